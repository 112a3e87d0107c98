"""The rules' sheet, as an office manager uses it: policies with a trial, own kinds of personal data, who saw it, exports."""

import json
import urllib.request

import pytest


@pytest.fixture
def sheet(page, server):
    page.enter(server.tenant("ecommerce"))
    page.click("#show-policies")
    page.see("#save-policy")
    return page


def test_a_key_without_the_right_is_told_so(page, server):
    page.expected_errors.add("403")
    page.sign_in(server.make_key("ecommerce", "knowledge:read", "assist"))
    page.click("#show-policies")
    page.waiting.until(lambda _: "admin" in page.see("#policies").text)


def test_a_banned_phrase_is_tried_saved_and_taken_back(sheet):
    sheet.see("#new-phrase").send_keys("ömür boyu garanti", "\n")
    sheet.see("#trial-text").send_keys("Ürünlerimiz Ö M Ü R boyu garantilidir")
    sheet.click("#save-policy")
    sheet.waiting.until(lambda _: sheet.see("#save-policy").get_attribute("disabled"))
    sheet.see("#trial-text").send_keys(".")
    sheet.waiting.until(lambda _: "Engelle" in sheet.see("#trial-result").text)
    sheet.click("#dry-run")
    sheet.see("#dry-run-result")
    sheet.press(next(node for node in sheet.all(".phrase .quiet") if "ömür" in (node.get_attribute("aria-label") or "")))
    sheet.click("#save-policy")
    sheet.waiting.until(lambda _: sheet.see("#save-policy").get_attribute("disabled"))


@pytest.mark.parametrize("width", [390, 1280])
def test_a_kind_of_personal_data_is_tried_before_it_is_kept(sheet, width):
    sheet.expected_errors.add("422")
    sheet.resize(width, 800)
    sheet.click("#own-add")
    for field, text in {
        "name": f"Abone no {width}", "value": "ABN-\\d{5}", "matches": "Abone numaram ABN-48213", "others": "ABN-48213 yok",
    }.items():
        sheet.see(f"#own-{field}").send_keys(text)
    sheet.click("#own-try")
    assert "ABN-48213" in sheet.see("#own-trial .source-list").text
    sheet.click("#own-save")
    assert "bulmaması" in sheet.see("#own-form .field-problem").text
    sheet.screenshot(f"own-kind-{width}")
    sheet.see("#own-others").clear()
    sheet.see("#own-others").send_keys("ABN-1 paketi")
    sheet.click("#own-save")
    sheet.waiting.until(lambda _: f"Abone no {width}" in sheet.see("#own-kinds").text)
    overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert sheet.run(overflow) <= 0
    sheet.press(next(
        node for node in sheet.all("#own-kinds .quiet") if str(width) in (node.get_attribute("aria-label") or "")))
    sheet.waiting.until(lambda _: f"Abone no {width}" not in sheet.see("#policies").text)


def test_who_saw_a_conversation_is_shown_and_a_file_is_written(sheet, server):
    key = server.tenant("ecommerce")["key"]

    def call(path, body=None):
        request = urllib.request.Request(
            server.url + path, data=json.dumps(body).encode() if body else None,
            headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    talk = call("/v1/conversations", {"external_id": "kurallar-1"})["id"]
    call(f"/v1/conversations/{talk}/messages", {"text": "Numaram 0532 487 61 09"})
    assert "0532" in call(f"/v1/conversations/{talk}/messages")["data"][0]["text"]
    sheet.click("#policies .icon")
    sheet.click("#show-policies")
    sheet.waiting.until(lambda _: "telefon" in sheet.see("#views").text)
    sheet.click("#export-start")
    sheet.waiting.until(lambda _: "hazır ·" in sheet.see("#export-list").text)
    assert sheet.run("return document.querySelector('#export-list').getBoundingClientRect().top < innerHeight")
    sheet.screenshot("exports")
    sheet.press(next(node for node in sheet.all("#export-list .quiet") if node.text == "İndir"))
    sheet.press(next(node for node in sheet.all("#export-list .quiet") if node.text == "Sil"))

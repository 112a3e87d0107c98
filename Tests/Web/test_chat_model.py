"""The chat model's card, as an office manager meets it: with a key that may not, and with one that may."""

import pytest


def open_card(page):
    page.click("#show-learning")
    card = page.see("#chat-model")
    page.waiting.until(lambda _: card.text.strip())
    page.run("arguments[0].scrollIntoView({ block: 'center' })", card)
    return card


def test_a_key_without_the_right_is_told_so(page, server):
    page.expected_errors.add("403")
    page.sign_in(server.make_key("ecommerce", "knowledge:read", "assist"))
    assert "yetki" in open_card(page).text


@pytest.mark.parametrize("width", [390, 1280])
def test_a_model_is_set_tried_and_removed(page, server, width):
    page.expected_errors.add("422")
    page.resize(width, 800)
    page.enter(server.tenant("ecommerce"))
    card = open_card(page)
    assert "İsteğe bağlıdır" in card.text
    page.see("#chat-url").send_keys("ftp://nowhere")
    page.see("#chat-name").send_keys("yerel-model")
    page.see("#chat-key").send_keys("gizli-anahtar")
    page.click("#chat-model .primary")
    page.waiting.until(lambda _: "çağrılamaz" in page.see("#chat-model .field-problem").text)
    page.run("document.querySelector('#chat-url').value = 'http://127.0.0.1:9/v1'")
    page.click("#chat-model .primary")
    page.see("#chat-test")
    assert page.see("#chat-key").get_attribute("value") == ""
    assert "Kayıtlı" in page.see("#chat-key").get_attribute("placeholder")
    page.click("#chat-test")
    assert page.see("#chat-outcome").text.startswith("!")
    page.run("document.querySelector('#chat-model').scrollIntoView({ block: 'center' })")
    page.screenshot(f"chat-model-{width}")
    overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.run(overflow) <= 0
    page.press(next(node for node in page.all("#chat-model .quiet") if node.text == "Kaldır"))
    page.waiting.until(lambda _: not page.all("#chat-test"))
    assert page.see("#chat-url").get_attribute("value") == ""

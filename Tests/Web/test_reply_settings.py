"""How replies sound, set and looked at before anything is kept."""

import pytest


@pytest.fixture
def settings(page, server):
    tenant = server.tenant("dental")
    page.enter(tenant)
    page.click("#show-replies")
    page.see("#reply-form")
    return tenant


def tones(page):
    return {node.get_attribute("data-tone"): node.text for node in page.all("#preview-tones .preview-tone")}


def write(page, selector, text):
    field = page.see(selector)
    field.clear()
    field.send_keys(text)


def test_one_question_is_shown_in_three_tones_with_the_same_facts(page, settings):
    page.see("#preview-tones .preview-tone[data-tone='friendly'] .said")
    shown = tones(page)
    assert list(shown) == ["formal", "short", "friendly"]
    quoted = shown["short"].split("göre: ", 1)[1].splitlines()[0]
    assert all(quoted.rstrip(".") in text for text in shown.values())
    page.click("#greeting-on")
    write(page, "#preview-customer", "Ece Ak")
    page.waiting.until(lambda _: "Sayın Ece Ak," in tones(page).get("formal", ""))
    assert "Merhaba Ece Ak!" in tones(page)["friendly"]
    page.click("input[name='tone'][value='friendly']")
    page.see(".preview-tone[data-tone='friendly'][aria-current='true']")
    page.screenshot("reply-settings")


def test_a_variable_that_nobody_knows_is_pointed_out(page, settings):
    page.expected_errors = {"422"}
    page.click("#greeting-on")
    write(page, "#greeting-text", "Merhaba {{musteri}},")
    problem = page.see("#preview-tones .problem")
    assert "{{musteri}}" in problem.text and "{{isim}}" in problem.text


def test_hours_are_a_week_at_a_glance(page, settings):
    page.click("#hours-kept")
    page.see("[data-day='monday'] input[type='time']")
    assert len(page.all(".week .day")) == 7
    assert "kapalı" in page.see("[data-day='sunday']").text
    page.see("#holidays")


def test_whoever_may_look_may_not_yet_change(page, server):
    page.sign_in(server.make_key("dental", "knowledge:read", "assist"))
    page.click("#show-replies")
    page.click("#hours-kept")
    page.expected_errors = {"403"}
    page.click("#hours-form .primary")
    # The page says what is missing.
    assert "admin" in page.see("#hours-form .problem").text


@pytest.mark.parametrize("width", [390, 1280])
def test_the_settings_fit_the_width(page, settings, width):
    page.resize(width, 844)
    page.see("#preview-tones .said")
    page.click("#hours-kept")
    page.click(".intent-settings summary")
    page.see(".intent-settings select")
    over = page.run("return document.querySelector('#replies .sheet-body').scrollWidth "
                    "- document.querySelector('#replies .sheet-body').clientWidth")
    assert over <= 0
    assert page.run("return document.documentElement.scrollWidth - innerWidth") <= 0
    page.screenshot(f"reply-settings-{width}")

"""A niche's records, as an office manager keeps them: a clinic's dentists, hours, prices and appointments."""

import datetime

import pytest


@pytest.fixture
def clinic(page, server):
    page.enter(server.tenant("dental"))
    page.click("#show-records")
    page.see("#records .chip")
    return server.tenant("dental")


def turn_to(page, name):
    page.click(f"#records [data-page='{name}']")
    page.see(f"#records [data-page='{name}'][aria-pressed='true']")
    page.see("#records .record-list, #records .sheet-body > .hint")


def fill(page, form, **values):
    for name, value in values.items():
        field = page.see(f"#do-{form}-{name}")
        page.run("arguments[0].value = arguments[1]", field, value)


def save(page):
    page.click("#records .record-form button[type='submit']")
    page.gone("#records .record-form")


def test_a_dentist_gets_hours_and_an_appointment(page, clinic):
    turn_to(page, "doctors")
    name = f"Dt. Deniz Örnek {datetime.datetime.now():%H%M%S}"
    page.click("#records [data-action='add']")
    page.click("#records .record-form button[type='submit']")
    page.expected_errors.add("422")
    # What is missing is said at its field, and nothing is lost.
    page.waiting.until(lambda _: page.see("#records .field-problem").text)
    page.see("#do-add-name").send_keys(name)
    save(page)
    page.waiting.until(lambda _: name in page.see("#records .record-list").text)

    turn_to(page, "hours")
    page.click("#records [data-action='add']")
    # The dentist is chosen by name.
    choice = page.see("#do-add-doctor_id")
    assert name in choice.text
    value = page.run(
        "return [...arguments[0].options].find((option) => option.text === arguments[1]).value", choice, name)
    day = datetime.date.today() + datetime.timedelta(days=7)
    fill(page, "add", doctor_id=value, weekday=day.isoweekday(), opens="00:00", closes="23:30")
    save(page)
    page.waiting.until(lambda _: name in page.see("#records .record-list").text)

    turn_to(page, "appointments")
    page.click("#records [data-action='book']")
    page.see("#do-book-doctor_id")
    fill(page, "book", doctor_id=value, starts_at=f"{day}T10:30", patient_name="Örnek Hasta",
         patient_phone="+90 555 000 11 22")
    save(page)
    page.waiting.until(lambda _: "Örnek Hasta" in page.see("#records .record-list").text)
    row = page.see("#records .record-list li")
    assert "Bekliyor" in row.text
    page.click("#records .record-list li [data-action='confirm']")
    page.waiting.until(lambda _: "Onaylı" in page.see("#records .record-list").text)
    page.click("#records .record-list li [data-action='cancel']")
    assert "bekleme listesi" in page.see("#records .record-form").text
    save(page)
    page.waiting.until(lambda _: "İptal" in page.see("#records .record-list").text)


def test_a_price_is_written_in_lira(page, clinic):
    turn_to(page, "services")
    page.click("#records [data-action='add']")
    name = f"Örnek tedavi {datetime.datetime.now():%H%M%S}"
    page.see("#do-add-name").send_keys(name)
    for place, amount in enumerate(["1250.50", "2000"]):
        page.all("#records .money input")[place].send_keys(amount)
    save(page)
    page.waiting.until(lambda _: name in page.see("#records .record-list").text)
    assert "₺1.250,50" in page.see("#records .record-list").text


@pytest.mark.parametrize("width", [390, 1280])
def test_the_records_fit_the_width(page, clinic, width):
    page.resize(width, 844)
    if width == 390:
        page.click("#show-records") if not page.all("#records .chip") else None
    turn_to(page, "services")
    page.screenshot(f"records-{width}")
    page.click("#records [data-action='add']")
    page.see("#records .money")
    page.screenshot(f"records-form-{width}")
    over = page.run("return document.querySelector('#records .sheet-body').scrollWidth "
                    "- document.querySelector('#records .sheet-body').clientWidth")
    assert over <= 0
    assert page.run("return document.documentElement.scrollWidth - innerWidth") <= 0

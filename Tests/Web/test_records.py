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


def test_a_customer_is_added_corrected_and_erased(page, clinic):
    turn_to(page, "customers")
    number = f"{datetime.datetime.now():%H%M%S}"
    page.click("#records [data-action='add']")
    page.see("#do-add-phone").send_keys("12")
    page.expected_errors.add("422")
    page.click("#records .record-form button[type='submit']")
    page.waiting.until(lambda _: "ülke koduyla" in page.see("#records .field-problem").text)
    fill(page, "add", name=f"Örnek Müşteri {number}", phone=f"+90 555 0{number[:2]} {number[2:4]} {number[4:]}")
    save(page)
    item = f"//li[@data-row][.//*[contains(text(), 'Örnek Müşteri {number}')]]"
    click_in(page, item, "change")
    fill(page, "change", email="ornek@example.com")
    save(page)
    page.waiting.until(lambda _: "ornek@example.com" in page.see("#records .record-list").text)
    click_in(page, item, "consent")
    fill(page, "consent", purpose="marketing", method="paper", wording="Kampanyaları duymak istiyorum.")
    save(page)
    # The details of what was just made are open, and say what was recorded since.
    page.waiting.until(lambda _: "Kampanyaları duymak" in page.see("#records .record-table").text)
    page.screenshot("records-consents")
    click_in(page, item, "erase")
    assert "kalıcı olarak" in page.see("#records .record-form").text
    save(page)
    page.waiting.until(lambda _: number not in page.see("#records .sheet-body").text)


def click_in(page, item, action):
    button = f"{item}//button[@data-action='{action}']"
    page.waiting.until(lambda _: page.press(page.driver.find_element("xpath", button)) or True)


def test_an_address_that_wants_no_messages_is_kept(page, clinic):
    turn_to(page, "opt-outs")
    address = f"istemeyen{datetime.datetime.now():%H%M%S}@example.com"
    page.click("#records [data-action='add']")
    page.see("#do-add-address").send_keys(address)
    save(page)
    page.waiting.until(lambda _: address in page.see("#records .record-list").text)
    # The filter finds it again, and says when nothing fits.
    page.click("#records .record-filter summary")
    page.see("#filter-opt-outs-address").send_keys("kimse@example.com", "\n")
    page.waiting.until(lambda _: "uyan kayıt yok" in page.see("#records .sheet-body > .hint").text)


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


COMPARABLES = """ilan_no,tarih,ilce,mahalle,brut_m2,oda,fiyat
ORN-1,2026-08-03,Kurguilçe,Örnekköy,110,3+1,5.400.000
ORN-2,2026-08-11,Kurguilçe,Örnekköy,95,2+1,4.650.000
"""


def test_a_file_goes_with_what_was_said_beside_it(page, server, tmp_path):
    page.enter(server.tenant("realestate"))
    page.click("#show-records")
    page.see("#records .chip")
    turn_to(page, "imports")
    file = tmp_path / "ornek-emsaller.csv"
    file.write_text(COMPARABLES, encoding="utf-8")
    page.click("#records [data-action='upload']")
    fill(page, "upload", price_kind="asking", deal="sale")
    page.driver.find_element("css selector", "#records .record-form input[type='file']").send_keys(str(file))
    page.gone("#records .record-form")
    page.waiting.until(lambda _: "ornek-emsaller.csv" in page.see("#records .record-list").text)
    page.screenshot("records-upload")
    # Where a heading was read as something else, it is said which one it is.
    page.click("#records .record-list li [data-action='columns']")
    assert page.see("#do-columns-headings-fiyat").get_property("value") == "fiyat"
    fill(page, "columns", **{"headings-oda": "olmayan"})
    page.expected_errors.add("422")
    page.click("#records .record-form button[type='submit']")
    page.waiting.until(lambda _: "“olmayan” başlığı yok" in page.see("#records .record-form").text)
    page.screenshot("records-columns")
    fill(page, "columns", **{"headings-oda": "oda"})
    save(page)
    # What the demo office rests on says that it is invented.
    turn_to(page, "comparables")
    assert "SENTETİK VERİDİR" in page.see("#records .record-list").text

"""What a tenant's admin does with documents on the page."""

import pathlib
import time

import pytest

FEW_WORDS = "Kargo bedeli {number} TL, teslim iki gun."


def pdf(pages):
    """A PDF with one line of ASCII text on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for line in pages:
        content = f"BT /F1 14 Tf 50 780 Td ({line}) Tj ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                       f"/Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    text, offsets = "%PDF-1.4\n", []
    for index, body in enumerate(objects, start=1):
        offsets.append(len(text))
        text += f"{index} 0 obj\n{body}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    text += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return text.encode("latin-1")


@pytest.fixture
def shop(server):
    return server.tenant("dental")


@pytest.fixture
def files(tmp_path):
    """Writes files whose bytes and names no other run has: the same bytes again are recognised."""
    stamp = time.time_ns()

    def write(name, pages):
        path = pathlib.Path(tmp_path, name.replace(".pdf", f"-{stamp}.pdf"))
        if pages is None:
            path.write_bytes(f"Bu bir PDF degil. {stamp}".encode())
        else:
            path.write_bytes(pdf([f"{line} {stamp}" for line in pages]))
        return str(path)

    return write


def choose(page, selector, path):
    """Hands a file to a hidden file input, and returns its name."""
    page.see(selector)
    page.driver.find_element("css selector", f"{selector} input[type='file']").send_keys(path)
    return pathlib.Path(path).name


def row(page, name):
    """The item of the document that was uploaded under this name."""
    found = page.run(
        "return [...document.querySelectorAll('#document-list > li')]"
        ".find((item) => item.querySelector('.hint').textContent.includes(arguments[0]))?.dataset.document", name)
    return found and f"#document-list > li[data-document='{found}']"


def texts(page, selector):
    """At one moment: the list is drawn again while documents are being read."""
    return page.run("return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent)", selector)


def awaited(page, name):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = row(page, name)
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{name} never came into the list:\n{page.text()[:2000]}")


def test_a_document_is_uploaded_tagged_and_replaced(page, shop, files):
    page.enter(shop)
    name = choose(page, "#upload", files("kargo.pdf", [FEW_WORDS.format(number=49)]))
    item = awaited(page, name)
    page.see(f"{item} .status[data-status='ready']")
    assert page.see(".quota meter").get_property("value") > 0
    assert "MB" in page.see(".quota .hint").text

    page.click(f"{item} .tools summary")
    field = page.see(f"{item} .tag-form input")
    field.send_keys("kargo, kampanya\n")
    page.see(f"{item} .tag")
    assert texts(page, f"{item} .tag") == ["kampanya", "kargo"]
    page.screenshot("documents")

    newer = choose(page, f"{item} .new-version", files("kargo-yeni.pdf", [FEW_WORDS.format(number=59)]))
    assert awaited(page, newer) == item
    versions = texts(page, f"{item} .versions li")
    assert len(versions) == 2 and "geçerli" in versions[0] and name in versions[1]
    page.click(f"{item} .versions li:last-child button")
    page.see("#viewer .stage:not([aria-busy]) .page-image")
    assert "sürüm 1" in page.see("#viewer .sheet-head").text
    page.screenshot("old-version")


def test_a_file_that_cannot_be_read_says_why_and_can_be_tried_again(page, shop, files):
    page.enter(shop)
    item = awaited(page, choose(page, "#upload", files("bozuk.pdf", None)))
    page.see(f"{item} .failure .source-problem")
    assert "PDF" in texts(page, f"{item} .failure .source-problem")[0]
    page.screenshot("failed-document")
    page.click(f"{item} [data-action='retry']")
    page.see(f"{item} .failure .source-problem")


def test_a_long_document_shows_its_pages_as_they_are_read(page, shop, files):
    page.enter(shop)
    # A look at it may be under way when it is cancelled.
    page.expected_errors.add("status of 404")
    lines = [f"Satir {number}: urun bedeli {number} TL." for number in range(400)]
    item = awaited(page, choose(page, "#upload", files("uzun.pdf", lines)))
    page.see(f"{item} progress")
    page.see(f"{item} progress[max='400']")
    assert "/ 400" in texts(page, f"{item} .progress .hint")[0]
    page.screenshot("progress")
    page.click(f"{item} [data-action='cancel']")
    page.gone(item)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(page, shop, files, width):
    page.enter(shop)
    item = awaited(page, choose(page, "#upload", files("cok-uzun-adi-olan-bir-belge-dosyasi-2026.pdf", None)))
    page.see(f"{item} .failure")
    page.resize(width, 800)
    if width < 1024:
        page.click("#show-sources")
    page.see(f"{item} .failure")
    page.screenshot(f"documents-{width}")
    assert page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

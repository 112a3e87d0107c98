"""What an agent does with the page, in a real browser, against a real server with the demo tenants."""

import uuid
import zipfile
from xml.sax.saxutils import escape

import pytest
from selenium.webdriver.common.keys import Keys

NONSENSE = "Mavi fil zıpzıp kuantum turşusu yörüngede ıslık çalar mı?"

# Draws the shown picture and the same page fetched without highlight, and measures where they differ:
# the share of the boxes' pixels that changed, how many changed outside of them, and the mean change of colour.
COMPARE_WITH_PLAIN_PAGE = """
const done = arguments[arguments.length - 1];
(async () => {
    const shown = document.querySelector(".page-image");
    const address = new URL(performance.getEntriesByType("resource").map((entry) => entry.name)
        .filter((name) => name.includes("highlight=")).at(-1));
    const dpi = Number(address.searchParams.get("dpi"));
    const boxes = address.searchParams.get("highlight").split(";").map((box) =>
        box.split(",").map((points) => Number(points) * dpi / 72));
    address.searchParams.delete("highlight");
    const headers = { Authorization: "Bearer " + sessionStorage.getItem("kaynak.key") };
    const plain = await createImageBitmap(await (await fetch(address, { headers })).blob());
    const pixels = (picture) => {
        const canvas = document.createElement("canvas");
        canvas.width = shown.naturalWidth;
        canvas.height = shown.naturalHeight;
        const context = canvas.getContext("2d");
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    const [before, after] = [pixels(plain), pixels(shown)];
    const inside = (x, y, slack) => boxes.some(([left, top, right, bottom]) =>
        x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack);
    let area = 0, changedInside = 0, changedOutside = 0, sum = [0, 0, 0];
    for (let y = 0; y < shown.naturalHeight; y++) {
        for (let x = 0; x < shown.naturalWidth; x++) {
            const at = 4 * (y * shown.naturalWidth + x);
            const change = [0, 1, 2].map((channel) => after[at + channel] - before[at + channel]);
            const changed = change.some((step) => Math.abs(step) > 8);
            if (inside(x, y, 0)) area += 1;
            if (!changed) continue;
            if (inside(x, y, 4)) changedInside += 1; else changedOutside += 1;
            sum = sum.map((total, channel) => total + change[channel]);
        }
    }
    const count = Math.max(1, changedInside + changedOutside);
    return { sizes: [plain.width === shown.naturalWidth, plain.height === shown.naturalHeight],
        coverage: changedInside / area, changedOutside, change: sum.map((total) => total / count) };
})().then((result) => done(result), (error) => done({ error: String(error) }));
"""


@pytest.fixture
def shop(server):
    return server.tenant("ecommerce")


def open_cited_page(page, shop):
    """Asks the shop's examples until a reply cites a page, opens it, and returns its row among the sources."""
    source = page.ask_until(shop["examples"], ".source[data-type='page']")
    number = source.get_attribute("data-citation")
    page.click(f".cite[data-citation='{number}']")
    page.see("#viewer .stage:not([aria-busy]) .page-image")
    return source


def test_a_citation_opens_its_page_with_the_quoted_words_highlighted(page, shop):
    page.screenshot("sign-in")
    page.enter(shop)
    page.screenshot("empty")
    source = open_cited_page(page, shop)
    quote = page.see("#viewer .quote").text
    shown = source.find_element("css selector", ".source-quote").get_property("textContent")
    # A table row's cells stand apart by tabs in the page's text; on the page they read as one line.
    assert quote and " ".join(quote.split()) == " ".join(shown.split())
    assert page.see(".page-image").get_property("naturalWidth") > 0
    page.screenshot("reply")

    page.driver.set_script_timeout(30)
    seen = page.driver.execute_async_script(COMPARE_WITH_PLAIN_PAGE)
    assert "error" not in seen, seen
    assert seen["sizes"] == [True, True]
    assert seen["coverage"] > 0.5, seen
    assert seen["changedOutside"] == 0, seen
    # A highlight is a colour, not a shade of grey.
    assert max(seen["change"]) - min(seen["change"]) > 20, seen


def test_the_reply_shows_each_sentence_with_a_number_and_tells_why(page, shop):
    page.enter(shop)
    open_cited_page(page, shop)
    shown = page.run(
        "const copy = document.querySelector('.reply-text').cloneNode(true);"
        "for (const badge of copy.querySelectorAll('.cite')) badge.remove(); return copy.textContent;")
    sentences = page.all(".reply-text .sentence")
    assert sentences and all(sentence.find_elements("css selector", ".cite") for sentence in sentences)
    page.click(".answer .why summary")
    assert "%" in page.see(".confidence").text
    assert page.see(".why dl").text

    # What is copied is what is read.
    page.cdp("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    page.click(".reply .copy")
    copied = page.driver.execute_async_script(
        "const done = arguments[0];"
        "setTimeout(() => navigator.clipboard.readText().then(done, (error) => done(String(error))), 300);")
    assert copied == shown


def test_an_faq_citation_shows_question_and_answer_with_the_quote_marked(page, server, shop):
    faqs = server.get("/v1/faqs?limit=50", shop["key"])["data"]
    page.enter(shop)
    source = page.ask_until([faq["question"] for faq in faqs[:6]], ".source[data-type='faq']")
    quote = source.find_element("css selector", ".source-quote").get_property("textContent")
    page.press(source)
    assert page.see("#viewer mark").get_property("textContent") == quote
    question = page.see("#viewer .faq-question").text
    assert any(faq["question"].strip() == question and quote in faq["answer"] for faq in faqs)


def workbook(path, rows):
    """An .xlsx with the rows as inline strings, written here so that no library is needed."""
    def cells(row):
        return "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row)

    sheet = "".join(f'<row r="{number}">{cells(row)}</row>' for number, row in enumerate(rows, 1))
    relation = '<Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml",
                         '<workbook xmlns:r="r"><sheets><sheet name="SSS" r:id="s"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relation}</Relationships>")
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")


def test_an_excel_file_is_looked_through_before_it_is_imported(page, server, shop, tmp_path):
    count = len(server.get("/v1/faqs?limit=200", shop["key"])["data"])
    mark = uuid.uuid4().hex[:8]
    file = tmp_path / "sorular.xlsx"
    workbook(file, [["Sorularımız"], ["Soru", "Yanıt", "Kategori"], [f"Deneme {mark} var mı?", "Evet, <b>var</b>.", "a"],
                    [f"Cevapsız {mark}?", "", "a"], [f"deneme {mark} VAR mı", "Hayır", "a"]])
    page.enter(shop)
    page.see("#faq-entries .source-list")
    page.driver.find_element("css selector", "#faq-file").send_keys(str(file))
    report = page.see(".import-report")
    assert "1 yeni" in report.text and "2 alınamayan" in report.text and "SSS" in report.text
    reasons = [item.text for item in page.all(".import-rejected li")]
    assert len(reasons) == 2 and "4. satır" in reasons[0] and "5. satır" in reasons[1]
    assert len(server.get("/v1/faqs?limit=200", shop["key"])["data"]) == count
    page.screenshot("import-report")

    page.click("#confirm-import")
    assert "1 yeni" in page.see(".import-done").text
    page.see("#faq-entries .source-list")
    assert f"Deneme {mark} var mı?" in page.see("#faq-entries .source-list").text
    page.screenshot("import-done")
    faqs = server.get("/v1/faqs?limit=200", shop["key"])["data"]
    assert [faq["answer"] for faq in faqs if mark in faq["question"]] == ["Evet, <b>var</b>."]


def test_a_file_without_questions_is_explained(page, shop, tmp_path):
    page.expected_errors.add("status of 422")
    file = tmp_path / "liste.csv"
    file.write_text("ad;soyad\nAda;Kaya\n", encoding="utf-8")
    page.enter(shop)
    page.see("#faq-entries .source-list")
    page.driver.find_element("css selector", "#faq-file").send_keys(str(file))
    assert "soru" in page.see(".faq-import .problem").text


def test_columns_with_other_names_are_pointed_out_by_hand(page, shop, tmp_path):
    page.expected_errors.add("status of 422")
    mark = uuid.uuid4().hex[:8]
    file = tmp_path / "liste.csv"
    file.write_text(f"Ne sordular;Ne dedik\nDeneme {mark}?;Evet\n", encoding="utf-8")
    page.enter(shop)
    page.see("#faq-entries .source-list")
    page.driver.find_element("css selector", "#faq-file").send_keys(str(file))
    page.see(".import-mapping input[name='question']").send_keys("Ne sordular")
    page.see(".import-mapping input[name='answer']").send_keys("B")
    page.click(".import-mapping button")
    report = page.see(".import-report")
    assert "1 yeni" in report.text and "Ne dedik" in report.text


def test_a_question_without_a_source_is_handed_over(page, shop):
    page.enter(shop)
    assert page.ask(NONSENSE) == "handoff"
    panel = page.see(".panel.handoff")
    assert "Bu soruyu siz yanıtlayın" in panel.text
    assert panel.find_element("css selector", ".reason").text
    assert page.all(".reply-text") == []
    page.screenshot("handoff")


def test_a_wrong_key_is_explained_in_the_chosen_language(page):
    page.expected_errors.add("status of 401")
    page.see("#key").send_keys("kyn_bu_anahtar_yok", Keys.ENTER)
    turkish = page.see("#key-problem .problem").text
    assert page.run("return document.documentElement.lang") == "tr"
    assert any(letter in turkish for letter in "çğıöşüÇĞİÖŞÜ"), turkish
    assert page.see("#key").get_attribute("aria-invalid") == "true"
    assert page.run("return sessionStorage.length") == 0

    page.click("[data-language='en']")
    page.see("#key").send_keys(Keys.ENTER)
    page.gone("#key-form button:disabled")
    assert page.see("#key-problem .problem").text != turkish


def test_the_key_stays_in_this_tab_and_signing_out_forgets_it(page, shop):
    page.enter(shop)
    page.ask(NONSENSE)
    places = page.run(
        "return [location.href, JSON.stringify(localStorage), document.cookie, document.documentElement.outerHTML]")
    assert [place for place in places if shop["key"] in place] == []
    assert page.run("return Object.values(sessionStorage)") == [shop["key"]]

    page.open()
    page.see("#message")
    assert page.all("#history li") == [], "asked questions are kept in memory only"

    page.click("#sign-out")
    page.see("#sign-in")
    assert page.run("return sessionStorage.length") == 0
    page.open()
    page.see("#sign-in")


def test_the_language_is_switched_at_once_and_remembered(page, shop):
    page.enter(shop)
    page.see("#send")
    assert page.see("#send").text == "Cevap öner"
    page.click("[data-language='en']")
    assert page.see("#send").text == "Suggest a reply"
    page.ask(NONSENSE)
    assert "Please answer this one yourself" in page.see(".panel.handoff").text
    page.open()
    assert page.see("#send").text == "Suggest a reply"
    assert page.run("return document.documentElement.lang") == "en"


def test_the_keyboard_is_enough(page, shop):
    page.enter(shop)
    assert page.focused.get_attribute("id") == "message"
    page.focused.send_keys("bir", Keys.SHIFT + Keys.ENTER + Keys.NULL, "iki")
    assert page.see("#message").get_property("value") == "bir\niki"
    assert page.all(".asked") == []

    number = page.ask_until(shop["examples"], ".cite").get_attribute("data-citation")
    page.see(f".cite[data-citation='{number}']").send_keys(Keys.ENTER)
    page.see("#viewer")
    assert page.focused.get_attribute("id") == "viewer-heading"
    page.focused.send_keys(Keys.ESCAPE)
    page.gone("#viewer")
    assert page.focused.get_attribute("data-citation") == number


def test_a_conversation_goes_on_with_its_turns(page, shop):
    page.enter(shop)
    page.ask_until(shop["examples"], ".panel.reply")
    page.click(".panel.reply .actions .quiet")
    turns = page.all("#turn-list textarea")
    assert [turn.get_property("value") != "" for turn in turns] == [True, True]
    page.run(
        "const send = fetch;"
        "window.fetch = (path, options) => { window.sent = options.body; return send(path, options); };")
    page.ask("Peki kargo ücretini kim öder?")
    assert page.run("return JSON.parse(window.sent).history.map((turn) => turn.role)") == ["customer", "agent"]
    assert len(page.all("#history li")) >= 2


def test_no_connection_is_said_and_can_be_retried(page, shop):
    page.expected_errors.add("ERR_INTERNET_DISCONNECTED")
    page.enter(shop)
    page.see("#sources .source-list")
    page.cdp("Network.enable")
    page.cdp("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
    assert page.ask(NONSENSE) == "problem"
    assert "Sunucuya ulaşılamadı" in page.see(".problem").text
    page.cdp("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    page.click(".problem .primary")
    page.see(".panel.handoff")


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_runs_over_the_edge(page, shop, width):
    page.resize(width, 800)
    overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.run(overflow) <= 0
    page.enter(shop)
    open_cited_page(page, shop)
    assert page.run(overflow) <= 0
    modal = page.run("return document.querySelector('#viewer').matches(':modal')")
    assert modal == (width < 1024)
    page.screenshot(f"viewer-{width}")
    page.click("#close-viewer")
    page.screenshot(f"reply-{width}")
    page.resize(width, 800, "dark")
    page.screenshot(f"dark-{width}")
    assert page.run(overflow) <= 0


def test_the_page_forbids_foreign_content(server):
    policy = server.headers("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy

"""Makes the folder that `kaynak eval` reads from what lies beside this folder: sources, FAQs, questions, messages.

    python3 benchmarks/answers/tools/make.py FOLDER [tenant ..]

Needs reportlab (corpora/tools/requirements.txt), pdftotext and pdftoppm. A page that a question's source names is found by
its gold spans, so that a question can be written without counting pages. See ../README.md for the text formats.
"""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
CORPORA = HERE.parent.parent / "corpora"
sys.path.insert(0, str(CORPORA / "tools"))
import sheet  # noqa: E402
import source  # noqa: E402
from check import fold, holds, page_texts  # noqa: E402

NICHES = {"fincankosk": "ecommerce", "sedirpinar": "dental", "ihlamurkent": "aesthetic", "cinarlibel": "realestate",
          "patikanova": "ecommerce", "menekselik": "aesthetic", "selvinar": "dental", "kavakdere": "realestate",
          "patipinar": "ecommerce", "yosunludere": "dental", "nergisada": "aesthetic", "karaagac": "realestate"}
SCANS = {"kulup-uyelik-duyurusu", "ulasim-ve-saatler-afisi", "welcome-leaflet", "ofis-duyurusu", "kiralama-afisi",
         "duvar-ilani", "bakim-brosuru", "klinik-ilani", "konuk-rehberi", "vitrin-duyurusu"}


def scanned(pdf):
    """The same pages as pictures: nothing is left that could be read without OCR."""
    from reportlab.pdfgen import canvas
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-jpeg", "-jpegopt", "quality=55", pdf, f"{folder}/p"], check=True)
        out = io.BytesIO()
        sheet_of = canvas.Canvas(out, pagesize=(595, 842), invariant=True)
        pictures = sorted(Path(folder).glob("*.jpg"))
        for picture in pictures:
            sheet_of.drawImage(str(picture), 0, 0, 595, 842)
            sheet_of.showPage()
        sheet_of.save()
    pdf.write_bytes(out.getvalue())


def documents(tenant, folder):
    texts, listed = {}, []
    house = HERE / "sources" / tenant / "house.md"
    for path in sorted(house.parent.glob("*.md")):
        if path == house:
            continue
        made, target = source.read(path), folder / (path.stem + ".pdf")
        pages = sheet.render(house, made, target)
        texts[path.stem] = page_texts(target)
        entry = {"file": target.name, "title": made.meta["title"], "lang": made.meta["lang"], "pages": pages,
                 "layout": made.meta["layout"]}
        if "header" in made.meta:
            entry["repeated_header_footer"] = True
        if path.stem in SCANS:
            entry["needs_ocr"] = True
            scanned(target)
        listed.append(entry)
    return texts, listed, made.meta["code"]


def faq(tenant, folder):
    answers = {}
    with open(folder / "faq.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "category", "lang", "question", "answer"])
        for number, line in enumerate((HERE / f"faq-{tenant}.txt").read_text(encoding="utf-8").splitlines(), 1):
            category, question, answer = [part.strip() for part in line.split(" | ")]
            writer.writerow([f"F{number:02}", category, "tr", question, answer])
            answers[f"F{number:02}"] = answer
    return answers


def need(where, names, gold, texts, answers):
    spans = [[alternative.strip() for alternative in gold.split(" / ")]]
    right = lambda text: all(any(holds(fold(text), span) for span in item) for item in spans)  # noqa: E731
    places = []
    for name in names.split(","):
        name = name.strip()
        if name.startswith("faq:"):
            if not right(answers[name[4:]]):
                sys.exit(f"{where}: {spans} is not in {name}")
            places.append({"faq": name[4:]})
            continue
        pages = [number for number, text in enumerate(texts[name], 1) if right(text)]
        if not pages:
            sys.exit(f"{where}: {spans} is not in {name}")
        places += [{"document": name + ".pdf", "page": page} for page in pages]
    return {"any_of": places, "gold": spans}


def questions(tenant, labels, texts, answers):
    for number, line in enumerate((HERE / f"questions-{tenant}.txt").read_text(encoding="utf-8").splitlines(), 1):
        where = f"{tenant[:5]}-{number:03}"
        style, intent, names, gold, text = line.split("|", 4)
        kind, _, style = style.rpartition("!")
        intents = [label for label in intent.split(";") if label in labels] or ["diger"]
        item = {"id": where, "tenant": tenant, "style": style, "intent": intents[0], "answerable": not kind}
        item["lang"] = {"english": "en", "arabic": "ar"}.get(style, "tr")
        if len(intents) > 1:
            item["intent_alt"] = intents[1:]
        if kind:
            item["unanswerable_kind"] = kind
        item["expected_decision"] = (
            ["reply"] if not kind else ["blocked", "handoff"] if kind == "injection" else ["handoff"])
        if match := re.match(r"\[M:(.*?)\|\|T:(.*?)\] ", text):
            item["history"] = [{"role": "customer", "text": match[1]}, {"role": "agent", "text": match[2]}]
            text = text[match.end():]
        item["text"] = text
        item["needs"] = [] if kind else [
            need(where, *pair, texts, answers) for pair in zip(names.split(" && "), gold.split(" && "))]
        item["must_not"] = []
        yield item


def messages(labels):
    """Messages to read the intent of, of every file; a language is told by its letters and a few words."""
    for path in sorted(HERE.glob("messages-*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            niche, intent, text = line.split("|", 2)
            if intent not in labels[niche]:
                sys.exit(f"{path.name}:{number}: {niche} has no {intent}")
            english = re.search(r"\b(the|my|you|do|is|how|for|and|can|please|to|I|of|what)\b", text)
            lang = "ar" if re.search("[\u0600-\u06ff]", text) else "en" if english else "tr"
            style = {"ar": "arabic", "en": "english"}.get(lang, "slang")
            yield {"id": f"{path.stem[9:]}-{number:03}", "niche": niche, "text": text, "intent": intent, "lang": lang,
                   "style": style}


def main(target, tenants):
    sheet.register_fonts()
    labels = json.loads((CORPORA / "labels.json").read_text(encoding="utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    (target / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
    asked = [json.dumps(item, ensure_ascii=False) for item in messages(labels)]
    (target / "intents.jsonl").write_text("\n".join(asked) + "\n", encoding="utf-8")
    lines = []
    for tenant in tenants or NICHES:
        folder = target / "tenants" / tenant
        folder.mkdir(parents=True, exist_ok=True)
        texts, listed, canary = documents(tenant, folder)
        answers = faq(tenant, folder)
        name = source.front_matter(HERE / "sources" / tenant / "house.md")[0]["name"]
        about = {"id": tenant, "name": name, "niche": NICHES[tenant], "languages": ["tr", "en"], "canary": canary,
                 "documents": listed, "faq": "faq.csv", "faq_count": len(answers)}
        (folder / "tenant.json").write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
        asked = list(questions(tenant, labels[NICHES[tenant]], texts, answers))
        lines += [json.dumps(item, ensure_ascii=False) for item in asked]
        print(f"{tenant}: {len(listed)} documents, {len(answers)} FAQ entries, {len(asked)} questions")
    (target / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

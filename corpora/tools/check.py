"""Checks the corpora: sources against PDFs, tenant.json against both, questions against the text they lean on.

Needs python3 and pdftotext only. Prints what is wrong and returns 1; with --sources also lists, for review, every page and
FAQ entry that holds a question's gold spans without being named in its `any_of`.
"""

import collections
import csv
import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import source as src

CORPORA = Path(__file__).resolve().parent.parent
STYLES = {"clean", "typo", "ascii", "slang", "long_story", "multi", "english", "arabic", "followup"}
KINDS = {"near_miss", "other_tenant", "medical_advice", "urgent", "live_data", "injection", "out_of_scope", "human_request"}
DECISIONS = {"reply", "handoff", "blocked"}
FAQ_FIELDS = ["id", "category", "lang", "question", "answer"]

problems = []


def problem(where, what):
    problems.append(f"{where}: {what}")


# The comparison rule: one spelling for what means the same.

def fold(text):
    """Case, dashes, currency and thousands separators made alike, as a scorer of replies has to do."""
    text = unicodedata.normalize("NFKC", text).replace("İ", "i").replace("I", "ı").lower()
    text = re.sub("[–—−]", "-", text)
    text = re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)
    text = text.replace("₺", " tl ").replace("€", " eur ").replace("%", " yüzde ")
    text = re.sub(r"\blira\b", "tl", re.sub(r"\beuro\b", "eur", text))
    text = re.sub(r"[’'\"“”]", "", text)
    text = re.sub(r"(?<=\d)\s*-\s*(?=\d)", "-", text)
    return " ".join(re.sub(r"[^0-9a-zçğıöşüâîû@+:,./\-\u0600-\u06ff]+", " ", text).split())


def holds(folded, span):
    """Whether the span stands in the folded text, a number only where it is not part of a longer one."""
    span = re.escape(fold(span))
    before = r"(?<![\d])(?<!\d[.,])" if span[0].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if span[-1].isdigit() else ""
    return re.search(before + span + after, folded) is not None


def letters(text):
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text.replace("**", "")))


# Reading.

def read_jsonl(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def page_texts(pdf):
    made = subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
    return made.stdout.decode("utf-8").split("\f")[:-1]


def pdf_keywords(pdf):
    made = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, text=True).stdout
    return next((line.partition(":")[2].strip() for line in made.splitlines() if line.startswith("Keywords:")), "")


class Tenant:
    """One tenant's material as text: `pages[file][n - 1]` and `faqs[id]`."""

    def __init__(self, folder):
        self.id, self.folder = folder.name, folder
        self.sources = CORPORA / "sources" / self.id
        self.about = json.loads((folder / "tenant.json").read_text(encoding="utf-8"))
        self.pages = {pdf.name: page_texts(pdf) for pdf in sorted(folder.glob("*.pdf"))}
        with open(folder / "faq.csv", encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            self.faq_rows, self.faq_header = list(rows), rows.fieldnames
        self.faqs = {row["id"]: row["question"] + "\n" + row["answer"] for row in self.faq_rows}

    def text(self, at):
        """The text of a place in `any_of`, or None."""
        if "faq" in at:
            return next((row["answer"] for row in self.faq_rows if row["id"] == at["faq"]), None)
        pages = self.pages.get(at.get("document"), [])
        return pages[at["page"] - 1] if 1 <= at.get("page", 0) <= len(pages) else None

    def places(self):
        for file, pages in self.pages.items():
            for number in range(1, len(pages) + 1):
                yield {"document": file, "page": number}
        for row in self.faq_rows:
            yield {"faq": row["id"]}

    def everything(self):
        files = [path.read_text(encoding="utf-8") for path in sorted(self.sources.glob("*.md"))]
        return "\n".join(files + [page for pages in self.pages.values() for page in pages] + list(self.faqs.values()))


# The checks.

def check_documents(tenant):
    about, listed = tenant.about, {}
    for key in ("id", "name", "niche", "languages", "canary", "documents", "faq", "faq_count", "note"):
        if key not in about:
            problem(tenant.id, f"tenant.json has no {key}")
    for document in about["documents"]:
        where = f"{tenant.id}/{document['file']}"
        listed[document["file"]] = document
        path = tenant.sources / (Path(document["file"]).stem + ".md")
        if document["file"] not in tenant.pages or not path.exists():
            problem(where, "PDF or source is missing")
            continue
        made = src.read(path)
        house = tenant.sources / "house.md"
        digest = hashlib.sha256(house.read_bytes() + path.read_bytes()).hexdigest()[:16]
        if pdf_keywords(tenant.folder / document["file"]) != "source " + digest:
            problem(where, "the PDF is older than its source: run scripts/make-corpora")
        if len(tenant.pages[document["file"]]) != document["pages"]:
            problem(where, f"{len(tenant.pages[document['file']])} pages, tenant.json says {document['pages']}")
        for key in ("title", "lang", "layout"):
            if made.meta[key] != document[key]:
                problem(where, f"{key} is {made.meta[key]!r} in the source, {document[key]!r} in tenant.json")
        if bool(document.get("repeated_header_footer")) != ("header" in made.meta):
            problem(where, "repeated_header_footer differs from the source")
        if about["canary"] not in "".join(tenant.pages[document["file"]]):
            problem(where, "the canary is missing")
        note = letters(made.meta.get("note") or src.front_matter(house)[0]["note"])
        if note not in letters("".join(tenant.pages[document["file"]])):
            problem(where, "the small print that says all is invented is missing")
        check_order(where, made, tenant.pages[document["file"]])
    for extra in set(tenant.pages) - set(listed):
        problem(tenant.id, f"{extra} is not in tenant.json")


def pieces(document):
    for block in document.blocks:
        if isinstance(block, src.Bullets):
            yield from block.items
        elif isinstance(block, src.Table):
            yield from block.header
            for row in block.rows:
                yield from row
        elif isinstance(block, src.Clause):
            yield block.number + " " + block.text
        elif not isinstance(block, src.Break):
            yield block.text


REACH = 250  # letters of page furniture that may stand between two neighbours, where a page ends


def check_order(where, document, pages):
    """Every heading, paragraph and cell must come out of pdftotext whole and right after the one before it."""
    text, at = letters("".join(pages)), 0
    for piece in pieces(document):
        plain = letters(piece)
        found = text.find(plain, at, at + REACH + len(plain))
        if found >= 0:
            at = found + len(plain)
        else:
            problem(where, f"not in its place in the PDF's text: {piece[:70]!r}")


def check_faq(tenant):
    if tenant.faq_header != FAQ_FIELDS:
        problem(tenant.id, f"faq.csv header is {tenant.faq_header}")
    rows = tenant.faq_rows
    if len(rows) < 25 or len(rows) != tenant.about["faq_count"]:
        problem(tenant.id, f"{len(rows)} FAQ entries, tenant.json says {tenant.about['faq_count']}, at least 25 wanted")
    if len({row["id"] for row in rows}) != len(rows):
        problem(tenant.id, "FAQ ids repeat")
    for row in rows:
        if not all((row[key] or "").strip() for key in FAQ_FIELDS) or row["lang"] not in tenant.about["languages"]:
            problem(f"{tenant.id}/{row['id']}", "an empty field or a language the tenant does not have")


def check_separation(tenants):
    files = collections.Counter(file for tenant in tenants for file in tenant.pages)
    for file, count in files.items():
        if count > 1:
            problem(file, "two tenants use this file name, so a leaked source would not show")
    for tenant in tenants:
        for other in tenants:
            if other is not tenant and tenant.about["canary"] in other.everything():
                problem(other.id, f"holds the canary of {tenant.id}")


def check_question(question, tenant, labels, where):
    if question["style"] not in STYLES or question["lang"] not in ("tr", "en", "ar"):
        problem(where, "unknown style or language")
    for label in [question["intent"]] + question.get("intent_alt", []):
        if label not in labels[tenant.about["niche"]]:
            problem(where, f"{label} is not an intent of {tenant.about['niche']}")
    if not question["expected_decision"] or not set(question["expected_decision"]) <= DECISIONS:
        problem(where, "expected_decision")
    if question["style"] == "followup" and not question.get("history"):
        problem(where, "a follow-up without history")
    if question["style"] == "multi" and len(question["needs"]) < 2:
        problem(where, "several questions, one need")
    if question["answerable"] != bool(question["needs"]) or question["answerable"] == ("unanswerable_kind" in question):
        problem(where, "answerable, needs and unanswerable_kind disagree")
    if question.get("unanswerable_kind", "near_miss") not in KINDS:
        problem(where, "unknown unanswerable_kind")
    for need in question["needs"]:
        for at in need["any_of"]:
            text = tenant.text(at)
            if text is None:
                problem(where, f"no such source: {at}")
                continue
            folded = fold(text)
            for item in need["gold"]:
                if not any(holds(folded, span) for span in item):
                    problem(where, f"{item} is not in {at}")
        if not need["any_of"] or not need["gold"]:
            problem(where, "a need without source or gold")
    own = fold(tenant.everything())
    for span in question["must_not"]:
        if holds(own, span):
            problem(where, f"must_not {span!r} stands in the tenant's own material")


def check_twins(questions):
    groups = collections.defaultdict(list)
    for question in questions:
        if "twin" in question:
            groups[question["twin"]].append(question)
    for name, group in groups.items():
        if len(group) < 2 or len({q["text"] for q in group}) > 1 or len({q["tenant"] for q in group}) < len(group):
            problem(f"twin {name}", "needs the same words at several tenants")
        for question in group:
            for other in group:
                for need in other["needs"] if other is not question else []:
                    for item in need["gold"]:
                        if item[0] not in question["must_not"]:
                            problem(question["id"], f"must_not lacks {item[0]!r}, the answer of {other['tenant']}")


def unnamed_sources(question, tenant):
    for need in question["needs"]:
        for at in tenant.places():
            folded = fold(tenant.text(at))
            if at not in need["any_of"] and all(any(holds(folded, span) for span in item) for item in need["gold"]):
                yield f"{question['id']} {question['text'][:60]!r} {need['gold']} also in {at}"


def main():
    labels = json.loads((CORPORA / "labels.json").read_text(encoding="utf-8"))
    tenants = {folder.name: Tenant(folder) for folder in sorted((CORPORA / "tenants").iterdir())}
    questions = read_jsonl(CORPORA / "questions.jsonl")
    intents = read_jsonl(CORPORA / "intents.jsonl")

    for tenant in tenants.values():
        if tenant.about["niche"] not in labels or tenant.about["id"] != tenant.id:
            problem(tenant.id, "niche or id")
        check_documents(tenant)
        check_faq(tenant)
    check_separation(list(tenants.values()))

    ids = collections.Counter(item["id"] for item in questions + intents)
    for repeated in [key for key, count in ids.items() if count > 1]:
        problem(repeated, "the id repeats")
    for question in questions:
        if question["tenant"] not in tenants:
            problem(question["id"], f"no tenant {question['tenant']}")
            continue
        check_question(question, tenants[question["tenant"]], labels, question["id"])
    check_twins(questions)
    for message in intents:
        for label in [message["intent"]] + message.get("intent_alt", []):
            if label not in labels.get(message["niche"], []):
                problem(message["id"], f"{label} is not an intent of {message['niche']}")

    asked = collections.Counter(question["tenant"] for question in questions)
    told = collections.Counter(message["niche"] for message in intents)
    for tenant in tenants.values():
        if asked[tenant.id] < 15 or told[tenant.about["niche"]] < 10:
            problem(tenant.id, "at least 15 questions and 10 intent messages wanted")
        print(f"{tenant.id}: {len(tenant.pages)} documents, {sum(map(len, tenant.pages.values()))} pages, "
              f"{len(tenant.faq_rows)} FAQ entries, {asked[tenant.id]} questions, "
              f"{told[tenant.about['niche']]} intent messages")
    if "--sources" in sys.argv:
        for question in questions:
            for line in unnamed_sources(question, tenants[question["tenant"]]):
                print("review:", line)
    for line in problems:
        print("problem:", line)
    print("check: " + (f"{len(problems)} problems" if problems else "all good"))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

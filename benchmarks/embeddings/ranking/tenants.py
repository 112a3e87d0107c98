"""A folder of tenants with documents, FAQs and questions as a collection; each question searches its tenant only."""

import csv
import json
import subprocess

from collection import Collection, Passage, Query


def tenants(folder):
    """Pages and FAQ entries are the passages; what has no text layer is left out with the questions that need it."""
    passages, empty_pages = [], 0
    for file in sorted((folder / "tenants").glob("*/tenant.json")):
        tenant = json.loads(file.read_text(encoding="utf-8"))
        for document in tenant["documents"]:
            pages = _pages(file.parent / document["file"], document.get("password", ""))
            for number, text in enumerate(pages, 1):
                if text:
                    text = f"{document['title']}\n{text}"
                    passages.append(Passage(_page(tenant["id"], document["file"], number), text, tenant["id"]))
                else:
                    empty_pages += 1
        if tenant.get("faq"):
            with open(file.parent / tenant["faq"], encoding="utf-8-sig", newline="") as rows:
                for row in csv.DictReader(rows):
                    text = f"{row['question']}\n{row['answer']}"
                    passages.append(Passage(_faq(tenant["id"], row["id"]), text, tenant["id"]))
    known = {passage.id for passage in passages}
    queries, left_out = [], 0
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if not question["answerable"]:
            continue
        needs = tuple(
            tuple(source for source in _sources(question["tenant"], need) if source in known)
            for need in question["needs"])
        if needs and all(needs):
            tags = (question["style"],)
            queries.append(Query(question["id"], _asked(question), needs, tags, question["tenant"]))
        else:
            left_out += 1
    if not queries:
        raise SystemExit(f"{folder} has no answerable question whose source can be read")
    about = {"pages_without_text": empty_pages, "questions_left_out": left_out}
    return Collection("tenants", passages, queries, about)


def _pages(file, password):
    command = ["pdftotext", "-enc", "UTF-8", "-upw", password, str(file), "-"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"pdftotext cannot read {file}: {done.stderr.decode(errors='replace').strip()}")
    return [page.strip() for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def _page(tenant, document, number):
    return f"{tenant}/{document}#{number}"


def _faq(tenant, entry):
    return f"{tenant}/faq#{entry}"


def _sources(tenant, need):
    return [
        _faq(tenant, source["faq"]) if source.get("faq") else _page(tenant, source["document"], source["page"])
        for source in need["any_of"]
    ]


def _asked(question):
    """A follow-up is understood with what the customer said before it."""
    said = [turn["text"] for turn in question.get("history", []) if turn["role"] == "customer"]
    return "\n".join(said[-1:] + [question["text"]])

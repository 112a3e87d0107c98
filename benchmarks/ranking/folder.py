"""Folders of the evaluation format, in which every question stands in every form."""

import csv
import hashlib
import json
import sys
from pathlib import Path

from forms import FORMS, typed

#: Of the help passages that a query was made from, one in this many is left out of what is searched.
LEFT_OUT = 4


def questions_of(folder):
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def write_forms(folder, target, seeds):
    """The same tenants, and each question once a form; the misspelt form once a seed.

    Returns the forms as they are asked: id, question, form.
    """
    target.mkdir(parents=True)
    (target / "tenants").symlink_to((folder / "tenants").resolve())
    asked = []
    with open(target / "questions.jsonl", "w", encoding="utf-8") as lines:
        for question in questions_of(folder):
            for form in FORMS:
                for seed in seeds if form == "misspelt" else seeds[:1]:
                    name = f"{question['id']}/{form}/{seed}"
                    variant = {**question, "id": name, "text": typed(question["text"], form, seed)}
                    lines.write(json.dumps(variant, ensure_ascii=False) + "\n")
                    asked.append((name, question, form))
    return asked


def write_known_items(target, cache):
    """LibreOffice's Turkish help as the FAQ of one tenant, with the properly typed queries of the embedding benchmark.

    A query whose passage is left out counts as unanswerable: its neighbours are there, the answer most likely is not.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "embeddings/ranking"))
    from known_items import known_items

    collection = known_items(cache)
    queries = [query for query in collection.queries if "plain" in query.tags]
    left_out = {query.needs[0][0] for query in queries if _draw(query.id) % LEFT_OUT == 0}
    passages = [passage for passage in collection.passages if passage.id not in left_out]
    names = {passage.id: f"K{number:04}" for number, passage in enumerate(passages, 1)}
    tenant = target / "tenants/yardim"
    tenant.mkdir(parents=True)
    with open(tenant / "faq.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "category", "lang", "question", "answer"])
        for passage in passages:
            title, _, text = passage.text.partition("\n")
            rows.writerow([names[passage.id], "yardim", "tr", title, text or title])
    about = {
        "id": "yardim", "name": "Yardım", "niche": "ecommerce", "languages": ["tr"], "canary": "", "documents": [],
        "faq": "faq.csv", "faq_count": len(passages),
    }
    (tenant / "tenant.json").write_text(json.dumps(about), encoding="utf-8")
    with open(target / "questions.jsonl", "w", encoding="utf-8") as lines:
        for query in queries:
            source = query.needs[0][0]
            needs = [{"any_of": [{"faq": names[source]}], "gold": []}] if source in names else []
            question = {
                "id": query.id, "tenant": "yardim", "text": query.text, "lang": "tr", "style": query.tags[0],
                "intent": "diger", "answerable": bool(needs), "expected_decision": ["reply" if needs else "handoff"],
                "needs": needs, "must_not": [],
            }
            lines.write(json.dumps(question, ensure_ascii=False) + "\n")


def _draw(name):
    return int.from_bytes(hashlib.sha256(f"left out\0{name}".encode()).digest()[:8])

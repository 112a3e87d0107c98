"""Scores spans against marked sentences: precision, recall and F1 per type at half an overlap, leaks and false alarms.

    python3 score.py SENTENCES.jsonl SPANS.jsonl

Half an overlap: intersection over union of at least .5. A type that is not among ``TYPES`` (`TCKN_SUSPECT`) neither gains
nor loses in the table, but flags a text without personal data and covers the characters it stands on.
"""

import json
import sys

TYPES = "TCKN VKN PHONE EMAIL IBAN CARD PLATE IP PASSPORT PERSON ADDRESS DOB HEALTH".split()


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def overlap(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def ratio(a, b):
    return overlap(a, b) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def score(sentences, spans):
    """Counts by type as [found, missed, wrong, exact], and what holds for the whole set."""
    counts = {name: [0, 0, 0, 0] for name in TYPES}
    leaked = marked = clean = flagged = claimed = 0
    for sentence in sentences:
        all_found = spans.get(sentence["id"], [])
        rest = [span for span in all_found if span["type"] in TYPES]
        covered = {place for span in all_found for place in range(span["start"], span["end"])}
        for mark in sentence["spans"]:
            if mark["type"] not in TYPES:
                kind = mark["type"].replace("_INVALID", "")
                claimed += any(span["type"] == kind and overlap(span, mark) for span in rest)
                continue
            marked += mark["end"] - mark["start"]
            leaked += sum(place not in covered for place in range(mark["start"], mark["end"]))
            same = [span for span in rest if span["type"] == mark["type"] and ratio(span, mark) >= 0.5]
            if same:
                best = max(same, key=lambda span: ratio(span, mark))
                rest.remove(best)
                counts[mark["type"]][0] += 1
                counts[mark["type"]][3] += (best["start"], best["end"]) == (mark["start"], mark["end"])
            else:
                counts[mark["type"]][1] += 1
        for span in rest:
            counts[span["type"]][2] += 1
        if not sentence["spans"]:
            clean += 1
            flagged += bool(all_found)
    whole = {
        "leaked": leaked / max(1, marked), "flagged": flagged / max(1, clean), "wrong checksum as valid": claimed,
    }
    return counts, whole


def f1(count):
    found, missed, wrong, _ = count
    return 2 * found / (2 * found + missed + wrong) if found else 0.0


def main():
    sentences = read(sys.argv[1])
    spans = {row["id"]: row["spans"] for row in read(sys.argv[2])}
    counts, whole = score(sentences, spans)
    print(f"{'type':9} {'n':>4} {'P':>5} {'R':>5} {'F1':>5} {'exact':>5}")
    for name, (found, missed, wrong, exact) in counts.items():
        if found + missed + wrong:
            precision, recall = found / max(1, found + wrong), found / max(1, found + missed)
            print(
                f"{name:9} {found + missed:4} {precision:5.2f} {recall:5.2f} {f1(counts[name]):5.2f} "
                f"{exact / max(1, found):5.2f}")
    print(
        f"leaked characters {whole['leaked']:.1%}, clean texts flagged {whole['flagged']:.1%}, "
        f"wrong checksums called valid {whole['wrong checksum as valid']}")


if __name__ == "__main__":
    main()

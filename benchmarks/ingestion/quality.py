"""How faithfully Kaynak reads PDFs: similarity of its page texts to references, and the pages where it is worst.

    python benchmarks/ingestion/quality.py --kaynak .build/release/kaynak FILE.pdf …

A file's reference is FILE.txt beside it (pages parted by form feeds, or one text for the whole file) where there is one;
else what pdftotext (in its own order, and as it stands on the page), pymupdf and pypdfium2 read, of which the nearest
counts page by page: they differ in their order where a page has several. README.md says how to read the columns.
"""

import argparse
import json
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from peers import PEERS
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment


def folded(text: str) -> str:
    """White space folded; compatibility forms (ligatures) spelled out; what is not seen left out."""
    text = unicodedata.normalize("NFKC", text).translate({0xAD: None, 0x200B: None, 0xFEFF: None, 0xFFFE: "-"})
    return " ".join(text.split())


def similarity(text: str, reference: str) -> float:
    if not text and not reference:
        return 1.0
    return Levenshtein.normalized_similarity(text, reference)


def bag(text: str, reference: str) -> float:
    """The share of words (F1) that both have, in whatever order: low where text is lost, not where it is reordered."""
    own, theirs = Counter(text.split()), Counter(reference.split())
    total = own.total() + theirs.total()
    return 2 * (own & theirs).total() / total if total else 1.0


def any_order(pieces: list[str], reference: str) -> float:
    """Similarity once every line, and every cell of a row, stands where the reference has it.

    Two readers may take columns, boxes and tables in different orders, each a legitimate one. What is lost, invented,
    glued or misread costs as much as it does in order.
    """
    places, taken = [], bytearray(len(reference))
    for piece in sorted(pieces, key=len, reverse=True):
        start = reference.find(piece)
        while start >= 0 and any(taken[start:start + len(piece)]):
            start = reference.find(piece, start + 1)
        if start < 0 and len(piece) >= 4:
            alignment = partial_ratio_alignment(piece, reference, score_cutoff=75)
            start = alignment.dest_start if alignment else -1
        else:
            taken[max(start, 0):start + len(piece)] = bytes([1]) * len(piece) if start >= 0 else b""
        places.append((start if start >= 0 else len(reference), len(places), piece))
    return similarity(" ".join(piece for _, _, piece in sorted(places)), reference)


def pieces(page: str) -> list[str]:
    return [piece for piece in map(folded, page.replace("\t", "\n").split("\n")) if piece]


def figures(text: str) -> Counter:
    """Words with a digit, as they stand."""
    return Counter(word.strip("()[].,;:") for word in text.split() if any(map(str.isdigit, word)))


def kaynak_document(binary: Path, file: Path) -> list[dict] | None:
    done = subprocess.run([str(binary), "extract", str(file)], capture_output=True)
    document = json.loads(done.stdout) if done.stdout else {}
    return document["pages"] if document.get("status") == "ok" else None


def kaynak_pages(binary: Path, file: Path) -> list[str] | None:
    pages = kaynak_document(binary, file)
    return pages and [page["text"] for page in pages]


def references(file: Path, peers: list[str]) -> dict[str, list[str]]:
    beside = file.with_suffix(".txt")
    if beside.exists():
        return {"text": beside.read_text().split("\f")}
    found = {}
    for name in peers:
        try:
            found[name] = PEERS[name](file)
        except Exception as error:  # What a peer cannot read is no reference; which error it throws is its own affair.
            print(f"{name} cannot read {file}: {type(error).__name__}", file=sys.stderr)
    return found


def compare(file: Path, own: list[str], peers: dict[str, list[str]]) -> list[dict]:
    """A row for each page; one for the whole file where the reference has no pages."""
    lines = [pieces(page) for page in own]
    own = [folded(page) for page in own]
    peers = {name: [folded(page) for page in pages] for name, pages in peers.items()}
    if list(peers) == ["text"] and len(peers["text"]) != len(own):
        own, peers = [" ".join(own)], {"text": [" ".join(peers["text"])]}
        lines = [sum(lines, [])]
    rows = []
    for number, text in enumerate(own):
        others = {name: pages[number] for name, pages in peers.items() if number < len(pages)}
        scores = {name: similarity(text, other) for name, other in others.items()}
        if not scores:
            continue
        nearest = max(scores, key=scores.get)
        names = list(others)
        among = [
            similarity(others[a], others[b]) for place, a in enumerate(names) for b in names[place + 1:]]
        lost = figures(others[nearest]) - figures(text)
        rows.append({
            "file": file.name, "path": str(file), "page": number + 1, "similarity": scores[nearest], "scores": scores,
            "any_order": max(scores[nearest], *(any_order(lines[number], other) for other in set(others.values()))),
            "nearest": nearest, "bag": max(bag(text, other) for other in others.values()),
            "among": max(among, default=1.0), "characters": max(len(other) for other in others.values()),
            "figures": 1 - lost.total() / max(1, figures(others[nearest]).total()),
        })
    return rows


def mean(rows: list[dict], key: str) -> float:
    """Of pages, weighted by their length."""
    total = sum(row["characters"] for row in rows)
    return sum(row[key] * row["characters"] for row in rows) / total if total else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--kaynak", type=Path, required=True)
    parser.add_argument("--peers", type=lambda text: text.split(","), default=["pdftotext", "pdftotext_layout", "pymupdf", "pymupdf_tables", "pypdfium2"])
    parser.add_argument("--worst", type=int, default=20, help="so many pages are named")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows: list[dict] = []
    recognised = 0
    print(f"{'similarity':>10} {'any order':>9} {'among':>6} {'words':>6} {'figures':>7} {'pages':>6}  file")
    for file in options.files:
        own = kaynak_document(options.kaynak, file)
        if own is None:
            print(f"{'not read':>10} {'':38}  {file}")
            continue
        found = compare(file, [page["text"] for page in own], references(file, options.peers))
        # A page without letters in the file is no digital page: its peers read nothing, or what its fonts do not mean.
        pictures = {page["page"] for page in own if page["ocr"]}
        recognised += len(pictures)
        found = [row for row in found if row["page"] not in pictures]
        rows += found
        if found:
            print(
                f"{mean(found, 'similarity'):10.4f} {mean(found, 'any_order'):9.4f} {mean(found, 'among'):6.3f} {mean(found, 'bag'):6.3f} "
                f"{mean(found, 'figures'):7.3f} {len(found):6}  {file}", flush=True)
    if recognised:
        print(f"\nread by OCR and not compared: {recognised} pages")
    if not rows:
        return
    files = {row["path"]: [] for row in rows}
    for row in rows:
        files[row["path"]].append(row)
    print()
    for name, key in (("in order", "similarity"), ("in any order", "any_order")):
        by_file = [mean(pages, key) for pages in files.values()]
        print(
            f"{name:12}  all pages {mean(rows, key):.4f}, mean of files {statistics.mean(by_file):.4f}, "
            f"files at 0.97 or more {sum(score >= 0.97 for score in by_file)} of {len(by_file)}")
    print("\nworst pages (similarity, of the peers among themselves, words, characters)")
    rows.sort(key=lambda row: (1 - row["similarity"]) * min(row["characters"], 3000), reverse=True)
    for row in rows[:options.worst]:
        print(
            f"{row['similarity']:.3f} {row['among']:.3f} {row['bag']:.3f} {row['characters']:6}  "
            f"{row['path']} page {row['page']} ({row['nearest']})")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()

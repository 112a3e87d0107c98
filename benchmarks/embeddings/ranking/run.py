"""Ranking quality of Kaynak's embedding modes, by vectors alone: what the fast mode and int8 storage cost.

python benchmarks/embeddings/ranking/run.py --kaynak PATH --eval-folder FOLDER [--json FILE]
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from encoder import Encoder, processor
from known_items import known_items
from ranking import DEPTH, MEASURES, RESAMPLES, int8_of_unit_length, int8_stored, interval, measures
from tenants import tenants

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / "var/benchmarks/ranking"
#: A variant may lose this many points (MRR × 100) against exact.
BAR = 0.5


@dataclass(frozen=True)
class Variant:
    name: str
    queries: str
    passages: str
    #: What storing does to the passages.
    stored: Callable = lambda vectors: vectors


EXACT = Variant("exact", "exact", "exact")
VARIANTS = (
    EXACT,
    Variant("fast", "fast", "fast"),
    Variant("exact queries, fast passages", "exact", "fast"),
    Variant("fast queries, exact passages", "fast", "exact"),
    Variant("exact, stored as int8", "exact", "exact", int8_stored),
    Variant("fast, stored as int8", "fast", "fast", int8_stored),
    Variant("exact, int8 of unit length", "exact", "exact", int8_of_unit_length),
    Variant("fast, int8 of unit length", "fast", "fast", int8_of_unit_length),
)


def main():
    options = arguments()
    encoder = Encoder(options.kaynak, options.model, options.threads, CACHE / "vectors")
    collections = [tenants(options.eval_folder), known_items(CACHE / "corpus")]
    results = [measured(collection, encoder) for collection in collections]
    for result in results:
        show(result)
    if options.json:
        report = {"sets": results, "bar_points": BAR, **surroundings(encoder)}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def arguments():
    data = Path(os.environ.get("KAYNAK_DATA") or ROOT / "var")
    model = Path(os.environ.get("KAYNAK_MODEL") or data / "models/e5-small-q4.bin")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kaynak", type=Path, required=True, metavar="PATH", help="the executable")
    parser.add_argument("--eval-folder", type=Path, required=True, metavar="FOLDER", help="tenants and questions")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the same figures, with the surroundings")
    parser.add_argument("--model", type=Path, default=model, metavar="FILE", help="default: %(default)s")
    parser.add_argument("--threads", type=int, metavar="N", help="for embedding (default: one a core)")
    options = parser.parse_args()
    for file in (options.kaynak, options.model, options.eval_folder / "questions.jsonl"):
        if not file.is_file():
            parser.error(f"there is no file {file}")
    for tool, package in (("pdftotext", "poppler-utils"), ("dpkg-deb", "dpkg")):
        if not shutil.which(tool):
            parser.error(f"{tool} is needed: apt-get install {package}")
    options.kaynak = options.kaynak.resolve()
    return options


def measured(collection, encoder):
    queries, passages, truncated = {}, {}, 0
    for mode in ("exact", "fast"):
        queries[mode], cut_queries = encoder.vectors(collection.queries, "query", mode)
        passages[mode], cut_passages = encoder.vectors(collection.passages, "passage", mode)
        truncated = max(truncated, cut_queries + cut_passages)
    by_query = {}
    for variant in VARIANTS:
        stored = variant.stored(passages[variant.passages])
        by_query[variant] = measures(collection, queries[variant.queries], stored)
    cosines = np.sum(passages["exact"] * passages["fast"], axis=1)
    return {
        "set": collection.name,
        "digest": collection.digest,
        "about": collection.about,
        "passages": len(collection.passages),
        "queries": len(collection.queries),
        "texts_cut_to_the_window": truncated,
        "fast_equals_exact": all(np.array_equal(of["exact"], of["fast"]) for of in (queries, passages)),
        "cosine_of_fast_with_exact_passages": {"mean": float(cosines.mean()), "least": float(cosines.min())},
        "variants": [compared(variant, by_query[variant], by_query[EXACT], collection) for variant in VARIANTS],
    }


def compared(variant, rows, exact_rows, collection):
    difference = (rows - exact_rows)[:, 0]
    points = 100 * difference.mean()
    low, high = 100 * interval(difference)
    tags = sorted({tag for query in collection.queries for tag in query.tags})
    return {
        "variant": variant.name,
        **dict(zip(MEASURES, map(float, rows.mean(axis=0)))),
        "difference_points": float(points),
        "difference_interval_95": [float(low), float(high)],
        "queries_ranked_better": int((difference > 0).sum()),
        "queries_ranked_worse": int((difference < 0).sum()),
        "verdict": "OK" if points >= -BAR else "short",
        "MRR_by_tag": {tag: float(rows[[tag in q.tags for q in collection.queries], 0].mean()) for tag in tags},
    }


def show(result):
    print(f"\n{result['set']}: {result['queries']} queries, {result['passages']} passages, digest {result['digest']}")
    if result["fast_equals_exact"]:
        print("fast vectors equal exact ones bit for bit: this executable computes both alike")
    titles = (*MEASURES, "points", "95 % interval", "better/worse", f"within {BAR}")
    print(f"{'':29}" + "".join(f"{title:>{max(10, len(title) + 2)}}" for title in titles))
    for row in result["variants"]:
        low, high = row["difference_interval_95"]
        cells = [f"{row[measure]:.4f}" for measure in MEASURES]
        cells += [f"{row['difference_points']:+.2f}", f"{low:+.2f} {high:+.2f}"]
        cells += [f"{row['queries_ranked_better']}/{row['queries_ranked_worse']}", row["verdict"]]
        print(f"{row['variant']:29}" + "".join(f"{c:>{max(10, len(t) + 2)}}" for c, t in zip(cells, titles)))


def surroundings(encoder):
    version = subprocess.run([encoder.executable, "--version"], capture_output=True, text=True).stdout.strip()
    return {
        "hardware": {"processor": processor()[0], "cores": os.cpu_count()},
        "versions": {
            "kaynak": version, "executable_sha256": encoder.executable_sha256, "model_sha256": encoder.model_sha256,
            "python": platform.python_version(), "numpy": np.__version__,
        },
        "settings": {"depth": DEPTH, "bootstrap_resamples": RESAMPLES, "threads": encoder.threads},
    }


if __name__ == "__main__":
    main()

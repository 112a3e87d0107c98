"""Valuations of this project and of LightGBM on the same rows: see README.md."""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

import numpy as np

import figures
import peer
import splits


def ours(kaynak, folder, test):
    output = folder / "predictions.csv"
    start = time.perf_counter()
    subprocess.run(
        [kaynak, "valuation", "evaluate", "--comparables", folder / "train.csv", "--subjects", folder / "test.csv",
         "--index", folder / "index.csv", "--output", output], check=True)
    seconds = time.perf_counter() - start
    price = {row["id"]: float(row["fiyat"]) for row in test}
    rows = [row for row in splits.read(output) if row["status"] == "ok"]

    def column(name):
        return np.array([float(row[name]) for row in rows])

    truth = np.array([price[row["id"]] for row in rows])
    estimate = column("estimate")
    result = figures.accuracy(estimate, truth)
    for share in (80, 90):
        result |= figures.ranges(column(f"low{share}"), column(f"high{share}"), estimate, truth, share)
    return result | {"refused": 100 * (1 - len(rows) / len(test)), "seconds": seconds}


def folders(options, work):
    """Name, size and folder of everything to measure; several of one name and size are offices, and are averaged."""
    subprocess.run(
        [options.kaynak, "bench", "valuation", "--sizes", options.sizes, "--workload-output", work], check=True)
    for size in options.sizes.split(","):
        yield "synthetic", size, work / f"synthetic-{size}"
    for pair in options.data:
        name, path = pair.split("=", 1)
        train, test = splits.in_time(splits.read(path))
        index = splits.index(train)
        folder = work / name
        splits.write(folder, train, test, index)
        yield name, str(len(train)), folder
        for size in (50, 200, 1000):
            for part, (past, coming) in parts(path, train, test, options):
                found = splits.offices(past, coming, size, options.offices, options.seed)
                for place, (near, later) in enumerate(found):
                    folder = work / f"{name}{part}-{size}-{place}"
                    splits.write(folder, near, later, index)
                    yield name + part, str(size), folder


def parts(path, train, test, options):
    """What territories are cut from: the whole, or its two halves; with all homes of a territory, or the later ones."""
    if options.any_time:
        train, test = splits.read(path), None
    if not options.halves:
        return [("", (train, test))]
    later = {row["id"] for row in test or []}
    return [
        (f"/{half}", ([row for row in rows if row["id"] not in later],
                      [row for row in rows if row["id"] in later] if test else None))
        for half, rows in zip("AB", splits.halves(train + (test or [])))]


def mean(parts):
    return {key: float(np.mean([part[key] for part in parts])) for key in parts[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kaynak", default=".build/release/kaynak")
    parser.add_argument("--sizes", default="50,200,1000,5000,20000,100000")
    parser.add_argument("--data", action="append", default=[], metavar="NAME=FILE.csv")
    parser.add_argument("--offices", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7, help="of the territories")
    parser.add_argument(
        "--halves", action="store_true", help="cuts each file into two halves without a common place, A and B")
    parser.add_argument(
        "--any-time", action="store_true", help="values the other homes of a territory, not only later ones")
    parser.add_argument("--json")
    options = parser.parse_args()
    options.kaynak = str(pathlib.Path(options.kaynak).resolve())
    measured = {}
    with tempfile.TemporaryDirectory(prefix="valuation-") as work:
        for name, size, folder in folders(options, pathlib.Path(work)):
            train, test, index = (splits.read(folder / f"{part}.csv") for part in ("train", "test", "index"))
            pair = ours(options.kaynak, folder, test), peer.measured(train, test, index)
            measured.setdefault((name, size), []).append(pair)
    keys = ["mdape", "ppe10", "ppe20", "cod", "prd", "prb", "cover80", "cover90", "width80", "width90"]
    print(f"{'data':<12}{'rows':>7} {'':<9}" + "".join(f"{key:>9}" for key in keys) + f"{'nbhd':>9}")
    results = []
    for (name, size), parts in measured.items():
        own, theirs = mean([part[0] for part in parts]), mean([part[1] for part in parts])
        for label, figure in (("kaynak", own), ("LightGBM", theirs)):
            numbers = "".join(f"{figure[key]:>9.3f}" if key in ("prd", "prb") else f"{figure[key]:>9.1f}" for key in keys)
            print(f"{name:<12}{size:>7} {label:<9}{numbers}" + (f"{theirs['nbhd']:>9.1f}" if figure is theirs else ""))
        print(
            f"{'':<20}ratio MdAPE {own['mdape'] / theirs['mdape']:.3f}, COD {own['cod'] / theirs['cod']:.3f}, "
            f"width 90 {own['width90'] / theirs['width90']:.3f}; refused {own['refused']:.1f} %; "
            f"{own['seconds']:.2f} s with reading and valuing, LightGBM's fits {theirs['fit']:.2f} s")
        results.append({"data": name, "rows": int(size), "splits": len(parts), "kaynak": own, "lightgbm": theirs})
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()

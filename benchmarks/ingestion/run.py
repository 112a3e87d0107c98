"""Kaynak's reading of PDFs beside other readers: the same files, one after the other in turn, a fresh process each time.

    python benchmarks/ingestion/run.py --kaynak .build/release/kaynak

Run setup.sh first; README.md says what is measured and how.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent / "var" / "benchmarks"
PYTHON = HOME / "ingestion-venv" / "bin" / "python"
if Path(sys.prefix) != HOME / "ingestion-venv" and PYTHON.exists():
    os.execv(PYTHON, [PYTHON, *sys.argv])

# How busy the machine is and how tables look is as in the other benchmarks.
sys.path += [str(HERE.parent / "retrieval"), str(HERE.parent / "embeddings")]

from peers import PEERS  # noqa: E402
from machine import alone  # noqa: E402
from report import aligned  # noqa: E402

# Of the peers, those that speed is compared with.
COMPARED = ["pdftotext", "pymupdf", "pypdf"]
# Pages a second of text and chunks, and megabytes of server and worker above idle.
PAGES_PER_SECOND, MEGABYTES = 100, 500


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def kaynak(binary: Path, files: list[Path], passages: int) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = [binary, "bench", "ingest", "--files", ",".join(map(str, files)), "--rounds", 1,
                 "--passages", passages, "--json", report]
        subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)
        found = json.loads(report.read_text())
    return {"report": found, "files": {result["file"]: result for result in found["results"]}}


def peer(name: str, files: list[Path]) -> dict:
    done = subprocess.run(
        [sys.executable, HERE / "worker.py", name, *map(str, files)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name} ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def measure(options: argparse.Namespace, files: list[Path]) -> dict[str, list[dict]]:
    """Every sample, by engine. Each round starts with another engine."""
    turns = {"kaynak": lambda: kaynak(options.kaynak, files, options.passages)}
    turns |= {name: lambda name=name: peer(name, files) for name in options.peers}
    samples: dict[str, list[dict]] = {name: [] for name in turns}
    names = list(turns)
    for number in range(options.rounds):
        start = number % len(names)
        for name in names[start:] + names[:start]:
            say(f"round {number + 1} of {options.rounds}: {name}")
            try:
                samples[name].append(alone(turns[name]))
            except (RuntimeError, subprocess.CalledProcessError) as error:
                # The others' figures are not lost with it.
                say(f"{name} could not be measured: {error}")
    return samples


def stage(result: dict, name: str) -> float | None:
    return next((stage["pages_per_second"] for stage in result["stages"] if stage["name"] == name), None)


def rows(samples: dict[str, list[dict]], files: list[Path]) -> list[dict]:
    """One for each file: medians over the rounds."""
    found = []
    for file in files:
        own = [sample["files"][file.name] for sample in samples["kaynak"]]
        if not own:
            continue
        row = {"file": file.name, "pages": own[0]["pages"], "chunks": own[0]["chunks"]}
        for name in [stage["name"] for stage in own[0]["stages"]]:
            row[name] = statistics.median(stage(result, name) for result in own)
        row["above_idle_mb"] = max(result["memory"]["above_idle_bytes"] for result in own) / 1e6
        for name in samples:
            theirs = [sample["files"][file.name] for sample in samples[name]] if name != "kaynak" else []
            if theirs:
                row[name] = statistics.median(each["pages"] / each["seconds"] for each in theirs)
        found.append(row)
    return found


def table(found: list[dict], peers: list[str]) -> str:
    names = ["extract (worker)", "chunk", "extract and chunk", "tokenise", "embed"]
    lines = [["file", "pages", *names, *peers, *[f"extract ÷ {name}" for name in peers], "above idle MB"]]
    for row in found:
        def rate(name: str) -> str:
            return f"{row[name]:.1f}" if row.get(name) else ""

        ratios = [f"{row['extract (worker)'] / row[name]:.2f}" if row.get(name) else "" for name in peers]
        lines.append([
            row["file"], str(row["pages"]), *map(rate, names), *map(rate, peers), *ratios, f"{row['above_idle_mb']:.1f}"])
    return aligned(lines)


def bars(found: list[dict]) -> str:
    lines = [["file", "figure", "value", "", "limit", "verdict"]]
    for row in found:
        if row["pages"] < 1000:
            continue
        speed, memory = row["extract and chunk"], row["above_idle_mb"]
        lines.append([
            row["file"], "extract and chunk, pages/s", f"{speed:.1f}", "≥", f"{PAGES_PER_SECOND}",
            "OK" if speed >= PAGES_PER_SECOND else "short"])
        lines.append([
            row["file"], "server and worker above idle, MB", f"{memory:.1f}", "≤", f"{MEGABYTES}",
            "OK" if memory <= MEGABYTES else "short"])
    return aligned(lines) if len(lines) > 1 else ""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="PDFs; without any, one of 1,600 pages that Kaynak writes")
    parser.add_argument("--kaynak", type=Path, required=True, help="the release build of kaynak")
    parser.add_argument("--peers", type=lambda text: text.split(","), default=COMPARED, help=", ".join(PEERS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1600, help="of the PDF that Kaynak writes")
    parser.add_argument("--passages", type=int, default=256, help="chunks that Kaynak embeds; 0 for none")
    parser.add_argument("--json", type=Path, help="where to write everything measured")
    options = parser.parse_args()
    if unknown := sorted(set(options.peers) - set(PEERS)):
        parser.error("no such peer: " + ", ".join(unknown))
    return options


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="kaynak-bench-") as folder:
        files = options.files
        if not files:
            files = [Path(folder) / "generated.pdf"]
            words = [options.kaynak, "bench", "ingest", "--pages", options.pages, "--workload-output", files[0]]
            subprocess.run([str(word) for word in words], check=True)
        samples = measure(options, files)
    found = rows(samples, files)
    if options.json:
        options.json.write_text(json.dumps({"results": found, "samples": samples}, indent=1))
    print(table(found, options.peers))
    if verdicts := bars(found):
        print("\n" + verdicts)


if __name__ == "__main__":
    main()

"""Kaynak's index beside its peers: the same vectors, one after the other in turn, a fresh process each time.

    python benchmarks/retrieval/run.py --kaynak .build/release/kaynak --scenarios one-10k

Run setup.sh first; README.md says what is measured and how.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent / "var" / "benchmarks"
PYTHON = HOME / "retrieval-venv" / "bin" / "python"
if Path(sys.prefix) != HOME / "retrieval-venv" and PYTHON.exists():
    os.execv(PYTHON, [PYTHON, *sys.argv])

# How busy the machine is, is asked as the benchmark of embeddings asks it.
sys.path.append(str(HERE.parent / "embeddings"))

import report  # noqa: E402
from engines import ENGINES, SAME_DATA, SCENARIOS  # noqa: E402
from kaynak import Kaynak  # noqa: E402
from machine import alone  # noqa: E402


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measure_peer(engine: str, scenario: str, data: Path, options: argparse.Namespace) -> dict:
    with tempfile.TemporaryDirectory(prefix="kaynak-bench-") as folder:
        command = [sys.executable, HERE / "worker.py", engine, scenario, data, folder, options.threads, options.samples]
        # Libraries size their pools by these when they are loaded; those that build on more are told so by a call.
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"{engine} on {scenario} ended with status {done.returncode}:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout)


def measure_scenario(scenario: str, data: Path, options: argparse.Namespace, kaynak: Kaynak | None) -> tuple:
    """Rows by engine, and every sample. Each round starts with another engine."""
    peers = [name for name in SCENARIOS[scenario] if name in options.peers]
    turns = {}
    if kaynak:
        turns["kaynak"] = lambda: (lambda found: report.kaynak_figures(found) | {"hardware": found["hardware"]})(
            kaynak.measure(scenario))
    for name in peers:
        turns[name] = lambda name=name: measure_peer(name, scenario, data, options)
    samples: dict[str, list[dict]] = {name: [] for name in turns}
    names = list(turns)
    for number in range(options.rounds):
        start = number % max(1, len(names))
        for name in names[start:] + names[:start]:
            say(f"{scenario}, round {number + 1} of {options.rounds}: {name}")
            try:
                samples[name].append(alone(turns[name]))
            except (RuntimeError, subprocess.CalledProcessError) as error:
                # The others' figures are not lost with it; what it lacks, its bars lack too.
                say(f"{name} could not be measured: {error}")
    rows = {
        name: [report.median(found)] if name == "kaynak" else report.peer_rows(found)
        for name, found in samples.items() if found
    }
    return rows, samples


def data_for(scenario: str, folder: Path, options: argparse.Namespace, kaynak: Kaynak | None) -> Path | None:
    """The scenario's files, written by Kaynak where they are not there yet. Only peers need them."""
    if not any(name in options.peers for name in SCENARIOS[scenario]):
        return None
    source = SAME_DATA.get(scenario, scenario)
    place = folder / source
    if not (place / "ground-truth.npy").exists():
        if not kaynak:
            sys.exit(f"{place} has no data: write it with kaynak bench retrieval --workload-output {folder}")
        say(f"{source}: writing the data")
        kaynak.write(source, folder)
    return place


def run(options: argparse.Namespace, folder: Path) -> dict:
    kaynak = None if options.without_kaynak else Kaynak(options.kaynak, options.scale)
    rows, samples = {}, {}
    for scenario in options.scenarios:
        data = data_for(scenario, folder, options, kaynak)
        rows[scenario], samples[scenario] = measure_scenario(scenario, data, options, kaynak)
    return {
        "scale": options.scale, "rounds": options.rounds, "build_threads": options.threads,
        "results": rows, "bars": report.bars(rows), "samples": samples,
    }


def arguments() -> argparse.Namespace:
    def names(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ours = parser.add_mutually_exclusive_group(required=True)
    ours.add_argument("--kaynak", type=Path, help="the release build of kaynak")
    ours.add_argument("--without-kaynak", action="store_true", help="measure the peers alone; needs --data")
    parser.add_argument("--scenarios", type=names, default=list(SCENARIOS), help=", ".join(SCENARIOS))
    parser.add_argument("--peers", type=names, default=list(ENGINES), help=", ".join(ENGINES))
    parser.add_argument("--bar", type=int, help="only the scenarios and peers of this bar")
    parser.add_argument("--scale", type=float, default=1, help="so many times the passages or tenants")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--samples", type=int, default=1000, help="calls of each operating point in a round")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads that peers build on")
    parser.add_argument("--data", type=Path, help="keep the data here, and take what is there; of one scale only")
    parser.add_argument("--json", type=Path, help="where to write everything measured")
    options = parser.parse_args()
    if options.bar:
        wanted = [bar for bar in report.BARS if bar.number == options.bar]
        options.scenarios = [name for name in options.scenarios if any(bar.scenario == name for bar in wanted)]
        options.peers = [name for name in options.peers if any(bar.peer == name for bar in wanted)]
    for given, known in ((options.scenarios, SCENARIOS), (options.peers, ENGINES)):
        if unknown := sorted(set(given) - set(known)):
            parser.error("no such name: " + ", ".join(unknown))
    if options.without_kaynak and not options.data:
        parser.error("--without-kaynak needs --data")
    return options


def main() -> None:
    options = arguments()
    if options.data:
        found = run(options, options.data)
    else:
        with tempfile.TemporaryDirectory(prefix="kaynak-bench-") as folder:
            found = run(options, Path(folder))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))
    print(report.table(found["results"]))
    if found["bars"]:
        print("\n" + report.bar_table(found["bars"]))


if __name__ == "__main__":
    main()

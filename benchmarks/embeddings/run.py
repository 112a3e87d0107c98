"""Kaynak's embedding engine beside its peers: same weights, same token ids, one after the other in turn.

    python benchmarks/embeddings/run.py --kaynak .build/release/kaynak

Run setup.sh first; README.md says what is measured and how.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent / "var" / "benchmarks"
PYTHON = HOME / "venv" / "bin" / "python"
if Path(sys.prefix) != HOME / "venv" and PYTHON.exists():
    os.execv(PYTHON, [PYTHON, *sys.argv])

import numpy as np  # noqa: E402

import report  # noqa: E402
from kaynak import Kaynak  # noqa: E402
from peers import PEERS  # noqa: E402
from machine import machine_busy_seconds  # noqa: E402
from processes import PeerProcess  # noqa: E402

COSINE_TEXTS = 32
# Some thread pools spin for a fifth of a second after a call; nobody is measured during that time.
PAUSE = 0.5


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Engine:
    """One row of the table: who runs which workload on how many threads, and how it went so far."""

    def __init__(self, name: str, threads: int, workload: str, process: PeerProcess | None, batch: int | None) -> None:
        self.name, self.threads, self.workload = name, threads, workload
        self.process, self.batch = process, batch
        self.samples: list[dict] = []

    def row(self, cosines: dict) -> dict:
        row = {"engine": self.name, "threads": self.threads, "workload": self.workload}
        row |= report.summary(self.samples)
        row["others"] = float(np.median([sample["others"] for sample in self.samples]))
        row["rounds"] = self.samples
        if self.process:
            row["precision"] = PEERS[self.name].precision
            row["setting"] = f"{self.process.setting}" + (f", batch {self.batch}" if self.batch else "")
            row |= cosines[self.process]
        return row


class Benchmark:
    def __init__(self, options: argparse.Namespace, workloads: Path) -> None:
        self.options, self.file = options, workloads
        self.loads = [load["name"] for load in json.loads(workloads.read_text())["workloads"]]
        if options.workloads:
            self.loads = [load for load in self.loads if load in options.workloads]
        self.avx2 = options.isa == "avx2"
        self.kaynak = None if options.without_kaynak else Kaynak(options.kaynak, self.avx2)
        self.processes: list[PeerProcess] = []
        self.engines: list[Engine] = []
        self.cosines: dict[PeerProcess, dict] = {}
        self.warnings: list[str] = []

    def loads_for(self, threads: int) -> list[str]:
        """A single query is a matter of one thread: a server gives its other threads to other queries."""
        return [load for load in self.loads if threads == 1 or load != report.QUERY]

    def open(self, name: str, setting) -> PeerProcess:
        return PeerProcess(name, setting, HOME / "models", self.file, self.avx2)

    # Before the rounds

    def choose(self, name: str, threads: int) -> None:
        """Tries every setting of a peer and keeps, for each workload, the process that was best."""
        tried = []
        for setting in PEERS[name].settings(threads, self.avx2):
            say(f"warming up {name}, {threads} thread(s), {setting}")
            process = self.open(name, setting)
            for load in self.loads_for(threads):
                if load == report.QUERY:
                    process.ask("queries", workload=load)
                    p50 = np.median(process.ask("queries", workload=load)["cpu_milliseconds"])
                    tried.append((load, 1 / p50, process, None))
                else:
                    found = process.ask("tune_bulk", workload=load)
                    tried.append((load, found["rate"], process, found["batch"]))
        for load in self.loads_for(threads):
            _, _, process, batch = max((entry for entry in tried if entry[0] == load), key=lambda entry: entry[1])
            self.engines.append(Engine(name, threads, load, process, batch))
        used = {engine.process for engine in self.engines}
        for process in {entry[2] for entry in tried}:
            if process in used:
                self.processes.append(process)
            else:
                process.close()

    def check_vectors(self) -> None:
        """Every peer's cosine to torch's fp32 vectors, so that speed is not bought with wrong answers."""
        say("checking the peers' vectors against torch, fp32")
        setting = PEERS["torch-fp32"].settings(1, self.avx2)[0]
        torch = self.open("torch-fp32", setting)
        expected = {load: np.array(torch.ask("vectors", workload=load, count=COSINE_TEXTS)) for load in self.loads}
        torch.close()
        for process in self.processes:
            cosines = np.concatenate([
                (np.array(process.ask("vectors", workload=load, count=COSINE_TEXTS)) * expected[load]).sum(axis=1)
                for load in self.loads
            ])
            self.cosines[process] = {"cosine_min": float(cosines.min()), "cosine_mean": float(cosines.mean())}

    # The rounds

    def measure_peer(self, engine: Engine) -> None:
        sample = self.alone(engine, lambda: (
            engine.process.ask("queries", workload=engine.workload) if engine.batch is None
            else engine.process.ask("bulk", workload=engine.workload, batch=engine.batch)
        ))
        engine.samples.append(sample)

    def measure_kaynak(self, threads: int) -> None:
        loads = self.loads_for(threads)
        began, busy, spent = time.perf_counter(), machine_busy_seconds(), sum(os.times()[2:4])
        results = self.kaynak.measure(threads, loads)
        own = sum(os.times()[2:4]) - spent
        others = (machine_busy_seconds() - busy - own) / (time.perf_counter() - began)
        for engine in self.engines:
            for result in results:
                place = (f"kaynak-{result['mode']}", result["threads"], result["workload"])
                if place == (engine.name, engine.threads, engine.workload):
                    engine.samples.append(result | {"others": others})

    def alone(self, engine: Engine, measure) -> dict:
        """The sample, with how many processors' worth everything else took meanwhile; idle peers must take nothing."""
        time.sleep(PAUSE)
        idle = [process for process in self.processes if process is not engine.process]
        before = {process: process.cpu_seconds() for process in idle}
        began, busy, spent = time.perf_counter(), machine_busy_seconds(), engine.process.cpu_seconds()
        sample = measure()
        own = engine.process.cpu_seconds() - spent
        seconds = time.perf_counter() - began
        sample["others"] = max(0.0, (machine_busy_seconds() - busy - own) / seconds)
        for process in idle:
            if process.cpu_seconds() - before[process] > max(0.02, 0.01 * seconds):
                culprit = f"{process.name} ({process.setting})"
                self.warnings.append(f"{culprit} was not idle while {engine.name} was measured")
        return sample

    def turns(self) -> list[tuple[str, Callable[[], object]]]:
        """What a round consists of. Kaynak's two modes share a process, so they take their turn together."""
        turns = []
        for threads in self.options.threads:
            if self.kaynak:
                turns.append((f"kaynak, {threads} thread(s)", lambda threads=threads: self.measure_kaynak(threads)))
            for name in self.options.peers:
                mine = [e for e in self.engines if (e.name, e.threads) == (name, threads)]
                turns.append((f"{name}, {threads} thread(s)", lambda mine=mine: [self.measure_peer(e) for e in mine]))
        return turns

    def run(self) -> dict:
        for threads in self.options.threads:
            if self.kaynak:
                for mode in report.BARS:
                    for load in self.loads_for(threads):
                        self.engines.append(Engine(f"kaynak-{mode}", threads, load, None, None))
            for name in self.options.peers:
                self.choose(name, threads)
        self.check_vectors()
        turns = self.turns()
        for number in range(self.options.rounds):
            start = number * max(1, len(turns) // self.options.rounds) % len(turns)
            for position, (label, measure) in enumerate(turns[start:] + turns[:start]):
                say(f"round {number + 1} of {self.options.rounds}, turn {position + 1} of {len(turns)}: {label}")
                measure()
        rows = [engine.row(self.cosines) for engine in self.engines]
        return {
            "hardware": hardware(),
            "isa": self.options.isa,
            "rounds": self.options.rounds,
            "left_out": self.options.left_out,
            "versions": {process.name: process.version for process in self.processes},
            "results": rows,
            "ratios": report.ratios(rows),
            "warnings": sorted(set(self.warnings)),
        }

    def close(self) -> None:
        for process in self.processes:
            process.close()


def hardware() -> dict:
    lines = dict(
        (part.strip() for part in line.split(":", 1))
        for line in Path("/proc/cpuinfo").read_text().split("\n\n")[0].splitlines() if ":" in line
    )
    interesting = ("avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "avx_vnni")
    return {
        "processor": lines.get("model name"), "family": lines.get("cpu family"), "model": lines.get("model"),
        "cores": os.cpu_count(), "features": [flag for flag in interesting if flag in lines.get("flags", "").split()],
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ours = parser.add_mutually_exclusive_group(required=True)
    ours.add_argument("--kaynak", type=Path, help="the release build of kaynak")
    ours.add_argument("--without-kaynak", action="store_true", help="measure the peers alone; needs --workload")
    parser.add_argument("--workload", type=Path, help="workloads written earlier, instead of asking kaynak for them")
    parser.add_argument("--workloads", type=lambda text: text.split(","), help="only these, by name")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=lambda text: [int(part) for part in text.split(",")], default=[1, 2])
    parser.add_argument("--peers", type=lambda text: text.split(","), default=list(PEERS), help=", ".join(PEERS))
    parser.add_argument("--isa", choices=["native", "avx2"], default="native", help="avx2: hold every engine to AVX2")
    parser.add_argument("--json", type=Path, help="where to write everything measured")
    options = parser.parse_args()
    unknown = set(options.peers) - set(PEERS)
    if unknown:
        parser.error("no such peer: " + ", ".join(sorted(unknown)))
    if options.without_kaynak and not options.workload:
        parser.error("--without-kaynak needs --workload")
    options.left_out = [name for name in options.peers if options.isa == "avx2" and not PEERS[name].can_avx2]
    options.peers = [name for name in options.peers if name not in options.left_out]
    return options


def main() -> None:
    options = arguments()
    if options.left_out:
        say("left out, as they cannot be held to AVX2: " + ", ".join(options.left_out))
    with tempfile.TemporaryDirectory() as folder:
        workloads = options.workload
        if not workloads:
            workloads = Path(folder) / "workloads.json"
            Kaynak(options.kaynak, options.isa == "avx2").write_workloads(workloads)
        benchmark = Benchmark(options, workloads)
        try:
            found = benchmark.run()
        finally:
            benchmark.close()
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))
    print(report.table(found["results"]))
    if found["ratios"]:
        print("\n" + report.ratio_table(found["ratios"]))
    for warning in found["warnings"]:
        print("warning: " + warning)


if __name__ == "__main__":
    main()

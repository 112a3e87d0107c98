"""One peer on one scenario, measured once in a process of its own; prints one line of JSON.

    python worker.py ENGINE SCENARIO DATA FOLDER THREADS SAMPLES
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

from data import Data
from engines import ENGINES, Engine

BATCH = 64


def own_memory() -> int:
    """Bytes of this process that are no mapped files."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    return 0


def percentiles(seconds: list[float]) -> dict:
    p50, p95, p99 = np.percentile(np.array(seconds) * 1e6, (50, 95, 99))
    return {"p50_us": p50, "p95_us": p95, "p99_us": p99, "samples": len(seconds)}


def latencies(engine: Engine, samples: int) -> list[float]:
    calls = [engine.ask(query) for query in range(len(engine.data.queries))]
    seconds = []
    for _ in range(max(1, samples // len(calls))):
        for call in calls:
            began = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - began)
    return seconds


def searched(engine: Engine, samples: int, by_vector: bool) -> list[dict]:
    """Every operating point: all queries once, which warms it up and tells its recall, then the measured passes."""
    points = []
    for point in engine.points():
        engine.choose(point)
        found = [engine.ask(query)() for query in range(len(engine.data.queries))]
        quality = {}
        if by_vector:
            quality = engine.data.quality([engine.rows(answer, query) for query, answer in enumerate(found)])
        points.append({"point": point} | percentiles(latencies(engine, samples)) | quality)
    return points


def batched(engine: Engine) -> list[dict]:
    points = []
    for point in engine.points():
        engine.choose(point)
        starts = range(0, len(engine.data.queries) - BATCH + 1, BATCH)
        calls = [engine.batch(slice(start, start + BATCH)) for start in starts]
        seconds = []
        for call in calls * 12:
            began = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - began)
        rate = BATCH / float(np.median(seconds[len(calls) :]))
        points.append({"point": point, "queries_per_second": rate})
    return points


def main() -> None:
    # Libraries write what they like to standard output; the reply has a pipe of its own.
    reply = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    name, scenario, data, folder, threads, samples = sys.argv[1:]
    engine = ENGINES[name](Data(Path(data)), Path(folder), int(threads))
    engine.start()
    before, began = own_memory(), time.perf_counter()
    engine.build()
    built = time.perf_counter() - began
    try:
        if scenario == "batch-64":
            points = batched(engine)
        else:
            points = searched(engine, int(samples), by_vector=scenario not in ("lexical", "hybrid"))
        found = {
            "version": engine.version, "build_seconds": built, "memory_bytes": own_memory() - before,
            "disk_bytes": engine.disk(), "points": points,
        }
    finally:
        engine.close()
    print(json.dumps(found), file=reply, flush=True)


if __name__ == "__main__":
    main()

"""One peer in a process of its own: reads requests and writes replies, each a line of JSON.

    python worker.py PEER SETTING MODELS WORKLOADS
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from peers import PEERS, Peer, Setting

BATCH_SIZES = (1, 2, 4, 8, 16, 32)
TUNING_TOKENS = 2000


def batches(texts: list[list[int]], size: int) -> list[list[list[int]]]:
    """Neighbours in length share a batch, so that as little as possible of it is padding; the longest come first, so
    that no thread is left with a long one at the end."""
    ordered = sorted(texts, key=len, reverse=True)
    return [ordered[at : at + size] for at in range(0, len(ordered), size)]


def tokens(chosen: list[list[list[int]]]) -> int:
    return sum(len(text) for batch in chosen for text in batch)


class Bench:
    def __init__(self, peer: Peer, setting: Setting, workloads: dict[str, list[list[int]]]) -> None:
        self.peer, self.workloads = peer, workloads
        self.threads = setting.inner * setting.callers
        self.callers = ThreadPoolExecutor(setting.callers) if setting.callers > 1 else None

    def run(self, chosen: list[list[list[int]]], clock=time.perf_counter) -> float:
        """Seconds for all batches."""
        began = clock()
        if self.callers:
            list(self.callers.map(self.peer.encode, chosen))
        else:
            for batch in chosen:
                self.peer.encode(batch)
        return clock() - began

    def tune_bulk(self, workload: str) -> dict:
        """The best batch size, each tried twice on batches picked evenly from long to short.

        Larger ones are not tried once they have become much slower. One thread's own time is taken, which the
        neighbours cannot disturb; of several the wall clock's, as a thread that spins takes time without working."""
        clock = time.process_time if self.threads == 1 else time.perf_counter
        rates = {}
        for size in BATCH_SIZES[: self.peer.largest_batch.bit_length()]:
            every = batches(self.workloads[workload], size)
            count = min(len(every), max(1, round(TUNING_TOKENS / tokens(every) * len(every))))
            picked = [every[int((at + 0.5) * len(every) / count)] for at in range(count)]
            rates[size] = tokens(picked) / min(self.run(picked, clock) for _ in range(2))
            if rates[size] < 0.8 * max(rates.values()):
                break
        best = max(rates, key=rates.get)
        return {"batch": best, "rate": rates[best], "tried": rates}

    def bulk(self, workload: str, batch: int) -> dict:
        chosen = batches(self.workloads[workload], batch)
        cpu = time.process_time()
        seconds = self.run(chosen)
        cpu = time.process_time() - cpu
        return {"tokens_per_second": tokens(chosen) / seconds, "tokens_per_cpu_second": tokens(chosen) / cpu}

    def queries(self, workload: str) -> dict:
        """Milliseconds of each call with one text; the first calls, which bring the weights back into the caches,
        do not count."""
        texts = self.workloads[workload]
        for text in texts[:4]:
            self.peer.encode([text])
        samples, cpu_samples = [], []
        for text in texts:
            began, cpu = time.perf_counter(), time.process_time()
            self.peer.encode([text])
            cpu_samples.append((time.process_time() - cpu) * 1000)
            samples.append((time.perf_counter() - began) * 1000)
        return {"milliseconds": samples, "cpu_milliseconds": cpu_samples}

    def vectors(self, workload: str, count: int) -> list[list[float]]:
        """The first texts' vectors, in batches of 8: padding is part of what is checked."""
        texts = self.workloads[workload][:count]
        step = min(8, self.peer.largest_batch)
        parts = [self.peer.encode(texts[at : at + step]) for at in range(0, len(texts), step)]
        return np.concatenate(parts).astype(float).tolist()


def main() -> None:
    # Libraries write what they like to standard output; replies have a pipe of their own.
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    name, setting, models, file = sys.argv[1:]
    setting = Setting(**json.loads(setting))
    workloads = {load["name"]: load["texts"] for load in json.loads(Path(file).read_text())["workloads"]}
    bench = Bench(PEERS[name](Path(models), setting), setting, workloads)
    reply = {"version": bench.peer.version}
    while True:
        print(json.dumps(reply), file=replies, flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        request = json.loads(line)
        reply = getattr(bench, request.pop("do"))(**request)


if __name__ == "__main__":
    main()

"""Kaynak's own side: `kaynak bench embeddings`, a fresh process for every measurement."""

import json
import os
import subprocess
import tempfile
from pathlib import Path


class Kaynak:
    def __init__(self, binary: Path, avx2: bool) -> None:
        self.binary = binary
        self.environment = os.environ | ({"KAYNAK_CPU": "avx2"} if avx2 else {})

    def write_workloads(self, file: Path) -> None:
        self.call("--workload-output", str(file))

    def measure(self, threads: int, workloads: list[str]) -> list[dict]:
        """Both modes on all workloads, once."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "results.json"
            self.call(
                "--modes", "exact,fast", "--threads", str(threads), "--rounds", "1",
                "--workloads", ",".join(workloads), "--json", str(file),
            )
            return json.loads(file.read_text())["results"]

    def call(self, *arguments: str) -> None:
        subprocess.run(
            [self.binary, "bench", "embeddings", *arguments],
            check=True, env=self.environment, stdout=subprocess.DEVNULL,
        )

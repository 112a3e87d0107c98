"""Kaynak's own side: `kaynak bench retrieval` and `bench server`, a fresh process for every measurement."""

import json
import subprocess
import tempfile
from pathlib import Path


class Kaynak:
    def __init__(self, binary: Path, scale: float) -> None:
        self.binary, self.scale = binary, scale

    def write(self, scenario: str, folder: Path) -> None:
        self.call("retrieval", "--scenarios", scenario, "--workload-output", folder)

    def measure(self, scenario: str) -> dict:
        """The report of one scenario, measured once."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "report.json"
            subject = ["server"] if scenario == "server" else ["retrieval", "--scenarios", scenario]
            self.call(*subject, "--rounds", 1, "--json", file)
            return json.loads(file.read_text())

    def call(self, subject: str, *arguments) -> None:
        words = [str(word) for word in (self.binary, "bench", subject, "--scale", self.scale, *arguments)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

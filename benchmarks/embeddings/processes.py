"""The peers' processes as `run.py` sees them."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from machine import TICK
from peers import AVX2, Setting

HERE = Path(__file__).parent


class PeerProcess:
    """A worker and its two pipes; one request at a time."""

    def __init__(self, name: str, setting: Setting, models: Path, workloads: Path, avx2: bool) -> None:
        self.name, self.setting = name, setting
        environment = os.environ | {"OMP_NUM_THREADS": str(setting.inner)} | setting.environment
        if avx2:
            environment |= AVX2
        self.messages = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [sys.executable, HERE / "worker.py", name, json.dumps(asdict(setting)), models, workloads],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.messages, text=True, env=environment,
        )
        self.version = self.reply()["version"]

    def ask(self, do: str, **arguments):
        print(json.dumps({"do": do} | arguments), file=self.process.stdin, flush=True)
        return self.reply()

    def reply(self):
        line = self.process.stdout.readline()
        if not line:
            status = self.process.wait()
            self.messages.seek(0)
            said = self.messages.read()[-4000:].decode(errors="replace")
            raise RuntimeError(f"{self.name} ({self.setting}) ended with status {status}:\n{said}")
        return json.loads(line)

    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

"""Vectors from `kaynak embed`, kept by the content of everything they come from."""

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np


class Encoder:
    def __init__(self, executable, model, threads, cache):
        self.executable = executable
        self.model = model
        self.threads = threads
        self.cache = cache
        self.executable_sha256 = _sha256(executable)
        self.model_sha256 = _sha256(model)

    def vectors(self, items, kind, mode):
        """A row for each item's text, and how many texts the model's window cut."""
        file = self.cache / f"{self._key(items, kind, mode)}.npz"
        label = f"{len(items)} texts, {kind}, {mode}"
        if file.exists():
            print(f"{label}: kept from before", file=sys.stderr)
        else:
            print(f"{label}: embedding …", file=sys.stderr)
            started = time.monotonic()
            vectors, truncated = self._embed(items, kind, mode)
            print(f"{label}: {time.monotonic() - started:.0f} s", file=sys.stderr)
            self.cache.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.cache, suffix=".part", delete=False) as part:
                np.savez(part, vectors=vectors, truncated=truncated)
            os.replace(part.name, file)
        with np.load(file) as kept:
            return kept["vectors"], int(kept["truncated"])

    def _key(self, items, kind, mode):
        """Kernels are chosen by the processor, and variables can choose others."""
        chosen = sorted(
            (name, value) for name, value in os.environ.items()
            if name.startswith(("KAYNAK_", "OPENBLAS_")) and name not in ("KAYNAK_DATA", "KAYNAK_MODEL"))
        texts = [item.text for item in items]
        parts = [self.executable_sha256, self.model_sha256, processor(), chosen, kind, mode, texts]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    def _embed(self, items, kind, mode):
        with tempfile.TemporaryDirectory() as work:
            source, target = Path(work, "texts.jsonl"), Path(work, "vectors.jsonl")
            with open(source, "w", encoding="utf-8") as lines:
                for item in items:
                    lines.write(json.dumps({"id": item.id, "text": item.text}, ensure_ascii=False) + "\n")
            command = [self.executable, "embed", "--input", source, "--output", target, "--kind", kind, "--mode", mode]
            command += ["--model", self.model]
            command += ["--threads", str(self.threads)] if self.threads else []
            done = subprocess.run(command, stdout=sys.stderr)
            if done.returncode != 0:
                raise SystemExit(f"kaynak embed ended with status {done.returncode}")
            with open(target, encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines]
        if [row["id"] for row in rows] != [item.id for item in items]:
            raise SystemExit("kaynak embed did not answer each text in its order")
        vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
        # Written so that a vector that is no number fails, too.
        if not np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 0.01):
            raise SystemExit("kaynak embed wrote vectors that are not of unit length")
        return vectors, sum(row.get("truncated", False) for row in rows)


def processor():
    """The processor's name and abilities."""
    fields = {}
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        fields[name.strip()] = value.strip()
    return fields.get("model name", platform.machine()), fields.get("flags", fields.get("Features", ""))


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

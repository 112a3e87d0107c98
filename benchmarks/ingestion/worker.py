"""Reads PDFs with one peer in a process of its own: prints seconds, pages, characters and peak memory as JSON.

    python worker.py pymupdf FILE.pdf …
"""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

from peers import PEERS


def main() -> None:
    read = PEERS[sys.argv[1]]
    files = [Path(name) for name in sys.argv[2:]]
    if sys.argv[1] != "pdftotext":
        # Loading the library is no part of reading a file; a server does it once.
        importlib.import_module(sys.argv[1])
    rows = {}
    for file in files:
        start = time.perf_counter()
        pages = read(file)
        seconds = time.perf_counter() - start
        rows[file.name] = {"pages": len(pages), "characters": sum(map(len, pages)), "seconds": seconds}
    kind = resource.RUSAGE_CHILDREN if sys.argv[1] == "pdftotext" else resource.RUSAGE_SELF
    peak = resource.getrusage(kind).ru_maxrss << 10
    print(json.dumps({"files": rows, "peak_bytes": peak}))


if __name__ == "__main__":
    main()

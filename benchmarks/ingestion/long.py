"""One long document: how much memory server and worker take above idle, and how long each stage lasts.

    python3 long.py --kaynak .build/release/kaynak [--file FILE | --pages 1600] [--until embed] [--json FILE]

Without a file one is made: 24 lines on each page, none twice. It waits as long as there is progress, which it prints to
standard error. The rate of text and chunks is that of the whole server, its database included; embedding has a time of its own.
"""

import argparse
import asyncio
import json
import pathlib
import sys
import time

from server import Server, pdf_of


def made_up(pages):
    def line(page, number):
        return f"Satir {number}, sayfa {page}: urun {page * 37 % 991} icin bedel {page * 100 + number} TL, teslim {number} gun."

    return pdf_of([[line(page, number) for number in range(1, 25)] for page in range(1, pages + 1)])


class Watch:
    """How much memory server and worker take above idle, by stage, looked up ten times a second."""

    def __init__(self, server, idle):
        self.server, self.idle, self.stage, self.peaks = server, idle, "upload", {}
        self.task = asyncio.create_task(self.run())

    async def run(self):
        while True:
            self.peaks[self.stage] = max(self.peaks.get(self.stage, 0), self.server.resident - self.idle)
            await asyncio.sleep(0.1)

    def end(self):
        self.task.cancel()
        return {stage: round(peak / 2**20) for stage, peak in self.peaks.items()}


async def measure(options, server):
    connection = server.connection(server.tenant("uzun"))
    # What is loaded once for all, such as the model, is not the document's.
    await connection.post("/v1/faqs", {"question": "Hazır mı?", "answer": "Hazır."})
    await connection.post("/v1/search", {"query": "hazır mı", "top_k": 1})
    await asyncio.sleep(2)
    idle = server.resident
    content = options.file.read_bytes() if options.file else made_up(options.pages)
    watch = Watch(server, idle)
    start = time.monotonic()
    status, taken = await connection.upload("uzun.pdf", content)
    assert status == 202, taken
    job, seconds = taken["job"], {}
    stage, began = None, time.monotonic()
    progress, moved, said = None, began, 0
    while job["status"] in ("queued", "running"):
        now = time.monotonic()
        if job["stage"] != stage:
            if stage:
                seconds[stage] = round(now - began, 1)
            stage, began = job["stage"], now
            watch.stage = stage or "upload"
        if stage and stage == options.until:
            await connection.post(f"/v1/jobs/{job['id']}:cancel", {})
            break
        if (current := (stage, job["progress"]["done"])) != progress:
            progress, moved = current, now
        if now - moved > options.patience:
            raise SystemExit(f"no progress for {options.patience} s, in {stage} at {job['progress']}")
        if now - said >= 5:
            said = now
            done, total = job["progress"]["done"], job["progress"]["total"]
            above = (server.resident - idle) / 2**20
            print(f"{now - start:7.1f} s  {stage or job['status']:10} {done:5} of {total}  {above:5.0f} MB above idle", file=sys.stderr)
        await asyncio.sleep(0.1)
        _, job = await connection.get(f"/v1/jobs/{job['id']}")
    if stage:
        seconds[stage] = round(time.monotonic() - began, 1)
    watch.stage = "search"
    # The first search after it loads what was published.
    await connection.post("/v1/search", {"query": "teslim günü", "top_k": 5})
    await asyncio.sleep(2)
    peaks = watch.end()
    pages, reading = job["progress"]["total"], sum(seconds.get(name, 0) for name in ("extract", "chunk"))
    return {
        "bytes": len(content), "pages": pages, "status": job["status"],
        "problem": job.get("problem"), "idle_mb": round(idle / 2**20), "peak_above_idle_mb": peaks,
        "highest_above_idle_mb": max(peaks.values()), "seconds": seconds,
        "text_and_chunks_pages_per_second": round(pages / reading, 1) if reading else None,
        "embedding_seconds": seconds.get("embed"),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaynak", required=True)
    parser.add_argument("--file", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=1600)
    parser.add_argument("--until", help="cancel when this stage begins")
    parser.add_argument("--patience", type=float, default=300, help="give up after so many seconds without progress")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    with Server(options.kaynak) as server:
        figures = asyncio.run(measure(options, server))
    for name, value in figures.items():
        print(f"{name:20} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()

"""One long document: how much memory server and worker take above idle, and how long each stage lasts.

    python3 long.py --kaynak .build/release/kaynak [--file FILE | --pages 1600] [--until embed] [--json FILE]

Without a file one is made: 24 lines on each page, none twice.
"""

import argparse
import asyncio
import json
import pathlib
import time

from server import Server, pdf_of


def made_up(pages):
    def line(page, number):
        return f"Satir {number}, sayfa {page}: urun {page * 37 % 991} icin bedel {page * 100 + number} TL, teslim {number} gun."

    return pdf_of([[line(page, number) for number in range(1, 25)] for page in range(1, pages + 1)])


async def measure(options, server):
    connection = server.connection(server.tenant("uzun"))
    # What is loaded once for all, such as the model, is not the document's.
    await connection.post("/v1/faqs", {"question": "Hazır mı?", "answer": "Hazır."})
    await connection.post("/v1/search", {"query": "hazır mı", "top_k": 1})
    await asyncio.sleep(2)
    idle = server.resident
    content = options.file.read_bytes() if options.file else made_up(options.pages)
    start = time.monotonic()
    status, taken = await connection.upload("uzun.pdf", content)
    assert status == 202, taken
    job, stage, began = taken["job"], "", start
    peaks, seconds = {}, {}
    while job["status"] in ("queued", "running"):
        now = time.monotonic()
        if job["stage"] != stage:
            if stage:
                seconds[stage] = round(now - began, 1)
            stage, began = job["stage"], now
        if stage == options.until:
            await connection.post(f"/v1/jobs/{job['id']}:cancel", {})
            break
        peaks[stage] = max(peaks.get(stage, 0), server.resident)
        await asyncio.sleep(0.1)
        _, job = await connection.get(f"/v1/jobs/{job['id']}")
    seconds[stage] = round(time.monotonic() - began, 1)
    return {
        "bytes": len(content), "pages": job["progress"]["total"], "status": job["status"],
        "problem": job.get("problem"), "idle_mb": round(idle / 2**20),
        "peak_above_idle_mb": {name: round((peak - idle) / 2**20) for name, peak in peaks.items() if name},
        "seconds": seconds,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaynak", required=True)
    parser.add_argument("--file", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=1600)
    parser.add_argument("--until", help="cancel when this stage begins")
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

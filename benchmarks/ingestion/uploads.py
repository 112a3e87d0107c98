"""A thousand small uploads of one tenant at once, while another tenant searches.

    python3 uploads.py --kaynak .build/release/kaynak [--uploads 1000] [--json FILE]

Starts a server over a folder of its own, sends every upload on a connection of its own as soon as all are ready, and waits
until each document has ended. Meanwhile the other tenant asks one question after the other. Prints, and exits 1 where an
upload was lost or failed, or where the searches' 95th percentile is above --bar.
"""

import argparse
import asyncio
import json
import pathlib
import statistics
import sys
import time

from server import Server, pdf_of

FAQ = [
    (f"{thing} için {what} ne kadar?", f"{thing} için {what} {100 + 7 * number} TL'dir.")
    for number, (thing, what) in enumerate(
        (thing, what)
        for thing in ["Battaniye", "Kolye", "Perde", "Halı", "Lamba", "Masa", "Sandalye", "Dolap", "Ayna", "Vazo"]
        for what in ["kargo ücreti", "iade süresi", "montaj bedeli", "garanti süresi"]
    )
]


def pdf(number):
    """One page whose text no other upload has."""
    return pdf_of([[f"Belge {number}, satir {line}: bedel {number * 31 + line} TL." for line in range(1, 13)]])


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Run:
    def __init__(self, options, server):
        self.options, self.server = options, server
        keys = {slug: server.tenant(slug) for slug in ["yukleyen", "arayan"]}
        self.uploader = lambda: server.connection(keys["yukleyen"])
        self.asker = lambda: server.connection(keys["arayan"])
        self.done = False

    async def prepare(self):
        connection = self.asker()
        for question, answer in FAQ:
            status, _ = await connection.post("/v1/faqs", {"question": question, "answer": answer})
            assert status == 201, status
        connection.close()

    async def search(self, seconds=None):
        """Asks until told to stop, and returns how long each search took, in seconds."""
        connection, times, number = self.asker(), [], 0
        end = seconds and time.monotonic() + seconds
        while not self.done and (end is None or time.monotonic() < end):
            # A question never asked before: nothing comes from a cache.
            number += 1
            question = f"{FAQ[number % len(FAQ)][0]} Sipariş {number}"
            start = time.monotonic()
            status, _ = await connection.post("/v1/search", {"query": question, "top_k": 10})
            times.append(time.monotonic() - start)
            assert status == 200, status
            await asyncio.sleep(0.05)
        connection.close()
        return times

    async def memory(self):
        highest = 0
        while not self.done:
            highest = max(highest, self.server.resident)
            await asyncio.sleep(0.2)
        return highest

    async def uploads(self):
        """Sends all at once; returns the statuses and how long each took to be acknowledged."""
        connections = [self.uploader() for _ in range(self.options.uploads)]
        for connection in connections:
            await connection.open()

        async def send(number, connection):
            start = time.monotonic()
            status, answer = await connection.upload(f"belge-{number:04}.pdf", pdf(number))
            connection.close()
            return status, time.monotonic() - start, answer

        return await asyncio.gather(*(send(*pair) for pair in enumerate(connections)))

    async def ended(self):
        """The statuses of all documents, once none is processed any more."""
        connection = self.uploader()
        while True:
            statuses, path = [], "/v1/documents?limit=200"
            while path:
                _, page = await connection.get(path)
                statuses += [document["status"] for document in page["data"]]
                cursor = page["next_cursor"]
                path = cursor and f"/v1/documents?limit=200&cursor={cursor}"
            if "processing" not in statuses:
                connection.close()
                return statuses
            await asyncio.sleep(1)

    async def measure(self):
        await self.prepare()
        calm = await self.search(seconds=5)
        idle = self.server.resident
        searching, watching = asyncio.create_task(self.search()), asyncio.create_task(self.memory())
        start = time.monotonic()
        answers = await self.uploads()
        acknowledged = time.monotonic() - start
        statuses = await self.ended()
        seconds = time.monotonic() - start
        self.done = True
        times, highest = await searching, await watching
        taken = [took for status, took, _ in answers if status == 202]
        refused = sorted({status for status, _, _ in answers if status != 202})
        return {
            "uploads": self.options.uploads, "accepted": len(taken), "other_statuses": refused,
            "ready": statuses.count("ready"), "failed": statuses.count("failed"),
            "acknowledged_seconds": round(acknowledged, 2), "upload_p95_seconds": round(percentile(taken, 0.95), 2),
            "all_ready_seconds": round(seconds, 1), "searches": len(times),
            "search_p50_ms": round(1000 * statistics.median(times), 1),
            "search_p95_ms": round(1000 * percentile(times, 0.95), 1),
            "search_max_ms": round(1000 * max(times), 1),
            "calm_search_p95_ms": round(1000 * percentile(calm, 0.95), 1),
            "idle_mb": round(idle / 2**20), "peak_mb": round(highest / 2**20),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaynak", required=True)
    parser.add_argument("--uploads", type=int, default=1000)
    parser.add_argument("--bar", type=float, default=200, help="of the searches' 95th percentile, in milliseconds")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    with Server(options.kaynak) as server:
        figures = asyncio.run(Run(options, server).measure())
    for name, value in figures.items():
        print(f"{name:24} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    good = figures["ready"] == options.uploads and figures["search_p95_ms"] <= options.bar
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

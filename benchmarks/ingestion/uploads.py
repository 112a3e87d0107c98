"""A thousand small uploads of one tenant at once, while another tenant searches.

    python3 uploads.py --kaynak .build/release/kaynak [--uploads 1000] [--json FILE]

Starts a server over a folder of its own, sends every upload on a connection of its own as soon as all are ready, and waits
until each document has ended. Meanwhile the other tenant asks one question after the other. Prints, and exits 1 where an
upload was lost or failed, or where the searches' 95th percentile is above --bar.
"""

import argparse
import asyncio
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FAQ = [
    (f"{thing} için {what} ne kadar?", f"{thing} için {what} {100 + 7 * number} TL'dir.")
    for number, (thing, what) in enumerate(
        (thing, what)
        for thing in ["Battaniye", "Kolye", "Perde", "Halı", "Lamba", "Masa", "Sandalye", "Dolap", "Ayna", "Vazo"]
        for what in ["kargo ücreti", "iade süresi", "montaj bedeli", "garanti süresi"]
    )
]


def pdf_of(pages):
    """A PDF with so many lists of lines, in ASCII, as pages."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        content = "BT /F1 11 Tf 14 TL 50 790 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    parts, offsets, length = ["%PDF-1.4\n"], [], len("%PDF-1.4\n")
    for index, body in enumerate(objects, start=1):
        offsets.append(length)
        parts.append(f"{index} 0 obj\n{body}\nendobj\n")
        length += len(parts[-1])
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n")
    parts += [f"{offset:010} 00000 n \n" for offset in offsets]
    parts.append(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{length}\n%%EOF\n")
    return "".join(parts).encode("latin-1")


def pdf(number):
    """One page whose text no other upload has."""
    return pdf_of([[f"Belge {number}, satir {line}: bedel {number * 31 + line} TL." for line in range(1, 13)]])


class Connection:
    """HTTP/1.1 with keep-alive over one connection."""

    def __init__(self, host, port, key):
        self.host, self.port, self.key = host, port, key
        self.reader = self.writer = None

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)

    async def request(self, method, path, body=b"", kind="application/json"):
        if self.writer is None:
            await self.open()
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nAuthorization: Bearer {self.key}\r\n"
        if body:
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(head.encode() + b"\r\n" + body)
        await self.writer.drain()
        status = int((await self.reader.readline()).split()[1])
        length = 0
        while line := (await self.reader.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        answer = await self.reader.readexactly(length)
        return status, json.loads(answer) if answer else None

    async def get(self, path):
        return await self.request("GET", path)

    async def post(self, path, body):
        return await self.request("POST", path, json.dumps(body).encode())

    async def upload(self, filename, content):
        boundary = "kaynak-boundary"
        disposition = f'form-data; name="file"; filename="{filename}"'
        body = f"--{boundary}\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + content
        body += f"\r\n--{boundary}--\r\n".encode()
        return await self.request("POST", "/v1/documents", body, f"multipart/form-data; boundary={boundary}")

    def close(self):
        if self.writer is not None:
            self.writer.close()


def resident(process):
    """Bytes of a process and of its workers, its database apart."""
    total = 0
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            status = (entry / "status").read_text()
            name = (entry / "comm").read_text().strip()
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        own = int(entry.name) == process
        if own or (name.startswith("kaynak-worker") and int(fields["PPid"]) == process):
            total += int(fields.get("VmRSS", "0 kB").split()[0]) << 10
    return total


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Run:
    def __init__(self, options, address, data, server):
        self.options, self.data, self.server = options, data, server
        host, port = address.removeprefix("http://").rsplit(":", 1)
        self.uploader = lambda: Connection(host, int(port), self.keys["yukleyen"])
        self.asker = lambda: Connection(host, int(port), self.keys["arayan"])
        self.keys = {slug: self.tenant(slug) for slug in ["yukleyen", "arayan"]}
        self.done = False

    def command(self, *arguments):
        words = [self.options.kaynak, *arguments, "--data", self.data]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()

    def tenant(self, slug):
        self.command("tenant", "create", slug, "--name", slug)
        self.command("tenant", "quota", slug, "--megabytes", "1000", "--pages", "100000")
        return self.command("key", "create", "--tenant", slug)

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
            highest = max(highest, resident(self.server.pid))
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
        idle = resident(self.server.pid)
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
    data = tempfile.mkdtemp(prefix="kaynak-uploads-")
    os.chmod(data, 0o755)
    with open(os.path.join(data, "server.log"), "w") as log:
        server = subprocess.Popen(
            [options.kaynak, "serve", "--data", data, "--listen", "127.0.0.1:0", "--metrics-listen", "off"],
            stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            address = server.stdout.readline().removeprefix("kaynak is ready at ").strip()
            figures = asyncio.run(Run(options, address, data, server).measure())
        finally:
            server.terminate()
            server.wait()
            shutil.rmtree(data, ignore_errors=True)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    good = figures["ready"] == options.uploads and figures["search_p95_ms"] <= options.bar
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

"""A server over a folder of its own, for benchmarks that upload documents to it, and what they need beside it."""

import asyncio
import json
import os
import pathlib
import shutil
import subprocess
import tempfile


class Server:
    """`with Server(kaynak) as server:` starts one, and in the end stops it and removes its folder."""

    def __init__(self, kaynak):
        self.kaynak = kaynak
        self.data = tempfile.mkdtemp(prefix="kaynak-bench-")
        # PostgreSQL runs as another user and has to get through.
        os.chmod(self.data, 0o755)

    def __enter__(self):
        self.log = open(os.path.join(self.data, "server.log"), "w")
        self.process = subprocess.Popen(
            [self.kaynak, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--metrics-listen", "off"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        address = self.process.stdout.readline().removeprefix("kaynak is ready at ").strip()
        self.host, port = address.removeprefix("http://").rsplit(":", 1)
        self.port = int(port)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()
        shutil.rmtree(self.data, ignore_errors=True)

    def command(self, *arguments):
        words = [self.kaynak, *arguments, "--data", self.data]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()

    def tenant(self, slug):
        """Makes a tenant with room enough, and returns a key of it."""
        self.command("tenant", "create", slug, "--name", slug)
        self.command("tenant", "quota", slug, "--megabytes", "1000", "--pages", "100000")
        return self.command("key", "create", "--tenant", slug)

    def connection(self, key):
        return Connection(self.host, self.port, key)

    @property
    def resident(self):
        return resident(self.process.pid)


class Connection:
    """HTTP/1.1 with keep-alive over one connection."""

    def __init__(self, host, port, key):
        self.host, self.port, self.key = host, port, key
        self.reader = self.writer = None

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)

    async def request(self, method, path, body=b"", kind="application/json"):
        try:
            return await self.exchange(method, path, body, kind)
        except (ConnectionError, asyncio.IncompleteReadError, IndexError):
            # The server closes connections that were quiet for long.
            if method != "GET":
                raise
            self.close()
            self.writer = None
            return await self.exchange(method, path, body, kind)

    async def exchange(self, method, path, body, kind):
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

"""Feeds hostile, broken and odd files to `kaynak extract` and reports how each ended.

The set, made anew each time in a temporary folder: the PDFs in the source packages of PDF libraries on PyPI (their
authors collected them because they break readers), truncations and bit flips of these, bombs, encrypted files, and
files of other kinds. Every file has an expected outcome, if only "some clear reason": a crash, a hang, a worker above
its memory limit, or a rejection without a sentence in Turkish and English is a failure.

    python3 benchmarks/ingestion/robustness.py --kaynak .build/release/kaynak [--mutants 300] [--json report.json]

Needs pikepdf (requirements-robustness.txt), and the network for the samples.
"""
import argparse
import collections
import concurrent.futures
import io
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import zipfile
import zlib

PACKAGES = ["pypdf==7.1.0", "PyPDF2==1.26.0", "ocrmypdf==17.13.0", "pikepdf==8.15.1", "img2pdf==0.6.3"]
BACKENDS = ["setuptools", "wheel", "flit_core", "hatchling", "hatch-vcs", "setuptools_scm", "pybind11"]
#: The worker's own limit is 1 GiB of address space; what is resident is less.
MOST_RESIDENT = 1 << 30
KNOWN = {
    "empty_file", "not_a_pdf", "damaged", "needs_password", "wrong_password", "too_many_pages", "too_much_text", "no_text",
    "pages_without_text", "time_limit", "memory_limit", "output_limit", "office_password", "old_office_format",
}


# MARK: The set


def samples(folder):
    """The PDFs inside the packages' source archives."""
    archives = folder / "archives"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", *BACKENDS], check=True)
    for package in PACKAGES:
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--no-build-isolation",
             "--dest", str(archives), package], capture_output=True)
        if done.returncode != 0:
            print(f"could not fetch {package}", file=sys.stderr)
    for archive in sorted(archives.glob("*.tar.gz")):
        with tarfile.open(archive) as content:
            for member in content:
                if member.isfile() and member.name.lower().endswith(".pdf"):
                    yield f"{archive.name.split('-')[0]}/{pathlib.Path(member.name).name}", content.extractfile(member).read(), None


def mutants(originals, count, seed):
    """Truncated files, files with flipped bits, and files with blocks of others in them."""
    dice = random.Random(seed)
    originals = [(name, data) for name, data, _ in originals if 500 < len(data) < 2_000_000]
    for number in range(count):
        name, data = dice.choice(originals)
        data = bytearray(data)
        kind = ("truncated", "flipped", "spliced")[number % 3]
        if kind == "truncated":
            del data[dice.randrange(1, len(data)):]
        elif kind == "flipped":
            for _ in range(dice.choice([1, 5, 50, 500])):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        else:
            other = dice.choice(originals)[1]
            length = dice.randrange(1, min(len(other), 20_000))
            start = dice.randrange(len(other) - length + 1)
            place = dice.randrange(len(data))
            data[place:place + length] = other[start:start + length]
        yield f"{kind}/{number}-{name.replace('/', '-')}", bytes(data), None


def pdf(objects):
    """A PDF of numbered objects, bytes each; the first is the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def stream(head, data):
    return b"<< " + head + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def one_page(content, resources=b"", box=b"0 0 595 842", extra=(), page=b""):
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [ " + box + b" ] /Resources << /Font << /F1 5 0 R >> " + resources
        + b" >> /Contents 4 0 R " + page + b" >>",
        content, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *extra,
    ])


def deflated(chunk, times):
    """`chunk` repeated, compressed without ever holding all of it."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(chunk) for _ in range(times)] + [packer.flush()])


def bombs():
    """Small files that ask for much."""
    spaces = deflated(b" " * (1 << 20), 4_096)
    yield "bomb/4-gib-of-spaces", one_page(stream(b"/Filter /FlateDecode", spaces)), None
    twice = zlib.compress(spaces, 9)
    yield "bomb/deflated-twice", one_page(stream(b"/Filter [ /FlateDecode /FlateDecode ]", twice)), None
    text = deflated(b"BT /F1 9 Tf 50 50 Td (bomba) Tj ET\n" * 10_000, 200)
    yield "bomb/2-million-words", one_page(stream(b"/Filter /FlateDecode", text)), None
    paths = deflated(b"0 0 m 500 800 l 10 10 300 300 re f\n" * 10_000, 300)
    yield "bomb/3-million-paths", one_page(stream(b"/Filter /FlateDecode", paths)), None
    forms = [stream(b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] /Resources << /XObject << /X %d 0 R >> >>" % (n + 7),
                    b"/X Do " * 10) for n in range(9)]
    forms.append(stream(b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ]", b"0 0 m 9 9 l S"))
    yield "bomb/forms-in-forms", one_page(stream(b"", b"/X Do"), b"/XObject << /X 6 0 R >>", extra=forms), None
    loop = stream(b"/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ] /Resources << /XObject << /X 6 0 R >> >>", b"/X Do")
    yield "bomb/form-in-itself", one_page(stream(b"", b"/X Do"), b"/XObject << /X 6 0 R >>", extra=[loop]), None
    image = stream(b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
                   b"/Filter /FlateDecode", deflated(b"\x7f" * (1 << 20), 2_575))
    yield "bomb/900-megapixels", one_page(stream(b"", b"500 0 0 500 0 0 cm /I Do"), b"/XObject << /I 6 0 R >>", extra=[image]), None
    yield "bomb/largest-page", one_page(stream(b"", b"0 0 m 9 9 l S"), box=b"0 0 14400 14400"), None
    yield "bomb/absurd-page", one_page(stream(b"", b"0 0 m 9 9 l S"), box=b"0 0 1e30 1e30"), None
    yield "bomb/negative-page", one_page(stream(b"", b"BT /F1 9 Tf (metin) Tj ET"), box=b"100 100 0 0"), None
    pages = b" ".join(b"%d 0 R" % n for n in range(3, 3_003))
    many = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3000 /Kids [ " + pages + b" ] >>"]
    many += [b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 99 99 ] >>"] * 3_000
    yield "bomb/3000-pages", pdf(many), {"too_many_pages"}
    claimed = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 2000000000 /Kids [ 2 0 R ] >>"]
    yield "bomb/2-billion-pages", pdf(claimed), None
    yield "bomb/page-tree-loop", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 5 /Kids [ 2 0 R ] >>"]), None
    yield "bomb/nested-arrays", pdf([b"<< /Type /Catalog /Pages " + b"[" * 200_000 + b"]" * 200_000 + b" >>"]), None


def encrypted():
    import pikepdf

    plain = one_page(stream(b"", b"BT /F1 20 Tf 50 500 Td (Kapali belge) Tj ET"))
    for bits, revision in ((40, 2), (128, 3), (128, 4), (256, 6)):
        for user, expected in (("", {None}), ("gizli", {"needs_password"})):
            out = io.BytesIO()
            with pikepdf.open(io.BytesIO(plain)) as document:
                rules = pikepdf.Encryption(user=user, owner="sahip", R=revision, aes=revision >= 4, metadata=revision >= 4)
                document.save(out, encryption=rules)
            yield f"encrypted/r{revision}-{'password' if user else 'open'}", out.getvalue(), expected


def strangers():
    """Files that are something else, whatever their name says."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        content.writestr("bomb.txt", b"0" * 200_000_000)
    yield "stranger/zip-bomb.pdf", archive.getvalue(), {"not_a_pdf"}
    for name, code in (("EncryptedPackage", "office_password"), ("WordDocument", "old_office_format")):
        header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
        header[30] = 9
        yield f"stranger/{code}.pdf", bytes(header) + name.encode("utf-16-le").ljust(512, b"\0"), {code}
    yield "stranger/empty.pdf", b"", {"empty_file"}
    yield "stranger/executable.pdf", pathlib.Path(sys.executable).read_bytes()[:500_000], {"not_a_pdf"}
    yield "stranger/zeros.pdf", bytes(100_000), {"not_a_pdf"}
    yield "stranger/noise.pdf", random.Random(1).randbytes(100_000), {"not_a_pdf"}
    yield "stranger/header-only.pdf", b"%PDF-1.7\n", {"damaged"}
    yield "stranger/header-and-noise.pdf", b"%PDF-1.7\n" + random.Random(2).randbytes(100_000), {"damaged"}


# MARK: One run


class Watch(threading.Thread):
    """The highest resident memory of the workers below a process, from /proc."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.peak, self.isOver = root, 0, False

    def run(self):
        while not self.isOver:
            try:
                children = pathlib.Path(f"/proc/{self.root}/task")
                for task in children.iterdir():
                    for child in (task / "children").read_text().split():
                        for line in pathlib.Path(f"/proc/{child}/status").read_text().splitlines():
                            if line.startswith("VmHWM"):
                                self.peak = max(self.peak, int(line.split()[1]) * 1024)
            except OSError:
                pass
            time.sleep(0.02)


def outcome(kaynak, path, seconds, language="tr"):
    started = time.monotonic()
    process = subprocess.Popen(
        [kaynak, "extract", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "LANG": "tr_TR.UTF-8" if language == "tr" else "en_US.UTF-8"})
    watch = Watch(process.pid)
    watch.start()
    try:
        out, _ = process.communicate(timeout=seconds)
        hang = False
    except subprocess.TimeoutExpired:
        process.kill()
        out, hang = process.communicate()[0], True
    watch.isOver = True
    try:
        answer = json.loads(out)
    except ValueError:
        answer = {}
    return {
        "status": answer.get("status"), "code": answer.get("code"), "reason": answer.get("reason"),
        "pages": answer.get("page_count"), "ocr": sum(page["ocr"] for page in answer.get("pages", [])),
        "exit": process.returncode, "hang": hang, "seconds": round(time.monotonic() - started, 2),
        "worker_mb": round(watch.peak / 1e6, 1),
    }


def complaint(result, expected):
    """Why an outcome is not good enough; None where it is."""
    if result["hang"]:
        return "hang"
    if result["status"] not in ("ok", "needs_password", "rejected"):
        return f"no answer (exit {result['exit']})"
    if result["code"] == "worker_crashed":
        return "the worker crashed"
    if result["code"] not in KNOWN | {None}:
        return f"unknown code {result['code']}"
    if result["status"] != "ok" and not (result["code"] and result["reason"]):
        return "no reason given"
    if result["worker_mb"] * 1e6 > MOST_RESIDENT:
        return "too much memory"
    if expected is not None and result["code"] not in expected:
        return f"expected {expected}"
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kaynak", required=True)
    options.add_argument("--mutants", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=600, help="after which a run counts as a hang")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--only", default="", help="only files whose name contains this")
    options.add_argument("--json")
    options = options.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        real = list(samples(folder))
        files = [*real, *mutants(real, options.mutants, options.seed), *bombs(), *encrypted(), *strangers()]
        files = [file for file in files if options.only in file[0]]
        results = {}

        def run(number):
            name, data, expected = files[number]
            path = folder / f"{number}.pdf"
            path.write_bytes(data)
            result = outcome(options.kaynak, path, options.seconds)
            path.unlink()
            result["complaint"] = complaint(result, expected)
            results[name] = result
            if result["complaint"]:
                print(f"{name}: {result['complaint']} {result}", flush=True)

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            list(pool.map(run, range(len(files))))
    groups = collections.defaultdict(collections.Counter)
    for name, result in results.items():
        groups[name.split("/")[0]][result["code"] or "ok"] += 1
    for group, codes in groups.items():
        print(f"{group:12} {sum(codes.values()):5}  " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    bad = sum(result["complaint"] is not None for result in results.values())
    if results:
        slowest = max(results, key=lambda name: results[name]["seconds"])
        largest = max(results, key=lambda name: results[name]["worker_mb"])
        print(f"{len(results)} files, {bad} complaints; slowest {slowest} {results[slowest]['seconds']} s; "
              f"largest worker {largest} {results[largest]['worker_mb']} MB resident")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

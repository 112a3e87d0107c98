"""The Turkish help pages of LibreOffice, read out of Debian's package without installing it."""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

PACKAGE = "libreoffice-help-tr"

#: Code, menus to open the command, links to other pages, and the wording for another operating system.
SKIPPED = frozenset("""
howtoget relatedtopics related bascode pycode sqlcode code codeintable smathcode MAC noteicon
""".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li td th div".split())


@dataclass
class Section:
    #: Nothing for what stands below the page's title.
    heading: str | None
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Page:
    path: str
    title: str | None
    sections: list[Section]


def package(folder):
    """The package file in the folder, fetched where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.glob(f"{PACKAGE}_*.deb"))
    if not found:
        print(f"fetching the Debian package {PACKAGE}", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            fetched = subprocess.run(["apt-get", "download", "-q", PACKAGE], cwd=work, stdout=sys.stderr)
            if fetched.returncode != 0:
                raise SystemExit(f"{PACKAGE} could not be fetched; try `apt-get update`, or put the .deb into {folder}")
            for file in Path(work).glob("*.deb"):
                file.rename(folder / file.name)
        found = sorted(folder.glob(f"{PACKAGE}_*.deb"))
    return found[-1]


def pages(deb):
    """The package's help pages by path."""
    found = []
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as unpacking:
        with tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive:
            for member in archive:
                if member.isfile() and "/help/tr/text/" in member.name and member.name.endswith(".html"):
                    reader = _Reader()
                    reader.feed(archive.extractfile(member).read().decode())
                    path = member.name.split("/help/tr/text/")[1].removesuffix(".html")
                    found.append(Page(path, reader.title, reader.sections))
    if unpacking.returncode != 0:
        raise SystemExit(f"{deb} could not be unpacked")
    return sorted(found, key=lambda page: page.path)


def about(deb):
    version = subprocess.run(["dpkg-deb", "-f", deb, "Version"], capture_output=True, text=True, check=True).stdout
    return {"package": PACKAGE, "version": version.strip(), "sha256": hashlib.sha256(deb.read_bytes()).hexdigest()}


class _Reader(HTMLParser):
    """Headings and paragraphs of the area that holds the help text."""

    def __init__(self):
        super().__init__()
        self.title = None
        self.sections = [Section(None)]
        #: The tags around the text: name, inside the area, inside something skipped.
        self._open = []
        self._text = []

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            self._text.append(" ")
            return
        attributes = dict(attributes)
        names = set((attributes.get("class") or "").split())
        if tag in BLOCKS:
            self._end_block()
        inside, skipped = self._open[-1][1:] if self._open else (False, False)
        inside = inside or attributes.get("id") == "DisplayArea"
        skipped = skipped or tag == "pre" or not names.isdisjoint(SKIPPED)
        self._open.append((tag, inside, skipped))

    def handle_endtag(self, tag):
        if tag not in (entry[0] for entry in self._open):
            return
        if tag in BLOCKS:
            self._end_block()
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        _, inside, skipped = self._open[-1] if self._open else ("", False, False)
        if inside and not skipped:
            self._text.append(data)

    def _end_block(self):
        text = " ".join("".join(self._text).split())
        self._text = []
        if not text:
            return
        level = next((tag for tag, _, _ in reversed(self._open) if re.fullmatch("h[1-6]", tag)), None)
        if level == "h1" and self.title is None:
            self.title = text
        elif level:
            self.sections.append(Section(text))
        else:
            self.sections[-1].paragraphs.append(text)

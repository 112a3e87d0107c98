"""Reads the Markdown subset of the document sources (described in ../README.md) into plain values."""

import re
from dataclasses import dataclass, field
from pathlib import Path


class SourceError(Exception):
    """A source that breaks the rules of the subset; the message names file and line."""


@dataclass
class Heading:
    level: int
    text: str


@dataclass
class Paragraph:
    text: str


@dataclass
class Clause:
    """A paragraph that starts with its number, such as "3.2"."""

    number: str
    text: str


@dataclass
class Bullets:
    items: list


@dataclass
class Note:
    """A boxed remark."""

    text: str


@dataclass
class Table:
    header: list
    rows: list
    right: list  # one flag a column: set flush right
    weights: list = field(default_factory=list)  # optional relative column widths


@dataclass
class Break:
    """The next page, or the next column."""

    column: bool


@dataclass
class Source:
    path: Path
    meta: dict
    blocks: list


CLAUSE = re.compile(r"(\d{1,2}\.\d{1,2}) (.+)")


def front_matter(path):
    """The `key: value` lines between the two `---` lines, and the remaining lines with their numbers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != "---":
        raise SourceError(f"{path}:1: no front matter")
    end = lines.index("---", 1)
    meta = {}
    for number, line in enumerate(lines[1:end], 2):
        key, colon, value = line.partition(":")
        if not colon:
            raise SourceError(f"{path}:{number}: expected `key: value`")
        meta[key.strip()] = value.strip()
    return meta, list(enumerate(lines[end + 1 :], end + 2))


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(path, lines, weights):
    header, rule, *rows = [(number, cells(line)) for number, line in lines]
    for number, row in rows:
        if len(row) != len(header[1]):
            raise SourceError(f"{path}:{number}: {len(row)} cells under {len(header[1])} columns")
    right = [mark.endswith(":") for mark in rule[1]]
    return Table(header[1], [row for _, row in rows], right, weights)


def read(path):
    """Parses one source. Blocks are separated by blank lines; a block's first characters say what it is."""
    meta, lines = front_matter(path)
    blocks, group, weights = [], [], []

    def close():
        nonlocal weights
        if not group:
            return
        number, first = group[0]
        text = " ".join(line.strip() for _, line in group)
        if first.startswith("#"):
            marks, _, title = text.partition(" ")
            blocks.append(Heading(len(marks), title))
        elif first.startswith("|"):
            blocks.append(table(path, list(group), weights))
            weights = []
        elif first.startswith("- "):
            items = []
            for _, line in group:
                if line.startswith("- "):
                    items.append(line[2:].strip())
                else:
                    items[-1] += " " + line.strip()
            blocks.append(Bullets(items))
        elif first.startswith("> "):
            blocks.append(Note(" ".join(line.lstrip("> ").strip() for _, line in group)))
        elif first in ("<pagebreak>", "<columnbreak>"):
            blocks.append(Break(column=first == "<columnbreak>"))
        elif match := re.fullmatch(r"<widths ([\d ]+)>", first):
            weights = [int(part) for part in match[1].split()]
        elif match := CLAUSE.match(text):
            blocks.append(Clause(match[1], match[2]))
        elif first.startswith("<"):
            raise SourceError(f"{path}:{number}: unknown directive {first}")
        else:
            blocks.append(Paragraph(text))
        group.clear()

    for number, line in lines:
        if line.strip():
            group.append((number, line))
        else:
            close()
    close()
    return Source(path, meta, blocks)

#!/usr/bin/env python3
"""Compares the token ids of random texts with those of the reference tokenizers.

    pip install -r requirements.txt
    python fuzz.py                                    the packed model file, 10,000 texts
    python fuzz.py --every                            every code point in ten frames
    python fuzz.py --tokenizer FOLDER/tokenizer.json  another model's tokenizer
    python fuzz.py --write-json xlmr.json             the packed file's tokenizer as a tokenizer.json
    python fuzz.py --speed                            tokens a second on the Turkish texts of corpora/

The program under test is built into .build/tokenizer; --scratch names another place. Exit
status 1 where an id differs from the one of Hugging Face's library.
"""

import argparse
import itertools
import pathlib
import subprocess
import sys
from collections import Counter

import references
from texts import every, texts

ROOT = pathlib.Path(__file__).resolve().parents[3]


def build(scratch):
    """The program of Ids.swift, linked with the optimised Embeddings module."""
    subprocess.run(
        ["swift", "build", "-c", "release", "--target", "Embeddings", "--scratch-path", scratch,
         "-Xswiftc", "-enable-testing"], cwd=ROOT, check=True, stdout=sys.stderr)
    products = pathlib.Path(scratch).resolve() / "release"
    sources = {path.name for path in (ROOT / "Sources").rglob("*")}
    # An object may outlive its source.
    objects = [path for module in ("Embeddings", "Knowledge", "CEmbeddingKernels")
               for path in sorted((products / f"{module}.build").rglob("*.o")) if path.stem in sources]
    program = products / "token-ids"
    subprocess.run(
        ["swiftc", "-O", "-swift-version", "6", "-I", products / "Modules",
         "-I", ROOT / "Sources/SystemLibraries/COpenBLAS",
         "-Xcc", f"-fmodule-map-file={products}/CEmbeddingKernels.build/module.modulemap",
         pathlib.Path(__file__).with_name("Ids.swift"), *objects, "-lopenblas", "-o", program], check=True)
    return program


def run(program, *arguments, texts):
    lines = "".join(text.encode().hex() + "\n" for text in texts)
    return subprocess.run([program, *arguments], input=lines, capture_output=True, text=True, check=True).stdout


def our_ids(program, tokenizer, texts):
    return [[int(word) for word in line.split()] for line in run(program, tokenizer, texts=texts).splitlines()]


class Table:
    """How many texts of each kind differ between which two."""

    def __init__(self, examples):
        self.examples = examples
        self.columns = {name: Counter() for name in ["texts", "HF", "SP", "HF~SP", "both"]}

    def add(self, sample, ours, hugging_face, sentencepiece):
        for (kind, text), own, first, second in zip(sample, ours, hugging_face, sentencepiece, strict=True):
            self.columns["texts"][kind] += 1
            self.columns["HF"][kind] += own != first
            if second:
                self.columns["SP"][kind] += own != second
                self.columns["HF~SP"][kind] += first != second
                self.columns["both"][kind] += first == second != own
            if own != first and self.examples:
                self.examples -= 1
                print(f"{kind}: {ascii(text)[:300]}\n  ours {own[:60]}\n  HF   {first[:60]}", file=sys.stderr)

    def print(self):
        print("Texts whose ids differ from HF, from SP; HF from SP; ours from both where these agree")
        for kind in [*self.columns["texts"], "all"]:
            numbers = [column.total() if kind == "all" else column[kind] for column in self.columns.values()]
            print(f"{kind:20}" + "".join(f"{number:9}" for number in numbers))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=str(ROOT / "var/models/e5-small-q4.bin"))
    parser.add_argument("--tokenizer", help="a tokenizer.json in place of the packed model file")
    parser.add_argument("--alphabet", action="store_true", help="with every character as a piece, for WordPiece")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--every", action="store_true", help="every code point in ten frames in place of random texts")
    parser.add_argument("--examples", type=int, default=5)
    parser.add_argument("--scratch", default=str(ROOT / ".build/tokenizer"))
    parser.add_argument("--write-json")
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()

    if arguments.write_json:
        packed = references.Packed(arguments.model)
        references.write_json(packed, references.character_map(packed.rules), arguments.write_json)
        return 0
    program = build(arguments.scratch)
    path = arguments.tokenizer or arguments.model
    if arguments.speed:
        files = sorted((ROOT / "corpora").rglob("*.md"))
        paragraphs = [part for file in files for part in file.read_text().split("\n\n") if part.strip()]
        print(run(program, path, "--speed", texts=paragraphs), end="")
        return 0
    if arguments.alphabet:
        path = str(pathlib.Path(arguments.scratch) / "alphabet.json")
        references.write_alphabet(arguments.tokenizer, path)

    processor = None
    if arguments.tokenizer:
        reference = references.json_tokenizer(path)
    else:
        packed = references.Packed(path)
        map_bytes = references.character_map(packed.rules)
        reference = references.packed_tokenizer(packed, map_bytes)
        processor = references.sentencepiece_processor(packed, map_bytes)
    table = Table(arguments.examples)
    sample = iter(every() if arguments.every else texts(arguments.seed, arguments.count))
    while block := [*itertools.islice(sample, 20_000)]:
        plain = [text for _, text in block]
        pieces = [[packed.bos, *processor.encode(text), packed.eos] if processor else None for text in plain]
        table.add(block, our_ids(program, path, plain), [each.ids for each in reference.encode_batch(plain)], pieces)
    table.print()
    return table.columns["HF"].total() > 0


if __name__ == "__main__":
    sys.exit(main())

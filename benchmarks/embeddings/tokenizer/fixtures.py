#!/usr/bin/env python3
"""Writes the small tokenizer.json files of the tests and prints the reference's ids of given texts.

    python fixtures.py                   writes them
    python fixtures.py wordpiece 'ne?'   also prints ids, with `\\u` escapes understood
"""

import base64
import json
import pathlib
import sys

import references

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "Tests/EmbeddingsTests/Golden/tokenizers"


def special(tokens):
    return [
        {"id": i, "content": text, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
         "special": True} for text, i in tokens.items()]


def file(added, normalizer, pre_tokenizer, post_processor, model):
    return {
        "version": "1.0", "truncation": {"max_length": 8, "strategy": "LongestFirst", "stride": 0}, "padding": None,
        "added_tokens": added, "normalizer": normalizer, "pre_tokenizer": pre_tokenizer,
        "post_processor": post_processor, "decoder": None, "model": model}


def word_piece():
    controls = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4}
    pieces = ["kar", "##go", "##g", "##o", "ucret", "##i", "istanbul", "nerede", "?", "[", "]", "mask", "un", "##k",
              "東", "京", "a", "##a", "5", "##5", "\u2e43", "##\u2e43", "\u1100", "##\u1161", "##\u11a8", "\uac01",
              "\u1100\u1161\u11a8", "σ", "##ς", "##σ"]
    vocabulary = controls | {piece: 5 + i for i, piece in enumerate(pieces)}
    return file(
        special(controls),
        {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None,
         "lowercase": True},
        {"type": "BertPreTokenizer"},
        {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
         "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                            "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
        {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
         "vocab": vocabulary})


def unigram():
    # A piece has id 0, and the control pieces stand elsewhere.
    pieces = [["▁kar", -1.5], ["go", -2.25], ["▁", -3.0], ["k", -4.0], ["a", -4.5], ["r", -4.125], ["▁kargo", -3.875],
              ["<s>", 0.0], ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["<", -5.0], ["s", -5.0], [">", -5.0],
              ["ş", -4.75], ["2", -3.3], ["fi", -3.7], ["▁fi", -3.1], ["o", -4.0000001], ["or", -8.1250002], ["i", -6.0]]
    rules = {"s\u0327": "ş", "²": "2", "\u00a0": " ", "ﬁ": "fi", "\u0007": "", "o\u0308\u0301": "o", "\t": " ", "が": "a"}
    controls = {"<s>": 7, "<pad>": 8, "</s>": 9, "<unk>": 10}
    return file(
        special(controls),
        {"type": "Sequence", "normalizers": [
            {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(references.compiled(rules)).decode()},
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]},
        {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        {"type": "RobertaProcessing", "sep": ["</s>", 9], "cls": ["<s>", 7], "trim_offsets": True,
         "add_prefix_space": True},
        {"type": "Unigram", "unk_id": 10, "vocab": pieces, "byte_fallback": False})


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, contents in {"wordpiece": word_piece(), "unigram": unigram()}.items():
        text = json.dumps(contents, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if len(sys.argv) > 1:
        tokenizer = references.json_tokenizer(FOLDER / f"{sys.argv[1]}.json")
        for text in sys.argv[2:]:
            text = json.loads(f'"{text}"')
            print(ascii(text), tokenizer.encode(text).ids)


if __name__ == "__main__":
    main()

"""Compares what `kaynak embed` makes of model folders with a numpy forward pass and Hugging Face's tokenizers.

    python3 benchmarks/embeddings/models/check.py --kaynak .build/debug/kaynak --folder DIR --packed MODEL.bin

Each folder: token ids of the reference tokenizer, vectors of the numpy pass over the same ids. The packed file is also
written as XLM-R folders in F32, F16 and BF16, and those must give the golden ids, and vectors near the golden ones.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

from forward import Encoder
from packed import write_folders

sys.path.append(os.path.join(os.path.dirname(__file__), "../tokenizer"))
from references import json_tokenizer

GOLDEN = os.path.join(os.path.dirname(__file__), "../../../Tests/EmbeddingsTests/Golden/golden.json")
# The least cosine to the numpy pass over the same numbers, and to the golden vectors over numbers rounded once more.
SAME, NEAR = 0.9999, {"F32": 0.9999, "F16": 0.9999, "BF16": 0.999}

# What bites tokenizers and poolings: nothing, one letter, scripts, accents in two forms, controls, more than a window.
TEXTS = [
    "", " ", "a", "Where is my order?", "iade süresi kaç gün", "İSTANBUL'da ığdır ve Şırnak", "s\u0327eker c\u0327ay",
    "naïve café — “quoted” … 100% €5,50", "東京は日本の首都です。", "Привет, как дела?", "مرحبا بالعالم", "🦷 diş 👩‍👩‍👧 🇹🇷",
    "<s> </s> [CLS] [SEP] [MASK] <mask>", "tab\tnew\nline\u00A0nbsp\u200Bzwsp\u0000nul\u0007bell", "x" * 300,
    "https://example.com/a?b=c&d=%20#e", "for (int i = 0; i < 10; ++i) { sum += a[i]; }", "word " * 700,
    "Ürünü teslimden sonra on dört gün içinde geri gönderebilirsiniz. " * 60,
]


def embed(kaynak, model, texts):
    """Token ids and vectors, cut at the window, in the order of the texts."""
    with tempfile.TemporaryDirectory() as work:
        with open(f"{work}/texts", "w", encoding="utf-8") as file:
            for i, text in enumerate(texts):
                file.write(json.dumps({"id": str(i), "text": text}) + "\n")
        command = [kaynak, "embed", "--model", model, "--input", f"{work}/texts", "--output", f"{work}/vectors", "--tokens"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        lines = [json.loads(line) for line in open(f"{work}/vectors", encoding="utf-8")]
    return [line["token_ids"] for line in lines], np.array([line["embedding"] for line in lines])


def reference_ids(folder, texts, window):
    tokenizer = json_tokenizer(os.path.join(folder, "tokenizer.json"))
    whole = [tokenizer.encode(text).ids for text in texts]
    return [ids if len(ids) <= window else ids[: window - 1] + ids[-1:] for ids in whole]


def window(folder):
    config = json.load(open(os.path.join(folder, "config.json"), encoding="utf-8"))
    tokens = config["max_position_embeddings"] - (config["pad_token_id"] + 1 if "roberta" in config["model_type"] else 0)
    path = os.path.join(folder, "sentence_bert_config.json")
    return min(tokens, json.load(open(path))["max_seq_length"]) if os.path.exists(path) else tokens


def cosines(found, expected):
    expected = np.asarray(expected, np.float64)
    return (found * expected).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(expected, axis=1)


class Report:
    failed = False

    def line(self, name, right, text):
        self.failed |= not right
        print(f"{'ok ' if right else 'BAD'}  {name}: {text}", flush=True)


def check(report, kaynak, folder, texts):
    """Ids and vectors of one folder, which are returned."""
    name = os.path.basename(folder.rstrip("/"))
    ids, vectors = embed(kaynak, folder, texts)
    expected = reference_ids(folder, texts, window(folder))
    wrong = [i for i in range(len(texts)) if ids[i] != expected[i]]
    report.line(name, not wrong, f"ids of {len(texts) - len(wrong)} of {len(texts)} texts as the reference's")
    for i in wrong[:3]:
        print(f"     {texts[i][:60]!r}\n     {ids[i][:20]}\n     {expected[i][:20]}")
    encoder = Encoder(folder)
    agreement = cosines(vectors, [encoder.vector(row) for row in ids])
    report.line(name, agreement.min() >= SAME, f"least cosine to numpy {agreement.min():.8f}, mean {agreement.mean():.8f}")
    return ids, vectors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaynak", required=True, help="the executable")
    parser.add_argument("--folder", action="append", default=[], help="a model folder; may be given again")
    parser.add_argument("--packed", help="the packed model file")
    parser.add_argument("--work", help="where the packed file's folders are written and kept (default: nowhere)")
    arguments = parser.parse_args()
    report = Report()
    for folder in arguments.folder:
        check(report, arguments.kaynak, folder, TEXTS)
    if arguments.packed:
        golden = json.load(open(GOLDEN, encoding="utf-8"))["items"]
        texts = [item["text"] for item in golden]
        with tempfile.TemporaryDirectory() as temporary:
            folders = write_folders(arguments.packed, arguments.work or temporary, list(NEAR))
            for kind, folder in zip(NEAR, folders):
                ids, vectors = check(report, arguments.kaynak, folder, texts)
                same = sum(found == item["ids"] for found, item in zip(ids, golden))
                report.line(os.path.basename(folder), same == len(golden), f"ids of {same} of {len(golden)} golden texts")
                agreement = cosines(vectors, [item["emb"] for item in golden])
                report.line(
                    os.path.basename(folder), agreement.min() >= NEAR[kind],
                    f"least cosine to the golden vectors {agreement.min():.8f}, mean {agreement.mean():.8f}")
    sys.exit(report.failed)


if __name__ == "__main__":
    main()

"""Fits the weights of Sources/Guardrails/Injection/InjectionLikeness+Weights.swift.

    python3 fit.py KAYNAK [--check TEXTS.jsonl …]

KAYNAK is the executable, which embeds the texts. Attacks and look-alikes are the samples of Tests/GuardrailsTests (what is
encoded or disguised there is the rules' affair, and left out); what customers say every day comes from the niches'
utterances and `corpora`. With `--check` files (`{"id","text","attack","kind"}`) are scored too, and nothing is written.
Needs numpy and scikit-learn.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Everyday texts are many, and easy: each counts for little.
EVERYDAY_WEIGHT = 0.15
STRENGTH = 60
# In log-odds: above where two of a hundred look-alikes are flagged that were not learned from.
THRESHOLD = 2.2


def samples():
    for path in sorted((ROOT / "Tests/GuardrailsTests/Samples").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def everyday(known):
    texts = set()
    for path in (ROOT / "Sources/Plugins").glob("*/Intents/*.swift"):
        for block in re.findall(r'"""(.*?)"""', path.read_text(encoding="utf-8"), re.S):
            texts.update(line.strip() for line in block.splitlines())
    for line in (ROOT / "corpora/questions.jsonl").read_text(encoding="utf-8").splitlines():
        texts.add(json.loads(line)["text"])
    for path in (ROOT / "corpora/sources").glob("*/*"):
        if path.is_file() and path.suffix in {".md", ".txt", ".yaml", ".py", ".json"}:
            for sentence in re.split(r"(?<=[.!?])\s+|\n", path.read_text(encoding="utf-8")):
                texts.add(sentence.strip(" #*-|>"))
    # Corpora hold attacks too, to be refused.
    attack = re.compile(r"talimat|komut|sistem mesaj|kural tanı|prompt|ignore|instruction", re.I)
    return sorted(text for text in texts if 8 < len(text) < 220 and text not in known and not attack.search(text))


def embed(kaynak, texts):
    with tempfile.TemporaryDirectory() as folder:
        source, target = f"{folder}/texts.jsonl", f"{folder}/vectors.jsonl"
        with open(source, "w", encoding="utf-8") as file:
            for index, text in enumerate(texts):
                file.write(json.dumps({"id": str(index), "text": text}, ensure_ascii=False) + "\n")
        subprocess.run(
            [kaynak, "embed", "--input", source, "--output", target, "--kind", "query", "--mode", "fast"], check=True)
        with open(target, encoding="utf-8") as file:
            return numpy.array([json.loads(line)["embedding"] for line in file], dtype=numpy.float32)


def write(weights, bias):
    """Weights as one printable sign each: 80 is zero, from 40 to 120 in steps of `unit`."""
    unit = float(numpy.abs(weights).max() / 40)
    signs = numpy.clip(numpy.round(weights / unit) + 80, 40, 120).astype(int)
    # A backslash would escape what follows it: its neighbour stands for it.
    text = "".join(chr(93 if sign == 92 else sign) for sign in signs)
    lines = [text[start : start + 96] for start in range(0, len(text), 96)]
    body = "\n        ".join(line + "\\" if line is not lines[-1] else line for line in lines)
    path = ROOT / "Sources/Guardrails/Injection/InjectionLikeness+Weights.swift"
    path.write_text(
        "extension InjectionLikeness {\n"
        "    /// One sign a dimension, less 80, in steps of ``unit``; written by `benchmarks/injection/fit.py`.\n"
        f'    static let packedWeights = """\n        {body}\n        """\n'
        f"    static let unit: Float = {unit:.6f}\n"
        f"    static let bias: Float = {bias:.4f}\n"
        "}\n",
        encoding="utf-8")


def report(name, flagged, attack):
    print(
        f"{name}: {flagged[attack].mean():.3f} of {attack.sum()} attacks, "
        f"{flagged[~attack].mean():.3f} of {(~attack).sum()} others")


def main():
    kaynak, checks = sys.argv[1], sys.argv[3:]
    known = [sample for sample in samples() if sample["kind"] != "obfuscated"]
    plain = everyday({sample["text"] for sample in known})
    vectors = embed(kaynak, [sample["text"] for sample in known] + plain)
    attack = numpy.array([sample["attack"] for sample in known] + [False] * len(plain))
    weight = numpy.array([1.0] * len(known) + [EVERYDAY_WEIGHT] * len(plain))
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    folds = StratifiedKFold(10, shuffle=True, random_state=1)
    held = cross_val_predict(
        model, vectors, attack, cv=folds, method="decision_function", params={"sample_weight": weight})
    report("samples, held out", held[: len(known)] > THRESHOLD, attack[: len(known)])
    print(f"everyday texts, held out: {(held[len(known):] > THRESHOLD).mean():.4f} of {len(plain)} flagged")
    model.fit(vectors, attack, sample_weight=weight)
    bias = float(model.intercept_[0]) - THRESHOLD
    for path in checks:
        rows = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
        flagged = embed(kaynak, [row["text"] for row in rows]) @ model.coef_[0] + bias > 0
        report(path, flagged, numpy.array([row["attack"] for row in rows]))
    if not checks:
        write(model.coef_[0], bias)


if __name__ == "__main__":
    main()

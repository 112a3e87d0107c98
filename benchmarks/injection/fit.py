"""Fits the weights of Sources/Guardrails/Injection/InjectionLikeness+Weights.swift.

    python3 fit.py KAYNAK [--check TEXTS.jsonl …]

KAYNAK is the executable, which embeds the texts. Attacks and look-alikes are the samples of Tests/GuardrailsTests (what is
encoded or disguised there is the rules' affair, and left out); what customers say every day comes from the niches'
utterances and `corpora`. A machine of radial support vectors learns from them, and a net of one small layer learns to say
what that machine says, between the samples too: the machine would keep every sample in the product. With `--check` files
(`{"id","text","attack","kind"}`) are scored too, and nothing is written. Needs numpy and scikit-learn.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import SVC

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Everyday texts are many, and easy: each counts for little.
EVERYDAY_WEIGHT = 0.15
STRENGTH = 5
WIDTH = 4
UNITS = 32
LESSONS = 24_000
ROUNDS = 14
# Above where between three and four of a hundred look-alikes are flagged that were not learned from.
THRESHOLD = 0.24


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


class Net:
    """One layer of `UNITS` with x / (1 + |x|), beside a linear part."""

    def __init__(self, vectors, attack, weight):
        centre = vectors.mean(0)
        vectors = (vectors - centre).astype(numpy.float64)
        teacher = SVC(C=STRENGTH, gamma=WIDTH).fit(vectors, attack, sample_weight=weight)
        random = numpy.random.default_rng(1)
        hard, easy = numpy.flatnonzero(weight >= 1), numpy.flatnonzero(weight < 1)
        first = random.choice(hard, LESSONS)
        second = numpy.where(random.random(LESSONS) < 0.7, random.choice(hard, LESSONS), random.choice(easy, LESSONS))
        share = random.random(LESSONS)[:, None] * 0.6
        between = vectors[first] * (1 - share) + vectors[second] * share
        between += random.normal(0, 0.012, between.shape)
        lessons = numpy.concatenate([vectors, vectors[hard], vectors[hard], between])
        self.learn(lessons, numpy.clip(teacher.decision_function(lessons), -1.6, 1.6), random)
        # The centre goes into the offsets, so that vectors are read as they come.
        self.offsets = self.offsets - centre @ self.hidden
        self.bias = float(self.bias[0] - centre @ self.linear)

    def learn(self, lessons, answers, random):
        count, size = lessons.shape
        parts = [
            random.normal(0, 4 / size**0.5, (size, UNITS)), random.normal(0, 0.3, UNITS),
            random.normal(0, 1 / UNITS**0.5, UNITS), random.normal(0, 0.1, size), numpy.array([-0.8])]
        mean = [numpy.zeros_like(part) for part in parts]
        square = [numpy.zeros_like(part) for part in parts]
        step = 0
        for turn in range(ROUNDS):
            rate = 0.01 * (1 - turn / ROUNDS) ** 0.7 + 2e-4
            order = random.permutation(count)
            for start in range(0, count, 256):
                rows = order[start : start + 256]
                x = lessons[rows]
                z = x @ parts[0] + parts[1]
                h = z / (1 + abs(z))
                error = 2 * (h @ parts[2] + x @ parts[3] + parts[4] - answers[rows]) / len(rows)
                inner = error[:, None] * parts[2] / (1 + abs(z)) ** 2
                slopes = [x.T @ inner, inner.sum(0), h.T @ error, x.T @ error, numpy.array([error.sum()])]
                step += 1
                for index, slope in enumerate(slopes):
                    mean[index] = 0.9 * mean[index] + 0.1 * slope
                    square[index] = 0.999 * square[index] + 0.001 * slope**2
                    move = mean[index] / (1 - 0.9**step) / (numpy.sqrt(square[index] / (1 - 0.999**step)) + 1e-8)
                    parts[index] = parts[index] - rate * move
        self.hidden, self.offsets, self.outputs, self.linear, self.bias = parts

    def score(self, vectors):
        z = vectors @ self.hidden + self.offsets
        return z / (1 + abs(z)) @ self.outputs + vectors @ self.linear + self.bias


def packed(weights):
    """A row of weights as one printable sign each: 80 is zero, from 40 to 120 in steps of the unit."""
    unit = float(numpy.abs(weights).max() / 40)
    signs = numpy.clip(numpy.round(weights / unit) + 80, 40, 120).astype(int)
    # A backslash would escape what follows it: its neighbour stands for it.
    return "".join(chr(93 if sign == 92 else sign) for sign in signs), unit


def numbers(values):
    lines, line = [], ""
    for value in values:
        text = f"{value:.5f}, "
        if len(line) + len(text) > 108:
            lines.append(line.rstrip())
            line = ""
        line += text
    return "\n        ".join(lines + [line.rstrip()])


def write(net):
    rows = [packed(net.hidden[:, unit]) for unit in range(UNITS)] + [packed(net.linear)]
    text = "".join(row for row, _ in rows)
    lines = [text[start : start + 96] for start in range(0, len(text), 96)]
    body = "\n        ".join(line + "\\" if line is not lines[-1] else line for line in lines)
    path = ROOT / "Sources/Guardrails/Injection/InjectionLikeness+Weights.swift"
    path.write_text(
        "extension InjectionLikeness {\n"
        "    /// One sign a dimension, less 80, in steps of its row's unit: a row for each hidden unit, and the linear part;\n"
        "    /// written by `benchmarks/injection/fit.py`.\n"
        f'    static let packedWeights = """\n        {body}\n        """\n'
        f"    static let units: [Float] = [\n        {numbers(unit for _, unit in rows)}\n    ]\n"
        f"    static let offsets: [Float] = [\n        {numbers(net.offsets)}\n    ]\n"
        f"    static let outputs: [Float] = [\n        {numbers(net.outputs)}\n    ]\n"
        f"    static let bias: Float = {net.bias - THRESHOLD:.4f}\n"
        "}\n",
        encoding="utf-8")


def report(name, flagged, attack):
    print(
        f"{name}: {flagged[attack].mean():.3f} of {attack.sum()} attacks, "
        f"{flagged[~attack].mean():.3f} of {(~attack).sum()} others", flush=True)


def main():
    kaynak, checks = sys.argv[1], sys.argv[3:]
    known = [sample for sample in samples() if sample["kind"] != "obfuscated"]
    plain = everyday({sample["text"] for sample in known})
    vectors = embed(kaynak, [sample["text"] for sample in known] + plain)
    attack = numpy.array([sample["attack"] for sample in known] + [False] * len(plain))
    weight = numpy.array([1.0] * len(known) + [EVERYDAY_WEIGHT] * len(plain))
    held = numpy.zeros(len(attack))
    for learned, left in StratifiedKFold(4, shuffle=True, random_state=1).split(vectors, attack):
        held[left] = Net(vectors[learned], attack[learned], weight[learned]).score(vectors[left])
    for threshold in (THRESHOLD, *numpy.quantile(held[: len(known)][~attack[: len(known)]], [0.95, 0.97, 0.98])):
        flagged = held > threshold
        report(f"samples, held out, above {threshold:.2f}", flagged[: len(known)], attack[: len(known)])
        print(f"  everyday texts: {flagged[len(known):].mean():.4f} of {len(plain)} flagged", flush=True)
    net = Net(vectors, attack, weight)
    for path in checks:
        rows = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
        flagged = net.score(embed(kaynak, [row["text"] for row in rows])) > THRESHOLD
        report(path, flagged, numpy.array([row["attack"] for row in rows]))
    if not checks:
        write(net)


if __name__ == "__main__":
    main()

"""Fits the weights of Sources/Assist/AnswerModel.swift, and says what such weights reach at a tenant they never saw.

    kaynak eval FOLDER --output r.jsonl --features f.jsonl          for each folder
    python3 benchmarks/answers/tools/fit.py FOLDER=f.jsonl [FOLDER=f.jsonl ..] [--held-out tenant ..]

Needs numpy and scipy. Every figure is of a tenant that was left out of the fit, one tenant after another; the weights that
are printed at the end are fitted on all tenants but those of --held-out.
"""

import argparse
import collections
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
sys.path.insert(0, str(CORPORA / "tools"))
from check import fold, holds  # noqa: E402

RIDGE, CERTAINTY_RIDGE, LOOKS, THRESHOLD = 3, 5, 3, 0.55


class Part:
    """A part of a question: a row of features for each stretch, and which needs each stretch meets."""

    def __init__(self, question, line, number):
        found = line["parts"][number]
        self.question, self.tenant, self.settled = question, question["tenant"], line["settled"]
        self.retrieval = found["retrieval"]
        self.values = np.array([stretch["values"] for stretch in found["stretches"]])
        self.likeness = np.array([stretch.get("likeness", np.nan) for stretch in found["stretches"]], float)
        self.doubt = np.array([stretch["doubt"] for stretch in found["stretches"]])
        self.says, self.right = [], []
        for stretch in found["stretches"]:
            text = fold(stretch["text"])
            says = [n for n, need in enumerate(question["needs"])
                    if all(any(holds(text, span) for span in item) for item in need["gold"])]
            self.says.append(says)
            self.right.append(any(source(place) == source(stretch) for n in says
                                  for place in question["needs"][n]["any_of"]))
        self.right = np.array(self.right, bool)

    def close(self, first, usual):
        """The stretches that are looked at closely under these first weights, with their features."""
        looked = np.argsort(-(self.values @ first), kind="stable")[:LOOKS]
        likeness = np.where(np.isnan(self.likeness[looked]), usual, self.likeness[looked])
        return looked, np.column_stack([self.values[looked], likeness])


def source(place):
    return place.get("faq") or (place.get("document"), place.get("page"))


def read(pairs):
    parts = []
    for pair in pairs:
        folder, path = pair.split("=", 1)
        questions = {q["id"]: q for q in map(json.loads, open(f"{folder}/questions.jsonl", encoding="utf-8"))}
        for line in map(json.loads, open(path, encoding="utf-8")):
            question = questions[line["id"]]
            parts += [Part(question, line, n) for n in range(len(line["parts"])) if line["parts"][n]["stretches"]]
    return parts


def ranker(groups):
    """Conditional logit: the probability that one of the right stretches is chosen. Groups of (features, right)."""
    groups = [(x, y) for x, y in groups if y.any() and not y.all()]
    x, y = np.vstack([g[0] for g in groups]), np.concatenate([g[1] for g in groups])
    sizes = [len(g[1]) for g in groups]
    group, starts = np.repeat(np.arange(len(groups)), sizes), np.r_[0, np.cumsum(sizes)[:-1]]

    def loss(w):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[group])
        every, right = np.add.reduceat(e, starts), np.add.reduceat(e * y, starts)
        gradient = x.T @ (e / every[group]) - x.T @ (e * y / right[group])
        return (np.log(every) - np.log(right)).sum() + RIDGE * w @ w / 2, gradient + RIDGE * w

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def logistic(x, y, doubt):
    """Weights of the features as they are, and the bias; the ridge is on standardised features, doubt is given."""
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / deviation

    def loss(b):
        s = z @ b[:-1] + b[-1] - doubt
        error = 1 / (1 + np.exp(-s)) - y
        value = (np.logaddexp(0, s) - y * s).sum() + CERTAINTY_RIDGE * b[:-1] @ b[:-1] / 2
        return value, np.r_[z.T @ error + CERTAINTY_RIDGE * b[:-1], error.sum()]

    b = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = b[:-1] / deviation
    return weights, b[-1] - weights @ mean


class Model:
    def __init__(self, parts):
        self.first = ranker([(p.values, p.right) for p in parts])
        seen = [p.likeness[np.argsort(-(p.values @ self.first), kind="stable")[:LOOKS]] for p in parts]
        self.usual = float(np.nanmean(np.concatenate(seen)))
        close = [(p, *p.close(self.first, self.usual)) for p in parts]
        self.second = ranker([(x, p.right[looked]) for p, looked, x in close])
        chosen = [(self.evidence(p), p) for p in parts if not p.settled]
        self.certainty, self.bias = logistic(
            np.array([x for (_, x), _ in chosen]), np.array([bool(p.says[best]) for (best, _), p in chosen], float),
            np.array([p.doubt[best] for (best, _), p in chosen]))

    def evidence(self, part):
        """The stretch that is chosen, and what its confidence is made of."""
        looked, x = part.close(self.first, self.usual)
        scores = x @ self.second
        best = int(np.argmax(scores))
        ordered = np.sort(scores)[::-1]
        share = 1 / np.exp(scores - scores[best]).sum()
        lead = min(3, ordered[0] - ordered[1]) if len(ordered) > 1 else 3
        return looked[best], np.r_[x[best], part.retrieval, share, scores[best], lead]

    def answer(self, part):
        best, evidence = self.evidence(part)
        return best, 1 / (1 + np.exp(part.doubt[best] - evidence @ self.certainty - self.bias))


def auroc(answerable, confidence):
    ranks, answerable = rankdata(confidence), np.array(answerable, bool)
    n = answerable.sum()
    return (ranks[answerable].sum() - n * (n + 1) / 2) / (n * (~answerable).sum())


def calibration_error(right, confidence, bins=10):
    right, confidence = np.array(right, float), np.array(confidence)
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs(right[number == b].sum() - confidence[number == b].sum()) for b in range(bins)) / len(right)


def figures(name, answers, keep):
    """Of the questions of some tenants: what was said, and how surely."""
    by_question = collections.defaultdict(list)
    for part, best, confidence in answers:
        if keep(part):
            by_question[part.tenant, part.question["id"]].append((part, best, confidence))
    of = collections.defaultdict(list)
    for found in by_question.values():
        question, settled = found[0][0].question, found[0][0].settled
        kept = [] if settled else [(p, best, c) for p, best, c in found if c >= THRESHOLD]
        needs = len(question["needs"])
        said = {n for p, best, _ in kept for n in p.says[best]}
        confidence = 0 if settled else min(c for *_, c in kept) if kept else max(c for *_, c in found)
        right = len({n for p, best, _ in found for n in p.says[best]}) == needs
        of["confidence"].append(confidence)
        of["answerable"].append(question["answerable"])
        of["right"].append(question["answerable"] and (len(said) == needs if kept else right))
        if question["answerable"]:
            of["all spans"].append(bool(kept) and len(said) == needs)
            of["handed off"].append(not kept)
            of["no threshold"].append(right)
            of["style " + question["style"]].append(bool(kept) and len(said) == needs)
        else:
            kind = question["unanswerable_kind"]
            of["answered " + ("near" if kind in ("near_miss", "other_tenant") else kind)].append(bool(kept))
    mean = lambda key: f"{np.mean(of[key]):.3f}" if of[key] else "-"  # noqa: E731
    error = calibration_error(of["right"], of["confidence"])
    said = [(r, c) for r, c in zip(of["right"], of["confidence"]) if c >= THRESHOLD]
    error_said = calibration_error(*zip(*said)) if said else 0
    print(f"{name:16} n {len(of['right']):4} all spans {mean('all spans')} handed off {mean('handed off')}"
          f" near misses answered {mean('answered near')} AUROC {auroc(of['answerable'], of['confidence']):.3f}"
          f" ECE {error:.3f}, of replies {error_said:.3f} no threshold {mean('no threshold')}")
    return {key: f"{np.mean(value):.3f} ({len(value)})" for key, value in of.items()}


def swift(name, weights):
    words = [f"{w:.2f}".replace("-0.00", "0.00") for w in weights]
    lines, line = [], "       "
    for word in words:
        if len(line) + len(word) + 2 > 118:
            lines.append(line)
            line = "       "
        line += f" {word},"
    return f"    private static let {name}: [Float] = [\n" + "\n".join(lines + [line]) + "\n    ]"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("pairs", nargs="+")
    arguments.add_argument("--held-out", nargs="*", default=[])
    options = arguments.parse_args()
    parts = read(options.pairs)
    tenants = sorted({p.tenant for p in parts})
    answers = []
    for tenant in tenants:
        model = Model([p for p in parts if p.tenant != tenant and p.tenant not in options.held_out])
        answers += [(p, *model.answer(p)) for p in parts if p.tenant == tenant]
    for tenant in tenants:
        figures(tenant, answers, lambda p: p.tenant == tenant)
    if options.held_out:
        figures("held out", answers, lambda p: p.tenant in options.held_out)
    by_style = figures("every tenant", answers, lambda p: True)
    print("  ".join(f"{key[6:]} {value}" for key, value in sorted(by_style.items()) if key.startswith("style ")))
    print("  ".join(f"{key} {value}" for key, value in sorted(by_style.items()) if key.startswith("answered ")))
    model = Model([p for p in parts if p.tenant not in options.held_out])
    print(swift("ranking", model.first))
    print(swift("closeRanking", model.second))
    print(swift("certainty", model.certainty))
    print(f"    private static let bias: Float = {model.bias:.2f}")
    print("    /// The mean where it was looked at.")
    print(f"    private static let usualLikeness: Float = {model.usual:.2f}")


if __name__ == "__main__":
    main()

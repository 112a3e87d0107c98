"""Figures of one ranking variant: recall and MRR as the evaluation format defines them, AUROC, and calibration."""

import math
import random

BINS = 10


def ranking(question, result):
    """recall@1, recall@5 and the reciprocal rank of an answerable question: pages and FAQ entries, each once."""
    ranked = list(dict.fromkeys(map(_key, result["sources"])))
    needs = [{_key(source) for source in need["any_of"]} for need in question["needs"]]
    right = set().union(*needs)
    figures = {
        f"recall@{k}": sum(not need.isdisjoint(ranked[:k]) for need in needs) / len(needs) for k in (1, 5)
    }
    figures["MRR"] = next((1 / rank for rank, source in enumerate(ranked[:10], 1) if source in right), 0)
    return figures


def _key(source):
    return source["faq"] if source.get("faq") else (source["document"], source["page"])


def is_answered(question, result):
    """Whether one of the first three sources is right: what the confidence claims to be the probability of."""
    if not question["answerable"]:
        return False
    ranked = list(dict.fromkeys(map(_key, result["sources"])))[:3]
    return any(_key(source) in ranked for need in question["needs"] for source in need["any_of"])


def auroc(positives, negatives):
    """The share of pairs in which the positive stands higher; half of a tie."""
    if not positives or not negatives:
        return None
    wins = sum((positive > negative) + (positive == negative) / 2 for positive in positives for negative in negatives)
    return wins / (len(positives) * len(negatives))


def reliability(confidences, outcomes):
    """Bins of equal width: how sure the number was, how often it was right."""
    rows = []
    for number in range(BINS):
        members = [
            (confidence, outcome) for confidence, outcome in zip(confidences, outcomes)
            if min(int(confidence * BINS), BINS - 1) == number
        ]
        if members:
            rows.append({
                "from": number / BINS, "to": (number + 1) / BINS, "questions": len(members),
                "confidence": sum(confidence for confidence, _ in members) / len(members),
                "answered": sum(outcome for _, outcome in members) / len(members),
            })
    return rows


def expected_calibration_error(rows):
    total = sum(row["questions"] for row in rows)
    return sum(row["questions"] * abs(row["confidence"] - row["answered"]) for row in rows) / total


def calibration_error_of_perfect(confidences, draws=200):
    """The error that numbers meaning exactly what they say would show on average over as few questions."""
    generator = random.Random(1)
    errors = [
        expected_calibration_error(
            reliability(confidences, [generator.random() < confidence for confidence in confidences]))
        for _ in range(draws)
    ]
    return mean(errors)


def brier(confidences, outcomes):
    return sum((confidence - outcome) ** 2 for confidence, outcome in zip(confidences, outcomes)) / len(confidences)


def mean(values):
    return math.fsum(values) / len(values) if values else None

"""Rankings by cosine and their measures, each query on its own so that two rankings can be compared in pairs."""

import math

import numpy as np

MEASURES = ("MRR", "recall@1", "recall@5", "recall@10", "nDCG@10")
DEPTH = 10
RESAMPLES = 10_000


def int8_stored(vectors):
    """The vectors as they come back from int8: each row has its own scale, the largest number becomes ±127."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    return np.rint(vectors / scale).astype(np.int8) * scale


def int8_of_unit_length(vectors):
    """The same numbers with the scale that gives the row unit length, so that products stay cosines."""
    stored = int8_stored(vectors)
    return stored / np.linalg.norm(stored, axis=1, keepdims=True)


def measures(collection, query_vectors, passage_vectors):
    """`[queries × MEASURES]`, over the ten nearest passages of each query's group."""
    rows = {}
    for row, passage in enumerate(collection.passages):
        rows.setdefault(passage.group, []).append(row)
    result = np.zeros((len(collection.queries), len(MEASURES)))
    for place, query in enumerate(collection.queries):
        candidates = rows[query.group]
        scores = passage_vectors[candidates] @ query_vectors[place]
        nearest = np.argsort(-scores, kind="stable")[:DEPTH]
        result[place] = _measures_of(query.needs, [collection.passages[candidates[index]].id for index in nearest])
    return result


def _measures_of(needs, ranked):
    right = {source for need in needs for source in need}
    reciprocal = next((1 / rank for rank, source in enumerate(ranked, 1) if source in right), 0)
    recalls = [sum(any(source in need for source in ranked[:k]) for need in needs) / len(needs) for k in (1, 5, 10)]
    return [reciprocal, *recalls, _ndcg(needs, ranked)]


def _ndcg(needs, ranked):
    """A source gains one for each need not yet met; the ideal ranking puts the source that meets most first."""
    gain, open_needs = 0, list(needs)
    for rank, source in enumerate(ranked, 1):
        gain += sum(source in need for need in open_needs) / math.log2(rank + 1)
        open_needs = [need for need in open_needs if source not in need]
    ideal, open_needs, rank = 0, list(needs), 1
    while open_needs:
        sources = sorted({source for need in open_needs for source in need})
        best = max(sources, key=lambda source: sum(source in need for need in open_needs))
        ideal += sum(best in need for need in open_needs) / math.log2(rank + 1)
        open_needs = [need for need in open_needs if best not in need]
        rank += 1
    return min(1, gain / ideal)


def interval(differences, seed=1):
    """The 95 % interval of the mean difference: queries drawn anew, with the pair of each kept together."""
    generator = np.random.default_rng(seed)
    drawn = generator.integers(len(differences), size=(RESAMPLES, len(differences)))
    return np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])

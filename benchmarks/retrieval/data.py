"""A scenario's files as `kaynak bench retrieval --workload-output` writes them, and how good answers to them are."""

from pathlib import Path

import numpy as np

# A tenant of more rows than this may be searched approximately.
ALWAYS_EXACT = 20_000
# Rows of equal score are equally right; sums in another order differ by less than this.
TOLERANCE = 1e-6


class Data:
    """Vectors lie in memory-mapped files, so that a peer's memory is its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = np.load(folder / "base.npy", mmap_mode="r")
        self.queries = np.load(folder / "queries.npy")
        self.tenants = np.load(folder / "tenants.npy")
        self.query_tenants = np.load(folder / "query-tenants.npy")
        self.truth = np.load(folder / "ground-truth.npy")
        # A tenant's rows lie together.
        count = int(self.tenants.max()) + 1
        self.starts = np.searchsorted(self.tenants, np.arange(count + 1))

    @property
    def k(self) -> int:
        return self.truth.shape[1]

    @property
    def tenant_count(self) -> int:
        return len(self.starts) - 1

    def rows(self, tenant: int) -> slice:
        return slice(int(self.starts[tenant]), int(self.starts[tenant + 1]))

    def lines(self, name: str) -> list[str]:
        return (self.folder / name).read_text().splitlines()

    def quality(self, answers: list[list[int]]) -> dict:
        """Recall, short answers and foreign ids of one answer to every query."""
        right, wanted = np.zeros(len(answers)), np.zeros(len(answers))
        short = foreign = 0
        for query, rows in enumerate(answers):
            tenant = self.query_tenants[query]
            expected = self.truth[query][self.truth[query] >= 0]
            least = (self.base[expected] @ self.queries[query]).min() - TOLERANCE
            own = [row for row in set(rows) if self.tenants[row] == tenant]
            reached = int((self.base[own] @ self.queries[query] >= least).sum()) if own else 0
            right[query], wanted[query] = min(reached, len(expected)), len(expected)
            foreign += sum(self.tenants[row] != tenant for row in rows)
            short += len(rows) < len(expected)
        large = np.diff(self.starts)[self.query_tenants] > ALWAYS_EXACT

        def share(which: np.ndarray) -> float | None:
            return float(right[which].sum() / wanted[which].sum()) if which.any() else None

        return {
            "recall": float(right.sum() / wanted.sum()), "recall_in_small_tenants": share(~large),
            "recall_in_large_tenants": share(large), "short_answers": int(short), "foreign_ids": int(foreign),
        }

"""From samples to medians, ratios, bars and the printed tables."""

import operator
import statistics
from collections.abc import Callable
from dataclasses import dataclass

# A peer's operating points below this recall are no answer to the question.
RECALL = 0.99
AT_MOST, AT_LEAST, EXACTLY = "≤", "≥", "="
SIGNS = {AT_MOST: operator.le, AT_LEAST: operator.ge, EXACTLY: operator.eq}


@dataclass(frozen=True)
class Bar:
    """What Kaynak sets itself: a figure of its own, or its ratio to a peer's."""

    number: int
    scenario: str
    figure: str
    sign: str
    limit: float
    peer: str | None = None
    # Of the peer; without one, its fastest with enough recall.
    point: str | None = None
    # The peer's figure, where it is called otherwise.
    peer_figure: str | None = None


BARS = [
    Bar(1, "one-10k", "exact search before hits are made of it, over the bare scan, p50", AT_MOST, 1.3),
    Bar(1, "one-1k", "recall", EXACTLY, 1.0),
    Bar(1, "one-10k", "recall", EXACTLY, 1.0),
    Bar(1, "one-10k", "p50_us", AT_MOST, 0.30, "faiss-flat"),
    Bar(1, "one-10k", "p50_us", AT_MOST, 0.65, "qdrant-edge"),
    *(
        bar
        for scenario in ("one-100k", "one-1m")
        for bar in (
            Bar(2, scenario, "recall", AT_LEAST, 0.99),
            Bar(2, scenario, "p50_us", AT_MOST, 1.0, "hnswlib"),
            Bar(2, scenario, "bytes_beside_vectors", AT_MOST, 0.6, "hnswlib", peer_figure="memory_bytes"),
            Bar(2, scenario, "build_seconds", AT_MOST, 1.0, "hnswlib"),
        )
    ),
    Bar(3, "zipf-1000", "recall_in_small_tenants", EXACTLY, 1.0),
    Bar(3, "zipf-1000", "recall_in_large_tenants", AT_LEAST, 0.99),
    Bar(3, "zipf-1000", "p50_us", AT_MOST, 0.7, "qdrant-edge", "ef 128"),
    Bar(3, "zipf-1000", "p99_us", AT_MOST, 0.8, "qdrant-edge", "ef 128"),
    Bar(3, "many-small", "disk_over_raw", AT_MOST, 1.5),
    Bar(3, "many-small", "memory of an open tenant, not yet asked", AT_MOST, 2048),
    Bar(3, "many-small", "creating a tenant's index, p50", AT_MOST, 1.0),
    Bar(4, "cold-open", "p50_us", AT_MOST, 0.5, "sqlite-file"),
    Bar(4, "reopen", "from nothing open to the first answer", AT_MOST, 50),
    Bar(5, "server", "p50_us", AT_MOST, 0.25, "pgvector", "ef 100"),
    Bar(5, "server", "p99_us", AT_MOST, 0.25, "pgvector", "ef 100"),
    Bar(5, "batch-64", "queries a second, 64 in one call", AT_LEAST, 0.7, "sgemm", peer_figure="queries_per_second"),
    Bar(6, "inserts", "inserts a second", AT_LEAST, 990),
    Bar(6, "inserts", "search during inserts over alone, p99", AT_MOST, 1.5),
    Bar(6, "inserts", "of them without it", EXACTLY, 0),
    *(
        Bar(7, scenario, figure, EXACTLY, 0)
        for scenario in ("one-1k", "one-10k", "one-100k", "zipf-150", "zipf-1000", "many-small", "batch-64", "server")
        for figure in ("short_answers", "foreign_ids")
    ),
    Bar(8, "delete", "erasing the tenant, slowest", AT_MOST, 100),
    Bar(8, "delete", "copies after", EXACTLY, 0),
    Bar(9, "lexical", "p50_us", AT_MOST, 1.5, "tantivy"),
    Bar(9, "lexical", "p99_us", AT_MOST, 1.5, "tantivy"),
    Bar(9, "lexical", "text_bytes", AT_MOST, 1.5, "tantivy", peer_figure="disk_bytes"),
    Bar(9, "hybrid", "hybrid over the sum of its legs, p50", AT_MOST, 1.2),
    Bar(9, "hybrid", "hybrid over the sum of its legs, p99", AT_MOST, 1.2),
]


def kaynak_figures(report: dict) -> dict:
    """One flat dictionary of a scenario's result."""
    result = report["results"][0]
    figures = {figure["name"]: figure["value"] for figure in result["figures"]}
    for part in ("latency", "quality", "size"):
        figures |= result.get(part) or {}
    figures["point"] = result["point"]
    if "over_bare_scan" in result:
        figures["over_bare_scan"] = result["over_bare_scan"]
        figures["bare_scan_p50_us"] = result["bare_scan"]["p50_us"]
    if "size" in result:
        figures["disk_over_raw"] = result["size"]["disk_bytes"] / result["size"]["raw_bytes"]
    if "files that the texts add" in figures:
        figures["text_bytes"] = figures["files that the texts add"] * 1e6
    return figures


def median(samples: list[dict]) -> dict:
    """Of each figure over the rounds; what is no number is the first round's."""

    def middle(key: str):
        values = [sample[key] for sample in samples if sample.get(key) is not None]
        number = values and isinstance(values[0], int | float)
        return statistics.median(values) if number else (values or [None])[0]

    return {key: middle(key) for key in samples[0]}


def peer_rows(samples: list[dict]) -> list[dict]:
    """A row for each operating point, with what the whole peer took."""
    whole = median([{key: value for key, value in sample.items() if key != "points"} for sample in samples])
    return [whole | median([sample["points"][at] for sample in samples]) for at in range(len(samples[0]["points"]))]


def best(rows: list[dict], figure: str) -> dict | None:
    """The fastest of the operating points with enough recall; words and matrix products have none."""
    able = [row for row in rows if row.get("recall") is None or row["recall"] >= RECALL]
    return min(able, key=lambda row: row.get("p50_us", 0), default=None)


def bars(rows: dict[str, dict[str, list[dict]]]) -> list[dict]:
    """Every bar for which both sides were measured. `rows`: by scenario and engine, one for each operating point."""
    found = []
    for bar in BARS:
        own = rows.get(bar.scenario, {}).get("kaynak")
        value = own and own[0].get(bar.figure)
        if value is None:
            continue
        row = {"bar": bar.number, "scenario": bar.scenario, "figure": bar.figure, "sign": bar.sign, "limit": bar.limit}
        if bar.peer:
            points = rows[bar.scenario].get(bar.peer, [])
            peer = (
                next((row for row in points if row["point"] == bar.point), None) if bar.point
                else best(points, bar.figure))
            theirs = peer and peer.get(bar.peer_figure or bar.figure)
            if not theirs:
                continue
            row |= {
                "peer": bar.peer, "point": peer["point"], "kaynak": value, "theirs": theirs,
                "peer_recall": peer.get("recall"),
            }
            value /= theirs
        found.append(row | {"value": value, "met": SIGNS[bar.sign](value, bar.limit)})
    return found


def table(rows: dict[str, dict[str, list[dict]]]) -> str:
    columns: list[tuple[str, Callable[[dict], str]]] = [
        ("point", lambda row: row["point"]),
        ("p50 µs", number("p50_us")), ("p95", number("p95_us")), ("p99", number("p99_us")),
        ("recall", number("recall", 4)), ("large", number("recall_in_large_tenants", 4)),
        ("short", number("short_answers", 0)), ("foreign", number("foreign_ids", 0)),
        ("build s", number("build_seconds", 2)), ("disk MB", number("disk_bytes", 1, 1e6)),
        ("memory MB", number("memory_bytes", 1, 1e6)), ("queries/s", number("queries_per_second", 0)),
        ("scan µs", number("bare_scan_p50_us")), ("others", number("others", 2)),
    ]
    lines = [["scenario", "engine"] + [name for name, _ in columns]]
    for scenario, engines in rows.items():
        for engine, points in engines.items():
            lines += [[scenario, engine] + [cell(point) for _, cell in columns] for point in points]
    return aligned(lines)


def number(key: str, digits: int = 1, unit: float = 1) -> Callable[[dict], str]:
    return lambda row: "" if row.get(key) is None else f"{row[key] / unit:.{digits}f}"


def bar_table(found: list[dict]) -> str:
    lines = [["bar", "scenario", "figure", "value", "", "limit", "verdict", "against"]]
    for row in found:
        against = ""
        if "peer" in row:
            against = f"{row['peer']}, {row['point']}: {row['kaynak']:.6g} : {row['theirs']:.6g}"
        lines.append([
            str(row["bar"]), row["scenario"], row["figure"], f"{row['value']:.4g}" + ("×" if "peer" in row else ""),
            row["sign"], f"{row['limit']:g}", "OK" if row["met"] else "short", against,
        ])
    return aligned(lines)


def aligned(lines: list[list[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)

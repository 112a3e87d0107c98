"""From samples to medians, ratios, bars and the printed table."""

import statistics

import numpy as np

QUERY = "query"

# What Kaynak sets itself: rates at least, latencies at most, this many times the best peer's.
BARS = {
    "exact": {"peers": "fp32", "bulk": 1.10, "query": 0.75},
    "fast": {"peers": "int8", "bulk": 1.00, "query": 0.95},
}
FAST_BULK_GOAL = 1.10


def summary(samples: list[dict]) -> dict:
    """Medians over the rounds; for queries, quantiles over all calls of all rounds, or the medians of each round's."""
    if "milliseconds" in samples[0]:
        calls = np.concatenate([sample["milliseconds"] for sample in samples])
        cpu = np.concatenate([sample["cpu_milliseconds"] for sample in samples])
        wall = {f"p{q}_ms": float(np.percentile(calls, q)) for q in (50, 95, 99)}
        return wall | {"cpu_p50_ms": float(np.median(cpu))}
    keys = ("tokens_per_second", "tokens_per_cpu_second", "p50_ms", "p95_ms", "p99_ms")
    return {key: statistics.median(sample[key] for sample in samples) for key in keys if key in samples[0]}


def ratios(rows: list[dict]) -> list[dict]:
    """Each mode of Kaynak against the best peer of its precision, for every workload and number of threads."""
    found = []
    for row in (row for row in rows if row["engine"].startswith("kaynak")):
        mode = row["engine"].split("-")[1]
        bar = BARS[mode]
        query = row["workload"] == QUERY
        peers = [
            peer for peer in rows
            if peer.get("precision") == bar["peers"]
            and (peer["workload"], peer["threads"]) == (row["workload"], row["threads"])
        ]
        if not peers:
            continue
        key = "p50_ms" if query else "tokens_per_second"
        best = (min if query else max)(peers, key=lambda peer: peer[key])
        ratio = row[key] / best[key]
        limit = bar["query" if query else "bulk"]
        found.append({
            "mode": mode, "workload": row["workload"], "threads": row["threads"], "best_peer": best["engine"],
            "ratio": ratio, "bar": limit, "met": ratio <= limit if query else ratio >= limit,
            "goal": FAST_BULK_GOAL if mode == "fast" and not query else None,
        })
    return found


def table(rows: list[dict]) -> str:
    """One line per engine, workload and number of threads, the best first; `cpu` is the same by processor time."""
    lines = [
        f"{'workload':<11} {'threads':>7}  {'engine':<14} {'tok/s':>7} {'cpu':>7} {'p50 ms':>7} {'cpu':>7}"
        f" {'p99 ms':>7} {'cos min':>8} {'mean':>7} {'others':>7}  setting"
    ]
    columns = (
        ("tokens_per_second", 7, 0), ("tokens_per_cpu_second", 7, 0), ("p50_ms", 7, 2), ("cpu_p50_ms", 7, 2),
        ("p99_ms", 7, 2), ("cosine_min", 8, 4), ("cosine_mean", 7, 4), ("others", 7, 2),
    )
    for row in sorted(rows, key=place):
        figures = " ".join(
            f"{row[key]:>{width}.{digits}f}" if key in row else " " * width for key, width, digits in columns
        )
        line = f"{row['workload']:<11} {row['threads']:>7}  {row['engine']:<14} {figures}  {row.get('setting', '')}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def place(row: dict) -> tuple:
    return row["workload"], row["threads"], -row.get("tokens_per_second", 0), row.get("p50_ms", 0)


def ratio_table(found: list[dict]) -> str:
    lines = [f"{'mode':<6} {'workload':<11} {'threads':>7}  {'ratio':>6}  {'bar':<7} verdict"]
    for row in found:
        sign = "≤" if row["workload"] == QUERY else "≥"
        goal = "" if row["goal"] is None or row["ratio"] < row["bar"] else (
            ", goal met" if row["ratio"] >= row["goal"] else f", goal {row['goal']:.2f} not met")
        verdict = ("OK" if row["met"] else "short") + goal
        lines.append(
            f"{row['mode']:<6} {row['workload']:<11} {row['threads']:>7}  {row['ratio']:>5.2f}×"
            f"  {sign} {row['bar']:.2f}× {verdict} (best peer: {row['best_peer']})"
        )
    return "\n".join(lines)

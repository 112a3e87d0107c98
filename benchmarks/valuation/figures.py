"""Ratio studies and coverage."""

import numpy as np


def accuracy(estimate, price):
    ratio = estimate / price
    error = np.abs(ratio - 1)
    median = np.median(ratio)
    value = np.log2(0.5 * price + 0.5 * estimate / median)
    return {
        "mdape": 100 * np.median(error),
        "ppe10": 100 * np.mean(error <= 0.10),
        "ppe20": 100 * np.mean(error <= 0.20),
        "cod": 100 * np.mean(np.abs(ratio - median)) / median,
        "prd": np.mean(ratio) / (estimate.sum() / price.sum()),
        "prb": np.polyfit(value, (ratio - median) / median, 1)[0],
    }


def ranges(low, high, estimate, price, level):
    return {
        f"cover{level}": 100 * np.mean((low <= price) & (price <= high)),
        f"width{level}": 100 * np.median((high - low) / estimate),
    }

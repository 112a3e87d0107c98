"""LightGBM with split-conformal ranges, and the neighbourhood's median."""

import time

import lightgbm
import numpy as np

import figures

PLAIN = {"id", "tarih", "fiyat", "lat", "lon", "brut_m2"}


def number(text):
    try:
        return float(text)
    except ValueError:
        return np.nan


def column(rows, name):
    return np.array([number(row.get(name, "")) for row in rows])


def months(rows):
    return np.array([int(row["tarih"][:4]) * 12 + int(row["tarih"][5:7]) - 1 for row in rows])


def log_index(rows, month):
    known = {int(r["ay"][:4]) * 12 + int(r["ay"][5:7]) - 1: np.log(float(r["endeks"])) for r in rows}
    first, last = min(known), max(known)
    return np.array([known[min(max(m, first), last)] for m in month])


def matrix(train, test):
    """All attributes of both, categories coded over both; and which columns are categories."""
    rows = train + test
    parts = [np.log(column(rows, "brut_m2")), column(rows, "lat"), column(rows, "lon"), months(rows).astype(float)]
    categories = []
    for name in rows[0]:
        if name in PLAIN:
            continue
        texts = [row[name] for row in rows]
        known = [text for text in texts if text]
        if not known:
            continue
        if np.mean([not np.isnan(number(text)) for text in known]) > 0.95:
            parts.append(np.array([number(text) for text in texts]))
        elif len(set(known)) > 1:
            codes = {text: code for code, text in enumerate(sorted(set(texts)))}
            categories.append(len(parts))
            parts.append(np.array([float(codes[text]) for text in texts]))
    values = np.array(parts).T
    return values[: len(train)], values[len(train):], categories


def settings(count):
    small = count < 500
    least = 5 if small else 20
    return dict(
        objective="regression", learning_rate=0.05, num_leaves=7 if small else 31, min_data_in_leaf=least,
        feature_fraction=0.8, bagging_fraction=0.8, bagging_freq=1, lambda_l2=1, cat_smooth=10,
        min_data_per_group=min(2 * least, 50), verbose=-1, num_threads=1, seed=1, deterministic=True)


def measured(train, test, index):
    start = time.perf_counter()
    seen, asked, categories = matrix(train, test)
    month = months(train)
    target = np.log(column(train, "fiyat")) - log_index(index, month)
    level = log_index(index, months(test))
    count = len(train)
    order = np.argsort(month, kind="stable")
    old, new = order[: int(0.88 * count)], order[int(0.88 * count):]

    def data(rows):
        return lightgbm.Dataset(seen[rows], target[rows], categorical_feature=categories, free_raw_data=False)

    stop = lightgbm.early_stopping(40, verbose=False)
    if count < 6000:
        found = lightgbm.cv(
            settings(count), data(np.arange(count)), 1500, nfold=5, stratified=False, callbacks=[stop], seed=1)
        rounds = len(next(iter(found.values())))
    else:
        rounds = lightgbm.train(
            settings(count), data(old), 1500, valid_sets=[data(new)], callbacks=[stop]).best_iteration
    errors = np.zeros(count)
    if count < 3000:
        fold = np.random.default_rng(1).integers(0, 5, count)
        for held in range(5):
            model = lightgbm.train(settings(count), data(np.flatnonzero(fold != held)), rounds)
            errors[fold == held] = np.abs(target[fold == held] - model.predict(seen[fold == held]))
    else:
        model = lightgbm.train(settings(count), data(old), rounds)
        errors = np.abs(target[new] - model.predict(seen[new]))
    model = lightgbm.train(settings(count), data(np.arange(count)), rounds)
    fit = time.perf_counter() - start
    estimate = model.predict(asked) + level
    price = column(test, "fiyat")
    result = figures.accuracy(np.exp(estimate), price) | {"fit": fit, "rounds": rounds}
    for share in (80, 90):
        half = np.quantile(errors, min(1, share / 100 * (len(errors) + 1) / len(errors)))
        result |= figures.ranges(
            np.exp(estimate - half), np.exp(estimate + half), np.exp(estimate), price, share)
    return result | {"nbhd": neighbourhood(train, test, index)}


def neighbourhood(train, test, index):
    unit = np.log(column(train, "fiyat") / column(train, "brut_m2")) - log_index(index, months(train))
    near, wide = {}, {}
    for row, value in zip(train, unit):
        near.setdefault((row["il"], row["ilce"], row["mahalle"]), []).append(value)
        wide.setdefault((row["il"], row["ilce"]), []).append(value)
    values = []
    for row in test:
        few = near.get((row["il"], row["ilce"], row["mahalle"]), [])
        values.append(np.median(few if len(few) >= 3 else wide.get((row["il"], row["ilce"]), unit)))
    estimate = np.exp(np.array(values) + log_index(index, months(test))) * column(test, "brut_m2")
    return figures.accuracy(estimate, column(test, "fiyat"))["mdape"]

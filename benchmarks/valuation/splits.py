"""A file of one's own cut into comparables and later homes, whole and as single offices."""

import csv
import hashlib
import random

import numpy as np

import peer


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(folder, train, test, index):
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("train", train), ("test", test), ("index", index)):
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def index(train):
    """Month by month, the median log price a square metre over the neighbourhood's, smoothed by thirds of its neighbours."""
    month = peer.months(train)
    unit = np.log(peer.column(train, "fiyat") / peer.column(train, "brut_m2"))
    place = [(row["il"], row["ilce"], row["mahalle"]) for row in train]
    groups = {}
    for key, value in zip(place, unit):
        groups.setdefault(key, []).append(value)
    rest = unit - np.array([np.median(groups[key]) for key in place])
    known = sorted(set(month))
    level = np.array([np.median(rest[month == m]) * (month == m).sum() / ((month == m).sum() + 20) for m in known])
    padded = np.pad(level, 1, mode="edge")
    smooth = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    return [
        {"ay": f"{m // 12}-{m % 12 + 1:02d}", "endeks": f"{100 * np.exp(value):.3f}"}
        for m, value in zip(known, smooth)]


def in_time(rows):
    """The oldest four fifths, and what came after; days are broken by a hash of the id."""
    def key(row):
        return row["tarih"], hashlib.sha256(row["id"].encode()).hexdigest()

    rows = sorted(rows, key=key)
    cut = len(rows) * 4 // 5
    return rows[:cut], rows[cut:]


def halves(rows):
    """Two halves that share no neighbourhood (west and east), or no district where there are no coordinates."""
    located = 2 * sum(bool(row.get("lat")) for row in rows) >= len(rows)
    groups = {}
    for row in rows:
        groups.setdefault(row["mahalle"] if located else row["ilce"], []).append(row)

    def place(name):
        if not located:
            return hashlib.sha256(name.encode()).hexdigest()
        return float(np.median([float(row["lon"]) for row in groups[name] if row.get("lon")] or [0]))

    parts, names = [[], []], sorted(groups, key=lambda name: (place(name), name))
    for name in names:
        parts[2 * len(parts[0]) >= len(rows)] += groups[name]
    return parts


def offices(train, test, size, count, seed=7):
    """Territories of the nearest homes around a seeded one, or of whole districts where there are no coordinates.

    Without later homes, the territory's other homes are the test, up to 250.
    """
    choice = random.Random(seed * 1000 + size)
    located = [row for row in train if row.get("lat")]
    for _ in range(count):
        if 2 * len(located) >= len(train):
            centre = choice.choice(located)
            north, east = float(centre["lat"]), float(centre["lon"])

            def far(row):
                return (float(row["lat"]) - north) ** 2 + (0.75 * (float(row["lon"]) - east)) ** 2

            near = sorted(located, key=far)[: max(2 * size, len(located) // 4)]
            edge = far(near[-1])
            later = [row for row in test or [] if row.get("lat") and far(row) <= edge]
        else:
            districts = sorted({row["ilce"] for row in train})
            choice.shuffle(districts)
            chosen, near = set(), []
            while districts and len(near) < (1.2 if test else 2) * size:
                chosen.add(districts.pop())
                near = [row for row in train if row["ilce"] in chosen]
            later = [row for row in test or [] if row["ilce"] in chosen]
        if test is None:
            near = sorted(near, key=lambda row: (row["tarih"], row["id"]))
            choice.shuffle(near)
            if len(near) >= size + 40:
                yield near[:size], near[size : size + 250]
            continue
        if len(near) < size or len(later) < 20:
            continue
        yield choice.sample(near, size), choice.sample(later, min(len(later), 200))

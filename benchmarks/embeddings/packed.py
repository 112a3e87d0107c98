"""Reads Kaynak's packed model file (`E5S1`): BERT weights, 4-bit in blocks of 32 or float32."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass
class Packed:
    hidden: int
    layers: int
    heads: int
    ffn: int
    rows: int
    positions: int
    types: int
    epsilon: float
    tensors: dict[str, np.ndarray]


def read(path: Path) -> Packed:
    """Every tensor as float32; the values are exactly those the 4-bit blocks stand for, nothing is rounded again."""
    data = np.fromfile(path, dtype=np.uint8)
    raw = memoryview(data)
    magic, version = struct.unpack_from("<4sI", raw, 0)
    if magic != b"E5S1" or version != 1:
        raise ValueError(f"{path} is not a packed model of version 1")
    hidden, layers, heads, ffn, rows, positions, types = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    (pieces,) = struct.unpack_from("<i", raw, 44)
    (blob,) = struct.unpack_from("<Q", raw, 64)
    normalizer = 72 + 4 * (pieces + 1) + 4 * pieces + blob
    (normalizer_bytes,) = struct.unpack_from("<I", raw, normalizer + 4)
    at = normalizer + 8 + normalizer_bytes
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4

    shapes = {
        "emb.word": (rows, hidden), "emb.pos": (positions, hidden), "emb.type": (types, hidden),
        "q.w": (hidden, hidden), "k.w": (hidden, hidden), "v.w": (hidden, hidden), "ao.w": (hidden, hidden),
        "fi.w": (ffn, hidden), "fo.w": (hidden, ffn),
    }
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = bytes(raw[at + 2 : at + 2 + length]).decode("ascii")
        at += 2 + length
        kind, elements, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        stored = data[offset : offset + size]
        values = stored.view("<f4") if kind == 0 else expand(stored)
        if values.size != elements:
            raise ValueError(f"{name} holds {values.size} values, not {elements}")
        shape = shapes.get(name) or shapes.get(name.split(".", 1)[1], (elements,))
        tensors[name] = values.astype(np.float32).reshape(shape)
    return Packed(hidden, layers, heads, ffn, rows, positions, types, epsilon, tensors)


def expand(stored: np.ndarray) -> np.ndarray:
    """A block is a half-precision scale and 16 bytes; the low nibbles are weights 0–15, the high ones 16–31."""
    blocks = stored.reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scale).reshape(-1)

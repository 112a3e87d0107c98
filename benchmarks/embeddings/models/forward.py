"""BERT, RoBERTa and XLM-R sentence encoders as plain numpy: what a model folder says, one text at a time."""

import json
import math
import os
import struct

import numpy as np
from scipy.special import erf


def read_tensors(path):
    """All tensors of a safetensors file that are numbers of 16 or 32 bits, as fp32."""
    data = np.memmap(path, np.uint8, "r")
    (length,) = struct.unpack("<Q", data[:8].tobytes())
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + length].tobytes()).items():
        kind = entry.get("dtype")
        if kind not in ("F32", "F16", "BF16"):
            continue
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        raw = data[start:end].tobytes()
        if kind == "BF16":
            values = (np.frombuffer(raw, "<u2").astype(np.uint32) << 16).view(np.float32)
        else:
            values = np.frombuffer(raw, {"F32": "<f4", "F16": "<f2"}[kind]).astype(np.float32)
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def write_tensors(path, tensors, kind):
    """A safetensors file of fp32 tensors, stored as F32, F16 or BF16 (rounded to nearest, ties to even)."""

    def stored(values):
        if kind == "F32":
            return values.astype("<f4").tobytes()
        if kind == "F16":
            return values.astype("<f2").tobytes()
        bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
        return ((bits + 0x7FFF + (bits >> 16 & 1)) >> 16).astype("<u2").tobytes()

    header, end = {"__metadata__": {"format": "pt"}}, 0
    for name, values in tensors.items():
        size = values.size * (4 if kind == "F32" else 2)
        header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in tensors.values():
            file.write(stored(values))


class Encoder:
    """The forward pass of a model folder, in fp32."""

    def __init__(self, folder):
        read = lambda name: json.load(open(os.path.join(folder, name), encoding="utf-8"))
        self.config = read("config.json")
        self.tensors = read_tensors(os.path.join(folder, "model.safetensors"))
        pooling = os.path.join(folder, "1_Pooling/config.json")
        self.takes_first = os.path.exists(pooling) and read("1_Pooling/config.json")["pooling_mode_cls_token"]
        self.first = self.config["pad_token_id"] + 1 if "roberta" in self.config["model_type"] else 0

    def dense(self, x, name):
        return x @ self.tensors[name + ".weight"].T + self.tensors[name + ".bias"]

    def norm(self, x, name):
        centred = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(-1, keepdims=True) + self.config["layer_norm_eps"])
        return centred / scale * self.tensors[name + ".weight"] + self.tensors[name + ".bias"]

    def vector(self, ids):
        heads = self.config["num_attention_heads"]
        table = lambda name: self.tensors[f"embeddings.{name}_embeddings.weight"]
        places = self.first + np.arange(len(ids))
        x = self.norm(table("word")[ids] + table("position")[places] + table("token_type")[0], "embeddings.LayerNorm")
        split = lambda values: values.reshape(len(ids), heads, -1).swapaxes(0, 1)
        for layer in range(self.config["num_hidden_layers"]):
            name = f"encoder.layer.{layer}."
            query, key, value = (split(self.dense(x, f"{name}attention.self.{part}")) for part in ("query", "key", "value"))
            scores = query @ key.swapaxes(1, 2) / math.sqrt(query.shape[-1])
            weights = np.exp(scores - scores.max(-1, keepdims=True))
            weights /= weights.sum(-1, keepdims=True)
            mixed = (weights @ value).swapaxes(0, 1).reshape(x.shape)
            x = self.norm(x + self.dense(mixed, name + "attention.output.dense"), name + "attention.output.LayerNorm")
            inner = self.dense(x, name + "intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
            x = self.norm(x + self.dense(inner, name + "output.dense"), name + "output.LayerNorm")
        pooled = x[0] if self.takes_first else x.mean(0)
        return pooled / np.linalg.norm(pooled)

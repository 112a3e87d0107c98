"""The packed model file as a model folder of XLM-R's kind, tokenizer and all."""

import json
import os
import struct
import sys

import numpy as np

from forward import write_tensors

sys.path.append(os.path.join(os.path.dirname(__file__), "../tokenizer"))
from references import Packed, character_map, write_json

NAMES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm", "fi": "intermediate.dense",
    "fo": "output.dense", "oln": "output.LayerNorm",
}


def read_packed(path):
    """Sizes and dequantised tensors of the packed file, under the names of a checkpoint."""
    with open(path, "rb") as file:
        data = file.read()
    width, layers, heads, inner, tokens, positions, types = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    (pieces,) = struct.unpack_from("<i", data, 44)
    (text_bytes,) = struct.unpack_from("<Q", data, 64)
    place = 72 + 8 * pieces + 4 + text_bytes
    place += 8 + struct.unpack_from("<i", data, place + 4)[0]
    (count,) = struct.unpack_from("<i", data, place)
    place += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        kind, numbers, start, size = struct.unpack_from("<BIQQ", data, place + 2 + length)
        place += 23 + length
        if kind == 0:
            values = np.frombuffer(data, "<f4", numbers, start)
        else:
            blocks = np.frombuffer(data, np.uint8, size, start).reshape(-1, 18)
            scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
            nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32)
            values = ((nibbles - 8) * scales).reshape(-1)
        shapes = {
            "emb.word": (tokens, width), "emb.pos": (positions, width), "emb.type": (types, width),
            "fi.w": (inner, width), "fo.w": (width, inner),
        }
        part = name.split(".", 1)[1]
        if name.startswith("l"):
            shape = shapes.get(part, (width, width) if part in ("q.w", "k.w", "v.w", "ao.w") else None)
        else:
            shape = shapes.get(name)
        tensors[name] = values.reshape(shape or -1)
    config = {
        "model_type": "xlm-roberta", "hidden_act": "gelu", "hidden_size": width, "num_hidden_layers": layers,
        "num_attention_heads": heads, "intermediate_size": inner, "vocab_size": tokens, "layer_norm_eps": epsilon,
        "max_position_embeddings": positions, "type_vocab_size": types, "pad_token_id": 1,
        "_name_or_path": "multilingual-e5-small",
    }
    return config, {checkpoint_name(name): values for name, values in tensors.items()}


def checkpoint_name(name):
    kind = {"w": "weight", "b": "bias"}.get(name[-1])
    if name.startswith("emb.ln."):
        return "embeddings.LayerNorm." + kind
    if name.startswith("emb."):
        table = {"word": "word", "pos": "position", "type": "token_type"}[name[4:]]
        return f"embeddings.{table}_embeddings.weight"
    layer, part, _ = name.split(".")
    return f"encoder.layer.{layer[1:]}.{NAMES[part]}.{kind}"


def write_folders(path, target, kinds):
    """A folder for each kind of number; the position table begins with RoBERTa's two rows for padding."""
    config, tensors = read_packed(path)
    table = "embeddings.position_embeddings.weight"
    tensors[table] = np.concatenate([np.zeros((2, config["hidden_size"]), np.float32), tensors[table]])
    config["max_position_embeddings"] += 2
    packed = Packed(path)
    characters = character_map(packed.rules)
    folders = []
    for kind in kinds:
        folder = os.path.join(target, f"e5-{kind.lower()}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "config.json"), "w", encoding="utf-8") as file:
            json.dump(config, file, indent=2)
        write_tensors(os.path.join(folder, "model.safetensors"), tensors, kind)
        write_json(packed, characters, os.path.join(folder, "tokenizer.json"))
        folders.append(folder)
    return folders

"""Turns Kaynak's packed model into each peer's own format: the same weights, bit for bit, before a peer quantises them.

    python convert.py PACKED FOLDER
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto
from ctranslate2.specs import common_spec, transformer_spec
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import save_file

import onnx_graph
import packed
from packed import Packed


def hugging_face(model: Packed, folder: Path) -> None:
    """The folder `transformers` loads; without a tokenizer, as every engine is given token ids."""
    folder.mkdir(exist_ok=True)
    parts = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
    }
    tensors = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer in range(model.layers):
        for short, long in parts.items():
            for end, kind in (("w", "weight"), ("b", "bias")):
                tensors[f"encoder.layer.{layer}.{long}.{kind}"] = f"l{layer}.{short}.{end}"
    save_file(
        {name: model.tensors[ours] for name, ours in tensors.items()},
        folder / "model.safetensors",
        metadata={"format": "pt"},
    )
    config = {
        "architectures": ["BertModel"], "model_type": "bert", "vocab_size": model.rows,
        "hidden_size": model.hidden, "num_hidden_layers": model.layers, "num_attention_heads": model.heads,
        "intermediate_size": model.ffn, "hidden_act": "gelu", "max_position_embeddings": model.positions,
        "type_vocab_size": model.types, "layer_norm_eps": model.epsilon, "pad_token_id": 1,
        "torch_dtype": "float32",
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2))


def onnx_files(model: Packed, folder: Path) -> None:
    """fp32, and int8 by dynamic quantisation with a scale per column.

    Without VNNI the products of 8-bit activations and weights are added in 16 bits, which overflow; there the weights
    are kept to 7 bits.
    """
    folder.mkdir(exist_ok=True)
    vnni = "_vnni" in Path("/proc/cpuinfo").read_text()
    for kind, flash in (("flash", True), ("attention", False)):
        source = folder / "fp32.onnx"
        onnx.save(onnx_graph.build(model, flash), source)
        quantize_dynamic(
            source, folder / f"int8-{kind}.onnx",
            op_types_to_quantize=["MatMul", "Attention"], per_channel=True, reduce_range=not vnni,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    # What stays as fp32.onnx is the graph with `Attention`: in fp32 the other one gains nothing.


def ctranslate2(model: Packed, folder: Path) -> None:
    """One float32 file: CTranslate2 quantises while it loads."""
    t = model.tensors
    encoder = transformer_spec.TransformerEncoderSpec(
        model.layers, model.heads, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True,
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = t["emb.word"]
    encoder.position_encodings.encodings = t["emb.pos"] + t["emb.type"][0]

    def norm(spec, name: str) -> None:
        spec.gamma, spec.beta = t[name + ".w"], t[name + ".b"]

    def linear(spec, *names: str) -> None:
        spec.weight = np.concatenate([t[name + ".w"] for name in names])
        spec.bias = np.concatenate([t[name + ".b"] for name in names])

    norm(encoder.layernorm_embedding, "emb.ln")
    for index, layer in enumerate(encoder.layer):
        name = f"l{index}."
        linear(layer.self_attention.linear[0], name + "q", name + "k", name + "v")
        linear(layer.self_attention.linear[1], name + "ao")
        norm(layer.self_attention.layer_norm, name + "aln")
        linear(layer.ffn.linear_0, name + "fi")
        linear(layer.ffn.linear_1, name + "fo")
        norm(layer.ffn.layer_norm, name + "oln")
    spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    # Its files need a vocabulary; it is given ids, so the tokens' names do not matter.
    spec.register_vocabulary([f"<{row}>" for row in range(model.rows)])
    spec.config.unk_token = "<3>"
    spec.config.layer_norm_epsilon = model.epsilon
    spec.validate()
    folder.mkdir(exist_ok=True)
    spec.save(str(folder))


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    model = packed.read(source)
    for name, write in (("hf", hugging_face), ("onnx", onnx_files), ("ct2", ctranslate2)):
        print(f"writing {name}", file=sys.stderr, flush=True)
        write(model, folder / name)


if __name__ == "__main__":
    main()

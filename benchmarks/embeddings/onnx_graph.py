"""The network as an ONNX graph of ONNX Runtime's own fused BERT operators."""

import numpy as np
import onnx
from onnx import TensorProto, helper

from packed import Packed

DOMAIN = "com.microsoft"


def build(model: Packed, flash: bool) -> onnx.ModelProto:
    """`ids` and `mask` [batch × length] to `hidden` [batch × length × 384].

    There are two operators for attention: `Attention`, and `MultiHeadAttention`, which is faster for long texts but
    only without a mask. The graph with `flash` takes the latter: it has no input `mask`, so the texts of a batch must
    be of one length.
    """
    t = model.tensors
    nodes, weights = [], []

    def weight(name: str, values: np.ndarray) -> str:
        array = np.ascontiguousarray(values, dtype=np.float32)
        weights.append(onnx.numpy_helper.from_array(array, name))
        return name

    def node(kind: str, inputs: list[str], outputs: list[str], **attributes) -> str:
        domain = "" if kind == "MatMul" else DOMAIN
        nodes.append(helper.make_node(kind, inputs, outputs, name=outputs[0], domain=domain, **attributes))
        return outputs[0]

    def linear(part: str, value: str) -> str:
        return node("MatMul", [value, weight(part + ".w", t[part + ".w"].T)], [part])

    def attention(layer: str, value: str) -> str:
        bias = weight(layer + "qkv.b", np.concatenate([t[layer + part + ".b"] for part in "qkv"]))
        output = [layer + "attention"]
        if flash:
            inputs = [linear(layer + part, value) for part in "qkv"] + [bias]
            return node("MultiHeadAttention", inputs, output, num_heads=model.heads)
        matrix = np.concatenate([t[layer + part + ".w"].T for part in "qkv"], axis=1)
        inputs = [value, weight(layer + "qkv.w", matrix), bias, "lengths"]
        return node("Attention", inputs, output, num_heads=model.heads)

    def add_and_norm(value: str, added: str, bias: str, norm: str, output: str) -> str:
        inputs = [added, value] + [weight(name, t[name]) for name in (norm + ".w", norm + ".b", bias)]
        return node("SkipLayerNormalization", inputs, [output], epsilon=model.epsilon)

    # Every token is of type 0, so that row is a constant and goes into the positions.
    embeddings = [
        "ids", "", weight("emb.word", t["emb.word"]), weight("emb.pos", t["emb.pos"] + t["emb.type"][0]), "",
        weight("emb.ln.w", t["emb.ln.w"]), weight("emb.ln.b", t["emb.ln.b"]),
    ]
    if not flash:
        embeddings.append("mask")
    x = node("EmbedLayerNormalization", embeddings, ["embedded", "lengths"], epsilon=model.epsilon)
    for number in range(model.layers):
        layer = f"l{number}."
        attended = linear(layer + "ao", attention(layer, x))
        x = add_and_norm(x, attended, layer + "ao.b", layer + "aln", layer + "middle")
        wide = linear(layer + "fi", x)
        wide = node("BiasGelu", [wide, weight(layer + "fi.b", t[layer + "fi.b"])], [layer + "gelu"])
        output = "hidden" if number == model.layers - 1 else layer + "output"
        x = add_and_norm(x, linear(layer + "fo", wide), layer + "fo.b", layer + "oln", output)

    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "length"])
        for name in (["ids"] if flash else ["ids", "mask"])
    ]
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", model.hidden])
    graph = helper.make_graph(nodes, "e5-small", inputs, [output], weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(DOMAIN, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)

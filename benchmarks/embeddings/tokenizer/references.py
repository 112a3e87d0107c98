"""The reference tokenizers, built from the packed model file or read from a tokenizer.json."""

import io
import json
import struct
import tempfile

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as proto
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

# What nobody types: a control piece under this name is never found in a text.
HIDDEN = "\U0010FFFD" * 40


class Packed:
    """Pieces, scores and single-character rules of the packed model file."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read(8 << 20)
        count, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", data, 44)
        (length,) = struct.unpack_from("<Q", data, 64)
        offsets = struct.unpack_from(f"<{count + 1}I", data, 72)
        scores = struct.unpack_from(f"<{count}f", data, 72 + 4 * (count + 1))
        start = 72 + 4 * (count + 1) + 4 * count
        self.pieces = [
            (data[start + offsets[i] : start + offsets[i + 1]].decode(), scores[i]) for i in range(count)]
        self.controls = {self.bos, self.eos, self.pad, self.unknown, count - 1}
        self.rules = {}
        position = start + length + 8
        for _ in range(struct.unpack_from("<i", data, start + length)[0]):
            point, width = struct.unpack_from("<IB", data, position)
            replacement = struct.unpack_from(f"<{width}I", data, position + 5)
            self.rules[chr(point)] = "".join(map(chr, replacement))
            position += 5 + 4 * width


def trained_character_map(**options):
    """The character map that sentencepiece puts into every model it trains."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["aa bb cc dd ee ff gg hh"] * 50), model_writer=model, vocab_size=12,
        hard_vocab_limit=False, minloglevel=2, **options)
    trained = proto.ModelProto()
    trained.ParseFromString(model.getvalue())
    return trained.normalizer_spec.precompiled_charsmap


def entries(character_map):
    """All keys of a character map: a double-array trie over bytes, then the replacements, each ended by a zero."""
    (size,) = struct.unpack_from("<I", character_map)
    units = struct.unpack_from(f"<{size // 4}I", character_map, 4)
    texts = character_map[4 + size :]
    children = lambda unit: (unit >> 10) << ((unit & 1 << 9) >> 6)
    found = {}
    waiting = [(children(units[0]), b"")]
    while waiting:
        node, prefix = waiting.pop()
        for byte in range(1, 256):
            place = node ^ byte
            if place >= len(units) or units[place] & (1 << 31 | 0xFF) != byte:
                continue
            below = place ^ children(units[place])
            if units[place] >> 8 & 1:
                start = units[below] & (1 << 31) - 1
                found[(prefix + bytes([byte])).decode()] = texts[start : texts.index(0, start)].decode()
            waiting.append((below, prefix + bytes([byte])))
    return found


def compiled(keys):
    """A character map with just these replacements."""
    code_points = lambda text: " ".join(f"{ord(character):X}" for character in text)
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as table:
        table.writelines(f"{code_points(key)}\t{code_points(value)}\n" for key, value in keys.items())
        table.flush()
        built = trained_character_map(normalization_rule_tsv=table.name)
    assert entries(built) == keys
    return built


def character_map(rules):
    """The map whose single characters are `rules`: XLM-R's is a few Unicode versions older than sentencepiece's."""
    newer = entries(trained_character_map(normalization_rule_name="nmt_nfkc"))
    strangers = {key for key in newer if len(key) == 1 and key not in rules} | {"\U00011935"}
    keys = {key: value for key, value in newer.items() if not strangers & {*key}} | rules
    return compiled(keys)


def packed_tokenizer(packed, map_bytes):
    """XLM-R's tokenizer.json as Hugging Face's library reads it, control pieces out of reach."""
    pieces = [(HIDDEN + text if i in packed.controls else text, score) for i, (text, score) in enumerate(packed.pieces)]
    tokenizer = Tokenizer(models.Unigram(pieces, packed.unknown, False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(map_bytes), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace("▁", "always")])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", packed.bos), ("</s>", packed.eos)])
    return tokenizer


def sentencepiece_processor(packed, map_bytes):
    """The same pieces as a sentencepiece model, in the packed order: no offset between the ids."""
    model = proto.ModelProto()
    kinds = proto.ModelProto.SentencePiece
    for i, (text, score) in enumerate(packed.pieces):
        kind = kinds.UNKNOWN if i == packed.unknown else kinds.CONTROL if i in packed.controls else kinds.NORMAL
        model.pieces.add(piece=text, score=score, type=kind)
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.unk_id, model.trainer_spec.pad_id = packed.unknown, packed.pad
    model.trainer_spec.bos_id, model.trainer_spec.eos_id = packed.bos, packed.eos
    model.normalizer_spec.name = "nmt_nfkc"
    model.normalizer_spec.precompiled_charsmap = map_bytes
    return sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())


def json_tokenizer(path):
    """A tokenizer.json as Hugging Face's library reads it, uncut, control pieces out of reach."""
    with open(path, encoding="utf-8") as file:
        contents = json.load(file)
    special = {token["id"] for token in contents["added_tokens"] if token["special"]}
    contents.update(truncation=None, padding=None, added_tokens=[])
    model = contents["model"]
    if model["type"] == "Unigram":
        for i in special & {*range(len(model["vocab"]))}:
            model["vocab"][i][0] = HIDDEN + model["vocab"][i][0]
    else:
        model["vocab"] = {HIDDEN + text if i in special else text: i for text, i in model["vocab"].items()}
        model["unk_token"] = HIDDEN + model["unk_token"]
    return Tokenizer.from_str(json.dumps(contents))


def write_alphabet(source, path):
    """A WordPiece tokenizer.json with every character of the first two planes in place of its words, so that nothing
    hides behind an unknown word."""
    with open(source, encoding="utf-8") as file:
        contents = json.load(file)
    pieces = [token["content"] for token in sorted(contents["added_tokens"], key=lambda token: token["id"])]
    renumbered = {piece: i for i, piece in enumerate(pieces)}
    for token in contents["added_tokens"]:
        token["id"] = renumbered[token["content"]]
    for token in contents["post_processor"]["special_tokens"].values():
        token["ids"] = [renumbered[token["id"]]]
    characters = [chr(point) for point in range(1, 0x20000) if not 0xD800 <= point < 0xE000]
    for piece in [*characters, *("##" + character for character in characters)]:
        renumbered.setdefault(piece, len(renumbered))
    contents["model"].update(vocab=renumbered, max_input_chars_per_word=1000)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(contents, file, ensure_ascii=False)


def write_json(packed, map_bytes, path):
    """XLM-R's tokenizer.json with the pieces of the packed file."""
    tokenizer = packed_tokenizer(packed, map_bytes)
    contents = json.loads(tokenizer.to_str())
    for i in packed.controls:
        contents["model"]["vocab"][i][0] = packed.pieces[i][0]
    contents["added_tokens"] = [
        {"id": i, "content": packed.pieces[i][0], "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True}
        for i in sorted(packed.controls)]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(contents, file, ensure_ascii=False)

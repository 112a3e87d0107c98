"""Random texts of many kinds, the same ones for the same seed."""

import random
import sys
import unicodedata

SURROGATES = range(0xD800, 0xE000)
EVERY = [c for c in range(1, 0x110000) if c not in SURROGATES]
ASSIGNED = [c for c in EVERY if unicodedata.category(chr(c)) not in ("Cn", "Co")]
MARKS = [c for c in ASSIGNED if unicodedata.category(chr(c))[0] == "M"]
COMMON_MARKS = [*range(0x300, 0x370), 0x20D0, 0x20DD, 0x20E3, 0xFE0E, 0xFE0F, 0x200D, 0x3099, 0x309A]
COMPATIBILITY = [c for c in ASSIGNED if unicodedata.normalize("NFKC", chr(c)) != chr(c)]
DECOMPOSING = [c for c in ASSIGNED if unicodedata.normalize("NFD", chr(c)) != chr(c) and not 0xAC00 <= c < 0xD7A4]
SPACES = [0x20, 0x20, 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x2010), 0x2028,
          0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF]
CONTROLS = [*range(0x00, 0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010),
            *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF,
            0xE0001, 0xE0020]
TOKENS = ["<s>", "</s>", "<pad>", "<unk>", "<mask>", "[CLS]", "[SEP]", "[UNK]", "[PAD]", "[MASK]", "##", "▁", "▁▁", "▁<s>",
          "<S>", "< s >"]
BLOCKS = {
    "latin": [(0x20, 0x7F), (0xA0, 0x250), (0x1E00, 0x1F00)],
    "greek": [(0x370, 0x400), (0x1F00, 0x2000), (0x300, 0x346)],
    "cyrillic": [(0x400, 0x530), (0x2DE0, 0x2E00), (0xA640, 0xA6A0), (0x300, 0x310)],
    "hebrew": [(0x591, 0x5F5), (0xFB1D, 0xFB50), (0x20, 0x21)],
    "arabic": [(0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0x20, 0x21)],
    "devanagari": [(0x900, 0x980), (0xA8E0, 0xA900), (0x200C, 0x200E), (0x20, 0x21)],
    "india": [(0x980, 0xE00), (0x1CD0, 0x1D00), (0x200C, 0x200E)],
    "thai": [(0xE00, 0xF00), (0x20, 0x21)],
    "tibet and on": [(0xF00, 0x10A0), (0x1780, 0x18B0), (0x1900, 0x1C80)],
    "kana": [(0x3040, 0x3100), (0xFF60, 0xFFA0), (0x3099, 0x309D), (0xFF9E, 0xFFA0), (0xFF9E, 0xFFA0)],
    "hangul": [(0x1100, 0x1200), (0x3131, 0x318F), (0xA960, 0xA97D), (0xAC00, 0xD7A4), (0xD7B0, 0xD7FC), (0xFFA0, 0xFFDD)],
    "han": [(0x4E00, 0xA000), (0x3400, 0x4DC0), (0xF900, 0xFB00), (0x2E80, 0x3000), (0x3000, 0x3040), (0x20000, 0x2A6E0)],
    "symbols": [(0x2000, 0x2C00), (0x3200, 0x3400), (0xFF00, 0xFFF0), (0x1D400, 0x1D800), (0x1F100, 0x1F270)],
    "other planes": [(0x10000, 0x13000), (0x16800, 0x17000), (0x1B000, 0x1BCB0), (0x1D000, 0x1D400), (0x1E000, 0x1EF00)],
}
TURKISH = ("iade süresi kaç gün Siparişim nerede İstanbul ığdır çağrı şeker ölçü üye güncelleme kâğıt hâlâ Ağrı IŞIK "
           "değişim ücreti öğleden sonra Diş beyazlatma kaç seans sürer RANDEVUNUZU İPTAL taşınmaz kiralık daire").split()
EMOJI = [*range(0x1F300, 0x1F650), *range(0x1F680, 0x1F700), *range(0x1F900, 0x1FB00), *range(0x2600, 0x27C0)]


def characters(rng, pool, low=1, high=40):
    return "".join(chr(rng.choice(pool)) for _ in range(rng.randint(low, high)))


def from_blocks(rng, blocks, low=1, high=40):
    return "".join(chr(rng.randrange(*rng.choice(blocks))) for _ in range(rng.randint(low, high)))


def turkish(rng):
    text = " ".join(rng.choice(TURKISH) for _ in range(rng.randint(1, 6)))
    form = rng.choice(["NFC", "NFD", "NFKD", "marks"])
    if form != "marks":
        return unicodedata.normalize(form, text)
    pieces = []
    for letter in unicodedata.normalize("NFD", text):
        pieces.append(letter)
        if letter.isalpha() and rng.random() < 0.3:
            pieces.append(chr(rng.choice([0x306, 0x307, 0x308, 0x327, 0x302, 0x323, rng.choice(COMMON_MARKS)])))
    return "".join(pieces)


def stacked_marks(rng):
    """Letters with one to four marks, in canonical order or not, whole or taken apart."""
    text = []
    for _ in range(rng.randint(1, 8)):
        letter = chr(rng.choice(DECOMPOSING)) if rng.random() < 0.5 else rng.choice("aceğhıiosuyzIAEOU=<>ΑΩαωИии")
        taken_apart = list(unicodedata.normalize(rng.choice(["NFC", "NFD", "NFKD"]), letter))
        marks = taken_apart[1:] + [chr(rng.choice(COMMON_MARKS)) for _ in range(rng.randint(0, 3))]
        if rng.random() < 0.5:
            rng.shuffle(marks)
        text += [taken_apart[0], *marks, rng.choice(["", "", " "])]
    return "".join(text)


def compatibility_and_marks(rng):
    return "".join(
        chr(rng.choice(COMPATIBILITY if rng.random() < 0.6 else rng.choice([COMMON_MARKS, MARKS])))
        for _ in range(rng.randint(1, 20)))


def emoji(rng):
    def one():
        kind = rng.randrange(5)
        base = chr(rng.choice(EMOJI))
        if kind == 0:
            return base + chr(rng.randrange(0x1F3FB, 0x1F400))
        if kind == 1:
            return "\u200D".join(chr(rng.choice(EMOJI)) for _ in range(rng.randint(2, 4)))
        if kind == 2:
            return characters(rng, range(0x1F1E6, 0x1F200), 1, 3)
        if kind == 3:
            return rng.choice("0123456789#*") + rng.choice(["", "\uFE0F"]) + "\u20E3"
        return base + rng.choice(["", "\uFE0F", "\uFE0E"])
    return "".join(one() + rng.choice(["", "", " ", "a", "ş"]) for _ in range(rng.randint(1, 8)))


def hangul_syllables(rng):
    text = characters(rng, [*range(0xAC00, 0xD7A4), 0x20], 1, 15)
    return unicodedata.normalize(rng.choice(["NFC", "NFD"]), text)


def spaces(rng):
    return "".join(
        characters(rng, SPACES, 1, 5) if rng.random() < 0.5 else rng.choice([*TURKISH, "a", "▁", "."])
        for _ in range(rng.randint(1, 10)))


def controls(rng):
    return "".join(
        chr(rng.choice(CONTROLS)) if rng.random() < 0.5 else chr(rng.choice(ASSIGNED[:3000]))
        for _ in range(rng.randint(1, 30)))


def url(rng):
    name = characters(rng, b"abcdefghijklmnopqrstuvwxyz0123456789-_", 3, 15)
    return (f"{rng.choice(['https', 'http', 'ftp', 'HTTPS'])}://{name}.{rng.choice(['com.tr', 'org', 'İstanbul', 'dev'])}/"
            f"{characters(rng, b'abcXYZ%/._~-', 0, 20)}?q={rng.choice(TURKISH)}&n={rng.randrange(10**9)}#{name} "
            f"{name}@{name}.com +90 {rng.randrange(10**9)}")


def long_word(rng):
    pool = rng.choice([b"abcdefghijklmnopqrstuvwxyz", b"a", [0x131, 0x15F, 0x61, 0x6C], range(0x600, 0x650),
                       range(0x12000, 0x12400), ASSIGNED])
    return characters(rng, pool, 60, 600)


def control_tokens(rng):
    return "".join(rng.choice([*TOKENS, *TURKISH, " ", "", "a", "\u3000"]) for _ in range(rng.randint(1, 8)))


def mixture(rng):
    return "".join(rng.choice(PLAIN)(rng)[: rng.randint(1, 12)] for _ in range(rng.randint(2, 5)))


KINDS = {
    "assigned": lambda rng: characters(rng, ASSIGNED),
    "any code point": lambda rng: characters(rng, EVERY),
    "basic plane": lambda rng: characters(rng, ASSIGNED[:50_000]),
    "first 3000": lambda rng: characters(rng, ASSIGNED[:3000]),
    **{name: (lambda rng, blocks=blocks: from_blocks(rng, blocks)) for name, blocks in BLOCKS.items()},
    "turkish": turkish,
    "stacked marks": stacked_marks,
    "compatibility": compatibility_and_marks,
    "any marks": lambda rng: "".join(
        chr(rng.choice(ASSIGNED[:3000])) + characters(rng, MARKS, 0, 2) for _ in range(rng.randint(1, 12))),
    "emoji": emoji,
    "hangul syllables": hangul_syllables,
    "spaces": spaces,
    "controls": controls,
    "url": url,
    "long word": long_word,
    "control tokens": control_tokens,
}
PLAIN = list(KINDS.values())
KINDS["mixture"] = mixture


def texts(seed, count):
    """`count` pairs of a kind's name and a text, the kinds in turn."""
    rng = random.Random(seed)
    names = list(KINDS)
    return [(names[i % len(names)], KINDS[names[i % len(names)]](rng)) for i in range(count)]


FRAMES = ["{}", "²{}", "{}e\u0301", "{}\u0301", "a{}", "\u0645{}", "🙂\u200D{}\u0301", "\u0915\u094D{}\u0301",
          "a{}\u0323b", "A{}\u0301\u0323Z"]


def every():
    """Every code point in every frame, twenty words a text."""
    for frame in FRAMES:
        for start in range(0, len(EVERY), 20):
            yield ascii(frame)[1:-1], " ".join(frame.format(chr(point)) for point in EVERY[start : start + 20])


if __name__ == "__main__":
    for kind, text in texts(int(sys.argv[1]), int(sys.argv[2])):
        print(kind, ascii(text), sep="\t")

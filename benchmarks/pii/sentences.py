"""Writes the fictional sentences of Tests/GuardrailsTests/PII/Sentences.

A sentence marks its personal data as `[TYPE|value]`; `{tckn}`, `{iban}` and their like are filled with random values whose
check digits are right (`{bad_tckn}`: wrong). `~…~` is neither required nor forbidden: an honorific, an ending.

    python3 sentences.py OUTPUT_FOLDER
"""

import json
import pathlib
import random
import re
import sys

RANDOM = random.Random(20261)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
UNITS = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
TENS = " on yirmi otuz kırk elli altmış yetmiş seksen doksan".split(" ")


def digits(count):
    return "".join(RANDOM.choice("0123456789") for _ in range(count))


def tckn():
    d = [int(c) for c in RANDOM.choice("123456789") + digits(8)]
    tenth = (sum(d[0::2]) * 7 - sum(d[1::2])) % 10
    d.append(tenth)
    d.append(sum(d) % 10)
    return "".join(map(str, d))


def vkn():
    d = [int(c) for c in digits(9)]
    total = 0
    for place, digit in enumerate(d):
        value = (digit + 9 - place) % 10
        rest = value * 2 ** (9 - place) % 9
        total += 9 if value and rest == 0 else rest
    return "".join(map(str, d)) + str((10 - total % 10) % 10)


def iban():
    account = "000" + RANDOM.choice("1246") + RANDOM.choice("0246") + "0" + digits(16)
    check = 98 - int(account + "292700") % 97
    return f"TR{check:02}{account}"


def card():
    body = RANDOM.choice(["4", "51", "52", "53", "54", "55", "9792"])
    body += digits(15 - len(body))
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str((10 - total % 10) % 10)


def amex():
    body = RANDOM.choice(["34", "37"]) + digits(12)
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return groups(body + str((10 - total % 10) % 10), 4, 6)


def mobile():
    return "05" + RANDOM.choice(["30", "32", "33", "35", "41", "42", "44", "46", "52", "53", "55"]) + digits(7)


def land():
    return RANDOM.choice(["0212", "0216", "0232", "0312", "0224", "0242", "0322"]) + RANDOM.choice("234567") + digits(6)


def wrong(number):
    return number[:-1] + str((int(number[-1]) + RANDOM.randint(1, 9)) % 10)


def order(count):
    """Digits of an order: no check digit holds."""
    while True:
        number = RANDOM.choice("346789") + digits(count - 1)
        if count == 11 and number_is_tckn(number) or count == 10 and number_is_vkn(number):
            continue
        return number


def number_is_tckn(number):
    d = list(map(int, number))
    return (sum(d[0:9:2]) * 7 - sum(d[1:8:2])) % 10 == d[9] and sum(d[:10]) % 10 == d[10]


def number_is_vkn(number):
    total = 0
    for place, digit in enumerate(map(int, number[:9])):
        value = (digit + 9 - place) % 10
        rest = value * 2 ** (9 - place) % 9
        total += 9 if value and rest == 0 else rest
    return int(number[9]) == (10 - total % 10) % 10


def groups(number, *sizes, sep=" "):
    parts, place = [], 0
    for size in sizes:
        parts.append(number[place:place + size])
        place += size
    if number[place:]:
        parts.append(number[place:])
    return sep.join(parts)


def spoken(number):
    """Digits in threes and twos as people say them."""
    words, place = [], 0
    sizes = [1, 3, 3, 2, 2] if number[0] == "0" else [3, 3, 2, 2]
    for size in sizes:
        part = number[place:place + size]
        place += size
        while part and part[0] == "0":
            words.append("sıfır")
            part = part[1:]
        if len(part) == 3:
            words += ["yüz"] if part[0] == "1" else [UNITS[int(part[0])], "yüz"]
            part = part[1:].lstrip("0")
        if len(part) == 2:
            words += [TENS[int(part[0])]] + ([UNITS[int(part[1])]] if part[1] != "0" else [])
        elif part:
            words.append(UNITS[int(part)])
    return " ".join(words)


def digit_words(number):
    return " ".join(UNITS[int(digit)] for digit in number)


def hidden(number):
    """Zero-width characters in between."""
    place = RANDOM.randint(3, 6)
    return number[:place] + "\u200b" + number[place:place + 2] + "\u2060" + number[place + 2:]


def looks_alike(number):
    return number.replace("0", "O", 1).replace("1", "l", 1)


FORMS = {
    "tckn": tckn, "vkn": vkn, "iban": iban, "card": card, "mobile": mobile, "land": land,
    "bad_tckn": lambda: wrong(tckn()), "bad_card": lambda: wrong(card()),
    "bad_iban": lambda: (lambda i: i[:-1] + str((int(i[-1]) + 1) % 10))(iban()),
    "order10": lambda: order(10), "order11": lambda: order(11), "order12": lambda: "7" + digits(11),
    "tckn_spaced": lambda: groups(tckn(), 3, 3, 3), "tckn_dots": lambda: groups(tckn(), 3, 3, 3, sep="."),
    "tckn_wide": lambda: tckn().translate(FULL_WIDTH), "tckn_arabic": lambda: tckn().translate(ARABIC),
    "tckn_hidden": lambda: hidden(tckn()), "tckn_words": lambda: digit_words(tckn()),
    "tckn_single": lambda: " ".join(tckn()), "tckn_ocr": lambda: tckn().replace("0", "O"),
    "vkn_spaced": lambda: groups(vkn(), 3, 3), "vkn_wide": lambda: vkn().translate(FULL_WIDTH),
    "iban_spaced": lambda: groups(iban(), 4, 4, 4, 4, 4, 4), "iban_lower": lambda: groups(iban(), 4, 4, 4, 4, 4, 4).lower(),
    "iban_dots": lambda: groups(iban(), 4, 4, 4, 4, 4, 4, sep="."), "iban_odd": lambda: groups(iban(), 2, 2, 5, 1, 8),
    "iban_wide": lambda: iban().translate(FULL_WIDTH), "iban_hidden": lambda: hidden(iban()),
    "iban_line": lambda: groups(iban(), 14, sep="\n"), "iban_ocr": lambda: groups(iban(), 4, 4, 4, 4, 4, 4).replace("0", "O", 2),
    "card_spaced": lambda: groups(card(), 4, 4, 4), "card_dots": lambda: groups(card(), 4, 4, 4, sep="."),
    "card_dash": lambda: groups(card(), 4, 4, 4, sep="-"), "card_wide": lambda: card().translate(FULL_WIDTH),
    "card_hidden": lambda: hidden(card()), "card_odd": lambda: groups(card(), 6, 6),
    "card_single": lambda: " ".join(card()),
    "mobile_spaced": lambda: groups(mobile(), 4, 3, 2), "mobile_dots": lambda: groups(mobile(), 4, 3, 2, sep="."),
    "mobile_dash": lambda: groups(mobile(), 4, 3, 2, sep="-"), "mobile_short": lambda: mobile()[1:],
    "mobile_short_spaced": lambda: groups(mobile()[1:], 3, 3, 2), "mobile_plus": lambda: "+9" + mobile(),
    "mobile_plus_spaced": lambda: "+90 " + groups(mobile()[1:], 3, 3, 2), "mobile_zeros": lambda: "0090" + mobile()[1:],
    "mobile_brackets": lambda: (lambda n: f"(0{n[1:4]}) {n[4:7]} {n[7:]}")(mobile()),
    "mobile_wide": lambda: mobile().translate(FULL_WIDTH), "mobile_arabic": lambda: mobile().translate(ARABIC),
    "mobile_hidden": lambda: hidden(mobile()), "mobile_ocr": lambda: "O" + mobile()[1:],
    "mobile_pairs": lambda: groups(mobile(), 1, 2, 2, 2, 2), "mobile_single": lambda: " ".join(mobile()),
    "mobile_slash": lambda: groups(mobile(), 4, 7, sep="/"),
    "mobile_words": lambda: spoken(mobile()), "mobile_words_short": lambda: spoken(mobile()[1:]),
    "mobile_digit_words": lambda: digit_words(mobile()), "land_spaced": lambda: groups(land(), 4, 3, 2),
    "mobile_star": lambda: groups(mobile(), 4, 3, 2, sep="*"), "mobile_under": lambda: groups(mobile(), 4, 3, 2, sep="_"),
    "mobile_circled": lambda: mobile().translate(CIRCLED), "mobile_math": lambda: mobile().translate(BOLD),
    "mobile_keycap": lambda: "".join(digit + "\ufe0f\u20e3" for digit in mobile()),
    "tckn_slash": lambda: groups(tckn(), 3, 3, 3, sep="/"), "tckn_pairs": lambda: groups(tckn(), 2, 2, 2, 2, 2),
    "iban_dash": lambda: groups(iban(), 4, 4, 4, 4, 4, 4, sep="-"), "iban_single": lambda: " ".join(iban()),
    "iban_under": lambda: groups(iban(), 4, 4, 4, 4, 4, 4, sep="_"),
    "card_line": lambda: groups(card(), 8, sep="\n"), "amex": lambda: amex(),
    "land_brackets": lambda: (lambda n: f"({n[:4]}) {n[4:7]} {n[7:9]} {n[9:]}")(land()),
}


def fill(template):
    return re.sub(r"\{(\w+)\}", lambda match: FORMS[match[1]]() if match[1] in FORMS else match[0], template)


def record(identifier, group, template):
    text, spans, neutral = "", [], []
    template = fill(template)
    place = 0
    for match in re.finditer(r"\[([A-Z_]+)\|((?:[^\[\]]|\[\w+\])*)\]|~([^~]*)~", template):
        text += template[place:match.start()]
        start = len(text)
        if match[1]:
            text += match[2]
            spans.append({"start": start, "end": len(text), "type": match[1]})
        else:
            text += match[3]
            neutral.append({"start": start, "end": len(text)})
        place = match.end()
    text += template[place:]
    row = {"id": identifier, "group": group, "text": text, "spans": spans}
    return row | ({"neutral": neutral} if neutral else {})


def main():
    here = pathlib.Path(__file__).parent
    folder = pathlib.Path(sys.argv[1])
    for source in sorted(here.glob("sentences/*.txt")):
        group, rows = "", []
        RANDOM.seed(source.stem)
        for line in source.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                group = line[2:].strip()
            elif line.strip():
                rows.append(record(f"{source.stem}-{len(rows):04}", group, line.replace("\\n", "\n")))
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{source.stem}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(source.stem, len(rows))


if __name__ == "__main__":
    main()

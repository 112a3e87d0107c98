"""How the same question is typed: properly, without Turkish letters, or with a slip in every second word.

Nothing is drawn by a random generator whose stream could change: every choice is a hash of the seed and what is chosen.
"""

import hashlib
import re

FORMS = ("clean", "ascii", "misspelt")

_ASCII = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")
_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"


def typed(text, form, seed):
    if form == "ascii":
        return text.translate(_ASCII)
    if form == "misspelt":
        return misspelt(text, seed)
    return text


def misspelt(text, seed):
    """One edit in every second word of three letters or more: a letter left out, added, mistaken, or two swapped."""
    words = re.split(r"(\s+)", text)
    places = [place for place, word in enumerate(words) if len(re.findall(r"[^\W\d_]", word)) >= 3]
    first = _draw(seed, text) % 2
    for place in places[first::2]:
        words[place] = _slip(words[place], _draw(seed, text, str(place)))
    return "".join(words)


def _slip(word, choice):
    letters = [place for place, character in enumerate(word) if character.isalpha()]
    choice, kind = divmod(choice, 4)
    choice, place = divmod(choice, len(letters))
    place = letters[place]
    before, here, after = word[:place], word[place], word[place + 1:]
    other = _LETTERS[choice % len(_LETTERS)]
    if kind == 0:
        return before + after
    if kind == 1:
        return before + here + other + after
    if kind == 2 or not after[:1].isalpha() or after[0] == here:
        return before + other + after
    return before + after[0] + here + after[1:]


def _draw(*of):
    return int.from_bytes(hashlib.sha256("\0".join(map(str, of)).encode()).digest()[:8])

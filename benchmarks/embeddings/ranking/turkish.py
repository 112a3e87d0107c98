"""The little Turkish that making queries needs: case, function words, and how people mistype."""

import re
import unicodedata

FUNCTION_WORDS = frozenset("""
acaba ait ama ancak aslında artık ayrıca aynı az bazen bazı başka belki ben beri bile bir birçok biri birkaç biz
böyle böylece bu buna bunda bundan bunlar bunları bunların bunu bunun burada bütün çok çünkü da daha dahi de değil
defa diğer diye dolayı dolayısıyla en eğer fakat gibi göre hangi hani hatta hem hemen henüz hep hepsi her herhangi
hiç hiçbir için içinde ile ilgili ise işte kadar karşın kendi kez ki kim kimi mı mi mu mü nasıl ne neden nedenle
nerede niçin niye o olan olarak oldu olduğu olduğunu olduğunda olması olmak olmaz olsa olup olur olursa ona ondan
onlar onları onların onu onun orada oysa öyle pek rağmen sadece sanki sizin siz sonra şayet şekilde şey şimdi şu
şuna şunu tarafından tüm üzere var ve veya ya yalnızca yani yerine yine yoksa yok zaten
""".split())

ENGLISH_FUNCTION_WORDS = frozenset("""
a an and are as at be by can for from has have if in into is it its not of on or that the then this to use used when
which will with you your
""".split())

LETTERS = frozenset("çğıöşüÇĞİÖŞÜ")
_ASCII = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")


def lower(text):
    return text.replace("İ", "i").replace("I", "ı").lower()


def ascii_typed(text):
    """As typed on a keyboard without Turkish letters."""
    return lower(text).translate(_ASCII)


def folded(text):
    """One spelling for what reads the same: letters and digits of any case, single spaces."""
    return " ".join(re.findall(r"\w+", lower(unicodedata.normalize("NFKC", text))))


def words(text):
    return re.findall(r"\w+", text)


def is_function_word(word):
    word = lower(word)
    return word in FUNCTION_WORDS or word in ENGLISH_FUNCTION_WORDS


def is_turkish(text):
    """Whether a paragraph reads as Turkish; help pages keep English where nobody has translated yet."""
    tokens = [lower(word) for word in words(text)]
    letters = sum(character.isalpha() for character in text)
    if not tokens or not letters:
        return False
    english = sum(token in ENGLISH_FUNCTION_WORDS for token in tokens)
    turkish = sum(character in LETTERS for character in text)
    return turkish >= 0.03 * letters and english <= 0.06 * len(tokens)


def misspelt(word, choice):
    """The word with one slip inside it, picked by the number: letters swapped, one left out, or one typed twice."""
    place, slip = 1 + choice % (len(word) - 2), choice // 97 % 3
    before, here, after, rest = word[:place], word[place], word[place + 1], word[place + 2:]
    if slip == 0 and here != after:
        return before + after + here + rest
    if slip == 1:
        return before + after + rest
    return before + here + here + after + rest

"""500 known-item queries over LibreOffice's Turkish help: each is made from one passage, which it has to find again.

Nothing is drawn by a random generator whose stream could change: every choice is a hash of the seed and what is chosen.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

import help_pages
from collection import Collection, Passage, Query
from turkish import ascii_typed, folded, is_function_word, is_turkish, lower, misspelt, words

SEED = "kaynak-1"
QUERIES = {"heading": 150, "keywords": 200, "sentence": 150}
#: As people type: three of five properly, one without Turkish letters, one with a slip.
TYPING = ["plain", "plain", "plain", "ascii", "misspelt"]
WORDS_IN_PASSAGE = range(50, 151)
#: A word in more passages than this share says little about the one meant.
COMMON_WORD = 0.05


def known_items(folder):
    """Makes the collection from the package in the folder."""
    deb = help_pages.package(folder)
    drafts = _without_near_duplicates(_drafts(help_pages.pages(deb)))
    chosen = _with_headings(drafts)
    rest = sorted((draft for draft in drafts if draft not in chosen), key=lambda draft: _draw("query", draft.id))
    for kind, phrase in (("keywords", _Keywords(drafts)), ("sentence", _content_of_sentence)):
        wanted = QUERIES[kind]
        for draft in list(rest):
            if not wanted:
                break
            text = phrase(draft)
            if text and folded(text) not in folded(draft.text):
                chosen[draft] = (kind, text)
                rest.remove(draft)
                wanted -= 1
        if wanted:
            raise SystemExit(f"the help pages give {wanted} too few {kind} queries; is the package whole?")
    queries = []
    for kind in QUERIES:
        of_kind = [(draft, text) for draft, (its_kind, text) in chosen.items() if its_kind == kind]
        for place, (draft, text) in enumerate(sorted(of_kind, key=lambda pair: _draw("typing", pair[0].id))):
            typing = TYPING[place % len(TYPING)]
            queries.append(Query(f"{kind}-{place + 1:03}", _typed(text, typing), ((draft.id,),), (kind, typing)))
    passages = [Passage(draft.id, draft.text) for draft in drafts]
    return Collection("known items", passages, queries, {**help_pages.about(deb), "seed": SEED})


def _draw(*of):
    return int.from_bytes(hashlib.sha256("\0".join([SEED, *of]).encode()).digest()[:8])


# Passages

@dataclass(eq=False)
class _Draft:
    """A passage while it grows; later, one whose heading may be taken out to be the query."""

    id: str
    title: str | None
    #: In reading order; the second of each pair says whether it is a heading.
    lines: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def paragraphs(self):
        return [line for line, is_heading in self.lines if not is_heading]

    @property
    def headings(self):
        return [line for line, is_heading in self.lines if is_heading]

    @property
    def size(self):
        return sum(len(line.split()) for line in self.paragraphs)

    @property
    def text(self):
        return "\n".join(([self.title] if self.title else []) + [line for line, _ in self.lines])


def _drafts(pages):
    """Turkish paragraphs joined along their pages, up to the largest size; no paragraph counts twice."""
    seen = set()
    drafts = []
    for page in pages:
        title = page.title if page.title and is_turkish(page.title) else None
        of_page = []

        def start():
            of_page.append(_Draft(f"{page.path}#{len(of_page) + 1}", title))

        start()
        for section in page.sections:
            new = [text for text in section.paragraphs if is_turkish(text) and folded(text) not in seen]
            seen.update(folded(text) for text in new)
            new = [piece for text in dict.fromkeys(new) for piece in _pieces(text)]
            if not new:
                continue
            if of_page[-1].size >= WORDS_IN_PASSAGE.start:
                start()
            if section.heading:
                of_page[-1].lines.append((section.heading, True))
            for piece in new:
                if of_page[-1].size + len(piece.split()) >= WORDS_IN_PASSAGE.stop:
                    start()
                of_page[-1].lines.append((piece, False))
        drafts += [draft for draft in of_page if draft.size in WORDS_IN_PASSAGE]
    return drafts


def _pieces(paragraph):
    """The paragraph, or its sentences where it is longer than a passage."""
    return [paragraph] if len(paragraph.split()) < WORDS_IN_PASSAGE.stop else _sentences(paragraph)


def _sentences(text):
    return re.split(r"(?<=[.!?:;])\s+", text)


def _without_near_duplicates(drafts):
    """Leaves out passages that share most of their runs of five words with an earlier one."""
    owners = {}
    kept = []
    for draft in drafts:
        tokens = folded("\n".join(draft.paragraphs)).split()
        runs = {tuple(tokens[start:start + 5]) for start in range(len(tokens) - 4)}
        shared = Counter(owner for run in runs for owner in owners.get(run, ()))
        if shared and max(shared.values()) > 0.4 * len(runs):
            continue
        for run in runs:
            owners.setdefault(run, []).append(draft.id)
        kept.append(draft)
    return kept


# Queries

def _with_headings(drafts):
    """Takes headings that stand over one passage only, and nowhere else in the collection, out of it."""
    texts = {draft: f" {folded(draft.text)} " for draft in drafts}
    of_page = Counter(draft.id.split("#")[0] for draft in drafts)
    chosen = {}
    for draft in sorted(drafts, key=lambda draft: _draw("heading", draft.id)):
        if len(chosen) == QUERIES["heading"]:
            break
        alone = of_page[draft.id.split("#")[0]] == 1
        if alone and draft.title and not draft.headings:
            heading, title, lines = draft.title, None, draft.lines
        elif len(draft.headings) == 1 and draft.lines[0][1]:
            heading, title, lines = draft.lines[0][0], draft.title, draft.lines[1:]
        else:
            continue
        if not 3 <= len(words(heading)) <= 12 or heading.endswith("...") or not is_turkish(heading):
            continue
        remaining = _Draft(draft.id, title, lines)
        everywhere = [text for other, text in texts.items() if other is not draft] + [f" {folded(remaining.text)} "]
        if any(f" {folded(heading)} " in text for text in everywhere):
            continue
        draft.title, draft.lines = title, lines
        chosen[draft] = ("heading", heading)
    if len(chosen) < QUERIES["heading"]:
        raise SystemExit(f"the help pages give only {len(chosen)} headings; is the package whole?")
    return chosen


def _without_suffixes(text):
    """Without what an apostrophe sets apart from a name."""
    return re.sub(r"(?<=\w) ?['’]\w+", "", text)


def _content_words(text):
    found = re.findall(r"[^\W\d_]{3,}", _without_suffixes(text))
    return list(dict.fromkeys(word for word in found if not is_function_word(word)))


class _Keywords:
    """Four to eight of a passage's telling words, in its order."""

    def __init__(self, drafts):
        self._uses = Counter(word for draft in drafts for word in set(folded(draft.text).split()))
        self._common = COMMON_WORD * len(drafts)

    def __call__(self, draft):
        telling = [
            word for word in _content_words("\n".join(draft.paragraphs)) if self._uses[lower(word)] <= self._common
        ]
        wanted = 4 + _draw("length", draft.id) % 5
        if len(telling) < wanted:
            return None
        picked = set(sorted(telling, key=lambda word: _draw("word", draft.id, word))[:wanted])
        return " ".join(word for word in telling if word in picked)


def _content_of_sentence(draft):
    """A sentence of the passage without its function words."""
    sentences = [sentence for line in draft.paragraphs for sentence in _sentences(line)]
    for sentence in sorted(sentences, key=lambda sentence: _draw("sentence", draft.id, sentence)):
        content = [word for word in words(_without_suffixes(sentence)) if not is_function_word(word)]
        if 5 <= len(content) <= 12 and len(content) < len(words(sentence)):
            return " ".join(content)
    return None


def _typed(text, typing):
    if typing == "ascii":
        return ascii_typed(text)
    if typing == "misspelt":
        tokens = lower(text).split()
        long = [place for place, token in enumerate(tokens) if len(token) >= 5 and token.isalpha()]
        slips = 2 if len(tokens) >= 6 else 1
        for place in sorted(long, key=lambda place: _draw("slip", text, str(place)))[:slips]:
            tokens[place] = misspelt(tokens[place], _draw("how", text, str(place)))
        return " ".join(tokens)
    return text

"""What is searched and what is asked: passages, queries, and the passages that answer each query."""

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Passage:
    id: str
    text: str
    #: A query sees the passages of its own group only: a tenant, or everything.
    group: str = ""


@dataclass(frozen=True)
class Query:
    id: str
    text: str
    #: One entry a fact asked for: the ids of the passages that each meet it alone.
    needs: tuple[tuple[str, ...], ...]
    #: What the query is like (`ascii`, `heading`), for figures by kind.
    tags: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Collection:
    name: str
    passages: list[Passage]
    queries: list[Query]
    #: Where it comes from and what was left out, as it goes into the JSON.
    about: dict

    @property
    def digest(self):
        """Figures are comparable where digests are equal."""
        parts = [[asdict(item) for item in items] for items in (self.passages, self.queries)]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]

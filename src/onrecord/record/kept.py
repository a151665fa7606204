"""What linking keeps of the articles that it has seen, so that a new one costs what is new.

All of it follows from what stands in the ledger and can be made anew from that: it has no day of its own. What is kept
of an article as bytes is for whoever linked it to read.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.ledger import ArticleRow
from onrecord.record.linking import Link, Reason
from onrecord.record.spans import Spans

TellingRef = int | tuple[int, int]
"""A telling that is kept already, by its row; one that comes with it, by its article's place and its own there."""

ArticleRef = int | tuple[int]
"""The same of an article."""


@dataclass(frozen=True, slots=True)
class State:
    """An article as it stands: which reading of it, under which corrections (ids joined; empty where there is none)."""

    article: ArticleRow
    reading: str
    corrected: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells two states apart."""
        return self.article.id, self.reading, self.corrected


@dataclass(frozen=True, slots=True)
class KeptTelling:
    """A telling: its id, that of a claim that it would be the first of, its time block, the spans of its words, the
    keys of its other blocks, and itself. `row` is where it is kept, 0 where it is not yet."""

    id: str
    claim: str
    bucket: int
    spans: Spans
    data: bytes
    keys: tuple[int, ...] = ()
    row: int = 0
    home: int = 0


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as linked: its setting, what its copies are found by, hours since 1970, and its tellings."""

    state: State
    setting: bytes
    sketch: bytes
    hours: float | None
    bands: tuple[int, ...]
    tellings: tuple[KeptTelling, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptSketch:
    """What an article's copies are found by, and where it is kept; `article` is its id."""

    row: int
    article: str
    hours: float | None
    sketch: bytes


@dataclass(frozen=True, slots=True)
class KeptPair:
    """Two articles of which one derives from the other (`link/copies`): how surely, by what, and why."""

    one: str
    other: str
    by: str
    score: float
    containment: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking some articles came to: themselves, and their pairs among each other and with what was there."""

    articles: tuple[KeptArticle, ...]
    links: tuple[tuple[TellingRef, TellingRef, Link], ...]
    copies: tuple[tuple[ArticleRef, ArticleRef, KeptPair], ...]


@dataclass(frozen=True, slots=True)
class KeptAt:
    """Where what was linked is kept: the row of each article, and that of its first telling (the others follow)."""

    articles: tuple[int, ...]
    tellings: tuple[int, ...]

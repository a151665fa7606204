"""What linking knows of a source as one article has it, and what a person decided about two of them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Who

Key = tuple[str, int]
"""A source of one article: the article's id and the source's cluster there."""


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source of one article. `words` are those it is printed in at its fullest, `beside` the names of the article's
    other sources, `via` those it spoke through, `published` the article's day or time as the ledger has it."""

    article: str
    cluster: int
    who: Who
    words: str
    published: str | None = None
    outlet: str | None = None
    beside: tuple[str, ...] = ()
    via: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What names it."""
        return self.article, self.cluster


@dataclass(frozen=True, slots=True)
class Decided:
    """That a person said two sources of articles are the same one, or are not."""

    one: Key
    other: Key
    same: bool

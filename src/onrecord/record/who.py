"""Who a source is, as far as the article says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span

SourceKind = Literal["person", "organisation", "official_body", "group", "document", "unknown"]
KINDS: tuple[SourceKind, ...] = ("person", "organisation", "official_body", "group", "document", "unknown")


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What an unnamed source is known by. `gives` names what is given away ("nationality", "institution", "rank",
    "closeness"), in that order; `wording` are the words that give it, `reason` those that say why it is not named."""

    gives: tuple[str, ...]
    wording: Span
    reason: Span | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A source. `mention` is the article's first full mention of it; sources of one `cluster` are the same one.

    `country` is ISO 3166 alpha-2, `party` the side it belongs to by the table of parties, `count` how many they are,
    lowest and highest. What the article does not say is None; nothing is guessed. A source that the text leaves out
    has no mention.
    """

    kind: SourceKind
    name: str | None
    mention: Span | None
    cluster: int
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    party: str | None = None
    count: tuple[int, int] | None = None
    anonymous: bool = False
    anonymity: Anonymity | None = None

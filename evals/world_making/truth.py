"""What is known of a made world: its articles, what each sentence tells, and where that came from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Span


@dataclass(frozen=True, slots=True)
class WorldArticle:
    """An article as an outlet printed it; `copy_of` is the one whose text it took over."""

    id: str
    event: str
    outlet: str
    date: str
    title: str
    text: str
    credit: str | None = None
    byline: str | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class TrueTelling:
    """One sentence that tells a claim. `span` are the claim's own words, `sentence` those of the whole sentence.

    `occasion` is where it entered the record (a speaker, a day and a room), `took_from` the telling that it was taken
    from, None where the outlet was there itself. `speaker` is whom the sentence credits, None where it credits nobody;
    `via` are the outlets that it names, nearest the speaker first.
    """

    id: str
    article: str
    span: Span
    sentence: Span
    claim: str
    occasion: str
    speaker: str | None
    took_from: str | None = None
    via: tuple[str, ...] = ()
    number: int | None = None
    miscopied: bool = False


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """A claim: what about which event, whether it is a denial, its tellings, and how many independent origins."""

    id: str
    event: str
    kind: str
    denied: bool
    tellings: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class World:
    """A made world."""

    seed: int
    bank: str
    articles: tuple[WorldArticle, ...]
    tellings: tuple[TrueTelling, ...]
    claims: tuple[TrueClaim, ...]

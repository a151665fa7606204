"""What linking finds: copies, ledger sources, links between tellings, claims and their origins.

Everything here is a finding: computed, with its reasons, and computed again without asking. What a person decided is a
judgement, and findings keep to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Spans

Zone = Literal["linked", "suggested", "apart"]
Relation = Literal["same", "updates", "narrows", "contradicts", "denies", "leaves_open", "differs_in_number"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a score: its name, its value, how much it weighed, and the words or figures behind it."""

    name: str
    value: float
    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """That `article` took over text of `original`: the share of its own words, which spans of its text are taken over,
    which of the original's were cut, and why it is taken for a copy at all."""

    article: str
    original: str
    share: float
    kept: Spans
    cut: Spans
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Articles whose text derives from one another; `earliest` is the version that the others lead back to."""

    id: str
    earliest: str
    articles: tuple[str, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings (`one` before `other` by id), how sure it is that they say the same, and how they stand."""

    one: str
    other: str
    score: float
    zone: Zone
    relation: Relation
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What several tellings share. `wording` is the telling whose words stand for it, `first` the earliest."""

    id: str
    wording: str
    first: str
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim entered the record: the telling nearest to it, those that only repeat it (`echoes`), and why."""

    telling: str
    echoes: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SourceLink:
    """That a source of one article (article id and its cluster there) is a ledger source, with score and reasons."""

    article: str
    cluster: int
    source: str
    score: float
    zone: Zone
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """A source across articles. `description` is a class of unnamed ones ("US intelligence officials"), never one
    person; `names` are all its spellings, the commonest first; `roles` with the first and last day they were given."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    description: bool
    country: str | None = None
    party: str | None = None
    roles: tuple[tuple[str, str | None, str | None], ...] = ()

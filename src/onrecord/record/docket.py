"""The docket: forecasts as they can be held to what happened, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.judging import Outcome
from onrecord.record.linking import Reason
from onrecord.record.spans import Span

Says = Literal["happened", "did_not"]
"""What a later telling says of a forecast: that what was forecast, as it was worded, came, or that it did not."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One time that a forecast was put: in which attribution, on which day, in which words, and how sure.

    `low` and `high` are the source's own number (`scale` None) or what `scale` publishes for `term`; None where there
    is neither. `by` are the first and last day by which it should have come.
    """

    attribution: str
    article: str
    outlet: str | None
    published: str | None
    words: str
    what: str
    kind: str
    by: tuple[str, str] | None = None
    horizon: str | None = None
    made: str | None = None
    conditional: bool = False
    low: float | None = None
    high: float | None = None
    term: str | None = None
    scale: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """An article, or characters of it, that shows what happened."""

    article: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a person found to have happened: by whom, when (UTC), why, on which articles. `id` is the judgement's.

    An outcome is `void` where it cannot be said, or what it depended on never came.
    """

    id: str
    outcome: Outcome
    who: str
    note: str
    learnt: str
    evidence: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a source says to what was judged of it, in its words or those of an article, as a person entered it: by
    whom, when (UTC), why, on which articles. `id` is the judgement's."""

    id: str
    words: str
    who: str
    note: str
    learnt: str
    evidence: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Voiced:
    """An unnamed source in the words of the first article that has it foretell: "a Western official", and whether that
    is one person."""

    words: str
    one: bool


@dataclass(frozen=True, slots=True)
class Docketed:
    """A forecast of one source: every time it was put, the earliest first, and what became of it.

    `id` is the first attribution's; `source` and `source_name` those of the ledger (None: nobody who could be found
    again), `description` whether that is a class of unnamed ones, `voiced` whom the article itself has, where it is
    one. `statement` is what would make it true, `sharpened`
    whether a person put it so, `dated` whether a person set its days. `vague` says what is missing before anybody could
    resolve it, `sharper` a wording that would do. `echoes` are attributions that lead back to one of these and count
    for nothing. `topic` is what it is about, `topic_by` the words of it that say so (none where a person did).
    `replies` are the source's own word on what was found to have happened. `beside` are the others' forecasts of the
    same claim: their ids, and who put them.
    """

    id: str
    source: str | None
    source_name: str
    description: bool
    statement: str
    stated: tuple[Stated, ...]
    echoes: tuple[str, ...] = ()
    sharpened: bool = False
    dated: bool = False
    vague: tuple[str, ...] = ()
    sharper: str | None = None
    resolution: Resolution | None = None
    topic: str | None = None
    topic_by: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    voiced: Voiced | None = None
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def attributions(self) -> tuple[str, ...]:
        """All that put it, those that only repeat it last."""
        return (*(each.attribution for each in self.stated), *self.echoes)

    @property
    def last(self) -> Stated:
        """How it was put last."""
        return self.stated[-1]

    @property
    def due(self) -> str | None:
        """The last day by which it should have come, as it was put last."""
        return self.last.by[1] if self.last.by else None


@dataclass(frozen=True, slots=True)
class Sequel:
    """A later telling that seems to say what became of a forecast: a suggestion, which resolves nothing.

    `span` are the characters of `article` in which it stands. `outcome` is the one that a person may want to look at,
    None where it came and nothing says whether that was in time. `again` are ids of other articles with the same words.
    `score` is how sure it is that both are about the same thing; the reasons' weights and a beginning sum up to its
    logit. `source` are the article's words for whoever tells it, empty where it does so itself; `own` says that it is
    the forecast's own source.
    """

    telling: str
    article: str
    outlet: str | None
    published: str
    words: str
    span: Span
    says: Says
    outcome: Outcome | None
    why: str
    score: float
    reasons: tuple[Reason, ...]
    source: str = ""
    own: bool = False
    again: tuple[str, ...] = ()

"""How sure it is that a later telling is about what a forecast awaits."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from onrecord.link.claims.blocking import cosine_of
from onrecord.link.claims.features import told_words
from onrecord.link.claims.preparing import Prepared
from onrecord.link.claims.scales import Feature, Scale
from onrecord.link.claims.setting import Setting
from onrecord.link.claims.words import total
from onrecord.link.sequels.awaiting import Awaited, stands_in
from onrecord.link.sequels.marks import against, opposed
from onrecord.record.linking import Reason
from onrecord.record.telling import Telling

SUGGESTED = 0.5
"""Score from which on a telling is suggested.

Precision and recall of `python -m evals.sequels --data tests/judge/sequel_cases/own.jsonl`: .79 and .82 at .4, .85 and
.79 at .45, 1.0 and .79 at .5, 1.0 and .71 at .55. On `unseen.jsonl`, by which nothing was chosen, .95 and .83 at .5.

By minilm-sentence-6, to which a forecast and its sequel are less alike, 1.0 and .75, .88 and .63. To start .15 higher
would give, of pairs alone, .96 instead of 1.0 and .80 instead of .77 on the first.
"""

_SCALE = Scale(
    start=-1.6,
    weights={"meaning": 1.0, "names": 2.7, "subject": 1.3, "rest": 1.5, "what became": 1.2},
    neutral={"meaning": 0.5, "names": 0.5, "subject": 0.5, "rest": 0.5, "what became": 0.5},
)
"""A logistic regression (C = 1) on the pairs of `tests/judge/sequel_cases/own.jsonl`, rounded."""

LITTLE = 0.12
"""Weight of the words that a telling must have besides the names and the subject of a forecast to say anything of it: a
single one that tells anything ("opened") does. Of 656 forecasts in 160 articles on an election six had 16 suggestions
by score alone, three of them a name and nothing else ("Mr. Trump"); at .5 two more sequels of `own.jsonl` were lost.
"""

_NOT_TOLD = frozenset({"hope", "fear", "demand"})
"""Attitudes in which a thing is wished for or feared, and not told."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The score, and its reasons."""

    score: float
    reasons: tuple[Reason, ...]


def may_tell(awaited: Awaited, later: Telling) -> bool:
    """Whether a telling can say at all what became of a forecast: it was printed on a later day, in another article,
    tells what is so, not what is to come, is wished for, or is left open, and says more than a name."""
    day = (later.published or "")[:10]
    wording = later.wording
    return (
        bool(day)
        and day > awaited.made
        and later.article != awaited.telling.article
        and wording.forecast is None
        and wording.polarity != "uncommitted"
        and wording.attitude not in _NOT_TOLD
        and _says_more(awaited, later)
    )


def _says_more(awaited: Awaited, later: Telling) -> bool:
    known = awaited.names.keys() | awaited.subject.keys()
    return total(sorted(word for word in told_words(later.text) if word not in known)) >= LITTLE


def compare(awaited: Awaited, later: Prepared) -> Compared:
    """Compare a forecast with a telling that may say what became of it."""
    reasons = _SCALE.reasons(features(awaited, later))
    return Compared(_SCALE.score(reasons), reasons)


def features(awaited: Awaited, later: Prepared) -> tuple[Feature, ...]:
    """All that is seen of the two."""
    return tuple(_features(awaited, later.telling, later.setting, cosine_of(awaited.vector, later.vector)))


def _features(awaited: Awaited, later: Telling, setting: Setting, cosine: float) -> Iterator[Feature]:
    yield Feature("meaning", cosine, "")
    near = told_words(later.text)
    around = told_words(later.sentence)
    names = awaited.names
    if names:
        held = {name: 1.0 if name in near or name in around else 0.5 * (name in setting.lead) for name in names}
        yield Feature("names", _share(names, held), " ".join(sorted(names)))
    for name, awaited_words in (("subject", awaited.subject), ("rest", awaited.rest)):
        if awaited_words:
            told = {word: float(stands_in(word, near)) for word in awaited_words}
            shared = sorted((word for word in told if told[word]), key=lambda word: (-awaited_words[word], word))
            yield Feature(name, _share(awaited_words, told), " ".join(shared))
    became = _became(awaited, later, near)
    if became is not None:
        yield Feature("what became", float(bool(became)), became)


def _became(awaited: Awaited, later: Telling, near: Collection[str]) -> str | None:
    """The word of a telling by which it says what became of a thing: the verb that was forecast, its opposite, that it
    was put off or is as it was; empty where there is none of these, None where no verb was forecast."""
    verb = awaited.verb
    if verb is None:
        return None
    if stands_in(verb, near):
        return verb
    own = told_words(awaited.telling.text)
    pair = opposed((verb,), [word for word in near if word not in own])
    return pair[1] if pair else against(awaited.telling.text, later.text) or ""


def _share(weights: Mapping[str, float], held: Mapping[str, float]) -> float:
    whole = math.fsum(weights.values())
    return math.fsum(weights[word] * held[word] for word in sorted(weights)) / whole if whole else 0.0

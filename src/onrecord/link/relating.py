"""What made a relation: the words and numbers of two tellings without which they would not stand so to each other.

The rules of relations (`link/claims/relations`) say how two tellings stand. Here they are asked again with one word
less, until the answer changes: whatever rule it was, those words made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal, get_args

from onrecord.link.claims.counted import compare_numbers
from onrecord.link.claims.denying import denied_words, denies
from onrecord.link.claims.features import told_words
from onrecord.link.claims.leaving_open import leaves_open
from onrecord.link.claims.negating import is_negated
from onrecord.link.claims.relations import relation_of
from onrecord.link.claims.words import weight
from onrecord.record.layers import Number
from onrecord.record.linking import Relation
from onrecord.record.telling import Telling

By = Literal["denial", "openness", "negation", "words", "number", "more", "nothing"]
"""What makes a relation: a denial, that one says neither yes nor no, a negation, opposite words, numbers of the same
thing, words that only one has, or that nothing of these is there."""

MOST = 8
"""Words of one telling that are named."""

ASKED = 400
"""Words of a telling up to which each is left out once. It takes the square of their number: two tellings of 400 words
1.3 s on a slow core, of 1,600 half a minute."""

_OTHERS: tuple[Relation, ...] = tuple(name for name in get_args(Relation) if name != "contradicts")

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Made:
    """What made a relation, by the words of each telling (in the order given) and the numbers that were compared.

    `denied` says which of them is a denial, `open` which leaves it open. `again` is why another number is taken for a
    newer one of the same: by the words of the later one ("words"), since it counts from a beginning on ("count"), or by
    whose it is ("voice").
    """

    by: By
    words: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    denied: tuple[bool, bool] = (False, False)
    open: tuple[bool, bool] = (False, False)
    numbers: tuple[Number | None, Number | None] = (None, None)
    again: Literal["words", "count", "voice"] | None = None


def made_so(one: Telling, other: Telling, relation: Relation) -> Made:
    """Say what made the relation of two tellings."""
    if relation == "denies":
        negating = _negating(denied_words(one)), _negating(denied_words(other))
        return Made("denial", negating, (denies(one), denies(other)))
    if relation == "leaves_open":
        return Made("openness", open=(leaves_open(one), leaves_open(other)))
    if relation == "contradicts" and is_negated(one.text) != is_negated(other.text):
        return Made("negation", (_negating(one.text), _negating(other.text)))
    if relation == "contradicts":
        return Made("words", (_without_which(one, other, *_OTHERS), _without_which(other, one, *_OTHERS)))
    counted = compare_numbers(one, other)
    numbers = counted.one, counted.other
    if relation == "updates":
        return _updated(one, other, numbers)
    if relation == "differs_in_number" or (relation == "narrows" and counted.agreement == "narrower"):
        return Made("number", numbers=numbers)
    if relation == "narrows":
        return Made("more", (_more(one, other), _more(other, one)))
    return Made("number" if counted.agreement == "equal" else "nothing", numbers=numbers)


def _updated(one: Telling, other: Telling, numbers: tuple[Number | None, Number | None]) -> Made:
    if any(number is not None and number.cumulative for number in numbers):
        return Made("number", numbers=numbers, again="count")
    ours, theirs = (replace(telling, who=None, outlet=None) for telling in (one, other))
    if relation_of(ours, theirs) != "updates":
        return Made("number", numbers=numbers, again="voice")
    # Without a word of the number itself the two would count something else; without a word that says it is a newer
    # one, they would be two numbers of the same thing.
    words = _without_which(ours, theirs, "differs_in_number"), _without_which(theirs, ours, "differs_in_number")
    return Made("number", words, numbers=numbers, again="words")


def _without_which(one: Telling, other: Telling, *instead: Relation) -> tuple[str, ...]:
    """The words of the first telling without one of which the two would stand so `instead`; none of a text too long to
    be asked, or where any of several words is enough."""
    words = _WORD.findall(one.text)
    if len(words) > ASKED:
        return ()
    makes = {word for word in set(words) if relation_of(replace(one, text=_without(one.text, word)), other) in instead}
    runs = (" ".join(run) for needed, run in groupby(words, key=makes.__contains__) if needed)
    return tuple(dict.fromkeys(runs))[:MOST]


def _without(text: str, word: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", text)


def _negating(text: str) -> tuple[str, ...]:
    """The words that negate, alone or with the next."""
    return tuple(_negations(text.split()))[:MOST]


def _negations(words: list[str]) -> Iterator[str]:
    alone = [is_negated(word) for word in words]
    yield from (word.strip('.,;:!?“”"()') for word, negates in zip(words, alone, strict=True) if negates)
    for place, (one, other) in enumerate(pairwise(words)):
        if is_negated(f"{one} {other}") and not (alone[place] or alone[place + 1]):
            yield f"{one} {other}".strip('.,;:!?“”"()')


def _more(one: Telling, other: Telling) -> tuple[str, ...]:
    """What tells something in the first telling and is not in the other, the rarest words first."""
    theirs = told_words(other.text)
    own = [word for word in told_words(one.text) if word not in theirs and weight(word) > 0]
    return tuple(sorted(own, key=lambda word: (-weight(word), word))[:MOST])

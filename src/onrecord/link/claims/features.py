"""What is seen of two tellings, each with a name that a reader understands.

A feature that has nothing to compare is left out: what is not said speaks neither way.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.claims.counted import compare_numbers, written
from onrecord.link.claims.crediting import source_features
from onrecord.link.claims.denying import denies
from onrecord.link.claims.negating import is_negated
from onrecord.link.claims.scales import Feature
from onrecord.link.claims.stating import stated
from onrecord.link.claims.words import figure_weight, figures_of, likeness, names_of, total, weight, words_of
from onrecord.record.globe import kilometres
from onrecord.record.layers import Place, Time
from onrecord.record.telling import Telling

_ONE_SIDED = -0.2
_SHARED = 0.13
"""Likeness of words under which two tellings share none that tells anything: so are 3 in 10 made tellings of one claim,
and in news where each sentence has its own words most of what only sounds alike. Of made pairs of one event between .1
and .13 with a cosine under .5, 10 are of one claim and 139 are not: "insurers have stopped covering barges" and
"stopped believing that anyone is coming" were one.
"""

_IDIOM, _COMMON = 0.16, 0.38
"""The same where all that they share is an idiom of the five hundred commonest words, each of which weighs less than
`_COMMON`: "run out of reasons" and "run out of places to put them" were one claim."""

_NEARER, _UTTERED = 0.7, 0.25
"""Cosine that two tellings must have which share no word that tells anything: what they lack of it speaks against them.
Two that both have words in quotation marks lack at least so much, for one utterance is quoted in the same words.

Held against such pairs alike, however near they are, it cost made worlds of wordings that nothing was chosen by .13 of
B³; not at all, and in an invented war quotations of one army's retreat became one claim of ten origins.
"""

_NAMED = 0.45
"""The same for two that share nothing but names: most of one event do, and are not one claim for that. Without it
5 in 100 linked pairs of made tellings had a cosine under .35 (1 with it; of ECB+ 2 in 1,000)."""

_AGAIN = 0.9
"""Likeness of words from which on two tellings of one article, or of copies of one, are the same sentence, cut or read
a little otherwise."""

_LITTLE = 1.0
"""Weight of a telling's words under which it says nothing by itself ("that", "where"): a rare word has 1."""

NEAR, FAR = 50.0, 300.0
"""Kilometres up to which two places are taken for one, and from which on they are two."""

_LONGEST_GAP = 14
"""Days of publication apart beyond which it makes no further difference. A claim is echoed for some days, and another
event of the same kind at the same place is seldom so near: within three days the gap says next to nothing."""

_AGREES = {
    "equal": 1.0,
    "narrower": 0.8,
    "compatible": 0.7,
    "differs": 0.4,
    "alike": 0.6,
    "unlike": -0.2,
    "other": -1.0,
}
"""That the same thing is counted speaks for one claim even where the figures differ: that is a relation."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What two tellings' articles add: how sure it is that both are about the same event."""

    event: float


def claim_features(one: Telling, other: Telling, likeness_: float, beside: Beside | None = None) -> tuple[Feature, ...]:
    """All that is seen of two tellings; the same whichever comes first."""
    told = (*_words(one, other, likeness_), *(_beside(beside) if beside else ()))
    stands = tuple(_standing(one, other, likeness_))
    return told + stands + tuple(_layers(one, other, beside.event if beside else 1.0)) + tuple(_wording(one, other))


def _standing(one: Telling, other: Telling, likeness_: float) -> Iterator[Feature]:
    """What speaks against one claim before any word is compared."""
    ours, theirs = told_words(one.text), told_words(other.text)
    if _at_one_place(one, other) and likeness(ours, theirs) < _AGAIN:
        if one.sentence not in other.sentence and other.sentence not in one.sentence:
            yield Feature("one article", 1.0, "one article, and an article seldom says a thing twice")
    lacking, words = _lacking(one, other, likeness_)
    if lacking > 0:
        yield Feature("nothing shared", round(lacking, 6), words)
    few = min((one, other), key=lambda telling: (total(sorted(told_words(telling.text))), telling.text))
    if total(sorted(told_words(few.text))) < _LITTLE:
        yield Feature("says little", 1.0, f"hardly anything is said in “{few.text}”")


def _lacking(one: Telling, other: Telling, likeness_: float) -> tuple[float, str]:
    """What two tellings lack of the cosine that they must have for the little that they share, and what that is."""
    ours, theirs = told_words(one.text), told_words(other.text)
    if _shares_nothing(ours, theirs):
        least = _UTTERED if _is_quoted(one) and _is_quoted(other) else 0.0
        return max(_NEARER - likeness_, least), "hardly a word in common that tells anything"
    if likeness_ < _NAMED:
        mine, yours = told_names(one.text, one.sentence), told_names(other.text, other.sentence)
        if _shares_nothing(ours - mine, theirs - yours):
            return _NAMED - likeness_, "hardly a word in common but names"
    return 0.0, ""


def _shares_nothing(ours: Counter[str], theirs: Counter[str]) -> bool:
    """Whether two tellings have no word in common that tells anything."""
    alike = likeness(ours, theirs)
    return alike < _SHARED or (alike < _IDIOM and all(weight(word) < _COMMON for word in ours.keys() & theirs.keys()))


def _is_quoted(one: Telling) -> bool:
    return "“" in one.text or '"' in one.text


def _at_one_place(one: Telling, other: Telling) -> bool:
    """Whether both stand in one article, or in copies of one."""
    return one.article == other.article or (one.family is not None and one.family == other.family)


def _beside(beside: Beside) -> Iterator[Feature]:
    yield Feature("event", beside.event, "how sure it is that both articles are about the same event")


def _words(one: Telling, other: Telling, likeness_: float) -> Iterator[Feature]:
    ours, theirs = told_words(one.text), told_words(other.text)
    yield Feature("meaning", likeness_, "cosine of the sentence vectors")
    yield Feature("words", likeness(ours, theirs), _rarest(ours, theirs))
    mine, yours = told_names(one.text, one.sentence), told_names(other.text, other.sentence)
    if mine and yours:
        shared = _rarest(mine, yours)
        yield Feature("names", 1.0 if shared else -1.0, shared or f"{_rarest(mine, mine)} / {_rarest(yours, yours)}")
    yield shared_figures(one, other)


def shared_figures(one: Telling, other: Telling) -> Feature:
    """The figures that both write."""
    figures = figures_of(one.text), figures_of(other.text)
    return Feature("figures", _figures(*figures), " ".join(sorted(figures[0] & figures[1])))


@lru_cache(maxsize=16384)
def told_words(text: str) -> Counter[str]:
    """The words of what a telling states. Not to be changed: it is kept."""
    return words_of(stated(text))


@lru_cache(maxsize=16384)
def told_names(text: str, sentence: str) -> Counter[str]:
    """The names within a telling; where its words begin is seen in its sentence. Not to be changed: it is kept."""
    around = names_of(sentence) if sentence else names_of(text)
    told = told_words(text)
    return Counter({name: min(count, told[name]) for name, count in around.items() if name in told})


def _rarest(one: Mapping[str, int], other: Mapping[str, int]) -> str:
    shared = [word for word in one if word in other and weight(word) > 0]
    return " ".join(sorted(shared, key=lambda word: (-weight(word), word))[:8])


def _figures(one: frozenset[str], other: frozenset[str]) -> float:
    """What is shared, less half of what stands against each other."""
    shared, left, right = (
        math.fsum(figure_weight(figure) for figure in sorted(side)) for side in (one & other, one - other, other - one)
    )
    return shared - min(left, right) / 2


def _layers(one: Telling, other: Telling, event: float) -> Iterator[Feature]:
    yield from _numbers(one, other, event)
    places = _places(one.places, other.places)
    if places is not None:
        yield places
    times = _times(one.times, other.times)
    if times is not None:
        yield times
    yield from gap_between(one, other)


def gap_between(one: Telling, other: Telling) -> Iterator[Feature]:
    """The days between the articles, where both have one."""
    gap = days_apart(one.published, other.published)
    if gap is not None:
        far = math.log1p(max(0, min(gap, _LONGEST_GAP) - 1)) / math.log(_LONGEST_GAP)
        yield Feature("days apart", far**2, f"{gap} days between the articles")


def _numbers(one: Telling, other: Telling, event: float) -> Iterator[Feature]:
    """That the same is counted tells as much as it is sure that it is counted at the same event."""
    counted = compare_numbers(one, other)
    if counted.agreement != "none":
        value = _AGREES[counted.agreement]
        words = f"{counted.agreement}: {written(counted.one)} / {written(counted.other)}"
        yield Feature("numbers", value * event if value > 0 else value, words)
    elif bool(one.numbers) != bool(other.numbers):
        yield Feature("numbers", _ONE_SIDED, "only one of them has a number")


def _places(one: tuple[Place, ...], other: tuple[Place, ...]) -> Feature | None:
    """1 where two places are near, −1 where all are far from each other."""
    pairs = [(a, b) for a in one if not a.speaks for b in other if not b.speaks]
    if not pairs:
        return None
    distance, names = min((kilometres(a.lat, a.lon, b.lat, b.lon), f"{a.name} / {b.name}") for a, b in pairs)
    if distance <= NEAR:
        return Feature("places", 1.0, names)
    return Feature("places", -1.0 if distance >= FAR else 0.0, f"{names}: {distance:.0f} km")


def _times(one: tuple[Time, ...], other: tuple[Time, ...]) -> Feature | None:
    """1 where times that can be placed overlap, −1 where all are apart; a day's slack."""
    ours, theirs = _placed(one), _placed(other)
    if not ours or not theirs:
        return None
    for low, high in ours:
        for down, up in theirs:
            if low <= up + 1 and down <= high + 1:
                return Feature("times", 1.0, "times overlap")
    return Feature("times", -1.0, "times are apart")


def _placed(times: tuple[Time, ...]) -> list[tuple[int, int]]:
    spans = [(day_number(time.start), day_number(time.end)) for time in times if time.type in ("DATE", "TIME")]
    return [(start, end) for start, end in spans if start is not None and end is not None]


@lru_cache(maxsize=4096)
def day_number(written_: str | None) -> int | None:
    """The day of a date or time as a number; None for what is none."""
    try:
        return datetime.date.fromisoformat((written_ or "")[:10]).toordinal()
    except ValueError:
        return None


def days_apart(one: str | None, other: str | None) -> int | None:
    """Days between two days; None where one is not known."""
    ours, theirs = day_number(one), day_number(other)
    return None if ours is None or theirs is None else abs(ours - theirs)


def _wording(one: Telling, other: Telling) -> Iterator[Feature]:
    yield from source_features(one, other)
    if is_negated(one.text) != is_negated(other.text):
        yield Feature("negation", 1.0, "one of them is negated")
    ours, theirs = one.wording, other.wording
    if denies(one) != denies(other):
        yield Feature("denial", 1.0, "one of them is a denial")
    if (ours.forecast is None) != (theirs.forecast is None):
        yield Feature("forecast", 1.0, "one of them is still to come")
    if ours.attitude != theirs.attitude:
        yield Feature("attitude", 1.0, f"{ours.attitude or 'none'} / {theirs.attitude or 'none'}")
    bands = [
        certainty.low for certainty in (ours.certainty, theirs.certainty) if certainty and certainty.low is not None
    ]
    if len(bands) == 2:
        yield Feature("certainty", abs(bands[0] - bands[1]), f"from {bands[0]:g} / {bands[1]:g} on")

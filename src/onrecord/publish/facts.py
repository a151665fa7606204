"""What deep reading found of a statement, in words that both pages share: one fact for each question answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from onrecord.publish.index import Index
from onrecord.publish.layer_words import number_words, place_words, time_words
from onrecord.publish.quoting import in_marks, quoted
from onrecord.publish.who_words import who_parts
from onrecord.publish.wording_words import forecast_parts, put_parts
from onrecord.record import Assertion, Attribution, Evidence, Span, Spans, Wording

MOST = 6
"""Numbers, times or places of one statement that a page lists; more are counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One question answered: its name, and the parts of the answer. The parts hold the article's words as they are:
    a page makes them harmless."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a value stands on: the field, its value where that is a plain word, the article's words, how sure, and by
    which rule."""

    field: str
    value: str | None
    words: str | None
    confidence: float
    by: str


def attribution_facts(item: Attribution, index: Index) -> list[Fact]:
    """All that is known of an attribution beyond its spans, in the order in which people ask."""
    who = () if item.who is None else who_parts(item.who, index.text, item.source, index.same_source(item))
    occasion = () if item.occasion is None else (quoted(index.text, item.occasion),)
    return [*_facts(("who", who), ("occasion", occasion)), *wording_facts(item.wording, index)]


def wording_facts(wording: Wording | None, index: Index) -> list[Fact]:
    """How something is put, what is to come of it, and its numbers, times and places."""
    if wording is None:
        return []
    text, forecast = index.text, wording.forecast
    times = (time_words(time, text) for time in index.times(wording))
    return _facts(
        ("wording", put_parts(wording, text)),
        ("" if forecast is None else forecast.kind, () if forecast is None else forecast_parts(forecast, text)),
        ("numbers", _some(number_words(number) for number in index.numbers(wording))),
        ("times", _some(words for words in times if words is not None)),
        ("places", _some(place_words(place, text) for place in index.places(wording))),
    )


def grounds_of(item: Attribution | Assertion, index: Index) -> list[Grounds]:
    """What each value of a statement stands on, layers included."""
    found = [_of_field(item, evidence, index.text) for evidence in item.evidence]
    for number in index.numbers(item.wording):
        found.append(_of_layer("number", number.span, number.confidence, index.text, number_words(number)))
    for time in index.times(item.wording):
        found.append(_of_layer("time", time.span, time.confidence, index.text, time.timex))
    for place in index.places(item.wording):
        others = len(place.alternatives)
        value = place.name + (f", of {others + 1} places of that name" if others else "")
        found.append(_of_layer("place", place.span, place.confidence, index.text, value))
    return found


def _facts(*answers: tuple[str, Sequence[str]]) -> list[Fact]:
    return [Fact(name, tuple(parts)) for name, parts in answers if parts]


def _some(words: Iterable[str]) -> list[str]:
    """The first few of a list, each once."""
    found = list(dict.fromkeys(words))
    return found if len(found) <= MOST else [*found[:MOST], f"{len(found) - MOST} more"]


def _of_field(item: Attribution | Assertion, evidence: Evidence, text: str) -> Grounds:
    return Grounds(
        evidence.field, _value(item, evidence.field), _words(evidence.spans, text), evidence.confidence, evidence.by
    )


def _of_layer(field: str, span: Span, confidence: float, text: str, value: str) -> Grounds:
    return Grounds(field, value, _words((span,), text), confidence, "the text's " + field + "s")


def _words(spans: Spans, text: str) -> str | None:
    different = dict.fromkeys(spans)
    return in_marks(" … ".join(text[start:end] for start, end in different)) if different else None


def _value(item: Attribution | Assertion, field: str) -> str | None:
    """A field's value where it is a plain word: "who.kind" and, of the wording, "polarity"."""
    try:
        value = attrgetter(field)(item if field.startswith("who.") else item.wording)
    except AttributeError:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.replace("_", " ") if isinstance(value, str) else None

"""Deep reading: from attributions with their spans to who, how sure, how many, when, where, what next.

The one place that knows every question's folder and their order: layers of the whole text first, then each attribution
and assertion against them, the headline last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.assertions import find_assertions
from onrecord.read.certainty import weigh
from onrecord.read.chain import chain_of
from onrecord.read.forecasts import find_forecast
from onrecord.read.headlines import weigh_headline
from onrecord.read.numbers import find_numbers
from onrecord.read.passage import Passage
from onrecord.read.places import find_places
from onrecord.read.times import find_times
from onrecord.read.who import identify
from onrecord.record import (
    Article,
    Assertion,
    Attribution,
    Evidence,
    Number,
    Place,
    Reading,
    Span,
    Spans,
    Time,
    Wording,
    merge_spans,
)


@dataclass(frozen=True, slots=True)
class Layers:
    """What the whole text holds of numbers, times and places, each in the order of the text."""

    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]


def deepen(reading: Reading) -> Reading:
    """The same reading with everything that deep reading finds. Pure, and never raises on text."""
    article = reading.article
    layers = _layers(article, reading.attributions)
    attributions = tuple(
        _deepened(article, item, layers, replace(item, who=known.who, evidence=known.evidence))
        for item, known in zip(reading.attributions, identify(article, reading.attributions), strict=True)
    )
    assertions = tuple(_worded(article, item, layers) for item in find_assertions(article, attributions))
    return replace(
        reading,
        attributions=attributions,
        assertions=assertions,
        numbers=layers.numbers,
        times=layers.times,
        places=layers.places,
        headline=weigh_headline(article, attributions, assertions),
    )


def _layers(article: Article, attributions: Sequence[Attribution]) -> Layers:
    sources = merge_spans(span for item in attributions for span in item.source)
    credited = merge_spans(span for item in attributions for span in item.content)
    inserted = merge_spans(span for item in attributions for span in item.editorial)
    numbers = find_numbers(article.text, article.sentences)
    return Layers(
        tuple(_by_whom(number, inserted, credited) for number in numbers),
        find_times(article.text, article.sentences, article.date),
        find_places(article.text, article.sentences, sources),
    )


def _by_whom(number: Number, inserted: Spans, credited: Spans) -> Number:
    """Say who put the number there: the editor's brackets come before the quotation that they stand in."""
    if _inside(number.span, inserted):
        return replace(number, by="editor")
    return replace(number, by="source") if _inside(number.span, credited) else number


def _inside(span: Span, spans: Spans) -> bool:
    """Whether a span lies in one of some spans in order that never overlap."""
    place = bisect_left(spans, (span[0] + 1,)) - 1
    return place >= 0 and span[1] <= spans[place][1]


def _deepened(article: Article, found: Attribution, layers: Layers, item: Attribution) -> Attribution:
    """An attribution whose source is known, with its wording."""
    assert item.who is not None
    # "It says", "the second says": what the source is says that it was written.
    act = "writing" if item.who.kind == "document" and found.act == "speech" else found.act
    passage = Passage(item.content, item.segment, item.source, item.cue, act)
    chain = chain_of(article, passage, item.via, item.addressee)
    wording, evidence = _wording(article, passage, layers)
    return replace(
        item,
        act=act,
        via=chain.via,
        addressee=chain.addressee,
        occasion=chain.occasion,
        wording=wording,
        evidence=(*item.evidence, *chain.evidence, *evidence),
    )


def _worded(article: Article, item: Assertion, layers: Layers) -> Assertion:
    wording, evidence = _wording(article, Passage(item.content, item.segment), layers)
    return replace(item, wording=wording, evidence=(*item.evidence, *evidence))


def _wording(article: Article, passage: Passage, layers: Layers) -> tuple[Wording, tuple[Evidence, ...]]:
    weighed = weigh(article, passage)
    foreseen = find_forecast(article, passage, layers.times, weighed.certainty)
    wording = Wording(
        certainty=weighed.certainty,
        polarity=weighed.polarity,
        attitude=weighed.attitude,
        stance=weighed.stance,
        forecast=foreseen.forecast,
        numbers=_within(layers.numbers, passage.content),
        times=_within(layers.times, passage.content),
        places=_within(layers.places, passage.content),
    )
    return wording, (*weighed.evidence, *foreseen.evidence)


def _within(layer: Sequence[Number] | Sequence[Time] | Sequence[Place], content: Spans) -> tuple[int, ...]:
    """The places in a layer of what lies in a content."""
    found: list[int] = []
    for start, end in content:
        place = bisect_left(layer, start, key=lambda item: item.span[0])
        while place < len(layer) and layer[place].span[1] <= end:
            found.append(place)
            place += 1
    return tuple(found)

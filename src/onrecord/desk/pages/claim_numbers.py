"""The numbers of a claim for a page: each measure apart, who counts what of whose, over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.desk.claim_pages import counted_by, slip_words
from onrecord.desk.claims import Told
from onrecord.link.disagreement import Range, Slip
from onrecord.publish.claim_page import range_words
from onrecord.publish.layer_words import number_words
from onrecord.publish.number_chart import SHAPES, Chart, ChartFigure, chart_of
from onrecord.record.telling import Telling

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Counter:
    """Who counts one measure, of whose, and what that comes to. `adversary` says that a party counts the other's."""

    by: str
    of_side: str | None
    adversary: bool
    total: str
    figures: tuple[ChartFigure, ...]
    shape: str


@dataclass(frozen=True, slots=True)
class Slipped:
    """A number that one article alone has: in words, its own words for it, and the telling."""

    words: str
    telling: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure ("dead", "wounded": never one another), by whom it is counted, and the picture of it."""

    name: str
    counters: tuple[Counter, ...]
    slips: tuple[Slipped, ...]
    chart: Chart | None


def measures_of(told: Told) -> tuple[Measure, ...]:
    """The measures of a claim, by name."""
    parties = {telling.who.party for telling in told.tellings if telling.who and telling.who.party}
    names = dict.fromkeys(one.measure for one in told.disagreement.ranges)
    slips = told.disagreement.miscopied
    names |= dict.fromkeys(slip.measure for slip in slips)
    return tuple(_measure(name, told, frozenset(parties)) for name in names)


def _measure(name: str, told: Told, parties: frozenset[str]) -> Measure:
    known = told.known
    ranges = [one for one in told.disagreement.ranges if one.measure == name]
    slips = [slip for slip in told.disagreement.miscopied if slip.measure == name]
    counters = tuple(_counter(one, known, parties, place) for place, one in enumerate(ranges))
    drawn = [each.figures for each in counters]
    slipped = tuple(_slipped_figure(slip, known) for slip in slips)
    chart = chart_of([*drawn, slipped] if slipped else drawn)
    return Measure(name, counters, tuple(Slipped(slip_words(slip), slip.telling) for slip in slips), chart)


def _counter(one: Range, known: Mapping[str, Telling], parties: frozenset[str], place: int) -> Counter:
    by = counted_by(one, known) or NOBODY
    figures = tuple(
        ChartFigure(at.day, at.low, at.best, at.high, at.tellings[0], _figure_words(at.day, by, at.tellings, known,
                    range_words((at.low, at.best, at.high))))
        for at in one.points
    )  # fmt: skip
    adversary = one.by in parties and one.of_side is not None and one.of_side != one.by
    total = range_words((one.low, one.best, one.high))
    return Counter(by, one.of_side, adversary, total, figures, SHAPES[place % len(SHAPES)])


def _figure_words(
    day: str | None, by: str, tellings: tuple[str, ...], known: Mapping[str, Telling], figure: str
) -> str:
    outlets = dict.fromkeys(known[id].outlet or "outlet not known" for id in tellings)
    return f"{day or 'no day'}: {figure} by {by}, in {', '.join(outlets)}"


def _slipped_figure(slip: Slip, known: Mapping[str, Telling]) -> ChartFigure:
    number = slip.number
    words = f"{slip.outlet or 'one article'} alone: {number_words(number)}"
    day = (known[slip.telling].published or "")[:10] or None
    return ChartFigure(day, number.low, number.best, number.high, slip.telling, words, slip=True)

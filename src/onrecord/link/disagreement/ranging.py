"""Ranges: what each side's figures come to, and how they moved over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.disagreement.figures import Figure, figures_of, says_what, value
from onrecord.link.disagreement.slips import Slip, find_slips
from onrecord.record.layers import Number
from onrecord.record.linking import Claim, Origin
from onrecord.record.telling import Telling


@dataclass(frozen=True, slots=True)
class Point:
    """The figures of one day: lowest, the last one's best, highest, and in which tellings they stand."""

    day: str | None
    low: float | None
    best: float | None
    high: float | None
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """What one side says of one measure. `of_side` is whose losses they are, where that is said, `by` who counts (a
    party, else a source, None where nobody is named). `best` is its latest word. Nothing is pooled across ranges."""

    measure: str
    of_side: str | None
    by: str | None
    low: float | None
    best: float | None
    high: float | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The numbers of a claim. Mis-copied ones are in no range: they are their outlet's alone."""

    claim: str
    ranges: tuple[Range, ...]
    miscopied: tuple[Slip, ...]

    def disagrees(self, measure: str) -> bool:
        """Whether two figures of a measure, of the same side's or of nobody's, are different."""
        by_side: dict[str | None, set[float]] = {}
        for one in self.ranges:
            if one.measure == measure:
                ends = {end for point in one.points for end in (point.low, point.high) if end is not None}
                by_side.setdefault(one.of_side, set()).update(ends)
        return any(len(ends) > 1 for ends in by_side.values())


def ranges(claim: Claim, tellings: Mapping[str, Telling], origins: Sequence[Origin] = ()) -> Disagreement:
    """The numbers of a claim by measure, whose they are and who counts; with its origins, the mis-copied ones apart."""
    told = [tellings[id] for id in sorted(set(claim.tellings)) if id in tellings]
    sides = sorted({telling.who.party for telling in told if telling.who and telling.who.party})
    figures = _borne_out({telling.id: figures_of(telling, sides) for telling in told})
    slips = find_slips(origins, figures, tellings)
    wrong = {(slip.telling, slip.number) for slip in slips}
    kept: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in (one for found in figures.values() for one in found):
        if (figure.telling, figure.number) not in wrong:
            kept.setdefault((figure.measure, figure.of_side or "", figure.by or ""), []).append(figure)
    found = tuple(_range(kept[key]) for key in sorted(kept))
    return Disagreement(claim.id, found, slips)


def _borne_out(figures: Mapping[str, Sequence[Figure]]) -> dict[str, Sequence[Figure]]:
    """The figures without those whose words alone say what they count, where no other of the claim counts that by
    itself: of "the bill comes to 30, the hospital said" nobody else counts the injured."""
    counted = {one.measure for found in figures.values() for one in found if says_what(one.number)}
    return {
        id: tuple(one for one in found if says_what(one.number) or one.measure in counted)
        for id, found in figures.items()
    }


def _range(figures: Sequence[Figure]) -> Range:
    first = figures[0]
    by_day: dict[str, list[Figure]] = {}
    for figure in figures:
        by_day.setdefault(figure.day or "", []).append(figure)
    points = []
    for day in sorted(by_day):
        low, best, high = spread(figure.number for figure in by_day[day])
        ids = tuple(dict.fromkeys(figure.telling for figure in by_day[day]))
        points.append(Point(day or None, low, best, high, ids))
    low, _, high = spread(figure.number for figure in figures)
    latest = next((point.best for point in reversed(points) if point.best is not None), None)
    return Range(first.measure, first.of_side, first.by, low, latest, high, tuple(points))


def spread(numbers: Iterable[Number]) -> tuple[float | None, float | None, float | None]:
    """Lowest and highest of numbers, and the best of them: the one given most often, of these the highest.

    An end that one number leaves open stays open only where no other number closes it.
    """
    given = list(numbers)
    figures = [figure for number in given if (figure := value(number)) is not None]
    lows = [number.low for number in given if number.low is not None]
    highs = [number.high for number in given if number.high is not None]
    exact = [number.best for number in given if number.best is not None]
    best = max(exact, key=lambda one: (exact.count(one), one), default=None)
    low = min((*lows, *exact), default=None)
    high = max((*highs, *exact), default=None)
    if low is None and not highs:
        low = min(figures, default=None)
    return low, best, high

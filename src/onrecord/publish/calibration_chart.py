"""How what a source said compares with what came, as a chart: what was said along, what came true up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.publish.ticks import Tick
from onrecord.record.judging import Bin

SIDE, LEFT, TOP, BOTTOM, RIGHT = 240, 44, 10, 34, 12
"""Units of the picture: a square, with room for both scales."""
LEAST, MOST = 3.0, 9.0
"""Units of the radius of a mark, by how many cases it is of: the area grows with them."""
FULL = 25
"""Cases from which on a mark is as large as it gets."""


@dataclass(frozen=True, slots=True)
class BinMark:
    """Cases of like probability: what was said on the mean, what share came true with its interval, and in words."""

    x: float
    y: float
    top: float
    bottom: float
    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class CalibrationChart:
    """The picture: its marks, and the places of 0, 25 … 100 % on both scales."""

    marks: tuple[BinMark, ...]
    along: tuple[Tick, ...]
    up: tuple[Tick, ...]
    width: int = LEFT + SIDE + RIGHT
    height: int = TOP + SIDE + BOTTOM
    left: int = LEFT
    bottom: int = TOP + SIDE
    top: int = TOP
    right: int = LEFT + SIDE


def calibration_chart(bins: Sequence[Bin]) -> CalibrationChart | None:
    """Draw the bins of a record; None where it has none."""
    if not bins:
        return None
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    return CalibrationChart(
        tuple(map(_mark, bins)),
        tuple(Tick(_along(share), f"{share:.0%}") for share in shares),
        tuple(Tick(_up(share), f"{share:.0%}") for share in shares),
    )


def bin_words(each: Bin) -> str:
    """A bin in words."""
    low, high = each.interval
    said = f"{100 * each.low:.0f}–{100 * each.high:.0f} %"
    return (
        f"put at {said}, {each.mean:.0%} on average: {each.true} of {each.cases} came true "
        f"(of such, between {low:.0%} and {high:.0%}, with 95 % confidence)"
    )


def _mark(each: Bin) -> BinMark:
    low, high = each.interval
    radius = LEAST + (MOST - LEAST) * min(1.0, each.cases / FULL) ** 0.5
    return BinMark(_along(each.mean), _up(each.share), _up(high), _up(low), round(radius, 1), bin_words(each))


def _along(share: float) -> float:
    return round(LEFT + share * SIDE, 1)


def _up(share: float) -> float:
    return round(TOP + (1 - share) * SIDE, 1)

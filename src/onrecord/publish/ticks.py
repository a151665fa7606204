"""The scales of charts: what is named on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a scale, and what stands there."""

    at: float
    words: str


def spread(every: Sequence[T], most: int) -> Sequence[T]:
    """So many of some times as are named, two or more: the first, the last, and some evenly between."""
    if len(every) <= most:
        return every
    return [every[round(place * (len(every) - 1) / (most - 1))] for place in range(most)]

"""Where an interval must lie for each letter, from `letters.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from onrecord.record.grading import Letter


@dataclass(frozen=True, slots=True)
class Row:
    """One letter: which end of the interval must reach which border, its name and what it means here."""

    letter: Letter
    end: str
    border: float
    name: str
    meaning: str


@cache
def rows() -> tuple[Row, ...]:
    """The table, in the order in which its rows are tried."""
    return tuple(
        Row(cast("Letter", letter), end, float(border or 0), name, meaning)
        for letter, end, border, name, meaning in lines("letters.tsv")
    )


def lines(table: str) -> list[list[str]]:
    """The cells of a table that lies beside these files; `#` begins a remark."""
    text = (Path(__file__).parent / table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def letter_of(low: float, high: float) -> Row:
    """The row of an interval: by its low end for A to C, by its high end for D and E, else F."""
    for row in rows():
        if (row.end == "low" and low >= row.border) or (row.end == "high" and high <= row.border) or not row.end:
            return row
    raise AssertionError("the last row holds for every interval")

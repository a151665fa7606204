"""The tables beside this file, each read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.read.tables import cardinals

Rows = tuple[tuple[str, ...], ...]


@cache
def rows(name: str) -> Rows:
    """The rows of a tab-separated table; `#` begins a remark."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, however many stand on a line."""
    return frozenset(word for row in rows(name) for cell in row for word in cell.split())


@cache
def spelled() -> dict[str, tuple[str, float]]:
    """Kind and value of each word that is part of a number."""
    plain = {
        word: ("ones" if value < 10 else "teens" if value < 20 else "tens", float(value))
        for word, value in cardinals().items()
    }
    return plain | {word: (kind, float(value)) for word, kind, value in rows("spelled.tsv")}


@cache
def counting_words() -> dict[tuple[str, ...], tuple[float, float]]:
    """Lowest and highest of each counting word."""
    return {tuple(phrase.split()): (float(low), float(high)) for phrase, low, high, _ in rows("counting_words.tsv")}

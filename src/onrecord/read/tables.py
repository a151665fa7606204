"""The word lists that lie beside these files: one entry a line, `#` begins a remark."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def table(name: str) -> frozenset[str]:
    """The entries of one list."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def cardinals() -> dict[str, int]:
    """The words of numbers from "zero" to "ninety", with their values."""
    return {word: int(value) for word, value in (row.split("\t") for row in table("cardinals.tsv"))}

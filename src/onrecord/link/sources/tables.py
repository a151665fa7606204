"""The tables that lie beside these files, loaded once: `#` begins a remark, tabs part columns, ";" parts entries."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The columns of each line."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def entries(name: str) -> frozenset[str]:
    """The lines of a list."""
    return frozenset(row[0] for row in rows(name))


def parted(cell: str) -> list[str]:
    """The entries of a cell."""
    return [part for part in cell.split(";") if part]

"""English words by how common they are: a frozen table, so that no weight of a word rests on the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def ranks() -> Mapping[str, int]:
    """The place of each word of the table, the commonest first."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return {word: rank for rank, word in enumerate(line for line in lines if not line.startswith("#"))}

"""What letters and digits are called, and what they mean here: from the tables by which they are given."""

from __future__ import annotations

from onrecord.judge.grades import DIGIT_NAMES, rows
from onrecord.record.grading import Digit, Letter


def letter_names() -> list[tuple[Letter, str, str]]:
    """Each letter with its name in the Admiralty code and what it means here, A first."""
    return sorted((row.letter, row.name, row.meaning) for row in rows())


def digit_names() -> list[tuple[Digit, str]]:
    """Each digit with its name in the Admiralty code."""
    return sorted(DIGIT_NAMES.items())

"""What a telling says, for a list or a heading: with what was said of its words, where these alone would say more."""

from __future__ import annotations

from typing import Literal

from onrecord.link.claims.denying import denies, split_denial
from onrecord.link.claims.leaving_open import is_left_open, leaves_open
from onrecord.record.telling import Telling


def stance_of(telling: Telling) -> Literal["denies", "leaves_open", "asserts"]:
    """Whether a telling denies what it is about, leaves it open, or says it."""
    if denies(telling):
        return "denies"
    return "leaves_open" if leaves_open(telling) else "asserts"


def worded(telling: Telling) -> str:
    """The words of a telling, behind "denied" or "left open" where its source denies them or does not stand by them,
    and they do not say so themselves."""
    if denies(telling):
        return telling.text if split_denial(telling.text)[0] else f"denied: {telling.text}"
    return f"left open: {telling.text}" if is_left_open(telling) else telling.text

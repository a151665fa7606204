"""How a forecast stands, in a word and with a sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.record.docket import Docketed
from onrecord.record.judging import Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """A stable word, what a person reads, and a sign that tells it without colour."""

    name: str
    words: str
    sign: str


STANDINGS: Mapping[str, Standing] = {
    each.name: each
    for each in (
        Standing("due", "due", "!"),
        Standing("open", "open", "…"),
        Standing("vague", "unclear", "?"),
        Standing("true", "came true", "✓"),
        Standing("false", "did not come true", "✗"),
        Standing("partly", "partly", "◐"),
        Standing("void", "void", "∅"),
    )
}
"""`due` is open and its day has come; `vague` is open, has no day that has come, and says too little to be resolved."""

OUTCOMES: tuple[tuple[Outcome, str], ...] = (
    ("true", "it came true as it was worded"),
    ("false", "it did not come true as it was worded"),
    ("partly", "some of it; shown, never scored"),
    ("void", "it cannot be said, or what it depended on never came; shown, never scored"),
)
"""What may have become of a forecast."""

SETTLEMENTS: tuple[tuple[Outcome, str], ...] = (
    ("true", "it is so"),
    ("false", "it is not so; that is not to say that anybody lied"),
    ("partly", "some of it; shown, never scored"),
    ("void", "it cannot be said; shown, never scored"),
)
"""The same of a claim of fact."""


def repeats(what: str) -> str:
    """What stands beside evidence that itself tells what it is to show: a "forecast", or a "claim"."""
    return f"Caution: this article also repeats the {what}, which does not show that it is so."


def standing_of(forecast: Docketed, day: str) -> Standing:
    """How a forecast stands on a day."""
    if forecast.resolution is not None:
        return STANDINGS[forecast.resolution.outcome]
    if forecast.due is not None and forecast.due <= day:
        return STANDINGS["due"]
    return STANDINGS["vague" if forecast.vague else "open"]

"""The page of disagreements: each value of a claim, how likely under assumptions that are printed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record.grading import Weighing, Weight

HEAD = "estimate, value, and its range under other assumptions than those at the end"
"""What the figures of a line are: the first is never to be quoted without the assumptions."""

ASSUMED = "Assumed, and no verdict"
NONE = "none found: in this ledger no claim that several articles tell has two numbers of one kind"
NEITHER = "none of these"

BAR = 20
"""Columns of a bar: five points each."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim by its wording and id, and what its values come to."""

    wording: str
    claim: str
    weighing: Weighing


def print_disputed(found: Sequence[Disputed], console: Console) -> None:
    """Print them."""
    look = look_of(console)
    if not found:
        console.print(Text(NONE, DIM))
        return
    for each in found:
        console.print(Text(look.line(each.wording), BOLD))
        console.print(
            Text(look.line(f"{each.weighing.question}: {voices_words(each.weighing)}, {each.claim[:14]}"), DIM)
        )
        console.print(Text(HEAD, DIM))
        for weight in each.weighing.weights:
            console.print(Text(_value(weight, look)))
            for reason in weight.reasons:
                console.print(Padding(Text(look.line(reason), DIM), (0, 0, 0, 4)))
        console.print(Text(f"{each.weighing.neither:>6.0%}  {NEITHER}"))
        console.print()
    console.print(Text(ASSUMED, BOLD))
    for words in assumptions_of(each.weighing for each in found):
        console.print(Padding(Text(look.line(words)), (0, 0, 0, 2)))


def voices_words(weighing: Weighing) -> str:
    """How many voices there are."""
    return "1 independent voice" if weighing.voices == 1 else f"{weighing.voices} independent voices"


def assumptions_of(weighings: Iterable[Weighing]) -> tuple[str, ...]:
    """What all of them rest on, each once."""
    return tuple(dict.fromkeys(words for weighing in weighings for words in weighing.assumptions))


def value_words(weight: Weight) -> str:
    """A value as a person reads it."""
    return f"{weight.value:,.10g}" if isinstance(weight.value, float) else weight.value


def within_words(weight: Weight, dash: str = "–") -> str:
    """What other assumptions give it, and how many outlets print it, which counts nothing."""
    where = f"printed by {len(weight.outlets)} outlet{'' if len(weight.outlets) == 1 else 's'}"
    return f"{weight.low:.0%}{dash}{weight.high:.0%}, {where}"


def _value(weight: Weight, look: Look) -> str:
    bar = look.signs.rule * round(BAR * weight.probability)
    within = within_words(weight, look.signs.dash)
    return f"{weight.probability:>6.0%}  {look.line(value_words(weight)):<12} {bar:<{BAR}} {within}"

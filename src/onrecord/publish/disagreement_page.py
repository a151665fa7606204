"""The page of disagreements: each value of a claim, how likely under assumptions that are printed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record.grading import Weighing, Weight

HEAD = "estimate, value, and its range under other assumptions than those at the end"
"""What the figures of a line are: the first is never to be quoted without the assumptions."""

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
        console.print(
            Text("none found: in this ledger no claim that several articles tell has two numbers of one kind", DIM)
        )
        return
    for each in found:
        console.print(Text(look.line(each.wording), BOLD))
        voices = "1 independent voice" if each.weighing.voices == 1 else f"{each.weighing.voices} independent voices"
        console.print(Text(look.line(f"{each.weighing.question}: {voices}, {each.claim[:14]}"), DIM))
        console.print(Text(HEAD, DIM))
        for weight in each.weighing.weights:
            console.print(Text(_value(weight, look)))
            for reason in weight.reasons:
                console.print(Padding(Text(look.line(reason), DIM), (0, 0, 0, 4)))
        console.print(Text(f"{each.weighing.neither:>6.0%}  none of these"))
        console.print()
    console.print(Text("Assumed, and no verdict", BOLD))
    for words in dict.fromkeys(words for each in found for words in each.weighing.assumptions):
        console.print(Padding(Text(look.line(words)), (0, 0, 0, 2)))


def _value(weight: Weight, look: Look) -> str:
    shown = f"{weight.value:,.10g}" if isinstance(weight.value, float) else look.line(weight.value)
    full = round(BAR * weight.probability)
    bar = look.signs.rule * full
    where = f"printed by {len(weight.outlets)} outlet{'' if len(weight.outlets) == 1 else 's'}"
    within = f"{weight.low:.0%}{look.signs.dash}{weight.high:.0%}"
    return f"{weight.probability:>6.0%}  {shown:<12} {bar:<{BAR}} {within}, {where}"

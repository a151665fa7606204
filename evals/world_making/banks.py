"""Banks of templates: one to tune by, one to study errors on and to choose by, six more of as many hands to choose by,
and one that nobody looks at while tuning. Of four more of other hands (`provincial` to `weekly`) nothing was chosen by
the first three, and `weekly` was looked at.

Linking does worse on the six, whose wordings are far apart and whose rival causes are alike, than on the first two, by
which it was tuned: what is chosen is chosen on all eight.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal, get_args

BankName = Literal[
    "tuning", "validation", "agency", "popular", "quality", "reporter", "translated", "official",
    "provincial", "wire", "online", "weekly", "test",
]  # fmt: skip
BANKS: tuple[BankName, ...] = get_args(BankName)
PLACELESS = 0.08
"""How often an event is named without its place ("the collapse")."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@cache
def load_background() -> dict[str, list[str]]:
    """The parts of sentences that tell no claim: `who`, `did`, `where` and `when`, so many that of a world's thousands
    hardly two share a run of words."""
    parts: dict[str, list[str]] = json.loads(Path(__file__).with_name("background.json").read_text(encoding="utf-8"))
    return parts


@cache
def load_bank(name: BankName) -> dict[str, Any]:
    """The templates of a bank."""
    bank: dict[str, Any] = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return bank


def number_words(value: int, style: str) -> str:
    """A number as a sentence writes it: in words below a hundred where the style asks for it."""
    if style == "digits" or value >= 100:
        return f"{value:,}"
    if value < 20:
        return _ONES[value]
    ten, one = divmod(value, 10)
    return _TENS[ten - 2] + (f"-{_ONES[one]}" if one else "")


def clause(bank: dict[str, Any], random: Random, subject: tuple[str, str], place: str, number: str) -> str:
    """A clause that tells a claim, in one of its wordings; `subject` is the event's type and the claim's kind."""
    event, kind = subject
    wordings = (
        bank["causes"][event][kind.removeprefix("cause-")] if kind.startswith("cause-") else bank["clauses"][kind]
    )
    event_words = bank["events"][event]
    named, bare = event_words["np"][:-1], event_words["np"][-1]
    phrase = bare if random.random() < PLACELESS else random.choice(named)
    words = random.choice(wordings)
    return str(
        words.replace("{np}", phrase)
        .replace("{hap}", random.choice(event_words["hap"]))
        .replace("{n}", number)
        .replace("{place}", place)
    )


def capitalised(words: str) -> str:
    """Words with a capital first letter."""
    return words[:1].upper() + words[1:]

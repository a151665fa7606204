"""Credibility 1 to 6 of a claim, by the rules of `credibility.tsv`.

Only what bears on the claim enters: how many independent voices, how near they stood, what speaks against it. How
reliable its sources are does not: letter and digit are two questions, and analysts who answer them together answer but
one (Baker, McKendry and Mace 1968 found 87 % of 1,400 ratings on the diagonal A1, B2, C3).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from onrecord.judge.grades.letters import lines
from onrecord.judge.grades.voices import NEAR, PLACED, voices_of
from onrecord.record.grading import FORECAST, Bearing, Credibility, Digit, Voice

DIGIT_NAMES: dict[Digit, str] = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Truth cannot be judged",
}
"""The names of the Admiralty code (NATO AJP-2.1)."""

CALLED = "near, or an official on the matter: by the articles' words for them; they need not have seen it"
"""What stands with a digit that counts any as near or as an official."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    digit: Digit
    opposed: str
    voices: int
    near: int
    placed: int
    farther: bool
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Facts:
    opposed: str
    voices: int
    near: int
    placed: int
    farther: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The table, in the order in which its rows are tried."""
    return tuple(
        Rule(cast("Digit", int(digit)), opposed, int(voices), int(near), int(placed), farther == "yes", name, reason)
        for digit, opposed, voices, near, placed, farther, name, reason in lines("credibility.tsv")
    )


def credibility(
    claim: str, bearings: Iterable[Bearing], *, forecast: bool = False, newer: Collection[str] = ()
) -> Credibility:
    """The digit of a claim from the independent origins that bear on it; of a `forecast` they say nothing.
    `newer` are echoes by which a voice takes another number than it said first.
    """
    voices = voices_of(bearings)
    facts = replace(_facts(voices), opposed=FORECAST) if forecast else _facts(voices)
    rule = next(rule for rule in rules() if _holds(rule, facts))
    partisan = tuple(sorted(telling for voice in voices if voice.partisan for telling in voice.tellings))
    return Credibility(claim, rule.digit, rule.name, _reasons(rule, voices, newer), voices, partisan)


def _facts(voices: Sequence[Voice]) -> _Facts:
    supporting = [voice for voice in voices if voice.stand == "supports"]
    contradicting = [voice for voice in voices if voice.stand == "contradicts"]
    denied = any(voice.stand == "denies" for voice in voices)
    near = sum(voice.distance in NEAR for voice in supporting)
    placed = sum(voice.distance in PLACED for voice in supporting)
    opposed = _opposed(len(supporting), len(contradicting), denied=denied)
    nearer = any(voice.distance in NEAR for voice in contradicting)
    return _Facts(opposed, len(supporting), near, placed, nearer and not near)


def _opposed(supporting: int, contradicting: int, *, denied: bool) -> str:
    """How a claim is spoken against: whoever is blamed denies, so denials together weigh as one voice at most."""
    against = contradicting + denied
    if not contradicting:
        return "denied" if denied else "none"
    if supporting > 2 * against:
        return "outweighed"
    if supporting == against:
        return "as_many"
    return "fewer" if supporting > against else "more"


def _holds(rule: Rule, facts: _Facts) -> bool:
    return (
        rule.opposed == facts.opposed
        and rule.voices <= facts.voices
        and rule.near <= facts.near
        and rule.placed <= facts.placed
        and (facts.farther or not rule.farther)
    )


def _reasons(rule: Rule, voices: Sequence[Voice], newer: Collection[str]) -> tuple[str, ...]:
    said = [rule.reason]
    if rule.opposed == FORECAST:
        return tuple(said)
    partisan = sorted({voice.name for voice in voices if voice.partisan})
    if any(voice.distance in PLACED for voice in voices):
        said.append(CALLED)
    said += [f"what {party}'s side says about the other side counts as one voice, however often" for party in partisan]
    told = {echo for voice in voices for echo in voice.echoes}
    updates = len(told.intersection(newer))
    echoes = len(told) - updates
    if echoes:
        said.append(
            f"{echoes} more only {'repeats these and changes' if echoes == 1 else 'repeat these and change'} nothing"
        )
    if updates:
        one = "1 more gives another number than its source said first; it adds no voice"
        said.append(
            one
            if updates == 1
            else f"{updates} more give other numbers than their sources said first; they add no voice"
        )
    return tuple(said)

"""Decide: a person's word on whether two tellings say the same, or two sources are one, which no linking ever undoes.

A decision names the characters of both, not rows of one reading: when a newer reader finds the same words again, a
little longer or shorter, it still holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.placing import Placed, Places, PlaceValue, place_value
from onrecord.record.ledger import Judgement
from onrecord.store import Ledger, View


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of two things, as the verbs of the judgements that answer it; `undecided` takes an answer back."""

    same: str
    not_same: str
    undecided: str

    @property
    def verbs(self) -> tuple[str, str, str]:
        """All of them."""
        return self.same, self.not_same, self.undecided

    def verb(self, answer: bool | None) -> str:
        """The verb of an answer; None takes one back."""
        return self.undecided if answer is None else self.same if answer else self.not_same


ABOUT_TELLINGS = Question("same", "not-same", "undecided")
"""Do two tellings say the same?"""

ABOUT_SOURCES = Question("same-source", "not-same-source", "undecided-source")
"""Are two sources, each named by an attribution that credits it, one?"""

Decided = dict[tuple[str, str], bool]
"""What people decided of pairs of tellings, by their ids in order: True for the same, False for not the same."""


def decide(
    ledger: Ledger,
    pairs: Sequence[tuple[Placed, Placed]],
    question: Question,
    answer: bool | None,
    *,
    who: str,
    why: str,
) -> list[Judgement]:
    """Append an answer about every pair; one about the same pair supersedes what was decided before.

    What is decided so already is left as it is. Raises LedgerError.
    """
    verb = question.verb(answer)
    made = []
    with ledger.writer() as writer:
        standing = list(decisions(ledger.view(), question))
        for one, other in pairs:
            first, second = sorted((one, other), key=lambda placed: (placed.article.capture, placed.spans))
            before = next((each for each in standing if _is_about(each, first, second)), None)
            if (before.verb if before else question.undecided) != verb:
                value = json.dumps({"one": place_value(first), "other": place_value(second)}, sort_keys=True)
                made.append(
                    writer.judge(
                        Judgement(
                            first.article.capture, verb, value, who, why, first.spans,
                            supersedes=before.id if before else None,
                        )
                    )
                )  # fmt: skip
    return made


def decisions(view: View, question: Question) -> Iterator[Judgement]:
    """The answers that stand, what was taken back among them."""
    return (each for each in view.judgements() if each.verb in question.verbs)


def captures_in(standing: Iterable[Judgement]) -> set[str]:
    """The captures that decisions are about."""
    return {str(side["capture"]) for each in standing for side in _sides(each)}


def decided_pairs(view: View, question: Question, placed: Iterable[Placed]) -> Decided:
    """What was decided of the things that are there, those that it was decided of or what they are read as now."""
    places = Places(placed)
    found: Decided = {}
    for judgement in decisions(view, question):
        if judgement.verb == question.undecided:
            continue
        one, other = (places.find(side) for side in _sides(judgement))
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)] = judgement.verb == question.same
    return found


def _is_about(judgement: Judgement, one: Placed, other: Placed) -> bool:
    return [place_value(one), place_value(other)] == list(_sides(judgement))


def _sides(judgement: Judgement) -> tuple[PlaceValue, PlaceValue]:
    value = json.loads(judgement.value or "{}")
    return value["one"], value["other"]

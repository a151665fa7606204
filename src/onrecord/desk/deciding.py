"""Decide: a person's word on whether two tellings say the same, or two sources are one, which no linking ever undoes.

A decision names the characters of both, not rows of one reading: when a newer reader finds the same words again, a
little longer or shorter, it still holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.placing import Placed, Places, PlaceValue, place_value
from onrecord.errors import NotFoundError
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

_QUESTION_OF = {verb: question for question in (ABOUT_TELLINGS, ABOUT_SOURCES) for verb in question.verbs}

Pair = tuple[str, str]
Decided = dict[Pair, bool]
"""What people decided of pairs of tellings, by their ids in order: True for the same, False for not the same."""


def decide(
    ledger: Ledger,
    pairs: Sequence[tuple[Placed, Placed]],
    placed: Iterable[Placed],
    verb: str,
    *,
    who: str,
    why: str,
) -> list[Judgement]:
    """Append an answer, by its verb, about every pair; it supersedes what was decided of the same pair before.

    `placed` is all that the ends of a pair could be read as now. What is decided so already is left as it is. Raises
    LedgerError.
    """
    question = _QUESTION_OF[verb]
    places = Places(placed)
    made = []
    with ledger.writer() as writer:
        standing = _last(ledger.view(), question, places)
        for one, other in pairs:
            first, second = sorted((one, other), key=lambda placed: (placed.article.capture, placed.spans))
            sides = place_value(first), place_value(second)
            pair = _pair_at(places, sides)
            before = standing.get(pair) if pair else None
            if (before.verb if before else question.undecided) != verb:
                value = json.dumps({"one": sides[0], "other": sides[1]}, sort_keys=True)
                last = None if before is None else before.id
                judgement = Judgement(first.article.capture, verb, value, who, why, first.spans, supersedes=last)
                made.append(writer.judge(judgement))
                if pair:
                    standing[pair] = made[-1]
    return made


def take_back(ledger: Ledger, id: str, *, who: str, why: str) -> Judgement:
    """Take back an answer by the id of its judgement. Raises NotFoundError where none such stands, LedgerError."""
    view = ledger.view()
    for question in (ABOUT_TELLINGS, ABOUT_SOURCES):
        for each in decisions(view, question):
            if each.id == id and each.verb != question.undecided:
                with ledger.writer() as writer:
                    return writer.judge(
                        Judgement(each.capture, question.undecided, each.value, who, why, each.spans, supersedes=id)
                    )
    raise NotFoundError(f"no decision {id!r} stands", hint="see what stands: onrecord dump")


def decisions(
    view: View, question: Question, naming: Iterable[str] | None = None, *, newest_first: bool = False
) -> Iterator[Judgement]:
    """The answers that stand, what was taken back among them; `naming`: those that some captures have a part in."""
    return view.judgements(naming=naming, verbs=question.verbs, newest_first=newest_first)


def captures_in(standing: Iterable[Judgement]) -> set[str]:
    """The captures that decisions are about."""
    return {str(side["capture"]) for each in standing for side in sides_of(each)}


def decided_pairs(view: View, question: Question, placed: Iterable[Placed]) -> Decided:
    """What was decided of the things that are there, those that it was decided of or what they are read as now."""
    last = last_answers(view, question, placed)
    return {pair: each.verb == question.same for pair, each in last.items() if each.verb != question.undecided}


def last_answers(view: View, question: Question, placed: Iterable[Placed]) -> dict[Pair, Judgement]:
    """The last answer about each pair of what is there, what was taken back among them."""
    return _last(view, question, Places(placed))


def _last(view: View, question: Question, places: Places) -> dict[Pair, Judgement]:
    # Several stand where pairs that were two when they were decided are read as one now.
    found = {}
    for judgement in decisions(view, question, places.captures):
        pair = _pair_at(places, sides_of(judgement))
        if pair is not None:
            found[pair] = judgement
    return found


def _pair_at(places: Places, sides: tuple[PlaceValue, PlaceValue]) -> Pair | None:
    """The ids of what stands at two places, in order; None where that is not two things."""
    one, other = (places.find(side) for side in sides)
    return None if one is None or other is None or one == other else (min(one, other), max(one, other))


def sides_of(judgement: Judgement) -> tuple[PlaceValue, PlaceValue]:
    """The two places that an answer is about."""
    value = json.loads(judgement.value or "{}")
    return value["one"], value["other"]

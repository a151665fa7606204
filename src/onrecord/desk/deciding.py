"""Decide: a person's word on whether two tellings say the same, or two sources are one, which no linking ever undoes.

A decision names the characters of both, not rows of one reading: when a newer reader finds the same words again, a
little longer or shorter, it still holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import Spans, length, overlap
from onrecord.record.ledger import ArticleRow, Judgement
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

MOSTLY = 0.5
"""Share of the longer words that two tellings have in common where one is taken for the other (as corrections do)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A telling, or an attribution's source, in its article: its id, and the spans of its words."""

    id: str
    article: ArticleRow
    spans: Spans


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
                value = json.dumps({"one": _value(first), "other": _value(second)}, sort_keys=True)
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
    return {side["capture"] for each in standing for side in _sides(each)}


def decided_pairs(view: View, question: Question, placed: Iterable[Placed]) -> Decided:
    """What was decided of the things that are there, those that it was decided of or what they are read as now."""
    by_capture: dict[str, list[Placed]] = {}
    for each in placed:
        by_capture.setdefault(each.article.capture, []).append(each)
    found: Decided = {}
    for judgement in decisions(view, question):
        if judgement.verb == question.undecided:
            continue
        one, other = (_find(side, by_capture) for side in _sides(judgement))
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)] = judgement.verb == question.same
    return found


def _find(side: Mapping[str, object], placed: Mapping[str, Sequence[Placed]]) -> str | None:
    spans = _spans(side)
    scored = [
        (overlap(spans, each.spans) / max(length(spans), length(each.spans), 1), each.id)
        for each in placed.get(str(side["capture"]), ())
        if each.article.text_digest == side["text_sha256"]
    ]
    score, id = max(scored, default=(0.0, ""))
    return id if score >= MOSTLY else None


def _is_about(judgement: Judgement, one: Placed, other: Placed) -> bool:
    return [_value(one), _value(other)] == list(_sides(judgement))


def _value(placed: Placed) -> dict[str, object]:
    return {
        "capture": placed.article.capture,
        "text_sha256": placed.article.text_digest,
        "spans": [list(span) for span in placed.spans],
    }


def _sides(judgement: Judgement) -> tuple[dict[str, str], dict[str, str]]:
    value = json.loads(judgement.value or "{}")
    return value["one"], value["other"]


def _spans(side: Mapping[str, object]) -> Spans:
    spans = side["spans"]
    assert isinstance(spans, list)
    return tuple((start, end) for start, end in spans)

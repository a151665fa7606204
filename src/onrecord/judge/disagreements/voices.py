"""From answers of independent origins to voices: each source is heard once, with its last answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.grading import Answer, Value


@dataclass(frozen=True, slots=True)
class Spoken:
    """One voice's answer: a value, or the ends of an open number, and the record behind it."""

    value: Value | None
    low: float | None
    high: float | None
    right: int
    wrong: int
    tellings: tuple[str, ...]
    partisan: str | None = None

    def allows(self, value: Value) -> bool:
        """Whether a value lies within what the voice says."""
        if self.value is not None or isinstance(value, str):
            return self.value == value
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


def voices_of(answers: Iterable[Answer]) -> tuple[Spoken, ...]:
    """The voices, in an order that does not depend on that of the answers.

    Of several answers of one source the last one stands. Those of one party's sources about its adversary are one
    voice for each value: who fights confirms nobody of the same side. Its record is that of all of them.
    """
    heard: dict[str, Answer] = {}
    for answer in sorted(set(answers), key=_order):
        if answer.value is not None or answer.low is not None or answer.high is not None:
            heard[answer.source or answer.telling] = answer
    joined: dict[tuple[str, str], list[Answer]] = {}
    for name, answer in heard.items():
        partisan = answer.party is not None and answer.adversary
        key = (f"party {answer.party}", _said(answer)) if partisan else (f"source {name}", "")
        joined.setdefault(key, []).append(answer)
    return tuple(_voice(joined[key]) for key in sorted(joined))


def _voice(answers: list[Answer]) -> Spoken:
    first = answers[0]
    partisan = first.party if first.adversary else None
    right, wrong = sum(one.right for one in answers), sum(one.wrong for one in answers)
    tellings = tuple(sorted(one.telling for one in answers))
    return Spoken(as_value(first.value), first.low, first.high, right, wrong, tellings, partisan)


def as_value(value: Value | None) -> Value | None:
    """A value so that 30 and 30.0 are one."""
    return value if value is None or isinstance(value, str) else float(value)


def _said(answer: Answer) -> str:
    return repr((as_value(answer.value), answer.low, answer.high))


def _order(answer: Answer) -> tuple[str, str, str]:
    return answer.day or "", answer.telling, repr(answer)

"""Which cases of a source count, each once, and as right or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.judging import Case

REASONS = {
    "partly": "it came true in part only",
    "void": "it could not be settled",
    "vague": "it was put too vaguely to be checked",
    "late": "it was said when the outcome could be known",
    "even": "it gave both outcomes the same chance",
    "revised": "the source revised it",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One case that counts: whether it was right, when it was made, and which outlets have it at first hand."""

    id: str
    right: bool
    made: str
    outlets: frozenset[str]
    side: str | None


def count(cases: Iterable[Case]) -> tuple[tuple[Counted, ...], tuple[tuple[str, str], ...]]:
    """The cases that count, by day and id, and the ids of the others with the reason why not.

    A case that comes twice counts once. Where it comes with two outcomes the worse one stands, so that no case that
    went wrong can raise a grade by coming twice.
    """
    by_id: dict[str, list[Case]] = {}
    for case in cases:
        by_id.setdefault(case.id, []).append(case)
    left_out: dict[str, str] = {}
    kept: dict[str, list[Case]] = {}
    for id, alike in by_id.items():
        telling = [case for case in alike if _why_not(case) is None]
        if telling:
            kept[id] = telling
        else:
            left_out[id] = min(reason for case in alike if (reason := _why_not(case)))
    revised = {case.revises for alike in kept.values() for case in alike if case.revises and case.revises != case.id}
    left_out |= dict.fromkeys(revised & kept.keys(), "revised")
    counted = [_counted(alike) for id, alike in kept.items() if id not in revised]
    return (
        tuple(sorted(counted, key=lambda one: (one.made, one.id))),
        tuple((id, REASONS[left_out[id]]) for id in sorted(left_out)),
    )


def is_right(case: Case) -> bool | None:
    """Whether a case was right: it leaned to what happened. None where it leaned to neither side.

    Words without a number, and claims of fact, say that it is so; a number says so from above one half on.
    """
    if case.low is None or case.high is None:
        return case.outcome == "true"
    middle = (case.low + case.high) / 2
    return None if middle == 0.5 else (middle > 0.5) == (case.outcome == "true")


def _why_not(case: Case) -> str | None:
    if case.vague:
        return "vague"
    if case.outcome not in ("true", "false"):
        return case.outcome
    if case.kind == "forecast" and case.known is not None and case.made >= case.known:
        return "late"
    return "even" if is_right(case) is None else None


def _counted(alike: list[Case]) -> Counted:
    wrong = [case for case in alike if not is_right(case)]
    standing = wrong or alike
    outlets = frozenset(outlet for case in standing for outlet in _outlets(case))
    first = min(standing, key=lambda case: (case.made, case.side or ""))
    return Counted(first.id, not wrong, first.made, outlets, first.side)


def _outlets(case: Case) -> tuple[str, ...]:
    """The outlets that have a case at first hand; all that is not known counts as one outlet."""
    return case.outlets or (case.outlet or "",)

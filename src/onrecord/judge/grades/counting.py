"""Which cases of a source count, each once, and as right or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.judging import Case

REASONS = {
    "partly": "it came true in part only",
    "void": "its condition never came, or it could not be settled",
    "vague": "as printed it does not say enough to be checked",
    "late": "it was said on or after the day of the earliest evidence entered",
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

    Of forecasts that revise one another the last that was made in time counts, as it does for scores. A case that comes
    twice counts once. Where it comes with two outcomes the worse one stands, so that no case that
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
    counted = {id: _counted(alike) for id, alike in kept.items()}
    for chain in _chains(by_id):
        counting = [id for id in chain if id in kept]
        left_out |= dict.fromkeys(_in_order(counting, kept, counted)[:-1], "revised")
    return (
        tuple(sorted((one for id, one in counted.items() if id not in left_out), key=lambda one: (one.made, one.id))),
        tuple((id, REASONS[left_out[id]]) for id in sorted(left_out)),
    )


def _chains(by_id: Mapping[str, Sequence[Case]]) -> list[list[str]]:
    """Ids of which one revises another, together; alone ones are left out.

    What itself does not count still joins those before and after it: who went from 10 to 50 and on to 90 % spoke of one
    thing. A vague one alone revises nothing, as for scores.
    """
    lead = {id: id for id, alike in by_id.items() if not any(case.vague for case in alike)}

    def led(id: str) -> str:
        while lead[id] != id:
            lead[id] = id = lead[lead[id]]
        return id

    for id in lead:
        for case in by_id[id]:
            if case.revises in lead:
                lead[led(id)] = led(str(case.revises))
    chains: dict[str, list[str]] = {}
    for id in lead:
        chains.setdefault(led(id), []).append(id)
    return [chain for chain in chains.values() if len(chain) > 1]


def _in_order(chain: Sequence[str], kept: Mapping[str, Sequence[Case]], counted: Mapping[str, Counted]) -> list[str]:
    """The ids of a chain from the first to the last; of one day, what nothing of that day revises comes last."""
    revised = {case.revises for id in chain for case in kept[id] if _made(case.revises, counted) == counted[id].made}
    return [id for *_, id in sorted((counted[id].made, id not in revised, id) for id in chain)]


def _made(id: str | None, counted: Mapping[str, Counted]) -> str | None:
    found = counted.get(id or "")
    return found.made if found else None


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
    if case.known is not None and case.made >= case.known:
        return "late"
    return "even" if is_right(case) is None else None


def _counted(alike: list[Case]) -> Counted:
    outlets = frozenset(outlet for case in alike for outlet in _outlets(case))
    first = min(alike, key=lambda case: (case.made, case.side or ""))
    return Counted(first.id, all(is_right(case) for case in alike), first.made, outlets, first.side)


def _outlets(case: Case) -> tuple[str, ...]:
    """The outlets that have a case at first hand; all that is not known counts as one outlet."""
    return case.outlets or (case.outlet or "",)

"""One source's forecasts of one thing are one forecast with its revisions: which of them is scored.

The last that was made before the day from which the outcome could be known; the others are shown. Why it is neither
the first nor a mean over the days between stands in docs/decisions/judging.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.judging import Case


@dataclass(frozen=True, slots=True)
class Standing:
    """A case that counts, the source's first forecast of the same thing (itself, where it was never revised), and
    those that are shown only: revised ones, and ones that came when the outcome could be known."""

    case: Case
    first: Case
    earlier: tuple[Case, ...] = ()
    late: tuple[Case, ...] = ()


def standing(cases: Iterable[Case]) -> tuple[Standing, ...]:
    """What counts, one for each thing that a source forecast or claimed, in order of id.

    A case that is given twice is one. A vague one revises nothing, so that vagueness wipes out nothing, and stands by
    itself. Where all of a source's forecasts of a thing came too late, the last of them stands here among its own
    `late` ones.
    """
    found = stands(cases)
    every = (found.chains.get(place) or _alone(case) for place, case in enumerate(found.cases))
    return tuple(sorted(every, key=lambda each: each.case.id))


@dataclass(frozen=True, slots=True)
class Stands:
    """The cases that stand, in whatever order is quickest, and for those that were revised the whole chain."""

    cases: list[Case]
    chains: dict[int, Standing]


def stands(cases: Iterable[Case]) -> Stands:
    """The same as `standing`, with nothing made for the many that were never revised."""
    every: dict[str, Case] = {}
    revising: list[Case] = []
    for case in cases:
        every[case.id] = case
        if case.revises:
            revising.append(case)
    chains = _chains(every, revising)
    for chain in chains:
        for case in chain:
            del every[case.id]
    found = list(every.values())
    last = [_last(chain) for chain in chains]
    first = len(found)
    return Stands(found + [each.case for each in last], dict(enumerate(last, first)))


def is_late(case: Case) -> bool:
    """Whether the outcome could be known when it was made. Of an article of that very day it cannot be told, so it is
    taken for late."""
    return case.known is not None and case.made >= case.known


def _chains(every: Mapping[str, Case], revising: Iterable[Case]) -> list[list[Case]]:
    """Cases of which one revises another, together; alone ones are left out."""
    root: dict[str, str] = {}

    def rooted(id: str) -> str:
        while root.setdefault(id, id) != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for case in revising:
        earlier = every.get(case.revises or "")
        if earlier and not (case.vague or earlier.vague) and earlier.source == case.source:
            one, other = sorted((rooted(case.id), rooted(earlier.id)))
            root[other] = one
    chains: dict[str, list[Case]] = {}
    for id in sorted(root):
        chains.setdefault(rooted(id), []).append(every[id])
    return list(chains.values())


def _alone(case: Case) -> Standing:
    return Standing(case, case, late=(case,) if is_late(case) else ())


def _last(chain: list[Case]) -> Standing:
    depth = _depths(chain)
    ordered = sorted(chain, key=lambda case: (case.made, depth[case.id], case.id))
    late = tuple(case for case in ordered if is_late(case))
    timely = [case for case in ordered if not is_late(case)]
    if not timely:
        return Standing(ordered[-1], ordered[0], late=late)
    return Standing(timely[-1], timely[0], tuple(timely[:-1]), late)


def _depths(chain: list[Case]) -> dict[str, int]:
    """How many revisions each is from the first, for those of one day; a ring is cut where it closes."""
    by_id = {case.id: case for case in chain}
    depth: dict[str, int] = {}
    for case in chain:
        path: list[str] = []
        at: str | None = case.id
        while at in by_id and at not in depth and at not in path:
            path.append(at)
            at = by_id[at].revises
        below = depth.get(at or "", -1)
        for id in reversed(path):
            below += 1
            depth[id] = below
    return depth

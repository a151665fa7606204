"""From independent origins to voices: origins that count as one are one voice, on one side alone."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record.grading import DISTANCES, Bearing, Distance, Stand, Voice

NEAR: frozenset[Distance] = frozenset({"witness", "own_staff"})
PLACED = NEAR | {"official"}


def voices_of(bearings: Iterable[Bearing]) -> tuple[Voice, ...]:
    """The voices for and against a claim, by stand and name.

    A source is one voice, whatever it says how often. What one party's sources say about its adversary is one voice
    too, and how near they stood is left aside: whoever fights is no witness against the other side. A source that has
    spoken both for and against is none for.
    """
    gathered: dict[tuple[Stand, str, bool], list[Bearing]] = {}
    for bearing in bearings:
        partisan = bearing.adversary and bearing.party is not None
        gathered.setdefault((bearing.stand, _name(bearing), partisan), []).append(bearing)
    against = {(name, partisan) for stand, name, partisan in gathered if stand != "supports"}
    return tuple(
        _voice(stand, name, gathered[stand, name, partisan], partisan=partisan)
        for stand, name, partisan in sorted(gathered)
        if stand != "supports" or (name, partisan) not in against
    )


def _name(bearing: Bearing) -> str:
    if bearing.adversary and bearing.party is not None:
        return bearing.party
    return bearing.source or bearing.telling


def _voice(stand: Stand, name: str, bearings: list[Bearing], *, partisan: bool) -> Voice:
    nearest = min((one.distance for one in bearings), key=DISTANCES.index)
    tellings = {one.telling for one in bearings}
    echoes = {echo for one in bearings for echo in one.echoes} - tellings
    return Voice(
        stand, name, "unknown" if partisan else nearest, tuple(sorted(tellings)), tuple(sorted(echoes)), partisan
    )

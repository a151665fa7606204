"""Numbers that one outlet gives where the origin that it repeats says otherwise: its own, mis-copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.link.disagreement.figures import Figure, agree
from onrecord.record.layers import Number
from onrecord.record.linking import Origin, Reason
from onrecord.record.telling import Telling

APART = frozenset({"dead", "wounded", "casualty", "missing", "prisoner"})
"""Measures that are never taken for one another; other words for what is counted may vary ("home", "house")."""

LATER = 2
"""Days after which another figure of the same source is its later word, and no slip of whoever prints it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """That a telling's number is its outlet's alone. `instead` is what the origin says, in the telling `origin`, and
    `measure` what that counts."""

    telling: str
    outlet: str | None
    number: Number
    instead: Number
    measure: str
    origin: str
    reasons: tuple[Reason, ...]


def find_slips(
    origins: Sequence[Origin], figures: Mapping[str, Sequence[Figure]], tellings: Mapping[str, Telling]
) -> tuple[Slip, ...]:
    """The mis-copied numbers of a claim."""
    found: list[Slip] = []
    for origin in origins:
        ids = [id for id in (origin.telling, *origin.echoes) if figures.get(id) and id in tellings]
        if len(ids) > 1:
            found += _slips_of(ids, figures, tellings)
    return tuple(sorted(found, key=lambda slip: (slip.telling, slip.number.span)))


def _slips_of(
    ids: Sequence[str], figures: Mapping[str, Sequence[Figure]], tellings: Mapping[str, Telling]
) -> list[Slip]:
    """Slips among the tellings of one origin; its own telling comes first among the ids, and its number counts."""
    first = ids[0]
    found = []
    for id in (id for id in ids[1:] if not _counts_again(tellings[id], tellings[first])):
        for figure in figures[id]:
            stated = _stated(figure, figures[first])
            if stated is None or any(agree(one.number, stated.number) for one in figures[id]):
                continue
            alike = [other for other in ids if any(_same(figure, one) for one in figures[other])]
            if _names(tellings[id], tellings[first].outlet) or _from_one_outlet(alike, tellings):
                found.append(_slip(figure, stated, tellings[id], len(ids) - len(alike)))
    return found


def _counts_again(telling: Telling, first: Telling) -> bool:
    """Whether a telling has its source's later word: the same named one, days after it was first heard."""
    who, heard = telling.who, first.who
    if who is None or heard is None or not who.name or who.name != heard.name:
        return False
    days = (_day(first), _day(telling))
    return days[0] is not None and days[1] is not None and (days[1] - days[0]).days >= LATER


def _day(telling: Telling) -> date | None:
    try:
        return date.fromisoformat((telling.published or "")[:10])
    except ValueError:
        return None


def _slip(figure: Figure, stated: Figure, telling: Telling, otherwise: int) -> Slip:
    reason = Reason("its origin says otherwise", float(otherwise), 1.0, stated.telling)
    return Slip(figure.telling, telling.outlet, figure.number, stated.number, stated.measure, stated.telling, (reason,))


def _stated(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The origin's figure that an echo's one must be taken from: of the same measure, else its only one."""
    alike = [one for one in others if one.measure == figure.measure]
    if any(agree(one.number, figure.number) for one in alike):
        return None
    if alike:
        return alike[0]
    if len(others) == 1 and not _kept_apart(others[0].measure, figure.measure):
        return others[0]
    return None


def _kept_apart(one: str, other: str) -> bool:
    return one != other and one in APART and other in APART


def _same(one: Figure, other: Figure) -> bool:
    return agree(one.number, other.number) and not _kept_apart(one.measure, other.measure)


def _names(telling: Telling, outlet: str | None) -> bool:
    """Whether a telling names an outlet as the one that it came through."""
    return outlet is not None and _plain(outlet) in map(_plain, telling.via)


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def _from_one_outlet(ids: Sequence[str], tellings: Mapping[str, Telling]) -> bool:
    """Whether all tellings of a number are one outlet's, or name it as the one that they took it from."""
    outlets = {tellings[id].outlet for id in ids}
    return len(outlets) == 1 or any(
        all(tellings[id].outlet == outlet or _names(tellings[id], outlet) for id in ids)
        for outlet in sorted(outlet for outlet in outlets if outlet)
    )

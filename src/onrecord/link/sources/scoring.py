"""How far two sources of articles are the same one: a score made of reasons, and what excludes it.

The weights are set by hand; a score is the logistic of their sum. They depend on the two sources alone: how common a
name is comes from a table, never from the ledger.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.sources.bodies import body_likeness
from onrecord.link.sources.persons import commonness, name_likeness
from onrecord.link.sources.profiles import Profile
from onrecord.link.sources.roles import Role, fields_go_together
from onrecord.record.linking import Reason, Zone

LINKED = 0.75
SUGGESTED = 0.4
SAME_TIME = 2
"""Half-years within which two offices of one holder each would have to be held at once."""

A_CAREER = 80
"""Half-years: few are quoted for more than forty years, nobody for longer than sixty."""

_NAME_WEIGHT = {0: 1.9, 1: 1.6, 2: 0.0}
"""What one full name in two articles says, by how many of its parts are common."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The verdict on two sources: `barred` where they exclude each other, and no joining may cross it."""

    score: float
    zone: Zone
    barred: bool
    reasons: tuple[Reason, ...]


_OTHER_NAMES = Scored(0.0, "apart", True, (Reason("name", 0.0, 0.0, "names that exclude each other"),))
"""One for all pairs of it: there are many, and none is told of."""


def zone_of(score: float) -> Zone:
    """The zone of a score."""
    return "linked" if score >= LINKED else "suggested" if score >= SUGGESTED else "apart"


@lru_cache(maxsize=1 << 16)
def compare(one: Profile, other: Profile, beside: frozenset[str] = frozenset()) -> Scored | None:
    """Score two profiles; `beside` are the names that stand beside both. None where they are not alike at all."""
    if one.sort != other.sort:
        return None
    if one.body is not None and other.body is not None:
        likeness, how = body_likeness(one.body, other.body)
        reason = Reason("name", likeness, likeness, f"{one.printed} / {other.printed}: {how}")
        return Scored(likeness, zone_of(likeness), likeness == 0.0, (reason,)) if likeness or how else None
    if one.person is not None and other.person is not None:
        return _compare_persons(one, other, beside)
    same = one.description == other.description and _key(one.role) == _key(other.role) and one.country == other.country
    reason = Reason("description", 1.0, 1.0, f"{one.printed} / {other.printed}")
    return Scored(1.0, "linked", False, (reason,)) if same else None


def _key(role: Role | None) -> tuple[str, ...]:
    return role.key if role else ()


def _compare_persons(one: Profile, other: Profile, beside: frozenset[str]) -> Scored | None:
    assert one.person is not None
    assert other.person is not None
    likeness, how = name_likeness(one.person, other.person)
    if likeness == 0.0:
        return _OTHER_NAMES
    if (_says_nothing(one) or _says_nothing(other)) and _common(one, other) == 2 and not beside:
        return None  # a common name alone suggests nothing
    exclusive = next(_exclusions(one, other), None)
    reasons = [_name_reason(one, other, likeness, how)]
    reasons += [*_role_reasons(one, other), *_other_reasons(one, other, beside)]
    if exclusive is not None:
        return Scored(0.0, "apart", True, (exclusive, *reasons))
    score = 1 / (1 + math.exp(-sum(reason.weight for reason in reasons)))
    return Scored(round(score, 4), zone_of(score), False, tuple(reasons))


def _says_nothing(profile: Profile) -> bool:
    return profile.role is None and profile.country is None and profile.party is None


def _common(one: Profile, other: Profile) -> int:
    return max(commonness(profile.person) for profile in (one, other) if profile.person is not None)


def _name_reason(one: Profile, other: Profile, likeness: float, how: str) -> Reason:
    assert one.person is not None
    assert other.person is not None
    common = _common(one, other)
    weight = _NAME_WEIGHT[common] - 3 * (1 - likeness)
    if not one.person.full or not other.person.full:
        weight = -0.6 if common < 2 else -1.6
        weight -= 3 * (1 - likeness / 0.7) if one.person.full != other.person.full else 3 * (1 - likeness)
    rarity = ("a rare name", "a name with a common part", "a common name")[common]
    return Reason("name", likeness, round(weight, 3), f"{one.printed} / {other.printed}: {how}, {rarity}")


def _gap(one: Profile, other: Profile) -> int | None:
    return abs(one.period - other.period) if one.period is not None and other.period is not None else None


def _at_once(one: Profile, other: Profile) -> bool:
    """Whether two articles are so near in time, or so undated, that two offices would have to be held at once."""
    gap = _gap(one, other)
    return gap is None or gap <= SAME_TIME


def _exclusions(one: Profile, other: Profile) -> Iterator[Reason]:
    """What no one person can be."""
    gap = _gap(one, other)
    if gap is not None and gap > A_CAREER * 1.5:
        yield Reason("period", gap / 2, -9.0, f"{gap // 2} years apart")
    left, right = one.role, other.role
    if left is None or right is None:
        return
    if _rival_states(one, other) and (gap is None or gap <= 4):
        yield Reason("country", 0.0, -9.0, f"offices of {one.country} and of {other.country}")
    if _at_once(one, other) and _rival_offices(left, right):
        yield Reason("role", 0.0, -9.0, f"{_shown(left)} and {_shown(right)} at the same time")
    if _young_after_office(one, other) or _young_after_office(other, one):
        yield Reason("period", 0.0, -9.0, f"{_shown(left)} and {_shown(right)} in that order")
    if _at_once(one, other) and fields_go_together(left.field, right.field) is False and _worlds_apart(one, other):
        yield Reason("role", 0.0, -9.0, f"{_shown(left)} and {_shown(right)} at the same time")


def _worlds_apart(one: Profile, other: Profile) -> bool:
    """Of a common name, or of two places or countries, but not within one firm or town."""
    assert one.role is not None
    assert other.role is not None
    if one.role.where & other.role.where:
        return False
    places = one.role.where and other.role.where
    return _common(one, other) == 2 or bool(places) or _countries_differ(one, other)


def _countries_differ(one: Profile, other: Profile) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country


def _rival_states(one: Profile, other: Profile) -> bool:
    assert one.role is not None
    assert other.role is not None
    return _countries_differ(one, other) and "state" in one.role.traits and "state" in other.role.traits


def _rival_offices(one: Role, other: Role) -> bool:
    """One office of one holder for two towns or regions at once."""
    if one.past or other.past or one.head != other.head or "local" not in one.traits:
        return False
    return bool(one.where and other.where) and not one.where & other.where


def _young_after_office(young: Profile, older: Profile) -> bool:
    assert young.role is not None
    assert older.role is not None
    if "young" not in young.role.traits or "young" in older.role.traits or not older.role.field:
        return False
    if young.period is None or older.period is None or older.role.field == "ordinary":
        return False
    return young.period - older.period >= 2


def _shown(role: Role) -> str:
    what = sorted(role.what) + ([role.head] if role.head else [])
    where = sorted(role.where) + ([role.country] if role.country else [])
    return " ".join(what) + (f" ({' '.join(where)})" if where else "")


def _role_reasons(one: Profile, other: Profile) -> Iterator[Reason]:
    left, right = one.role, other.role
    if left is None or right is None:
        return
    words = f"{_shown(left)} / {_shown(right)}"
    if left.head is not None and left.head == right.head:
        yield from _same_head(one, other, words)
    else:
        # Two callings of one firm or town go together, whatever they are.
        together = bool(left.where & right.where) or fields_go_together(left.field, right.field)
        if together is False:
            yield Reason(
                "role", 0.0, -2.5 if _at_once(one, other) else -1.7, f"{words}: callings that seldom go together"
            )
        elif together and _common(one, other) < 2:
            yield Reason("role", 0.5, 0.7 if left.field == right.field else 0.2, f"{words}: a change of role")
        elif together:
            yield Reason(
                "role", 0.5, -0.6 if _at_once(one, other) else 0.0, f"{words}: a change of role, of a common name"
            )
    shared = left.where & right.where
    if shared and left.head != right.head:
        yield Reason("affiliation", 1.0, 1.8, " ".join(sorted(shared)))
    elif left.where and right.where and not shared and left.head == right.head:
        weight = -0.6 if _common(one, other) < 2 else -1.8 if _at_once(one, other) else -1.2
        yield Reason("affiliation", 0.0, weight, words)
    elif left.where and right.where and not shared and _common(one, other) == 2:
        yield Reason("affiliation", 0.0, -0.8, words)


def _same_head(one: Profile, other: Profile, words: str) -> Iterator[Reason]:
    left, right = one.role, other.role
    assert left is not None
    assert right is not None
    single = "single" in left.traits
    same_land = one.country is not None and one.country == other.country
    if left.where & right.where or (left.what & right.what and same_land):
        yield Reason("role", 1.0, 2.4, f"{words}: same office of the same place")
    elif left.where and right.where:
        return
    elif left.what and right.what and not left.what & right.what:
        yield Reason("role", 0.4, 0.5 if _common(one, other) < 2 else -0.4, f"{words}: another portfolio")
    elif single and same_land and not (left.what or right.what) and not (left.where or right.where):
        yield Reason("role", 1.0, 2.0, f"{words}: same office of the same country")
    else:
        yield Reason("role", 0.8, 1.0 if single else 0.6, f"{words}: same office")
    if single and _at_once(one, other) and _gap(one, other) is not None:
        yield Reason("time", 1.0, 0.8, "in office at the same time")


def _other_reasons(one: Profile, other: Profile, beside: frozenset[str]) -> Iterator[Reason]:
    if _countries_differ(one, other):
        states = all(profile.role is not None and "state" in profile.role.traits for profile in (one, other))
        yield Reason("country", 0.0, -3.0 if states else -1.8, f"{one.country} / {other.country}")
    elif one.country is not None and one.country == other.country:
        yield Reason("country", 1.0, 1.0 if _common(one, other) < 2 else 0.8, one.country)
    if one.party and other.party and one.party != other.party:
        yield Reason("party", 0.0, -0.8, f"{one.party} / {other.party}")
    elif one.party and one.party == other.party:
        yield Reason("party", 1.0, 0.3, one.party)
    if beside:
        yield Reason("beside", len(beside), 0.8 if len(beside) == 1 else 1.4, ", ".join(sorted(beside)[:5]))
    gap = _gap(one, other)
    if gap is not None and gap > A_CAREER:
        yield Reason("period", gap / 2, -2.5, f"{gap // 2} years apart")

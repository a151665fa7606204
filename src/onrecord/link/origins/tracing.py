"""From the tellings of a claim to its origins, by what leads one telling back to another.

Steps in falling order of proof: the same article; a copied text; an outlet that is named as the one it came through (a
chain counts for its end); the same named source on the same occasion; and, weakest, words without any source after
somebody else had told it. Unnamed sources of one description are only noted: possibly the same, which proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from onrecord.link.origins.grouping import Groups
from onrecord.link.origins.naming import channels, key, may_be_same, named, same_speaker
from onrecord.link.origins.occasions import day_named, day_told, published
from onrecord.record.linking import Claim, Family, Origin, Reason
from onrecord.record.telling import Telling

APART = 2
"""Days between two tellings of one named source from which on they are two occasions."""
LATE = 3
"""Days after an occasion up to which a report of it that names no day still leads back to it."""
_NEVER = date.max


def trace(claim: Claim, tellings: Mapping[str, Telling], families: Sequence[Family]) -> tuple[Origin, ...]:
    """The independent origins of a claim, each with its echoes and why they lead back to it; the earliest first.

    Who denies a claim is none of its origins, unless the claim is the denial itself: of tellings of both kinds only
    those that assert count.
    """
    told = [tellings[id] for id in sorted(set(claim.tellings)) if id in tellings]
    asserted = [telling for telling in told if telling.wording.polarity != "denied"] or told
    return _Tracing(asserted, families).origins()


class _Tracing:
    """The tellings of one claim while their origins are looked for."""

    def __init__(self, tellings: Sequence[Telling], families: Sequence[Family]) -> None:
        self.tellings = sorted(tellings, key=_order)
        self.by_id = {telling.id: telling for telling in tellings}
        self.outlets = {key(telling.outlet) for telling in tellings if telling.outlet}
        self.outlets.update(name for telling in tellings for name in channels(telling))
        self.family = {article: family.id for family in families for article in family.articles}
        self.groups = Groups.of(self.by_id)

    def origins(self) -> tuple[Origin, ...]:
        self._same_article()
        self._copies()
        self._credited()
        self._same_occasion()
        self._late_reports()
        self._without_source()
        self._possibly_same()
        reasons = self.groups.reasons()
        found = []
        for lead, ids in self.groups.members().items():
            first, *echoes = sorted((self.by_id[id] for id in ids), key=self._nearest)
            found.append(Origin(first.id, tuple(echo.id for echo in echoes), reasons.get(lead, ())))
        return tuple(sorted(found, key=lambda origin: _order(self.by_id[origin.telling])))

    def _same_article(self) -> None:
        for told in _by(self.tellings, lambda telling: telling.article):
            for one, other in combinations(told, 2):
                if self._one_source(one, other):
                    self._join(one, other, "same article", 1.0, one.article)

    def _one_source(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings of one article have one source; what it states itself is taken for its source's."""
        if self._bare(one) or self._bare(other):
            return True
        if one.who is None or other.who is None:
            return one.who is other.who
        return one.who.cluster == other.who.cluster or (
            named(one.who) and named(other.who) and same_speaker(one.who, other.who)
        )

    def _bare(self, telling: Telling) -> bool:
        """Whether a telling has no source: nobody is credited, and nothing that it came through."""
        return telling.who is None and not channels(telling)

    def _copies(self) -> None:
        for told in _by(self.tellings, lambda telling: self.family.get(telling.article, telling.family or "")):
            for one, other in combinations(told, 2):
                if one.article != other.article and self._may_be_same(one, other):
                    self._join(one, other, "copied text", 1.0, self.family.get(one.article, one.family or ""))

    def _may_be_same(self, one: Telling, other: Telling) -> bool:
        return may_be_same(one.who, other.who)

    def _credited(self) -> None:
        """Join what names an outlet with that outlet's telling, or with whatever else names it for the same source."""
        for telling in self.tellings:
            for channel in self._channels(telling):
                heard = self._telling_of(channel, telling)
                if heard is not None:
                    self._join(telling, heard, "names whom it was taken from", 0.9, channel)
        crediting = [(self._channels(telling), telling) for telling in self.tellings]
        for (mine, one), (theirs, other) in combinations(crediting, 2):
            shared = mine[:1] == theirs[:1] and bool(mine)
            if shared and self._cited_alike(one, other):
                self._join(one, other, "came through the same outlet", 0.8, mine[0])

    def _cited_alike(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings through one outlet are of one source, and near enough in time to be of one report."""
        return self._speakers_agree(one, other) and _days_apart(day_told(one), day_told(other)) <= APART

    def _speakers_agree(self, one: Telling, other: Telling) -> bool:
        """Like `may_be_same`, where an outlet given as the source stands for whomever it heard."""
        mine, theirs = self._speaks_itself(one), self._speaks_itself(other)
        return mine or theirs or self._may_be_same(one, other)

    def _speaks_itself(self, telling: Telling) -> bool:
        return telling.who is not None and key(telling.who.name or "") in self.outlets

    def _channels(self, telling: Telling) -> tuple[str, ...]:
        """The outlets that a telling came through; one that is given as its source is one of them."""
        through = channels(telling)
        source = key(telling.who.name or "") if telling.who else ""
        if source in self.outlets and source not in through:
            return (source, *through)
        return through

    def _telling_of(self, channel: str, telling: Telling) -> Telling | None:
        """The telling of an outlet that another one names: of a source that may be the same, the last one before it."""
        before = [
            one
            for one in self.tellings
            if key(one.outlet or "") == channel
            and one.article != telling.article
            and self._speakers_agree(one, telling)
            and _came_before(one, telling)
        ]
        return max(before, key=lambda one: self._fit(one, telling), default=None)

    def _fit(self, one: Telling, telling: Telling) -> tuple[bool, bool, date, str]:
        figures = {number.best for number in one.numbers} & {number.best for number in telling.numbers}
        same_source = named(one.who) and named(telling.who)
        return same_source, bool(figures), published(one) or date.min, one.id

    def _same_occasion(self) -> None:
        """Join what one named source said on one occasion: told within a day, whoever printed it."""
        for (first, one), (second, other) in combinations(self._occasions(), 2):
            if one.who and other.who and same_speaker(one.who, other.who) and _days_apart(first, second) < APART:
                self._join(one, other, "same source, same occasion", 0.8, one.who.name or "")

    def _occasions(self) -> list[tuple[date | None, Telling]]:
        """A telling of every group for each named source in it, with the day on which it was said."""
        found = []
        for ids in self.groups.members().values():
            told = [self.by_id[id] for id in ids if self._has_name(self.by_id[id])]
            days = sorted(day for telling in told if (day := day_told(telling)) is not None)
            for telling in told:
                found.append((day_named(telling) or (days[0] if days else None), telling))
        return found

    def _has_name(self, telling: Telling) -> bool:
        return named(telling.who) and not self._speaks_itself(telling)

    def _late_reports(self) -> None:
        """Join what repeats a named source days later, names no day and was told to nobody, with what was said last."""
        spoken = self._occasions()
        for telling in self.tellings:
            if not self._has_name(telling) or channels(telling) or day_named(telling):
                continue
            mine = self.groups.lead(telling.id)
            earlier = [
                (day, other)
                for day, other in spoken
                if self.groups.lead(other.id) != mine
                and other.who and telling.who and same_speaker(other.who, telling.who)
                and day is not None and 0 <= _days_after(day, published(telling)) <= LATE
            ]  # fmt: skip
            if earlier:
                _, heard = max(earlier, key=lambda found: (found[0], found[1].id))
                self._join(telling, heard, "repeats what was said before", 0.6, heard.published or "")

    def _without_source(self) -> None:
        """Join what is told without a source with what was told before it, or on the same day, by somebody."""
        for telling in self.tellings:
            if not self._bare(telling):
                continue
            others = [one for one in self.tellings if one.article != telling.article and _came_before(one, telling)]
            credited = [one for one in others if not self._bare(one)] or others
            if credited and len(self.groups.members()[self.groups.lead(telling.id)]) == 1:
                heard = min(credited, key=lambda one: self._likely(one, telling))
                self._join(telling, heard, "told before, no source named", 0.3, heard.published or "")

    def _likely(self, one: Telling, telling: Telling) -> tuple[bool, bool, date, str]:
        figures = {number.best for number in one.numbers} & {number.best for number in telling.numbers}
        return not figures, one.outlet != telling.outlet, published(one) or _NEVER, one.id

    def _possibly_same(self) -> None:
        """Unnamed sources of one description in tellings of several origins: noted at both, joined to neither."""
        unnamed = [telling for telling in self.tellings if telling.who is not None and telling.who.anonymous]
        for one, other in combinations(unnamed, 2):
            if self.groups.lead(one.id) != self.groups.lead(other.id) and _described_alike(one, other):
                for telling, twin in ((one, other), (other, one)):
                    self.groups.note(telling.id, Reason("possibly the same unnamed source", 0.5, 0.0, twin.id))

    def _join(self, one: Telling, other: Telling, name: str, weight: float, words: str) -> None:
        self.groups.join(one.id, other.id, Reason(name, 1.0, weight, words))

    def _nearest(self, telling: Telling) -> tuple[bool, int, str, str]:
        """How near a telling stands to the origin: with a source, through few hands, early."""
        through = [name for name in self._channels(telling) if name != key(telling.outlet or "")]
        return telling.who is None, len(through), telling.published or "9999", telling.id


def _by(tellings: Iterable[Telling], name: object) -> list[list[Telling]]:
    """Tellings by a name of theirs, those without one left out."""
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        value = name(telling)  # type: ignore[operator]
        if value:
            found.setdefault(value, []).append(telling)
    return list(found.values())


def _order(telling: Telling) -> tuple[str, str]:
    return telling.published or "9999", telling.id


def _came_before(one: Telling, other: Telling) -> bool:
    mine, theirs = published(one), published(other)
    return mine is None or theirs is None or mine <= theirs


def _days_after(day: date, other: date | None) -> int:
    return (other - day).days if other else 0


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _described_alike(one: Telling, other: Telling) -> bool:
    mine, theirs = one.who, other.who
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return False
    known = (mine.role, mine.affiliation, mine.country) == (theirs.role, theirs.affiliation, theirs.country)
    return known and may_be_same(mine, theirs)

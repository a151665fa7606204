"""From the tellings of a claim to its origins, by what leads one telling back to another.

Steps in falling order of proof: the same article; a copied text; a quotation given word for word, which was spoken
once; an outlet that is named as the one it came through (a chain counts for its end); the same named source on the same
occasion, or when it corrects itself; and, weakest, words without any source after somebody else had told it. Unnamed
sources of one description are only noted: possibly the same, which proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product

from onrecord.link.claims.denying import denies
from onrecord.link.claims.leaving_open import is_left_open
from onrecord.link.origins.grouping import Groups
from onrecord.link.origins.naming import key, may_be_same, quoted_runs, shared_words
from onrecord.link.origins.occasions import (
    came_before,
    day_named,
    day_told,
    days_after,
    days_apart,
    published,
    takes_back,
    told_to_itself,
)
from onrecord.link.origins.voices import Voices
from onrecord.record.linking import Claim, Family, Origin, Reason
from onrecord.record.telling import Telling

APART = 2
"""Days between two tellings of one named source from which on they are two occasions."""
LATE = 2
"""Days after an occasion up to which a report of it that names no day still leads back to it."""
TAKEN_OVER = 0.7
"""Share of the shorter telling's words that the other one has where one text was taken from the other."""
STEPS: Mapping[str, float] = {
    "same article": 1.0,
    "copied text": 1.0,
    "quoted word for word": 0.9,
    "names whom it was taken from": 0.9,
    "came through the same outlet": 0.8,
    "same source, same occasion": 0.8,
    "the same source corrects its figure": 0.8,
    "repeats what was said before": 0.6,
    "told before, no source named": 0.3,
}
"""What leads one telling back to another, and how sure that is: from what proves it to what only makes it likely."""
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})
"""What is said not to be known to anybody ("nobody can say what became of them") is the writer's own statement."""
POSSIBLY = "possibly the same unnamed source"
"""What is noted of two origins, and joins nothing."""
_NEVER = date.max
_Name = tuple[str, ...]
"""The words of a name."""


def trace(claim: Claim, tellings: Mapping[str, Telling], families: Sequence[Family]) -> tuple[Origin, ...]:
    """The independent origins of a claim, each with its echoes and why they lead back to it; the earliest first.

    Who leaves a claim open is none of its origins where anybody does not, nor is who denies it, unless the claim is the
    denial itself, which more deny than assert.
    """
    every = [_of_somebody(tellings[id]) for id in sorted(set(claim.tellings)) if id in tellings]
    told = [telling for telling in every if not is_left_open(telling)] or every
    asserted = [telling for telling in told if not denies(telling)]
    return _Tracing(asserted if 2 * len(asserted) >= len(told) else told, families).origins()


def _of_somebody(telling: Telling) -> Telling:
    """A telling, without a source where that is nobody."""
    return replace(telling, who=None, source="") if telling.source.strip().lower() in _NOBODY else telling


class _Tracing:
    """The tellings of one claim while their origins are looked for."""

    def __init__(self, tellings: Sequence[Telling], families: Sequence[Family]) -> None:
        self.tellings = sorted(tellings, key=_order)
        self.by_id = {telling.id: telling for telling in tellings}
        self.voices = Voices(tellings)
        self.family = {article: family.id for family in families for article in family.articles}
        self.groups = Groups.of(self.by_id)
        self.named = {
            telling.id: {name: telling} if (name := self.voices.name(telling)) else {} for telling in self.tellings
        }

    def origins(self) -> tuple[Origin, ...]:
        self._same_article()
        self._copies()
        self._same_quotation()
        self._credited()
        self._same_occasion()
        self._corrections()
        self._late_reports()
        self._without_source()
        self._possibly_same()
        reasons = self.groups.reasons()
        found = []
        for lead, ids in self.groups.members().items():
            told = [self.by_id[id] for id in ids]
            cited = {channel for telling in told for channel in self.voices.channels(telling)}
            first, *echoes = sorted(told, key=lambda telling: self._nearest(telling, cited))
            found.append(Origin(first.id, tuple(echo.id for echo in echoes), reasons.get(lead, ())))
        return tuple(sorted(found, key=lambda origin: _order(self.by_id[origin.telling])))

    def _same_article(self) -> None:
        for told in _by(self.tellings, lambda telling: telling.article):
            for one, other in combinations(told, 2):
                if self._one_source(one, other):
                    self._join(one, other, "same article", one.article)

    def _one_source(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings of one article have one source; what it states itself is taken for its source's, and
        what somebody hands on for that of whoever is quoted within."""
        if self.voices.bare(one) or self.voices.bare(other) or one.within == other.id or other.within == one.id:
            return True
        if one.who is None or other.who is None:
            return one.who is other.who
        return one.who.cluster == other.who.cluster or self.voices.same_source(one, other)

    def _copies(self) -> None:
        """Join tellings of one copy family that have the same words; a copy holds words of its own too."""
        for told in _by(self.tellings, lambda telling: self.family.get(telling.article, telling.family or "")):
            for one, other in combinations(told, 2):
                same = one.article != other.article and self.voices.may_be_same(one, other)
                if same and _is_taken_over(one, other) and not self._came_otherwise(one, other):
                    self._join(one, other, "copied text", self.family.get(one.article, one.family or ""))

    def _came_otherwise(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings name outlets that they have it from, and not one in common, each other's or their own:
        no copy changes that, and one that names an outlet beside one that names none is no copy days later."""
        mine, theirs = (set(self.voices.channels(telling)) for telling in (one, other))
        known = mine & (theirs | {key(other.outlet or "")}) or theirs & (mine | {key(one.outlet or "")})
        late = days_apart(published(one), published(other)) > LATE
        return not known and (bool(mine and theirs) or (late and bool(mine or theirs)))

    def _same_quotation(self) -> None:
        """Join what quotes the same words of what may be one source: nobody finds a long sentence twice."""
        runs = {telling.id: quoted_runs(telling.text) for telling in self.tellings}
        for told in _by_each(self.tellings, lambda telling: runs[telling.id]):
            for one, other in combinations(told, 2):
                if one.article != other.article and self.voices.may_be_same(one, other):
                    run = min(runs[one.id] & runs[other.id])
                    self._join(one, other, "quoted word for word", " ".join(run))

    def _credited(self) -> None:
        """Join what names an outlet with that outlet's telling, or with whatever else names it for the same source."""
        found: set[tuple[str, str]] = set()
        for telling in self.tellings:
            for channel in self.voices.channels(telling):
                heard = self._telling_of(channel, telling)
                if heard is not None:
                    found.add((telling.id, channel))
                    self._join(telling, heard, "names whom it was taken from", channel)
        crediting = [(self.voices.channels(telling), telling) for telling in self.tellings]
        for (mine, one), (theirs, other) in combinations(crediting, 2):
            shared = mine[:1] == theirs[:1] and bool(mine)
            known = shared and ((one.id, mine[0]) in found or (other.id, mine[0]) in found)
            if shared and not known and self._cited_alike(one, other):
                self._join(one, other, "came through the same outlet", mine[0])

    def _cited_alike(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings through one outlet are of one source, and near enough in time to be of one report."""
        return self.voices.agree(one, other) and days_apart(day_told(one), day_told(other)) <= APART

    def _telling_of(self, channel: str, telling: Telling) -> Telling | None:
        """The telling of an outlet that another one names: of a source that may be the same, the last one before it."""
        before = [
            one
            for one in self.tellings
            if key(one.outlet or "") == channel
            and one.article != telling.article
            and self.voices.agree(one, telling)
            and came_before(one, telling)
        ]
        return max(before, key=lambda one: self._fit(one, telling), default=None)

    def _fit(self, one: Telling, telling: Telling) -> tuple[bool, bool, date, str]:
        figures = _figures(one) & _figures(telling)
        return self.voices.same_source(one, telling), bool(figures), published(one) or date.min, one.id

    def _same_occasion(self) -> None:
        """Join what one named source said on one occasion: told within a day, whoever printed it."""
        for (first, one), (second, other) in combinations(self._occasions(), 2):
            if _may_be_one_occasion(first, second, one, other) and self.voices.same_source(one, other):
                name = one.who.name if one.who else None
                self._join(one, other, "same source, same occasion", name or "")

    def _occasions(self) -> list[tuple[date | None, Telling]]:
        """A telling of every group for each named source in it, with the day on which it was said."""
        found = []
        for ids in self.groups.members().values():
            told = [self.by_id[id] for id in ids if self.voices.has_name(self.by_id[id])]
            days = sorted(day for telling in told if (day := day_told(telling)) is not None)
            for telling in told:
                found.append((day_named(telling) or (days[0] if days else None), telling))
        return found

    def _corrections(self) -> None:
        """Join the figure by which a named source takes its earlier one back with that: it is no second witness. Who
        only counts on (a toll that rises) speaks on an occasion of its own."""
        for (_, one), (_, other) in combinations(self._occasions(), 2):
            if self.voices.same_source(one, other) and days_apart(published(one), published(other)):
                first, last = sorted((one, other), key=_order)
                changed = _changed(first, last) if takes_back(last) else ""
                if changed:
                    self._join(first, last, "the same source corrects its figure", changed)

    def _late_reports(self) -> None:
        """Join a lone later report of a named source, without a day or whom it was told to, with what was said last."""
        spoken = self._occasions()
        for telling in self.tellings:
            mine = self.groups.lead(telling.id)
            if not self._undated(telling) or len(self.groups.members()[mine]) > 1:
                continue
            earlier = [
                (day, other)
                for day, other in spoken
                if self.groups.lead(other.id) != mine
                and self.voices.same_source(other, telling)
                and day is not None and 0 <= days_after(day, published(telling)) <= LATE
            ]  # fmt: skip
            if earlier:
                _, heard = max(earlier, key=lambda found: (found[0], found[1].id))
                self._join(telling, heard, "repeats what was said before", heard.published or "")

    def _undated(self, telling: Telling) -> bool:
        """Whether a telling has a named source and nothing that says when or to whom it spoke."""
        settled = self.voices.channels(telling) or day_named(telling) or told_to_itself(telling)
        return self.voices.has_name(telling) and not settled

    def _without_source(self) -> None:
        """Join what is told without a source with what was told before it, or on the same day, by somebody."""
        for telling in filter(self.voices.bare, self.tellings):
            own = self.groups.members()[self.groups.lead(telling.id)]
            if not all(self.voices.bare(self.by_id[id]) for id in own):
                continue
            before = [one for one in self.tellings if one.id not in own and came_before(one, telling)]
            others = [one for one in before if one.article != telling.article]
            credited = [one for one in others if not self.voices.bare(one)] or others
            if credited:
                heard = min(credited, key=lambda one: self._likely(one, telling))
                self._join(telling, heard, "told before, no source named", heard.published or "")

    def _likely(self, one: Telling, telling: Telling) -> tuple[bool, bool, date, str]:
        figures = _figures(one) & _figures(telling)
        return not figures, one.outlet != telling.outlet, published(one) or _NEVER, one.id

    def _possibly_same(self) -> None:
        """Unnamed sources of one description in tellings of several origins: noted at both, joined to neither."""
        unnamed = [telling for telling in self.tellings if telling.who is not None and telling.who.anonymous]
        for one, other in combinations(unnamed, 2):
            if self.groups.lead(one.id) != self.groups.lead(other.id) and _described_alike(one, other):
                for telling, twin in ((one, other), (other, one)):
                    self.groups.note(telling.id, Reason(POSSIBLY, 0.5, 0.0, twin.id))

    def _join(self, one: Telling, other: Telling, name: str, words: str) -> None:
        """Make one origin of two, unless all that one of them names are others than all that the other names: what a
        telling between them leaves open makes no two witnesses one."""
        first, second = self.groups.lead(one.id), self.groups.lead(other.id)
        if first != second and self._are_others(self.named[first], self.named[second]):
            return
        self.groups.join(one.id, other.id, Reason(name, 1.0, STEPS[name], words))
        if first != second:
            self.named[self.groups.lead(one.id)] = self.named.pop(first) | self.named.pop(second)

    def _are_others(self, ours: Mapping[_Name, Telling], theirs: Mapping[_Name, Telling]) -> bool:
        """Of tellings by the names of their sources, whether none is of a source of the other's."""
        pairs = product(ours.values(), theirs.values())
        return bool(ours and theirs) and not any(self.voices.same_source(one, other) for one, other in pairs)

    def _nearest(self, telling: Telling, cited: set[str]) -> tuple[bool, bool, int, str, str]:
        """How near a telling stands to the origin: named by others as where it was, with a source, few hands, early."""
        outlet = key(telling.outlet or "")
        through = self.voices.channels(telling)
        day = telling.published or "9999"
        return bool(through) or outlet not in cited, telling.who is None, len(through), day, telling.id


def _is_taken_over(one: Telling, other: Telling) -> bool:
    """Whether what is told, and the sentence that it is told in, have the same words: a copy takes both over, and who
    says the same to another paper days later stands in another sentence."""
    return all(
        shared_words(mine, theirs) >= TAKEN_OVER
        for mine, theirs in ((one.text, other.text), (one.sentence or one.text, other.sentence or other.text))
    )


def _by(tellings: Iterable[Telling], name: Callable[[Telling], str]) -> list[list[Telling]]:
    """Tellings by a name of theirs, those without one left out."""
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        value = name(telling)
        if value:
            found.setdefault(value, []).append(telling)
    return list(found.values())


def _by_each(tellings: Iterable[Telling], names: Callable[[Telling], Iterable[tuple[str, ...]]]) -> list[list[Telling]]:
    """Tellings by each of several names of theirs; groups of one are left out, and so are groups met before."""
    found: dict[tuple[str, ...], list[Telling]] = {}
    for telling in tellings:
        for name in names(telling):
            found.setdefault(name, []).append(telling)
    distinct = {tuple(one.id for one in told): told for told in found.values() if len(told) > 1}
    return list(distinct.values())


def _figures(telling: Telling) -> frozenset[float]:
    return frozenset(number.best for number in telling.numbers if number.best is not None)


def _may_be_one_occasion(first: date | None, second: date | None, one: Telling, other: Telling) -> bool:
    """Whether a source may have spoken once in two tellings of these days: on one day, or on two where the later is but
    a late report. What counts anew is none, nor is what an outlet was told itself."""
    if first == second:
        return True
    mine, theirs = _figures(one), _figures(other)
    anew = bool(mine and theirs) and not mine & theirs
    return days_apart(first, second) < APART and not (anew or told_to_itself(one) or told_to_itself(other))


def _changed(first: Telling, last: Telling) -> str:
    """The figures of what both count, in words; empty where they count nothing alike or the last has none of its own.
    It may name the first one's beside ("1,150, down from 1,400")."""
    pairs = [
        (one.best, other.best)
        for one in first.numbers
        for other in last.numbers
        if (one.of and one.of == other.of) or (one.unit and one.unit == other.unit)
    ]
    known = {before for before, _ in pairs if before is not None}
    told = [(before, after) for before, after in pairs if before is not None and after is not None]
    return "; ".join(f"{before:,g}, then {after:,g}" for before, after in told if after not in known)


def _order(telling: Telling) -> tuple[str, str]:
    return telling.published or "9999", telling.id


def _described_alike(one: Telling, other: Telling) -> bool:
    mine, theirs = one.who, other.who
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return False
    known = (mine.role, mine.affiliation, mine.country) == (theirs.role, theirs.affiliation, theirs.country)
    return known and may_be_same(mine, theirs)

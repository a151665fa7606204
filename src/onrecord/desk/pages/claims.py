"""One claim as a page of the web shows it: what it comes to first, then everything that this stands on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.claim_pages import echoes_of, updates_of
from onrecord.desk.claims import Told, told_claim
from onrecord.desk.explaining.explained import voice
from onrecord.desk.explaining.why_claims import Held, held_claim
from onrecord.desk.judging.cases import claim_court
from onrecord.desk.judging.grading import ClaimGrade, claim_grade
from onrecord.desk.judging.history import Said, settlements_of
from onrecord.desk.judging.record_pages import Became, after_lines, became_of, voices_of, words_of
from onrecord.desk.pages.claim_numbers import Measure, measures_of
from onrecord.desk.pages.claim_rivals import Near, Rivals, rivals_of
from onrecord.desk.pages.claim_tree import Root, tree_of
from onrecord.desk.pages.decided import WORDS
from onrecord.desk.wording import worded
from onrecord.judge.grades import DIGIT_NAMES
from onrecord.publish.record_page import given_words, grade_words
from onrecord.publish.time_chart import TimeChart, time_chart
from onrecord.publish.time_chart import Told as TimeTold
from onrecord.record.grading import Credibility
from onrecord.record.linking import Origin
from onrecord.record.telling import Telling
from onrecord.store import View

CORRECTS = "the same source corrects its figure"
"""The step by which a correction leads back to its origin, as tracing calls it."""

MOST_PLACES = 40
"""Places, and days, that a page names: those that most tellings name."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that tellings of a claim speak of, degrees in WGS 84: how many do, and the first of them."""

    name: str
    lat: float
    lon: float
    tellings: int
    first: str


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Days that tellings of a claim speak of: the first and last, how many tellings do, and the first of them."""

    start: str
    end: str
    tellings: int
    first: str


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What a person decided of two of the claim's tellings, or of one and another claim's."""

    judgement: str
    said: str
    sides: tuple[Telling, Telling]
    who: str
    why: str
    day: str


@dataclass(frozen=True, slots=True)
class Credit:
    """The credibility of a claim in words: the digit, why, what it does not know of, and the voices with what each
    told, by telling; of a forecast what `became` of it."""

    grade: ClaimGrade
    digit: int
    head: str
    reasons: tuple[str, ...]
    given: tuple[str, ...]
    after: tuple[str, ...]
    voices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    became: tuple[Became, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """The figure that an origin's own source has by now, and the number of that origin."""

    origin: int
    figure: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What the page shows. `outlets` counts those that are named; `repeats` the tellings that lead back to another,
    `updates` those of them by which a source corrects itself, `corrected` what the first source to do so says now."""

    told: Told
    wording: str
    outlets: int
    articles: int
    repeats: int
    tree: tuple[Root, ...]
    rivals: tuple[Rivals, ...]
    near: tuple[Near, ...]
    measures: tuple[Measure, ...]
    places: tuple[NamedPlace, ...]
    days: tuple[NamedDays, ...]
    times: TimeChart | None
    credit: Credit
    decided: tuple[PairDecision, ...]
    settlements: tuple[Said, ...]
    updates: frozenset[str] = frozenset()
    corrected: Corrected | None = None

    @property
    def echoes(self) -> tuple[tuple[int, int], ...]:
        """How many tellings only repeat each origin, and how many correct it."""
        return echoes_of(self.told, self.updates)

    @property
    def id(self) -> str:
        """The claim's."""
        return self.told.claim.id

    @property
    def settled(self) -> Said | None:
        """What it stands settled as; None where it is open."""
        return next((said for said in self.settlements if said.stands and said.outcome), None)


def claim_view(view: View, id: str) -> ClaimView:
    """Gather it, by the id of a claim or of one of its tellings. Only what is linked around it is looked at.

    Raises NotFoundError, UsageError, LedgerError, WeightsError.
    """
    held = held_claim(view, id)
    told = told_of(held)
    updates = updates_of(told)
    groups, near = rivals_of(held)
    graded = claim_grade(view, claim_court(view, held.linked, held.claim), held.claim)
    placed = [held.linked.placed[id] for id in held.claim.tellings]
    return ClaimView(
        told=told,
        wording=worded(held.linked.tellings[held.claim.wording]),
        outlets=len({telling.outlet for telling in held.tellings if telling.outlet}),
        articles=held.articles,
        repeats=sum(len(origin.echoes) for origin in held.origins),
        tree=tree_of(view, held, updates),
        updates=updates,
        corrected=_corrected(held, updates),
        rivals=groups,
        near=near,
        measures=measures_of(told),
        places=_places(held),
        days=_days(held),
        times=time_chart([_told_by(held, origin, updates) for origin in held.origins]),
        credit=_credit(graded),
        decided=_decided(held),
        settlements=settlements_of(view, placed),
    )


def told_of(held: Held) -> Told:
    """A claim that is held with what is around it, as lists and JSON have it."""
    return told_claim(held.claim, held.linked, held.origins, held.linked.links)


def _credit(graded: ClaimGrade) -> Credit:
    computed = graded.graded.computed
    assert isinstance(computed, Credibility)
    became = tuple(became_of(graded))
    told_apart = frozenset(map(words_of, became))
    return Credit(
        graded,
        computed.digit,
        grade_words(computed, DIGIT_NAMES[computed.digit]),
        computed.reasons,
        tuple(map(given_words, graded.graded.given)),
        tuple(line for line in after_lines(graded) if line not in told_apart),
        tuple((words, tuple(told)) for words, told in voices_of(graded)),
        became,
    )


def _corrected(held: Held, updates: frozenset[str]) -> Corrected | None:
    """By the reason for which the correction leads back to its origin ("1,400, then 1,150")."""
    for number, origin in enumerate(held.origins, start=1):
        figures = [reason.words.rpartition("then ")[2] for reason in origin.reasons if reason.name == CORRECTS]
        if updates.intersection(origin.echoes) and figures:
            return Corrected(number, figures[-1])
    return None


def _told_by(held: Held, origin: Origin, updates: frozenset[str]) -> list[TimeTold]:
    """An origin and its echoes, for the chart of when they were told."""
    known = held.linked.tellings
    return [
        TimeTold(
            known[id].published,
            id == origin.telling,
            id,
            _when_words(known[id], "" if id == origin.telling else ", an update" if id in updates else ", an echo"),
        )
        for id in (origin.telling, *origin.echoes)
    ]


def _when_words(telling: Telling, part: str) -> str:
    when, outlet = (telling.published or "no day")[:16].replace("T", " "), telling.outlet or "outlet not known"
    return f"{when}, {outlet}: {voice(telling)}{part}"


def _places(held: Held) -> tuple[NamedPlace, ...]:
    """The places that are spoken of; a name that stands for who governs there is none."""
    found: dict[tuple[str, float, float], list[str]] = {}
    for telling in held.tellings:
        for place in telling.places:
            if not place.speaks:
                found.setdefault((place.name, place.lat, place.lon), []).append(telling.id)
    places = [NamedPlace(*key, len(set(ids)), ids[0]) for key, ids in found.items()]
    return tuple(sorted(places, key=lambda each: (-each.tellings, each.name))[:MOST_PLACES])


def _days(held: Held) -> tuple[NamedDays, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for telling in held.tellings:
        for time in telling.times:
            if time.start and time.end:
                found.setdefault((time.start, time.end), []).append(telling.id)
    days = [NamedDays(*key, len(set(ids)), ids[0]) for key, ids in found.items()]
    most = sorted(days, key=lambda each: (-each.tellings, each.start))[:MOST_PLACES]
    return tuple(sorted(most, key=lambda each: (each.start, each.end)))


def _decided(held: Held) -> tuple[PairDecision, ...]:
    found = []
    for pair in held.weighing.kept_between(held.claim.tellings, held.linked.tellings):
        judgement = pair.judgement
        if judgement is not None:
            day = (judgement.learnt or "")[:10]
            said = WORDS[bool(pair.decided)]
            sides = pair.one, pair.other
            found.append(PairDecision(str(judgement.id), said, sides, judgement.who, judgement.why, day))
    return tuple(found)

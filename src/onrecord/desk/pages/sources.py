"""One source as a page of the web shows it: its record, what is credited to it, how it is called, and why it is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.desk.crediting import Credit
from onrecord.desk.explaining.explained import by_weight
from onrecord.desk.explaining.why_sources import explain_source
from onrecord.desk.judging.cases import Court, court
from onrecord.desk.judging.docket_rows import UNNAMED
from onrecord.desk.judging.grading import SourceGrade, source_grade
from onrecord.desk.judging.record_pages import record_page
from onrecord.desk.pages.decided import Decision, decisions_about
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.desk.sources import PRONOUNS, Named, named_sources, pick_source, placed_source
from onrecord.errors import NotFoundError
from onrecord.publish.calibration_chart import CalibrationChart, bin_words, calibration_chart
from onrecord.publish.count_chart import CountChart, count_chart
from onrecord.publish.reason_words import source_words
from onrecord.publish.record_page import (
    KINDS,
    RecordPage,
    apart_lines,
    given_words,
    grade_words,
    limit_words,
    record_lines,
)  # fmt: skip
from onrecord.publish.why_page import Section
from onrecord.record.docket import Docketed
from onrecord.record.grading import Reliability
from onrecord.record.traits import Traits
from onrecord.store import View

MOST_WORDINGS = 30
MOST_OTHERS = 12
"""Wordings, and sources that may be the same or are kept apart, that a page shows; JSON has all links."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in which a source is printed, how often, and by which outlets, who does so most often first."""

    words: str
    times: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another source that may be the same one ("suggested") or is kept apart, how sure that is, and by what."""

    id: str
    name: str
    zone: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordPart:
    """The record of one kind of case: its heading, what it comes to in words, and the picture with what that says."""

    heading: str
    lines: tuple[str, ...]
    chart: CalibrationChart | None
    bins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The reliability of a source in words: the letter, why, and what analysts set beside it."""

    letter: str
    head: str
    reasons: tuple[str, ...]
    given: tuple[str, ...]
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the page shows. `why` says why its mentions are one, `window` among which articles it was looked for."""

    named: Named
    unnamed: str
    grade: SourceGrade
    standing: Standing
    page: RecordPage
    records: tuple[RecordPart, ...]
    limit: str
    open: tuple[Docketed, ...]
    wordings: tuple[Wording, ...]
    times: CountChart | None
    others: tuple[Other, ...]
    why: Section
    decided: tuple[Decision, ...]
    window: Window

    @property
    def id(self) -> str:
        """The source's."""
        return self.named.source.id

    @property
    def mentions(self) -> int:
        """In how many articles it is credited."""
        return len({credit.row.id for credit in self.named.credits})


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of the newest articles that some filters leave, and how far back these go."""

    sources: tuple[Named, ...]
    window: Window


def newest_sources(view: View, query: Query) -> SourceList:
    """The sources of a ledger of any size, those credited most often first. Raises LedgerError."""
    held = window(view, query)
    return SourceList(tuple(named_sources(view, held.query)), held)


def source_view(view: View, name: str, query: Query) -> SourceView:
    """Gather it, by an id or a name, among the newest articles that the filters leave; a name is looked for further
    back, too. Raises NotFoundError, UsageError, LedgerError, WeightsError."""
    held = window(view, query)
    seen = court(view, held.query)
    try:
        named = pick_source(seen.sources, name)
    except NotFoundError:
        if held.since is None:
            raise
        held, seen, named = _further_back(view, name, query)
    return _gather(view, seen, named, held)


def _further_back(view: View, name: str, query: Query) -> tuple[Window, Court, Named]:
    """A source by its name, among the newest articles that credit such words."""
    not_lately = NotFoundError(
        f"no source {name!r} is credited in the newest articles", hint="choose a period, or look for its name"
    )
    if name.startswith("source-"):
        raise not_lately
    held = window(view, Query("", query.outlet, query.since, query.until, Traits(source=name)))
    seen = court(view, held.query)
    try:
        return held, seen, pick_source(seen.sources, name)
    except NotFoundError as error:
        raise (error if held.since is None else not_lately) from None


def _gather(view: View, seen: Court, named: Named, held: Window) -> SourceView:
    graded = source_grade(view, seen, named)
    page = record_page(graded)
    return SourceView(
        named=named,
        unnamed=UNNAMED if named.source.description else "",
        grade=graded,
        standing=_standing(graded),
        page=page,
        records=tuple(
            RecordPart(
                KINDS[record.kind],
                tuple(record_lines(record, skill, page)),
                calibration_chart(record.calibration),
                tuple(map(bin_words, record.calibration)),
            )
            for record, skill in page.records
        ),
        limit=limit_words(page),
        open=tuple(sorted(graded.open, key=lambda each: (each.due or "~", each.id))),
        wordings=_wordings(named.credits),
        times=count_chart((credit.row.published or "" for credit in named.credits), "attribution"),
        others=_others(named, seen.sources),
        why=explain_source(named, seen.sources).page.sections[0],
        decided=tuple(decisions_about(view, [placed_source(credit) for credit in named.credits])),
        window=held,
    )


def _standing(graded: SourceGrade) -> Standing:
    computed = graded.graded.computed
    assert isinstance(computed, Reliability)
    return Standing(
        computed.letter,
        grade_words(computed, ""),
        (*computed.reasons, *apart_lines(computed)),
        tuple(map(given_words, graded.graded.given)),
        computed.share.right,
        computed.share.wrong,
    )


def _wordings(credits: Iterable[Credit]) -> tuple[Wording, ...]:
    """How articles call it; what stands for it ("he") says nothing."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spelt: dict[str, str] = {}
    for credit in credits:
        words = " ".join(credit.texts["source"].split())
        if words and words.lower() not in PRONOUNS:
            key = words.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
            spelt.setdefault(key, words)
            found[key][credit.row.outlet or "outlet not known"] += 1
    wordings = [Wording(spelt[key], sum(by.values()), tuple(by.most_common())) for key, by in found.items()]
    return tuple(sorted(wordings, key=lambda each: (-each.times, each.words))[:MOST_WORDINGS])


def _others(named: Named, known: Sequence[Named]) -> tuple[Other, ...]:
    """The sources that it may be, or that it is kept from: seen from its mentions, and from theirs."""
    name = {each.source.id: each.source.name for each in known}
    home = {(link.article, link.cluster): link.source for each in known for link in each.links if link.zone == "linked"}
    best: dict[str, Other] = {}
    for each in known:
        for link in each.links:
            here = home.get((link.article, link.cluster))
            ends = {here, link.source}
            if link.zone == "linked" or named.source.id not in ends or len(ends) < 2 or None in ends:
                continue
            (other,) = ends - {named.source.id}
            assert other is not None
            if other not in best or link.score > best[other].score:
                reasons = tuple(source_words(reason) for reason in by_weight(link.reasons))
                best[other] = Other(other, name.get(other, other), link.zone, link.score, reasons)
    ordered = sorted(best.values(), key=lambda one: (one.zone != "suggested", -one.score, one.id))
    return tuple(ordered[:MOST_OTHERS])

"""What the ledger said on an earlier day it says of that day still, byte for byte; what was printed later is unused.

A year in the life of a ledger: articles come in, are linked, corrected and judged, step by step, each on a day of its
own; after the last step every earlier day is asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.desk.answering import Given, answer
from onrecord.desk.claim_pages import claim_object
from onrecord.desk.claims import all_claims, told_claims
from onrecord.desk.correcting import Right, correct
from onrecord.desk.judging.cases import court
from onrecord.desk.judging.disagreeing import disagreements, dispute_objects
from onrecord.desk.judging.docket import docket
from onrecord.desk.judging.docket import due as due_by
from onrecord.desk.judging.docket_rows import forecast_row
from onrecord.desk.judging.entries import Entered
from onrecord.desk.judging.grading import claim_grade, give_grade, source_grade
from onrecord.desk.judging.record_pages import graded_object
from onrecord.desk.judging.replying import reply
from onrecord.desk.judging.resolving import Happened, enter, resolve, settle
from onrecord.desk.judging.sequels import sequels_of
from onrecord.desk.linking.running import link
from onrecord.desk.query import Query
from onrecord.desk.source_pages import source_object
from onrecord.desk.sources import named_sources
from onrecord.desk.suggesting import suggested, suggestion_rows
from onrecord.record.ledger import Entry
from onrecord.store import Ledger, View, open_ledger
from tests.desk.linking.oskel import entries, remember

ALL = Query()
BEGINNING = datetime(2033, 1, 3, 9, tzinfo=UTC)
DAYS_APART = 26


@pytest.fixture(autouse=True, scope="module")
def _embedded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch.setattr)
        yield


@pytest.fixture(scope="module")
def news() -> tuple[Entry, ...]:
    return entries()


class Calendar:
    """A clock that somebody turns from day to day."""

    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1000)
        return self.now

    @property
    def day(self) -> str:
        return self.now.date().isoformat()


def said(view: View, today: str) -> str:
    """Everything that linking and judging say of a view."""
    seen = court(view)
    forecasts = docket(view, ALL)
    later = sequels_of(view, forecasts)
    whole = {
        "claims": [claim_object(each) for each in told_claims(view, ALL)],
        "sources": [source_object(each) for each in named_sources(view, ALL)],
        "suggestions": [dict(row) for row in suggestion_rows(suggested(view, ALL), limit=None, short=False)],
        "forecasts": [dict(forecast_row(each, later=later.get(each.id, ()))) for each in forecasts],
        "due": [each.id for each in due_by(forecasts, today)],
        "records": [graded_object(source_grade(view, seen, named)) for named in seen.sources],
        "credibility": [graded_object(claim_grade(view, seen, claim)) for claim in all_claims(seen.linked)[:12]],
        "disagreements": [dict(each) for each in dispute_objects(disagreements(view, ALL))],
    }
    return json.dumps(whole, sort_keys=True, default=asdict)


def add(ledger: Ledger, some: tuple[Entry, ...]) -> None:
    with ledger.writer() as writer:
        for entry in some:
            writer.add(entry)


def a_claim(ledger: Ledger) -> str:
    return told_claims(ledger.view(), ALL)[0].claim.id


def an_attribution(ledger: Ledger) -> str:
    return next(id for id in told_claims(ledger.view(), ALL)[0].claim.tellings if id.startswith("attribution-"))


def an_article(ledger: Ledger) -> str:
    return next(iter(ledger.view().articles())).id


def a_source(ledger: Ledger) -> str:
    return named_sources(ledger.view(), ALL)[0].source.id


ENTERED = Entered("it comes", ("2033-06-01", "2033-06-30"), 0.6, 0.8)
SIGNED = {"who": "Ida Lind", "why": "I asked"}
NOTED = {"who": "Ida Lind", "note": "I asked"}
STEPS: tuple[tuple[str, Callable[[Ledger, tuple[Entry, ...]], object]], ...] = (
    ("the first articles", lambda ledger, news: add(ledger, news[:4])),
    ("linked", lambda ledger, _: link(ledger)),
    ("more of them", lambda ledger, news: add(ledger, news[4:])),
    ("a correction", lambda ledger, _: correct(ledger, an_attribution(ledger), Right(act="writing"), **SIGNED)),
    ("linked again", lambda ledger, _: link(ledger)),
    ("a forecast entered", lambda ledger, _: enter(ledger, an_attribution(ledger), ENTERED, **SIGNED)),
    ("resolved", lambda ledger, _: resolve(ledger, docket(ledger.view(), ALL)[0].id, _found(ledger), **NOTED)),
    ("a reply", lambda ledger, _: reply(ledger, an_attribution(ledger), "no", (an_article(ledger),), **SIGNED)),
    ("a claim settled", lambda ledger, _: settle(ledger, a_claim(ledger), _found(ledger), **NOTED)),
    ("split", lambda ledger, _: answer(ledger, Given(a_claim(ledger), "split", (an_attribution(ledger),)), **SIGNED)),
    ("a grade set", lambda ledger, _: give_grade(ledger, a_source(ledger), "B", **SIGNED)),
    ("resolved anew", lambda ledger, _: resolve(ledger, docket(ledger.view(), ALL)[0].id, None, **NOTED)),
    ("undone", lambda ledger, _: answer(ledger, Given(a_claim(ledger), "undo"), **SIGNED)),
    ("the grade withdrawn", lambda ledger, _: give_grade(ledger, a_source(ledger), None, **SIGNED)),
)


def _found(ledger: Ledger) -> Happened:
    return Happened("false", (an_article(ledger),))


def test_every_earlier_day_of_a_year_is_as_it_was(news: tuple[Entry, ...], tmp_path: Path) -> None:
    calendar = Calendar()
    kept: dict[str, tuple[str, str]] = {}
    with open_ledger(str(tmp_path / "year.db"), clock=calendar) as ledger:
        for name, step in STEPS:
            step(ledger, news)
            kept[calendar.day] = (name, said(ledger.view(), calendar.day))
            calendar.now += timedelta(days=DAYS_APART)
        assert len({words for _, words in kept.values()}) > len(STEPS) // 2
        for day, (name, words) in kept.items():
            assert said(ledger.view(as_of=day), day) == words, f"{day}: {name}"


def test_what_was_printed_later_is_unused_however_it_entered(news: tuple[Entry, ...], tmp_path: Path) -> None:
    days = sorted(
        {entry.extraction.article.date for entry in news if entry.extraction and entry.extraction.article.date}
    )
    day = days[len(days) // 2][:10]
    early = tuple(entry for entry in news if entry.extraction and (entry.extraction.article.date or "~")[:10] <= day)
    assert 0 < len(early) < len(news)
    with (
        open_ledger(str(tmp_path / "all.db"), clock=Calendar()) as whole,
        open_ledger(str(tmp_path / "early.db"), clock=Calendar()) as part,
    ):
        add(whole, news[::-1])
        link(whole)
        add(part, early)
        link(part)
        later = next(row.id for row in whole.view().articles() if (row.published or "")[:10] > day)
        id = an_attribution(part)
        for ledger in (whole, part):
            enter(ledger, id, ENTERED, **SIGNED)
        resolve(whole, id, Happened("true", (later,)), **NOTED)
        assert said(whole.view(published_until=day), day) == said(part.view(), day)
        assert docket(whole.view(), ALL)[0].resolution is not None

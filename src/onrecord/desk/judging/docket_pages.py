"""One forecast on the terminal: how it was put, what came of it, what its source says to that, what came later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.console import Console

from onrecord.desk.judging.forecast_pages import ForecastPage, Shown, forecast_object, forecast_page
from onrecord.desk.judging.sequel_rows import sequel_objects
from onrecord.desk.judging.sequels import sequels_of
from onrecord.desk.judging.standing_words import repeats
from onrecord.desk.judging.voices import whose
from onrecord.desk.query import Query
from onrecord.desk.recent import window
from onrecord.publish.reason_words import logit, short_id, start_of
from onrecord.publish.sequel_words import LATER, NOTE, command_for, reason_of_sequel, says_words, sequel_in_short
from onrecord.publish.why_page import Case, Line, Section, WhyPage, print_why, weight_words
from onrecord.record.docket import Docketed, Proof, Reply, Sequel
from onrecord.store import View

AFTER = timedelta(days=60)
"""How long after it was due a forecast's sequels are looked for in a large ledger."""


@dataclass(frozen=True, slots=True)
class DocketPage:
    """A forecast with everything said of it, and what was printed later."""

    page: ForecastPage
    later: tuple[Sequel, ...]


def docket_page(view: View, id: str) -> DocketPage:
    """Gather it, by the id of any of its attributions. Raises NotFoundError, UsageError, LedgerError, WeightsError."""
    page = forecast_page(view, id)
    large = window(view, Query()).since is not None
    later = sequels_of(view, [page.forecast], _days_after(view, page.forecast), waiting=large)
    return DocketPage(page, later.get(page.forecast.id, ()))


def _days_after(view: View, forecast: Docketed) -> Query:
    """When what became of it may have been printed: from its day on; in a large ledger, until not long after it was due
    or, where nobody knows when that was, in its newest articles."""
    held = window(view, Query(since=forecast.stated[0].made))
    if held.since is None or forecast.due is None:
        return held.query
    last = date.fromisoformat(forecast.due) + AFTER
    return window(view, Query(since=forecast.stated[0].made, until=last.isoformat())).query


def print_docket_page(found: DocketPage, console: Console) -> None:
    """Print it."""
    forecast = found.page.forecast
    facts = (
        whose(forecast),
        forecast.last.kind,
        f"due {forecast.due}" if forecast.due else "no day",
        short_id(forecast.id),
    )
    sections = (
        Section("How it was put", tuple(_put(found.page))),
        Section("Why it cannot be checked as printed", _missing(forecast)),
        Section("What came of it", tuple(_came(found.page))),
        replies_section(forecast.replies),
        later_section(forecast, found.later),
    )
    print_why(WhyPage(forecast.statement, facts, _answer(forecast), sections), console)


def _answer(forecast: Docketed) -> str:
    said = []
    if forecast.resolution is not None:
        said.append(f"Resolved as {forecast.resolution.outcome} by {forecast.resolution.who}: one person's word.")
    else:
        said.append("Nobody has said what became of it.")
    if forecast.beside:
        others = ", ".join(f"{name} ({short_id(id)})" for id, name in forecast.beside)
        said.append(f"Also forecast by {others}.")
    if forecast.topic:
        by = f", by {_marked(forecast.topic_by)}" if forecast.topic_by else ", by a person's word"
        said.append(f"Topic: {forecast.topic}{by}.")
    if forecast.sharpened or forecast.dated:
        said.append("An analyst's words or days stand here in place of the source's.")
    return " ".join(said)


def _marked(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _put(page: ForecastPage) -> list[Case]:
    cases = []
    for each in page.put:
        stated = each.stated
        where = (stated.made or stated.published, stated.outlet)
        sure = f"{each.sure}: {each.by}" if each.sure else each.by
        cases.append(Case("", where, stated.attribution, stated.words, (Line(sure),)))
    for id, row in page.echoes:
        cases.append(Case("", ("repeated", row.published and row.published[:10], row.outlet), id))
    return cases


def _missing(forecast: Docketed) -> tuple[Case, ...]:
    if not forecast.vague:
        return ()
    lines = [Line(each) for each in forecast.vague]
    if forecast.sharper:
        lines.append(Line(f"a wording that would do: {forecast.sharper}"))
    return (Case("", (), "", "", tuple(lines)),)


def _came(page: ForecastPage) -> list[Case]:
    found = page.forecast.resolution
    if found is None:
        return []
    first = Case("", (found.outcome, found.who, found.learnt[:10]), lines=(Line(found.note),))
    return [first, *(_shown(each) for each in page.evidence)]


def _shown(each: Shown) -> Case:
    row = each.article
    where = (row.published and row.published[:10], row.outlet) if row else ("no longer here",)
    circular = (Line(repeats("forecast")),) if each.circular else ()
    return Case("", ("evidence", *where), each.proof.article, each.words or "", circular)


def replies_section(replies: Sequence[Reply]) -> Section:
    """What a source says to what was judged of it."""
    return Section("What was said in reply", tuple(_reply(each) for each in replies))


def _reply(each: Reply) -> Case:
    lines = [Line(f"entered by {each.who}, {each.learnt[:10]}: {each.note}")]
    lines += [Line(f"on {_place(proof)}") for proof in each.evidence]
    return Case("", (), "", each.words, tuple(lines))


def _place(proof: Proof) -> str:
    return short_id(proof.article) + (f", characters {proof.span[0]} to {proof.span[1]}" if proof.span else "")


def later_section(forecast: Docketed, later: Sequence[Sequel]) -> Section:
    """What was printed later that seems to say what became of it."""
    cases = tuple(_later(forecast, each) for each in later)
    return Section(LATER, cases, NOTE if cases else "")


def later_words(later: Sequence[Sequel]) -> str:
    """What was printed later, on one line of a list; "" where nothing was."""
    return sequel_in_short(later[0]) if later else ""


def _later(forecast: Docketed, each: Sequel) -> Case:
    own = "the source itself" if each.own else f"told by {each.source}" if each.source else "in the article's own voice"
    again = f"also in {len(each.again)} more" if each.again else None
    facts = (each.published, each.outlet, own, again, short_id(each.article))
    weighed = sorted(each.reasons, key=lambda reason: (-abs(reason.weight), reason.name))
    start = weight_words(start_of(each.score, each.reasons))
    surely = f"{each.score:.2f} by the program's reckoning that it is about the same"
    lines = (
        Line(f"it {says_words(each)}: {each.why}"),
        *(Line(reason_of_sequel(reason), reason.weight) for reason in weighed),
        Line(f"in all, {start} to begin with: {surely}", logit(each.score)),
        Line(f"if you agree: {command_for(forecast.id, each)}"),
    )
    return Case("", facts, "", each.words, lines)


def docket_object(found: DocketPage) -> Mapping[str, object]:
    """The same for JSON."""
    forecast = found.page.forecast
    return {**forecast_object(found.page), "later": sequel_objects(forecast.id, found.later)}

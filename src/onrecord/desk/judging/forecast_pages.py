"""One forecast as a page: every time it was put, how sure, who repeats it, what was said of it and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from onrecord.desk.judging.docket_rows import forecast_row, sureness
from onrecord.desk.judging.finding import forecast_near
from onrecord.desk.judging.history import Said, history_of
from onrecord.errors import NotFoundError
from onrecord.judge.docket import proposal
from onrecord.record.docket import Docketed, Proof, Stated
from onrecord.record.ledger import ArticleRow
from onrecord.record.spans import Span
from onrecord.store import View

SCALES = {"ICD203": "ICD 203", "PHIA": "PHIA", "Kent": "Kent"}


@dataclass(frozen=True, slots=True)
class Put:
    """One time that it was put: in which article (None where that is gone), how sure, and where the number is from."""

    stated: Stated
    article: ArticleRow | None
    sure: str
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: its article (None where that is gone), the words that it names, and whether the article
    tells the very thing that it is to show."""

    proof: Proof
    article: ArticleRow | None
    words: str | None
    circular: bool


@dataclass(frozen=True, slots=True)
class ForecastPage:
    """What the page shows. `proposed` is a wording with its day that would do, where that is all that is missing.
    `tell` are the articles that put or repeat it."""

    forecast: Docketed
    put: tuple[Put, ...]
    echoes: tuple[tuple[str, ArticleRow], ...]
    evidence: tuple[Shown, ...]
    history: tuple[Said, ...]
    proposed: tuple[str, str] | None
    tell: frozenset[str]


def forecast_page(view: View, id: str) -> ForecastPage:
    """Gather it, by the id of any of its attributions. Raises NotFoundError, UsageError, LedgerError."""
    forecast = forecast_near(view, id)
    echoes = [(echo, view.attribution(echo).article) for echo in forecast.echoes]
    own = {each.article for each in forecast.stated}
    rows = {row.id: row for row in view.articles_of({*own, *(article for _, article in echoes)})}
    found = forecast.resolution
    tell = own | {article for _, article in echoes}
    return ForecastPage(
        forecast,
        tuple(Put(each, rows.get(each.article), sureness(each), _by(each)) for each in forecast.stated),
        tuple((echo, rows[article]) for echo, article in echoes if article in rows),
        tuple(shown(view, proof, tell) for proof in found.evidence) if found else (),
        history_of(view, forecast),
        proposed_for(forecast),
        frozenset(tell),
    )


def proposed_for(forecast: Docketed) -> tuple[str, str] | None:
    """A wording and a day that would make a vague forecast one that can be resolved."""
    return proposal(replace(forecast.last, what=forecast.statement)) if forecast.vague else None


def shown(view: View, proof: Proof, tell: set[str]) -> Shown:
    """A piece of evidence with its words; `tell` are the articles that tell what it is to show."""
    try:
        article = view.article(proof.article)
    except NotFoundError:  # forgotten, or printed later than the view looks
        return Shown(proof, None, None, circular=proof.article in tell)
    words = article.extraction.article.text[slice(*proof.span)] if proof.span else None
    return Shown(proof, article.row, words, circular=proof.article in tell)


def _by(stated: Stated) -> str:
    """Where the number comes from."""
    if stated.low is None:
        return "no number is made up for it" if stated.term else "the sentence has no word for it"
    if stated.scale is None:
        return "the source's own number"
    return f"the number that {SCALES.get(stated.scale, stated.scale)} publishes for “{stated.term}”"


def proof_place(article: str, span: Span | None) -> str:
    """A piece of evidence as a person names it."""
    return f"{article}:{span[0]}:{span[1]}" if span else article


def forecast_object(page: ForecastPage) -> Mapping[str, object]:
    """A forecast with all that is known of it, for JSON."""
    return {
        **forecast_row(page.forecast),
        "stated": [asdict(put.stated) | {"sure": put.sure, "sure_by": put.by} for put in page.put],
        "history": [asdict(said) for said in page.history],
        "proposed": {"what": page.proposed[0], "by": page.proposed[1]} if page.proposed else None,
    }

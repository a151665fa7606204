"""What the ledger holds as rows of a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onrecord.desk.crediting import Credit, standing_credits
from onrecord.desk.listing import Column, Row
from onrecord.desk.query import Query
from onrecord.publish.reading_json import attribution_to_object
from onrecord.record import Who, Wording
from onrecord.record.ledger import ArticleRow, StoredFailure
from onrecord.store import View

ARTICLES = (
    Column("id", "Id"),
    Column("published", "Published"),
    Column("outlet", "Outlet", share=1),
    Column("title", "Title", share=3),
    Column("unread", "Unread", share=1),
)
ATTRIBUTIONS = (
    Column("id", "Id"),
    Column("source", "Source", share=2),
    Column("cue", "Cue", share=1),
    Column("content", "Content", share=5),
    Column("published", "Published"),
)
ATTRIBUTION_FIELDS = tuple(
    Column(key, key)
    for key in (
        "id", "article", "title", "outlet", "published", "address", "name", "cue_text", "content_text", "act", "form",
        "segment", "via_names", "within", "confidence", "corrected_by", "learnt",
        "who_name", "kind", "role", "affiliation", "country", "party", "anonymous", "gives",
        "certainty_term", "certainty_scale", "certainty_low", "certainty_high", "polarity", "attitude", "stance",
        "forecast_kind", "forecast_what", "forecast_by_first", "forecast_by_last", "conditional",
    )
)  # fmt: skip
ARTICLE_FIELDS = tuple(
    Column(key, key)
    for key in (
        "id", "title", "outlet", "byline", "published", "updated", "address", "language", "unread", "name", "length",
        "text_sha256", "extractor", "capture", "learnt",
    )
)  # fmt: skip
FAILURES = (
    Column("name", "What", share=3),
    Column("kind", "Kind"),
    Column("reason", "Why", share=4),
    Column("count", "Times"),
    Column("last", "Last"),
)
FAILURE_FIELDS = tuple(
    Column(key, key) for key in ("id", "name", "address", "kind", "reason", "count", "first", "last", "settled")
)

SHORT_ID = 8
"""Digits of an id that a table shows: enough to be the only one among some thousands, and any prefix is understood."""


def article_rows(view: View, query: Query, *, limit: int | None, short: bool = False) -> Iterator[Row]:
    """Articles that stand, the newest first."""
    found = view.articles(outlet=query.outlet, source=query.source, since=query.since, until=query.until, limit=limit)
    return (article_row(row, short=short) for row in found)


def article_row(row: ArticleRow, *, short: bool = False) -> Row:
    """An article in a list."""
    return {
        "id": shortened(row.id) if short else row.id,
        "title": row.title or (Path(row.name).name if short else None),
        "outlet": row.outlet,
        "byline": row.byline,
        "published": row.published[:10] if short and row.published else row.published,
        "updated": row.updated,
        "address": row.address,
        "language": row.language,
        "unread": row.unread,
        "name": row.name,
        "length": row.length,
        "text_sha256": row.text_digest,
        "extractor": row.extractor,
        "capture": row.capture,
        "learnt": row.learnt,
    }


def attribution_rows(
    view: View, query: Query, *, article: str | None, limit: int | None, short: bool = False
) -> Iterator[Row]:
    """Attributions as they stand, corrections laid over them; the newest articles' first, in the order of the text."""
    rows = (_row(credit, short=short) for credit in standing_credits(view, query, article=article))
    return islice(rows, limit)


def failure_rows(view: View, *, settled: bool, limit: int | None) -> Iterator[Row]:
    """Failures, the oldest first; with `settled` also those that came in later."""
    return islice(map(failure_row, view.failures(unsettled=not settled)), limit)


def failure_row(failed: StoredFailure) -> Row:
    """A failure in a list."""
    failure = failed.failure
    return {
        "id": failed.id,
        "name": failure.name,
        "address": failure.address,
        "kind": failure.kind,
        "reason": failure.reason,
        "count": failed.count,
        "first": failed.first,
        "last": failed.last,
        "settled": failed.settled,
    }


def shortened(id: str) -> str:
    """An id as a table shows it."""
    tag, _, digits = id.partition("-")
    return f"{tag}-{digits[:SHORT_ID]}"


def _row(credit: Credit, *, short: bool) -> Row:
    row, item, texts = credit.row, credit.attribution, credit.texts
    if short:
        known = {**texts, "source": _named(texts["source"], item.who)}
        return {"id": shortened(item.id), **known, "published": row.published and row.published[:10]}
    return {
        **attribution_to_object(item),
        **_who_columns(item.who),
        **_wording_columns(item.wording),
        "name": texts["source"],
        "cue_text": texts["cue"],
        "content_text": texts["content"],
        "via_names": "; ".join(via.name for via in item.via),
        "article": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "address": row.address,
        "published": row.published,
        "corrected_by": credit.judgement and credit.judgement.who,
        "learnt": row.learnt,
    }


def _named(words: str, who: Who | None) -> str:
    """A source's words, with its name where they leave it out: "he (Jory Pell)"."""
    if who is None or who.name is None or who.name in words:
        return words
    return f"{words} ({who.name})" if words else who.name


def _who_columns(who: Who | None) -> dict[str, object]:
    """Who it is, flat; `gives` is what an unnamed source gives away."""
    if who is None:
        return {}
    return {
        "who_name": who.name,
        "kind": who.kind,
        "role": who.role,
        "affiliation": who.affiliation,
        "country": who.country,
        "party": who.party,
        "anonymous": who.anonymous,
        "gives": "; ".join(who.anonymity.gives) if who.anonymity else None,
    }


def _wording_columns(wording: Wording | None) -> dict[str, object]:
    """How sure and what is to come, flat; the plain words of how it is put have their columns already."""
    if wording is None:
        return {}
    certainty, forecast = wording.certainty, wording.forecast
    first, last = (forecast and forecast.by) or (None, None)
    return {
        "certainty_term": certainty and certainty.term,
        "certainty_scale": certainty and certainty.scale,
        "certainty_low": None if certainty is None else certainty.low,
        "certainty_high": None if certainty is None else certainty.high,
        "forecast_kind": forecast and forecast.kind,
        "forecast_what": forecast and forecast.what,
        "forecast_by_first": first,
        "forecast_by_last": last,
        "conditional": forecast and forecast.conditional,
    }

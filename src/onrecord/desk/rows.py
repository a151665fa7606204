"""What the ledger holds as rows of a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onrecord.desk.listing import Column, Row
from onrecord.desk.query import Query
from onrecord.desk.standing import CORRECT, standing_reading
from onrecord.publish.reading_json import attribution_to_object
from onrecord.record import Article, Attribution, Spans, Who, Wording
from onrecord.record.ledger import ArticleRow, Judgement, StoredArticle, StoredAttribution, StoredFailure, Traits
from onrecord.store import View
from onrecord.store.words import Term, parse_query, words_in

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

AT_ONCE = 100
"""Attributions whose articles are fetched together."""

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
    rows = _standing_rows(view, query, article, short=short)
    return rows if limit is None else islice(rows, limit)


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


def _standing_rows(view: View, query: Query, article: str | None, *, short: bool) -> Iterator[Row]:
    """Rows straight from the readings, but for articles that somebody corrected: those are folded, in their place."""
    if article is not None:
        one = view.article(article)
        if _passes(one.row, query):
            yield from _folded(view, one, query.traits, short=short)
        return
    captures = {judgement.capture for judgement in view.judgements() if judgement.verb == CORRECT}
    waiting = [row.id for row in view.articles_of(captures) if _passes(row, query)]
    corrected = set(waiting)
    found = view.attributions(outlet=query.outlet, since=query.since, until=query.until, traits=query.traits)
    for stored, row in _with_articles(view, found):
        if stored.article not in corrected:
            yield _row(row, stored.attribution, _texts_of(stored), None, short=short)
        elif stored.article in waiting:
            waiting.remove(stored.article)
            yield from _folded(view, view.article(stored.article), query.traits, short=short)
    for id in waiting:  # none of whose readings' attributions matched
        yield from _folded(view, view.article(id), query.traits, short=short)


def _with_articles(view: View, found: Iterator[StoredAttribution]) -> Iterator[tuple[StoredAttribution, ArticleRow]]:
    """Each with its article, which are fetched for some at a time: a list's beginning costs no more for its end."""
    while some := list(islice(found, AT_ONCE)):
        articles = {row.id: row for row in view.articles_of({stored.article for stored in some})}
        for stored in some:
            if stored.article in articles:  # else it was superseded meanwhile
                yield stored, articles[stored.article]


def _passes(row: ArticleRow, query: Query) -> bool:
    """Whether an article passes the filters, as a view's lists have them."""
    if query.outlet is not None and row.outlet != query.outlet:
        return False
    if query.since is None and query.until is None:
        return True
    day = (row.published or "")[:10]
    return bool(day) and (query.since or "") <= day <= (query.until or "~")


def _folded(view: View, stored: StoredArticle, traits: Traits, *, short: bool) -> Iterator[Row]:
    stood = standing_reading(view, stored)
    for item in stood.reading.attributions:
        texts = {role: _text(stood.reading.article, getattr(item, role)) for role in ("source", "cue", "content")}
        if traits.fit(item) and (traits.source is None or _holds(texts["source"], traits.source)):
            yield _row(stored.row, item, texts, stood.corrected.get(item.id), short=short)


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text, as they are found by in the index."""
    held = tuple(word.folded for word in words_in(text))
    terms = parse_query(words)
    return bool(terms) and all(_stands_in(term, held) for term in terms)


def _stands_in(term: Term, held: tuple[str, ...]) -> bool:
    return any(held[at : at + len(term)] == term for at in range(len(held) - len(term) + 1))


def _texts_of(stored: StoredAttribution) -> dict[str, str]:
    return {"source": stored.source_text, "cue": stored.cue_text, "content": stored.content_text}


def _row(row: ArticleRow, item: Attribution, texts: dict[str, str], judgement: Judgement | None, *, short: bool) -> Row:
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
        "corrected_by": judgement and judgement.who,
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


def _text(article: Article, spans: Spans) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)

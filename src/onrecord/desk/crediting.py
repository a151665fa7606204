"""Who stands credited with what: attributions of the readings that stand, people's corrections laid over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.query import Query
from onrecord.desk.standing import CORRECT, correction_of, standing_reading
from onrecord.record import Article, Attribution, Spans
from onrecord.record.ledger import ArticleRow, Judgement, StoredArticle, StoredAttribution
from onrecord.record.traits import Traits
from onrecord.store import View
from onrecord.store.words import Term, parse_query, words_in

AT_ONCE = 100
"""Attributions, or corrections, whose articles are fetched together."""

FEW = 200
"""Corrected articles up to which they are looked up; more are come upon, newest first."""

LOOKED = 1_000
"""Corrections that are looked through for whom they credit: a tenth of a millisecond each, once."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution as it stands, the words of its three roles, its article, and the judgement that corrected it."""

    row: ArticleRow
    attribution: Attribution
    texts: dict[str, str]
    judgement: Judgement | None = None


def standing_credits(view: View, query: Query, *, article: str | None = None) -> Iterator[Credit]:
    """Straight from the readings, but for articles that somebody corrected: those are folded, in their place."""
    if article is not None:
        one = view.article(article)
        if _passes(one.row, query):
            yield from _folded(view, one, query.traits)
        return
    corrected = view.captures_judged(CORRECT)
    folded: set[str] = set()
    found = view.attributions(outlet=query.outlet, since=query.since, until=query.until, traits=query.traits)
    for stored, row in _with_articles(view, found):
        if row.capture not in corrected:
            yield Credit(row, stored.attribution, _texts_of(stored))
        elif row.id not in folded:
            folded.add(row.id)
            yield from _folded(view, view.article(row.id), query.traits)
    for row in _corrected(view, query, corrected):
        if row.id not in folded:  # none of its reading's attributions matched
            yield from _folded(view, view.article(row.id), query.traits)


def _corrected(view: View, query: Query, captures: Collection[str]) -> Iterable[ArticleRow]:
    """The articles that somebody corrected and that pass the filters; where a source is asked for, those that a
    correction credits to it."""
    if not captures:
        return ()
    if query.traits.source is None:
        return _passing(view, query, captures)
    found = _crediting(view, query, query.traits.source)
    return [row for row in view.articles_of(found) if _passes(row, query)] if found else ()


def _passing(view: View, query: Query, captures: Collection[str]) -> Iterable[ArticleRow]:
    """Of the articles that somebody corrected those that pass the filters, newest first: where they are many, come upon
    as a list goes on."""
    if len(captures) <= FEW or (query.since is None and query.until is None):
        return [row for row in view.articles_of(captures) if _passes(row, query)]
    found = view.articles_judged(CORRECT, outlet=query.outlet, since=query.since, until=query.until)
    return (row for row in found if row.capture in captures)


def _crediting(view: View, query: Query, source: str) -> set[str]:
    """The captures of which a correction may credit something to a source with these words, the newest `LOOKED`
    corrections of those that pass the filters looked through."""
    terms, newest = parse_query(source), islice(_newest(view, query), LOOKED)
    found: set[str] = set()
    while terms and (some := list(islice(newest, AT_ONCE))):
        credited = _credited_words(view, some)
        found |= {one.capture for one in some if one.id not in credited or _hold(credited[one.id], terms)}
    return found


def _newest(view: View, query: Query) -> Iterator[Judgement]:
    """The corrections of the articles that pass the filters, the newest first."""
    filters = {"outlet": query.outlet, "since": query.since, "until": query.until}
    naming = view.captures_judged(CORRECT, **filters) if any(filters.values()) else None
    return view.judgements(naming=naming, verbs=(CORRECT,), newest_first=True)


def _credited_words(view: View, corrections: Sequence[Judgement]) -> Mapping[str | None, tuple[str, ...]]:
    """The words of the source that each credits something to, by its id: none where it says that nobody is credited.
    One about another text than its article's is missing, since nobody knows. Each is worked out once."""
    known = view.made_of_judgements(_credited_words)
    new = [one for one in corrections if one.id not in known]
    rows = {row.capture: row for row in view.articles_of({one.capture for one in new})} if new else {}
    texts = view.texts_of([row.id for row in rows.values()]) if rows else {}
    for one in new:
        said, row = correction_of(one), rows.get(one.capture)
        if said.now is None:
            known[one.id] = ()
        elif row is not None and said.text_sha256 == row.text_digest and row.id in texts:
            words = " … ".join(texts[row.id][start:end] for start, end in said.now.source)
            known[one.id] = tuple(word.folded for word in words_in(words))
    return known


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


def _folded(view: View, stored: StoredArticle, traits: Traits) -> Iterator[Credit]:
    stood = standing_reading(view, stored)
    for item in stood.reading.attributions:
        texts = {role: _text(stood.reading.article, getattr(item, role)) for role in ("source", "cue", "content")}
        if traits.fit(item) and (traits.source is None or _holds(texts["source"], traits.source)):
            yield Credit(stored.row, item, texts, stood.corrected.get(item.id))


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text, as they are found by in the index."""
    terms = parse_query(words)
    return bool(terms) and _hold(tuple(word.folded for word in words_in(text)), terms)


def _hold(held: tuple[str, ...], terms: Sequence[Term]) -> bool:
    return all(_stands_in(term, held) for term in terms)


def _stands_in(term: Term, held: tuple[str, ...]) -> bool:
    return any(held[at : at + len(term)] == term for at in range(len(held) - len(term) + 1))


def _texts_of(stored: StoredAttribution) -> dict[str, str]:
    return {"source": stored.source_text, "cue": stored.cue_text, "content": stored.content_text}


def _text(article: Article, spans: Spans) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)

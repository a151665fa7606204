"""Search: words in articles and in what is credited."""

from __future__ import annotations

from onrecord.desk.query import Query
from onrecord.desk.rows import article_row
from onrecord.record.ledger import Found, Hit, Portion
from onrecord.store import View


def search(view: View, query: Query, *, portion: Portion) -> Found:
    """Find articles, and contents of attributions, with all the words."""
    return view.search(
        query.words, outlet=query.outlet, since=query.since, until=query.until, traits=query.traits, portion=portion
    )


def found_to_object(found: Found) -> dict[str, object]:
    """What was found, for JSON."""
    return {
        "articles": [_hit(hit) for hit in found.articles],
        "contents": [_hit(hit) for hit in found.contents],
        "article_count": found.article_count,
        "content_count": found.content_count,
        "complete": found.complete,
        "looked_to": found.looked_to,
    }


def _hit(hit: Hit) -> dict[str, object]:
    credited = hit.attribution
    told = {} if credited is None else {
        "attribution": credited.id, "source": credited.source_text, "cue": credited.cue_text,
        "content": credited.content_text,
    }  # fmt: skip
    return {
        **article_row(hit.article),
        "excerpt": hit.excerpt,
        "snippet": list(hit.snippet),
        "marks": [list(mark) for mark in hit.marks],
        **told,
    }

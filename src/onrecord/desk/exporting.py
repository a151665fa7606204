"""What people corrected: as rows of a list, and as training data in the shape in which readers are scored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.desk.crediting import FEW
from onrecord.desk.listing import Column, Row
from onrecord.desk.pages.corrections import Corrected, corrections_in
from onrecord.desk.rows import shortened
from onrecord.desk.standing import CORRECT, StandingReading, correction_of, standing_reading
from onrecord.record import Attribution, text_digest
from onrecord.record.ledger import ArticleRow, Judgement
from onrecord.store import View

FEWEST, AT_ONCE = 25, 50
"""Articles whose texts are fetched together, at the least and at the most."""
CORRECTIONS = (
    Column("attribution", "Attribution"),
    Column("who", "Who"),
    Column("was", "Was", share=3),
    Column("now", "Now", share=3),
    Column("why", "Why", share=2),
    Column("learnt", "When"),
)


def correction_rows(view: View, *, limit: int | None, short: bool = False) -> Iterator[Row]:
    """What people corrected and what stands of it, the newest articles' first; "now" is None for what was struck."""
    at_once = AT_ONCE if limit is None else min(max(limit, FEWEST), AT_ONCE)
    return islice((_row(article, one, short) for article, one in _standing(view, at_once)), limit)


def _standing(view: View, at_once: int) -> Iterator[tuple[str, Corrected]]:
    """What people corrected, each with its article's id; texts are fetched for so many articles at a time."""
    rows = iter(_corrected(view, at_once))
    while some := list(islice(rows, at_once)):
        texts = view.texts_of([row.id for row in some])
        for row in some:
            if row.id in texts:  # else it was forgotten meanwhile
                yield from ((row.id, one) for one in corrections_in(view, row.capture, texts[row.id]))


def _corrected(view: View, at_once: int) -> Iterable[ArticleRow]:
    """The articles that somebody corrected, newest first: where they are many, found as the list goes on."""
    captures = view.captures_judged(CORRECT)
    if len(captures) <= FEW:
        return view.articles_of(captures)
    return (row for row in view.articles_judged(CORRECT, at_once=at_once) if row.capture in captures)


def _row(article: str, one: Corrected, short: bool) -> Row:
    judgement = one.judgement
    about, learnt = str(one.about), str(judgement.learnt)
    return {
        "id": judgement.id,
        "attribution": shortened(about) if short else about,
        "article": article,
        "who": judgement.who,
        "was": one.was.line,
        "now": one.now and one.now.line,
        "why": judgement.why,
        "learnt": learnt[:10] if short else learnt,
    }


def correction_lines(view: View, *, limit: int | None = None) -> Iterator[str]:
    """A line of JSON for each article that somebody corrected: its text, and its attributions as they stand.

    `by` says whose word an attribution is, a person's or the reader's; `struck` are what people said is none. The lines
    are ASCII, in the order of the articles' ids. Raises LedgerError.
    """
    judged: dict[str, list[Judgement]] = {}
    for judgement in view.judgements(verbs=(CORRECT,)):
        judged.setdefault(judgement.capture, []).append(judgement)
    rows = sorted(view.articles_of(judged), key=lambda row: row.id)
    found = (_article(standing_reading(view, view.article(row.id)), judged[row.capture]) for row in rows)
    contents = (content for content in found if content is not None)
    yield from (json.dumps(content, separators=(",", ":")) for content in islice(contents, limit))


def _article(stood: StandingReading, judged: list[Judgement]) -> dict[str, object] | None:
    """One article; None where all that was said is about another text of it."""
    row, text = stood.stored.row, stood.reading.article.text
    digest = text_digest(text)
    said = [(one, correction_of(one)) for one in judged]
    ours = [(one, correction) for one, correction in said if correction.text_sha256 == digest]
    if not ours:
        return None
    return {
        "id": row.id,
        "text": text,
        "text_sha256": digest,
        "outlet": row.outlet,
        "date": row.published and row.published[:10],
        "reader": stood.reading.reader,
        "attributions": [_attribution(item, stood.corrected.get(item.id)) for item in stood.reading.attributions],
        "struck": [_roles(correction.was) | _by(one) for one, correction in ours if correction.now is None],
    }


def _attribution(item: Attribution, judgement: Judgement | None) -> dict[str, object]:
    known = {"id": item.id, "within": item.within, **_roles(item), "act": item.act}
    return known | ({"by": "reader"} if judgement is None else _by(judgement))


def _roles(item: Attribution) -> dict[str, object]:
    return {role: [list(span) for span in getattr(item, role)] for role in ("source", "cue", "content")}


def _by(judgement: Judgement) -> dict[str, object]:
    return {"by": "person", "judgement": judgement.id, "who": judgement.who, "why": judgement.why}

"""Corrections as training data: the articles that people corrected, in the shape in which readers are scored."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.desk.standing import CORRECT, StandingReading, correction_of, standing_reading
from onrecord.record import Attribution, text_digest
from onrecord.record.ledger import Judgement
from onrecord.store import View


def correction_lines(view: View) -> Iterator[str]:
    """A line of JSON for each article that somebody corrected: its text, and its attributions as they stand.

    `by` says whose word an attribution is, a person's or the reader's; `struck` are what people said is none. The lines
    are ASCII, in the order of the articles' ids. Raises LedgerError.
    """
    judged: dict[str, list[Judgement]] = {}
    for judgement in view.judgements():
        if judgement.verb == CORRECT:
            judged.setdefault(judgement.capture, []).append(judgement)
    for row in sorted(view.articles_of(judged), key=lambda row: row.id):
        stood = standing_reading(view, view.article(row.id))
        content = _article(stood, judged[row.capture])
        if content is not None:
            yield json.dumps(content, separators=(",", ":"))


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

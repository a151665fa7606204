"""Rows as records: the way back from `entries`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from onrecord.record import (
    Article,
    Attribution,
    Extraction,
    Failure,
    Notes,
    Printed,
    Quotation,
    Reading,
    Refusal,
    Segment,
    Span,
    Spans,
    Via,
)
from onrecord.record.ledger import (
    ArticleRow,
    Judgement,
    Poll,
    Sighting,
    StoredAttribution,
    StoredCapture,
    StoredFailure,
    Tombstone,
)
from onrecord.store.depth import of_attribution, of_reading

Stored = Row[Any]


def article_row(row: Stored) -> ArticleRow:
    """Make an article of a list."""
    return ArticleRow(
        id=row.id,
        capture=row.capture,
        name=row.name or "",
        address=row.capture_address if row.capture_address is not None else row.address,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        language=row.language,
        unread=row.unread,
        extractor=row.extractor,
        text_digest=row.text_digest,
        length=row.length,
        updated=row.updated,
        published=row.published,
        learnt=row.learnt,
    )


def extraction(row: Stored) -> Extraction:
    """Make an extraction of an article's row and its text's."""
    article = Article(
        id=row.id,
        text=row.text,
        language=row.language,
        segments=tuple(Segment(kind, _span(span)) for span, kind in row.segments),
        paragraphs=_spans(row.paragraphs),
        sentences=_spans(row.sentences),
        quotations=tuple(
            Quotation(_span(span), depth, closed, continues) for span, depth, closed, continues in row.quotations
        ),
        date=row.date,
        title=row.title,
        outlet=row.outlet,
        updated=row.updated,
        byline=row.byline,
        address=row.address,
        credit=row.credit,
    )
    printed = tuple(_printed(*run) for run in row.printed)
    return Extraction(article, row.encoding, row.extractor, printed, row.unread)


def _printed(span: Any, element: str | None, at: Any, page: int | None, box: Any) -> Printed:
    corners = None if box is None else (box[0], box[1], box[2], box[3])
    return Printed(_span(span), element, None if at is None else _span(at), page, corners)


def reading(article: Article, row: Stored, attributions: Sequence[Stored]) -> Reading:
    """Make a reading of its row and those of its attributions, in order."""
    ids = {each.position: each.id for each in attributions}
    return Reading(
        article=article,
        reader=row.reader,
        attributions=tuple(attribution(each, ids.get(each.within)) for each in attributions),
        refused=tuple(Refusal(_span(span), reason) for span, reason in row.refused),
        **of_reading(row.depth, ids),
    )


def attribution(row: Stored, within: str | None) -> Attribution:
    """Make an attribution; `within` is the id of the one it lies in."""
    return Attribution(
        id=row.id,
        within=within,
        source=_spans(row.source),
        cue=_spans(row.cue),
        content=_spans(row.content),
        act=row.act,
        form=row.form,
        editorial=_spans(row.editorial),
        segment=row.segment,
        via=tuple(Via(name, _span(span), medium) for span, name, medium in row.via),
        addressee=None if row.addressee is None else _span(row.addressee),
        confidence=row.confidence,
        **of_attribution(row.depth),
    )


def stored_attribution(row: Stored) -> StoredAttribution:
    """Make an attribution with what stands around it."""
    return StoredAttribution(
        id=row.id,
        attribution=attribution(row, row.within_id),
        article=row.article,
        reading=row.reading,
        reader=row.reader,
        source_text=row.source_text,
        cue_text=row.cue_text,
        content_text=row.content_text,
        outlet=row.outlet,
        title=row.title,
        published=row.published,
        learnt=row.learnt,
    )


def stored_capture(row: Stored, sightings: Iterable[Stored]) -> StoredCapture:
    """Make a capture of its row and those of its sightings."""
    return StoredCapture(
        id=row.id,
        raw=row.raw,
        size=row.size,
        media=row.media,
        address=row.address,
        charset=row.charset,
        notes=Notes(*row.notes),
        sightings=tuple(
            Sighting(
                each.id,
                each.name,
                each.fetched,
                tuple((name, value) for name, value in each.headers),
                each.transport,
                each.learnt,
            )
            for each in sightings
        ),
        learnt=row.learnt,
    )


def stored_failure(row: Stored, attempts: Sequence[Stored]) -> StoredFailure:
    """Make a failure of its row and those of its attempts, in order."""
    failed = [each.learnt for each in attempts if not each.settled] or [row.learnt]
    failure = Failure(row.name, row.kind, row.reason, row.address)
    return StoredFailure(row.id, failure, len(failed), failed[0], failed[-1], bool(attempts and attempts[-1].settled))


def judgement(row: Stored) -> Judgement:
    """Make a judgement."""
    return Judgement(
        capture=row.capture,
        verb=row.verb,
        value=row.value,
        who=row.who,
        why=row.why,
        spans=_spans(row.spans),
        supersedes=row.supersedes,
        id=row.id,
        learnt=row.learnt,
        published=row.published,
    )


def tombstone(row: Stored) -> Tombstone:
    """Make a tombstone."""
    lists = (tuple(row.captures), tuple(row.articles), tuple(row.texts))
    return Tombstone(row.id, row.raw, *lists, row.who, row.why, row.learnt)


def poll(row: Stored) -> Poll:
    """Make a look at a feed."""
    return Poll(row.address, row.status, row.etag, row.last_modified, row.number, row.learnt)


def grouped(rows: Iterable[Stored], column: str) -> dict[str, list[Stored]]:
    """Gather rows by what stands in a column, each group in their order."""
    groups: defaultdict[str, list[Stored]] = defaultdict(list)
    for row in rows:
        groups[row._mapping[column]].append(row)
    return groups


def _span(stored: Any) -> Span:
    start, end = stored
    return start, end


def _spans(stored: Any) -> Spans:
    return tuple(_span(span) for span in stored)

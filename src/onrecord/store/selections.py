"""The queries that a view is made of, without what narrows them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, case, func, select

from onrecord.store import schema
from onrecord.store.standing import Horizon

raw, capture, sighting, article = schema.raw, schema.capture, schema.sighting, schema.article
reading, attribution, failure, attempt = schema.reading, schema.attribution, schema.failure, schema.attempt


def articles(horizon: Horizon) -> Select[Any]:
    """Select articles with what their capture says of them; whether they stand is for the caller to ask."""
    first = select(sighting.c.name).where(sighting.c.capture == article.c.capture, horizon.learnt_by(sighting))
    name = first.order_by(sighting.c.row).limit(1).scalar_subquery()
    return select(article, capture.c.address.label("capture_address"), name.label("name")).join(
        capture, capture.c.id == article.c.capture
    )


def articles_with_text(horizon: Horizon) -> Select[Any]:
    """Select the same with all that was extracted."""
    text = schema.article_text
    columns = [column for column in text.c if column.name != "row"]
    return articles(horizon).add_columns(*columns).join(text, text.c.row == article.c.row)


def attributions() -> Select[Any]:
    """Select attributions with their reading and article; whether these stand is for the caller to ask."""
    around = attribution.alias("around")
    within = (
        select(around.c.id)
        .where(around.c.reading == attribution.c.reading, around.c.position == attribution.c.within)
        .scalar_subquery()
    )
    return (
        select(
            attribution,
            within.label("within_id"),
            reading.c.article,
            reading.c.reader,
            article.c.outlet,
            article.c.title,
        )
        .join(reading, reading.c.id == attribution.c.reading)
        .join(article, article.c.id == reading.c.article)
    )


def captures() -> Select[Any]:
    """Select captures with the size of their bytes."""
    return select(capture, raw.c.size).join(raw, raw.c.id == capture.c.raw)


def failures(horizon: Horizon) -> Select[Any]:
    """Select failures with how often they happened, when first and last, and whether the last attempt went in."""
    # `settled` of the last attempt is what the greatest number says; numbers count up from 1.
    happened = case((attempt.c.settled, None), else_=attempt.c.learnt)
    counted = (
        select(
            attempt.c.failure,
            func.count(happened).label("times"),
            func.min(happened).label("first"),
            func.max(happened).label("last"),
            (func.max(case((attempt.c.settled, attempt.c.number), else_=0)) == func.max(attempt.c.number)).label(
                "settled"
            ),
        )
        .where(horizon.learnt_by(attempt))
        .group_by(attempt.c.failure)
        .subquery()
    )
    columns = [counted.c.times, counted.c.first, counted.c.last, counted.c.settled]
    return select(failure, *columns).join(counted, counted.c.failure == failure.c.id).where(horizon.seen(failure))

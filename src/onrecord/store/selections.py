"""The queries that a view is made of, without what narrows them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, func, null, select, union

from onrecord.record.traits import Traits
from onrecord.store import schema
from onrecord.store.standing import Horizon

raw, capture, sighting, article = schema.raw, schema.capture, schema.sighting, schema.article
reading, attribution = schema.reading, schema.attribution


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


def having(traits: Traits, *, of_found: bool = False) -> list[ColumnElement[bool]]:
    """Conditions on attributions that deep reading saw to be so; none where nothing is asked.

    `of_found`: of what the words' index gives. SQLite would take an index of the trait first, and look for the words in
    each attribution that has it: 430 ms for a word and "believe" in 100,000 attributions, 18 as it is.
    """
    columns = {
        "source_kind": traits.kind,
        "anonymous": traits.anonymous,
        "certainty": traits.certainty,
        "polarity": traits.polarity,
        "forecast": None if isinstance(traits.forecast, bool) else traits.forecast,
    }
    column = {name: func.coalesce(attribution.c[name], null()) if of_found else attribution.c[name] for name in columns}
    wanted = [column[name] == value for name, value in columns.items() if value is not None]
    if isinstance(traits.forecast, bool):
        none = column["forecast"].is_(None)
        wanted.append(~none if traits.forecast else none & attribution.c.depth.is_not(None))
    return wanted


def judged(verb: str) -> ColumnElement[bool]:
    """Whether somebody judged an article so, whatever became of that judgement."""
    judgement = schema.judgement
    return exists().where(judgement.c.capture == article.c.capture, judgement.c.verb == verb)


def captures() -> Select[Any]:
    """Select captures with the size of their bytes."""
    return select(capture, raw.c.size).join(raw, raw.c.id == capture.c.raw)


def failures(horizon: Horizon, *, unsettled: bool) -> Select[Any]:
    """Select failures; of the unsettled nothing came in that was tried last."""
    failure, attempt = schema.failure, schema.attempt
    query = select(failure).where(horizon.seen(failure))
    if not unsettled:
        return query
    tried = select(attempt.c.settled).where(attempt.c.failure == failure.c.id, horizon.learnt_by(attempt))
    last = tried.order_by(attempt.c.number.desc()).limit(1).scalar_subquery()
    return query.where(func.coalesce(last, false()) == false())


def at_address(address: str) -> ColumnElement[bool]:
    """Whether an article's capture came from an address, or the article names it as its own."""
    came = select(article.c.id).join(capture, capture.c.id == article.c.capture).where(capture.c.address == address)
    named = select(article.c.id).where(article.c.address == address)
    # Two lookups in two indexes: either condition in one would be a walk over all articles.
    return article.c.id.in_(union(came, named))

"""Forecasts as rows of a list, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from types import MappingProxyType

from onrecord.desk.judging.sequel_rows import sequel_objects
from onrecord.desk.judging.voices import UNNAMED, whose
from onrecord.desk.listing import Column, Row
from onrecord.publish.reason_words import short_id
from onrecord.publish.sequel_words import sequel_in_short
from onrecord.record.docket import Docketed, Sequel, Stated

__all__ = ["FORECASTS", "FORECAST_FIELDS", "UNNAMED", "forecast_row", "forecast_rows", "sureness"]

FORECASTS = (
    Column("id", "Id"),
    Column("due", "Due"),
    Column("told", "Source: forecast", share=1),
    Column("outcome", "Outcome"),
)
FORECAST_FIELDS = tuple(
    Column(key, key)
    for key in (
        "id", "source_id", "source", "description", "source_words", "statement", "kind", "made", "due", "by_first",
        "low", "high", "scale", "term", "conditional", "times", "echoes", "vague", "sharper", "outcome",
        "resolved_by", "resolved_on", "note", "evidence", "topic", "topic_by", "attributions",
    )
)  # fmt: skip


Later = Mapping[str, Sequence[Sequel]]
NOTHING_LATER: Later = MappingProxyType({})

LONGEST = 110
"""Characters of a forecast in a list beside which there is room for what came later."""


def forecast_rows(
    forecasts: Iterable[Docketed], *, limit: int | None, short: bool = False, later: Later = NOTHING_LATER
) -> Iterator[Row]:
    """Forecasts as rows of a list; `later` is what was printed later of those that are open."""
    return (forecast_row(each, short=short, later=later.get(each.id, ())) for each in islice(forecasts, limit))


def forecast_row(each: Docketed, *, short: bool = False, later: Sequence[Sequel] = ()) -> Row:
    """A forecast in a list."""
    last, found = each.last, each.resolution
    source = whose(each) if short else each.source_name
    return {
        "id": short_id(each.id) if short else each.id,
        "source_id": each.source,
        "source": source,
        **({"told": _told(each, source, later)} if short else {}),
        "description": each.description,
        "source_words": each.voiced.words if each.voiced else None,
        "also": [{"id": id, "source": name} for id, name in each.beside],
        "statement": each.statement,
        "kind": last.kind,
        "made": each.stated[0].made,
        "due": each.due if each.due or not short else "no day",
        "by_first": last.by[0] if last.by else None,
        "low": last.low,
        "high": last.high,
        "scale": last.scale,
        "term": last.term,
        "certainty": sureness(last),
        "conditional": last.conditional,
        "times": len(each.stated),
        "echoes": len(each.echoes),
        "vague": list(each.vague),
        "sharper": each.sharper,
        "outcome": found.outcome if found else _unresolved(each) if short else None,
        "resolved_by": found.who if found else None,
        "resolved_on": found.learnt[:10] if found else None,
        "note": found.note if found else None,
        "evidence": [{"article": proof.article, "span": proof.span} for proof in found.evidence] if found else [],
        "topic": each.topic,
        "topic_by": list(each.topic_by),
        "attributions": list(each.attributions),
        "replies": [asdict(reply) for reply in each.replies],
        "later": sequel_objects(each.id, later),
    }


def _told(each: Docketed, source: str, later: Sequence[Sequel]) -> str:
    """Who put what, and of what was printed later the surest; long words are cut before that is."""
    if not later:
        return f"{source}: {each.statement}{_marks(each)}"
    words = each.statement if len(each.statement) <= LONGEST else each.statement[:LONGEST].rsplit(" ", 1)[0] + " […]"
    return f"{source}: {words}{_marks(each)}; {sequel_in_short(later[0])}"


def _marks(each: Docketed) -> str:
    """What stands after a forecast in a list: how it was read, and what an analyst put in place of the source's."""
    here = " and ".join(word for word, holds in (("worded", each.sharpened), ("dated", each.dated)) if holds)
    marks = (
        "" if each.last.kind == "forecast" else f"read as a {each.last.kind}",
        "on a condition" if each.last.conditional else "",
        f"{here} here" if here else "",
    )
    said = "; ".join(mark for mark in marks if mark)
    also = f"; also forecast by {', '.join(name for _, name in each.beside)}" if each.beside else ""
    return (f" ({said})" if said else "") + also


def _unresolved(each: Docketed) -> str:
    return "open: unclear" if each.vague else "open"


def sureness(last: Stated) -> str:
    """How sure it was put, in its own words and the numbers of a scale that is named."""
    if last.low is None or last.high is None:
        return last.term or ""
    low, high = (f"{100 * value:g}" for value in (last.low, last.high))
    number = f"{low} %" if low == high else f"{low}–{high} %"
    return f"{last.term}, {last.scale} {number}" if last.term and last.scale else number

"""What each id is the hash of. Writing and verifying both come through here, from rows as they are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.record import identity

Row = Mapping[str, Any]

FACTS = ("language", "date", "updated", "title", "outlet", "byline", "address", "credit")
LAYOUT = ("segments", "paragraphs", "sentences", "quotations", "printed")
ROLES = ("source", "cue", "content")
_OF_AN_ATTRIBUTION = (*ROLES, "act", "form", "editorial", "segment", "via", "addressee", "confidence")


def _capture(row: Row) -> str:
    return identity("capture", row["raw"], row["media"], row["address"], row["charset"], row["notes"])


def _sighting(row: Row) -> str:
    return identity("sighting", row["capture"], row["name"], row["transport"], row["fetched"])


def _failure(row: Row) -> str:
    return identity("failure", row["name"], row["address"], row["kind"], row["reason"])


def _attempt(row: Row) -> str:
    return identity("attempt", row["failure"], row["number"])


def _judgement(row: Row) -> str:
    return identity(
        "judgement", row["capture"], row["spans"], row["verb"], row["value"], row["who"], row["why"], row["supersedes"]
    )


def _tombstone(row: Row) -> str:
    return identity("tombstone", row["raw"], row["captures"], row["articles"], row["texts"], row["who"], row["why"])


def _poll(row: Row) -> str:
    return identity("poll", row["address"], row["number"])


def article_identity(row: Row, text: Row) -> str:
    """Name an article by its row and its `article_text` row; the text itself stands in it by its digest."""
    facts = {name: row[name] for name in ("encoding", "unread", "text_digest", *FACTS)}
    return identity("article", row["capture"], row["extractor"], facts | {name: text[name] for name in LAYOUT})


def attribution_identity(row: Row, article: str, reader: str) -> str:
    """Name an attribution, whatever the id its reader gave it and whatever it lies within."""
    fields = (*_OF_AN_ATTRIBUTION, *(() if row["depth"] is None else ("depth",)))
    return identity("attribution", article, reader, {name: row[name] for name in fields})


def reading_identity(row: Row, attributions: Sequence[Row]) -> str:
    """Name a reading by what it holds, in order: each attribution's id and the place of the one it lies within."""
    return identity(
        "reading",
        row["article"],
        row["reader"],
        [[each["id"], each["within"]] for each in attributions],
        row["refused"],
        *(() if row["depth"] is None else (row["depth"],)),
    )


IDENTITIES: Mapping[str, Callable[[Row], str]] = {
    "capture": _capture,
    "sighting": _sighting,
    "failure": _failure,
    "attempt": _attempt,
    "judgement": _judgement,
    "tombstone": _tombstone,
    "poll": _poll,
}
"""The tables whose rows name themselves."""

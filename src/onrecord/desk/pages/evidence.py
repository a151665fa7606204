"""The bytes of an article for a page: how they came, and how they are looked at without anything in them happening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import LimitError
from onrecord.publish.evidence import Facts, provenance, sighting_words
from onrecord.publish.harmless import harmless
from onrecord.publish.still_page import still_page
from onrecord.record import Media
from onrecord.record.ledger import StoredArticle
from onrecord.store import View

MOST_SHOWN = 4 * 1024 * 1024
"""Bytes that are shown in the browser: setting as much of a page takes a second, and articles have a tenth of it."""

ENDINGS: dict[Media, str] = {"html": ".html", "pdf": ".pdf", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """How an article came. `shown`: how its bytes can be looked at; `headers`: what each server sent with them."""

    stored: StoredArticle
    facts: Facts
    headers: tuple[tuple[str, Facts], ...]
    shown: Literal["page", "text", "not"]


def evidence_of(stored: StoredArticle) -> Evidence:
    """What there is to say of an article's bytes."""
    capture = stored.capture
    sent = tuple((sighting_words(each), each.headers) for each in capture.sightings if each.headers)
    if capture.media == "pdf" or capture.size > MOST_SHOWN:
        return Evidence(stored, provenance(stored), sent, "not")
    return Evidence(stored, provenance(stored), sent, "page" if capture.media == "html" else "text")


def evidence_shown(view: View, evidence: Evidence) -> str:
    """An article's bytes as a still page, or as harmless text. Raises LimitError where they are not shown."""
    if evidence.shown == "not":
        raise LimitError("these bytes are not shown in a page", hint="download them: /articles/ID/evidence/bytes")
    raw, encoding = raw_bytes(view, evidence.stored), evidence.stored.extraction.encoding
    if evidence.shown == "page":
        return still_page(raw, encoding)
    return harmless(raw.decode(encoding or "utf-8", errors="replace"))


def raw_bytes(view: View, stored: StoredArticle) -> bytes:
    """The bytes that an article came as. Raises NotFoundError, LedgerError."""
    return view.raw(stored.capture.raw)


def file_name(stored: StoredArticle) -> str:
    """What a file of these bytes is called: by their digest, since names from elsewhere can mislead."""
    return stored.capture.raw[:16] + ENDINGS[stored.capture.media]

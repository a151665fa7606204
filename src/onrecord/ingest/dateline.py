"""The dateline: "KHARKOV, Sept 3 (Agency) —" before the first sentence."""

from __future__ import annotations

import re

from onrecord.record import Span

_LONGEST = 120
_DASH = re.compile(r"\s{0,3}(?:—|–|―|--|(?<=[\s)\]/])-(?=\s))")
_CLOSED_BY_AGENCY = re.compile(r"[^/\n]{3,70}/[A-Z][\w -]{1,30}/\.?(?:\s{0,3}[—–-])?(?=\s)")
_AGENCY = re.compile(r"[(/\[][^()/\[\]]{2,50}[)/\]]\s*$")
_PARTS = re.compile(r"[,./]\s*|\s+(?=\d)")
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b|\b\d{1,2}\b", re.IGNORECASE)
_SMALL = frozenset(
    ("of", "the", "de", "la", "le", "el", "al", "am", "an", "der", "den", "du", "and", "on", "upon", "near")
)
_MOST_WORDS = 9


def find_dateline(text: str, start: int, end: int) -> Span | None:
    """Find the dateline that a paragraph begins with, dash included."""
    head = text[start : min(end, start + _LONGEST)]
    closed = _CLOSED_BY_AGENCY.match(head)
    if closed and _is_place_and_date(head[: closed.end()].rstrip(" .-–—")):
        return start, start + closed.end()
    dash = _DASH.search(head)
    if dash is None or start + dash.end() >= end or not _begins_sentence(text[start + dash.end() : end][:8]):
        return None
    return (start, start + dash.end()) if _is_place_and_date(head[: dash.start()]) else None


def _begins_sentence(rest: str) -> bool:
    """A dateline's dash is followed by a sentence; a dash inside one mostly is not ("NATO — the alliance — said")."""
    first = rest.lstrip(" \t\u00a0\u2009\n\r\"“‘'«„*_")[:1]
    return bool(first) and not first.islower()


def _is_place_and_date(head: str) -> bool:
    place = head.strip("*_ ")
    agency = _AGENCY.search(place)
    if agency:
        place = place[: agency.start()].rstrip()
    words = [word for part in _PARTS.split(place) for word in part.split()]
    if not words:
        return agency is not None and agency.group()[1].isupper()
    if len(words) > _MOST_WORDS or not all(_fits(word) for word in words):
        return False
    shouted = sum(character.isalpha() for character in words[0]) >= 2 and words[0].isupper()
    return shouted or (words[0][0].isupper() and (agency is not None or ("," in place and bool(_DATED.search(place)))))


def _fits(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL

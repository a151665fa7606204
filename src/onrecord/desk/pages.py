"""What the pages of the web take from publishing: an article set for reading, the parts of templates, safe text."""

from __future__ import annotations

from importlib.resources import files

from onrecord.desk.standing import StandingReading
from onrecord.publish.harmless import harmless
from onrecord.publish.html import ReadingPage, reading_page
from onrecord.record import Reading

__all__ = ["ReadingPage", "article_page", "harmless", "set_reading", "template_part"]


def set_reading(reading: Reading, *, acts: frozenset[str], min_confidence: float = 0.0) -> ReadingPage:
    """Set a reading that no ledger holds."""
    return reading_page(reading, acts=acts, min_confidence=min_confidence)


def article_page(stood: StandingReading, *, acts: frozenset[str]) -> ReadingPage:
    """Set an article as it stands."""
    return reading_page(stood.reading, acts=acts, min_confidence=0.0)


def template_part(name: str) -> str:
    """A template or a style sheet of publishing, by its file's name. Raises FileNotFoundError."""
    return files("onrecord.publish").joinpath("templates", name).read_text("utf-8")

"""An article as copies are found from: its words, and what it says of where they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """One article. `published` is a day or a UTC time (ISO 8601); `byline` and `credit` are as printed.

    `text` is the article's clean text (offsets of what is found point into it), its headline among it or not.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    byline: str | None = None
    credit: str | None = None

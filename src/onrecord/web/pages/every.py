"""All pages, in the order in which their addresses are looked at."""

from __future__ import annotations

from types import ModuleType

from onrecord.web.pages import (
    articles,
    changes,
    compare,
    corrections,
    evidence,
    inbox,
    places,
    why,
)

PAGES: tuple[ModuleType, ...] = (
    inbox,
    articles,
    places,
    why,
    compare,
    evidence,
    changes,
    corrections,
)

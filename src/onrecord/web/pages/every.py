"""All pages, in the order in which their addresses are looked at."""

from __future__ import annotations

from types import ModuleType

from onrecord.web.pages import (
    articles,
    changes,
    compare,
    corrections,
    disagreements,
    docketing,
    evidence,
    forecasts,
    inbox,
    outcomes,
    places,
    why,
)

PAGES: tuple[ModuleType, ...] = (
    inbox,
    articles,
    evidence,
    changes,
    corrections,
    places,
    why,
    compare,
    docketing,
    disagreements,
    forecasts,
    outcomes,
)

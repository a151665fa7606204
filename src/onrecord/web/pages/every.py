"""All pages, in the order in which their addresses are looked at."""

from __future__ import annotations

from types import ModuleType

from onrecord.web.pages import (
    about,
    articles,
    changes,
    claims,
    compare,
    corrections,
    decisions,
    disagreements,
    docketing,
    evidence,
    forecasts,
    inbox,
    map_page,
    outcomes,
    places,
    reading,
    search,
    sources,
    why,
)

PAGES: tuple[ModuleType, ...] = (
    inbox,
    articles,
    evidence,
    changes,
    corrections,
    reading,
    places,
    why,
    compare,
    decisions,
    docketing,
    disagreements,
    forecasts,
    outcomes,
    claims,
    sources,
    search,
    map_page,
    about,
)

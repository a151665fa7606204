"""Tellings made for tests."""

from __future__ import annotations

from typing import Any

import numpy as np

from onrecord.link.claims import Prepared, setting_of
from onrecord.record.layers import Number, Place, Time
from onrecord.record.telling import Telling
from onrecord.record.who import Who
from onrecord.record.wording import Forecast, Wording


def telling(text: str, id: str = "t1", **fields: Any) -> Telling:
    """A telling; `denied`, `forecast`, `name` are short for what they say."""
    wording = Wording(
        polarity="denied" if fields.pop("denied", False) else "asserted",
        forecast=Forecast(text, "forecast") if fields.pop("forecast", False) else None,
    )
    name = fields.pop("name", None)
    who = Who("person", name, None, 0) if name else None
    values: dict[str, Any] = {"sentence": text, "outlet": None, "published": None, "via": (), "wording": wording}
    return Telling(id=id, article=fields.pop("article", f"article of {id}"), text=text, who=who, **(values | fields))


def prepared(told: Telling, lead: str = "") -> Prepared:
    """A telling without a vector worth the name, in an article that begins so."""
    nothing = np.zeros(384, dtype=np.float32)
    return Prepared(told, nothing, setting_of([lead], nothing[None]))


def number(best: float | None, unit: str | None = "person", of: str | None = "dead", **fields: Any) -> Number:
    """A number; its bound is exact unless said otherwise."""
    values: dict[str, Any] = {"span": (0, 1), "low": best, "high": best, "bound": "exact"} | fields
    return Number(best=best, unit=unit, of=of, **values)


def place(name: str, lat: float, lon: float, *, speaks: bool = False) -> Place:
    """A place on the globe."""
    return Place((0, len(name)), name, None, lat, lon, speaks, ())


def day(start: str, end: str | None = None) -> Time:
    """A day, or days."""
    return Time((0, 1), start, "DATE", start, end or start, "day")

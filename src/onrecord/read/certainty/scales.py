"""The three published scales of estimative words, and which of them a text is read by."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from onrecord.record.wording import Scale


@dataclass(frozen=True, slots=True)
class Band:
    """What one scale publishes for one of its terms, as probabilities."""

    scale: Scale
    term: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Published:
    """One scale: its bands by every form of their terms, the terms that it carries only where it is named, and what
    articles call it."""

    scale: Scale
    bands: dict[str, Band]
    alone: frozenset[str]
    named: re.Pattern[str]
    terms: tuple[str, ...]


@cache
def scales() -> tuple[Published, ...]:
    """The scales in the file beside this one, the default first."""
    written = json.loads((Path(__file__).parent / "scales.json").read_text(encoding="utf-8"))
    found = [_published(cast(Scale, name), scale) for name, scale in written["scales"].items()]
    return tuple(sorted(found, key=lambda scale: scale.scale != written["default"]))


def _published(name: Scale, written: dict[str, object]) -> Published:
    bands: dict[str, Band] = {}
    terms: list[str] = []
    for step in cast("list[dict[str, object]]", written["bands"]):
        low, high = cast(float, step["low"]), cast(float, step["high"])
        own = cast("list[str]", step["terms"])
        terms.extend(own)
        forms = {**{term: term for term in own}, **cast("dict[str, str]", step.get("also", {}))}
        bands.update({form: Band(name, term, low, high) for form, term in forms.items()})
    named = "|".join(re.escape(form) for form in cast("list[str]", written["named"]))
    alone = frozenset(cast("list[str]", written.get("alone", [])))
    return Published(name, bands, alone, re.compile(rf"\b(?:{named})\b"), tuple(terms))


@lru_cache(maxsize=2)
def named_scale(text: str) -> Scale | None:
    """The scale that an article says its words are used by; None where it names none, or more than one."""
    named = [scale.scale for scale in scales() if scale.named.search(text)]
    return named[0] if len(named) == 1 else None


def band(form: str, named: Scale | None = None) -> Band | None:
    """What is published for a phrase in lower case: by the scale that the article names, or by none then.

    Where none is named the default scale speaks, and for a phrase that it lacks the next one that has it: "highly
    likely" stands on the British scale alone. The scale is said with each number, so nothing is mixed silently.
    """
    for scale in scales():
        if named is not None and scale.scale != named:
            continue
        if form in scale.bands and (named is not None or form not in scale.alone):
            return scale.bands[form]
    return None

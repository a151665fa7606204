"""Which forecasts of a source and of one claim are the same: of what has a chance, what it is that has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.desk.crediting import Credit
from onrecord.link.claims.words import names_of, total, words_of

Foretold = tuple[frozenset[str], frozenset[str]] | None
"""The words that say what has a chance, in their plain forms, and which of them are names; None where no chance is put
in a sentence of its own."""

_CHANCE = re.compile(r"\b(?:chances?|probability|likelihood|odds|risk)\b(?: (?:that|of|for))?", re.I)
_OF_NUMBERS = re.compile(r"\b(?:per ?cent|percentage|points?|there|is|was|a|an|about|some)\b", re.I)

_AGREE = 0.5
"""Share of the weight of the shorter one's words that both have to have. Of sentences made up for it, "There is a N
percent chance that …" of ten things, eight were read as forecasts, were five by their claims alone, and are eight;
"rain will fall in the valley" and "it will rain over the Orrin valley" stay one."""


def foretold_in(credit: Credit) -> Foretold:
    """What a forecast with a chance is about: without the chance, and without the words that say by when."""
    forecast = credit.attribution.wording.forecast if credit.attribution.wording else None
    if forecast is None or not _CHANCE.search(forecast.what):
        return None
    about = _OF_NUMBERS.sub(" ", _CHANCE.sub(" ", forecast.what))
    by_when = words_of(forecast.horizon.anchor) if forecast.horizon else {}
    return frozenset(word for word in words_of(about) if word not in by_when), frozenset(names_of(about))


def alike_in(forecasts: Mapping[str, tuple[str, Foretold]]) -> Mapping[str, str]:
    """The name of the group of each, by its id: its claim's, but for those whose words do not agree with any that came
    before them there, which begin one of their own."""
    begun: dict[str, list[tuple[str, Foretold]]] = {}
    groups: dict[str, str] = {}
    for id, (claim, words) in forecasts.items():
        known = begun.setdefault(claim, [])
        found = next((name for name, others in known if _agree(words, others)), None)
        if found is None:
            found = f"{claim} {id}" if known else claim
            known.append((found, words))
        groups[id] = found
    return groups


def _agree(one: Foretold, other: Foretold) -> bool:
    """Both with their names and without them: "Halmora will win the cup" has only a name of "Halmora will fall"."""
    if one is None or other is None:
        return True
    names = one[1] | other[1]
    return _share(one[0], other[0]) >= _AGREE and _share(one[0] - names, other[0] - names) >= _AGREE


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    less = min(total(one), total(other))
    return total(one & other) / less if less else 1.0

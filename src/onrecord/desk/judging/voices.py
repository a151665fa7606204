"""Whose a forecast is: an unnamed source in its article's own words, and others of whom the same is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.desk.crediting import Credit
from onrecord.desk.sources import Named
from onrecord.record.docket import Docketed, Voiced

UNNAMED = "unnamed, maybe several"
"""What stands beside the name of a description: that it is none, and may be somebody else each time."""

_ONE = (1, 1)


def voiced(named: Named, credit: Credit) -> Voiced | None:
    """Whom the article has, in its first full words for it: "A Western official" and not "the official"."""
    who = credit.attribution.who
    if who is None or who.mention is None:
        return None
    single = who.count == _ONE or (who.count is None and who.kind == "person")
    for each in named.credits:
        if each.row.id == credit.row.id and (words := _words_at(each, who.mention)):
            return Voiced(words, single)
    own = credit.texts["source"]
    return Voiced(own, single) if " " in own else None


def _words_at(credit: Credit, mention: tuple[int, int]) -> str:
    """The words of a mention, where those of an attribution's source hold it."""
    spans, text = credit.attribution.source, credit.texts["source"]
    if len(spans) != 1 or not spans[0][0] <= mention[0] < mention[1] <= spans[0][1]:
        return ""
    return text[mention[0] - spans[0][0] : mention[1] - spans[0][0]]


def called(forecast: Docketed) -> tuple[str, str]:
    """What the source of a forecast is called where it is shown, and what is said of that name; "" where nothing is."""
    if not forecast.description:
        return forecast.source_name, ""
    told = forecast.voiced
    if told is None or told.words.casefold() == forecast.source_name.casefold():
        return forecast.source_name, UNNAMED
    return told.words, f"unnamed, listed under “{forecast.source_name}”" if told.one else UNNAMED


def whose(forecast: Docketed) -> str:
    """The same in one piece."""
    name, note = called(forecast)
    return f"{name} ({note})" if note else name


def beside_each_other(forecasts: Iterable[Docketed], claim_of: Mapping[str, str]) -> list[Docketed]:
    """Forecasts with the others of their claims, whoever put them."""
    known = list(forecasts)
    of: defaultdict[str, dict[str, Docketed]] = defaultdict(dict)
    for each in known:
        for id in each.attributions:
            if id in claim_of:
                of[claim_of[id]][each.id] = each
    return [replace(each, beside=_others(each, of, claim_of)) for each in known]


def _others(
    forecast: Docketed, of: Mapping[str, Mapping[str, Docketed]], claim_of: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    claims = {claim_of[id] for id in forecast.attributions if id in claim_of}
    found = {id: each for claim in claims for id, each in of[claim].items() if each.source != forecast.source}
    ordered = sorted(found.values(), key=lambda each: (each.stated[0].published or "~", each.id))
    return tuple((each.id, called(each)[0]) for each in ordered)

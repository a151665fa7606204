"""Figures, units, lengths of time and ranges of days, as people write them."""

from __future__ import annotations

import re

_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "life": "lives", "wife": "wives", "half": "halves", "knife": "knives", "leaf": "leaves",
    "loaf": "loaves", "thief": "thieves", "shelf": "shelves", "wolf": "wolves",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "cargo": "cargoes",
}  # fmt: skip
_INVARIABLE = frozenset(
    "percent aircraft spacecraft hovercraft series species sheep fish deer salmon offspring crossroads headquarters "
    "barracks hertz kilohertz megahertz gigahertz celsius fahrenheit kelvin lux siemens yen yuan renminbi won baht "
    "rand staff personnel police troops cattle livestock dead wounded injured missing".split()
)
"""Nouns whose plural looks like the singular, and words for people that have no singular."""

_LENGTH = re.compile(
    r"P(?:(?P<count>\d{1,9}(?:\.\d{1,9})?)(?P<unit>DE|CE|ML|WE|Q|[YMWD])|T(?P<tcount>\d{1,9}(?:\.\d{1,9})?)(?P<tunit>[HMS]))"
)
"""A length of time with one unit, as ISO 8601 and TIMEX3 (its DE, CE, ML, WE and Q) write it."""

_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "ML": "millennium",
    "WE": "weekend", "Q": "quarter",
}  # fmt: skip
_SMALL_UNITS = {"H": "hour", "M": "minute", "S": "second"}


def figure(value: float) -> str:
    """Write a number with its thousands parted: 43,000 and 0.5."""
    return f"{value:,.12g}"


def counted(words: str, unit: str, *, one: bool = False) -> str:
    """Set a unit behind a figure in words: in the singular only behind one alone."""
    if unit == "percent":
        return f"{words} %"
    return f"{words} {unit if one else plural(unit)}"


def plural(unit: str) -> str:
    """Give a unit's plural: of "kilometre per hour" and "degree Celsius" the first noun's."""
    head, joint, rest = unit.partition(" per ")
    if joint:
        return f"{plural(head)}{joint}{rest}"
    if head.lower().startswith("degree "):
        return f"{head[:6]}s{head[6:]}"
    before, space, noun = head.rpartition(" ")
    return f"{before}{space}{_plural_noun(noun)}"


def length_words(value: str) -> str | None:
    """Say a length of time: "P3W" is "3 weeks"; None where it is of no single unit, or of an unknown count."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    count = float(match["count"] or match["tcount"])
    unit = _UNITS[match["unit"]] if match["unit"] else _SMALL_UNITS[match["tunit"]]
    return counted(figure(count), unit, one=count == 1)


def days_words(start: str | None, end: str | None) -> str | None:
    """Say from which day to which; None where neither end is known."""
    if start is not None and end is not None:
        return start if start == end else f"{start} to {end}"
    if start is not None:
        return f"from {start} on"
    return None if end is None else f"until {end}"


def percent_range(low: float, high: float) -> str:
    """Write a range of probabilities: 55–80 %."""
    ends = [figure(round(end * 100, 2)) for end in (low, high)]
    return f"{ends[0]} %" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]} %"


def _plural_noun(noun: str) -> str:
    low = noun.lower()
    if low in _INVARIABLE or not low.isalpha() or (len(noun) < 4 and noun.isupper()):
        return noun
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    if low.endswith("man") and low not in ("human", "roman", "german", "talisman"):
        return noun[:-2] + "en"
    return noun + ("es" if low.endswith(("s", "x", "z", "ch", "sh")) else "s")

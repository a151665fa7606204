"""Invented events: where, who, how many, and what was said, as all who write of one share it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from evals.copying.phrases import forms, write

KINDS = ("blast", "flood", "deal", "vote")
_ONSETS = "b br d dr f g gr h j k kr l m n p pr r s sk st t tr v vel z".split()
_VOWELS = "a e i o u ai ei oa".split()
_CODAS = ["", "l", "n", "r", "s", "m", "k", "nd", "rt", "th"]
_ENDINGS = ["a", "ov", "in", "ek", "ano", "ul", "ar", "esh", "ovic", "enko", "ini", "dal"]
_SITES = (
    "market bus station|grain market|cement works|tram depot|textile mill|town hall|railway station|power plant|harbour"
    "|concert hall|sugar refinery|customs house|ferry terminal|brewery|paper mill|bridge|stadium|archive|court house"
).split("|")
_ROLES = (
    "governor|mayor|interior minister|police chief|provincial secretary|fire commander|prefect|justice minister"
    "|head of civil defence|deputy premier"
).split("|")
_CRITICS = (
    "opposition leader|union secretary|bishop|lawyer for the families|professor of public law|former minister"
    "|head of a tenants' league|member of parliament|editor of a local weekly"
).split("|")
_WITNESSES = (
    "baker|taxi driver|retired teacher|nurse|student|market trader|electrician|caretaker|fisherman|tailor|librarian"
).split("|")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its kind, the slots of its facts, and when it happened."""

    kind: str
    slots: dict[str, str]
    when: datetime


def name(chance: Random, *, ending: bool = True) -> str:
    """An invented word that may be a surname or a town."""
    parts = [
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(chance.choice((1, 2)))
    ]
    return ("".join(parts) + (chance.choice(_ENDINGS) if ending else "")).capitalize()


def person(chance: Random) -> str:
    """An invented person's first name and surname."""
    return f"{name(chance, ending=False)} {name(chance)}"


def event(chance: Random, when: datetime, kind: str | None = None, place: Event | None = None) -> Event:
    """An event; with `place`, another one in the same town under the same officials."""
    day = when - timedelta(hours=chance.randrange(2, 20))
    slots = {
        "town": name(chance), "town2": name(chance), "prov": name(chance), "river": name(chance), "firm": name(chance),
        "off": person(chance), "offrole": chance.choice(_ROLES), "crit_name": person(chance),
        "critrole": chance.choice(_CRITICS), "pop": f"{chance.randrange(20, 900)},000",
    }  # fmt: skip
    if place is not None:
        slots = {key: place.slots[key] for key in slots}
    slots |= {
        "site": f"the {name(chance)} {chance.choice(_SITES)}", "dead": str(chance.randrange(4, 80)),
        "hurt": str(chance.randrange(81, 900)),
        "crit": str(chance.randrange(4, 40)), "day": _DAYS[day.weekday()],
        "weeks": chance.choice("two three four six".split()),
        "money": f"{chance.randrange(2, 90)} million {chance.choice(('crowns', 'dinars', 'marks', 'dollars'))}",
        "month": chance.choice(_MONTHS), "year": str(chance.randrange(1931, 2015)), "street": f"{name(chance)} Street",
        "wit": person(chance), "witrole": chance.choice(_WITNESSES), "age": str(chance.randrange(19, 78)),
        "short": chance.choice(("We knew nothing", "Nobody told us", "It was like night", "We are still here")),
    }  # fmt: skip
    for quote in ("quote1", "quote2", "quote3"):
        slots[quote] = write(chance.choice(forms()[quote]), slots, str(chance.random()), chance)
    return Event(kind or chance.choice(KINDS), slots, day)

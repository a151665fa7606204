"""What numbers count, by their own words or those around them."""

from __future__ import annotations

import pytest

from onrecord.link.claims.counting import kind_told
from onrecord.record.layers import Number


def number(unit: str | None, of: str | None = None) -> Number:
    return Number((0, 2), 12, 12, 12, unit, of, "exact")


TOLD = [
    ("said of the number itself", number("person", "dead"), "12 people", "dead"),
    ("a passive further on", number("person"), "12 people were taken into custody after the march", "arrested"),
    ("several words in a row", number("person"), "nobody has heard from 12 people since the ferry sank", "missing"),
    ("an idiom", number("life"), "the fire claimed 12 lives", "dead"),
    ("the nearest of two", number("person"), "12 people were hurt in the blast which killed a guard", "wounded"),
    ("buildings are not hurt", number("house"), "12 houses were destroyed and nobody was hurt", "damaged"),
    ("people are not damaged", number("person"), "damage kept 12 people stranded", "trapped"),
    ("families lose homes", number("family"), "12 families lost their houses", "damaged"),
    ("a longer cue keeps its words", number("person"), "there was no sign of life from 12 people", "missing"),
    ("survivors may be hurt", number("survivor"), "hospitals admitted 12 survivors", "wounded"),
    ("buried", number("person"), "12 people were laid to rest on the hill", "dead"),
    ("a name on a list is somebody", number("name"), "12 names on the list could not yet be ticked off", "missing"),
    ("picked up", number("person"), "officers picked up 12 people overnight", "arrested"),
    ("by the word of those who read it", number("person", "detained"), "12 people", "arrested"),
    ("a way to say it", number("person"), "12 people met their end in the tunnel", "dead"),
    ("got away with it", number("person"), "12 people got away with their lives but not unharmed", "wounded"),
    ("not turned up", number("individual"), "12 individuals have yet to turn up", "missing"),
    ("who turns up is not missing", number("person"), "12 people turned up at the gate", None),
    ("who seeks is not missing", number("person"), "12 people sought asylum", None),
    ("hours are no end", number("person"), "12 people crossed the border in the last 24 hours", None),
    ("unharmed houses", number("house"), "12 houses were left unharmed", None),
    ("intact houses", number("house"), "12 houses are still intact", None),
    ("families that suffered are no houses", number("family"), "12 families suffered hardship", None),
    ("families that were harmed are no houses", number("family"), "12 families were harmed by the drug", None),
    ("households whose homes were", number("household"), "12 households saw their homes battered", "damaged"),
    ("laid hands on things", number("person"), "12 people laid hands on the loot", None),
    ("who finds is not missing", number("person"), "12 people were able to find shelter in a school", None),
    ("who still seeks is not missing", number("migrant"), "12 migrants are still seeking asylum", None),
    ("who did not come is not missing", number("member"), "12 members did not turn up for the vote", None),
    ("in front of the police", number("person"), "12 people gathered outside the police station", None),
    ("who saw it is alive", number("person"), "12 people witnessed the fatal shooting", None),
    ("in a cell", number("person"), "12 people were put in police cells", "arrested"),
    ("hurt without being killed", number("person"), "the blast harmed 12 people without killing them", None),
    ("short of death", number("person"), "bodily harm, short of death, was done to 12 people", "wounded"),
    ("none of whom died", number("person"), "12 people were hurt, none of whom died", "wounded"),
    ("who did not die", number("person"), "12 people did not die", None),
    ("dead or alive", number(None), "12 have yet to be found, dead or alive", "missing"),
    ("no fewer than", number("person"), "no fewer than 12 people died", "dead"),
    ("homes without a noun behind the number", number(None), "the tally of damaged houses is 12", "damaged"),
    ("a dwelling is a home", number(None), "the tally of dwellings harmed by the fire is 12", "damaged"),
    (
        "far behind, by where the figure stands",
        number(None),
        "of those who were in the wrong place when a coach plunged into a gorge, 12 are no longer alive",
        "dead",
    ),
    ("who came away with prizes", number("person"), "12 people came away with prizes", None),
    ("who marched off", number("person"), "12 people marched off singing", None),
    (
        "the last of two equal figures",
        number(None),
        "On 12 May, with hospitals full, the loss of life came to 12",
        "dead",
    ),
    ("an address is a home", number("address"), "12 addresses are on the list of homes that were harmed", "damaged"),
    ("not intact", number("house"), "12 houses did not come through the fire intact", "damaged"),
    ("houses that are only there", number("house"), "12 houses stand by the river", None),
    ("days are no people", number("day"), "12 days of mourning for those killed", None),
    (
        "paid with their lives",
        number("being"),
        "12 human beings paid for the flood at a hospital with their lives",
        "dead",
    ),
    ("others paid", number("person"), "two officers paid with their lives when 12 people were freed", None),
    ("nobody paid", number("person"), "nobody paid for it with their lives, though 12 people came", None),
    ("the loss of people", number("person"), "the loss of as many as 12 people stunned the town", "casualty"),
    ("the loss of its men", number(None), "the loss of up to 12 of its men stunned the town", "casualty"),
    (
        "what became of something else",
        number("person"),
        "nobody knows what became of the money that 12 people paid",
        None,
    ),
    ("people of homes that suffered", number("home"), "residents of 12 homes suffered a shock", None),
    ("many lives", number(None), "with many lives gone, at least 12", "dead"),
    ("went on with their lives", number("person"), "12 people moved on with their lives", None),
    ("the loss of a thing", number("person"), "12 people perished in the loss of the bridge", "dead"),
    ("the loss of a thing, and no more", number("person"), "12 people saw the loss of the bridge", None),
    ("losses of a side", number("soldier"), "losses came to 12 soldiers", "casualty"),
    ("casualties who live", number("casualty", "casualty"), "the crash resulted in 12 non-fatal casualties", "wounded"),
    (
        "a list of the missing",
        number("name"),
        "the list of those still sought after the flood holds 12 names",
        "missing",
    ),
    (
        "a count far from its figure",
        number(None),
        "the number of homes condemned since rioting over the price of flour spread through the old town stands at 12",
        "damaged",
    ),
    ("who may live there", number("house"), "12 houses that families are able to live in", None),
    ("taken in by the law", number("person"), "the law has laid hands on 12 people", "arrested"),
    ("the end of a career", number("person"), "for 12 people the closure meant the end of a career", None),
    ("what became of them", number("person"), "what became of 12 people in the flood", "missing"),
    ("too far off", number("person"), "12 people " + "a " * 20 + "killed", None),
]


@pytest.mark.parametrize(("counted", "text", "kind"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_kind_told(counted: Number, text: str, kind: str | None) -> None:
    assert kind_told(counted, text) == kind

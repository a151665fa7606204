"""Quantities found in made-up sentences: value, unit and bound; and what is no quantity."""

from __future__ import annotations

import pytest

from onrecord.read.numbers import find_numbers
from onrecord.record import Number


def read(text: str) -> tuple[Number, ...]:
    return find_numbers(text, ((0, len(text)),))


# text, the words of each number with (low, best, high), unit and bound, reason
FOUND = [
    ("The flood covered 43,000 homes.", [("43,000 homes", (None, 43000, None), "home", "exact")], "separators"),
    ("It drew 1,25,000 pilgrims.", [("1,25,000 pilgrims", (None, 125000, None), "pilgrim", "exact")], "lakhs"),
    ("It drew 43\u00a0000 pilgrims.", [("43\u00a0000 pilgrims", (None, 43000, None), "pilgrim", "exact")],
     "no-break space"),
    ("About 2.5 million people live there.", [("About 2.5 million people", (None, 2500000, None), "person", "about")],
     "a magnitude in words"),
    ("Twenty-eight thousand six hundred and forty-two votes were cast.",
     [("Twenty-eight thousand six hundred and forty-two votes", (None, 28642, None), "vote", "exact")], "spelled out"),
    ("A hundred lorries waited.", [("A hundred lorries", (None, 100, None), "lorry", "exact")], "the article is one"),
    ("Up to 300 guards fled.", [("Up to 300 guards", (None, None, 300), "guard", "at_most")], "only an end is given"),
    ("At least 20 miners died.", [("At least 20 miners", (20, None, None), "miner", "at_least")], "the other end"),
    ("The hall holds 500 or more.", [("500 or more", (500, None, None), None, "at_least")], "a bound behind"),
    ("Between 3 and 5 ships sank.", [("3 and 5 ships", (3, None, 5), "ship", "between")], "between and"),
    ("Jobs fell by one per cent.", [("one per cent", (None, 1, None), "percent", "exact")], "one of a unit"),
    ("Half a dozen HP managers left.", [("Half a dozen HP managers", (None, 6, None), "manager", "exact")], "no HP"),
    ("It has 100 or so new members.", [("100 or so new members", (None, 100, None), "member", "about")], "or so many"),
    ('The tag "7584" is his.', [("7584", (None, 7584, None), None, "exact")], "a mark that closes is no inch"),
    ("IT TOOK TEN YEARS.", [("TEN YEARS", (None, 10, None), "year", "exact")], "capitals throughout"),
    ("The toll rose by 12 to 340.", [("12", (None, 12, None), "person", "exact"),
     ("340", (None, 340, None), "person", "exact")], "a rise by one to the other"),
    ("It will rise by 2 to 3 seats.", [("2 to 3 seats", (2, None, 3), "seat", "between")], "a rise by a range"),
    ("They need 10 to 12 pumps.", [("10 to 12 pumps", (10, None, 12), "pump", "between")], "to"),
    ("They need 3-5 pumps.", [("3-5 pumps", (3, None, 5), "pump", "between")], "a dash"),
    ("It cost $10 to $15 billion.", [("$10 to $15 billion", (10e9, None, 15e9), "US dollar", "between")],
     "the magnitude is said once"),
    ("Four to five thousand marched.", [("Four to five thousand", (4000, None, 5000), None, "between")],
     "in words too"),
    ("Dozens of houses burned.", [("Dozens of houses", (12, None, 50), "house", "between")],
     "the survey's p10 and p90"),
    ("Scores of villagers fled.", [("Scores of villagers", (25, None, 1000), "villager", "between")], "the survey's"),
    ("Tens of thousands of refugees crossed.",
     [("Tens of thousands of refugees", (10000, None, 100000), "refugee", "between")], "a decade"),
    ("A third of the herd died.", [("A third", (None, 1 / 3, None), "herd", "exact")], "a fraction of something"),
    ("Fatalities add up to 11.", [("11", (None, 11, None), "person", "exact")], "up to that belongs to a verb"),
    ("It will hand over 300 crowns.", [("300 crowns", (None, 300, None), "crown", "exact")], "over that does"),
    ("They took over 300 hostages.", [("over 300 hostages", (300, None, None), "hostage", "at_least")], "over alone"),
    ("The dead number 37.", [("37", (None, 37, None), "person", "exact")], "a verb, behind several"),
    ("The dead of the fire number 37.", [("37", (None, 37, None), "person", "exact")], "with a phrase between"),
    ("Fatalities at Sarn number 37.", [("37", (None, 37, None), "person", "exact")], "a toll of a place"),
    ("Our members number 3,000.", [("3,000", (None, 3000, None), None, "exact")], "likewise behind a plural"),
    ("One in five farms closed.", [("One in five", (None, 0.2, None), "farm", "exact")], "a share of two numbers"),
    ("It took half an hour.", [("half an hour", (None, 0.5, None), "hour", "exact")], "half a unit"),
    ("It lasted two and a half hours.", [("two and a half hours", (None, 2.5, None), "hour", "exact")], "and a half"),
    ("The walk is 10 1/2 miles.", [("10 1/2 miles", (None, 10.5, None), "mile", "exact")], "a mixed number"),
    ("It paid US$4.5m and £30,000.", [("US$4.5m", (None, 4500000, None), "US dollar", "exact"),
     ("£30,000", (None, 30000, None), "pound sterling", "exact")], "money with letters"),
    ("It paid Rs 500 and C$6.", [("Rs 500", (None, 500, None), "Indian rupee", "exact"),
     ("C$6", (None, 6, None), "Canadian dollar", "exact")], "signs of letters"),
    ("It cost two billion dollars.", [("two billion dollars", (None, 2e9, None), "US dollar", "exact")],
     "money in words"),
    ("The wind blew at 155mph.", [("155mph", (None, 155, None), "mile per hour", "exact")], "a unit without a space"),
    ("It is 12 °C and 80 kg.", [("12 °C", (None, 12, None), "degree Celsius", "exact"),
     ("80 kg", (None, 80, None), "kilogram", "exact")], "signs of units"),
    ("It treats 900 tonnes of sewage a day.", [("900 tonnes", (None, 900, None), "tonne", "exact")], "a rate of stuff"),
    ("It has a $5 million-a-year deal.", [("$5 million-a-year", (None, 5e6, None), "US dollar", "exact")], "hyphens"),
    ("A 5,000-strong crowd left.", [("5,000-strong", (None, 5000, None), None, "exact")], "strong is no unit"),
    ("The tank holds 9 ksi (62 MPa).", [("9 ksi", (None, 9, None), "kilopound per square inch", "exact"),
     ("62 MPa", (None, 62, None), "megapascal", "exact")], "a conversion"),
    ("It flew more than 100 kilometres (60 miles).", [("more than 100 kilometres", (100, None, None), "kilometre",
     "at_least"), ("60 miles", (60, None, None), "mile", "at_least")], "a conversion has the bound of its quantity"),
    ("It cut rates by 25 basis points.", [("25 basis points", (None, 25, None), "basis point", "exact")], "points"),
    ("Support fell 3 percentage points.", [("3 percentage points", (None, 3, None), "percentage point", "exact")],
     "no percent"),
    ("They met one of the oldest judges.", [("one of the oldest judges", (None, 1, None), "judge", "exact")],
     "one of many is one"),
    ("The judge freed all 96 Harbour Town fans.", [("96 Harbour Town fans", (None, 96, None), "fan", "exact")],
     "a name between number and noun"),
    ("It made eight million 250ml bottles.", [("eight million 250ml bottles", (None, 8e6, None), "bottle", "exact"),
     ("250ml", (None, 250, None), "millilitre", "exact")], "a size before the noun"),
    ("An estimated 5,000 nurses left.", [("An estimated 5,000 nurses", (None, 5000, None), "nurse", "about")],
     "estimated"),
    ("A 23-year-old guard fell.", [("23-year-old", (None, 23, None), "year", "exact")], "an age"),
    ("Some 200 guards of the 2,000 guards left.", [("Some 200 guards", (None, 200, None), "guard", "about"),
     ("2,000 guards", (None, 2000, None), "guard", "exact")], "a number like a year that counts something"),
    ("The price rose to 30 or 35 euros.", [("30", (None, 30, None), "euro", "exact"),
     ("35 euros", (None, 35, None), "euro", "exact")], "a unit said once"),
    ("Light has 2.998×10^8 ways.", [("2.998×10^8 ways", (None, 299800000, None), "way", "exact")], "a power of ten"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND, ids=[case[2] for case in FOUND])
def test_found(text: str, expected: list[tuple[object, ...]], reason: str) -> None:
    found = [
        (
            text[slice(*one.span)],
            tuple(None if end is None else pytest.approx(end) for end in ends(one)),
            one.unit,
            one.bound,
        )
        for one in read(text)
    ]
    assert found == [tuple(one) for one in expected], reason


def ends(number: Number) -> tuple[float | None, float | None, float | None]:
    return number.low, number.best, number.high


NONE = [
    ("The mum-of-two was left for dead.", "what somebody is"),
    ("He was born in 1987 and left on Sept. 11, 2001.", "years and days"),
    ("It opens on 9 May at 10:30 and shuts at 5 p.m.", "clock times"),
    ("They met at 0400 GMT on 2019-09-01.", "an ISO date"),
    ("After 9/11 the rules changed.", "a day that is a name"),
    ("Flight MH370 and route 66 and Boeing 737.", "names with numbers"),
    ("Call 555-123-4567 now.", "a telephone number"),
    ("The Harbour side won 3-1 there.", "a result"),
    ("One never knows, and no one asked the other one.", "a pronoun"),
    ("It was the 22nd time and her first win.", "ordinals"),
    ("The third man fell in the fourth quarter.", "ordinals in words"),
    ("Section 427, row 21 and Covid-19.", "labels"),
    ("The dead of room number 37 and seats number 3 and 4.", "the number of a room and of seats"),
    ("House number 37 and number 12.", "the number of a house"),
    ("The Giants number 7 was hurt.", "the number of a player"),
    ("He was missing number 12.", "a number that somebody lacks"),
    ("The dead by reactor number 4 were buried.", "the number of a thing behind several"),
    ("Those who live in the house opposite number 12.", "the number of a house behind several"),
    ("The FTSE 100 and the S&P 500 closed.", "indices"),
    ("Marsh, 66, and Holt (25) left.", "ages between commas"),
    ("In the 1990s and in her 50s she wrote.", "decades"),
    ("Resolution 2231 of the council.", "a resolution"),
    ("Version 3.0.1 of the rules.", "a version"),
    ("The 2014-15 budget and the 2019 vote.", "a year and the next"),
    ("A three-year plan for a six-speed engine.", "what a thing is like"),
    ("Lines 4, 5 and 6 are closed.", "a list of labels"),
    ("The test scores of the school fell.", "scores that are results"),
    ("6. John Marsh. He left [12].", "the numbers of entries and notes"),
    ("Deaths in ward number 3 fell.", "the number of a ward"),
    ("It matters how one feels at one point.", "somebody, and a turn of phrase"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[case[1] for case in NONE])
def test_no_quantity(text: str, reason: str) -> None:
    assert [text[slice(*one.span)] for one in read(text)] == [], reason


# text, the field, its value for each number, reason
FIELDS = [
    ("Nearly 50 of the 73 patients died.", "of", ["dead", None], "the part died, not the whole"),
    ("Of the 73 dead, five of the nine miners were wounded.", "of", ["dead", "wounded", None], "each its own"),
    ("Thirty people in Port Tarn died.", "of", ["dead"], "a place between"),
    ("Output rose 5 percent to 300 tons.", "change", ["up", None], "risen by, not to"),
    ("Output fell by about 30 tons.", "change", ["down"], "behind by and a hedge"),
    ("A 19% drop was seen.", "change", ["down"], "a noun of change behind"),
    ("The toll is 4,200 (+35).", "change", [None, "up"], "a plus in brackets"),
    ("The army lost 300 soldiers.", "change", [None], "soldiers lost are a count, not a fall"),
    ("They make up 20 percent of it.", "change", [None], "up that belongs to a verb"),
    ("It was up 0.5 points, or 2%.", "change", ["up", "up"], "said once for both"),
    ("It pumps 900,000 barrels a day.", "per", ["day"], "a day"),
    ("It treats 900 tonnes of sewage a day.", "per", ["day"], "a day behind the stuff"),
    ("The bank raised its rate by 25 basis points.", "change", ["up"], "what is raised between verb and figure"),
    ("Income is $900 per capita.", "per", ["capita"], "per capita"),
    ("It costs $2 per gallon.", "per", ["gallon"], "per a unit"),
    ("It left 3 days ago, a day early.", "per", [None], "a day that is no rate"),
    ("60% of the vote went to her.", "base", ["vote"], "what a percentage is of"),
    ("Half the seats are free.", "base", ["seats"], "half the"),
    ("It carried 70kg of gold.", "of", ["gold"], "the stuff measured"),
    ("The blast killed 30 soldiers and 12 civilians.", "of", ["dead", "dead"], "a verb before both"),
    ("30 soldiers were killed and 200 wounded.", "of", ["dead", "wounded"], "each its own"),
    ("30 soldiers have been killed or wounded.", "of", ["casualty"], "both together"),
    ("Losses, killed and wounded, stand at 900.", "of", ["casualty"], "both together before"),
    ("The death toll reached 900.", "of", ["dead"], "a toll"),
    ("They took 400 prisoners.", "of", ["captured"], "prisoners"),
    ("More than 1500 are missing.", "of", ["missing"], "a state"),
    ("It hurt, short of death, eighty people.", "of", [None], "death that is left out"),
    ("900 casualties, of whom 50 were dead and the rest wounded.", "of", ["casualty", "dead"], "a part of them"),
    ("The quake left 30 dead.", "unit", ["person"], "the dead are people"),
    ("900 have died since the invasion began.", "cumulative", [True], "since"),
    ("900 died in the past 24 hours.", "cumulative", [False, None], "a day's"),
    ("900 died overnight, bringing the total to 4,000.", "cumulative", [False, True], "both in one sentence"),
    ("900 died, the mayor said on Monday.", "cumulative", [None], "a day of the telling"),
    ("900 died on March 12.", "cumulative", [False], "a day of the dying"),
    ("The toll is 4,200 (+35).", "cumulative", [None, False], "the day's in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "field", "expected", "reason"), FIELDS, ids=[f"{case[1]}: {case[3]}" for case in FIELDS]
)
def test_fields(text: str, field: str, expected: list[object], reason: str) -> None:
    assert [getattr(one, field) for one in read(text)] == expected, reason

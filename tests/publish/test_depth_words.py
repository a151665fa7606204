"""What deep reading found, in words: tables of records, and what people read of them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.publish.headline_words import headline_sentences
from onrecord.publish.index import index_of
from onrecord.publish.layer_words import number_words, place_words, time_words
from onrecord.publish.quantity_words import figure, length_words, percent_range, plural
from onrecord.publish.quoting import in_marks, listed
from onrecord.publish.who_words import who_parts
from onrecord.publish.wording_words import forecast_parts, put_parts
from onrecord.record import (
    Anonymity,
    Article,
    Assertion,
    Attribution,
    Certainty,
    Forecast,
    Headline,
    Horizon,
    Number,
    Place,
    Reading,
    Span,
    Time,
    Who,
    Wording,
)

TEXT = (
    "A pilot close to the board, who asked not to be named, said up to 40 boats may sail to Varno within three weeks."
)


def at(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


PILOT, BOARD, NOT_NAMED = at("A pilot close to the board"), at("the board"), at("who asked not to be named")


def number(**fields: Any) -> Number:
    base: dict[str, Any] = {"low": None, "best": None, "high": None, "unit": None, "of": None, "bound": "exact"}
    return Number(span=at("up to 40 boats"), **base | fields)


NUMBERS = [
    ("the editor's bound", {"high": 43000, "unit": "person", "of": "dead", "bound": "at_most", "by": "editor"},
     "at most 43,000 people (dead), put in by the editor"),
    ("one is singular", {"best": 1, "unit": "source"}, "1 source"),
    ("an end of one", {"high": 1, "unit": "day", "bound": "at_most"}, "at most 1 day"),
    ("no unit, but what is counted", {"best": 300, "of": "prisoner"}, "300 prisoners"),
    ("approximate money", {"best": 40e6, "unit": "US dollar", "bound": "about"}, "about 40,000,000 US dollars"),
    ("a range", {"low": 210, "high": 260, "unit": "crown", "bound": "between"}, "210 to 260 crowns"),
    ("a counting word", {"low": 24, "high": 99, "unit": "person", "bound": "about"}, "about 24 to 99 people"),
    ("percent is a sign", {"best": 12.5, "unit": "percent", "base": "the vote"}, "12.5 % of the vote"),
    ("a share says its base once", {"best": 0.5, "unit": "customer", "base": "customers"}, "0.5 of customers"),
    ("a rise by the day", {"best": 7, "unit": "case", "change": "up", "per": "day"}, "a rise of 7 cases per day"),
    ("a fall", {"low": 3, "unit": "degree Celsius", "change": "down", "bound": "at_least"},
     "a fall of at least 3 degrees Celsius"),
    ("counted from the beginning", {"best": 9, "cumulative": True}, "9, in all so far"),
    ("for a day alone", {"best": 9, "cumulative": False}, "9, in that time alone"),
    ("nothing known", {}, "some"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "words"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_numbers(fields: dict[str, Any], words: str) -> None:
    assert number_words(number(**fields)) == words


TIMES = [
    ("a day", ("2022-09-16", "DATE", "2022-09-16", "2022-09-16"), "“within three weeks”: 2022-09-16"),
    ("a range", ("2022-W37", "DATE", "2022-09-12", "2022-09-18"), "“within three weeks”: 2022-09-12 to 2022-09-18"),
    ("open ahead", ("X", "DATE", "2022-09-12", None), "“within three weeks”: from 2022-09-12 on"),
    ("open behind", ("X", "DATE", None, "2022-09-12"), "“within three weeks”: until 2022-09-12"),
    ("a length", ("P3W", "DURATION", None, None), "“within three weeks”: a length of 3 weeks"),
    ("a length of nobody knows how many", ("PXW", "DURATION", None, None), None),
    ("an hour", ("2022-09-13T15:30", "TIME", "2022-09-13", "2022-09-13"), "“within three weeks”: 2022-09-13 at 15:30"),
    ("a bare hour", ("2022-09-13T15", "TIME", "2022-09-13", "2022-09-13"), "“within three weeks”: 2022-09-13 at 15:00"),
    ("part of a day", ("2022-09-13TEV", "TIME", "2022-09-13", "2022-09-13"),
     "“within three weeks”: 2022-09-13 in the evening"),
    ("a set", ("P1W", "SET", None, None), "“within three weeks”: again and again"),
    ("now says nothing more", ("PRESENT_REF", "DATE", None, None), None),
    ("the past", ("PAST_REF", "DATE", None, None), "“within three weeks”: in the past, no day named"),
    ("not placed", ("XXXX-WXX-5", "DATE", None, None), None),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "words"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_times(fields: tuple[str, Any, str | None, str | None], words: str | None) -> None:
    assert time_words(Time(at("within three weeks"), *fields, "week"), TEXT) == words


def test_a_length_that_the_words_already_say_is_not_said_again() -> None:
    assert time_words(Time((0, 7), "P3W", "DURATION", None, None, "week"), "3 weeks") is None
    assert time_words(Time((0, 7), "P3W", "DURATION", None, None, "week"), "3 Weeks") is None


PLACES = [
    ("north and east", Place(at("Varno"), "Varno", None, 49.98123, 36.25, False, ()), "Varno 49.98° N 36.25° E"),
    ("south and west", Place(at("Varno"), "Varno", None, -1.0, -0.004, False, ()), "Varno 1.00° S 0.00° W"),
    ("the gazetteer's name beside the text's", Place(at("Varno"), "Varnø", 3, 1, 1, False, ()),
     "Varno (Varnø) 1.00° N 1.00° E"),
    ("a name that speaks", Place(at("Varno"), "Varno", 3, 1, 1, True, ()), "Varno speaks: not a place here"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "words"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_places(place: Place, words: str) -> None:
    assert place_words(place, TEXT) == words


WHOS = [
    ("a name with everything", Who("person", "Ilse Tarn", PILOT, 1, "harbour master", "the board", "NO", "Westmark"),
     ["Ilse Tarn, harbour master, the board", "person", "NO", "side: Westmark", "same source as 3"]),
    ("a kind of two words", Who("official_body", "the ministry", PILOT, 1), ["the ministry", "official body",
     "same source as 3"]),
    ("how many", Who("group", "the twins", PILOT, 1, count=(2, 2)), ["the twins", "group", "2 of them",
     "same source as 3"]),
    ("about how many", Who("group", "the crew", PILOT, 1, count=(24, 99)), ["the crew", "group", "24 to 99 of them",
     "same source as 3"]),
    ("not named, told of before", Who("person", None, PILOT, 1, None, "the board", anonymous=True,
     anonymity=Anonymity(("closeness", "rank"), PILOT, NOT_NAMED)),
     ["“A pilot close to the board”", "person", "not named", "gives away closeness and rank",
      "the reason given: “who asked not to be named”", "same source as 3"]),
    ("known by other words", Who("person", None, PILOT, 1, anonymous=True, anonymity=Anonymity((), BOARD)),
     ["“A pilot close to the board”", "person", "not named", "nothing given away", "known as “the board”",
      "same source as 3"]),
    ("a role that no words say", Who("person", None, PILOT, 1, "captain", "Sallow Lines"),
     ["“A pilot close to the board”", "role: captain", "of Sallow Lines", "person", "same source as 3"]),
    ("nothing known", Who("unknown", None, None, 1), ["same source as 3"]),
]  # fmt: skip


@pytest.mark.parametrize(("who", "parts"), [row[1:] for row in WHOS], ids=[row[0] for row in WHOS])
def test_who(who: Who, parts: list[str]) -> None:
    assert who_parts(who, TEXT, (at("said"),), ["3"]) == parts


def test_who_says_nothing_of_a_source_that_the_text_leaves_out() -> None:
    assert who_parts(Who("unknown", None, None, 1, anonymous=True), TEXT, (), []) == []


def test_who_does_not_repeat_the_source_itself() -> None:
    who = Who("person", None, PILOT, 1, "pilot", "the board", anonymous=True, anonymity=Anonymity((), PILOT))
    assert who_parts(who, TEXT, (PILOT,), []) == ["person", "not named", "nothing given away"]


PUT = [
    ("on a scale", Wording(Certainty("likely", "ICD203", (), 0.55, 0.8)), ["“likely”: 55–80 % (ICD 203)"]),
    ("one number", Wording(Certainty("certain", "Kent", (), 1.0, 1.0)), ["“certain”: 100 % (Kent)"]),
    ("thousandths", Wording(Certainty("chance", "PHIA", (), 0.875, 0.9)), ["“chance”: 87.5–90 % (PHIA)"]),
    ("no number", Wording(Certainty("may", "none", (at("may"),))), ["“may”: no number on any scale"]),
    ("no term, only words", Wording(Certainty(None, "none", (at("may"), at("sail")))),
     ["“may … sail”: no number on any scale"]),
    ("all else", Wording(None, "denied", "fear", "distances"),
     ["denied", "attitude: fear", "the writer keeps a distance"]),
    ("not committed", Wording(None, "uncommitted", None, "endorses"),
     ["not committed to", "the writer takes it as true"]),
    ("plain", Wording(), []),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "parts"), [row[1:] for row in PUT], ids=[row[0] for row in PUT])
def test_how_it_is_put(wording: Wording, parts: list[str]) -> None:
    assert put_parts(wording, TEXT) == parts


WITHIN = at("within three weeks")
FORECASTS = [
    ("a horizon with its anchor", Forecast("the boats sail", "forecast", horizon=Horizon(WITHIN, "the invasion", "P3W"),
     made="before the invasion"), ["“the boats sail”", "within 3 weeks of the invasion", "made before the invasion"]),
    ("a horizon in words", Forecast("so", "plan", horizon=Horizon(WITHIN, "spring", None)),
     ["“so”", "“within three weeks”"]),
    ("days, chance and condition", Forecast("so", "threat", True, ("2031-05-03", "2031-05-12"), None,
     ("2031-05-01", "2031-05-01"), (0.2, 0.45)),
     ["“so”", "due 2031-05-03 to 2031-05-12", "20–45 %", "on a condition", "made 2031-05-01"]),
    ("nothing but what", Forecast("so", "promise"), ["“so”"]),
]  # fmt: skip


@pytest.mark.parametrize(("forecast", "parts"), [row[1:] for row in FORECASTS], ids=[row[0] for row in FORECASTS])
def test_forecasts(forecast: Forecast, parts: list[str]) -> None:
    assert forecast_parts(forecast, TEXT) == parts


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("person", "people"), ("city", "cities"), ("day", "days"), ("church", "churches"), ("box", "boxes"),
        ("policeman", "policemen"), ("German", "Germans"), ("kilometre per hour", "kilometres per hour"),
        ("square foot", "square feet"), ("degree Celsius", "degrees Celsius"), ("aircraft", "aircraft"),
        ("dead", "dead"), ("GW", "GW"), ("km/h", "km/h"), ("", ""),
    ],
)  # fmt: skip
def test_plurals(one: str, several: str) -> None:
    assert plural(one) == several


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P3W", "3 weeks"), ("P1Y", "1 year"), ("PT90M", "90 minutes"), ("P1.5Y", "1.5 years"), ("P2DE", "2 decades"),
        ("P1CE", "1 century"), ("P1M", "1 month"), ("PT1M", "1 minute"), ("P6MT2H", None), ("PXD", None), ("", None),
        ("P", None), ("P" + "9" * 400 + "D", None),
    ],
)  # fmt: skip
def test_lengths(value: str, words: str | None) -> None:
    assert length_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(43000.0, "43,000"), (0.5, "0.5"), (1e21, "1e+21"), (-3.25, "-3.25"), (1234567.5, "1,234,567.5")],
)
def test_figures(value: float, words: str) -> None:
    assert figure(value) == words


def test_ranges_of_probability() -> None:
    assert (percent_range(0.2, 0.45), percent_range(0.05, 0.05)) == ("20–45 %", "5 %")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("plain", "“plain”"),
        ("he said “no” to it", "“he said ‘no’ to it”"),
        ("weeks, not months” of repairs", "“weeks, not months of repairs”"),
        ("two\n\nlines", "“two lines”"),
        ("word " * 60, "“" + "word " * 23 + "word …”"),
    ],
    ids=["as it is", "marks of its own are single", "half a pair goes", "on one line", "long ones lose their end"],
)
def test_quoting(words: str, marked: str) -> None:
    assert in_marks(words) == marked


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["1"], "1"), (["1", "2"], "1 and 2"), (["1", "2", "3"], "1, 2 and 3"),
     (list("12345678"), "1, 2, 3, 4, 5, 6 and 2 more")],
)  # fmt: skip
def test_listing_as_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def _reading() -> Reading:
    may = Wording(Certainty("may", "none", (at("may"),)), numbers=(0, 7))
    base: dict[str, Any] = {"within": None, "source": (), "cue": (at("said"),), "content": (at("boats may sail"),),
                            "act": "speech", "form": "indirect", "editorial": (), "segment": "body", "via": (),
                            "addressee": None, "confidence": 1.0}  # fmt: skip
    said = (Attribution(id=id, wording=may, **base) for id in ("x", "y"))
    return Reading(
        Article("t", TEXT, "en", (), (), (), ()),
        "by-hand/1",
        tuple(said),
        (),
        assertions=(Assertion("z", (at("boats"),), "body", Wording(), 1.0),),
        numbers=(number(high=40, unit="boat", bound="at_most"),),
    )


HEADLINES = [
    ("whole", Headline((0, 7), ("z",), "full"), ["The body bears it out: a1."]),
    ("nothing", Headline((0, 7), (), "none", (at("board"), at("boats"))),
     ["Nothing in the body bears it out.", "It adds “board” and “boats”: nothing in the body says so."]),
    ("one source dropped", Headline((0, 7), ("x",), "partial", (), ("source",)),
     ["The body bears out part of it: 1.", "It drops the source: only 1 says so."]),
    ("several", Headline((0, 7), ("x", "z", "y"), "partial", (), ("source", "hedge", "bound")),
     ["The body bears out part of it: 1, a1 and 1 not shown here.", "It drops the source: only 1 says so.",
      "It drops the doubt: the body says “may”.", "It drops a number's bound: the body says “up to 40 boats”."]),
    ("by what is not shown", Headline((0, 7), ("y",), "full", (), ("source",)),
     ["The body bears it out: 1 not shown here.", "It drops the source: only somebody who is quoted says so."]),
    ("by nothing that is known", Headline((0, 7), (), "full", (), ("hedge", "bound", "date")),
     ["The body bears it out.", "It drops the doubt.", "It drops a number's bound.", "It drops: date."]),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "sentences"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headlines(headline: Headline, sentences: list[str]) -> None:
    index = index_of(_reading(), {"x": "1", "z": "a1"})
    assert [told.words for told in headline_sentences(headline, index)] == sentences

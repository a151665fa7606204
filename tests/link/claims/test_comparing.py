"""What is seen of pairs, what it adds up to, and how two tellings stand."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.claims import Beside, compare
from onrecord.link.claims.scales import logistic, scale
from onrecord.record.linking import Link, Relation
from onrecord.record.telling import Telling
from tests.link.claims.made import day, number, place, telling

DAM = "The Orlin dam burst on Monday and flooded Varnholt."


def value(link: Link, name: str) -> float | None:
    return next((reason.value for reason in link.reasons if reason.name == name), None)


def relation(one: Telling, other: Telling) -> Relation:
    return compare(one, dataclasses.replace(other, id="t2"), 0.8).relation


SEEN = [
    ("same words", "words", telling(DAM), telling(DAM), 1.0),
    ("no word in common", "words", telling("Dogs bark."), telling("Choirs sing."), 0.0),
    ("one name is shared", "names", telling(DAM), telling("They say Varnholt is under water."), 1.0),
    ("names, and none shared", "names", telling("Then Varnholt fell."), telling("Then Lindesund fell."), -1.0),
    ("no name in one: nothing to compare", "names", telling("Then it fell."), telling("Then Lindesund fell."), None),
    ("a figure of three digits is shared", "figures", telling("They hold 512 of them"), telling("All 512 left"), 1.0),
    ("figures against each other", "figures", telling("They hold 512 of them"), telling("All 513 left"), -0.5),
    (
        "near places",
        "places",
        telling("a", places=(place("Ul", 50, 30),)),
        telling("b", places=(place("Um", 50.1, 30.1),)),
        1.0,
    ),
    (
        "far places",
        "places",
        telling("a", places=(place("Ul", 50, 30),)),
        telling("b", places=(place("Um", 40, 30),)),
        -1.0,
    ),
    (
        "a place that speaks is none",
        "places",
        telling("a", places=(place("Ul", 50, 30, speaks=True),)),
        telling("b", places=(place("Um", 40, 30),)),
        None,
    ),
    (
        "times overlap",
        "times",
        telling("a", times=(day("2030-05-01", "2030-05-31"),)),
        telling("b", times=(day("2030-05-09"),)),
        1.0,
    ),
    ("times apart", "times", telling("a", times=(day("2030-05-01"),)), telling("b", times=(day("2030-06-09"),)), -1.0),
    (
        "published the same day",
        "days apart",
        telling("a", published="2030-05-01"),
        telling("b", published="2030-05-01T09:00Z"),
        0.0,
    ),
    ("one day is not known", "days apart", telling("a", published="2030-05-01"), telling("b", published="May"), None),
    ("same source by a shorter name", "source", telling("a", name="Ann Holt"), telling("b", name="Holt"), 1.0),
    (
        "two sentences of one article",
        "one article",
        telling("It burst", article="a1"),
        telling("Orlin is dark", article="a1"),
        1.0,
    ),
    (
        "one sentence, read a little otherwise in a copy",
        "one article",
        telling("the old dam at Orlin burst", family="f1"),
        telling("that the old dam at Orlin burst", family="f1", sentence="He said that the old dam at Orlin burst."),
        None,
    ),
    (
        "one has it from the other's outlet",
        "cited",
        telling("a", name="Ann Holt", outlet="Oskel Courier"),
        telling("b", name="Holt", outlet="Norrby Post", via=("the Courier",)),
        1.0,
    ),
    (
        "an unnamed source's words from the other's outlet",
        "cited",
        telling("a", outlet="Oskel Courier", source="a senior police official"),
        telling("b", outlet="Norrby Post", source="the senior police official", via=("Oskel Courier",)),
        1.0,
    ),
    (
        "another source's words from the other's outlet",
        "cited",
        telling("a", name="Ann Holt", outlet="Oskel Courier"),
        telling("b", name="Jon Berg", outlet="Norrby Post", via=("the Courier",)),
        None,
    ),
    (
        "from another outlet",
        "cited",
        telling("a", name="Ann Holt", outlet="Oskel Courier"),
        telling("b", name="Ann Holt", outlet="Norrby Post", via=("the Herald",)),
        None,
    ),
    (
        "told to the outlet itself",
        "cited",
        telling("a", name="Ann Holt", outlet="Oskel Courier"),
        telling("b", name="Ann Holt", outlet="Oskel Courier", via=("the Courier",)),
        None,
    ),
    (
        "the first has it from the second's outlet",
        "cited",
        telling("a", name="Ann Holt", outlet="Norrby Post", via=("The Courier",)),
        telling("b", name="Holt", outlet="Oskel Courier"),
        1.0,
    ),
    (
        "told to the outlet itself, by another spelling of it",
        "cited",
        telling("a", name="Ann Holt", outlet="The Courier"),
        telling("b", name="Ann Holt", outlet="Courier", via=("the Courier",)),
        None,
    ),
    (
        "through reporters, who are no outlet",
        "cited",
        telling("a", name="Ann Holt", outlet="Reporters"),
        telling("b", name="Ann Holt", outlet="Norrby Post", via=("The reporters",)),
        None,
    ),
    (
        "he is anybody",
        "cited",
        telling("a", outlet="Oskel Courier", source="he"),
        telling("b", outlet="Norrby Post", source="he", via=("the Courier",)),
        None,
    ),
    (
        "officials are anybody",
        "cited",
        telling("a", outlet="Oskel Courier", source="officials"),
        telling("b", outlet="Norrby Post", source="health officials in Lund", via=("the Courier",)),
        None,
    ),
    ("two sources", "source", telling("a", name="Ann Holt"), telling("b", name="Jon Berg"), 0.0),
    ("one is negated", "negation", telling("It did not burst"), telling("It burst"), 1.0),
    ("two negations are none", "negation", telling("No one said it did not burst"), telling("It burst"), None),
    ("one is a denial", "denial", telling("It burst", denied=True), telling("It burst"), 1.0),
    ("one is still to come", "forecast", telling("It will burst", forecast=True), telling("It burst"), 1.0),
    (
        "equal numbers of the same",
        "numbers",
        telling("a", numbers=(number(5),)),
        telling("b", numbers=(number(5),)),
        1.0,
    ),
    (
        "other numbers of the same",
        "numbers",
        telling("a", numbers=(number(5),)),
        telling("b", numbers=(number(7),)),
        0.4,
    ),
    (
        "dead are not casualties",
        "numbers",
        telling("a", numbers=(number(5),)),
        telling("b", numbers=(number(5, of="casualty"),)),
        -1.0,
    ),
    (
        "a day's dead are not all dead",
        "numbers",
        telling("a", numbers=(number(900, per="day", cumulative=False),)),
        telling("b", numbers=(number(900, cumulative=True),)),
        -1.0,
    ),
    (
        "homes are not dead",
        "numbers",
        telling("a", numbers=(number(5),)),
        telling("b", numbers=(number(5, "home", "damaged"),)),
        -1.0,
    ),
    ("only one has a number", "numbers", telling("a", numbers=(number(5),)), telling("b"), -0.2),
]


@pytest.mark.parametrize(("name", "one", "other", "expected"), [case[1:] for case in SEEN], ids=[c[0] for c in SEEN])
def test_what_is_seen(name: str, one: Telling, other: Telling, expected: float | None) -> None:
    found = value(compare(one, dataclasses.replace(other, id="t2"), 0.5), name)
    assert found is None if expected is None else found == pytest.approx(expected)


def told(text: str, count: Any = None, **fields: Any) -> Telling:
    return telling(text, numbers=(count,) if count else (), **fields)


STAND: list[tuple[str, Telling, Telling, Relation]] = [
    ("the same words", told(DAM), told(DAM), "same"),
    ("a denial", told(DAM), told(DAM, denied=True), "denies"),
    ("two denials say the same", told(DAM, denied=True), told(DAM, denied=True), "same"),
    (
        "to deny that it did not is to say that it did",
        told("The dam did not burst", denied=True),
        told("The dam burst"),
        "same",
    ),
    (
        "a denial that was read as an assertion",
        told("the Orlin dam burst", sentence="He rejected claims that the Orlin dam burst."),
        told("The Orlin dam burst"),
        "denies",
    ),
    (
        "denied in other words, one of them with a no",
        told("that the way out was barred", denied=True),
        told("that fans could not get out because the gates were locked", denied=True),
        "same",
    ),
    (
        "a no that is none of what the other says",
        told("nobody has heard from 12 people since the Orlin dam burst"),
        told("rescuers look for 12 who vanished when the Orlin dam burst"),
        "same",
    ),
    ("a negation of the same", told("The Orlin dam burst"), told("The Orlin dam never burst"), "contradicts"),
    ("an opposite of the same", told("Exports of barley rose"), told("Exports of barley fell"), "contradicts"),
    ("a negation of something else", told("Barley exports rose"), told("The mayor did not resign"), "same"),
    ("another figure, same day", told("5 died", number(5)), told("7 died", number(7)), "differs_in_number"),
    (
        "killed and dead are one thing",
        told("5 killed", number(5, of="killed")),
        told("7 dead", number(7)),
        "differs_in_number",
    ),
    (
        "dead and casualties do not differ in number",
        told("5 dead", number(5)),
        told("70 casualties", number(70, of="casualty")),
        "same",
    ),
    (
        "a day's and all days' do not differ in number",
        told("900 dead a day", number(900, per="day")),
        told("70,000 dead", number(70_000, cumulative=True)),
        "same",
    ),
    (
        "rise and level do not differ in number",
        told("up 5 percent", number(5, "percent", None, change="up")),
        told("at 7 percent", number(7, "percent", None)),
        "same",
    ),
    (
        "a later count from the beginning on",
        told("5 died", number(5), published="2030-05-01"),
        told("7 have died", number(7, cumulative=True), published="2030-05-02"),
        "updates",
    ),
    (
        "a later figure that is said to be new",
        told("5 died", number(5), published="2030-05-01"),
        told("the toll rose to 7", number(7), published="2030-05-02"),
        "updates",
    ),
    (
        "a later figure of the same source",
        told("5 died", number(5), published="2030-05-01", name="Ann Holt"),
        told("7 died", number(7), published="2030-05-02", name="Ann Holt"),
        "updates",
    ),
    (
        "a later figure of somebody else",
        told("5 died", number(5), published="2030-05-01", name="Ann Holt"),
        told("7 died", number(7), published="2030-05-02", name="Jon Berg"),
        "differs_in_number",
    ),
    (
        "within the other's bound",
        told("up to 9 died", number(None, low=None, high=9, bound="at_most")),
        told("5 died", number(5)),
        "narrows",
    ),
    (
        "beyond the other's bound",
        told("up to 9 died", number(None, low=None, high=9, bound="at_most")),
        told("12 died", number(12)),
        "differs_in_number",
    ),
    (
        "about five may be five",
        told("about 50 died", number(50, bound="about")),
        told("52 died", number(52)),
        "narrows",
    ),
    (
        "the same and more",
        told("The Orlin dam burst"),
        told("The Orlin dam burst after engineers ignored cracked concrete"),
        "narrows",
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), [case[1:] for case in STAND], ids=[case[0] for case in STAND])
def test_how_they_stand(one: Telling, other: Telling, expected: Relation) -> None:
    assert relation(one, other) == expected
    assert relation(dataclasses.replace(other, id="t0"), one) == expected


def test_reasons_sum_up_to_the_score() -> None:
    link = compare(telling(DAM), telling("Water from Orlin is in Varnholt.", "t2"), 0.7, Beside(0.9))
    logit = scale("claim").start + math.fsum(reason.weight for reason in link.reasons)
    assert link.score == pytest.approx(logistic(logit))
    assert all(reason.words for reason in link.reasons if reason.name in {"meaning", "words", "names", "event"})


def test_what_articles_are_about_is_weighed() -> None:
    scores = [compare(telling(DAM), telling(DAM, "t2"), 1.0, Beside(event)).score for event in (0.0, 0.5, 1.0)]
    assert scores == sorted(scores)
    assert scores[0] < scores[2]


def test_days_apart_weigh_more_the_more_they_are() -> None:
    days = ("2030-05-01", "2030-05-03", "2030-05-10", "2030-05-20", "2031-07-20")
    one = telling(DAM, published=days[0])
    scores = [compare(one, telling(DAM, "t2", published=day_), 1.0).score for day_ in days]
    assert scores[0] > scores[1] > scores[2] > scores[3] == scores[4]


WORDS = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, st.floats(-1, 1), st.none() | st.builds(Beside, st.floats(0, 1)))
def test_any_text_gives_a_link_that_does_not_depend_on_order(one: str, other: str, cosine: float, more: Any) -> None:
    left, right = telling(one, "a"), telling(other, "b")
    link = compare(left, right, cosine, more)
    assert link == compare(right, left, cosine, more)
    assert 0 <= link.score <= 1
    assert (link.one, link.other) == ("a", "b")


@pytest.mark.parametrize("text", ["not " * 20_000, "Word " * 20_000, "\ud800" * 500, "a" * 200_000, "1,1" * 9_000])
def test_hostile_texts(text: str) -> None:
    assert compare(telling(text), telling(text + "!", "t2"), 0.5).one == "t1"


def test_a_number_tells_little_where_the_events_differ() -> None:
    one, other = (telling("5 died", id, numbers=(number(5),)) for id in ("t1", "t2"))
    assert value(compare(one, other, 0.8, Beside(0.1)), "numbers") == pytest.approx(0.1)
    assert value(compare(one, other, 0.8, Beside(1.0)), "numbers") == 1.0


UNLIKE = telling("locked exits were to blame"), telling("fans could not get out", id="t2")
QUOTED = telling("“We counted the tanks,”"), telling("his men had “run out of reasons”", id="t2")


@pytest.mark.parametrize(
    ("pair", "cosine", "lacking"),
    [(UNLIKE, 0.5, 0.2), (UNLIKE, 0.75, None), (QUOTED, 0.75, 0.25), (QUOTED, 0.3, 0.4)],
    ids=["far", "near enough", "near, but both quoted", "far and both quoted"],
)
def test_what_shares_no_word_must_be_nearer(
    pair: tuple[Telling, Telling], cosine: float, lacking: float | None
) -> None:
    found = value(compare(*pair, cosine), "nothing shared")
    assert found is None if lacking is None else found == pytest.approx(lacking)

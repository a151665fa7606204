"""What articles are about, and how words are weighed."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.link.claims import Setting, beside, compare_prepared, prepare, same_event, setting_of
from onrecord.link.claims.preparing import Vectors
from onrecord.link.claims.words import figures_of, names_of, plain, weight
from tests.link.claims.made import telling

FLOOD = [
    "Flood in Varnholt after dam bursts",
    "The flood in Varnholt killed 14 people on Monday, mayor Ann Holt said.",
    "Engineers had warned of cracks in the Orlin dam for months.",
]
FLOOD_TOO = [
    "Orlin dam gives way, flood hits Varnholt",
    "At least 14 people died in the Varnholt flood on Monday, according to Ann Holt.",
]
ELSEWHERE = [
    "Flood in Lindesund after river rises",
    "The flood in Lindesund killed 3 people on Friday, governor Jon Berg said.",
]


def vectors(texts: object) -> Vectors:
    """Stand-ins: all alike, so that words alone decide."""
    made = np.zeros((len(list(texts)), 384), dtype=np.float32)  # type: ignore[call-overload]
    made[:, 0] = 1
    return made


def setting(sentences: list[str]) -> Setting:
    return setting_of(sentences, vectors(sentences[:3]))


def test_one_event_scores_above_its_sibling() -> None:
    same, sibling = (same_event(setting(FLOOD), setting(other))[0] for other in (FLOOD_TOO, ELSEWHERE))
    assert same > sibling + 0.2


def test_order_of_two_articles_changes_nothing() -> None:
    one, other = setting(FLOOD), setting(FLOOD_TOO)
    assert same_event(one, other) == same_event(other, one)


def test_an_empty_article_is_no_error() -> None:
    nothing = setting_of([], np.zeros((0, 384), dtype=np.float32))
    assert 0 <= same_event(nothing, setting(FLOOD))[0] <= 1


def test_two_articles_of_one_event_bring_their_tellings_nearer() -> None:
    home = {"f": setting(FLOOD), "g": setting(FLOOD_TOO), "h": setting(ELSEWHERE)}
    told = [
        telling("engineers warned of cracks", "1", article="f"),
        telling("engineers had warned of cracks", "2", article="g"),
        telling("engineers had warned of cracks", "3", article="h"),
    ]
    one, same, other = prepare(told, home, vectors)
    assert beside(one, one).event == 1
    assert beside(one, same).event > beside(one, other).event
    assert compare_prepared(one, same).score > compare_prepared(one, other).score
    assert compare_prepared(one, same) == compare_prepared(same, one)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Killed", "kill"), ("making", "make"), ("stopped", "stop"), ("cities", "city"), ("houses", "house"),
        ("clashes", "clash"), ("was", "be"), ("Holt’s", "holt"), ("press", "press"), ("died", "die"), ("red", "red"),
        ("king", "king"), ("", ""), ("I’ve", "i"), ("didn't", "do"), ("can't", "can"), ("mayor's", "mayor"),
    ],
)  # fmt: skip
def test_plain_forms(word: str, expected: str) -> None:
    assert plain(word) == expected


def test_common_words_weigh_nothing_and_rare_ones_most() -> None:
    assert weight("a") == weight("i") == weight("the") == 0
    assert weight("the") < weight("people") < weight("dam") < weight("arsenic") <= weight("varnholt") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ann Holt spoke.", {"ann", "holt"}),
        ("The river rose.", set()),
        ("Then I said that I’m going.", set()),
        ("Varnholt is under water.", {"varnholt"}),
        ("Many Homes Lost As River Rises In Varnholt", {"varnholt"}),
        ("Water Levels Fall In Many Cities\nIn the hall Water spoke.", {"water"}),
    ],
    ids=[
        "within a sentence",
        "at its start, common",
        "I, who is nobody's name",
        "at its start, rare",
        "headline",
        "headline and body",
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert set(names_of(text)) == expected


def test_figures_lose_the_commas_of_thousands() -> None:
    assert figures_of("4,300 of 9 at 3.5") == {"4300", "9", "3.5"}


def test_each_thing_seen_of_two_articles() -> None:
    same, sibling = (
        {reason.name: reason.value for reason in same_event(setting(FLOOD), setting(other))[1]}
        for other in (FLOOD_TOO, ELSEWHERE)
    )
    assert same.keys() == {"vectors", "names", "lead names", "headlines", "figures", "days", "full names"}
    assert all(same[name] > sibling[name] for name in same if name != "vectors")


HEADLINES = [
    ("each names another town", "Varnholt mourns 14 dead", "Lindesund mourns 3 dead", -1.0),
    ("one names what the other tells of", "Money for Varnholt", "Ann Holt promises aid", 0.0),
    ("a headline without a name says nothing", "The flood and what it took", "Lindesund mourns 3 dead", 0.0),
    ("one town by two headlines", "Varnholt mourns", "Flood takes 14 lives in Varnholt", 0.0),
]


@pytest.mark.parametrize(("reason", "one", "other", "expected"), HEADLINES, ids=[case[0] for case in HEADLINES])
def test_headlines_of_two_events(reason: str, one: str, other: str, expected: float) -> None:
    """The same minister promises the same money after two floods."""
    told = "Ann Holt, the minister, promised every household 500 crowns."
    home = "The river rose." if "Lindesund" in other else "The river rose in Varnholt."
    seen = {reason.name: reason for reason in same_event(setting([one, told]), setting([other, told, home]))[1]}
    assert seen["headlines"].value == expected, reason
    assert ("Lindesund".lower() in seen["headlines"].words) == (expected < 0)

"""Forecasts of a source and of one claim: of what has a chance, whether it is the same."""

from __future__ import annotations

import pytest

from onrecord.desk.judging.alike import Foretold, alike_in
from onrecord.link.claims.words import names_of, words_of

RAIN = "rain will fall in the valley"


def about(words: str | None) -> Foretold:
    return None if words is None else (frozenset(words_of(words)), frozenset(names_of(words)))


@pytest.mark.parametrize(
    ("one", "other", "same", "reason"),
    [
        (RAIN, "the central bank will cut rates", False, "two things of one pattern"),
        (RAIN, "it will rain over the Orrin valley", True, "one thing in other words"),
        ("Halmora will win the cup", "Halmora will lose the bridge", False, "one name, two things"),
        (RAIN, None, True, "one of them without a chance: the claim alone decides"),
        (RAIN, "", True, "no words to go by"),
    ],
    ids=["two things", "other words", "one name", "no chance", "no words"],
)
def test_forecasts_with_a_chance_are_one_where_their_words_agree(
    one: str, other: str | None, same: bool, reason: str
) -> None:
    groups = alike_in({"a": ("claim", about(one)), "b": ("claim", about(other))})
    assert (groups["a"] == groups["b"]) is same, reason


def test_forecasts_of_two_claims_are_never_one() -> None:
    groups = alike_in({"a": ("claim-a", about(RAIN)), "b": ("claim-b", about(RAIN))})
    assert groups == {"a": "claim-a", "b": "claim-b"}

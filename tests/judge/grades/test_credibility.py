"""Digits of claims: what bears on them, how near it stood, what speaks against them; and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.grades import DIGIT_NAMES, credibility, rules
from onrecord.record.grading import DISTANCES, Bearing
from tests.judge.grades.made import bearing, bearings

ORDER = (5, 4, 6, 3, 2, 1)
"""The digits from the worst to the best: 6, which says nothing, lies between 3 and 4."""


def digit(*made: Bearing) -> int:
    return credibility("claim", made).digit


def far(*names: str) -> list[Bearing]:
    return [bearing(name) for name in names]


def near(*names: str) -> list[Bearing]:
    return [bearing(name, distance="witness") for name in names]


def official(*names: str) -> list[Bearing]:
    return [bearing(name, distance="official") for name in names]


def against(*names: str, distance: str = "unknown") -> list[Bearing]:
    return [bearing(name, "contradicts", distance) for name in names]


DENIAL = [bearing("d", "denies", "official")]

HAND_MADE = [
    ([], 6, "nothing at all"),
    (far("a"), 6, "one telling of unknown closeness: nobody else bears on it"),
    ([bearing("a", distance="second_hand")], 6, "one who heard of it"),
    (official("a"), 3, "an official on the matter, alone"),
    (near("a"), 3, "a witness, alone"),
    ([bearing("a", distance="own_staff")], 3, "the outlet's own reporter, alone"),
    (far("a", "b"), 3, "two who may both have it from afar"),
    ([*official("a"), *far("b")], 2, "an official and another one"),
    (far("a", "b", "c"), 2, "three who may all have it from afar"),
    (far("a", "b", "c", "d", "e"), 2, "five from afar are still not near"),
    (near("a", "b"), 1, "two witnesses"),
    ([*near("a"), bearing("b", distance="own_staff")], 1, "a witness and a reporter"),
    ([*official("a"), *far("b", "c")], 1, "three, one of them an official"),
    (official("a", "b"), 2, "two officials: neither saw it"),
    ([*far("a"), *DENIAL], 4, "one from afar, and it is denied"),
    (DENIAL, 4, "known by its denial alone"),
    ([*near("a"), *DENIAL], 4, "a witness against a denial"),
    ([*official("a"), *DENIAL], 4, "an official against a denial"),
    ([*far("a", "b"), *DENIAL], 4, "two from afar against a denial"),
    ([*near("a", "b"), *DENIAL], 2, "two witnesses against a denial: no longer confirmed"),
    ([*official("a"), *far("b", "c"), *DENIAL], 2, "three against a denial"),
    ([*official("a"), *far("b"), *DENIAL], 3, "two, one of them an official, against a denial"),
    ([*far("a", "b", "c"), *DENIAL, bearing("e", "denies")], 3, "denials together are one voice"),
    (against("x"), 5, "only contradicted"),
    ([*far("a"), *against("x", "y")], 5, "two against one"),
    ([*near("a"), *against("x")], 4, "one witness against one from afar"),
    ([*far("a"), *against("x")], 4, "one against one, both from afar"),
    ([*far("a"), *against("x", distance="witness")], 5, "one from afar against a witness"),
    ([*far("a", "b"), *against("x")], 3, "two against one"),
    ([*far("a", "b"), *against("x", distance="witness")], 4, "two from afar against a witness"),
    ([*near("a"), *far("b"), *against("x", distance="witness")], 3, "witnesses on both sides, more for it"),
    ([*far("a", "b", "c"), *against("x")], 3, "three against one, all from afar"),
    ([*near("a"), *far("b", "c"), *against("x")], 2, "three against one, with a witness"),
    ([*far("a", "b"), *against("x"), *DENIAL], 4, "two against a contradiction and a denial"),
    ([*near(*"abcdefgh"), *against("x")], 2, "what is contradicted is never confirmed"),
]


@pytest.mark.parametrize(("made", "wanted", "reason"), HAND_MADE, ids=[reason for *_, reason in HAND_MADE])
def test_digits_by_hand(made: list[Bearing], wanted: int, reason: str) -> None:
    assert digit(*made) == wanted, reason


def test_every_rule_is_reached_by_some_claim_of_the_table() -> None:
    reached = {credibility("claim", made).rule for made, *_ in HAND_MADE}
    assert {rule.name for rule in rules()} == reached | {"forecast"}


@pytest.mark.parametrize("made", [made for made, *_ in HAND_MADE], ids=[reason for *_, reason in HAND_MADE])
def test_of_what_is_to_come_no_voices_make_a_digit(made: list[Bearing]) -> None:
    found = credibility("claim", made, forecast=True)
    assert (found.digit, found.rule) == (6, "forecast")
    assert found.reasons == ("it says what is to come: how many say so bears on nothing; what became of it does",)


def test_a_source_is_one_voice_however_often_it_speaks() -> None:
    same = [bearing(f"t{at}", distance="witness", source="s1") for at in range(4)]
    assert digit(*same) == 3
    assert digit(*same, bearing("u", distance="witness", source="s2")) == 1


def test_a_source_stands_as_near_as_the_nearest_of_what_it_told() -> None:
    told = [bearing("t1", source="s1"), bearing("t2", distance="witness", source="s1"), bearing("t3", source="s1")]
    (voice,) = credibility("claim", told).voices
    assert (voice.distance, voice.tellings) == ("witness", ("t1", "t2", "t3"))


def test_a_source_that_has_said_both_is_no_voice_for_it() -> None:
    both = [bearing("t1", distance="official", source="s1"), bearing("t2", "denies", source="s1")]
    found = credibility("claim", both)
    assert (found.digit, [voice.stand for voice in found.voices]) == (4, ["denies"])


def test_what_a_party_says_of_its_adversary_is_marked_and_one_voice() -> None:
    said = [bearing(f"t{at}", distance="official", source=f"s{at}", party="Aldonia", adversary=True) for at in range(5)]
    found = credibility("claim", said)
    assert (found.digit, found.partisan) == (6, ("t0", "t1", "t2", "t3", "t4"))
    assert "what Aldonia's side says about the other side counts as one voice, however often" in found.reasons
    own = [replace(one, adversary=False) for one in said]
    assert (digit(*own), credibility("claim", own).partisan) == (1, ())
    assert digit(*said, *near("w")) == 2


def test_no_rule_asks_for_the_reliability_of_a_source() -> None:
    """Letter and digit are two questions."""
    assert not any("reliab" in rule.reason for rule in rules())


def test_reasons_open_on_the_tellings_behind_them() -> None:
    found = credibility("claim", [bearing("a", distance="witness", echoes=("e1", "e2")), *near("b")])
    assert [(voice.name, voice.tellings, voice.echoes) for voice in found.voices] == [
        ("a", ("a",), ("e1", "e2")),
        ("b", ("b",), ()),
    ]
    assert found.reasons[-1] == "2 more only repeat these and change nothing"


def test_a_correction_by_the_source_itself_is_told_from_what_only_repeats_it() -> None:
    found = credibility("claim", [bearing("a", distance="witness", echoes=("e1", "e2")), *near("b")], newer={"e2"})
    assert found.reasons[-2:] == (
        "1 more only repeats these and changes nothing",
        "1 more gives another number than its source said first; it adds no voice",
    )


def test_the_names_are_those_of_the_code() -> None:
    assert sorted(DIGIT_NAMES) == [1, 2, 3, 4, 5, 6]


def test_every_mixture_of_voices_rises_with_support_and_falls_with_what_speaks_against_it() -> None:
    """Near, official and far voices for it; near and far ones against it; denials: all mixtures of a few of each."""
    kinds = (
        ("supports", "witness"), ("supports", "official"), ("supports", "unknown"), ("contradicts", "witness"),
        ("contradicts", "unknown"), ("denies", "official"),
    )  # fmt: skip
    digits: dict[tuple[int, ...], int] = {
        counts: digit(*(
            bearing(f"{kind}{at}", stand, distance)  # type: ignore[arg-type]
            for kind, (many, (stand, distance)) in enumerate(zip(counts, kinds, strict=True))
            for at in range(many)
        ))
        for counts in product(range(4), range(4), range(6), range(3), range(4), range(3))
    }  # fmt: skip
    for counts, found in digits.items():
        for kind, (stand, _) in enumerate(kinds):
            more = digits.get((*counts[:kind], counts[kind] + 1, *counts[kind + 1 :]))
            if more is not None and stand == "supports":
                assert more <= found, (counts, kind)
            elif more is not None:
                assert ORDER.index(more) <= ORDER.index(found), (counts, kind)


@given(st.lists(bearings(), max_size=12), st.lists(bearings("supports"), min_size=1, max_size=4))
def test_more_independent_support_never_lowers_credibility(made: list[Bearing], more: list[Bearing]) -> None:
    assert ORDER.index(digit(*made, *more)) >= ORDER.index(digit(*made))


@given(st.lists(bearings(), max_size=12), st.lists(bearings("supports"), min_size=1, max_size=4))
def test_and_never_by_the_number_either_where_there_was_one(made: list[Bearing], more: list[Bearing]) -> None:
    """The digit itself never grows, 6 taken as the worst, so no reading of 6 makes support harmful."""
    assert digit(*made, *more) <= digit(*made)


@given(st.lists(bearings(), max_size=12), st.sampled_from(("contradicts", "denies")), st.data())
def test_what_speaks_against_a_claim_never_raises_it(made: list[Bearing], stand: str, data: st.DataObject) -> None:
    more = data.draw(bearings(stand))  # type: ignore[arg-type]
    assert ORDER.index(digit(*made, more)) <= ORDER.index(digit(*made))


@given(st.lists(bearings(), max_size=12), st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=9))
def test_echoes_change_nothing(made: list[Bearing], echoes: list[str]) -> None:
    echoed = [replace(one, echoes=(*one.echoes, *echoes)) for one in made]
    before, after = credibility("claim", made), credibility("claim", echoed)
    assert (after.digit, after.rule) == (before.digit, before.rule)


@given(st.lists(bearings(), max_size=12), st.randoms(use_true_random=False))
def test_order_and_duplicates_change_nothing(made: list[Bearing], shuffle: random.Random) -> None:
    again = [*made, *made[::2]]
    shuffle.shuffle(again)
    assert credibility("claim", again) == credibility("claim", made)


@given(st.sampled_from(("second_hand", "unknown")), st.lists(st.text(max_size=3), max_size=3))
def test_nothing_bearing_on_it_gives_six(distance: str, echoes: list[str]) -> None:
    assert digit() == 6
    assert digit(bearing("only", distance=distance, echoes=tuple(echoes))) == 6


@given(st.lists(bearings(), max_size=12))
def test_nearer_origins_never_lower_it(made: list[Bearing]) -> None:
    for at, one in enumerate(made):
        if one.stand == "supports" and one.distance != "witness":
            nearer = replace(one, distance=DISTANCES[DISTANCES.index(one.distance) - 1])
            assert digit(*made[:at], nearer, *made[at + 1 :]) <= digit(*made)

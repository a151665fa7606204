"""What `evals.disagreements` counts, on worlds with numbers that go round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.disagreements import calibration, likeliest, measure_world, number_in, results_of, vote
from evals.rumours import make_rumours
from evals.world_making.tellings import given_world
from onrecord.judge.disagreements import weigh
from onrecord.record.grading import Answer, ToldValue
from onrecord.record.layers import Number

WORLD, TRUTHS = make_rumours(7, 20, wide=True)


def test_a_seed_makes_the_same_world_and_another_another() -> None:
    assert make_rumours(7, 20, wide=True) == (WORLD, TRUTHS)
    assert make_rumours(8, 20, wide=True) != (WORLD, TRUTHS)


def test_in_a_wide_world_the_number_that_most_outlets_print_is_false() -> None:
    outlet = {article.id: article.outlet for article in WORLD.articles}
    by_id = {telling.id: telling for telling in WORLD.tellings}
    for claim, truth in zip(WORLD.claims, TRUTHS, strict=True):
        printed = [by_id[id] for id in claim.tellings]
        votes = {
            one.number: len({outlet[other.article] for other in printed if other.number == one.number})
            for one in printed
        }
        assert (
            max(votes, key=lambda number: votes[number]) != truth.number
            or list(votes.values()).count(max(votes.values())) > 1
        )


def test_what_is_taken_over_has_the_number_that_it_was_taken_from_but_for_one_slip() -> None:
    by_id = {telling.id: telling for telling in WORLD.tellings}
    slips: dict[str, set[int | None]] = {}
    for telling in WORLD.tellings:
        if telling.took_from and telling.number != by_id[telling.took_from].number:
            slips.setdefault(telling.occasion, set()).add(telling.number)
            assert telling.miscopied
    assert slips
    assert all(len(numbers) == 1 for numbers in slips.values())


def printed(*values: float) -> list[ToldValue]:
    return [ToldValue(f"t{at}", value, f"o{at}") for at, value in enumerate(values)]


VOTES = [
    (printed(30, 30, 40), 1.0, "it leads"),
    (printed(30, 40), 0.5, "it leads with another"),
    (printed(30, 40, 40), 0.0, "another one leads"),
    ([*printed(30, 40), ToldValue("t9", 40, "o1")], 0.5, "an outlet that says it twice has one vote"),
    ([], 0.0, "nobody votes"),
]


@pytest.mark.parametrize(("votes", "share", "reason"), VOTES, ids=[reason for *_, reason in VOTES])
def test_voting_by_outlets(votes: list[ToldValue], share: float, reason: str) -> None:
    assert vote(votes, 30.0, by="outlet") == share, reason


def test_voting_by_tellings_and_by_weight() -> None:
    assert vote([*printed(30, 40), ToldValue("t9", 40, "o1")], 30.0, by="telling") == 0
    assert likeliest(weigh("q", [Answer("a", 30), Answer("b", 40)]), 30.0) == 0.5
    assert likeliest(weigh("q", [Answer("a", 30), Answer("b", 40, right=5)]), 30.0) == 0


def test_calibration_by_fifths() -> None:
    assert calibration([(0.1, False), (0.15, True), (0.95, True), (1.0, True)]) == [[0.125, 0.5, 2], [0.975, 1, 2]]


def test_the_dead_are_counted_before_any_other_number() -> None:
    telling = next(iter(given_world(WORLD).tellings.values()))
    dead, other = (
        Number((0, 1), best, best, best, "person", of, "exact") for best, of in ((9.0, "dead"), (4.0, "wounded"))
    )
    assert number_in(replace(telling, numbers=(other, dead))) == 9
    assert number_in(replace(telling, numbers=(other,))) == 4
    assert number_in(replace(telling, numbers=(other, replace(other, best=5.0)))) is None


def test_where_a_false_number_is_widely_reprinted_origins_beat_votes_by_far() -> None:
    """The evaluation itself, small: 15 points are asked for; 300 events give about 70."""
    found = results_of("wide", *measure_world(WORLD, given_world(WORLD), TRUTHS))
    assert found["wide_gain"] > 15
    assert found["wide_gain"] == pytest.approx(found["wide_weighed"] - found["wide_vote"], abs=0.11)

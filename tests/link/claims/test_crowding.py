"""Who is linked with many wordings is less surely the same as any one of them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.claims import gather, mean_between, zone_of
from onrecord.link.claims.crowding import FREE, LESS, MOST, uncrowded
from onrecord.record.linking import Link
from onrecord.record.telling import Telling
from tests.link.claims.made import telling

AXLE, BRAKES = telling("An axle had broken.", "axle"), telling("The brakes had failed.", "brakes")


def link(one: str, other: str, score: float) -> Link:
    return Link(min(one, other), max(one, other), score, zone_of(score), "same", ())


def lowered(told: list[Telling], links: list[Link]) -> dict[tuple[str, str], float]:
    return uncrowded({one.id: one for one in told}, {(one.one, one.other): one for one in links})


def others(count: int, text: str = "Wording {} of it.") -> list[Telling]:
    return [telling(text.format(number), f"z{number:02}") for number in range(count)]


@pytest.mark.parametrize(
    ("count", "score", "text", "crowd"),
    [
        pytest.param(0, 0.9, "Wording {} of it.", 0.6, id="with each other alone"),
        pytest.param(4, 1.0, "Wording {} of it.", 4.6, id="few wordings cost nothing"),
        pytest.param(8, 1.0, "Wording {} of it.", 8.6, id="many do, by how many"),
        pytest.param(8, 0.5, "Wording {} of it.", 4.6, id="each counts by its score"),
        pytest.param(30, 1.0, "Wording {} of it.", MOST, id="no more than the likeliest ten"),
        pytest.param(30, 1.0, "It said so.", 1.6, id="thirty who use the same words are one wording"),
        pytest.param(30, 1.0, "“It said so,”", 1.6, id="quoted or not"),
    ],
)
def test_what_a_crowd_costs(count: int, score: float, text: str, crowd: float) -> None:
    told = [AXLE, BRAKES, *others(count, text)]
    links = [link("axle", "brakes", 0.6)]
    links += [link(side, one.id, score) for one in told[2:] for side in ("axle", "brakes")]
    wanted = math.log(0.6 / 0.4) - LESS * max(0.0, crowd - FREE)
    assert lowered(told, links)["axle", "brakes"] == pytest.approx(1 / (1 + math.exp(-wanted)), abs=1e-6)


def test_a_crowd_around_one_of_two_counts_half() -> None:
    told = [AXLE, BRAKES, *others(MOST)]
    links = [link("axle", "brakes", 0.6), *(link("axle", one.id, 1.0) for one in told[2:])]
    wanted = math.log(0.6 / 0.4) - LESS * ((MOST + 0.6) / 2 - FREE)
    assert lowered(told, links)["axle", "brakes"] == pytest.approx(1 / (1 + math.exp(-wanted)), abs=1e-6)


def test_rival_causes_in_a_crowd_stay_two() -> None:
    """Six wordings of each cause, of which each is near to all others: what made one claim of them makes two."""
    axle = [telling(f"Axle {number}.", f"a{number}") for number in range(6)]
    brakes = [telling(f"Brakes {number}.", f"b{number}") for number in range(6)]
    told = [*axle, *brakes]
    within = [
        link(one.id, other.id, 0.95) for side in (axle, brakes) for one in side for other in side if one.id < other.id
    ]
    between = [link(one.id, other.id, 0.55) for one in axle for other in brakes]
    assert len(gather(told, [*within, *between])) == 2
    alike = [replace(one, text=one.text[:4]) for one in told]
    assert len(gather(alike, [*within, *between])) == 1, "two wordings alone are no crowd"
    ids = [one.id for one in axle], [one.id for one in brakes]
    crowded = mean_between(*ids, told, [*within, *between])
    assert crowded < 0.45 < mean_between(*ids, told, between) <= 0.55, "what why says is what the crowd left of it"


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.floats(0, 1)), max_size=60), st.randoms())
def test_a_score_is_never_raised_and_the_order_of_pairs_is_nothing(
    drawn: list[tuple[int, int, float]], random: object
) -> None:
    told = others(13)
    links = {(min(one, other), max(one, other)): score for one, other, score in drawn if one != other}
    pairs = {(told[one].id, told[other].id): link(told[one].id, told[other].id, s) for (one, other), s in links.items()}
    known = {one.id: one for one in told}
    found = uncrowded(known, pairs)
    assert found.keys() == pairs.keys()
    assert all(0 <= found[pair] <= pairs[pair].score for pair in pairs)
    turned = list(pairs.items())
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert uncrowded(known, dict(turned)) == found


def test_only_what_is_said_counts() -> None:
    """The crowd is one of wordings, whoever tells them and wherever."""
    told = [AXLE, BRAKES, *others(MOST)]
    links = [link("axle", "brakes", 0.6)]
    links += [link(side, one.id, 1.0) for one in told[2:] for side in ("axle", "brakes")]
    moved = [replace(one, article=f"other/{one.id}", outlet="Another") for one in told]
    assert lowered(moved, links) == lowered(told, links)

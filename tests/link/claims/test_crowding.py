"""Who is linked with many wordings is less surely the same as any one of them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.claims import gather, mean_between, zone_of
from onrecord.link.claims.crowding import FREE, LESS, MOST, scores_in_crowds
from onrecord.record.linking import Link, Relation
from onrecord.record.telling import Telling
from tests.link.claims.made import telling

AXLE, BRAKES = telling("An axle had broken.", "axle"), telling("The brakes had failed.", "brakes")


def link(one: str, other: str, score: float, relation: Relation = "same") -> Link:
    return Link(min(one, other), max(one, other), score, zone_of(score), relation, ())


def lowered(told: list[Telling], links: list[Link]) -> dict[tuple[str, str], float]:
    return scores_in_crowds({one.id: one for one in told}, {(one.one, one.other): one for one in links})


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
    ],
)
def test_what_a_crowd_costs(count: int, score: float, text: str, crowd: float) -> None:
    told = [AXLE, BRAKES, *others(count, text)]
    links = [link("axle", "brakes", 0.6)]
    links += [link(side, one.id, score) for one in told[2:] for side in ("axle", "brakes")]
    wanted = math.log(0.6 / 0.4) - LESS * max(0.0, crowd - FREE)
    assert lowered(told, links)["axle", "brakes"] == pytest.approx(1 / (1 + math.exp(-wanted)), abs=1e-6)


@pytest.mark.parametrize("relation", ["denies", "contradicts", "leaves_open", "differs_in_number"])
def test_what_denies_it_is_as_near_as_what_says_it(relation: Relation) -> None:
    told = [AXLE, BRAKES, *others(MOST)]
    links = [link("axle", "brakes", 0.6)]
    around = [link(side, one.id, 1.0) for one in told[2:] for side in ("axle", "brakes")]
    wanted = lowered(told, [*links, *around])["axle", "brakes"]
    turned = [link(one.one, one.other, 1.0, relation) for one in around]
    assert lowered(told, [*links, *turned])["axle", "brakes"] == wanted < 0.6


def lowered_by(crowd: float) -> object:
    return pytest.approx(1 / (1 + math.exp(LESS * (crowd - FREE) - math.log(0.6 / 0.4))), abs=1e-6)


def test_one_wording_is_one_however_it_is_quoted_and_its_own_is_none() -> None:
    said = others(6)
    quoted = [telling(text, f"q{number}") for number, text in enumerate(["it fell", "“it fell,”", "that it fell"])]
    own = [telling(AXLE.text, f"own{number}") for number in range(8)]
    links = [link("axle", "brakes", 0.6), *(link("axle", one.id, 1.0) for one in own)]
    links += [link(side, one.id, 1.0) for one in (*said, *quoted) for side in ("axle", "brakes")]
    assert lowered([AXLE, BRAKES, *said, *quoted, *own], links)["axle", "brakes"] == lowered_by(0.6 + 6 + 1)


def test_what_is_suggested_crowds_too() -> None:
    told = [AXLE, BRAKES, *others(9)]
    links = [link("axle", "brakes", 0.6)]
    for place, one in enumerate(told[2:]):
        links += [link(side, one.id, 1.0 if place < 4 else 0.4) for side in ("axle", "brakes")]
    assert lowered(told, links)["axle", "brakes"] == lowered_by(0.6 + 4 + 5 * 0.4)


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_who_use_one_wording_the_nearer_counts(turn: int) -> None:
    told = [AXLE, BRAKES, *others(MOST), *(replace(one, id=f"y{one.id}") for one in others(MOST))]
    links = [link("axle", "brakes", 0.6)]
    links += [
        link(side, one.id, 1.0 if one.id.startswith("y") else 0.3) for one in told[2:] for side in ("axle", "brakes")
    ]
    wanted = math.log(0.6 / 0.4) - LESS * (MOST - FREE)
    assert lowered(told, links[::turn])["axle", "brakes"] == pytest.approx(1 / (1 + math.exp(-wanted)))


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
    assert mean_between(*ids, told, [*within, *between]) < 0.45
    assert mean_between(*ids, told, [*within, *between], crowded=False) == pytest.approx(0.55)


def test_what_decides_about_two_knows_the_crowd_around_them() -> None:
    told = [AXLE, BRAKES, *others(MOST)]
    links = [link("axle", "brakes", 0.6)]
    links += [link(side, one.id, 0.9) for one in told[2:] for side in ("axle", "brakes")]
    wanted = lowered(told, links)["axle", "brakes"]
    assert wanted < 0.45
    assert mean_between(["axle"], ["brakes"], told, links) == pytest.approx(wanted)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.floats(0, 1)), max_size=60), st.randoms())
def test_a_score_is_never_raised_and_the_order_of_pairs_is_nothing(
    drawn: list[tuple[int, int, float]], random: object
) -> None:
    told = [replace(one, text=f"Wording {number % 4}.") for number, one in enumerate(others(13))]
    links = {(min(one, other), max(one, other)): score for one, other, score in drawn if one != other}
    pairs = {(told[one].id, told[other].id): link(told[one].id, told[other].id, s) for (one, other), s in links.items()}
    known = {one.id: one for one in told}
    found = scores_in_crowds(known, pairs)
    assert found.keys() == pairs.keys()
    assert all(0 <= found[pair] <= pairs[pair].score for pair in pairs)
    turned = list(pairs.items())
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert scores_in_crowds(known, dict(turned)) == found


def test_only_what_is_said_counts() -> None:
    """The crowd is one of wordings, whoever tells them and wherever."""
    told = [AXLE, BRAKES, *others(MOST)]
    links = [link("axle", "brakes", 0.6)]
    links += [link(side, one.id, 1.0) for one in told[2:] for side in ("axle", "brakes")]
    moved = [replace(one, article=f"other/{one.id}", outlet="Another") for one in told]
    assert lowered(moved, links) == lowered(told, links)

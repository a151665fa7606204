"""Values of one question, weighed: origins count, outlets do not, and the assumptions are printed with the result."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.disagreements import Model, weigh
from onrecord.record.grading import Answer, ToldValue, Value, Weighing

QUESTION = "How many died at the Vasgrad quay?"


def answer(telling: str, value: Value | None, right: int = 0, wrong: int = 0, **more: object) -> Answer:
    return replace(Answer(telling, value, right=right, wrong=wrong), **more)  # type: ignore[arg-type]


def probability(found: Weighing, value: Value) -> float:
    return next(weight.probability for weight in found.weights if weight.value == value)


BY_HAND = [
    ([answer("a", 30)], {30: 10 / 11}, "one voice, right half of the time: odds .5 against .05"),
    ([answer("a", 30), answer("b", 40)], {30: 10 / 21, 40: 10 / 21}, "one each: even, and 1 of 21 that neither is"),
    ([answer("a", 30), answer("b", 30), answer("c", 40)], {30: 100 / 111, 40: 10 / 111}, "two to one: ten to one"),
    ([answer("a", 30, 9, 0), answer("b", 40)], {30: 190 / 201, 40: 10 / 201}, "a record of nine right: .95 : .005"),
    ([answer("a", 30, 0, 9), answer("b", 40)], {30: 10 / 19 / (10 / 19 + 11)}, "a record of nine wrong: .05 : .095"),
    ([answer("a", "shelling"), answer("b", "gas")], {"shelling": 0.4, "gas": 0.4}, "two alternatives: n is 2"),
    ([answer("a", 30), answer("b", None, 3, 0, low=25.0)], {30: 10 * 0.875 / (10 * 0.875 + 0.5)}, "at least 25 fits"),
    (
        [answer("a", 30), answer("b", None, 3, 0, low=35.0)],
        {30: 10 * 0.125 / (10 * 0.125 + 0.5)},
        "at least 35 does not",
    ),
]


@pytest.mark.parametrize(("answers", "wanted", "reason"), BY_HAND, ids=[reason for *_, reason in BY_HAND])
def test_probabilities_by_hand(answers: list[Answer], wanted: dict[Value, float], reason: str) -> None:
    found = weigh(QUESTION, answers)
    for value, expected in wanted.items():
        assert probability(found, value) == pytest.approx(expected, rel=1e-12), reason
    assert sum(weight.probability for weight in found.weights) + found.neither == pytest.approx(1)


def test_outlets_count_nothing_and_are_shown() -> None:
    answers = [answer("a", 30), answer("b", 30), answer("c", 40)]
    printed = [ToldValue(f"e{at}", 40.0, f"Outlet {at}") for at in range(50)]
    found = weigh(QUESTION, answers, printed)
    assert [weight.probability for weight in found.weights] == [
        weight.probability for weight in weigh(QUESTION, answers).weights
    ]
    assert [(weight.value, weight.origins, len(weight.outlets)) for weight in found.weights] == [
        (30.0, ("a", "b"), 0),
        (40.0, ("c",), 50),
    ]


def test_a_number_that_no_origin_has_is_shown_and_hardly_likely() -> None:
    found = weigh(
        QUESTION, [answer("a", 30)], [ToldValue("e1", 300, "Vale Gazette"), ToldValue("a", 30, "Harbour Post")]
    )
    last = found.weights[-1]
    assert (last.value, last.origins, last.tellings, last.outlets) == (300.0, (), ("e1",), ("Vale Gazette",))
    assert last.reasons == (
        "no independent origin in this ledger gives it: the articles that print it seem to repeat others that have "
        "another one",
    )
    assert last.probability == pytest.approx(1 / 12)


def test_one_source_is_heard_once_with_its_last_answer() -> None:
    first, last = answer("a", 30, source="s", day="2031-03-03"), answer("b", 34, source="s", day="2031-03-05")
    found = weigh(QUESTION, [last, first])
    assert [(weight.value, weight.origins) for weight in found.weights] == [(34.0, ("b",))]
    assert found.voices == 1


def test_a_party_on_its_adversary_is_one_voice_and_marked() -> None:
    said = [answer(f"t{at}", 500, source=f"s{at}", party="Aldonia", adversary=True) for at in range(6)]
    found = weigh(QUESTION, [*said, answer("b", 80)])
    assert probability(found, 500.0) == probability(found, 80.0)
    assert "it is what Aldonia's side says about the other side" in found.weights[1].reasons
    assert any("one side's sources" in line for line in found.assumptions)


def test_assumptions_and_other_plausible_ones_come_with_the_result() -> None:
    found = weigh(QUESTION, [answer("a", 30), answer("b", 40, 8, 2)])
    assert "Each independent origin counts once; whoever only repeats it counts for nothing." in found.assumptions
    assert found.assumptions[-1] == "This is an analysis under these assumptions, and no finding of what is true."
    assert any("10 wrong numbers" in line for line in found.assumptions)
    for weight in found.weights:
        assert weight.low <= weight.probability <= weight.high
        assert weight.low < weight.high
    other = weigh(QUESTION, [answer("a", 30), answer("b", 40, 8, 2)], model=Model(0.8, 0.2, 100))
    assert other.weights != found.weights
    assert any("100 wrong numbers" in line and "80%" in other.assumptions[2] for line in other.assumptions)


def test_nothing_said_weighs_nothing() -> None:
    found = weigh(QUESTION, [answer("a", None)])
    assert (found.weights, found.neither, found.voices) == ((), 1.0, 0)


def test_thousands_of_voices_do_not_run_out_of_numbers() -> None:
    many = [answer(f"a{at}", 30 + (at % 7 == 0), 500, 1) for at in range(5_000)]
    found = weigh(QUESTION, many)
    assert found.weights[0].value == 30.0
    assert found.weights[0].probability == pytest.approx(1)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    value = draw(st.sampled_from((None, 10, 20, 30.0, 40)))
    low = draw(st.sampled_from((None, 15.0))) if value is None else None
    return Answer(
        f"t{draw(st.integers(0, 20))}", value, low, None, draw(st.sampled_from((None, "s1", "s2", "s3"))),
        draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.sampled_from((None, "2031-03-03", "2031-03-04"))),
        draw(st.sampled_from((None, "Aldonia"))), draw(st.booleans()),
    )  # fmt: skip


prints = st.lists(
    st.builds(ToldValue, st.sampled_from("abcdef"), st.sampled_from((10.0, 20.0)), st.sampled_from("xyz")), max_size=9
)


@given(st.lists(answers(), max_size=10), prints, st.randoms(use_true_random=False))
def test_order_and_duplicates_change_nothing(
    said: list[Answer], printed: list[ToldValue], shuffle: random.Random
) -> None:
    before = weigh(QUESTION, said, printed)
    again, reprinted = [*said, *said[::2]], [*printed, *printed]
    shuffle.shuffle(again)
    shuffle.shuffle(reprinted)
    assert weigh(QUESTION, again, reprinted) == before


@given(st.lists(answers(), min_size=1, max_size=10), prints)
def test_probabilities_add_up_and_lie_between_their_ends(said: list[Answer], printed: list[ToldValue]) -> None:
    found = weigh(QUESTION, said, printed)
    assert sum(weight.probability for weight in found.weights) + found.neither == pytest.approx(1)
    assert all(0 <= weight.low <= weight.probability <= weight.high <= 1 for weight in found.weights)


@given(st.lists(answers(), max_size=10), st.integers(1, 30))
def test_reprints_change_no_probability(said: list[Answer], many: int) -> None:
    """However many outlets print a value that an origin has, it is as likely as before."""
    before = weigh(QUESTION, said)
    printed = [ToldValue(f"e{at}", weight.value, f"o{at}") for weight in before.weights for at in range(many)]
    after = weigh(QUESTION, said, printed)
    assert [(one.value, one.probability) for one in after.weights] == [
        (one.value, one.probability) for one in before.weights
    ]


@given(st.lists(answers(), max_size=10), st.sampled_from((10.0, 20.0, 30.0)))
def test_one_more_voice_of_a_good_record_makes_its_value_likelier(said: list[Answer], value: float) -> None:
    printed = [ToldValue("e", value)]
    before = probability(weigh(QUESTION, said, printed), value)
    assert probability(weigh(QUESTION, [*said, answer("new", value, 9, 0)], printed), value) >= before

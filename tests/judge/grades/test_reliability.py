"""Letters of sources: earned, never raised by an error, and never one outlet's word."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.grades import letter_of, reliabilities, reliability, rows
from onrecord.judge.grades.counting import is_right
from onrecord.record.grading import Letter, Reliability
from onrecord.record.judging import Case, Outcome
from tests.judge.grades.made import OUTLETS, SOURCE, case, cases, record_of

ORDER: tuple[Letter, ...] = ("E", "D", "F", "C", "B", "A")
"""The letters from the worst to the best: F, which says nothing, lies between C and D."""


def grade(made: list[Case]) -> Reliability:
    return reliability(SOURCE, made)


RECORDS = [
    (0, 0, "F", "no case at all"),
    (4, 0, "F", "four right ones are too few"),
    (0, 4, "F", "four wrong ones are too few"),
    (5, 0, "C", "five of five: at least .62 right"),
    (7, 0, "B", "seven of seven: the low end is .71"),
    (23, 0, "B", "23 of 23: the low end is .898"),
    (24, 0, "A", "24 of 24: the low end is .902"),
    (5, 1, "F", "five of six: the interval begins at .44"),
    (8, 2, "F", "eight of ten: the interval begins at .497, and .5 is asked for"),
    (16, 4, "C", "16 of 20: from .59"),
    (18, 2, "B", "18 of 20: from .72"),
    (40, 2, "B", "40 of 42: from .86"),
    (98, 2, "A", "98 of 100: from .94"),
    (10, 10, "F", "half of twenty: up to .707, which may still be usually right"),
    (50, 50, "D", "half of a hundred: at most .60, not shown to be mostly right"),
    (0, 5, "D", "none of five: at most .38"),
    (0, 7, "E", "none of seven: at most .29"),
    (2, 8, "D", "two of ten: at most .50"),
    (20, 80, "E", "20 of 100: at most .29"),
    (4, 20, "D", "four of 24: at most .35; what it was right in does not matter to a D"),
]


@pytest.mark.parametrize(("right", "wrong", "letter", "reason"), RECORDS, ids=[reason for *_, reason in RECORDS])
def test_letters_of_records(right: int, wrong: int, letter: str, reason: str) -> None:
    found = grade(record_of(right, wrong))
    assert found.letter == letter, (reason, found.share)
    assert (len(found.right), len(found.wrong)) == (found.share.right, found.share.wrong) == (right, wrong)


def test_every_interval_has_one_letter_and_the_borders_belong_to_it() -> None:
    assert [row.letter for row in rows()] == ["A", "B", "C", "E", "D", "F"]
    borders = {(0.9, 1.0): "A", (0.7, 0.99): "B", (0.5, 0.7): "C", (0.2, 0.3): "E", (0.49, 0.7): "D", (0.49, 0.71): "F"}
    assert {ends: letter_of(*ends).letter for ends in borders} == borders


OUTLET_RULES = [
    ([case(f"c{at}", True, "Harbour Post") for at in range(40)], "F", "forty right cases, all of one outlet"),
    ([case(f"c{at}", False, "Harbour Post") for at in range(40)], "F", "nor does one outlet alone make an E"),
    (
        [*(case(f"c{at}", True, "Harbour Post") for at in range(40)), case("x", True, "Vale Gazette")],
        "F",
        "one stray case elsewhere might be misread",
    ),
    (
        [*(case(f"c{at}", True, "Harbour Post") for at in range(40)), *record_of(2, 0, ["Vale Gazette"])],
        "A",
        "ids c0 and c1 come again from another outlet, so two are known without the first",
    ),
    (
        [case(f"c{at}", True, "Harbour Post", "Vale Gazette") for at in range(8)],
        "B",
        "both outlets have each at first hand",
    ),
    ([case(f"c{at}", True) for at in range(40)], "F", "nobody knows from which outlets: that is not two"),
    (
        [*(case(f"c{at}", True, "Harbour Post") for at in range(20)), *(case(f"u{at}", True) for at in range(20))],
        "F",
        "an outlet without a name may be the same one",
    ),
    (
        [
            *(case(f"c{at}", True, "Harbour Post") for at in range(40)),
            *(case(f"w{at}", False, "Vale Gazette") for at in range(2)),
        ],
        "F",
        "that it was wrong elsewhere does not make up for being right in one outlet alone",
    ),
]


@pytest.mark.parametrize(("made", "letter", "reason"), OUTLET_RULES, ids=[reason for *_, reason in OUTLET_RULES])
def test_no_letter_from_one_outlet(made: list[Case], letter: str, reason: str) -> None:
    assert grade(made).letter == letter, reason


LEANINGS: list[tuple[tuple[float, float] | None, Outcome, bool | None, str]] = [
    (None, "true", True, "words without a number say that it is so"),
    (None, "false", False, "and are wrong where it is not"),
    ((0.55, 0.8), "true", True, "likely, and it happened"),
    ((0.2, 0.4), "false", True, "unlikely, and it did not"),
    ((0.05, 0.2), "true", False, "very unlikely, and it did"),
    ((0.4, 0.6), "true", None, "even odds lean nowhere"),
]


@pytest.mark.parametrize(("band", "outcome", "right", "reason"), LEANINGS, ids=[reason for *_, reason in LEANINGS])
def test_which_way_a_case_leaned(
    band: tuple[float, float] | None, outcome: Outcome, right: bool | None, reason: str
) -> None:
    low, high = band or (None, None)
    made = replace(case("c", True), low=low, high=high, outcome=outcome)
    assert is_right(made) is right, reason


LEFT_OUT = [
    ({"outcome": "partly"}, "it came true in part only"),
    ({"outcome": "void"}, "its condition never came, or it could not be settled"),
    ({"outcome": "void", "vague": True}, "as printed it does not say enough to be checked"),
    ({"kind": "forecast", "known": "2031-03-03"}, "it was said on or after the day of the earliest evidence entered"),
    ({"low": 0.5, "high": 0.5}, "it gave both outcomes the same chance"),
]


@pytest.mark.parametrize(("change", "reason"), LEFT_OUT, ids=[reason for _, reason in LEFT_OUT])
def test_what_does_not_count_is_shown_with_its_reason(change: dict[str, object], reason: str) -> None:
    found = grade([*record_of(6, 0), replace(case("odd", True, "Harbour Post"), **change)])  # type: ignore[arg-type]
    assert found.left_out == (("odd", reason),)
    assert found.share.right == 6


def test_a_forecast_and_its_revisions_are_one_case_the_last_word_counting() -> None:
    first = replace(case("f1", False, "Harbour Post"), kind="forecast")
    second = replace(first, id="f2", outcome="true", revises="f1")
    found = grade([first, second])
    assert (found.right, found.wrong, found.left_out) == (("f2",), (), (("f1", "the source revised it"),))


def test_two_revisions_of_one_forecast_and_a_chain_of_three_are_one_case() -> None:
    first = replace(case("f1", False, "Harbour Post"), kind="forecast")
    branch = [first, replace(first, id="f2", revises="f1"), replace(first, id="f3", revises="f1", outcome="true")]
    assert grade(branch).right == ("f3",)
    chain = [replace(first, id="z"), replace(first, id="y", revises="z"), replace(first, id="x", revises="y")]
    assert grade(chain).wrong == ("x",)
    ring = [replace(first, revises="f2"), replace(first, id="f2", revises="f1")]
    assert len(grade(ring).wrong) == 1


def test_a_word_too_late_to_count_revises_nothing() -> None:
    first = replace(case("f1", False, "Harbour Post"), kind="forecast", known="2031-06-01")
    late = replace(first, id="f2", made="2031-07-01", outcome="true", revises="f1")
    assert grade([first, late]).wrong == ("f1",)


def test_a_revision_that_leans_nowhere_leaves_one_case_of_those_around_it() -> None:
    """10, then 50, then 90 % of one thing: it was counted as one wrong and one right case."""
    first = replace(case("f1", True, "Harbour Post"), kind="forecast", low=0.1, high=0.1)
    even = replace(first, id="f2", made="2031-04-01", low=0.5, high=0.5, revises="f1")
    last = replace(first, id="f3", made="2031-05-01", low=0.9, high=0.9, revises="f2")
    found = grade([first, even, last])
    assert (found.right, found.wrong) == (("f3",), ())
    assert grade([first, even]).wrong == ("f1",), "to take a number back to one half wipes no error out"
    vague = replace(even, vague=True, outcome="void")
    assert grade([first, vague, last]).wrong == ("f1",), "nor does vagueness"


def test_a_case_settled_both_ways_counts_as_wrong() -> None:
    assert grade([case("c", True, "Harbour Post"), case("c", False, "Vale Gazette")]).wrong == ("c",)


def test_own_side_and_adversary_are_graded_apart_beside_the_whole() -> None:
    own = [case(f"o{at}", True, OUTLETS[at % 2], side="own") for at in range(8)]
    other = [case(f"a{at}", False, OUTLETS[at % 2], side="adversary") for at in range(8)]
    found = grade([*own, *other])
    assert [(one.side, one.letter, one.share.right, one.share.wrong) for one in found.sides] == [
        ("own", "B", 8, 0),
        ("adversary", "E", 0, 8),
    ]
    assert (found.side, found.letter) == (None, "F")


def test_a_record_that_hangs_mostly_on_one_outlet_says_so() -> None:
    made = [*(case(f"c{at}", True, "Harbour Post") for at in range(6)), *record_of(2, 0, ["Vale Gazette"])]
    (said,) = [reason for reason in grade([*made, case("x", True, "Vale Gazette")]).reasons if "alone" in reason]
    assert said == "4 of 7 cases are known through Harbour Post alone"
    assert not any("alone" in reason for reason in grade(record_of(8, 0)).reasons)


def test_a_description_is_marked_as_one_and_graded_by_the_same_rule() -> None:
    found = reliability(SOURCE, record_of(8, 0), description=True)
    assert (found.description, found.letter) == (True, "B")
    assert "any one of them" in found.reasons[0]
    assert not any("any one of them" in reason for reason in grade(record_of(8, 0)).reasons)


def test_all_sources_in_one_pass_and_each_by_its_own_cases_alone() -> None:
    others = [replace(one, source="Guild of Weirs") for one in record_of(0, 8)]
    found = reliabilities([*record_of(8, 0), *others], descriptions={"Guild of Weirs"})
    assert [(one.source, one.letter, one.description) for one in found] == [
        ("Guild of Weirs", "E", True),
        (SOURCE, "B", False),
    ]


def over_time(*halves: tuple[int, int]) -> list[Case]:
    return [
        case(f"{half}-{at}", at < right, OUTLETS[at % 2], made=f"203{half}-01-{at + 1:02}")
        for half, (right, wrong) in enumerate(halves)
        for at in range(right + wrong)
    ]


def test_drift_is_shown_where_it_can_be_told() -> None:
    worse = grade(over_time((12, 0), (4, 8))).drift
    assert worse is not None
    assert worse.turned == "2031-01-01"
    assert worse.words == "of the later half of its cases fewer were right than of the earlier half"
    assert (worse.earlier.right, worse.later.right) == (12, 4)
    better = grade(over_time((4, 8), (12, 0))).drift
    assert better is not None
    assert better.words == "of the later half of its cases more were right than of the earlier half"
    assert better.better == pytest.approx(1 - worse.better)
    same = grade(over_time((8, 2), (7, 3))).drift
    assert same is not None
    assert same.words == "no change can be told between the earlier and the later half of its cases"


def test_no_drift_from_few_cases_or_from_one_day() -> None:
    assert grade(over_time((4, 0), (4, 0))).drift is None
    assert grade(record_of(10, 10)).drift is None


@given(cases(), st.randoms(use_true_random=False))
def test_order_and_duplicates_change_nothing(made: list[Case], shuffle: random.Random) -> None:
    again = [*made, *made[::2]]
    shuffle.shuffle(again)
    assert grade(again) == grade(made)


@given(cases(), st.integers(100, 140), st.sampled_from(OUTLETS), st.booleans(), st.integers(1, 6))
def test_a_settled_false_case_never_raises_reliability(
    made: list[Case], new: int, outlet: str, revising: bool, many: int
) -> None:
    """Neither letter nor either end of the interval, whichever outlet has it, and however many come."""
    before = grade(made)
    revises = before.right[0] if revising and before.right else None
    wrong = [replace(case(f"c{new + at}", False, outlet), revises=revises) for at in range(many)]
    after = grade([*made, *wrong])
    assert ORDER.index(after.letter) <= ORDER.index(before.letter)
    assert after.share.interval[0] <= before.share.interval[0]
    assert after.share.interval[1] <= before.share.interval[1]


def test_a_wrong_case_never_raises_and_a_right_one_never_lowers_any_record_of_up_to_thirty() -> None:
    """All of them, with right and wrong cases from the same two outlets, and each from one of its own."""
    for right_in, wrong_in in (((0, 1), (0, 1)), ((0,), (1,)), ((0, 0, 0, 1), (1,)), ((0, 1), (2,))):
        ranks = {}
        for right in range(31):
            for wrong in range(31):
                made = [case(f"r{at}", True, OUTLETS[right_in[at % len(right_in)]]) for at in range(right)]
                made += [case(f"w{at}", False, OUTLETS[wrong_in[at % len(wrong_in)]]) for at in range(wrong)]
                ranks[right, wrong] = ORDER.index(grade(made).letter)
        for (right, wrong), rank in ranks.items():
            assert ranks.get((right, wrong + 1), 0) <= rank <= ranks.get((right + 1, wrong), 9), (right, wrong)


@given(cases(), st.integers(0, 45))
def test_nor_does_one_that_was_settled_otherwise_before(made: list[Case], at: int) -> None:
    """The same case comes once more, as false."""
    known = set(grade(made).right + grade(made).wrong)
    if f"c{at}" not in known:
        return
    again = replace(case(f"c{at}", False, "Morning Lamp"), kind="claim")
    assert ORDER.index(grade([*made, again]).letter) <= ORDER.index(grade(made).letter)


@given(cases(), st.sampled_from(OUTLETS))
def test_a_settled_true_case_never_lowers_it(made: list[Case], outlet: str) -> None:
    after = grade([*made, case("c100", True, outlet)])
    assert ORDER.index(after.letter) >= ORDER.index(grade(made).letter)


@given(cases(), st.sampled_from(OUTLETS))
def test_cases_of_one_outlet_alone_give_f(made: list[Case], outlet: str) -> None:
    assert grade([replace(one, outlet=outlet, outlets=()) for one in made]).letter == "F"


@given(cases(least=5), st.sampled_from(OUTLETS))
def test_the_same_forecast_through_echoes_is_one_case(made: list[Case], outlet: str) -> None:
    """Another outlet that only repeats a case does not stand in its outlets, so it comes as the same case again."""
    echoed = [replace(one, topic=f"as {outlet} has it") for one in made]
    assert grade([*made, *echoed]) == grade(made)

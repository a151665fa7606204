"""Records of sources: what counts, what is only shown, and that nothing but the cases changes them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.judge.scores import BaseRates, base_rates, brier, parts, records, skill, standing
from onrecord.judge.scores.base_rates import ENOUGH
from onrecord.judge.scores.calibration import bin_of
from onrecord.judge.scores.recording import horizon_name
from onrecord.judge.scores.skills import FEWEST, interval
from onrecord.record.judging import Case, Counts, Record
from tests.judge.scores.conftest import Make


def of_source(cases: list[Case], name: str = "mayor") -> Record:
    (record,) = [each for each in records(cases, by=("source",)) if each.name == name]
    return record


def test_the_last_forecast_before_the_outcome_counts_and_all_are_shown(make: Make) -> None:
    first = make(0.9, "false", id="a", made="2031-01-01", known="2031-06-01")
    second = make(0.6, "false", id="b", made="2031-03-01", known="2031-06-01", revises="a")
    late = make(0.0, "false", id="c", made="2031-06-01", known="2031-06-01", revises="b")
    (each,) = standing([late, first, second])
    assert (each.case, each.first, each.earlier, each.late) == (second, first, (first,), (late,))
    record = of_source([first, second, late])
    assert record.cases == ("a", "b", "c")
    assert record.scored == ("b",)
    assert record.brier is not None
    assert record.brier.mean == pytest.approx(0.36)
    assert record.first is not None
    assert record.first.mean == pytest.approx(0.81)
    assert record.counts == Counts(0, 1, 0, 0, 0, earlier=1, late=1, of_groups=0)


def test_whoever_only_spoke_when_it_could_be_known_is_not_scored(make: Make) -> None:
    record = of_source([make(1.0, id="a", made="2031-06-02", known="2031-06-01")])
    assert (record.brier, record.scored, record.counts.late, record.counts.true) == (None, (), 1, 0)
    both = [make(1.0, id=id, made="2031-06-02", known="2031-06-01", revises=of) for id, of in (("a", None), ("b", "a"))]
    assert of_source(both).counts == Counts(0, 0, 0, 0, 0, earlier=0, late=2, of_groups=0)
    assert of_source(both).cases == ("a", "b")


def test_a_vague_word_wipes_no_number_out(make: Make) -> None:
    sure = make(0.9, "false", id="a")
    vague = make(None, "void", id="b", made="2031-04-01", revises="a", vague=True)
    record = of_source([sure, vague])
    assert record.scored == ("a",)
    assert (record.counts.vague, record.counts.earlier, record.counts.false) == (1, 0, 1)


def test_revisions_of_one_day_follow_each_other_and_a_ring_ends(make: Make) -> None:
    one, two, three = (make(p, id=id, revises=of) for p, id, of in ((0.1, "z", None), (0.2, "y", "z"), (0.3, "x", "y")))
    (each,) = standing([three, one, two])
    assert (each.case, each.first) == (three, one)
    ring = [replace(one, revises="x"), two, three]
    assert len(standing(ring)) == 1


def test_nobody_revises_what_another_said(make: Make) -> None:
    assert len(standing([make(0.4, id="a"), make(0.5, id="b", source="harbour master", revises="a")])) == 2
    assert len(standing([make(0.4, id="a", revises="never entered")])) == 1


def test_words_without_a_number_are_counted_apart(make: Make) -> None:
    record = of_source([make(None, "true"), make(None, "false"), make(None, "true"), make(None, "partly"), make(0.5)])
    assert record.words is not None
    assert (record.words.right, record.words.wrong) == (2, 1)
    assert record.words.interval == pytest.approx((0.2077, 0.9385), abs=5e-5)
    assert record.brier is not None
    assert record.brier.cases == 1
    assert record.counts.partly == 1


def test_partly_and_void_are_shown_and_not_scored(make: Make) -> None:
    record = of_source([make(0.8, "partly", id="a"), make(0.8, "void", id="b"), make(0.8, "void", id="c", vague=True)])
    assert record.counts == Counts(0, 0, partly=1, void=1, vague=1, earlier=0, late=0, of_groups=0)
    assert (record.brier, record.logarithmic, record.words, record.parts, record.skill) == (None,) * 5
    assert (record.calibration, record.scored, record.cases) == ((), (), ("a", "b", "c"))


def test_a_group_is_a_source_of_its_own(make: Make) -> None:
    cases = [make(0.9, source="harbour board", group=True), make(0.2, source="mayor")]
    assert of_source(cases, "harbour board").counts.of_groups == 1
    assert of_source(cases).counts.of_groups == 0


def test_forecasts_and_claims_have_records_apart(make: Make) -> None:
    found = records([make(0.9), make(0.9, "false", kind="claim")], by=("source", "all"))
    assert [(each.by, each.kind, each.name) for each in found] == [
        ("source", "forecast", "mayor"),
        ("source", "claim", "mayor"),
        ("all", "forecast", ""),
        ("all", "claim", ""),
    ]


def test_groups_by_topic_horizon_outlet_and_side(make: Make) -> None:
    cases = [
        make(0.5, horizon=7, side="own"),
        make(0.5, horizon=8, outlets=("Courier", "Beacon")),
        make(0.5, topic=None, outlet=None, horizon=900),
    ]
    names = {by: {each.name for each in records(cases, by=(by,))} for by in ("topic", "horizon", "outlet", "side")}
    assert names == {
        "topic": {"ferry", ""},
        "horizon": {"to 7 days", "8 to 30 days", "over 365 days"},
        "outlet": {"Courier", "Beacon", ""},
        "side": {"own", ""},
    }


@pytest.mark.parametrize(
    ("days", "name"),
    [(0, "to 7 days"), (7, "to 7 days"), (8, "8 to 30 days"), (31, "31 to 90 days"), (90, "31 to 90 days"),
     (91, "91 to 365 days"), (365, "91 to 365 days"), (366, "over 365 days"), (None, "")],
)  # fmt: skip
def test_horizons_have_classes(days: int | None, name: str) -> None:
    assert horizon_name(days) == name


def test_no_case_has_no_record() -> None:
    assert records([]) == ()


def many(seed: int, count: int = 120) -> list[Case]:
    """Cases of every kind."""
    draw = random.Random(seed)
    cases = []
    for number in range(count):
        low = draw.choice((None, draw.random()))
        high = None if low is None else draw.choice((low, min(1.0, low + draw.random() / 2)))
        made = date(2031, 1, 1) + timedelta(days=draw.randrange(300))
        cases.append(
            Case(
                f"case {number}", f"source {draw.randrange(6)}", draw.choice((None, "Courier", "Beacon")),
                draw.choice((None, "ferry", "bridge")), made.isoformat(),
                draw.choice(("true", "true", "false", "false", "partly", "void")),
                draw.choice(("forecast", "claim")), low, high, None, draw.choice((None, draw.randrange(500))),
                draw.choice((None, "2031-09-01")), draw.choice((None, "own", "adversary")), draw.random() < 0.1,
                f"case {draw.randrange(number + 1)}" if draw.random() < 0.2 else None, draw.random() < 0.05,
            )
        )  # fmt: skip
    return cases


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_order_and_duplicates_change_nothing_to_the_last_digit(seed: int) -> None:
    cases = many(seed)
    shuffled = [*cases, *cases[::7]]
    random.Random(seed).shuffle(shuffled)
    assert repr(records(shuffled)) == repr(records(cases))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_one_pass_gives_what_each_group_gives_alone(seed: int) -> None:
    cases = many(seed)
    for record in records(cases, by=("source",)):
        ids = set(record.scored)
        mine = [case for case in cases if case.id in ids]
        assert sum(vars_of(record.counts)) == len(record.cases)
        if mine:
            p = [((case.low or 0) + (case.high or 0)) / 2 for case in mine]
            came = [case.outcome == "true" for case in mine]
            assert record.brier is not None
            assert record.parts is not None
            assert record.brier.mean == pytest.approx(brier(p, came).mean(), abs=1e-12)
            assert record.parts.brier == pytest.approx(record.brier.mean, abs=1e-12)
            alone = parts(p, came, bin_of(p))
            assert alone is not None
            assert record.parts.reliability == pytest.approx(alone.reliability, abs=1e-12)
            assert sum(bin.cases for bin in record.calibration) == len(mine)
            assert sum(bin.true for bin in record.calibration) == sum(came)


def vars_of(counts: Counts) -> tuple[int, ...]:
    """Those that add up: whose forecast it is counts for nothing."""
    return counts.true, counts.false, counts.partly, counts.void, counts.vague, counts.earlier, counts.late


def test_every_case_is_counted_once_in_each_grouping() -> None:
    cases = many(7, 400)
    for by in ("all", "source", "topic", "horizon", "side"):
        found = records(cases, by=(by,))
        assert sorted(id for each in found for id in each.cases) == sorted(case.id for case in cases)


def test_skill_is_against_how_often_such_things_come_true(make: Make) -> None:
    """A quarter came true; saying 75 % of what came and 25 % of the rest is 0.0625 against 0.1875."""
    cases = [make(0.75, "true") for _ in range(10)] + [make(0.25, "false") for _ in range(30)]
    rates = base_rates(cases)
    assert rates.of("forecast", "ferry") == (0.25, 40)
    found = skill(cases, rates)
    assert found is not None
    assert (found.skill, found.base, found.base_cases) == pytest.approx((1 - 0.0625 / 0.1875, 0.25, 40))
    assert found.interval is not None
    assert found.interval[0] <= 1 - 0.0625 / 0.1875 <= found.interval[1]
    assert skill(list(reversed(cases)), rates) == found
    (record,) = records(cases, by=("source",))
    assert record.skill is not None
    assert record.skill.skill == pytest.approx(found.skill)


def test_a_topic_has_a_base_rate_of_its_own_with_enough_cases(make: Make) -> None:
    cases = [make(0.5, "true") for _ in range(ENOUGH)] + [make(0.5, "false", topic="bridge") for _ in range(ENOUGH - 1)]
    rates = base_rates(cases)
    assert rates.of("forecast", "ferry") == (1.0, ENOUGH)
    assert rates.of("forecast", "bridge") == rates.of("forecast", None) == (ENOUGH / (2 * ENOUGH - 1), 2 * ENOUGH - 1)


def test_few_cases_have_no_interval_and_a_base_rate_that_never_fails_leaves_no_skill(make: Make) -> None:
    few = [make(0.6, "true") for _ in range(FEWEST - 2)] + [make(0.6, "false")]
    found = skill(few, base_rates(few))
    assert found is not None
    assert found.interval is None
    sure = [make(0.6, "true") for _ in range(20)]
    certain = skill(sure, base_rates(sure))
    assert certain is not None
    assert (certain.skill, certain.interval) == (None, None)
    assert skill([make(None)], BaseRates({}, {})) is None


def test_the_interval_of_skill_holds_as_often_as_it_says() -> None:
    """A source that says what is so, of things that all chances are alike for: its skill is 1/3."""
    draw = np.random.default_rng(3)
    held = 0
    for _ in range(200):
        chance = draw.random(50)
        came = (draw.random(50) < chance).astype(np.float64)
        edges = interval(np.square(chance - came), np.square(0.5 - came))
        held += edges is not None and edges[0] <= 1 / 3 <= edges[1]
    assert 182 <= held <= 198

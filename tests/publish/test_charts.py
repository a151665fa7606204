"""The pictures of claims and sources: numbers over time, when it was told, what was said and what came, how often."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.calibration_chart import calibration_chart
from onrecord.publish.count_chart import count_chart
from onrecord.publish.number_chart import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, ChartFigure, chart_of
from onrecord.publish.time_chart import APART, Told, time_chart
from onrecord.record.judging import Bin


def figure(day: str | None, low: float | None, best: float | None = None, high: float | None = None) -> ChartFigure:
    return ChartFigure(day, low, best, high, f"telling of {day}", f"words of {day}")


NOTHING_TO_SEE = [
    ([[figure("2031-05-03", 12, 12, 12)], [figure("2031-05-04", 12, 12, 12)]], "all are the same"),
    ([[figure("2031-05-03", None)]], "no figure is given"),
    ([[figure(None, 12), figure(None, 40)]], "no day is known"),
    ([[figure("some day", 12), figure("2031", 40)]], "what is said is no day"),
    ([], "nobody counts"),
]


@pytest.mark.parametrize(("counters", "reason"), NOTHING_TO_SEE, ids=[case[-1] for case in NOTHING_TO_SEE])
def test_where_there_is_nothing_to_see_nothing_is_drawn(counters: list[list[ChartFigure]], reason: str) -> None:
    assert chart_of(counters) is None, reason


def test_more_stands_higher_and_later_further_on() -> None:
    chart = chart_of([[figure("2031-05-03", 10, 10, 10), figure("2031-05-07", 40, 40, 40)]])
    assert chart is not None
    first, last = chart.marks
    assert first.x < last.x
    assert first.y > last.y
    assert [tick.words for tick in chart.days] == ["05-03", "05-07"]


def test_a_range_is_drawn_from_end_to_end_and_marked_at_its_best() -> None:
    chart = chart_of([[figure("2031-05-03", 10, 30, 50), figure("2031-05-04", 20, 20, 20)]])
    assert chart is not None
    ranged, plain = chart.marks
    assert ranged.top is not None
    assert ranged.bottom is not None
    assert ranged.top < ranged.y < ranged.bottom
    assert plain.top is None


def test_an_open_end_is_marked_where_it_is_given() -> None:
    chart = chart_of([[figure("2031-05-03", None, None, 50), figure("2031-05-04", 20)]])
    assert chart is not None
    assert all(mark.top is None for mark in chart.marks)


def test_small_differences_between_large_figures_are_seen_and_small_figures_are_not_made_large() -> None:
    near = chart_of([[figure("2031-05-03", 1400), figure("2031-05-04", 1150)]])
    far = chart_of([[figure("2031-05-03", 1400), figure("2031-05-04", 20)]])
    assert near is not None
    assert far is not None
    assert near.figures[0].words == "1,100"
    assert far.figures[0].words == "0"


def test_counters_of_one_day_stand_beside_each_other_in_shapes_of_their_own() -> None:
    chart = chart_of([[figure("2031-05-03", 10)], [figure("2031-05-03", 10)], [figure("2031-05-03", 12)]])
    assert chart is not None
    assert len({mark.x for mark in chart.marks}) == len({mark.shape for mark in chart.marks}) == 3


DAYS = st.dates(min_value=date(1900, 1, 1)).map(str)
FIGURES = st.one_of(st.none(), st.floats(0, 1e12, allow_nan=False, allow_infinity=False))


@given(st.lists(st.lists(st.builds(figure, DAYS, FIGURES, FIGURES, FIGURES), max_size=3), max_size=30))
def test_whatever_the_figures_all_of_it_lies_within_the_picture(counters: list[list[ChartFigure]]) -> None:
    chart = chart_of(counters)
    for mark in chart.marks if chart else ():
        assert LEFT < mark.x < WIDTH
        assert all(TOP <= at <= HEIGHT - BOTTOM for at in (mark.y, mark.top, mark.bottom) if at is not None)
    for tick in chart.figures if chart else ():
        assert TOP <= tick.at <= HEIGHT - BOTTOM


def told(published: str | None, *, first: bool = False) -> Told:
    return Told(published, first, f"telling of {published}", f"words of {published}")


def test_each_origin_has_a_row_and_its_echoes_follow_it() -> None:
    chart = time_chart([
        [told("2031-05-03T08:00:00Z", first=True), told("2031-05-03T14:00:00Z"), told("2031-05-06")],
        [told("2031-05-04", first=True)],
    ])  # fmt: skip
    assert chart is not None
    assert [row.words for row in chart.rows] == ["origin 1", "origin 2"]
    first, echo, late, other = chart.dots
    assert first.x < echo.x < late.x
    assert (first.y, other.y) == (chart.rows[0].at, chart.rows[1].at)
    assert [dot.first for dot in chart.dots] == [True, False, False, True]


def test_what_was_printed_at_once_stands_apart_and_an_origin_before_its_echo() -> None:
    chart = time_chart([[told("2031-05-03"), told("2031-05-03", first=True)], [told("2031-05-09", first=True)]])
    assert chart is not None
    assert chart.dots[0].first
    assert chart.dots[1].x - chart.dots[0].x == APART


@pytest.mark.parametrize("rows", [[], [[told(None)]], [[told("2031-05-03")], [told("2031-05-03")]], [[told("soon")]]])
def test_of_one_time_or_none_nothing_is_drawn(rows: list[list[Told]]) -> None:
    assert time_chart(rows) is None


def test_what_came_true_as_often_as_was_said_stands_on_the_line() -> None:
    chart = calibration_chart([Bin(0.2, 0.3, 4, 0.25, 1, (0.05, 0.7)), Bin(0.7, 0.8, 4, 0.75, 3, (0.3, 0.95))])
    assert chart is not None
    for mark in chart.marks:
        assert (mark.x - chart.left) / 240 == pytest.approx((chart.bottom - mark.y) / 240)
        assert mark.top < mark.y < mark.bottom
    assert "1 of 4 came true" in chart.marks[0].words


def test_a_mark_of_more_cases_is_larger_and_none_outgrows_the_picture() -> None:
    chart = calibration_chart([Bin(0.4, 0.5, many, 0.45, 1, (0.0, 1.0)) for many in (1, 9, 10_000)])
    assert chart is not None
    sizes = [mark.radius for mark in chart.marks]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] < 10
    assert calibration_chart([]) is None


UNITS = [
    (["2031-05-03", "2031-05-09"], 10, "days"),
    (["2031-05-03", "2031-12-09"], 7, "months"),
    (["1990-05-03", "2031-12-09"], 4, "years"),
]


@pytest.mark.parametrize(("days", "length", "reason"), UNITS, ids=[case[-1] for case in UNITS])
def test_a_bar_is_of_a_day_a_month_or_a_year(days: list[str], length: int, reason: str) -> None:
    chart = count_chart(days, "attribution")
    assert chart is not None
    assert [len(bar.when) for bar in chart.bars] == [length, length], reason
    assert all(0 < bar.x < chart.width and 0 < bar.height <= chart.bottom for bar in chart.bars)


@pytest.mark.parametrize("days", [[], ["", "soon"], ["2031-05-03", "2031-05-03T08:00:00Z"]])
def test_of_one_day_or_none_no_bars_are_drawn(days: list[str]) -> None:
    assert count_chart(days, "attribution") is None

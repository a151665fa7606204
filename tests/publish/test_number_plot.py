"""The small plot of a claim's numbers."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.publish.number_plot import MOST, WIDTH, PlotPoint, plot_lines
from onrecord.publish.signs import Look, look_of


@pytest.fixture
def look() -> Look:
    return look_of(Console(file=io.StringIO(), width=80))


def point(day: str | None, low: float | None, best: float | None, high: float | None, by: str = "police") -> PlotPoint:
    return PlotPoint(day, by, low, best, high)


def test_one_figure_alone_is_no_plot(look: Look) -> None:
    assert plot_lines([point("2031-05-03", 12, 12, 12), point("2031-05-04", 12, 12, 12)], look) == []
    assert plot_lines([point("2031-05-03", None, None, None)], look) == []


def test_days_go_down_and_figures_across(look: Look) -> None:
    lines = plot_lines([point("2031-05-04", 40, 40, 40), point("2031-05-03", 12, 12, 12)], look)
    assert [line[:10] for line in lines] == ["2031-05-03", "2031-05-04"]
    assert lines[0].index("o") == 12
    assert lines[1].index("o") == 12 + WIDTH - 1
    assert lines[1].endswith("40 by police")


def test_a_range_is_a_line_with_the_best_on_it(look: Look) -> None:
    (line, _) = plot_lines([point("2031-05-03", 10, 30, 50), point("2031-05-04", 10, 10, 10)], look)
    bar = line[12 : 12 + WIDTH]
    assert bar.count("o") == 1
    assert set(bar) - {"o"} == {look.signs.rule}
    assert "10" in line
    assert "50 by police" in line


@pytest.mark.parametrize(
    ("open_", "words"),
    [(point("2031-05-03", 10, None, None), "at least 10"), (point("2031-05-03", None, None, 10), "at most 10"),
     (point(None, 10, 10, 10), "no day")],
    ids=["no end above", "no end below", "no day"],
)  # fmt: skip
def test_what_is_left_open_is_said(look: Look, open_: PlotPoint, words: str) -> None:
    lines = plot_lines([open_, point("2031-05-04", 40, 40, 40)], look)
    assert any(words in line for line in lines)


def test_a_long_one_is_cut_and_says_so(look: Look) -> None:
    many = [point(f"2031-05-{day:02}", day, day, day) for day in range(1, 30)]
    lines = plot_lines(many, look)
    assert len(lines) == MOST + 1
    assert "more" in lines[-1]

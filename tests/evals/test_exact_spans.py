"""Fragments as CofeNet counts them."""

from __future__ import annotations

import pytest

from evals.articles import GoldArticle, GoldAttribution, Sheet
from evals.exact_spans import Fragment, fragments, measure, tokens_of
from onrecord.record import Span

TEXT = 'Mara said: "It rained." He left.'
#       0    5     11           24
#       Mara said :  "  It rained . " He left .     (tokens 0 … 10)

Rows = list[tuple[list[Span], list[Span], list[Span], int | None]]


def attributions(rows: Rows) -> tuple[GoldAttribution, ...]:
    return tuple(GoldAttribution(tuple(row[0]), tuple(row[1]), tuple(row[2]), row[3]) for row in rows)


def test_tokens_are_words_and_marks() -> None:
    assert [TEXT[slice(*token)] for token in tokens_of(TEXT)] == [
        "Mara", "said", ":", '"', "It", "rained", ".", '"', "He", "left", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], set(), id="nothing"),
        pytest.param(
            [([(0, 4)], [(5, 9)], [(11, 23)], None)],
            {("source", 0, 1), ("cue", 1, 2), ("content", 3, 8)},
            id="one of each",
        ),
        pytest.param([([], [], [(11, 14), (24, 31)], None)], {("content", 3, 5), ("content", 8, 10)}, id="split"),
        pytest.param([([], [], [(11, 14), (15, 23)], None)], {("content", 3, 8)}, id="touching, one attribution"),
        pytest.param(
            [([], [], [(11, 14)], None), ([], [], [(15, 23)], None)],
            {("content", 3, 5), ("content", 5, 8)},
            id="touching, two attributions",
        ),
        pytest.param(
            [([], [], [(0, 23)], None), ([(12, 14)], [], [], None)],
            {("content", 0, 4), ("source", 4, 5), ("content", 5, 8)},
            id="the later start wins",
        ),
        pytest.param(
            [([], [], [(12, 14)], None), ([(12, 21)], [], [], None)],
            {("content", 4, 5), ("source", 5, 6)},
            id="then the shorter",
        ),
        pytest.param([([], [], [(16, 18)], None)], {("content", 5, 6)}, id="part of a token is a token"),
        pytest.param([([], [], [(4, 5), (7, 7)], None)], set(), id="no token at all"),
        pytest.param([([(0, 4)], [], [], 0)], set(), id="nested is left out"),
    ],
)
def test_fragments(rows: Rows, expected: set[Fragment]) -> None:
    assert fragments(tokens_of(TEXT), attributions(rows)) == expected


def test_figures_are_micro_averaged_by_role() -> None:
    gold = attributions([([(0, 4)], [(5, 9)], [(11, 23)], None), ([(24, 26)], [(27, 31)], [], None)])
    read = attributions([([(0, 4)], [(5, 10)], [(11, 23)], None), ([], [(27, 31)], [], None)])
    results = measure([Sheet(GoldArticle("a", TEXT, gold, False), read)])
    assert (results["source_precision"], results["source_recall"], results["source_f1"]) == (100.0, 50.0, 66.7)
    assert (results["cue_f1"], results["content_f1"]) == (50.0, 100.0)
    assert (results["source_count"], results["cue_count"]) == ([1, 2], [2, 2])
    assert results["intervals"]["cue_f1"] == [50.0, 50.0]

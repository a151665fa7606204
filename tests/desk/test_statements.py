"""Statements: what a list shows of a content that was cut out of its quotation."""

from __future__ import annotations

import pytest

from onrecord.desk.judging.statements import statement_of


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        pytest.param("the bridge will open,", "the bridge will open", id="what only led on is taken off"),
        pytest.param("I may be wrong,” “I hope so", "“I may be wrong,” “I hope so”", id="two pieces of a quotation"),
        pytest.param("it “is unlikely to hold", "it “is unlikely to hold”", id="a quotation that is not closed"),
        pytest.param("it “holds” and\n stays", "it “holds” and stays", id="whole marks stay as they are"),
        pytest.param(" ,", "", id="nothing"),
    ],
)
def test_a_statement_has_both_of_each_pair_of_marks(words: str, statement: str) -> None:
    assert statement_of(words) == statement

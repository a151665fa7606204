"""Estimates credited without a verb of saying, and sources that an outlet cites, on candidates by rule."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.estimating import with_estimates
from onrecord.read.relayed import unfold

# text, source, content, reason
PUT = [
    ("The harbour board put the number of dead at 31.", "The harbour board", "the number of dead at 31", "put … at"),
    ("Its own survey puts support at about 40 percent.", "Its own survey", "support at about 40 percent", "puts"),
    ("On Friday, the clerk has put losses for the day at nearly 2,000 killed and wounded.", "the clerk",
     "losses for the day at nearly 2,000 killed and wounded", "what follows the figure belongs to it"),
    ("Marsh put the toll at 31, many of them children.", "Marsh", "the toll at 31", "up to the comma"),
    ("He put the cost at $4.5 million.", "He", "the cost at $4.5 million", "a figure with a point"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "reason"), PUT, ids=[case[3] for case in PUT])
def test_an_estimate_is_credited(text: str, source: str, content: str, reason: str) -> None:
    (made,) = with_estimates(article_from_text(text, id="x"), [])
    assert text[slice(*made.source[0])] == source, reason
    assert text[slice(*made.content[0])] == content, reason


@pytest.mark.parametrize(
    "text",
    ["He put the box at 5 feet from the wall.", "She put 30 guards at 4 gates.", "They put the price of bread first."],
)
def test_putting_things_somewhere_is_no_estimate(text: str) -> None:
    assert with_estimates(article_from_text(text, id="x"), []) == []


def test_whoever_is_cited_by_another_is_the_source() -> None:
    text = "According to the harbour board, cited by the Tarn Post, two ferries sank."
    board, post = text.index("the harbour board"), text.index("the Tarn Post")
    draft = Candidate(((board, post + 13),), ((0, 12),), (), "speech", 0.0, 0.0, False)
    made = unfold(text, draft)
    assert text[slice(*made.source[0])] == "the harbour board"
    assert text[slice(*made.through[0])] == "the Tarn Post"
    assert text[slice(*made.content[0])] == "two ferries sank"

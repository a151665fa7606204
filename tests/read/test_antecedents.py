"""Lists of people who all say the same: rules alone, without the network."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.antecedents import with_antecedents

FOUND = [
    ("Asking the opinion of, farm officials, think-tank wonks and other men that all said in May that it would fall.",
     "farm officials, think-tank wonks and other men", "said", "a preposition ends the list"),
    ("I met Ida Lind and Joe Stamm, who both said that it would fall.", "Ida Lind and Joe Stamm", "said",
     "nor is the writer in it"),
    ("Police questioned farmers and traders who both warned that it would fall.", "farmers and traders", "warned",
     "nor those who asked"),
    ("The mayor knows Ida Lind and Joe Stamm, who each predicted that it would fall.", "Ida Lind and Joe Stamm",
     "predicted", "names are told from what leads into them"),
]  # fmt: skip
LEFT = [
    ("He met the mayor, who said that it would hold.", "one person, and the network's to decide"),
    ("The mayor that all said would win has lost.", "“all” is who says it"),
    ("They are people who all said nothing.", "nothing is credited"),
]


@pytest.mark.parametrize(("text", "source", "cue", "reason"), FOUND, ids=[case[-1] for case in FOUND])
def test_a_list_is_the_source(text: str, source: str, cue: str, reason: str) -> None:
    (made,) = with_antecedents(article_from_text(text, id="x"), [])
    assert [text[start:end] for start, end in made.source] == [source], reason
    assert [text[start:end] for start, end in made.cue] == [cue], reason
    assert [text[start:end] for start, end in made.content] == ["that it would fall"], reason


@pytest.mark.parametrize(("text", "reason"), LEFT, ids=[reason for _, reason in LEFT])
def test_leaves(text: str, reason: str) -> None:
    assert with_antecedents(article_from_text(text, id="x"), []) == [], reason

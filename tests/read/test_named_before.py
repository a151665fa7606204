"""A quotation that only the sentence before gives a source; the network's part is left out."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.named_before import with_named_before

QUOTED = " “We have run out of salt, and the roads stay white.”"

FOUND = [
    ("Governor Elm Saro was blunt.", "Governor Elm Saro", "was", "a title before the name"),
    ("The owner of the rink, Joel Stamm, apologised on Sunday.", "The owner of the rink, Joel Stamm", "apologised",
     "what he is stands before the name"),
    ("For Inga Thorn, who started there at fifteen, it meant the end.", "Inga Thorn, who started there at fifteen",
     "it meant", "named in a phrase"),
    ("Lars Pym could not hide his anger.", "Lars Pym", "could not hide", "only the verb shows that he is a person"),
]  # fmt: skip
LEFT = [
    ("Holt Park was closed on Sunday." + QUOTED, "a place"),
    ("Velmar Rovers lost again at home." + QUOTED, "a team"),
    ("Governor Elm Saro met Mayor Ida Brand on Monday." + QUOTED, "which of the two?"),
    ("Governor Elm Saro was blunt. The roads were white." + QUOTED, "another sentence stands between"),
    ("Governor Elm Saro was blunt.\n\n" + QUOTED, "another paragraph: that is carrying on, and needs a cue"),
    ("Governor Elm Saro was blunt. “No salt.”", "two words are a title or a word held at arm's length"),
    ("Governor Elm Saro was blunt." + QUOTED + " Ida Brand agreed.", "somebody comes after it"),
    ("Governor Elm Saro was blunt." + QUOTED + " said his deputy", "it has a cue of its own"),
]


@pytest.mark.parametrize(("before", "source", "cue", "reason"), FOUND, ids=[case[-1] for case in FOUND])
def test_finds(before: str, source: str, cue: str, reason: str) -> None:
    text = before + QUOTED
    (made,) = with_named_before(article_from_text(text, id="x"), [])
    assert [text[start:end] for start, end in made.source] == [source], reason
    assert [text[start:end] for start, end in made.cue] == [cue], reason
    assert [text[start:end] for start, end in made.content] == [QUOTED.strip()], reason


@pytest.mark.parametrize(("text", "reason"), LEFT, ids=[reason for _, reason in LEFT])
def test_leaves(text: str, reason: str) -> None:
    assert with_named_before(article_from_text(text, id="x"), []) == [], reason

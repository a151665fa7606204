"""Attributions by a phrase; the network's part is left out, so only the rules can find them."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.phrased import with_phrased

SAID = "the lock gates would stay shut"
MARKED = "“The lock gates will stay shut,”"
# text, source, content, whom it came through, reason
FOUND = [
    (f"Regional governor Ann Holt let it be known that {SAID}.", "Regional governor Ann Holt", SAID, None, "let known"),
    (f"TARN (Oskel Press) — Ann Holt let it be known on Friday that {SAID}.", "Ann Holt", SAID, None, "a dateline"),
    (f"As Ann Holt, the governor, let it be known on Friday, {SAID}.", "Ann Holt, the governor", SAID, None, "as"),
    (f"Ann Holt gave to understand on Friday that {SAID}.", "Ann Holt", SAID, None, "gave to understand"),
    ("The gates leak, Ann Holt made it known on Friday.", "Ann Holt", "The gates leak", None, "behind what is said"),
    ("The gates leak, Ann Holt was quoted by the Oskel Post as saying.", "Ann Holt", "The gates leak",
     "the Oskel Post", "quoted by another"),
    ("The gates leak, Ann Holt is quoted as saying in the Oskel Post.", "Ann Holt", "The gates leak",
     "the Oskel Post", "quoted in another"),
    (f"{MARKED} was how Ann Holt put it.", "Ann Holt", MARKED, None, "how she put it"),
    (f"TARN (Oskel Press) — {MARKED} was how Ann Holt put it.", "Ann Holt", MARKED, None, "put it, behind a dateline"),
    ("“The gates will stay shut”: with these words Ann Holt turned to the public.", "Ann Holt",
     "“The gates will stay shut”", None, "with these words"),
    (f"By the account of Ann Holt, {SAID}.", "Ann Holt", SAID, None, "an account"),
    (f"The Oskel Post has it from Ann Holt that {SAID}.", "Ann Holt", SAID, "The Oskel Post", "has it from her"),
    (f"The Oskel Post spoke to Ann Holt and learned that {SAID}.", "Ann Holt", SAID, "The Oskel Post", "learned"),
    ("The Oskel Post printed the words of Ann Holt: “The gates will stay shut.”", "Ann Holt",
     "“The gates will stay shut.”", "The Oskel Post", "printed words"),
    ("The Oskel Post quotes Ann Holt with the words: “The gates will stay shut.”", "Ann Holt",
     "“The gates will stay shut.”", "The Oskel Post", "quotes with the words"),
    (f"The Oskel Post reports, with reference to Ann Holt, that {SAID}.", "Ann Holt", SAID, "The Oskel Post",
     "with reference to"),
    ("The words of Ann Holt on Friday were “The gates will stay shut”.", "Ann Holt", "“The gates will stay shut”", None,
     "her words were"),
    ("“The gates will stay shut.” Those were the words of Ann Holt.", "Ann Holt", "“The gates will stay shut.”", None,
     "in the next sentence"),
    (f"The word from Ann Holt is that {SAID}.", "Ann Holt", SAID, None, "the word from her"),
    (f"From Ann Holt came the word that {SAID}.", "Ann Holt", SAID, None, "word came"),
]  # fmt: skip
LEFT = [
    ("The actor was known for the words of his last song.", "known for something"),
    ("It was let be known to nobody that the gates leak.", "nobody says it"),
    ("The letter was from Ann Holt and came on Friday.", "where a letter came from"),
    ("She was quoted at odds of nine to one.", "odds"),
    ("By the account book of Ann Holt, the firm is sound.", "a book"),
    ("“The Long Winter” was how the book began.", "a book's beginning"),
]


@pytest.mark.parametrize(("text", "source", "content", "through", "reason"), FOUND, ids=[case[-1] for case in FOUND])
def test_finds(text: str, source: str, content: str, through: str | None, reason: str) -> None:
    (made,) = with_phrased(article_from_text(text, id="x"), [])
    assert [text[slice(*span)] for span in made.source] == [source], reason
    assert [text[slice(*span)] for span in made.content] == [content], reason
    assert [text[slice(*span)] for span in made.through] == ([through] if through else []), reason


@pytest.mark.parametrize(("text", "reason"), LEFT, ids=[case[-1] for case in LEFT])
def test_leaves(text: str, reason: str) -> None:
    assert with_phrased(article_from_text(text, id="x"), []) == [], reason


def test_takes_the_place_of_one_that_credits_the_outlet_and_leaves_what_is_right() -> None:
    text = f"The Oskel Post has it from Ann Holt that {SAID}."
    article = article_from_text(text, id="x")
    (right,) = with_phrased(article, [])
    wrong = Candidate(((0, 14),), ((15, 18),), right.content, "speech", 2.0, -0.4, False)
    assert with_phrased(article, [wrong]) == [right]
    assert with_phrased(article, [right]) == [right]

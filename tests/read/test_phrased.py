"""Attributions by a phrase; the network's part is left out, so only the rules can find them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.phrased import with_phrased

SAID = "the lock gates would stay shut"
MARKED = "“The lock gates will stay shut,”"
# text, source, content, whom it came through, reason
FOUND = [
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
    ("The Oskel Post printed the words of Ann Holt: “The gates will stay shut.”", "Ann Holt",
     "“The gates will stay shut.”", "The Oskel Post", "printed words"),
    ("The Oskel Post quotes Ann Holt with the words: “The gates will stay shut.”", "Ann Holt",
     "“The gates will stay shut.”", "The Oskel Post", "quotes with the words"),
    ("The words of Ann Holt on Friday were “The gates will stay shut”.", "Ann Holt", "“The gates will stay shut”", None,
     "her words were"),
    ("“The gates will stay shut.” Those were the words of Ann Holt.", "Ann Holt", "“The gates will stay shut.”", None,
     "in the next sentence"),
    ("TARN (Oskel Press) — “The gates will stay shut.” Those were the words of Ann Holt.", "Ann Holt",
     "“The gates will stay shut.”", None, "in the next sentence, behind a dateline"),
    (f"The word from Ann Holt is that {SAID}.", "Ann Holt", SAID, None, "the word from her"),
    ("The gates leak, Ann Holt was cited by the Oskel Post as saying.", "Ann Holt", "The gates leak",
     "the Oskel Post", "cited by another"),
    (f"It was made public by Ann Holt on Friday that {SAID}.", "Ann Holt", SAID, None, "made public by her"),
    (f"It was the view put forward on Friday by Ann Holt that {SAID}.", "Ann Holt", SAID, None, "a view of hers"),
    ("The gates leak: such was the answer that the Oskel Post obtained from Ann Holt.", "Ann Holt", "The gates leak",
     "the Oskel Post", "an answer obtained"),
    (f"As Ann Holt let it be known on Friday, {SAID}.", "Ann Holt", SAID, None, "as she let it be known"),
    (f"From Ann Holt came the word that {SAID}.", "Ann Holt", SAID, None, "word came"),
]  # fmt: skip
LEFT = [
    ("“A mess” is how Holt might have put it.", "who might say it"),
    ("“The Long Winter” was how the book began.", "a book's beginning"),
    ("Was “a mess” how Holt put it?", "a question"),
    ("By the account of nobody, the gates leak.", "nobody"),
    ("By the account of the war, thousands died.", "a thing that speaks not"),
    ("By the account book of Ann Holt, the firm is sound.", "a book"),
    ("By the account of Ann Holt, who denies it, the gates leak.", "a clause about her"),
    ("By the account of Ann Holt, the gates leak, but Smith said they hold.", "another's words behind hers"),
    ("By the account of Ann Holt, the gates leak, Smith said.", "told by another"),
    ("The words of the song were “We will meet again”.", "a song"),
    ("The actor was known for the words of his last song.", "known for something"),
    ("From next year comes the word that taxes rise.", "a time"),
    ("From London comes the word that the king is ill.", "a place"),
    ("The word from the hospital is that he lives.", "a house without a name"),
    ("The Government had learned from the crisis that banks need capital.", "who learns from what happened"),
    ("The company has learned from experience that gates leak.", "experience"),
    ("The Oskel Post spoke to Ann Holt and learned that the gates leak.", "who learned it may have it from another"),
    ("Bob Reed said - “The gates will stay shut.” Those were the words of Ann Holt.", "another's before the dash"),
    ("Nobody said — “Stay out.” Those were the words of Ann Holt.", "nobody's before the dash"),
    ("The club has learned from Ann Holt that the gates leak.", "who hears it is no outlet"),
    ("The banner carried the words of Ann Holt: “We shall stay.”", "a banner is no outlet"),
    ("On Monday a spokesman for Holt was quoted in the Oskel Post as saying.", "nothing is said"),
    ("The mayor, who was 60, was quoted in the Oskel Post as saying.", "nothing is said of hers"),
    ("“No comment,” Smith said, after Holt was quoted by the Oskel Post as saying.", "another's words before"),
    ("The fire was arson, Smith said, and Holt was quoted by the Oskel Post as saying.", "two who speak"),
    ("It was made public by accident that the gates leak.", "by accident"),
    ("It was announced by the time of Holt that the gates leak.", "by a time"),
    ("It was never made public by Ann Holt that the gates leak.", "what she never made public"),
    ("It was not announced by Ann Holt that the gates leak.", "what she did not announce"),
    ("If it was announced by Ann Holt that the gates leak, the Post would have known.", "if she had"),
    ("The gates leak: such was the answer that the club obtained from Ann Holt.", "who hears it is no outlet"),
    ("The Oskel Post reports, with reference to Ann Holt, that the gates leak.", "whom a report is about"),
    ("It was announced by Friday that the gates leak.", "by a day"),
    ("It was made public by the murder of Ann Holt that the gates leak.", "by what happened to her"),
    ("It was disclosed by Tarn's vote on Anna Holt that the gates leak.", "by a vote"),
    ("The gates leak: such was the answer that the Oskel Post got from Monday's survey of Tarn.", "from a survey"),
    (
        "As Ann Holt let it be known on Friday, the gates leak - a view that is madness.",
        "another's words behind a dash",
    ),
    ("As Ann Holt let it be known on Friday, the gates leak, but Smith said they hold.", "another's words behind hers"),
    ("As nobody let it be known on Friday, the gates leak.", "nobody let it be known"),
    ("She was quoted at odds of nine to one.", "odds"),
    ("The letter was from Ann Holt and came on Friday.", "where a letter came from"),
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


def test_takes_the_place_of_one_that_credits_the_phrase() -> None:
    """Whoever is credited with "the account of Ann Holt" is a document."""
    text = f"By the account of Ann Holt, {SAID}."
    article = article_from_text(text, id="x")
    (right,) = with_phrased(article, [])
    wrong = Candidate(((3, 26),), ((0, 2),), right.content, "speech", 2.0, -0.4, False)
    assert text[3:26] == "the account of Ann Holt"
    assert with_phrased(article, [wrong]) == [right]
    longer = f"{text} The wall leaks and the pumps are old, and nobody has looked at either for years."
    article = article_from_text(longer, id="x")
    (right,) = with_phrased(article, [])
    wide = Candidate(((3, 26),), ((0, 2),), ((28, len(longer)),), "speech", 2.0, -0.4, False)
    assert with_phrased(article, [wide]) == [right], "however much more it takes"


def test_takes_the_place_of_one_that_goes_on_into_the_next_sentence() -> None:
    text = "The gates leak, Ann Holt is quoted as saying in the Oskel Post. Three nuns sang by the river."
    article = article_from_text(text, id="x")
    (right,) = with_phrased(article, [])
    start = text.index("in the Oskel")
    wrong = Candidate(right.source, right.cue, ((start, len(text)),), "speech", 2.0, -0.4, False)
    assert with_phrased(article, [wrong]) == [right]


def test_the_phrase_is_no_source_beside_one_that_is_right() -> None:
    text = f"The word from Ann Holt is that {SAID}."
    article = article_from_text(text, id="x")
    (right,) = with_phrased(article, [])
    wrong = Candidate(((0, 22),), ((23, 25),), right.content, "speech", 2.0, -0.4, False)
    assert with_phrased(article, [right, wrong]) == [right]


def test_within_somebodys_words_the_phrase_is_left_as_it_was_read() -> None:
    text = f"The word from Ann Holt is that {SAID}."
    article = article_from_text(text, id="x")
    (right,) = with_phrased(article, [])
    read = Candidate(((0, 22),), ((23, 25),), right.content, "speech", 2.0, -0.4, False)
    around = Candidate((), (), ((0, len(text)),), "speech", 2.0, -0.4, False)
    assert read in with_phrased(article, [read, replace(around, cue=((len(text) - 1, len(text)),))])

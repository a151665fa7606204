"""Attributions to nobody, and clauses that belong to a source: rules alone, without the network."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.acts import is_idiom
from onrecord.read.appositions import with_apposition
from onrecord.read.candidates import Candidate
from onrecord.read.impersonal import with_impersonal, with_pronoun, with_quoted, with_subject, without_addressee
from onrecord.read.parenthetical import resumed
from onrecord.read.reach import to_its_marks
from onrecord.read.relayed import unfold
from onrecord.record import Spans

SOURCELESS = [
    ("Reportedly, the two ministers no longer speak.", "Reportedly", "the two ministers no longer speak", "an adverb"),
    ("It is understood that he failed a test.", "is understood", "that he failed a test", "an impersonal passive"),
    ("It has been reported that the dam leaks!", "has been reported", "that the dam leaks", "in the perfect"),
]
NOTHING = [
    ("He was reportedly late.", "inside a sentence the network decides"),
    ("It is clear that he failed.", "the article's own word"),
    ("It was said.", "nothing follows"),
]


@pytest.mark.parametrize(("text", "cue", "content", "reason"), SOURCELESS, ids=[case[-1] for case in SOURCELESS])
def test_credits_nobody(text: str, cue: str, content: str, reason: str) -> None:
    (made,) = with_impersonal(article_from_text(text, id="x"), [])
    assert (made.source, words(text, made.cue), words(text, made.content)) == ((), [cue], [content]), reason


@pytest.mark.parametrize(("text", "reason"), NOTHING, ids=[reason for _, reason in NOTHING])
def test_leaves(text: str, reason: str) -> None:
    assert with_impersonal(article_from_text(text, id="x"), []) == [], reason


def test_what_is_credited_already_is_not_credited_twice() -> None:
    text = "It is understood that he failed a test."
    known = draft(text, "", "is understood", "that he failed a test")
    assert with_impersonal(article_from_text(text, id="x"), [known]) == [known]


TOLD = [
    ("The council had been warned of the flood.", "The council", "had been warned", "", "who was warned"),
    ("The council was never told that it leaks.", "The council", "told", "", "with the verb alone as the cue"),
    ("The council must have been alerted.", "The council", "must have been alerted", "", "behind a modal"),
    ("The council warned of the flood.", "The council", "warned", "The council", "who warns"),
    ("The council has warned of the flood.", "The council", "has warned", "The council", "who has warned"),
    ("Ann Holt was angry and told them that it leaks.", "Ann Holt", "told", "Ann Holt", "who was angry"),
    ("Ann Holt was rescued and told them that it leaks.", "Ann Holt", "told", "Ann Holt", "who was rescued"),
    ("Ministers were briefed by Ann Holt that it leaks.", "Ministers", "were briefed", "Ann Holt", "who briefed them"),
    ("The council was told by Holt that it leaks.", "Holt", "was told", "Holt", "by whom"),
]


@pytest.mark.parametrize(("text", "source", "cue", "left", "reason"), TOLD, ids=[case[-1] for case in TOLD])
def test_whoever_is_told_is_no_source(text: str, source: str, cue: str, left: str, reason: str) -> None:
    made = without_addressee(text, draft(text, source, cue, ""))
    assert words(text, made.source) == ([left] if left else []), reason


SUBJECTS = [
    ("The mine is said to hold tin.", "is said", "to hold tin", ["The mine", "to hold tin"], "a raising passive"),
    ("On Monday, the mine was believed to be safe.", "was believed", "to be safe", ["the mine", "to be safe"],
     "not the words before the comma"),
    ("He met Lind, who is thought to be rich.", "is thought", "to be rich", ["to be rich"], "“who” alone says nothing"),
    ("The mine is said by miners to hold tin.", "is said", "to hold tin", ["to hold tin"], "somebody stands between"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content", "expected", "reason"), SUBJECTS, ids=[c[-1] for c in SUBJECTS])
def test_the_subject_of_what_is_credited(text: str, cue: str, content: str, expected: list[str], reason: str) -> None:
    made = with_subject(article_from_text(text, id="x"), draft(text, "", cue, content))
    assert words(text, made.content) == expected, reason


CLAUSES = [
    ("Several teachers, who asked not to be named, said so.", "Several teachers",
     "Several teachers, who asked not to be named", "why they are not named belongs to them"),
    ("The letter, dated 4 June, said so.", "The letter", "The letter, dated 4 June", "which letter"),
    ("Ida Lind, in a coat, said so.", "Ida Lind", "Ida Lind", "a circumstance is not who she is"),
    ("Ida Lind, who met Joe Stamm. He said so.", "Ida Lind", "Ida Lind", "never over the end of a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected", "reason"), CLAUSES, ids=[case[-1] for case in CLAUSES])
def test_a_clause_of_the_source(text: str, source: str, expected: str, reason: str) -> None:
    made = with_apposition(article_from_text(text, id="x"), draft(text, source, "said", "so"))
    assert words(text, made.source) == [expected], reason


PASSIVES = [
    ("The head of the service was quoted by the Daily Anvil as saying that wolves were gone.", "",
     "The head of the service", ["The head of the service"], ["the Daily Anvil"], ["that wolves were gone"],
     "the subject was taken for content"),
    ("“We are done,” the minister was quoted as saying by the Vel agency.", "the minister", "“We are done,”",
     ["the minister"], [], ["“We are done,”"], "the content stands before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "who", "by", "what", "reason"), PASSIVES)
def test_was_quoted_as_saying(
    text: str, source: str, content: str, who: list[str], by: list[str], what: list[str], reason: str
) -> None:
    made = unfold(text, draft(text, source, "was quoted", content))
    credited = (words(text, made.source), words(text, made.through), words(text, made.content))
    assert credited == (who, by, what), reason


def draft(text: str, source: str, cue: str, content: str) -> Candidate:
    def spans(part: str) -> Spans:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    return Candidate(spans(source), spans(cue), spans(content), "speech", 2.0, -0.1, False)


def words(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_y_quoted_x_as_saying_with_x_drawn_into_the_cue() -> None:
    text = "The Courier quoted Admiral Jun Tesk as saying that the fleet would sail."
    made = unfold(text, draft(text, "The Courier", "quoted Admiral Jun Tesk as saying", "that the fleet would sail"))
    assert (words(text, made.source), words(text, made.through)) == (["Admiral Jun Tesk"], ["The Courier"])
    assert words(text, made.cue) == ["quoted", "as saying"]


@pytest.mark.parametrize("cue", ["Needless to say,", "that said", "To say the least"])
def test_a_turn_of_phrase_credits_nobody(cue: str) -> None:
    assert is_idiom(cue)
    assert not is_idiom(cue + " he said")


SUBJECTS_ALONE = [
    ("Nobody, she insisted, had warned the crew.", "she", "insisted", "Nobody", ["Nobody", "had warned the crew"]),
    ("The mill, said Greta Vos, a guide, was never used.", "Greta Vos, a guide", "said", "The mill",
     ["The mill", "was never used"]),
    ("It will rain, she said, and we left.", "she", "said", "It will rain", ["It will rain"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "expected"), SUBJECTS_ALONE)
def test_a_bare_subject_before_the_comma_goes_on(
    text: str, source: str, cue: str, content: str, expected: list[str]
) -> None:
    made = resumed(article_from_text(text, id="x"), draft(text, source, cue, content))
    assert words(text, made.content) == expected


def test_a_quotation_that_the_view_cut_is_taken_whole() -> None:
    text = "“We looked at every other way, and there is none that the town can pay,” said Alma Dreis."
    cut = dataclasses.replace(draft(text, "Alma Dreis", "said", "none that the town can pay,”"), cut_off=True)
    article = article_from_text(text, id="x")
    assert words(text, to_its_marks(article, cut).content) == [text[: text.index(" said")]]
    seen = dataclasses.replace(cut, cut_off=False)
    assert to_its_marks(article, seen) == seen


def test_a_pronoun_that_the_draft_credits_right_before_the_cue_is_its_source() -> None:
    text = "The board said it had known of the cracks since autumn."
    it, cue, rest = ((text.index(part), text.index(part) + len(part)) for part in ("it", "had known", "of the cracks"))
    drafted = Candidate((), (cue,), (it, rest), "thought", 0.0, -1.0, False)
    found = with_pronoun(text, drafted)
    assert (found.source, found.content) == ((it,), (rest,))
    alone = Candidate((), (cue,), (rest,), "thought", 0.0, -1.0, False)
    assert with_pronoun(text, alone) == alone


QUOTED = [
    ("“It holds,” General Vask was quoted as saying.", "“It holds,” General Vask", "General Vask", "“It holds,”",
     "the draft takes the name in"),
    ("Nine have died, the ministry was quoted as saying by the Slate.", "the ministry", "the ministry",
     "Nine have died,", "the draft takes the name alone: what is said stands before it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "drafted", "source", "content", "reason"), QUOTED, ids=[c[-1] for c in QUOTED])
def test_who_is_quoted_is_the_source(text: str, drafted: str, source: str, content: str, reason: str) -> None:
    made = with_quoted(article_from_text(text, id="x"), draft(text, "", "was quoted as saying", drafted))
    assert (words(text, made.source), words(text, made.content)) == ([source], [content]), reason

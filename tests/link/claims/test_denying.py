"""Which tellings say that something is not so, and what it is."""

from __future__ import annotations

import pytest

from onrecord.link.claims.denying import denied_words, denies, denying_words
from tests.link.claims.made import telling

CASES = [
    ("as it was read", "the gates were locked", None, True),
    ("plainly said", "the gates were locked", "The club said that the gates were locked.", False),
    ("claims are rejected", "that the gates were locked", "The club rejected claims that the gates were locked.", True),
    ("reports are dismissed", "the gates were locked", "He dismissed all reports that the gates were locked.", True),
    ("quoted as denying", "the club as denying that the gates were locked", "", True),
    ("denied to a paper", "The club denied to the Orlin Post that the gates were locked", "", True),
    ("not true, in quotation marks", "“It is not true that the gates were locked,”", "", True),
    ("called false", "it false that the gates were locked", "He called it false that the gates were locked.", True),
    ("called an invention", "it an invention that the gates were locked",
     "The club called it an invention that the gates were locked.", True),
    ("an invention that does something", "it an invention that will save lives",
     "She called it an invention that will save lives.", False),
    ("called an invention, of which something is said", "it an invention that mercenaries fired on the gates",
     "The club called it an invention that mercenaries fired on the gates.", True),
    ("disputed on a day", "Minister Julia Prabar disputed on Tuesday that inmates locked the gates", "", True),
    ("described as one", "it as an invention that changed farming",
     "He described it as an invention that changed farming.", False),
    ("untrue at the end", "claims that the gates were locked are untrue", "", True),
    ("no truth in it", "there was no truth in reports that the gates were locked", "", True),
    ("another's denial, and something else told", "two men were held",
     "The club denied that the gates were locked, and police said that two men were held.", False),
    ("the second of two denials", "that the alarms were off",
     "The club denied that the gates were locked and rejected claims that the alarms were off.", True),
    ("claims that are made", "claims that the gates were locked", "He repeated claims that the gates were locked.",
     False),
    ("wrong to say", "“It is simply wrong to say that the gates were locked,”", "", True),
    ("quite untrue", "“It is quite untrue that the gates were locked,”", "", True),
    ("gossip", "that the gates were locked", "The club dismissed as idle gossip the story that the gates were locked.",
     True),
    ("gossip, with the words that call it so", "as idle gossip the story that the gates were locked",
     "The club dismissed as idle gossip the story that the gates were locked.", True),
    ("spread as gossip", "as gossip the story that the gates were locked",
     "The paper printed as gossip the story that the gates were locked.", False),
    ("no longer thought absurd", "as absurd the theory that the gates were locked",
     "She no longer regards as absurd the theory that the gates were locked.", False),
    ("cited as proof", "as proof the claim that the gates were locked",
     "The club cited as proof the claim that the gates were locked.", False),
    ("contradicted, as another reports", "the account that the gates were locked",
     "The club contradicted, as the Orlin Post reports, the account that the gates were locked.", True),
    ("without foundation", "that the gates were locked are without foundation",
     "Reports that the gates were locked are without foundation, the club said.", True),
    ("a question, and no for an answer", "“The gates were locked? That is false,”", "", True),
    ("asked whether, and said no", "Asked on Monday whether the gates were locked, the club said no", "", True),
    ("what was rejected", "that the appeal was rejected", "He said that the appeal was rejected.", False),
    ("what was wrong", "that the verdict was wrong", "He said that the verdict was wrong.", False),
    ("a question of who", "Who locked the gates? That is wrong", "", False),
    ("an answer to another question", "The gates were locked. Why? That is wrong", "", False),
    ("yes or no", "Asked whether he would vote yes or no", "", False),
    ("a thing that changed much", "It is an invention that changed the gates", "", False),
    ("a question that is not answered", "“The gates were locked? That is what we ask,”", "", False),
    ("an account that is given", "the account that the gates were locked",
     "The club repeated, as the Orlin Post reports, the account that the gates were locked.", False),
    ("wrong to do", "“It is wrong to lock the gates,”", "", False),
    ("nothing to a story", "There’s nothing to the story that the gates were locked", "", True),
    ("nothing in a report", "There is nothing in the report that the club does not know", "", False),
    ("dismissed on a day", "that the gates were locked",
     "The club dismissed on Sunday the assertion that the gates were locked.", True),
    ("dismissed yesterday", "that the gates were locked",
     "The club dismissed yesterday claims that the gates were locked.", True),
    ("denied on a night", "that the gates were locked", "The club denied on Sunday night that the gates were locked.",
     True),
    ("who was denied something", "that he was ill", "He was denied on Sunday reports that he was ill.", False),
    ("untrue behind the words", "that the gates were locked",
     "The claim that the gates were locked is untrue, the club told the Orlin Post.", True),
    ("untrue behind words that are no claim's", "that the gates were locked",
     "He said that the gates were locked is untrue.", False),
    ("if it is untrue", "that the gates were locked",
     "If the claim that the gates were locked is false, he will resign.", False),
    ("whether it is untrue", "that the gates were locked",
     "Whether the claim that the gates were locked is false is not known.", False),
    ("if claims are untrue", "that the gates were locked", "If claims that the gates were locked are false, he goes.",
     False),
    ("nobody says that it is untrue", "that the gates were locked",
     "Nobody says the claim that the gates were locked is untrue.", False),
    ("hardly untrue", "that the gates were locked", "The claim that the gates were locked is hardly false.", False),
    ("denied before", "that the gates were locked",
     "The claim that the gates were locked was denied, but later confirmed by the club.", False),
    ("not right now", "that the gates were locked",
     "The claim that the gates were locked is not right now before the court.", False),
    ("rejected by editors", "that the gates were locked",
     "The report that the gates were locked was rejected by the editors for its length.", False),
    ("a claim that is well known", "that the gates were locked",
     "The claim that the gates were locked is untroubling, the club said.", False),
    ("a denial that comes after", "that the gates were locked",
     "The mayor said that the gates were locked, which the club denied.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_denial_is_known_by_what_it_says_and_by_what_stands_before_it(
    text: str, sentence: str | None, wanted: bool
) -> None:
    one = telling(text, denied=True) if sentence is None else telling(text, sentence=sentence or text)
    assert denies(one) is wanted


def test_what_is_denied_is_left_when_the_denial_is_taken_away() -> None:
    assert denied_words(telling("“It is not true that the gates were locked,”")).strip() == "the gates were locked,”"
    assert denied_words(telling("the gates were not locked")) == "the gates were not locked"


@pytest.mark.parametrize(
    ("text", "sentence", "words"),
    [
        ("that the gates were locked", "The club rejected claims that the gates were locked.", "rejected claims"),
        ("“It is not true that the gates were locked,”", "", "It is not true that"),
        ("claims that the gates were locked are untrue", "", "are untrue"),
        ("the gates were locked", "The club said that the gates were locked.", ""),
    ],
)
def test_the_words_that_deny_are_named(text: str, sentence: str, words: str) -> None:
    assert denying_words(telling(text, sentence=sentence or text)) == words

"""Whom a source spoke through, by rule, on candidates whose spans are given."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.via import find_via, is_outlet

# text, source, cue, content, via names, addressee, reason
CASES = [
    ("Two officials told the Harbour Post that the dam would hold.", "Two officials", "told",
     "that the dam would hold", ["Harbour Post"], "the Harbour Post", "told an outlet: both"),
    ("The mayor told reporters on Monday that she would stay.", "The mayor", "told", "that she would stay",
     [], "reporters", "reporters are addressed and are no outlet"),
    ("Marsh told state television that rail traffic had stopped.", "Marsh", "told", "that rail traffic had stopped",
     ["state television"], "state television", "an outlet without a name"),
    ("“We are ready,” Marsh said in an interview with Radio Tarn.", "Marsh", "said", "“We are ready,”",
     ["Radio Tarn"], None, "an interview"),
    ("The Lowland Times quoted him as saying the talks had failed.", "him", "saying", "the talks had failed",
     ["Lowland Times"], None, "quoted by an outlet"),
    ("Marsh said the talks had failed.", "Marsh", "said", "the talks had failed", [], None, "nobody in between"),
    ("Marsh told his brother he was leaving.", "Marsh", "told", "he was leaving", [], "his brother", "a private one"),
    ("Marsh said the Harbour Post had lied.", "Marsh", "said", "the Harbour Post had lied", [], None,
     "an outlet inside the content is spoken of, not through"),
    ("The Harbour Post reported that the dam would hold.", "The Harbour Post", "reported", "that the dam would hold",
     [], None, "an outlet that is the source is not its own channel"),
]  # fmt: skip


def made(text: str, source: str, cue: str, content: str) -> Candidate:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Candidate((span(source),), (span(cue),), (span(content),), "speech", 0.0, 0.0, False)


@pytest.mark.parametrize(("text", "source", "cue", "content", "via", "addressee", "reason"), CASES)
def test_via(
    text: str, source: str, cue: str, content: str, via: list[str], addressee: str | None, reason: str
) -> None:
    article = article_from_text(text, id="x")
    found, to = find_via(article, made(text, source, cue, content))
    assert [one.name for one in found] == via, reason
    assert (text[slice(*to)] if to else None) == addressee, reason


@pytest.mark.parametrize(
    ("name", "outlet", "reason"),
    [
        ("the Washing Post", True, "a table word with a capital"),
        ("a post", False, "the same word without one"),
        ("the state news agency", True, "a common noun for an outlet"),
        ("the Ministry of Posts", False, "another word"),
    ],
)
def test_is_outlet(name: str, outlet: bool, reason: str) -> None:
    assert is_outlet(name) is outlet, reason


def test_the_patterns_stay_linear_on_capital_letters() -> None:
    text = "Marsh said " + "A" * 60_000 + " " + "A." * 60_000
    article = article_from_text(text, id="x")
    candidate = Candidate(((0, 5),), ((6, 10),), ((11, 30),), "speech", 0.0, 0.0, False)
    assert find_via(article, candidate) == ((), None)

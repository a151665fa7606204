"""Whom a source spoke through, by rule, on candidates whose spans are given."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.chain import find_via, is_outlet

# text, source, cue, content, via names, addressee, reason
CASES = [
    ("Two officials told the Harbour Post that the dam would hold.", "Two officials", "told",
     "that the dam would hold", ["Harbour Post"], "the Harbour Post", "told an outlet: both"),
    ("The mayor told reporters on Monday that she would stay.", "The mayor", "told", "that she would stay",
     ["reporters"], "reporters", "the press at large is a way too: careful readers mark it so"),
    ("Marsh told state television that rail traffic had stopped.", "Marsh", "told", "that rail traffic had stopped",
     ["state television"], "state television", "an outlet without a name"),
    ("“We are ready,” Marsh said in an interview with Radio Tarn.", "Marsh", "said", "“We are ready,”",
     ["Radio Tarn"], None, "an interview"),
    ("The Lowland Times quoted him as saying the talks had failed.", "him", "saying", "the talks had failed",
     ["Lowland Times"], None, "quoted by an outlet"),
    ("Marsh said the talks had failed.", "Marsh", "said", "the talks had failed", [], None, "nobody in between"),
    ("It failed, an aide said, since she was not authorised to speak to the media.", "an aide", "said", "It failed",
     [], None, "whom nobody may speak to"),
    ("Marsh told his brother he was leaving.", "Marsh", "told", "he was leaving", [], "his brother", "a private one"),
    ("Marsh said the Harbour Post had lied.", "Marsh", "said", "the Harbour Post had lied", [], None,
     "an outlet inside the content is spoken of, not through"),
    ("The Harbour Post reported that the dam would hold.", "The Harbour Post", "reported", "that the dam would hold",
     [], None, "an outlet that is the source is not its own channel"),
    ("“We held,” said Marsh, speaking to local media after the storm.", "Marsh", "said", "“We held,”",
     ["local media"], None, "speaking to the press behind the cue"),
    ("“We held,” Marsh said to journalists in Tarn.", "Marsh", "said", "“We held,”", ["journalists"], "journalists",
     "said to, not told"),
    ("Addressing Tarnish state television, Marsh said that the dam would hold.", "Marsh", "said",
     "that the dam would hold", ["Tarnish state television"], None, "addressing a channel before the source"),
    ("Marsh said on her Twitter page that the dam would hold.", "Marsh", "said", "that the dam would hold",
     ["her Twitter page"], None, "a page of her own"),
    ("The council said in a post on Telegram that the dam would hold.", "The council", "said",
     "that the dam would hold", ["Telegram"], None, "a platform"),
    ("Tarnnews.com quoted Marsh as saying that the dam would hold.", "Marsh", "quoted", "that the dam would hold",
     ["Tarnnews.com"], None, "a site's address is its name"),
    ("The Lowland Times cites unnamed aides as saying that the dam would hold.", "unnamed aides", "cites",
     "that the dam would hold", ["Lowland Times"], None, "whoever cites stands before the cue"),
    ("A memo seen by Reuters said the dam would hold.", "A memo seen by Reuters", "said", "the dam would hold",
     ["Reuters"], None, "within the source: handed on by an agency"),
    ("Marsh, whose words appeared in the Lowland Times, said the dam would hold.",
     "Marsh, whose words appeared in the Lowland Times", "said", "the dam would hold", ["Lowland Times"], None,
     "within the source: where the words appeared"),
    ("Marsh, whose photograph was printed in the Lowland Times, said the dam would hold.",
     "Marsh, whose photograph was printed in the Lowland Times", "said", "the dam would hold", [], None,
     "within the source: another thing that was printed"),
    ("Marsh, whose husband’s obituary appeared in the Lowland Times, said the dam would hold.",
     "Marsh, whose husband’s obituary appeared in the Lowland Times", "said", "the dam would hold", [], None,
     "within the source: another thing that appeared"),
    ("Marsh, who appeared unhappy with the Lowland Times, said the dam would hold.", "Marsh", "said",
     "the dam would hold", [], None, "who appears so is not carried"),
    ("Marsh, whose leaflets are printed by the Lowland Times, said the dam would hold.", "Marsh", "said",
     "the dam would hold", [], None, "a printer of something else"),
    ("A statement delivered by spokesman Ivo Marsh said the dam would hold.",
     "A statement delivered by spokesman Ivo Marsh", "said", "the dam would hold", ["spokesman Ivo Marsh"], None,
     "within the source: delivered by a person"),
    ("Marsh said before the invasion that the dam would hold.", "Marsh", "said", "that the dam would hold", [], None,
     "a time before is nobody spoken to"),
    ("Marsh told the press secretary that the dam would hold.", "Marsh", "told", "that the dam would hold", [],
     "the press secretary", "a press secretary is not the press"),
    ("Nobody has claimed the dam, though Marsh told reporters it would hold.", "Nobody", "has claimed", "the dam",
     [], None, "what another told the press in the same sentence"),
    ("Marsh said at a press conference that the dam would hold.", "Marsh", "said", "that the dam would hold", [], None,
     "a press conference is an occasion"),
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

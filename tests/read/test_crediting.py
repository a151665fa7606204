"""Rules must not put words in anybody's mouth: each case once did, or let time grow with the square of the text."""

from __future__ import annotations

import time

import pytest

from onrecord.ingest import article_from_text
from onrecord.read import Reader, read_attributions
from onrecord.read.acts import act_of, is_document, is_nobody
from onrecord.read.assembly import _carry_on as carry_on
from onrecord.read.candidates import Candidate
from onrecord.read.chain import find_via
from onrecord.read.coverage import Coverage
from onrecord.read.nesting import settle
from onrecord.read.parenthetical import resumed
from onrecord.read.reach import within_reach
from onrecord.read.relayed import unfold
from onrecord.read.verbless import with_verbless


def made(text: str, source: list[str], cue: str, *content: str) -> Candidate:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Candidate(
        tuple(map(span, source)), (span(cue),), tuple(map(span, content)), "speech", 2.0, -0.1, False, confidence=0.9
    )


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_two_people_before_two_colons_keep_their_own_words() -> None:
    text = "Ada Mirren, 34: “I will wait.” Ben Holt, 40: “I will not.”"
    found = with_verbless(article_from_text(text, id="x"), [])
    credited = [(words(text, one.source), words(text, one.content)) for one in found]
    assert credited == [(["Ada Mirren, 34"], ["“I will wait.”"]), (["Ben Holt, 40"], ["“I will not.”"])]


def test_what_another_says_in_the_paragraph_stays_his() -> None:
    text = "Ada Mirren, 34: “I will wait.” Ben Holt disagreed. “Nonsense,” he said."
    (found,) = with_verbless(article_from_text(text, id="x"), [])
    assert words(text, found.content) == ["“I will wait.”"]


@pytest.mark.parametrize("label", ["Update", "Read More", "Breaking News", "The sign had two words", "Editor's Note"])
def test_a_label_is_no_source(label: str) -> None:
    text = f"{label}: “The road is open.”"
    article = article_from_text(text, id="x")
    assert with_verbless(article, []) == []
    (kept,) = with_verbless(article, [made(text, [], ":", "“The road is open.”")])
    assert kept.source == ()


def test_a_title_belongs_to_the_name() -> None:
    text = "It rained. Dr. Bea Lonn: “We were not told.”"
    (found,) = with_verbless(article_from_text(text, id="x"), [])
    assert words(text, found.source) == ["Dr. Bea Lonn"]


def test_a_carried_quotation_is_never_an_inner_sources() -> None:
    text = (
        "“My brother told me the dam would hold for years to come.\n\n“We left at dawn.\n\n“Nobody came,” Marsh said."
    )
    article = article_from_text(text, id="x")
    inner = made(text, ["My brother"], "told", "the dam would hold for years to come")
    outer = made(text, ["Marsh"], "said", "“Nobody came,”")
    first, second = carry_on(article, [inner, outer])
    assert first == inner
    assert words(text, second.content) == [part.removesuffix(" Marsh said.") for part in text.split("\n\n")]


def test_the_quoted_one_is_the_source_in_the_passive_too() -> None:
    text = "Marsh was quoted by the Herald as saying that the dam would hold."
    item = unfold(text, made(text, ["Marsh", "the Herald"], "was quoted", "that the dam would hold"))
    assert (words(text, item.source), words(text, item.through)) == (["Marsh"], ["the Herald"])


def test_a_parenthesis_ends_before_the_next_clause() -> None:
    text = "It would, the engineers said, take a year, but the mayor denied that it would cost more."
    item = resumed(article_from_text(text, id="x"), made(text, ["the engineers"], "said", "It would"))
    assert words(text, item.content) == ["It would", "take a year"]


@pytest.mark.parametrize("name", ["Nature", "Science", "The plan", "The rules", "Mr. Rule", "The schedule"])
def test_a_real_source_is_somebody(name: str) -> None:
    assert not is_nobody(name)


@pytest.mark.parametrize("name", ["Bill", "Will", "Cardinal Law", "Mr. Law"])
def test_a_person_is_no_document(name: str) -> None:
    assert not is_document(name)
    assert act_of("speech", name, "said") == "speech"


VIA = [
    ("Marsh told the Environmental Protection Agency that it leaked.", [], "the Environmental Protection Agency"),
    ("Marsh told Press Secretary Ada Holm that it leaked.", [], "Press Secretary Ada Holm"),
    ("Marsh told the Harbour Post through an interpreter that it leaked.", ["an interpreter", "the Harbour Post"],
     "the Harbour Post"),
    ("Marsh told the court again that it leaked.", [], "the court"),
    ("Marsh told angrily that it leaked.", [], None),
    ("Marsh told us, speaking in Star City, that it leaked.", [], "us"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "via", "addressee"), VIA)
def test_via_names_outlets_and_go_betweens_alone(text: str, via: list[str], addressee: str | None) -> None:
    article = article_from_text(text, id="x")
    found, to = find_via(article, made(text, ["Marsh"], "told", "that it leaked"))
    assert [text[slice(*one.span)] for one in found] == via
    assert (text[slice(*to)] if to else None) == addressee


def test_what_is_left_of_a_content_is_words() -> None:
    text = "He said then aa. Bb cc dd.\n\nEe ff gg hh ii jj kk ll mm nn oo pp."
    surer = Candidate((), ((0, 2),), ((17, 26), (28, 36)), "speech", 0.0, 0.0, False, confidence=0.9)
    other = Candidate((), ((3, 7),), ((8, len(text)),), "speech", 0.0, 0.0, False, confidence=0.5)
    kept, _, _ = settle(text, [surer, other])
    for item in kept:
        for start, end in item.content:
            assert text[start:end] == text[start:end].strip() != ""


def test_time_stays_linear_after_a_signature() -> None:
    text = "“No.” — Commissioner" + " " * 20_000 + "x"
    begun = time.process_time()
    assert with_verbless(article_from_text(text, id="x"), []) == []
    assert time.process_time() - begun < 2, "the square of 20,000 spaces took minutes"


def test_time_stays_linear_over_carried_quotations() -> None:
    text = "“We left,” Marsh said. “We\n\n" + "\n\n".join(["“and on it went for years"] * 8_000)
    article = article_from_text(text, id="x")
    begun = time.process_time()
    (item,) = carry_on(article, [made(text, ["Marsh"], "said", "“We left,”", "“We\n\n")])
    assert len(item.content) > 7_000
    assert time.process_time() - begun < 2, "merging anew for each paragraph took its square"


HEADLINES = [
    ("Bridge a year late, ministry admits", "ministry", "admits", ["Bridge a year late"], "the tail says who"),
    ("Ministry admits", "Ministry", "admits", [], "what it admits is not in the headline, and nobody is credited"),
]


@pytest.mark.parametrize(("headline", "source", "cue", "content", "reason"), HEADLINES)
def test_a_headline_credits_nobody_with_what_stands_below(
    headline: str, source: str, cue: str, content: list[str], reason: str
) -> None:
    text = f"{headline}\n\nThe pillar stands alone since autumn, and nobody crosses.\n\nIt rained all of Tuesday here."
    article = article_from_text(text, id="x", title=headline)
    item = made(text, [source], cue, "The pillar stands alone since autumn, and nobody crosses.")
    assert words(text, within_reach(article, item, Coverage([])).content) == content, reason


def test_a_storm_that_claims_lives_says_nothing(reader: Reader) -> None:
    text = (
        "The storm claimed at least 12 lives, officials said on Monday.\n\nRiots in Tornetal claimed fifty-five lives."
    )
    reading = read_attributions(article_from_text(text, id="x"), reader)
    assert [words(text, one.source) for one in reading.attributions] == [["officials"]]
    assert "what claims lives says nothing" in {refused.reason for refused in reading.refused}

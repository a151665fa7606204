"""What a draft took in and is nobody's: datelines, the next paragraph, the writer's verdict, who reports."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.nesting import with_own_sources
from onrecord.read.relayed import unfold
from onrecord.read.trimming import trimmed


def made(text: str, source: list[str], cue: str, *content: str) -> Candidate:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Candidate(tuple(map(span, source)), (span(cue),), tuple(map(span, content)), "speech", 2.0, -0.1, False)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_dateline_is_nobody_and_nobodys() -> None:
    text = "PORT TARN, March 14 (Vell) - The governor, Ada Quell, said the dam had held.\n\nShe left on Monday."
    item = made(text, ["PORT TARN, March 14 (Vell) - The governor, Ada Quell"], "said", "the dam had held")
    assert words(text, trimmed(article_from_text(text, id="x"), item).source) == ["The governor, Ada Quell"]
    text = "TARN (Vell Press) — According to Ada Quell, the dam had held.\n\nShe left on Monday."
    item = made(text, ["TARN (Vell Press)", "Ada Quell"], "According to", "the dam had held")
    assert words(text, trimmed(article_from_text(text, id="x"), item).source) == ["Ada Quell"]
    text = "PORT TARN — The dam had held, police said.\n\nThey left on Monday."
    item = made(text, ["police"], "said", "PORT TARN — The dam had held")
    assert words(text, trimmed(article_from_text(text, id="x"), item).content) == ["The dam had held"]


def test_a_source_ends_with_the_headline() -> None:
    text = "Dam is safe, says minister\n\nMinister Ada Quell said on Monday that the dam was safe. She left."
    both = "minister\n\nMinister Ada Quell"
    article = article_from_text(text, id="x")
    above = trimmed(article, made(text, [both], "says", "Dam is safe"))
    below = trimmed(article, made(text, [both], "said", "that the dam was safe"))
    assert (words(text, above.source), words(text, below.source)) == (["minister"], ["Minister Ada Quell"])


@pytest.mark.parametrize(
    ("text", "content", "left"),
    [
        ("Doyle's claim that the vote was rigged is baseless.", "that the vote was rigged is baseless",
         "that the vote was rigged"),
        ("Doyle's claim that the tape was false has been widely debunked.",
         "that the tape was false has been widely debunked", "that the tape was false"),
        ("She rejected Doyle's claim that the tape was false.", "that the tape was false", "that the tape was false"),
        ("Doyle's claim that the tape was false upset her.", "that the tape was false", "that the tape was false"),
    ],
    ids=["the sentence's own verb", "the last of two", "the claim is an object", "the verdict is the claim"],
)  # fmt: skip
def test_the_writers_verdict_is_not_the_sources(text: str, content: str, left: str) -> None:
    item = made(text, ["Doyle's"], "claim", content)
    assert words(text, trimmed(article_from_text(text, id="x"), item).content) == [left]


def test_whoever_is_cited_for_it_is_the_source() -> None:
    text = "The Northfield Herald reported on Sunday, citing two aides, that the dam would hold."
    found = unfold(text, made(text, [], "citing", "two aides, that the dam would hold"))
    assert words(text, found.source) == ["two aides"]
    assert words(text, found.content) == ["that the dam would hold"]
    assert words(text, found.through) == ["The Northfield Herald"]


def test_whoever_tells_of_it_is_not_the_inner_source_as_well() -> None:
    text = "Officer Ivo Prado said the driver told police the brakes had failed."
    outer = made(text, ["Officer Ivo Prado"], "said", "the driver told police the brakes had failed")
    inner = made(text, ["Officer Ivo Prado", "the driver"], "told", "the brakes had failed")
    kept = with_own_sources([outer, inner], [None, 0])
    assert [words(text, item.source) for item in kept] == [["Officer Ivo Prado"], ["the driver"]]

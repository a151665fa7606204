"""What a text repeats does not make identifying dearer than the text is long."""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Any

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.who import describing, identify
from onrecord.read.who.entities import Entity
from onrecord.record import Article
from tests.read.who.marked import attribution, marked


@pytest.mark.parametrize("word", ["he ", "Bank of ", "the company ", "one of the ", "John and ", "A. ", "I "])
def test_one_word_for_ever(word: str) -> None:
    """One word 200,000 characters long, all of it one source: squared, it would take hours."""
    text = word * (200_000 // len(word))
    spans = ((0, len(text)),)
    article = Article("x", text, "en", (), spans, spans, ())
    (found,) = identify(article, [attribution(0, (0, len(text)), None)])
    assert found.who.cluster == 1


def test_adjectives_that_head_no_phrase_are_gone_over_once() -> None:
    """Counted in lines and calls: eight times the text is eight times the work, and not sixty times."""
    few, many = (_work("official national " * times, "zzz") for times in (50, 400))
    assert many < 12 * few


def test_a_name_is_looked_for_once_however_often_it_is_credited(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str | None] = []
    whole_name = describing._whole_name

    def noting(text: str, entity: Entity) -> str | None:
        looked.append(whole_name(text, entity))
        return looked[-1]

    monkeypatch.setattr(describing, "_whole_name", noting)
    article, items = marked("Moe spoke. " + "[[Ann Moe]] {left}. " * 40)
    assert {one.who.name for one in identify(article, items)} == {"Ann Moe"}
    assert looked == ["Ann Moe"]


def test_each_label_of_an_interview_is_looked_up_once() -> None:
    names = [f"{one}{other}{third}" for one in "ABCDEFGH" for other in "aeiou" for third in "bdfgklmnprst"]
    texts = ("".join(f"Per {name} left.\n\n{name}: I think so?\n\n" for name in names[:count]) for count in (40, 320))
    few, many = (_work(text, r"\bI\b") for text in texts)
    assert many < 12 * few


def _work(text: str, source: str) -> int:
    """How many lines and calls identifying takes."""
    article = article_from_text(text, id="x")
    spans = [match.span() for match in re.finditer(source, article.text)]
    items = [attribution(n, span, (span[1], span[1] + 5)) for n, span in enumerate(spans)]
    steps = 0

    def count(_frame: FrameType, _event: str, _arg: object) -> Any:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        identify(article, items)
    finally:
        sys.settrace(before)
    return steps

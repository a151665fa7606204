"""The article that onrecord was begun for: every attribution it must hold, and no other of speech or writing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest import article_from_text
from onrecord.read import Reader, read_attributions
from onrecord.record import Attribution, Reading

SEED = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is absent")
EITHER_VIA = {"one-source-trouble"}
EDGE = " .,;:“”\"'’‘"


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def reading(reader: Reader, expected: dict[str, Any]) -> Reading:
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    return read_attributions(article_from_text(text, id="seed", date=expected["date"]), reader)


def trimmed(text: str, spans: Any) -> list[str]:
    """Each span's words, edge punctuation and marks left out."""
    return [text[start:end].strip(EDGE) for start, end in spans]


def counterpart(reading: Reading, gold: dict[str, Any]) -> Attribution | None:
    text = reading.article.text
    for found in reading.attributions:
        if trimmed(text, found.content) == trimmed(text, gold["content"]) and found.within is None:
            return found
    return None


def keys() -> list[str]:
    if not SEED.exists():
        return ["absent"]
    return [gold["key"] for gold in json.loads((SEED / "expected.json").read_text(encoding="utf-8"))["attributions"]]


@pytest.mark.parametrize("key", keys())
def test_holds(reading: Reading, expected: dict[str, Any], key: str) -> None:
    gold = next(gold for gold in expected["attributions"] if gold["key"] == key)
    text = reading.article.text
    found = counterpart(reading, gold)
    assert found is not None, f"no attribution with the content {trimmed(text, gold['content'])}"
    assert trimmed(text, found.source) == trimmed(text, gold["source"])
    assert any(a < d and c < b for a, b in found.cue for c, d in gold["cue"])
    assert (found.act, found.form, found.segment) == (gold["act"], gold["form"], gold["segment"])
    assert [list(span) for span in found.editorial] == gold["editorial"]
    if key not in EITHER_VIA:
        assert [list(via.span) for via in found.via] == [via["span"] for via in gold["via"]]
        assert [via.name for via in found.via] == [via["name"] for via in gold["via"]]


def test_holds_no_further_speech_or_writing(reading: Reading, expected: dict[str, Any]) -> None:
    known = [counterpart(reading, gold) for gold in expected["attributions"]]
    further = [found for found in reading.attributions if found.act in ("speech", "writing") and found not in known]
    assert not further, [
        (trimmed(reading.article.text, one.source), trimmed(reading.article.text, one.content)) for one in further
    ]

"""The article that onrecord was begun for, read deep: every field that its ledger must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.desk.reading import read_text
from onrecord.publish.reading_json import reading_to_object
from onrecord.read import Reader

SEED = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is absent")
LEFT_OUT = {"key", "note", "why", "within", "source", "cue", "content"}
"""Not compared, or compared by `test_seed`, which leaves edge punctuation out."""

EITHER_VIA = "one-source-trouble"
MEANING = {"us-officials": ("retreats", "Moscow"), "comment-fold": ("Ukraine", "fold")}
"""What of a forecast must be in its own words for it to mean the expected."""


def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def read(reader: Reader) -> dict[str, Any]:
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    return reading_to_object(read_text(text, id="seed", reader=reader, date=expected()["date"]), with_text=True)


def keys() -> list[str]:
    return [gold["key"] for gold in expected()["attributions"]] if SEED.exists() else ["absent"]


def counterpart(read: dict[str, Any], gold: dict[str, Any]) -> dict[str, Any]:
    """The outermost attribution whose content shares most with the expected one's."""
    wanted = positions(gold["content"])
    outermost = [found for found in read["attributions"] if found["within"] is None]
    best: dict[str, Any] = max(outermost, key=lambda found: len(positions(found["content"]) & wanted))
    assert positions(best["content"]) & wanted
    return best


def positions(spans: list[list[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def differences(found: Any, wanted: Any, where: str) -> list[str]:
    """Fields of the expected that are other in what was found; what only was found is not looked at."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [
            line for name, value in wanted.items() for line in differences(found.get(name), value, f"{where}.{name}")
        ]
    return [] if found == wanted else [f"{where} is {found!r}, not {wanted!r}"]


@pytest.mark.parametrize("key", keys())
def test_attribution(read: dict[str, Any], key: str) -> None:
    gold = next(gold for gold in expected()["attributions"] if gold["key"] == key)
    found = counterpart(read, gold)
    wanted = {name: value for name, value in gold.items() if name not in LEFT_OUT}
    wanted["who"] = {name: value for name, value in wanted["who"].items() if name != "cluster"}
    if wanted["forecast"] is not None:
        what = found["forecast"]["what"]
        assert all(word in what for word in MEANING[key]), what
        wanted["forecast"] = {name: value for name, value in wanted["forecast"].items() if name != "what"}
    via = wanted.pop("via")
    if key != EITHER_VIA:
        assert [(one["name"], one["span"]) for one in found["via"]] == [(one["name"], one["span"]) for one in via]
    assert not (wrong := differences(found, wanted, key)), "\n".join(wrong)


def test_the_same_source_has_the_same_cluster_and_no_other(read: dict[str, Any]) -> None:
    pairs = [(gold["who"]["cluster"], counterpart(read, gold)["who"]["cluster"]) for gold in expected()["attributions"]]
    assert len(set(pairs)) == len({ours for ours, _ in pairs}) == len({theirs for _, theirs in pairs}), pairs


def test_every_assertion_is_covered(read: dict[str, Any]) -> None:
    ours = [positions(one["content"]) for one in read["assertions"]]
    for gold in expected()["assertions"]:
        wanted = positions(gold["content"])
        assert any(len(wanted & one) >= 0.9 * len(wanted) for one in ours), gold


def test_the_comment_is_nobodys_assertion(read: dict[str, Any]) -> None:
    start, end = expected()["comment"]
    assert not any(start <= place < end for one in read["assertions"] for place in positions(one["content"]))


def test_the_number_is_the_editors(read: dict[str, Any]) -> None:
    (gold,) = expected()["numbers"]
    found = next(number for number in read["numbers"] if number["span"] == gold["span"])
    assert not (wrong := differences(found, gold, "number")), "\n".join(wrong)


def test_the_headline_is_not_borne_out(read: dict[str, Any]) -> None:
    gold = expected()["headline"]
    assert read["headline"]["span"] == gold["span"]
    assert read["headline"]["support"] in gold["support"]
    assert read["headline"]["drops"] == gold["drops"]

"""Our scoring is the official scorer's, to the printed digit."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.articles import article_of
from evals.characters import quoted_positions
from evals.scoring import score, tally

OFFICIAL = Path(__file__).parents[3] / "shared" / "eval" / "score_attributions.py"
WORDS = ["said", "the", "mayor", "Osk", "she", "bridge", "–", "(sic)", "…", "no,", "well.", "\u00a0"]
MARKS = ['"', "“", "”", "''", "``", "«", "»", "„", "'", "\n", "\n\n", '""', "'''"]


@pytest.fixture(scope="module")
def official() -> ModuleType:
    if not OFFICIAL.is_file():
        pytest.skip("../shared/eval/score_attributions.py is not there")
    spec = importlib.util.spec_from_file_location("score_attributions", OFFICIAL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invented(seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and predicted articles: random words and marks, random spans, some in both, some moved a little."""
    draw = random.Random(seed)
    gold: dict[str, Any] = {}
    read: dict[str, Any] = {}
    for number in range(draw.randint(1, 5)):
        text = "".join(draw.choice([*WORDS, *MARKS]) + draw.choice(["", " "]) for _ in range(draw.randint(0, 120)))
        marked = [invented_attribution(draw, len(text)) for _ in range(draw.randint(0, 8))]
        moved = [shifted(draw, item) for item in marked if draw.random() < 0.8]
        others = [invented_attribution(draw, len(text)) for _ in range(draw.randint(0, 3))]
        gold[str(number)] = {"id": str(number), "text": text, "attributions": marked}
        read[str(number)] = {
            "id": str(number),
            "text": text,
            "attributions": draw.sample(moved + others, len(moved + others)),
        }
    return gold, read


def invented_attribution(draw: random.Random, size: int) -> dict[str, Any]:
    item: dict[str, Any] = {
        role: [sorted((draw.randint(0, size + 3), draw.randint(0, size + 3))) for _ in range(draw.choice(counts))]
        for role, counts in (("source", (0, 1, 1)), ("cue", (0, 1, 1)), ("content", (0, 1, 1, 2)))
    }
    if draw.random() < 0.4:
        item["within"] = draw.choice([None, 0, 1])
    return item


def shifted(draw: random.Random, item: dict[str, Any]) -> dict[str, Any]:
    if draw.random() < 0.3:
        return item
    return item | {
        role: [
            [max(0, start - draw.choice((0, 0, 1, 4))), end + draw.choice((0, 0, 1, 4))] for start, end in item[role]
        ]
        for role in ("source", "cue", "content")
        if draw.random() < 0.8
    }


def ours(gold: dict[str, Any], read: dict[str, Any]) -> dict[str, list[float]]:
    return score(
        [
            tally(article["text"], article_of(read[id]).attributions, article_of(article).attributions)
            for id, article in gold.items()
        ]
    )


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_every_figure_equals_the_official_one_on_invented_articles(official: ModuleType, start: int) -> None:
    for seed in range(start, start + 50):
        gold, read = invented(seed)
        assert ours(gold, read) == official.score(gold, read), seed


def test_it_also_does_on_many_articles_at_once(official: ModuleType) -> None:
    gold: dict[str, Any] = {}
    read: dict[str, Any] = {}
    for seed in range(1000, 1060):
        for side, made in zip((gold, read), invented(seed), strict=True):
            side |= {f"{seed}.{id}": article for id, article in made.items()}
    found = ours(gold, read)
    assert found == official.score(gold, read)
    assert 5 < found["all.whole"][2] < 95, "the invented articles tell nothing apart"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*MARKS, "a", " "]), max_size=40).map("".join))
def test_the_same_characters_are_quoted(official: ModuleType, text: str) -> None:
    assert quoted_positions(text) == official.quoted(text)


@pytest.mark.parametrize("size", [79, 80, 81])
@pytest.mark.parametrize("quoted", [0, 4, 5, 6, 75, 76, 94, 95, 96, 100])
def test_limits_are_the_official_ones(official: ModuleType, size: int, quoted: int) -> None:
    text = "a" * (100 - quoted) + "“" + "a" * quoted + "”"
    gold = {"a": {"id": "a", "text": text, "attributions": [{"source": [], "cue": [], "content": [[0, 102]]}]}}
    read = {"a": {"id": "a", "text": text, "attributions": [{"source": [], "cue": [], "content": [[0, size]]}]}}
    assert ours(gold, read) == official.score(gold, read)


def test_nothing_against_nothing_is_nothing() -> None:
    assert score([])["all.whole"] == [0.0, 0.0, 0.0]


def test_an_attribution_found_twice_is_paired_once() -> None:
    one = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 20]]}
    article = article_of({"id": "a", "text": "Mara said nothing more", "attributions": [one]})
    twice = article_of({"id": "a", "text": article.text, "attributions": [one, one]})
    found = score([tally(article.text, twice.attributions, article.attributions)])
    assert found["all.whole_ex"] == [50.0, 100.0, 66.7]
    assert found["all.count"] == [2, 1]

"""The evaluation's own arithmetic, and what the generated press promises."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from evals.copies import ari, main, measure_pairs, measure_press
from evals.copying import press
from evals.copying.phrases import forms, synonyms

DOCS = [
    (
        "1_1",
        "The ferry from Sandrup ran aground off Velmora on Monday with ninety people and a circus elephant.",
    ),
    (
        "1_2",
        "The ferry from Sandrup ran aground off Velmora on Monday with ninety people and a circus elephant. All swam.",
    ),
    ("1_3", "Cheese makers of the upper valley met in Brisk and agreed on nothing but the date of their next meeting."),
]
RANDS = [
    ("aabb", "xxyy", 1.0, "the same groups"),
    ("aabb", "xxxx", 0.0, "all in one"),
    ("aabb", "wxyz", 0.0, "all apart"),
    ("aabb", "xyxy", -0.5, "crossed"),
    ("aaab", "xxyy", 0.0, "worked by hand: 1 of 3 and 2 pairs, 1 expected"),
]


@pytest.mark.parametrize(("true", "found", "figure", "reason"), RANDS, ids=[case[3] for case in RANDS])
def test_adjusted_rand(true: str, found: str, figure: float, reason: str) -> None:
    assert ari(true, found) == pytest.approx(figure), reason


def test_labelled_pairs() -> None:
    docs = [{"doc_id": id, "text": text, "topic": "1"} for id, text in DOCS]
    pairs = [
        {"a": "1_2", "b": "1_1", "gram5_containment": 1.0},
        {"a": "1_1", "b": "1_3", "gram5_containment": 0.7},
        {"a": "1_2", "b": "1_3", "gram5_containment": 0.0},
    ]
    results = measure_pairs(docs, pairs)
    assert [results[key] for key in ("recall", "pairs", "linked", "linked_below", "joined_below")] == [50.0, 2, 1, 0, 0]
    pairs[0]["gram5_containment"] = 0.1
    assert measure_pairs(docs, pairs)["linked_below"] == 1


def test_a_press_is_the_same_for_its_seed_alone() -> None:
    assert press(3, 5) == press(3, 5) != press(4, 5)


def test_a_press_is_hard() -> None:
    known = press(3, 12)
    sizes = Counter(item.family for item in known)
    events = Counter(family.split(".")[0] for family in sizes)
    assert max(sizes.values()) > 2
    assert max(events.values()) > 2, "independent reports of one event"
    assert 0.4 < max(item.changed for item in known) <= 0.6
    assert len({item.article.id for item in known}) == len(known)
    below = Counter(item.article.text.rsplit("\n\n", 1)[1] for item in known)
    assert max(below.values()) > 2, "furniture that unrelated articles share"


def test_nothing_of_a_template_is_left_over() -> None:
    for item in press(3, 6):
        assert not set("{}|$") & set(item.article.text)
    assert all(line.count("{") == line.count("}") for lines in forms().values() for line in lines)
    assert all(word not in others for word, others in synonyms().items())


def test_families_in_a_small_press() -> None:
    results = measure_press(5, 12)
    assert results["ari"] > 0.9 > results["minhash_best_ari"]
    assert results["joined_by_change"]["0-0"][0] == 100
    assert all(low <= high for low, high in pairwise(results["intervals"]["ari"]))


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no file .*docs\.jsonl\.gz"):
        main(["--data", str(tmp_path)])

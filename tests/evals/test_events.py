"""The arithmetic of `evals.events`, on a made collection."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.event_pairs import OTHER, SAME, SIBLING, Collection, Pairs, auc, balanced, dots, fit, out_of_fold, tfidf
from evals.events import is_date_line, main


def pairs(kinds: list[int], topics: list[int] | None = None) -> Pairs:
    places = np.arange(len(kinds))
    return Pairs((), places, places, np.array(topics or [1] * len(kinds)), np.array(kinds))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([0.9, 0.8, 0.1, 0.2], 1.0), ([0.1, 0.2, 0.9, 0.8], 0.0), ([0.5] * 4, 0.5), ([0.9, 0.3, 0.5, 0.1], 0.75)],
    ids=["all above", "all below", "ties are half", "one of four below"],
)
def test_auc(scores: list[float], expected: float) -> None:
    assert auc(np.array(scores), pairs([SAME, SAME, SIBLING, SIBLING])) == expected


def test_auc_of_repeated_pairs_and_of_one_kind() -> None:
    kinds = pairs([SAME, SAME, SIBLING, OTHER])
    scores = np.array([0.9, 0.3, 0.5, 0.0])
    assert auc(scores, kinds) == 0.5
    assert auc(scores, kinds, OTHER) == 1.0
    assert auc(scores, kinds, SIBLING, np.array([3.0, 1.0, 1.0, 1.0])) == 0.75


def test_fit_finds_what_decides_and_takes_what_is_missing_as_neutral() -> None:
    chance = np.random.default_rng(1)
    values = chance.normal(size=(400, 2))
    right = values[:, 0] + 0.3 * chance.normal(size=400) > 0
    values[:5, 1] = np.nan
    start, weights, middle = fit(values, right, np.ones(400))
    assert abs(weights[0]) > 5 * abs(weights[1])
    assert np.isfinite([start, *middle]).all()


def test_out_of_fold_never_sees_the_topic_that_it_scores() -> None:
    """In each topic the feature points another way: seen, it would help; unseen, it misleads."""
    values = np.array([[1.0], [0.0], [0.0], [1.0]] * 5)
    of = pairs([SAME, SIBLING, SAME, SIBLING] * 5, [1, 1, 2, 2] * 5)
    assert auc(out_of_fold(values, of, np.ones(20)), of) == 0.0


def test_balanced_counts_both_sides_alike() -> None:
    of = pairs([SAME] * 6 + [SIBLING] * 3 + [OTHER])
    times = balanced(of)
    assert times[of.kind == SAME].sum() == pytest.approx(times[of.kind != SAME].sum())
    assert times[of.kind == OTHER].sum() == pytest.approx(3 * times[of.kind == SIBLING].sum())


def test_tfidf_of_the_same_and_of_nothing_common() -> None:
    texts = ["river flood", "river flood", "choir sings", ""]
    of = Pairs((), np.array([0, 0, 0]), np.array([1, 2, 3]), np.ones(3, int), np.zeros(3, int))
    assert dots(tfidf(texts, texts), of) == pytest.approx([1, 0, 0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Posted: May 3, 2030 | 8: 20 am", True), ("The dam burst.", False), ("In 2030 " + "the dam burst " * 5, False)],
)
def test_date_lines(text: str, expected: bool) -> None:
    assert is_date_line(text) is expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two topics of two sibling events, of each two articles of two sentences: a chain each."""
    docs: list[dict[str, Any]] = []
    mentions = []
    for topic, matter in (("1", "flood"), ("2", "strike")):
        for event, place in (("a", "Varnholt"), ("b", "Lindesund")):
            for copy in "xy":
                id = f"{topic}{event}{copy}"
                told = ["http: / / a. b", f"A {matter} hit {place} {copy}.", f"Mayor of {place} spoke {copy}."]
                ends = [len("\n".join(told[: place_ + 1])) for place_ in range(3)]
                spans = [[end - len(text), end] for end, text in zip(ends, told, strict=True)]
                docs.append({"doc_id": id, "topic": topic, "subtopic": topic + event, "text": "\n".join(told),
                             "sentences": spans})  # fmt: skip
                mentions += [
                    {"doc_id": id, "sent": place_, "chain": f"{topic}{event}{place_}", "singleton": False}
                    for place_ in (1, 2)
                ]
    rows = [
        {"a": one["doc_id"], "b": two["doc_id"], "same_subtopic": one["subtopic"] == two["subtopic"]}
        for place_, one in enumerate(docs) for two in docs[place_ + 1 :] if one["topic"] == two["topic"]
    ]  # fmt: skip
    for name, content in (("docs", docs), ("doc_pairs", rows), ("event_mentions", mentions)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in content)
    return tmp_path


def test_pairs_of_a_collection(folder: Path) -> None:
    collection = Collection(folder)
    articles, sentences = collection.article_pairs(), collection.sentence_pairs()
    assert [int((articles.kind == kind).sum()) for kind in (SAME, SIBLING)] == [4, 8]
    assert [int((sentences.kind == kind).sum()) for kind in (SAME, SIBLING, OTHER)] == [8, 32, 8]
    assert collection.sentences("1ax") == ["A flood hit Varnholt x.", "Mayor of Varnholt spoke x."]


def test_the_command_prints_its_keys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    for key in ("article_auc", "sentence_auc"):
        assert 50 < results[key] <= 100
        assert {0 <= results[name][key] <= 100 for name in ("tfidf", "embedding", "out_of_fold")} == {True}
    assert (results["count"], results["count_sentences"]) == (12, 48)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no folder"):
        main(["--data", str(tmp_path / "none")])

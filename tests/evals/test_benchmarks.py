"""What the benchmark of reading compares, without timing anything."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.corpus import LONGEST, SHORTEST, article, articles
from benchmarks.reader import ratio, take_turns


def test_the_corpus_is_the_same_every_time_and_no_article_is_another() -> None:
    texts = list(articles(20))
    assert texts == list(articles(20))
    assert len(set(texts)) == 20
    assert texts[7] == article(7)
    assert article(7) != article(7, seed=8)


def test_articles_are_of_the_length_of_news() -> None:
    lengths = [len(text.split()) for text in articles(60)]
    assert min(lengths) >= SHORTEST
    assert max(lengths) < LONGEST + 120
    assert all("{" not in text for text in articles(60))


def test_sides_take_turns_and_each_begins() -> None:
    turns: list[str] = []
    taken = take_turns({"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, rounds=3)
    assert "".join(turns) == "ab" + "ab" + "ba" + "ab"
    assert {name: len(times) for name, times in taken.items()} == {"a": 3, "b": 3}


def test_a_ratio_is_the_median_of_those_of_each_round() -> None:
    assert ratio([2.0, 3.0, 100.0], [1.0, 1.0, 1.0]) == 3.0


def test_the_floor_holds_nothing_but_products_of_the_encoders_shapes() -> None:
    onnx = pytest.importorskip("onnx")
    from benchmarks.product_floor import graph

    model = onnx.load_from_string(graph(as_pairs=False))
    assert Counter(node.op_type for node in model.graph.node) == {"MatMulInteger": 36}
    weights = Counter(tuple(tensor.dims) for tensor in model.graph.initializer)
    assert weights == {(384, 1152): 6, (384, 384): 6, (384, 1536): 6, (1536, 384): 6}
    named = [name for node in model.graph.node for name in node.input]
    assert len(set(named)) == len(named) - 12, "only a layer's states are shared, by three of its products"

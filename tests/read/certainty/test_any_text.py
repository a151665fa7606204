"""Whatever the text: never an error, spans inside it and in order, the same twice, and time in step with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.certainty import blame, relate, weigh
from onrecord.read.passage import Passage
from onrecord.record import ACTS, Article, Span

PIECES = st.sampled_from(
    "said denied may not probably “ ” \" ' [ ] . ? , \n 70 percent chance of is likely to n't who if claimed "
    "rule out too early to say without evidence \ud800 é 中 May might no one".split(" ")
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=80)


def cut(text: str, places: list[int]) -> list[Span]:
    """Spans of a text, in order and apart, from any numbers."""
    edges = sorted(place % (len(text) + 1) for place in places)
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if start < end]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 10_000), min_size=2, max_size=10), st.sampled_from([None, *ACTS]))
def test_any_passage_is_weighed(text: str, places: list[int], act: object) -> None:
    spans = cut(text, places)
    article = Article("a", text, "en", (), ((0, len(text)),), tuple(cut(text, [*places, 0, len(text)])), ())
    passage = Passage(tuple(spans[2:]), "body", tuple(spans[:1]), tuple(spans[1:2]), act)  # type: ignore[arg-type]
    found = weigh(article, passage)
    assert found == weigh(article, passage)
    words = () if found.certainty is None else found.certainty.words
    assert list(words) == sorted(words)
    for start, end in [*words, *(span for item in found.evidence for span in item.spans)]:
        assert 0 <= start < end <= len(text)
    if found.certainty is not None and found.certainty.low is not None and found.certainty.high is not None:
        assert 0 <= found.certainty.low <= found.certainty.high <= 1


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 10_000), min_size=4, max_size=4), st.lists(st.text(max_size=5), max_size=3))
def test_any_link_and_any_blame(text: str, places: list[int], names: list[str]) -> None:
    spans = cut(text, places)
    if len(spans) == 2:
        relate(text, spans[0], spans[1])
        relate(text, spans[1], spans[0])
    blame(text, names)


@pytest.mark.parametrize(
    "word", ["may ", "is likely to ", "not ", "no ", "[", "“a ", "chance of ", "said ", "to ", " ", "\n"]
)
def test_a_long_text_of_one_word_takes_no_longer_than_its_length(word: str) -> None:
    text = word * (400_000 // len(word))
    article = Article("a", text, "en", (), ((0, len(text)),), ((0, len(text)),), ())
    half = len(text) // 2
    begin = time.perf_counter()
    weigh(article, Passage(((half, len(text)),), "body", ((0, half - 8),), ((half - 8, half),), "speech"))
    weigh(article, Passage(((0, half),), "body", (), ((half, len(text)),), "speech"))
    weigh(article, Passage(((0, len(text)),), "body"))
    relate(text, (0, 3), (len(text) - 3, len(text)))
    blame(text, ["may"])
    assert time.perf_counter() - begin < 5

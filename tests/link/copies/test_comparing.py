"""What makes a copy of a pair, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copies import CONTAINED, Printed, compare, difference, read
from tests.link.copies.articles import (
    ELSEWHERE,
    FURNITURE,
    INDEPENDENT,
    REWRITTEN,
    STATEMENT,
    WIRE,
    paragraphs,
    printed,
)

AGAIN = ELSEWHERE.replace("Chess", "Draughts")
CASES = [
    (printed("a", WIRE), printed("b", WIRE), "wording", "the same text"),
    (printed("a", WIRE), printed("b", paragraphs(WIRE, 0, 1, 2)), "wording", "the end cut, as wire copy is"),
    (printed("a", WIRE), printed("b", paragraphs(WIRE, 4, 5)), "wording", "two paragraphs out of the middle"),
    (
        printed("a", WIRE),
        printed("b", f"{paragraphs(WIRE, 1, 2, 4)}\n\n{ELSEWHERE}"),
        "wording",
        "much of its own added",
    ),
    (
        printed("a", WIRE, None),
        printed("b", paragraphs(WIRE, 1, 2), None),
        "wording",
        "no dates are needed for wording",
    ),
    (printed("a", WIRE), printed("b", WIRE, "2041-01-01"), "wording", "ten years later"),
    (printed("a", WIRE), printed("b", REWRITTEN), "rewriting", "every sentence put otherwise"),
    (printed("a", WIRE), printed("b", REWRITTEN, None), None, "a rewriting without a date is not guessed at"),
    (printed("a", WIRE), printed("b", REWRITTEN, "2031-05-20"), None, "a rewriting two weeks later is not"),
    (printed("a", WIRE), printed("b", INDEPENDENT), None, "another writer with the same facts and the same quotation"),
    (
        printed("a", f"{ELSEWHERE}\n\n{FURNITURE}"),
        printed("b", f"{paragraphs(WIRE, 0, 1)}\n\n{FURNITURE}"),
        None,
        "only what the outlet prints below everything",
    ),
    (printed("a", ELSEWHERE + STATEMENT), printed("b", WIRE), None, "no more than a statement"),
    (printed("a", ""), printed("b", ""), None, "nothing"),
    (printed("a", "…"), printed("b", WIRE), None, "no word"),
    (printed("a", WIRE), printed("b", ELSEWHERE), None, "nothing to do with each other"),
]


@pytest.mark.parametrize(("one", "other", "by", "reason"), CASES, ids=[case[3] for case in CASES])
def test_pairs(one: Printed, other: Printed, by: str | None, reason: str) -> None:
    pair, back = compare(read(one), read(other)), compare(read(other), read(one))
    assert pair == back
    assert (pair.by if pair else None) == by, reason
    assert pair is None or pair.reasons


def test_a_pair_of_little_shared_wording_is_never_linked_by_it() -> None:
    pair = compare(read(printed("a", WIRE)), read(printed("b", REWRITTEN)))
    assert pair is not None
    assert pair.by == "rewriting"
    assert pair.containment < CONTAINED


def test_what_was_kept_changed_added_and_cut() -> None:
    copy = (
        paragraphs(WIRE, 1, 2).replace("eleven workers", "a dozen workers")
        + "\n\nThe Lantern saw lanterns burn all night."
    )
    told = difference(read(printed("b", copy)), read(printed("a", WIRE)))
    words = {name: [copy[start:end] for start, end in getattr(told, name)] for name in ("kept", "changed", "added")}
    assert words["changed"] == ["a dozen"]
    assert words["added"] == ["The Lantern saw lanterns burn all night"]
    assert words["kept"][0].startswith("A fire gutted")
    assert words["kept"][-1].endswith("a loading hatch")
    cut = " ".join(WIRE[start:end] for start, end in told.cut)
    assert "Inspectors had visited" in cut
    assert "A fire gutted" not in cut
    assert 0.8 < told.share < 0.95


@given(st.text(alphabet=st.sampled_from('ab “”"\n.1é\ud800'), max_size=80), st.text(max_size=80))
def test_never_raises_and_spans_lie_in_the_text(one: str, other: str) -> None:
    left, right = read(printed("a", one)), read(printed("b", other))
    compare(left, right)
    told = difference(left, right)
    for spans, text in ((told.kept, one), (told.changed, one), (told.added, one), (told.cut, other)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


def test_long_sentences_and_repeated_words_stay_cheap() -> None:
    left, right = read(printed("a", "fire " * 100_000)), read(printed("b", "fire herring " * 50_000))
    assert max(len(sentence.hashes) for sentence in left.sentences) <= 80
    compare(left, right)
    difference(left, right)

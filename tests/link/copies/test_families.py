"""Families: who is in, who was first, and whatever the order."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.copying import press
from onrecord.link.copies import Copies, Printed, find_families, gather, read, unlike
from onrecord.link.copies.candidates import Shelf, may_copy, sketch_of
from onrecord.link.copies.comparing import Pair
from onrecord.link.copies.families import groups
from tests.link.copies.articles import ELSEWHERE, INDEPENDENT, REWRITTEN, WIRE, paragraphs, printed

SHORT = paragraphs(WIRE, 0, 1, 2, 4)
EARLIEST = [
    ([printed("a", WIRE, "2031-05-07"), printed("b", SHORT)], "b", "the first day"),
    ([printed("a", WIRE, "2031-05-06T09:00:00Z"), printed("b", SHORT, "2031-05-06T08:00:00+02:00")], "b", "the hour"),
    ([printed("a", SHORT, "2031-05-06T09:00:00Z"), printed("b", WIRE)], "b", "only a day known: the longer"),
    ([printed("a", WIRE, None), printed("b", SHORT)], "b", "the dated one"),
    ([printed("a", WIRE, "no date"), printed("b", SHORT)], "b", "a date that is none"),
    (
        [printed("a", WIRE, credit="(Nordtext) —"), printed("b", SHORT, outlet="Nordtext")],
        "b",
        "the agency that is credited",
    ),
    (
        [printed("a", WIRE, byline="By Nordtext staff"), printed("b", SHORT, outlet="Nordtext")],
        "b",
        "the agency of the byline",
    ),
    (
        [printed("a", WIRE + "\nThis story first appeared in the Lantern."), printed("b", SHORT, outlet="The Lantern")],
        "b",
        "where it first appeared",
    ),
    ([printed("a", WIRE, credit="Nordtext"), printed("b", SHORT)], "b", "the one that credits nobody"),
    ([printed("a", SHORT), printed("b", WIRE)], "b", "the longer"),
    ([printed("a", WIRE), printed("b", WIRE)], "a", "by id, all else being equal"),
]


@pytest.mark.parametrize(("articles", "earliest", "reason"), EARLIEST, ids=[case[2] for case in EARLIEST])
def test_the_earliest_version(articles: list[Printed], earliest: str, reason: str) -> None:
    (family,) = find_families(articles)
    assert (family.earliest, family.id, family.articles) == (earliest, earliest, ("a", "b")), reason
    assert [(copy.article, copy.original) for copy in family.copies] == [("ba".replace(earliest, ""), earliest)]


def test_each_copy_has_its_own_original_and_says_why() -> None:
    changed = SHORT.replace("eleven workers in hospital", "fourteen workers in hospital and one missing")
    articles = [
        printed("wire", WIRE, "2031-05-06T05:00:00Z", outlet="Nordtext"),
        printed("reprint", changed, "2031-05-06T07:00:00Z", outlet="The Lantern", credit="Nordtext contributed"),
        printed("again", changed + "\nMore tomorrow.", "2031-05-06T09:00:00Z"),
        printed("other", INDEPENDENT),
        printed("chess", ELSEWHERE),
    ]
    (family,) = find_families(articles)
    assert family.articles == ("again", "reprint", "wire")
    assert [(copy.article, copy.original) for copy in family.copies] == [("reprint", "wire"), ("again", "reprint")]
    first = family.copies[0]
    assert {reason.name for reason in first.reasons} == {"containment", "own_words", "credit"}
    assert 0.9 < first.share < 1
    assert any("About 240 people" in WIRE[start:end] for start, end in first.cut)


def test_pairs_of_little_in_common_in_one_family_are_told() -> None:
    halves = [printed("x", paragraphs(WIRE, 1, 2)), printed("y", paragraphs(WIRE, 5, 6)), printed("z", WIRE)]
    (family,) = find_families(halves)
    rows = unlike(family, {item.id: read(item) for item in halves}, 0.2)
    assert [row[:2] for row in rows] == [("x", "y")]


def pair(one: str, other: str, score: float, containment: float = 0.0) -> Pair:
    return Pair(one, other, "wording" if containment else "rewriting", score, containment, ())


def sure(ends: str) -> list[Pair]:
    return [pair(two[0], two[1], 0.95, 0.9) for two in ends.split()]


CHAINS = [
    ([pair("a", "b", 0.9, 0.8), pair("b", "c", 0.9, 0.8)], ["abc"], "sure pairs chain"),
    (
        [*sure("ab cd"), pair("b", "c", 0.7), pair("a", "d", 0.7)],
        ["ab", "cd"],
        "doubtful ones, likest of neither end",
    ),
    ([pair("a", "b", 0.95, 0.9), pair("b", "c", 0.7)], ["abc"], "a doubtful one, all that an end has"),
    ([*sure("ab bc ac de ef df"), pair("a", "d", 0.9)], ["abc", "def"], "one of nine between two groups"),
    ([*sure("ab bc ac de ef df"), pair("a", "d", 0.8, 0.6)], ["abcdef"], "one of nine, of half the words"),
    ([*sure("ab cd"), pair("a", "c", 0.9), pair("b", "d", 0.9)], ["abcd"], "two of four"),
]


@pytest.mark.parametrize(("pairs", "joined", "reason"), CHAINS, ids=[case[2] for case in CHAINS])
def test_chaining(pairs: list[Pair], joined: list[str], reason: str) -> None:
    ordered = sorted(pairs, key=lambda item: (item.by != "wording", -item.score, item.one, item.other))
    assert ["".join(ids) for ids in groups(ordered)] == joined, reason


def test_no_pairs_no_families() -> None:
    assert gather({}, []) == ()
    assert find_families([]) == ()


@cache
def some_press() -> tuple[Printed, ...]:
    return (*(item.article for item in press(77, 4)), printed("fire", WIRE), printed("blaze", REWRITTEN))


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(some_press()))), st.integers(0, 12))
def test_neither_order_nor_coming_one_by_one_changes_anything(order: list[int], cut: int) -> None:
    articles = [some_press()[place] for place in order]
    copies = Copies()
    copies.add(articles[:cut])
    for article in articles[cut:]:
        copies.add([article])
    assert copies.families == find_families(some_press())


@settings(max_examples=15, deadline=None)
@given(st.integers(0, len(some_press()) - 1))
def test_an_article_changes_only_the_families_it_is_linked_with(last: int) -> None:
    copies = Copies()
    copies.add(article for place, article in enumerate(some_press()) if place != last)
    before = copies.families
    changed = copies.add([some_press()[last]])
    linked, waiting = set(), [some_press()[last].id]
    while waiting:
        id = waiting.pop()
        if id not in linked:
            linked.add(id)
            waiting += [end for p in copies.pairs() if id in (p.one, p.other) for end in (p.one, p.other)]
    assert all(linked.issuperset(family.articles) for family in changed)
    apart = [family for family in before if linked.isdisjoint(family.articles)]
    assert apart == [family for family in copies.families if linked.isdisjoint(family.articles)]


def test_an_article_put_in_twice_is_in_once() -> None:
    copies = Copies()
    copies.add([printed("a", WIRE), printed("b", WIRE)])
    assert copies.add([printed("a", ELSEWHERE)]) == ()
    assert [family.articles for family in copies.families] == [("a", "b")]


def test_the_shelf_finds_exactly_the_pairs_that_are_to_be_compared() -> None:
    articles = [sketch_of(read(item)) for item in some_press()]
    shelf = Shelf()
    for place, article in enumerate(articles):
        expected = sorted(other.id for other in articles[:place] if may_copy(article, other))
        assert list(shelf.put(article)) == expected

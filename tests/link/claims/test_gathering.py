"""Claims are a function of the set of pairs and of what people decided."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.claims import gather, mean_between, zone_of
from onrecord.link.claims.gathering import AFTER_SILENCE
from onrecord.record.linking import Claim, Link, Relation
from onrecord.record.telling import Telling
from tests.link.claims.made import telling

TOLD = [telling("The dam burst.", id, published=f"2030-05-0{place + 1}") for place, id in enumerate("abcdef")]


def link(one: str, other: str, score: float, relation: Relation = "same") -> Link:
    return Link(one, other, score, zone_of(score), relation, ())


def groups(claims: tuple[Claim, ...]) -> set[str]:
    return {"".join(sorted(claim.tellings)) for claim in claims}


A_B_C = [link("a", "b", 0.9), link("b", "c", 0.8), link("a", "c", 0.7)]
CASES = [
    ("nothing is linked: each is a claim", [], {}, {"a", "b", "c", "d", "e", "f"}),
    ("three that are linked", A_B_C, {}, {"abc", "d", "e", "f"}),
    ("a suggestion joins nothing", [link("a", "b", 0.4)], {}, {"a", "b", "c", "d", "e", "f"}),
    (
        "one stray pair does not join two groups",
        [*A_B_C, link("d", "e", 0.9), link("c", "d", 0.7)],
        {},
        {"abc", "de", "f"},
    ),
    (
        "a denial is never joined, whatever links lead to it",
        [link("a", "b", 0.9), link("b", "c", 0.9), link("a", "c", 0.95, "denies")],
        {},
        {"ab", "c", "d", "e", "f"},
    ),
    ("what contradicts is not joined", [link("a", "b", 0.9, "contradicts")], {}, {"a", "b", "c", "d", "e", "f"}),
    ("another number is the same claim", [link("a", "b", 0.9, "differs_in_number")], {}, {"ab", "c", "d", "e", "f"}),
    ("people join what nothing links", [], {("e", "a"): True}, {"ae", "b", "c", "d", "f"}),
    ("people hold apart what is linked", A_B_C, {("b", "a"): False}, {"a", "bc", "d", "e", "f"}),
    (
        "people pass over a contradiction",
        [link("a", "b", 0.9, "contradicts")],
        {("a", "b"): True},
        {"ab", "c", "d", "e", "f"},
    ),
    (
        "a bar stands against a chain of people's same",
        [],
        {("a", "b"): True, ("b", "c"): True, ("a", "c"): False},
        {"ab", "c", "d", "e", "f"},
    ),
    (
        "links of the unknown and of itself are passed over",
        [link("a", "z", 0.9), link("a", "a", 0.9)],
        {("a", "y"): True, ("b", "b"): False, ("c", "c"): True},
        {"a", "b", "c", "d", "e", "f"},
    ),
]


@pytest.mark.parametrize(
    ("links", "decided", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_groups(links: list[Link], decided: dict[tuple[str, str], bool], expected: set[str]) -> None:
    assert groups(gather(TOLD, links, decided)) == expected


TWO_AND_TWO = [link("a", "b", 0.9), link("c", "d", 0.9)]


@pytest.mark.parametrize(
    ("months", "links", "expected"),
    [
        pytest.param({"a": 1, "b": 1, "c": 7}, [link("b", "c", 0.7)], {"abc"}, id="one repeats what two told"),
        pytest.param({"a": 1, "b": 1, "c": 1}, [link("b", "c", 0.7)], {"ab", "c"}, id="at the time all pairs count"),
        pytest.param(
            {"a": 1, "b": 1, "c": 7, "d": 7}, [*TWO_AND_TWO, link("b", "c", 0.5)], {"ab", "cd"},
            id="one middling pair of four does not make one claim of two months",
        ),
        pytest.param(
            {"a": 1, "b": 1, "c": 7, "d": 7}, [*TWO_AND_TWO, link("b", "c", 0.7)], {"abcd"},
            id="one that leaves no doubt does",
        ),
        pytest.param(
            {"a": 1, "b": 1, "c": None, "d": None}, [*TWO_AND_TWO, link("b", "c", 0.5)], {"abcd"},
            id="of a time that is not known nobody knows whether it is another",
        ),
        pytest.param(
            {"a": 1, "b": None, "c": 7, "d": 7}, [*TWO_AND_TWO, link("b", "c", 0.5), link("b", "d", 0.5)], {"abcd"},
            id="of two pairs with one that has no day, those of its fellow with one count little",
        ),
        pytest.param(
            {"a": 1, "b": 1, "c": 7, "d": 7}, [*TWO_AND_TWO, link("b", "c", 0.95)], {"abcd"},
            id="a pair that is likelier than those within each is joined before it is asked",
        ),
    ],
)  # fmt: skip
def test_pairs_of_tellings_that_share_no_time(
    months: dict[str, int | None], links: list[Link], expected: set[str]
) -> None:
    days = {id: month and f"2030-0{month}-01" for id, month in months.items()}
    told = [telling("The dam burst.", id, published=day) for id, day in days.items()]
    assert groups(gather(told, [link("a", "b", 0.9), *links])) == expected


@pytest.mark.parametrize("near", [False, True])
def test_one_that_is_near_in_time_and_says_nothing_of_it_joins_nothing(*, near: bool) -> None:
    """Ten told it in January, six something alike in July, and six pairs say that it is the same."""
    days = dict.fromkeys("abcdefghij", "2030-01-05") | dict.fromkeys("uvwxyz", "2030-07-05")
    days |= {"k": "2030-06-25"} if near else {}
    told = [telling("The minister must go.", id, published=day) for id, day in days.items()]
    of_one = combinations([id for id, day in days.items() if day < "2030-07"], 2)
    within = [link(one, other, 0.9) for one, other in (*of_one, *combinations("uvwxyz", 2))]
    across = [link(one, other, 0.8) for one, other in zip("abcdef", "uvwxyz", strict=True)]
    assert len(gather(told, [*within, *across])) == 2


def test_what_decides_about_two_groups_is_what_is_said_of_them() -> None:
    """The mean that `why` shows, of every pair of claims that gathering left as two."""
    days = {"a": 1, "b": 1, "c": 7, "d": 7}
    told = [telling("The dam burst.", id, published=f"2030-0{month}-01") for id, month in days.items()]
    links = [*TWO_AND_TWO, link("a", "b", 0.9), link("b", "c", 0.5)]
    assert mean_between("ab", "cd", told, links) == pytest.approx(0.5 / 1.3)
    assert mean_between("cd", "ab", told, links) == pytest.approx(0.5 / 1.3)
    told, links = spread([1, 2, 3, 20, 21, 22], 0.7)
    ids = [one.id for one in told]
    assert mean_between(ids[:3], ids[3:], told, links) == pytest.approx(0.7 * AFTER_SILENCE)


BLAME = [("a", "one"), ("b", "two"), ("c", "one"), ("d", "two")]
"""Two tellings in each of two articles."""


@pytest.mark.parametrize(
    ("told", "beside", "families", "expected"),
    [
        pytest.param(BLAME, 0.4, {}, {"ab", "cd"}, id="told side by side in both: two things"),
        pytest.param([*BLAME[:3], ("d", "three")], 0.4, {}, {"ab", "cd"}, id="in one of two"),
        pytest.param([*BLAME[:2], ("c", "three"), ("d", "four")], 0.4, {}, {"abcd"}, id="in none: one claim"),
        pytest.param(BLAME, 0.5, {}, {"abcd"}, id="each article says it twice in words that are linked"),
        pytest.param(
            [*BLAME[:2], ("c", "copy"), ("d", "four")], 0.4, {"one": "f", "copy": "f"}, {"abcd"},
            id="a copy that words it otherwise says it once",
        ),
    ],
)  # fmt: skip
def test_what_articles_tell_side_by_side_is_two_claims(
    told: list[tuple[str, str]], beside: float, families: dict[str, str], expected: set[str]
) -> None:
    """Who is to blame by the one and by the other: "gangs had provoked it", "the police had"."""
    made = [telling("They provoked it.", id, article=article, family=families.get(article)) for id, article in told]
    links = [
        link("a", "b", 0.9), link("c", "d", 0.9), link("a", "d", 0.6), link("b", "c", 0.6),
        link("a", "c", beside), link("b", "d", beside),
    ]  # fmt: skip
    assert groups(gather(made, links)) == expected


def spread(days: list[int], score: float) -> tuple[list[Telling], list[Link]]:
    """Tellings of as many articles on these days of May, linked with .9 within three days and with `score` beyond."""
    dated = list(zip("abcdef", days, strict=False))
    told = [telling("The state pays.", id, published=f"2030-05-{day:02}") for id, day in dated]
    near = ((one, other, abs(day - later) <= 3) for (one, day), (other, later) in combinations(dated, 2))
    return told, [link(one, other, 0.9 if is_near else score) for one, other, is_near in near]


@pytest.mark.parametrize(
    ("days", "score", "expected"),
    [
        pytest.param([1, 2, 3, 20, 21, 22], 0.7, {"abc", "def"}, id="several again weeks later: something else"),
        pytest.param([1, 2, 3, 20, 21, 22], 0.9, {"abcdef"}, id="in words that leave no doubt: the same"),
        pytest.param([1, 2, 3, 20, 21], 0.7, {"abcde"}, id="two repeat an old claim"),
        pytest.param([1, 2, 3, 8, 9, 10], 0.7, {"abcdef"}, id="within a week"),
    ],
)
def test_what_several_tell_after_a_silence_is_new(days: list[int], score: float, expected: set[str]) -> None:
    assert groups(gather(*spread(days, score))) == expected


def test_a_telling_without_a_day_changes_nothing_about_the_silence() -> None:
    told, links = spread([1, 2, 3, 20, 21, 22], 0.7)
    undated = telling("The state pays.", "g")
    assert "abcg" in groups(gather([*told, undated], [*links, link("a", "g", 0.95)]))


def test_first_is_the_earliest_and_the_wording_is_the_most_central() -> None:
    links = [link("a", "b", 0.7), link("b", "c", 0.9), link("a", "c", 0.7)]
    claim = next(claim for claim in gather(TOLD, links) if len(claim.tellings) == 3)
    assert (claim.first, claim.wording, claim.tellings) == ("a", "b", ("a", "b", "c"))


def test_an_earlier_wording_that_is_about_as_near_is_taken() -> None:
    links = [link("a", "b", 0.9), link("b", "c", 0.93), link("a", "c", 0.9)]
    claim = next(claim for claim in gather(TOLD, links) if len(claim.tellings) == 3)
    assert claim.wording == "a"


def test_a_telling_without_a_day_is_not_the_first() -> None:
    told = [telling("x", "a"), telling("x", "b", published="2030-05-01")]
    (claim,) = gather(told, [link("a", "b", 0.9)])
    assert claim.first == "b"


ARTICLES = st.lists(st.sampled_from(("one", "two", "three", "four")), min_size=6, max_size=6)
COPIES = st.dictionaries(st.sampled_from(("one", "two", "three")), st.just("family"))
PAIRS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from((0.5, 0.62, 0.7, 0.8, 0.9)),
        st.sampled_from(("same", "updates", "denies", "contradicts")),
    ),
    max_size=18,
)  # fmt: skip
DECIDED = st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.booleans(), max_size=4)


DAYS = st.lists(
    st.sampled_from([None, "2030-05-01", "2030-05-03", "2030-05-12", "2030-06-20", "2030-09-01"]),
    min_size=6,
    max_size=6,
)
"""Of one time, of the next, months later, and of none that is known."""


@settings(max_examples=150, deadline=None)
@given(PAIRS, DECIDED, ARTICLES, COPIES, DAYS, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_components_do_not_meet(
    rows: list[tuple[str, str, float, Relation]],
    decided: dict[tuple[str, str], bool],
    articles: list[str],
    copies: dict[str, str],
    days: list[str | None],
    chance: random.Random,
) -> None:
    told = [
        replace(one, article=article, family=copies.get(article), published=day)
        for one, article, day in zip(TOLD, articles, days, strict=True)
    ]
    links = [link(min(one, two), max(one, two), score, relation) for one, two, score, relation in rows]
    decided = {(min(pair), max(pair)): same for pair, same in decided.items() if pair[0] != pair[1]}
    claims = gather(told, links, decided)
    again = gather(
        chance.sample(told, len(told)),
        chance.sample(links, len(links)),
        dict(chance.sample(list(decided.items()), len(decided))),
    )
    assert again == claims
    assert sorted(id for claim in claims for id in claim.tellings) == list("abcdef")
    other = [
        telling("Elsewhere.", id, published="2030-05-01", article=article)
        for id, article in zip("uvw", articles, strict=False)
    ]
    more = gather([*other, *told], [link("u", "v", 0.9), *links], decided)
    assert set(claims) <= set(more)
    for (one, two), same in decided.items():
        if not same:
            assert not any(one in claim.tellings and two in claim.tellings for claim in claims)

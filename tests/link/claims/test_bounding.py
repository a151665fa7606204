"""No pair is passed over at a glance that comparing would not hold apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.claims import Beside, beside, compare, link_between
from onrecord.link.claims.bounding import most_between
from onrecord.link.claims.comparing import SUGGESTED
from onrecord.link.claims.scales import scale
from onrecord.record.telling import Telling
from tests.link.claims.made import day, number, place, prepared, telling

TEXTS = st.sampled_from(
    [
        "The Orlin dam burst on Monday and flooded Varnholt", "the dam at Orlin did not burst", "“Nobody is safe,”",
        "12 people died in Varnholt", "1,240 homes were flooded in 2031", "that it fell", "",
    ]
)  # fmt: skip
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "published": st.sampled_from([None, "2031-05-01", "2031-05-04", "2031-06-20"]),
    "numbers": st.lists(st.sampled_from([number(12), number(1240, "home", None), number(3)]), max_size=2).map(tuple),
    "places": st.lists(st.sampled_from([place("Ul", 50, 30), place("Um", 40, 30)]), max_size=2).map(tuple),
    "times": st.lists(st.sampled_from([day("2031-05-01"), day("2032-01-01")]), max_size=2).map(tuple),
    "name": st.sampled_from([None, "Ida Lind", "Lind", "the Harbour Board"]),
    "outlet": st.sampled_from([None, "Gazette", "The Evening Post"]),
    "via": st.sampled_from([(), ("the Evening Post",), ("Gazette", "Post")]),
    "denied": st.booleans(),
    "forecast": st.booleans(),
}
TOLD = st.fixed_dictionaries(FIELDS)


@settings(max_examples=300)
@given(TEXTS, TEXTS, TOLD, TOLD, st.floats(-1, 1), st.floats(0, 1))
def test_nothing_comes_to_more_than_it_could(
    text: str, other: str, ours: dict[str, Any], theirs: dict[str, Any], likeness: float, event: float
) -> None:
    one, two = telling(text, "t1", **ours), telling(other, "t2", **theirs)
    around = Beside(event)
    assert compare(one, two, likeness, around).score <= most_between(one, two, likeness, around)


NEAR: list[tuple[str, Telling, Telling, float, float, bool]] = [
    ("far in meaning, of two events", telling("the dam burst"), telling("taxes rise", "t2"), 0.36, 0.02, False),
    ("far in meaning, of one event", telling("the dam burst"), telling("taxes rise", "t2"), 0.36, 0.9, True),
    ("near, of two events", telling("the dam burst"), telling("the dam broke", "t2"), 0.9, 0.05, True),
    (
        "the same figure of two events may still be looked at",
        telling("1,240 homes were flooded", numbers=(number(1240, "home", None),)),
        telling("1,240 homes are under water", "t2", numbers=(number(1240, "home", None),)),
        0.5, 0.3, True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "one", "other", "likeness", "event", "wanted"), NEAR, ids=[case[0] for case in NEAR]
)
def test_what_could_be_linked_or_asked_about_is_looked_at(
    reason: str, one: Telling, other: Telling, likeness: float, event: float, wanted: bool
) -> None:
    assert (most_between(one, other, likeness, Beside(event)) >= SUGGESTED) is wanted, reason


@pytest.mark.parametrize("cosine", [0.36, 0.5, 0.7, 0.95])
def test_a_link_is_what_comparing_finds_or_none(cosine: float) -> None:
    one, other = prepared(telling("the Orlin dam burst")), prepared(telling("the Orlin dam broke", "t2"))
    whole = compare(one.telling, other.telling, cosine, beside(one, other))
    assert link_between(one, other, cosine) == (None if whole.zone == "apart" else whole)


AGAINST = (
    "words",
    "one article",
    "nothing shared",
    "says little",
    "negation",
    "denial",
    "forecast",
    "attitude",
    "certainty",
)


@pytest.mark.parametrize("name", AGAINST)
def test_what_is_not_hoped_for_never_speaks_for_one_claim(name: str) -> None:
    """The bound leaves these out."""
    assert scale("claim").weights[name] <= 0 == scale("claim").neutral[name]

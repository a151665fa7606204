"""The numbers of a claim, by side and over time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.link.disagreement import Range, agree, ranges
from onrecord.record import Number, Who, Wording
from onrecord.record.linking import Claim, Origin
from onrecord.record.telling import Telling


def number(best: float | None, of: str = "dead", bound: str = "exact", low: float | None = None) -> Number:
    return Number((0, 1), best if bound == "exact" else low, best, best, None, of, bound)  # type: ignore[arg-type]


def tell(
    id: str, day: int, who: Who | None, *numbers: Number, outlet: str = "Post", text: str = "", via: str = ""
) -> Telling:
    via_ = (via,) if via else ()
    return Telling(id, f"of {id}", text, text, outlet, f"2031-05-{day:02}", who, via_, Wording(), numbers)


def found(*tellings: Telling) -> tuple[Range, ...]:
    claim = Claim("c", tellings[0].id, tellings[0].id, tuple(one.id for one in tellings))
    return ranges(claim, {one.id: one for one in tellings}).ranges


NORTH = Who("official_body", "Northland ministry", None, 1, party="Northland")
SOUTH = Who("official_body", "Southria ministry", None, 2, party="Southria")


def test_deaths_are_never_pooled_with_casualties() -> None:
    both = found(tell("a", 5, NORTH, number(100)), tell("b", 6, NORTH, number(400, of="casualty")))
    assert [(one.measure, one.low, one.high) for one in both] == [("casualty", 400, 400), ("dead", 100, 100)]


def test_a_number_that_says_nothing_counts_what_the_words_around_it_say() -> None:
    """Such numbers were in no range, and a mis-copied one among them nobody's."""
    bare = Number((0, 1), 21, 21, 21, None, None, "exact")
    told = {
        "a": tell("a", 5, NORTH, number(12), text="12 people died"),
        "b": tell("b", 5, NORTH, bare, text="the loss of life comes to 21", outlet="Mail"),
    }
    shown = ranges(Claim("c", "a", "a", ("a", "b")), told, [Origin("a", ("b",), ())])
    assert [(one.measure, one.low, one.high) for one in shown.ranges] == [("dead", 12, 12)]
    assert [(slip.telling, slip.measure) for slip in shown.miscopied] == [("b", "dead")]


def test_what_only_the_words_around_count_is_in_no_range_by_itself() -> None:
    bare = Number((0, 1), 30, 30, 30, None, None, "exact")
    assert found(tell("a", 5, NORTH, bare, text="the bill comes to 30, the hospital said")) == ()


def test_a_count_of_the_enemys_losses_is_never_pooled_with_ones_own() -> None:
    both = found(
        tell("a", 5, NORTH, number(100), text="100 Northlandian soldiers were killed"),
        tell("b", 5, NORTH, number(900), text="900 Southrian soldiers were killed"),
        tell("c", 5, SOUTH, number(200), text="200 Southrian soldiers were killed"),
    )
    assert {(one.of_side, one.by, one.best) for one in both} == {
        ("Northland", "Northland", 100), ("Southria", "Northland", 900), ("Southria", "Southria", 200),
    }  # fmt: skip


def test_enemy_and_our_are_read_from_the_party_that_counts() -> None:
    both = found(
        tell("a", 5, NORTH, number(100), text="we lost 100 men"),
        tell("b", 5, NORTH, number(900), text="the enemy lost 900 men"),
        tell("c", 5, SOUTH, number(200), text="200 dead"),
    )
    assert {(one.of_side, one.best) for one in both} == {("Northland", 100), ("Southria", 900), (None, 200)}


def test_a_range_moves_over_time_and_its_best_is_the_last_word() -> None:
    (only,) = found(tell("a", 5, NORTH, number(12)), tell("b", 6, NORTH, number(19)), tell("c", 7, NORTH, number(17)))
    assert (only.low, only.best, only.high) == (12, 17, 19)
    assert [(point.day, point.best) for point in only.points] == [
        ("2031-05-05", 12), ("2031-05-06", 19), ("2031-05-07", 17),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("outlets", "values", "via", "wanted"),
    [
        (("Wire", "Mail", "Star"), (12, 21, 12), ("", "", ""), {"b"}),
        (("Wire", "Mail", "Star"), (12, 21, 21), ("", "", ""), set()),
        (("Wire", "Mail", "Star"), (12, 21, 21), ("", "", "Mail"), {"b", "c"}),
        (("Wire", "Mail", "Star"), (12, 21, 21), ("", "Wire", "the Wire"), {"b", "c"}),
        (("Wire", "Mail", "Star"), (12, 12, 12), ("", "", ""), set()),
    ],
    ids=["one outlet's", "two outlets' own", "taken from the one", "both name whom they misquote", "all alike"],
)
def test_a_number_of_one_outlet_alone_is_shown_as_its_own(
    outlets: tuple[str, ...], values: tuple[int, ...], via: tuple[str, ...], wanted: set[str]
) -> None:
    told = {
        id: tell(id, 5, NORTH, number(value), outlet=outlet, via=through)
        for id, outlet, value, through in zip("abc", outlets, values, via, strict=True)
    }
    shown = ranges(Claim("c", "a", "a", tuple(told)), told, [Origin("a", ("b", "c"), ())])
    assert {slip.telling for slip in shown.miscopied} == wanted
    assert all(slip.instead.best == 12 and slip.reasons for slip in shown.miscopied)
    if wanted:
        assert [(one.low, one.high) for one in shown.ranges] == [(12, 12)]


FORMER = [
    ("9 people died, down from 12", 9, 9),
    ("9 people died, not 12", 9, 9),
    ("the toll rose from 12 to 19", 19, 19),
    ("9 people died, instead of the 12 it had reported", 9, 9),
    ("9 people died in the north and 12 in the south", 9, 12),
    ("12 people from 9 villages died", 12, 12),
]


@pytest.mark.parametrize(("text", "low", "high"), FORMER, ids=[text for text, _, _ in FORMER])
def test_a_figure_that_is_named_as_the_former_one_is_not_in_the_range(text: str, low: int, high: int) -> None:
    words = text.replace(",", "").split()
    told = [number(int(word), of=_counted(after)) for word, after in pairwise(words) if word.isdigit()]
    told += [number(int(words[-1]))] if words[-1].isdigit() else []
    dead = next(one for one in found(tell("a", 5, NORTH, *told, text=text)) if one.measure == "dead")
    assert (dead.low, dead.high) == (low, high)


def _counted(after: str) -> str:
    return "village" if after == "villages" else "dead"


@pytest.mark.parametrize(("day", "who", "slips"), [(11, NORTH, False), (6, NORTH, True), (11, SOUTH, True)])
def test_a_sources_own_later_word_is_no_slip(day: int, who: Who, slips: bool) -> None:
    told = {"a": tell("a", 5, NORTH, number(12)), "b": tell("b", day, who, number(9))}
    shown = ranges(Claim("c", "a", "a", ("a", "b")), told, [Origin("a", ("b",), ())])
    assert bool(shown.miscopied) is slips


def test_another_count_in_the_same_words_is_no_slip() -> None:
    told = {
        "a": tell("a", 5, NORTH, number(40)),
        "b": tell("b", 5, NORTH, number(40, of="people"), number(2, of="trains"), outlet="Mail"),
    }
    assert not ranges(Claim("c", "a", "a", ("a", "b")), told, [Origin("a", ("b",), ())]).miscopied


def test_origins_that_differ_disagree() -> None:
    told = {"a": tell("a", 5, NORTH, number(12)), "b": tell("b", 5, SOUTH, number(15))}
    shown = ranges(Claim("c", "a", "a", ("a", "b")), told, [Origin("a", (), ()), Origin("b", (), ())])
    assert shown.disagrees("dead")
    assert not shown.miscopied


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (number(14), number(14), True),
        (number(14), number(41), False),
        (number(40, bound="about"), number(43), True),
        (number(40, bound="about"), number(400), False),
        (number(None, bound="at_least", low=14), number(16), True),
        (number(None, bound="at_least", low=14), number(140), False),
    ],
    ids=["same", "figures swapped", "rounded", "one figure too many", "at least", "at least, ten times as many"],
)
def test_numbers_agree_as_roughly_as_they_are_put(one: Number, other: Number, wanted: bool) -> None:
    assert agree(one, other) is wanted
    assert agree(other, one) is wanted

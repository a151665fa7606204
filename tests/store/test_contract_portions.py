"""How far a search looks for outlets and traits, which no index of words knows, and that it says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.record import Who, Wording
from onrecord.record.ledger import Entry, Portion
from onrecord.record.traits import Traits
from onrecord.store import Ledger
from tests.store.material import entry_of, ferry
from tests.store.test_contract_round_trip import add

DAYS = [f"2031-05-{day:02}" for day in range(1, 21)]
RARE = "2031-05-02"
"""The day of the one article that another outlet prints, between nineteen of the first."""


def daily() -> list[Entry]:
    """An article of every day."""
    return [
        entry_of(
            f"Tarn said ramp {day}.",
            f"{day}.txt",
            facts={"date": f"{day}T12:00", "outlet": "Post" if day == RARE else "Gazette"},
        )
        for day in DAYS
    ]


def beside(outlet: str, *days: str) -> list[Entry]:
    """Articles about something else, so that the outlet prints something before and after what is looked for."""
    return [
        entry_of("Pell said the hall was shut.", f"{day}-else.txt", facts={"date": day, "outlet": outlet})
        for day in days
    ]


LOOKED: list[tuple[dict[str, Any], Portion, tuple[int, str | None], str]] = [
    ({"outlet": "Post"}, Portion(), (1, None), "all are looked at where nothing else is asked for"),
    ({"outlet": "Post"}, Portion(most=20), (1, None), "as many as there are"),
    ({"outlet": "Post"}, Portion(most=19), (1, "2031-05-02"), "so many that it is the last of them"),
    ({"outlet": "Post"}, Portion(most=18), (0, "2031-05-03"), "one too few: it says how far it looked"),
    ({"outlet": "Post"}, Portion(oldest_first=True, most=5), (1, "2031-05-05"), "from the oldest on it is near"),
    ({"outlet": "Post"}, Portion(oldest_first=True, most=1), (0, "2031-05-01"), "unless it is still beyond that"),
    ({"outlet": "Post", "until": "2031-05-03"}, Portion(most=2), (1, "2031-05-02"), "a period begins where it ends"),
    ({"outlet": "Gazette"}, Portion(most=5), (5, "2031-05-16"), "what is found is of what was looked at"),
    ({}, Portion(most=5), (20, None), "where nothing is passed over, all that is counted is looked at anyway"),
]


@pytest.mark.parametrize("words", ["ramp", "ramp source:Tarn", "source:Tarn"])
@pytest.mark.parametrize(("filters", "portion", "wanted", "reason"), LOOKED, ids=[case[-1] for case in LOOKED])
def test_no_more_is_looked_at_than_is_asked_for(
    ledger: Ledger, words: str, filters: dict[str, Any], portion: Portion, wanted: tuple[int, str | None], reason: str
) -> None:
    add(ledger, *daily(), *beside("Post", "2031-04-30", "2031-05-21"))
    plain = "ramp" if "ramp" in words else ""
    traits = Traits(source="Tarn") if "source" in words else Traits()
    found = ledger.view().search(plain, traits=traits, portion=portion, **filters)
    assert (found.content_count, found.looked_to) == wanted, reason
    assert found.complete is (found.looked_to is None)


OUTLETS: list[tuple[str, Portion, tuple[int, str | None], str]] = [
    ("Herald", Portion(most=1), (0, None), "one that prints nothing is looked for nowhere"),
    ("Post", Portion(most=1), (1, None), "from its last article on"),
    ("Post", Portion(most=1, oldest_first=True), (1, None), "and from its first"),
    ("Gazette", Portion(most=18), (18, "2031-05-03"), "one that prints all along has many between the two"),
]


@pytest.mark.parametrize("words", ["ramp", "ramp source:Tarn", "source:Tarn"])
@pytest.mark.parametrize(("outlet", "portion", "wanted", "reason"), OUTLETS, ids=[case[-1] for case in OUTLETS])
def test_an_outlet_is_looked_for_between_its_first_and_last_article(
    ledger: Ledger, words: str, outlet: str, portion: Portion, wanted: tuple[int, str | None], reason: str
) -> None:
    add(ledger, *daily())
    traits = Traits(source="Tarn") if "source" in words else Traits()
    plain = "ramp" if "ramp" in words else ""
    found = ledger.view().search(plain, traits=traits, portion=portion, outlet=outlet)
    assert (found.content_count, found.looked_to) == wanted, reason


TRAITED: list[tuple[str, Traits, dict[str, Any], Portion, tuple[int, bool], str]] = [
    ("mended", Traits(forecast=True), {}, Portion(most=1), (0, False), "the newest with the words has not the trait"),
    ("mended", Traits(forecast=True), {}, Portion(most=3), (1, True), "all that has it is looked at"),
    ("", Traits(kind="person"), {}, Portion(most=1), (2, True), "by one trait nothing is passed over"),
    ("", Traits(kind="person", forecast=True), {}, Portion(most=1), (0, False), "the newest person foretells nothing"),
    ("", Traits(kind="person", forecast=True), {}, Portion(most=2), (1, True), "the next does"),
    ("", Traits(kind="person"), {"outlet": "Varno Gazette"}, Portion(most=1), (0, False), "another outlet's is newer"),
    ("", Traits(kind="person"), {"outlet": "Varno Gazette"}, Portion(oldest_first=True, most=1), (1, False),
     "and older"),
]  # fmt: skip


@pytest.mark.parametrize("case", TRAITED, ids=[case[-1] for case in TRAITED])
def test_no_more_is_looked_at_for_traits(
    ledger: Ledger, case: tuple[str, Traits, dict[str, Any], Portion, tuple[int, bool], str]
) -> None:
    """An article without forecasts after one with."""
    words, traits, filters, portion, wanted, reason = case
    later = entry_of("Pell said mended.", "later.txt", facts={"date": "2031-07-01", "outlet": "Post"})
    assert later.reading is not None
    people = tuple(
        replace(each, who=Who("person", "Pell", None, 0), wording=Wording()) for each in later.reading.attributions
    )
    add(
        ledger,
        ferry(),
        *beside("Varno Gazette", "2031-07-02"),
        replace(later, reading=replace(later.reading, attributions=people)),
    )
    found = ledger.view().search(words, traits=traits, portion=portion, **filters)
    assert (found.content_count, found.complete) == wanted, reason


def test_a_view_of_another_day_looks_at_all_that_it_sees(ledger: Ledger) -> None:
    """What was printed since is in the index too, and would be all that is looked at."""
    add(ledger, *(
        entry_of(f"Tarn said ramp {day}.", f"{day}.txt",
                 facts={"date": f"{day}T12:00", "outlet": "Post" if day < "2031-05-06" else "Gazette"})
        for day in DAYS
    ), *beside("Post", "2031-05-21"))  # fmt: skip
    before = ledger.view(published_until="2031-05-05")
    found = before.search("ramp", outlet="Post", portion=Portion(most=10))
    assert (found.content_count, found.complete) == (5, True)
    assert not ledger.view().search("ramp", outlet="Post", portion=Portion(most=10)).complete

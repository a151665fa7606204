"""What one outlet printed is looked up: the same is found as by going through all, whatever day it is of."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.record.ledger import Portion
from onrecord.record.traits import Traits
from onrecord.store import Ledger, credited
from onrecord.store.outlets import rows_of
from onrecord.store.stretches import Rows
from tests.store.material import entry_of
from tests.store.test_contract_round_trip import add

DAYS = (None, "0001-01-01", "1700-02-03", "2031-05-03T09:00:00Z", "2031-05-03T09:00:00Z", "4083-12-31", "9999-12-31")
"""Without a day, the first there is, twice in a minute, and past the last minute that a row number tells apart."""
OUTLETS = ("Gazette", "Post", None)
ASKED: list[dict[str, Any]] = [
    {}, {"since": "2031-05-03"}, {"until": "2031-05-03"}, {"since": "1700", "until": "1700"}, {"since": "9999-12-31"},
]  # fmt: skip


@pytest.fixture
def outlets(ledger: Ledger) -> Ledger:
    """Of every outlet an article of every day, and two of one that printed them in one minute."""
    add(ledger, *(
        entry_of(f"Tarn said ramp {day} of {outlet}.", f"{place}-{day}-{outlet}.txt",
                 facts={"date": day, "outlet": outlet})
        for outlet in OUTLETS for place, day in enumerate(DAYS)
    ))  # fmt: skip
    return ledger


@pytest.mark.parametrize("days", ASKED, ids=[",".join(f"{key} {day}" for key, day in one.items()) for one in ASKED])
@pytest.mark.parametrize("outlet", ["Gazette", "Post", "Herald"])
@pytest.mark.parametrize("oldest_first", [False, True])
def test_the_same_is_found_as_among_all(outlets: Ledger, outlet: str, days: dict[str, Any], oldest_first: bool) -> None:
    view = outlets.view()
    wanted = {row.id for row in view.articles(**days) if row.outlet == outlet}
    assert {row.id for row in view.articles(outlet=outlet, **days)} == wanted
    assert {row.id for row in view.articles(outlet=outlet, source="Tarn", **days)} == wanted
    assert {each.article for each in view.attributions(outlet=outlet, **days)} == wanted
    for words, traits in (("ramp", Traits()), ("ramp", Traits(source="Tarn")), ("", Traits(source="Tarn"))):
        portion = Portion(limit=50, most=1000, oldest_first=oldest_first)
        found = view.search(words, outlet=outlet, traits=traits, portion=portion, **days)
        assert {hit.article.id for hit in found.articles} == wanted, (words, traits)


def test_nothing_is_walked_for_an_outlet_that_prints_nothing(outlets: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[Rows] = []

    def watched(shelf: Any, rows: Rows, **options: Any) -> Any:
        walked.append(rows)
        return iter(())

    monkeypatch.setattr(credited, "stretches", watched)
    for outlet in ("Herald", "Post"):
        list(outlets.view().articles(outlet=outlet, source="Tarn", until="1700"))
    (nothing_first, nothing_last), (_, last) = walked
    assert nothing_first is not None
    assert nothing_last is not None
    assert nothing_first > nothing_last, "between no two rows"
    assert last is not None
    assert last < 1 << 62, "until the period ends"


def test_where_an_outlet_printed(outlets: Ledger) -> None:
    shelf = outlets.view().shelf
    assert rows_of(shelf, None, (3, 4)) == (3, 4), "no outlet is asked for"
    least, greatest = rows_of(shelf, "Gazette", (None, None))
    assert least == 0, "it has an article without a day"
    assert greatest == (1 << 63) - 1, "and one of the last minute"
    assert rows_of(shelf, "Gazette", (5, 9)) == (5, 9), "a period within"

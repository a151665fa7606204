"""The logical dump is the same for the same material, however it came in and wherever it is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record.ledger import Entry, Judgement, Poll
from onrecord.store import Ledger, dump, open_ledger, verify, writer
from tests.store.conftest import BEGINNING, LATER, ticking
from tests.store.material import FERRY, HARVEST, entry_of, failed, ferry, harvest
from tests.store.test_contract_round_trip import ODD_TEXTS, add
from tests.store.test_contract_views import reread

ODD = [str(case.values[0]) for case in ODD_TEXTS]

CORPUS: tuple[Entry, ...] = (
    ferry(),
    reread(ferry(), outlet="The Gazette of Varno", date="2031-05-05"),
    harvest(),
    replace(harvest(), reading=None),
    entry_of(HARVEST, "copy of harvest.txt"),
    entry_of(FERRY, "Ähnlich.txt", facts={"outlet": "Ost", "title": "z", "date": "2031-05-03"}),
    failed("broken.pdf"),
    failed("Broken.pdf", "it is no PDF", "https://b.example/"),
    *(entry_of(f"{text} said {text}", text, facts={"title": text}) for text in ODD),
)


def lines(ledger: Ledger) -> list[str]:
    return list(dump(ledger.view()))


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The dump of the corpus, added in its order to a file."""
    with open_ledger(str(tmp_path_factory.mktemp("wanted") / "a.db"), clock=ticking()) as ledger:
        add(ledger, *CORPUS)
        return lines(ledger)


def test_the_dump_is_the_same_in_either_database_in_any_order(ledger: Ledger, other: Ledger, wanted: list[str]) -> None:
    add(ledger, *CORPUS)
    assert lines(ledger) == wanted
    for entry in reversed(CORPUS):
        add(other, entry)
    add(other, *CORPUS)
    assert lines(other) == wanted
    assert list(verify(other)) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(CORPUS), again=st.lists(st.sampled_from(CORPUS), max_size=5), size=st.integers(1, 9))
def test_no_order_and_no_batches_change_it(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    wanted: list[str],
    order: Sequence[Entry],
    again: list[Entry],
    size: int,
) -> None:
    monkeypatch.setattr(writer, "ENTRIES", size)
    clock = ticking(BEGINNING + timedelta(days=size))
    with open_ledger(str(tmp_path_factory.mktemp("any") / "a.db"), clock=clock) as ledger:
        add(ledger, *order, *again)
        assert lines(ledger) == wanted


def test_lines_are_canonical_and_sorted_by_table_and_id(wanted: list[str]) -> None:
    rows = [json.loads(line) for line in wanted]
    for line, row in zip(wanted, rows, strict=True):
        assert line == json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        assert line.isascii()
    keys = [(row["table"], row.get("id", "")) for row in rows]
    assert keys == sorted(keys)
    assert {table for table, _ in keys} == {
        "article",
        "attribution",
        "capture",
        "failure",
        "raw",
        "reading",
        "sighting",
    }
    names = [
        (row["capture"], row["name"].encode("utf-8", "surrogatepass")) for row in rows if row["table"] == "sighting"
    ]
    assert len(set(names)) == len(names)


def test_what_differs_by_nature_is_left_out(ledger: Ledger, other: Ledger) -> None:
    """When it was learnt and fetched, what the server said, how often it was tried and the feed looked at."""
    add(ledger, ferry(), failed())
    add(other, ferry(fetched="2031-08-08T00:00:00Z", headers=(("Age", "1"),)), failed())
    add(other, failed())
    with other.writer() as writer:
        writer.polled(Poll("https://gazette.example/feed", 200))
    assert lines(ledger) == lines(other)
    assert not {"learnt", "row", "fetched", "headers"} & {key for line in lines(ledger) for key in json.loads(line)}


def test_judgements_and_tombstones_are_in_it(ledger: Ledger) -> None:
    receipts = add(ledger, ferry(), harvest())
    with ledger.writer() as writer:
        writer.judge(Judgement(str(receipts[0].capture), "void", None, "Ida", "gone"))
        writer.forget(str(receipts[1].capture), who="Ida", why="asked to")
    tables = [json.loads(line)["table"] for line in lines(ledger)]
    assert (tables.count("judgement"), tables.count("tombstone"), tables.count("article")) == (1, 1, 1)


def test_a_view_of_a_day_dumps_that_day(ledger: Ledger) -> None:
    add(ledger, ferry())
    before, day = lines(ledger), next(ledger.view().articles()).learnt
    add(ledger, harvest())
    assert list(dump(ledger.view(as_of=day))) == before
    assert list(dump(ledger.view(published_until="2031-05-31"))) == before
    assert list(dump(ledger.view(as_of="2001"))) == []


def test_what_comes_in_while_it_is_made_is_not_in_it(ledger: Ledger) -> None:
    add(ledger, ferry())
    before = lines(ledger)
    going = dump(ledger.view())
    first = next(going)
    add(ledger, harvest())
    assert [first, *going] == before


def test_a_clock_that_goes_back_changes_nothing(tmp_path: Path) -> None:
    """What came in later stands, also after the clock was set back by half a year."""
    with open_ledger(str(tmp_path / "a.db"), clock=ticking(LATER)) as ledger:
        add(ledger, ferry())
    with open_ledger(str(tmp_path / "a.db"), clock=ticking(BEGINNING)) as ledger:
        add(ledger, reread(ferry(), outlet="Later"))
        (row,) = ledger.view().articles()
        assert (row.outlet, row.learnt) == ("Later", "2032-01-01T00:00:00.000001Z")

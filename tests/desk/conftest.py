"""Ledgers of the tests' own, and ways to put things in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from onrecord.desk import preparing
from onrecord.desk.adding import Tally, take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from onrecord.desk.reading import open_reader
from tests.desk.press import Press

Add = Callable[..., Tally]


_opened_once = cache(open_reader)


@pytest.fixture(autouse=True)
def _one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the reader once for all tests of this process: it takes most of what a small test takes."""
    monkeypatch.setattr(preparing, "open_reader", _opened_once)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(str(tmp_path / "ledger.db"), create=True) as made:
        yield made


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def add(ledger: Ledger, press: Press) -> Add:
    """Put in what stands at these places."""

    def put_in(*places: str | Path, jobs: int = 1) -> Tally:
        coming = arrivals(map(str, places), press, None)
        return take_in(coming, ledger, preparation=Preparation(), jobs=jobs)

    return put_in

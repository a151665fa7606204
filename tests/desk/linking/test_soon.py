"""What one decision leaves unlinked is linked at once; what is much is left, and pages say so."""

from __future__ import annotations

import pytest

from onrecord.desk.linking import soon
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.linking.running import link
from onrecord.desk.linking.soon import link_soon
from onrecord.desk.opening import Ledger
from onrecord.desk.standing import CORRECT
from onrecord.errors import BusyError
from onrecord.store.linked import LinkedView
from tests.desk.conftest import Add
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page


@pytest.fixture
def unlinked(ledger: Ledger, add: Add, press: Press) -> Ledger:
    """A ledger of three articles that are not linked."""
    for number in range(3):
        address = ADDRESS.replace("ferry", f"ferry{number}")
        press.pages[address] = page(*PARAGRAPHS[number:])
        add(address)
    return ledger


def is_complete(ledger: Ledger) -> bool:
    return LinkedView(ledger.view(), linker_name()).is_complete(CORRECT)


@pytest.mark.parametrize(("most", "linked"), [(3, True), (2, False)])
def test_a_little_is_linked_at_once(unlinked: Ledger, most: int, linked: bool) -> None:
    assert not is_complete(unlinked)
    assert link_soon(unlinked, at_most=most) is linked
    assert is_complete(unlinked) is linked


def test_where_all_is_linked_it_stays_so(unlinked: Ledger) -> None:
    link(unlinked)
    assert link_soon(unlinked)
    assert is_complete(unlinked)


def test_a_pen_that_another_holds_is_no_failure(unlinked: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(ledger: Ledger) -> None:
        raise BusyError("another program is writing", hint="wait")

    monkeypatch.setattr(soon, "link", busy)
    assert not link_soon(unlinked)

"""Feeds are asked for what changed, and only what they name anew is fetched."""

from __future__ import annotations

from onrecord.desk.adding import Tally
from onrecord.desk.changing import changes_of
from onrecord.desk.opening import Ledger
from onrecord.desk.preparing import Preparation
from onrecord.desk.watching import watch_once
from tests.desk.press import ADDRESS, FEED, PARAGRAPHS, Press, feed, page

OTHER = "https://courier.example/news/bus.html"


def look(ledger: Ledger, press: Press) -> Tally:
    press.asked.clear()
    return watch_once((FEED,), ledger, press, preparation=Preparation())


def test_only_what_is_new_is_fetched(ledger: Ledger, press: Press) -> None:
    press.pages = {FEED: feed(ADDRESS), ADDRESS: page(*PARAGRAPHS)}
    assert look(ledger, press).new == 1
    press.pages |= {FEED: feed(OTHER, ADDRESS), OTHER: page(*PARAGRAPHS[:2])}
    assert look(ledger, press).new == 1
    assert [address for address, _ in press.asked] == [FEED, OTHER]


def test_the_feed_is_asked_for_what_changed(ledger: Ledger, press: Press) -> None:
    press.etag, press.pages = '"one"', {FEED: feed()}
    look(ledger, press)
    look(ledger, press)
    look(ledger, press)
    assert press.asked == [(FEED, '"one"')]
    assert [poll.status for poll in ledger.view().polls(FEED)] == [304, 304, 200]


def test_a_feed_that_does_not_answer_is_a_failure_and_the_next_is_looked_at(ledger: Ledger, press: Press) -> None:
    press.pages = {OTHER: feed(ADDRESS), ADDRESS: page(*PARAGRAPHS)}
    tally = watch_once((FEED, OTHER), ledger, press, preparation=Preparation())
    assert (tally.new, tally.failed) == (1, 1)
    assert [failed.failure.address for failed in ledger.view().failures()] == [FEED]


def test_a_page_instead_of_a_feed_is_a_failure(ledger: Ledger, press: Press) -> None:
    press.pages = {FEED: page(*PARAGRAPHS)}
    assert look(ledger, press).failed == 1


def test_an_address_is_one_however_a_feed_writes_it(ledger: Ledger, press: Press) -> None:
    written = "https://Courier.example:443/news/ferry.html#comments"
    press.pages = {FEED: feed(written)}
    assert look(ledger, press).failed == 1
    press.pages[ADDRESS] = page(*PARAGRAPHS)
    assert look(ledger, press).new == 1
    assert list(ledger.view().failures()) == []
    press.pages[FEED] = feed(written, OTHER)
    look(ledger, press)
    assert [address for address, _ in press.asked] == [FEED, OTHER]
    assert changes_of(ledger.view(), written) == ()

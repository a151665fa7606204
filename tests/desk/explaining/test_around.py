"""Around a claim of a large ledger: what is not linked yet waits, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.claims import told_claims
from onrecord.desk.explaining import around as looking
from onrecord.desk.explaining.why_claims import held_claim
from onrecord.desk.fetching import fetcher
from onrecord.desk.linking import linkage as linking
from onrecord.desk.linking.running import link
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.pages.suggestions import waiting
from onrecord.desk.preparing import Preparation
from onrecord.desk.query import Query
from onrecord.desk.recent import window
from onrecord.errors import NotFoundError

EXAMPLE = Path(__file__).parents[3] / "examples" / "halmora"
EVERY = Query()


def take(ledger: Ledger, places: list[Path]) -> None:
    take_in(arrivals(map(str, places), fetcher(), None), ledger, preparation=Preparation())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Articles of a war, the last of which is in and not linked yet."""
    articles = sorted(EXAMPLE.iterdir())
    with opened(str(tmp_path / "onrecord.db"), create=True) as held:
        take(held, articles[:-1])
        link(held)
        take(held, articles[-1:])
        yield held


@pytest.fixture
def fresh(ledger: Ledger) -> str:
    """A telling of the article that waits."""
    view = ledger.view()
    known = linking.linkage(view, EVERY, waiting=True).tellings
    return min(id for id in linking.linkage(view, EVERY).tellings if id not in known and id.startswith("attribution-"))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger is large from five articles on, and linking anything anew takes too long."""
    monkeypatch.setattr(looking, "is_large", lambda view: window(view, Query(), most=5).since is not None)
    monkeypatch.setattr("onrecord.desk.pages.suggestions.window", lambda view, query: window(view, query, most=5))

    def never(*given: object) -> object:
        raise AssertionError("linked while somebody waits")

    monkeypatch.setattr(linking, "see", never)


def test_a_claim_is_found_while_an_article_waits(ledger: Ledger, large: None) -> None:
    view = ledger.view()
    told = told_claims(view, EVERY, waiting=True)
    assert told
    for one in told:
        assert held_claim(view, one.claim.id).claim == one.claim
    assert waiting(view, EVERY).window.since is not None


def test_what_waits_itself_is_no_claim_yet_and_the_hint_says_why(ledger: Ledger, fresh: str, large: None) -> None:
    view = ledger.view()
    with pytest.raises(NotFoundError) as error:
        held_claim(view, fresh)
    assert "onrecord link" in error.value.hint


def test_in_a_small_ledger_it_is_linked_on_the_spot(ledger: Ledger, fresh: str) -> None:
    assert fresh in held_claim(ledger.view(), fresh).claim.tellings

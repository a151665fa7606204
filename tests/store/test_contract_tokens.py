"""Tokens are kept beside the record: in backups, in no dump, and no takedown touches them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import SlowError
from onrecord.record.tokens import Token
from onrecord.store import Ledger, backup, dump, open_ledger, verify
from tests.store.material import ferry
from tests.store.test_contract_round_trip import add

MADE = "2031-05-01T00:00:00.000000Z"
LATER = "2031-06-01T00:00:00.000000Z"
IDA = Token("token-1", "Ida \x00 Lind", "aa", ("judge", "read"), MADE, expires=LATER)
JO = Token("token-2", "Jo", "bb", (), MADE)


def test_a_token_comes_back_as_it_went_in(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.make_token(IDA)
        writer.make_token(JO)
    assert ledger.tokens() == [IDA, JO]
    assert ledger.token("aa") == IDA
    assert ledger.token("AA") is None
    assert ledger.token("") is None


def test_no_two_tokens_share_their_words(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.make_token(IDA)
        with pytest.raises(Exception, match=r"(?i)unique"):
            writer.make_token(replace(JO, digest=IDA.digest))
    assert ledger.tokens() == [IDA]


def test_what_is_revoked_keeps_its_day(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.make_token(IDA)
        writer.make_token(JO)
        writer.revoke_token(IDA.id, MADE)
        writer.revoke_token(IDA.id, LATER)
        writer.token_used(JO.id, "2031-05-02")
    assert ledger.tokens() == [replace(IDA, revoked=MADE), replace(JO, used="2031-05-02")]


STANDS = [
    (IDA, MADE, True, "before it expires"),
    (IDA, LATER, False, "at the moment at which it does"),
    (JO, LATER, True, "one that never does"),
    (replace(JO, revoked=MADE), MADE, False, "revoked"),
]


@pytest.mark.parametrize(("token", "moment", "stands", "reason"), STANDS, ids=[case[-1] for case in STANDS])
def test_a_token_stands_until_it_expires_or_is_revoked(token: Token, moment: str, stands: bool, reason: str) -> None:
    assert token.stands(moment) is stands


def test_tokens_are_in_backups_and_in_no_dump(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, ferry())
    before = list(dump(ledger.view()))
    with ledger.writer() as writer:
        writer.make_token(IDA)
    assert list(dump(ledger.view())) == before
    assert list(verify(ledger)) == []
    backup(ledger, tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db"), create=False) as copy:
        assert copy.tokens() == [IDA]


def test_no_takedown_touches_a_token(ledger: Ledger) -> None:
    (receipt,) = add(ledger, ferry())
    with ledger.writer() as writer:
        writer.make_token(IDA)
        writer.forget(str(receipt.capture), who="Ida", why="asked to")
    assert ledger.tokens() == [IDA]


COUNTING = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT sum(i) FROM n",
    "postgresql": "SELECT pg_sleep(20)",
}


def test_a_query_that_takes_too_long_is_broken_off(ledger: Ledger) -> None:
    add(ledger, ferry())
    ledger.hold_queries_to(0.2)
    shelf = ledger.view().shelf
    with pytest.raises(SlowError, match="too long"), shelf.reading() as connection:
        connection.execute(text(COUNTING[shelf.dialect]))
    assert len(list(ledger.view().articles())) == 1, "the next one has its own time"

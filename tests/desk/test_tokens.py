"""Tokens: words that are shown once, and what becomes of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.desk.opening import Ledger, opened
from onrecord.desk.tokens import make_token, note_use, revoke, standing_tokens, token_for, token_rows
from onrecord.errors import NotFoundError, UsageError
from onrecord.record import digest

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)


def test_the_words_are_random_and_only_their_digest_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    words, token = make_token(ledger, "Ida Lind", ["judge", "read"], now=NOW)
    assert words.startswith("onr_")
    assert len(words) == len("onr_") + 43, "256 bits in base 64"
    assert make_token(ledger, "Ida Lind", ["read"])[0] != words
    assert token.digest == digest(words.encode())
    assert token.scopes == ("read", "judge")
    for path in tmp_path.iterdir():
        assert words.encode() not in path.read_bytes()
    assert token_for(ledger, words, NOW) == token


SHOWN = [
    ("onr_" + "A" * 43, "another's"),
    ("", "none"),
    ("onr_", "no words"),
    ("{words} ", "with a space"),
    ("{digest}", "the digest itself"),
    ("{lower}", "in small letters"),
    ("onr_" + "é" * 43, "letters that no token has"),
    ("onr_" + "A" * 100_000, "far too many"),
]


@pytest.mark.parametrize(("shown", "reason"), SHOWN, ids=[case[-1] for case in SHOWN])
def test_only_the_very_words_let_in(ledger: Ledger, shown: str, reason: str) -> None:
    words, token = make_token(ledger, "Ida Lind", ["read"], now=NOW)
    wrong = shown.format(words=words, digest=token.digest, lower=words.lower())
    assert token_for(ledger, wrong, NOW) is None, reason


def test_what_expired_or_was_revoked_lets_nobody_in(ledger: Ledger) -> None:
    words, token = make_token(ledger, "Ida Lind", ["read"], days=1, now=NOW)
    assert token_for(ledger, words, NOW + timedelta(hours=23)) == token
    assert token_for(ledger, words, NOW + timedelta(days=1)) is None
    assert standing_tokens(ledger, NOW) == [token]
    assert [gone.id for gone in revoke(ledger, "ida lind", NOW)] == [token.id]
    assert token_for(ledger, words, NOW) is None
    assert standing_tokens(ledger, NOW) == []
    with pytest.raises(NotFoundError):
        revoke(ledger, "Ida Lind")


def test_one_of_several_tokens_of_a_name_is_revoked_by_its_id(ledger: Ledger) -> None:
    laptop, telephone = (make_token(ledger, "Ida Lind", ["read"], now=NOW)[1] for _ in range(2))
    with pytest.raises(UsageError, match="2 tokens"):
        revoke(ledger, "token-")
    assert [gone.id for gone in revoke(ledger, laptop.id[:12])] == [laptop.id]
    assert standing_tokens(ledger, NOW) == [telephone]


WRONG = [
    ("", ["read"], "nobody"),
    ("  ", ["read"], "nobody but blanks"),
    ("Ida\nLind", ["read"], "a line end"),
    ("Ida\u202edniL", ["read"], "letters turned about"),
    ("I" * 201, ["read"], "too long"),
    ("Ida", [], "nothing"),
    ("Ida", ["read", "all"], "what no token may"),
]


@pytest.mark.parametrize(("name", "scopes", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_a_token_has_a_name_and_may_something(ledger: Ledger, name: str, scopes: list[str], reason: str) -> None:
    with pytest.raises(UsageError):
        make_token(ledger, name, scopes)
    assert ledger.tokens() == []


def test_scopes_are_known_in_any_case(ledger: Ledger) -> None:
    assert make_token(ledger, "Ida", [" Read", "ADD", ""])[1].scopes == ("read", "add")


def test_use_is_noted_once_a_day_and_never_waits_for_the_pen(ledger: Ledger) -> None:
    words, token = make_token(ledger, "Ida", ["read"], now=NOW)
    with opened(ledger.name) as other, other.writer():
        note_use(ledger, token, NOW)
    assert ledger.tokens() == [token], "another was writing"
    note_use(ledger, token, NOW)
    (used,) = ledger.tokens()
    assert used.used == "2031-05-03"
    with opened(ledger.name) as other, other.writer():
        note_use(ledger, used, NOW + timedelta(hours=3))
    note_use(ledger, used, NOW + timedelta(days=1))
    found = token_for(ledger, words, NOW)
    assert found is not None
    assert found.used == "2031-05-04"


def test_the_list_says_what_stands(ledger: Ledger) -> None:
    make_token(ledger, "Ida", ["read"], days=2, now=NOW)
    make_token(ledger, "Jo", ["judge"], days=None, now=NOW)
    make_token(ledger, "Pell", ["add"], days=9, now=NOW)
    revoke(ledger, "Pell", NOW)
    states = [(row["name"], row["may"], row["state"]) for row in token_rows(ledger, NOW + timedelta(days=3))]
    assert states == [
        ("Ida", "read", "expired 2031-05-05"),
        ("Jo", "judge", "stands"),
        ("Pell", "add", "revoked 2031-05-03"),
    ]

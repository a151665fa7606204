"""Tokens: who may ask a ledger that is served to others, and what they may do."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from onrecord.desk.listing import Column, Row
from onrecord.errors import BusyError, NotFoundError, UsageError
from onrecord.record import digest, identity
from onrecord.record.tokens import Token
from onrecord.store import Ledger

PREFIX = "onr_"
"""What the words of a token begin with, so that whoever finds them in the wrong place knows what they are."""

SCOPES = ("read", "add", "judge")
"""What a token may let somebody do: look; put articles in; decide, resolve, correct and grade."""

DAYS = 365
"""How long a token lets anybody in, unless it is said."""

_BYTES = 32
_LONGEST = 200
_ID = len("token-") + 12

TOKENS = (
    Column("name", "Name", share=2),
    Column("may", "May"),
    Column("state", "State"),
    Column("used", "Last used"),
    Column("id", "Id"),
)


def make_token(
    ledger: Ledger, name: str, scopes: Iterable[str], *, days: int | None = DAYS, now: datetime | None = None
) -> tuple[str, Token]:
    """Make a token; return its words, which nobody can read again, and what the ledger keeps of it.

    Raises UsageError for a name or scopes that are none, LedgerError.
    """
    signed = name.strip()
    if not signed or len(signed) > _LONGEST or not signed.isprintable():
        raise UsageError("a token has the name of whoever it is for", hint="onrecord token make 'Ida Lind' --may read")
    known = _known(scopes)
    words = PREFIX + secrets.token_urlsafe(_BYTES)
    kept, made = digest(words.encode()), now or datetime.now(UTC)
    expires = None if days is None else moment(made + timedelta(days=days))
    token = Token(identity("token", kept)[:_ID], signed, kept, known, moment(made), expires)
    with ledger.writer() as writer:
        writer.make_token(token)
    return words, token


def _known(scopes: Iterable[str]) -> tuple[str, ...]:
    given = {scope.strip().casefold() for scope in scopes} - {""}
    unknown = sorted(given - set(SCOPES))
    if unknown or not given:
        wrong = f"{unknown[0]!r} is nothing that a token may do" if unknown else "a token may do something"
        raise UsageError(wrong, hint=f"--may with some of {', '.join(SCOPES)}")
    return tuple(scope for scope in SCOPES if scope in given)


def token_for(ledger: Ledger, words: str, now: datetime | None = None) -> Token | None:
    """Return the token with these words if it stands. Unknown, expired and revoked are one answer. Raises LedgerError.

    The words are 256 random bits and only their digest is compared, so that the time it takes tells nothing of them.
    """
    if not words.startswith(PREFIX) or len(words) > _LONGEST or not words.isascii():
        return None
    shown = digest(words.encode())
    token = ledger.token(shown)
    if token is None or not hmac.compare_digest(token.digest, shown):
        return None
    return token if token.stands(moment(now or datetime.now(UTC))) else None


def note_use(ledger: Ledger, token: Token, now: datetime | None = None) -> None:
    """Keep the day on which a token is used; where another program is writing, the next use does."""
    day = moment(now or datetime.now(UTC))[:10]
    if token.used == day:
        return
    with suppress(BusyError), ledger.writer(patience=0) as writer:
        writer.token_used(token.id, day)


def standing_tokens(ledger: Ledger, now: datetime | None = None) -> list[Token]:
    """Return the tokens that let somebody in. Raises LedgerError."""
    at = moment(now or datetime.now(UTC))
    return [token for token in ledger.tokens() if token.stands(at)]


def revoke(ledger: Ledger, wanted: str, now: datetime | None = None) -> list[Token]:
    """Let nobody in any more with the tokens of a name, or with the one whose id begins so; return these.

    Raises NotFoundError where no such token stands, UsageError where ids of several begin so, LedgerError.
    """
    at = moment(now or datetime.now(UTC))
    standing = [token for token in ledger.tokens() if token.revoked is None]
    found = [token for token in standing if token.name.casefold() == wanted.strip().casefold()]
    if not found and wanted.startswith("token-"):
        found = [token for token in standing if token.id.startswith(wanted)]
        if len(found) > 1:
            raise UsageError(f"the ids of {len(found)} tokens begin with {wanted}", hint="onrecord token list")
    if not found:
        raise NotFoundError(f"no token of {wanted!r} stands", hint="onrecord token list")
    with ledger.writer() as writer:
        for token in found:
            writer.revoke_token(token.id, at)
    return found


def token_rows(ledger: Ledger, now: datetime | None = None) -> Iterator[Row]:
    """Give all tokens as rows of a list. Raises LedgerError."""
    at = moment(now or datetime.now(UTC))
    for token in ledger.tokens():
        yield {
            "id": token.id,
            "name": token.name,
            "may": ", ".join(token.scopes),
            "state": _state(token, at),
            "made": token.made,
            "expires": token.expires,
            "used": token.used,
            "revoked": token.revoked,
        }


def _state(token: Token, at: str) -> str:
    if token.revoked is not None:
        return f"revoked {token.revoked[:10]}"
    if token.expires is None:
        return "stands"
    return f"{'until' if token.stands(at) else 'expired'} {token.expires[:10]}"


def moment(when: datetime) -> str:
    """A time as the ledger writes it: UTC, to the microsecond."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

"""Who signs what is decided on a page, and why: both are kept with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Form
from pydantic import Field
from starlette.responses import RedirectResponse

from onrecord.errors import UsageError
from onrecord.web.access import NAME_COOKIE, Asker, may
from onrecord.web.answers import Sent

YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided something, and why."""

    who: str
    why: str


class Signed(Sent):
    """What every decision sent as JSON holds: who signs it (a token's own name goes first), and why."""

    who: str = Field("", max_length=200)
    why: str = Field(max_length=2_000)


def sign(asker: Asker, who: str, why: str) -> Signature:
    """Sign a decision. Raises UsageError where nobody does, or no reason is given."""
    name = asker.name if asker.named else who.strip() or asker.name
    if not name:
        raise UsageError("a judgement is signed, and nobody is named", hint="write your name beside it")
    if not why.strip():
        raise UsageError("a judgement says why", hint="write a reason: it is kept with it")
    return Signature(name, why.strip())


def signature_of(
    asker: Annotated[Asker, Depends(may("judge"))],
    why: Annotated[str, Form(max_length=2_000)] = "",
    who: Annotated[str, Form(max_length=200)] = "",
) -> Signature:
    """The signature of a form. Raises AccessError, UsageError."""
    return sign(asker, who, why)


SignedForm = Annotated[Signature, Depends(signature_of)]
Judge = Annotated[Asker, Depends(may("judge"))]


def back_to(address: str, signature: Signature | None = None) -> RedirectResponse:
    """Send a browser on to a page of ours after a form; it keeps the name that was signed with."""
    answer = RedirectResponse(address, 303)
    if signature is not None:
        name = quote(signature.who)
        answer.set_cookie(NAME_COOKIE, name, max_age=YEAR, httponly=True, samesite="lax")
    return answer

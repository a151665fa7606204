"""What a form did, said once on the page that it leads back to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "lately"

SECONDS = 60
"""How long it waits to be said: as long as linking may take on the way back, and no visit later."""

Deed = Literal["corrected", "struck", "undone"]
_SAID = re.compile(r"(corrected|struck|undone)\.([a-z]+-[0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class Lately:
    """What was done to the attribution with this id."""

    deed: Deed
    id: str


def keep_lately(answer: Response, lately: Lately) -> None:
    """Have the page that an answer leads to say what was done."""
    answer.set_cookie(COOKIE, f"{lately.deed}.{lately.id}", max_age=SECONDS, httponly=True, samesite="lax")


def lately_of(request: Request) -> Lately | None:
    """What a page is to say that it was done; a cookie of another make says nothing."""
    match = _SAID.fullmatch(request.cookies.get(COOKIE, ""))
    return Lately(match[1], match[2]) if match else None  # type: ignore[arg-type]


def say_once(page: Response, lately: Lately | None) -> None:
    """Have the browser forget what a page said."""
    if lately is not None:
        page.delete_cookie(COOKIE, httponly=True, samesite="lax")

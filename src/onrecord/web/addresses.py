"""Where on this site a thing is shown, by its id."""

from __future__ import annotations

import re
from urllib.parse import quote

_ID = re.compile(r"(?P<kind>article|attribution|claim|source|link)-[0-9a-f]+(?P<own>/as-[0-9a-f]+)?")
_PAGES = {
    "article": "/articles/",
    "attribution": "/attributions/",
    "claim": "/claims/",
    "source": "/sources/",
    "link": "/why/",
}


def address_of(id: str) -> str:
    """The page of a thing; of an assertion, which has none, its place in its article. "" for what is no id."""
    found = _ID.fullmatch(id)
    if found is None:
        return ""
    return place_of(id) if found["own"] else _PAGES[found["kind"]] + quote(id, safe="")


def place_of(telling: str) -> str:
    """Where a telling opens on its article, at its place."""
    return f"/at/{quote(telling)}"


def why_of(id: str) -> str:
    """Where it is said why a finding is what it is."""
    return f"/why/{quote(id)}"


def is_own(address: str) -> bool:
    """Whether an address that a form names is a page of this site, and none elsewhere however a browser reads it."""
    return address.startswith("/") and not address.startswith("//") and address.isprintable() and "\\" not in address

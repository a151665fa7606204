"""Templates into pages. Whatever is printed is made harmless and escaped, wherever it came from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.desk.pages.parts import harmless, template_part
from onrecord.web.addresses import address_of, place_of, why_of
from onrecord.web.clocks import CLOCKS, Clocks

SHARED_STYLES = frozenset({"marks.css"})
"""Style sheets that the pages share with the page that `onrecord read --html` writes."""


def render(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A page for a request, as it stood on the days that the request names."""
    clocks = values.pop("clocks", None) or Clocks()
    asker = getattr(request.state, "asker", None)
    page = _templates().get_template(template)
    return HTMLResponse(
        page.render(clocks=clocks, asker=asker, path=request.url.path, today=_without_clocks(request), **values)
    )


def _without_clocks(request: Request) -> str:
    """The address of a request, all that it asks for but the days."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in CLOCKS]
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")


def render_text(template: str, **values: Any) -> str:
    """A page that belongs to no request yet."""
    return _templates().get_template(template).render(clocks=Clocks(), asker=None, path="", **values)


@cache
def static_file(name: str) -> bytes:
    """What a file under /static holds. Raises FileNotFoundError."""
    if name in SHARED_STYLES:
        return template_part(name).encode()
    return files("onrecord.web").joinpath("static", name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Where a static file is, with its digest, so that a browser keeps it and sees at once when it is another."""
    return f"/static/{name}?v={sha256(static_file(name)).hexdigest()[:12]}"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.web"), FunctionLoader(_part)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals["static"] = static_address
    environment.filters |= {"part": _segment, "many": many, "with_clocks": with_clocks, "short": short_id}
    environment.filters |= {"address": address_of, "place": place_of, "why": why_of}
    return environment


def _part(name: str) -> str | None:
    return template_part(name) if name == "reading_parts.html.jinja" else None


def _shown(value: Any) -> Any:
    """Every value that a template prints passes here."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _segment(value: str) -> str:
    """A value as one segment of an address."""
    return quote(value, safe="", errors="replace")


def with_clocks(address: str, clocks: Clocks) -> str:
    """An address of this site that keeps the days that a page is held to."""
    if not clocks.query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{clocks.query}"


def many(number: int | Iterable[Any], noun: str) -> str:
    """A number with its noun: "1 article", "12 articles"."""
    count = number if isinstance(number, int) else sum(1 for _ in number)
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def short_id(id: str) -> str:
    """An id as a person reads it: its kind and eight digits; an assertion's begins with its article's."""
    parts = (part.partition("-") for part in id.split("/"))
    return "/".join(f"{tag}{dash}{digits[:8]}" for tag, dash, digits in parts)

"""The app: its routes and its guards. What a page holds is in `pages`, how it looks in `templates` and `static`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Request
from fastapi.dependencies.models import Dependant
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from onrecord.desk.opening import Ledger
from onrecord.web.access import May, Scope, may
from onrecord.web.answers import PlainJSON
from onrecord.web.guard.doors import Door, TrustedDoor
from onrecord.web.guard.faults import Faults
from onrecord.web.guard.headers import SafeHeaders
from onrecord.web.guard.hosts import KnownHost
from onrecord.web.guard.origins import OwnOrigin
from onrecord.web.guard.pace import Pace
from onrecord.web.guard.sizes import SizeLimit
from onrecord.web.guard.way_in import WayIn
from onrecord.web.pages.every import PAGES
from onrecord.web.problems import PROBLEMS, take_problems
from onrecord.web.rendering import static_file
from onrecord.web.site import Site

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "json": "application/json"}
FORMS: Any = {"max_fields": 300, "max_files": 20, "max_part_size": 4 * 1024 * 1024}
"""What a form may carry; a text that is pasted is one of its fields."""

KEPT = "public, max-age=31536000, immutable"
"""A static file's address holds its digest: it never changes."""


def create_app(
    ledger: Ledger, *, user: str = "", names: frozenset[str] = frozenset(), door: type[Door] = TrustedDoor
) -> FastAPI:
    """Make the app that serves a ledger. It answers to `names` besides this machine's own; `door` tells who asks."""
    site = Site(ledger, user=user)
    app = FastAPI(
        title="onrecord",
        summary="Who said what, how sure they were, who else has it, and whether they were right.",
        version="1",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        default_response_class=PlainJSON,
        form_limits=FORMS,
        generate_unique_id_function=_name,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Faults),
            Middleware(KnownHost, names=names, addresses=door.asks),
            Middleware(OwnOrigin),
            Middleware(door, site=site),
            *([Middleware(Pace)] if door.asks else []),
            Middleware(SizeLimit),
        ],
    )
    app.state.site = site
    take_problems(app)
    _route(app, door)
    return app


def _route(app: FastAPI, door: type[Door]) -> None:
    """Give the app its addresses. Nothing is open to everybody by having been forgotten."""
    app.add_api_route("/static/{name}", static, include_in_schema=False)
    app.add_api_route("/openapi.json", _document, include_in_schema=False, dependencies=[Depends(may("read"))])
    if door.asks:
        app.include_router(WayIn().pages)
    for page in PAGES:
        for route in (*page.pages.routes, *page.api.routes):
            assert scopes_of(route), f"{route} says of nobody that they may open it"
        app.include_router(page.pages, include_in_schema=False)
        app.include_router(page.api, prefix="/api", responses=PROBLEMS)


def scopes_of(route: BaseRoute) -> frozenset[Scope]:
    """What one must be allowed to do at an address."""
    return frozenset(_scopes(route.dependant)) if isinstance(route, APIRoute) else frozenset()


def _scopes(dependant: Dependant) -> Iterator[Scope]:
    for asked in dependant.dependencies:
        if isinstance(asked.call, May):
            yield asked.call.scope
        yield from _scopes(asked)


def _document(request: Request) -> Response:
    """What programs may ask, as OpenAPI 3.1."""
    return PlainJSON(request.app.openapi())


def static(name: Annotated[str, Path(pattern=r"^[a-z0-9_-]+\.(css|js|svg|json)$")]) -> Response:
    """A file that the pages load."""
    try:
        content = static_file(name)
    except FileNotFoundError as error:
        raise HTTPException(404) from error
    return Response(content, media_type=TYPES[name.rpartition(".")[2]], headers={"cache-control": KEPT})


def _name(route: APIRoute) -> str:
    """What a route is called in the OpenAPI document: its function."""
    return route.name

"""The app: its routes and its guards. What a page holds is in `pages`, how it looks in `templates` and `static`."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Path
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from onrecord.desk.opening import Ledger
from onrecord.web.guard.doors import Door, TrustedDoor
from onrecord.web.guard.faults import Faults
from onrecord.web.guard.headers import SafeHeaders
from onrecord.web.guard.hosts import KnownHost
from onrecord.web.guard.origins import OwnOrigin
from onrecord.web.guard.sizes import SizeLimit
from onrecord.web.pages.every import PAGES
from onrecord.web.problems import PROBLEMS, take_problems
from onrecord.web.rendering import static_file
from onrecord.web.site import Site

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "json": "application/json"}
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
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_name,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Faults),
            Middleware(KnownHost, names=names),
            Middleware(OwnOrigin),
            Middleware(SizeLimit),
            Middleware(door, site=site),
        ],
    )
    app.state.site = site
    take_problems(app)
    app.add_api_route("/static/{name}", static, include_in_schema=False)
    for page in PAGES:
        app.include_router(page.pages, include_in_schema=False)
        app.include_router(page.api, prefix="/api", responses=PROBLEMS)
    return app


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

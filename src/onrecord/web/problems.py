"""What becomes of an error: one shape for programs (RFC 9457, application/problem+json), one page for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from onrecord.errors import OnrecordError
from onrecord.web.rendering import render_text

STATUS: Mapping[str, int] = {
    "usage": 400,
    "access": 403,
    "not_found": 404,
    "limit": 413,
    "input": 422,
    "address": 422,
    "fetch": 502,
    "busy": 503,
    "slow": 503,
    "weights": 503,
    "worker": 503,
}
"""The status of each kind of error; any other kind is ours: 500."""

TITLES: Mapping[int, str] = {
    400: "That was put wrongly",
    401: "Say who you are",
    403: "You may not do that",
    404: "There is no such thing here",
    405: "That cannot be done here",
    413: "That is too large",
    421: "Not by that name",
    422: "That cannot be read",
    429: "Too many requests",
    502: "Nothing came from there",
    503: "Not at the moment",
}
OURS = "Something went wrong on our side"
JSON = "application/problem+json"
RETRY = {"retry-after": "5"}


class ProblemShape(BaseModel):
    """What every error under /api looks like (RFC 9457). `kind` is a stable word, `hint` what to do next."""

    type: str
    kind: str
    title: str
    status: int
    detail: str
    hint: str
    fields: list[str] = []


PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": ProblemShape, "description": TITLES[code], "content": {JSON: {}}}
    for code in (400, 401, 403, 404, 413, 422, 429, 503)
}
"""What the OpenAPI document says of errors."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is told; `fields` are the parts of a request that are wrong, each with what is wrong with it."""

    status: int
    kind: str
    detail: str
    hint: str
    fields: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its heading."""
        return TITLES.get(self.status, OURS)

    def shape(self) -> dict[str, Any]:
        """As `ProblemShape` has it."""
        known = {"kind": self.kind, "title": self.title, "status": self.status, "detail": self.detail}
        return {"type": f"urn:onrecord:{self.kind}", **known, "hint": self.hint, "fields": list(self.fields)}


def problem_response(scope: Scope, problem: Problem) -> Response:
    """An error as whoever asked can take it: a page for people, JSON for programs."""
    if wants_page(scope):
        page = render_text("problem.html.jinja", problem=problem)
        return HTMLResponse(page, problem.status, headers=dict(problem.headers))
    body = json.dumps(problem.shape())
    return Response(body, problem.status, dict(problem.headers), JSON)


def wants_page(scope: Scope) -> bool:
    """Whether whoever asked is a person with a browser, as far as one can tell."""
    if scope["path"].startswith("/api/") or scope["path"] == "/openapi.json":
        return False
    accept = dict(scope["headers"]).get(b"accept", b"")
    return b"json" not in accept


def take_problems(app: FastAPI) -> None:
    """Tell every error of the app in the one shape."""
    app.add_exception_handler(OnrecordError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)


def problem_of(error: OnrecordError) -> Problem:
    """An error of ours as it is told."""
    status = STATUS.get(error.kind, 500)
    return Problem(status, error.kind, str(error), error.hint, headers=RETRY if status == 503 else {})


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return problem_response(request.scope, problem_of(error))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = tuple(map(_field, error.errors()))
    problem = Problem(422, "invalid", "; ".join(fields), "see what is expected: /openapi.json", fields)
    return problem_response(request.scope, problem)


def _field(error: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0])
    return f"{place}: {error['msg']}"


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kinds = {404: "not_found", 405: "method"}
    detail = {404: "no page has this address", 405: "this address does not take that method"}
    problem = Problem(
        error.status_code,
        kinds.get(error.status_code, "request"),
        detail.get(error.status_code, str(error.detail)),
        "begin at the inbox: /",
        headers=error.headers or {},
    )
    return problem_response(request.scope, problem)

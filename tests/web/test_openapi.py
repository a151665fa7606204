"""The API does what its document says, whatever it is asked: made-up requests for every operation of it.

`make test` asks each some sixteen times, always the same; the soak asks some thousand times and anew on every run.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.schemas import BaseSchema
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger, opened
from onrecord.web.app import create_app
from tests.web.conftest import HOST

ID = re.compile(r"\b[a-z]+-[0-9a-f]{32}\b")
FEW, MANY = 8, 1500

load_all_checks()
CHECKS: Any = schemathesis.checks.CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)

ODD = ("", " ", "\x00", "...", "article-", "*", "%", "' OR 1=1 --", "\u202e", "a" * 5_000, "claim-" + "f" * 32)
"""Ids that nothing has; ".." is none that a client sends: it takes it for the address above."""


@cache
def document() -> dict[str, Any]:
    """The document, which is the same over every ledger."""
    return create_app(cast(Ledger, None)).openapi()


OPERATIONS = [
    (path, method) for path, methods in document()["paths"].items() for method in methods if method != "parameters"
]


@dataclass(frozen=True)
class Asked:
    """The API over a ledger that the requests may change, and ids of what is in it."""

    schema: BaseSchema
    ids: tuple[str, ...]

    def hold(self, path: str, method: str, mode: GenerationMode) -> Callable[[], None]:
        """A test of one operation: requests as the document has them, or as it has them not."""
        known = st.sampled_from((None, *self.ids, *ODD))

        @given(case=self.schema[path][method].as_strategy(generation_mode=mode), id=known)
        def check(case: Case[Any], id: str | None) -> None:
            for name in case.path_parameters if id else ():
                case.path_parameters[name] = id
            case.call_and_validate(checks=CHECKS)

        return check


@pytest.fixture(scope="module")
def asked(examples_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """One ledger for all."""
    path = tmp_path_factory.mktemp("asked") / "desk.db"
    shutil.copy(examples_ledger, path)
    with opened(str(path)) as ledger:
        app = create_app(ledger, user="Ida Lind", names=frozenset({"testserver"}))
        with TestClient(app, base_url=HOST) as client:
            ids = tuple(ids_in(client))
        yield Asked(schemathesis.openapi.from_asgi("/openapi.json", app), ids)


def ids_in(client: TestClient) -> Iterator[str]:
    """Two ids of every kind that any list has."""
    kinds: dict[str, set[str]] = {}
    for path, methods in document()["paths"].items():
        if "get" in methods and "{" not in path:
            for id in ID.findall(client.get(path).text):
                kinds.setdefault(id.partition("-")[0], set()).add(id)
    for ids in kinds.values():
        yield from sorted(ids)[:2]


QUICK = settings(
    max_examples=FEW, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
LONG = settings(
    max_examples=MANY, database=None, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_every_operation_does_what_the_document_says(
    asked: Asked, path: str, method: str, mode: GenerationMode
) -> None:
    QUICK(asked.hold(path, method, mode))()


@pytest.mark.soak
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_every_operation_does_so_a_thousand_times(asked: Asked, path: str, method: str, mode: GenerationMode) -> None:
    LONG(asked.hold(path, method, mode))()

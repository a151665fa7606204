"""A desk that is served to others: nobody gets anything without a token, and nobody more than their token lets them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger, opened
from onrecord.desk.tokens import SCOPES, make_token, revoke
from onrecord.errors import UsageError
from onrecord.web.access import TOKEN_COOKIE
from onrecord.web.app import create_app, scopes_of
from onrecord.web.guard import pace
from onrecord.web.guard.doors import PASSED_ON, TrustedDoor
from onrecord.web.guard.pace import Rate
from onrecord.web.guard.tokens import TokenDoor
from onrecord.web.pages.every import PAGES
from onrecord.web.serving import door_for

HOST = "https://desk.example"
NAMES = frozenset({"desk.example"})
NO_LIMIT = Rate(10**9, 1e9)

KEEPS_NOTHING = {"/read", "/api/read"}
"""Sent as a form or as JSON because a text is too long for an address; whoever may read may have one read."""


@dataclass(frozen=True)
class Shown:
    """A client of the app and the words of some tokens."""

    client: TestClient
    words: dict[str, str]

    def ask(self, method: str, path: str, token: str | None, accept: str = "application/json") -> int:
        headers = {"accept": accept} | ({} if token is None else {"authorization": f"Bearer {self.words[token]}"})
        return self.client.request(method, path, headers=headers, follow_redirects=False).status_code


@pytest.fixture(scope="module")
def shown(examples_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One desk for all who only ask; nothing is held to a pace."""
    path = tmp_path_factory.mktemp("team") / "desk.db"
    shutil.copy(examples_ledger, path)
    with pytest.MonkeyPatch.context() as patch, opened(str(path)) as ledger:
        for rate in ("LOOKING", "CHANGING", "READING", "ENTERING"):
            patch.setattr(pace, rate, NO_LIMIT)
        now = datetime.now(UTC)
        words = {scope: make_token(ledger, f"who may {scope}", [scope])[0] for scope in SCOPES}
        words["all"] = make_token(ledger, "who may all", SCOPES)[0]
        words["unknown"] = "onr_" + "A" * 43
        words["expired"] = make_token(ledger, "late", SCOPES, days=1, now=now - timedelta(days=2))[0]
        words["revoked"] = make_token(ledger, "gone", SCOPES)[0]
        revoke(ledger, "gone")
        app = create_app(ledger, names=NAMES, door=TokenDoor)
        with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
            yield Shown(client, words)


def addresses() -> list[tuple[str, str, frozenset[str]]]:
    """Every address of the desk, with an id that nothing has, and what one must be allowed to do there."""
    found = [("GET", "/openapi.json", frozenset({"read"}))]
    for page in PAGES:
        for prefix, routes in (("", page.pages.routes), ("/api", page.api.routes)):
            for route in routes:
                assert isinstance(route, APIRoute)
                path = prefix + route.path.replace("{id}", "article-0000")
                path = re.sub(r"\{(\w+)(:path)?\}", r"\1", path)
                found += [(method, path, scopes_of(route)) for method in sorted(route.methods or ())]
    return found


EVERY = addresses()
NAMED = [f"{method} {path}" for method, path, _ in EVERY]


@pytest.mark.parametrize(("method", "path", "needed"), EVERY, ids=NAMED)
def test_every_address_lets_in_who_may_and_nobody_else(
    shown: Shown, method: str, path: str, needed: frozenset[str]
) -> None:
    assert needed, "default deny: an address says what one must be allowed to do"
    for stranger in (None, "unknown", "expired", "revoked"):
        assert shown.ask(method, path, stranger) == 401
    for scope in SCOPES:
        if not needed <= {scope}:
            assert shown.ask(method, path, scope) == 403, f"a token that may only {scope}"
    assert shown.ask(method, path, "all") not in (401, 403)
    if method != "GET" and path not in KEEPS_NOTHING:
        assert needed & {"add", "judge"}, "a token for reading changes nothing"


STRANGERS = [
    ("/api/articles", "what is there"),
    ("/api/articles/article-00", "an article that is none"),
    ("/api/nowhere", "no address at all"),
    ("/API/articles", "in capitals"),
    ("/api//articles", "with two strokes"),
    ("/openapi.json", "the document of the API"),
    ("/api/articles?token={all}", "a token in an address"),
    ("/static/../api/articles", "through what is open to all"),
    ("/static/%2e%2e/api/articles", "the same, written otherwise"),
    ("/enter/../api/articles", "through the way in"),
]


@pytest.mark.parametrize(("path", "reason"), STRANGERS, ids=[case[-1] for case in STRANGERS])
def test_strangers_see_no_difference(shown: Shown, path: str, reason: str) -> None:
    answer = shown.client.get(path.format(all=shown.words["all"]), headers={"accept": "application/json"})
    wanted = shown.client.get("/api/failures", headers={"accept": "application/json"})
    assert (answer.status_code, answer.text) in ((401, wanted.text), (404, answer.text))
    if answer.status_code == 404:
        assert path.startswith("/static/"), "of what is open to all, one is told that it is not there"
    else:
        assert answer.headers["www-authenticate"] == "Bearer"


SCHEMES = [
    ("Bearer {all}", 200, "as it should be"),
    ("bearer {all}", 200, "schemes know no case"),
    ("Basic {all}", 401, "another scheme"),
    ("{all}", 401, "no scheme"),
    ("Bearer", 401, "no token"),
    ("Bearer {all} {all}", 401, "two"),
    ("Bearer {all}\u00e9", 401, "more than the token"),
]


@pytest.mark.parametrize(("header", "status", "reason"), SCHEMES, ids=[case[-1] for case in SCHEMES])
def test_a_token_is_shown_in_a_header(shown: Shown, header: str, status: int, reason: str) -> None:
    value = header.format(all=shown.words["all"]).encode("latin-1")
    assert shown.client.get("/api/articles", headers=[(b"authorization", value)]).status_code == status, reason


def test_a_browser_is_led_to_the_way_in_and_back(shown: Shown) -> None:
    asked = shown.client.get(
        "/articles?as_of=2031-01-01&x=%2F", headers={"accept": "text/html"}, follow_redirects=False
    )
    assert asked.status_code == 303
    page = shown.client.get(asked.headers["location"])
    assert page.status_code == 200
    assert "Your token" in page.text
    sent = {"token": shown.words["read"], "to": "/articles?as_of=2031-01-01&x=%2F"}
    entered = shown.client.post("/enter", data=sent, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/articles?as_of=2031-01-01&x=%2F")
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith(f"{TOKEN_COOKIE}={shown.words['read']};")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} >= {"secure", "httponly", "path=/", "samesite=lax"}
    assert "domain" not in cookie.lower()
    inside = shown.client.get("/articles")
    assert "who may read" in inside.text
    assert shown.words["read"] not in inside.text
    left = shown.client.post("/leave", follow_redirects=False)
    assert left.headers["location"] == "/enter"
    assert "max-age=0" in left.headers["set-cookie"].lower()
    assert shown.client.get("/articles", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("token", ["unknown", "expired", "revoked"])
def test_no_token_that_does_not_stand_opens_the_way_in(shown: Shown, token: str) -> None:
    wrong = shown.client.post("/enter", data={"token": shown.words[token]}, follow_redirects=False)
    assert wrong.status_code == 401
    assert "set-cookie" not in wrong.headers
    assert "No such token stands" in wrong.text
    assert shown.words[token] not in wrong.text


ELSEWHERE = [
    "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "\\\\evil.example",
    "evil.example", "/\t/evil.example", "/\n/evil.example", "/%09/ok\u202e", "", " /x", "///evil.example",
    "/x\r\nset-cookie: a=b",
]  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nobody_is_sent_elsewhere_from_the_way_in(shown: Shown, to: str) -> None:
    entered = shown.client.post("/enter", data={"token": shown.words["read"], "to": to}, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    shown.client.cookies.clear()


def test_what_a_token_decides_is_signed_with_its_name(shown: Shown) -> None:
    """Nothing on the form can sign with another's."""
    headers = {"authorization": f"Bearer {shown.words['all']}"}
    page = shown.client.get("/", headers=headers)
    assert "who may all" in page.text


def test_other_names_and_other_sites_are_refused_before_any_token(shown: Shown) -> None:
    headers = {"authorization": f"Bearer {shown.words['all']}"}
    assert shown.client.get("/", headers=headers | {"host": "evil.example"}).status_code == 421
    assert shown.client.get("/", headers=headers | {"host": "192.168.1.5:8400"}).status_code == 200, (
        "no name leads there"
    )
    crossed = shown.client.post("/enter", data={"token": shown.words["all"]}, headers={"sec-fetch-site": "cross-site"})
    assert crossed.status_code == 403


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three requests, then one in a hundred seconds."""
    for rate in ("LOOKING", "ENTERING"):
        monkeypatch.setattr(pace, rate, Rate(3, 0.01))


def test_what_is_asked_too_fast_is_told_when_to_come_again(ledger: Ledger, slow: None) -> None:
    ida, jo = (make_token(ledger, name, ["read"])[0] for name in ("Ida", "Jo"))
    with TestClient(create_app(ledger, names=NAMES, door=TokenDoor), base_url=HOST) as client:
        first = {"authorization": f"Bearer {ida}"}
        answers = [client.get("/api/nowhere", headers=first) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
        assert 90 <= int(answers[-1].headers["retry-after"]) <= 100
        assert answers[-1].json()["kind"] == "pace"
        second = {"authorization": f"Bearer {jo}"}
        assert client.get("/api/nowhere", headers=second).status_code == 404, "each has their own"
        assert client.get("/static/site.css").status_code == 200


def test_strangers_who_try_tokens_are_slowed_down(ledger: Ledger, slow: None) -> None:
    make_token(ledger, "Ida", ["read"])
    with TestClient(create_app(ledger, names=NAMES, door=TokenDoor), base_url=HOST) as client:
        headers = {"authorization": "Bearer onr_" + "A" * 43}
        tried = [client.get("/api/articles", headers=headers).status_code for _ in range(4)]
        assert tried == [401, 401, 401, 429]
        assert client.get("/api/articles").status_code == 401, "whoever shows none tries none"
        entered = [client.post("/enter", data={"token": "onr_x"}).status_code for _ in range(4)]
        assert entered == [401, 401, 401, 429]


def test_use_is_noted_even_while_another_program_writes(ledger: Ledger) -> None:
    words, token = make_token(ledger, "Ida", ["read"])
    headers = {"authorization": f"Bearer {words}"}
    with TestClient(create_app(ledger, names=NAMES, door=TokenDoor), base_url=HOST) as client:
        with opened(ledger.name) as other, other.writer():
            assert client.get("/api/articles", headers=headers).status_code == 200
        assert ledger.tokens() == [token]
        assert client.get("/api/articles", headers=headers).status_code == 200
    assert ledger.tokens()[0].used == datetime.now(UTC).date().isoformat()


SERVED = [
    ("127.0.0.1", (), TrustedDoor, "this machine"),
    ("localhost", ("127.0.0.1",), TrustedDoor, "this machine, by two names"),
    ("::1", (), TrustedDoor, "this machine, newer"),
    ("0.0.0.0", (), TokenDoor, "every machine"),
    ("::", (), TokenDoor, "every machine, newer"),
    ("192.168.1.5", (), TokenDoor, "the house"),
    ("127.0.0.1", ("desk.example",), TokenDoor, "behind a server that passes on what others ask"),
]


@pytest.mark.parametrize(("host", "names", "door", "reason"), SERVED, ids=[case[-1] for case in SERVED])
def test_who_is_served_to_others_asks_for_tokens(
    ledger: Ledger, host: str, names: tuple[str, ...], door: type, reason: str
) -> None:
    if door is TrustedDoor:
        assert door_for(ledger, host, frozenset(names)) is TrustedDoor
        return
    make_token(ledger, "late", ["read"], days=1, now=datetime.now(UTC) - timedelta(days=2))
    with pytest.raises(UsageError, match="nobody has a token"):
        door_for(ledger, host, frozenset(names))
    make_token(ledger, "Ida", ["read"])
    assert door_for(ledger, host, frozenset(names)) is TokenDoor


@pytest.mark.parametrize("header", PASSED_ON)
def test_what_another_server_passes_on_is_not_trusted(client: TestClient, header: str) -> None:
    """A server before the desk that names itself by this machine's name would let in the world."""
    answer = client.get("/api/articles", headers={header: "203.0.113.9"})
    assert (answer.status_code, answer.json()["kind"]) == (403, "passed_on")

"""Stored hostile text on every page: nothing of it runs, and nothing misleads about who said what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Dialog
from starlette.testclient import TestClient

from onrecord.desk.opening import opened
from onrecord.web.app import create_app
from tests.web.addresses import ids_in, openable
from tests.web.conftest import HOST, USER, Watched, make_ledger, serving
from tests.web.hostile import PAYLOADS, articles, naughty

FOUND = (Path(__file__).parent / "nothing_runs.js").read_text("utf-8")
"""What no page may hold, whatever the ledger does."""


@dataclass(frozen=True)
class Hostile:
    """The desk over a hostile ledger: where it is served, a client of it, and ids of what is in it."""

    site: str
    client: TestClient
    ids: dict[str, list[str]]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The desk over articles made of payloads, each in every place that a text can come to."""
    folder = tmp_path_factory.mktemp("hostile")
    own = articles([payload for payload, _ in PAYLOADS], date(2020, 5, 3))
    (folder / "articles.jsonl").write_text("\n".join([*own, *articles(naughty()[::9], date(1960, 1, 9))]), "utf-8")
    make_ledger(folder / "hostile.db", folder / "articles.jsonl")
    with opened(str(folder / "hostile.db")) as ledger:
        app = create_app(ledger, user=USER)
        with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client, serving(app) as site:
            yield Hostile(site, client, ids_in(client, each=4))


def articles_of(hostile: Hostile) -> list[str]:
    """All articles, each with a payload of its own in its title."""
    found: list[str] = []
    after = ""
    while True:
        page = hostile.client.get(f"/api/articles?limit=200{after}").json()
        found += [item["id"] for item in page["items"]]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


def test_nothing_hostile_runs_or_misleads_on_any_page(browser: Browser, hostile: Hostile) -> None:
    every = [*openable(hostile.ids), *(f"/articles/{id}" for id in articles_of(hostile))]
    wrong = look_at(browser, hostile.site, every, FOUND)
    assert wrong == {}, json.dumps(wrong, indent=1)


def look_at(browser: Browser, site: str, addresses: list[str], script: str) -> dict[str, list[str]]:
    """Open each address, and give what is wrong there: what a script finds, and what the browser complains of."""
    wrong: dict[str, list[str]] = {}
    context = browser.new_context(viewport={"width": 390, "height": 844})
    watched = Watched(context, site)
    watched.page.on("dialog", lambda dialog: _dismissed(dialog, watched))
    for address in dict.fromkeys(addresses):
        page = watched.open(address)
        found: list[str] = [*page.evaluate(script), *watched.complaints]
        watched.complaints.clear()
        if found:
            wrong[address] = found
    context.close()
    return wrong


def _dismissed(dialog: Dialog, watched: Watched) -> None:
    watched.complaints.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


def test_every_answer_of_the_api_is_json_whatever_the_text_holds(hostile: Hostile) -> None:
    for address in openable(hostile.ids, prefix="/api"):
        answer = hostile.client.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        json.loads(answer.content.decode("utf-8"), parse_constant=_no_number)


def _no_number(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def test_what_is_given_away_as_bytes_is_nothing_that_runs(hostile: Hostile) -> None:
    for address in [*openable(hostile.ids, files=True), *openable(hostile.ids, prefix="/api", files=True)]:
        answer = hostile.client.get(address)
        assert answer.status_code == 200, address
        kind = answer.headers["content-type"]
        sandboxed = "sandbox" in answer.headers["content-security-policy"]
        assert sandboxed or not kind.startswith(("text/html", "image/svg", "application/xhtml")), address


def test_a_page_searched_for_a_payload_shows_it_as_text(hostile: Hostile) -> None:
    """Reflected, not stored."""
    for payload, _ in PAYLOADS:
        typed = payload.encode("utf-8", "surrogatepass")
        query = urlencode(dict.fromkeys(("q", "one", "until", "outlet"), typed))
        for address in ("/search", "/compare", "/nowhere", "/articles"):
            answer = hostile.client.get(f"{address}?{query}")
            assert "<script>alert" not in answer.text
            assert "onerror=alert" not in answer.text.replace("&", "") or "<img" not in answer.text
            assert answer.status_code < 500

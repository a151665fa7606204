"""The inbox: what a first visitor sees, what came in, what did not, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.fetching import fetcher
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from onrecord.web import create_app
from tests.web.conftest import HOST, Watched, serving


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger that nothing came into yet."""
    with opened(str(tmp_path / "empty.db"), create=True) as held:
        yield held


def test_an_empty_ledger_says_what_to_do_and_takes_a_text(browser: Browser, empty: Ledger) -> None:
    with serving(create_app(empty)) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address)
        page.get_by_label("The text of an article").fill("The dam will hold, Ida Lind told reporters on Monday.")
        page.get_by_role("button", name="Read it").click()
        page.get_by_text("Ida Lind").first.wait_for()
        context.close()


def test_nothing_is_no_error_for_programs(empty: Ledger) -> None:
    with TestClient(create_app(empty), base_url=HOST) as client:
        found = client.get("/api/inbox").json()
        assert (found["arrived"], found["due"], found["suggestions"], found["since"]) == ([], [], [], None)
        assert client.get("/api/failures").json() == {"items": [], "next": None}


def test_the_inbox_leads_to_everything_that_waits(client: TestClient) -> None:
    page, found = client.get("/").text, client.get("/api/inbox").json()
    assert found["told"][0]["origins"] > 1
    assert found["suggestion_count"] >= len(found["suggestions"]) > 0
    for path in (
        *(f"/claims/{one['id']}" for one in found["told"]),
        *(f"/articles/{one['id']}" for one in found["arrived"]),
        *(f"/forecasts/{one['id']}" for one in (*found["next_due"], *found["past"])),
        *(f"/suggestions#{one['id']}" for one in found["suggestions"]),
        "/disagreements",
        "/forecasts",
        "/read",
    ):
        assert f'href="{path}"' in page, path


def test_what_is_due_is_told_as_of_the_day_that_is_asked_for(client: TestClient) -> None:
    assert client.get("/api/inbox").json()["due"] == []
    day = {"as_of": "2099-01-01"}
    found = client.get("/api/inbox", params=day).json()
    assert found["due_count"] == len(client.get("/api/forecasts", params={"show": "due", **day}).json()["items"])
    assert "Forecasts due" in client.get("/", params=day).text


def test_what_comes_next_begins_after_the_newest_article(client: TestClient) -> None:
    found = client.get("/api/inbox").json()
    newest = max(one["published"][:10] for one in found["arrived"])
    assert found["next_due"]
    assert found["past"]
    assert all(one["due"] > newest for one in found["next_due"])
    assert all(one["due"] <= newest for one in found["past"])
    assert "Due before the newest article, and nobody said what became of it" in client.get("/").text


def test_what_did_not_go_in_is_told_with_its_reason_the_last_first(client: TestClient, ledger: Ledger) -> None:
    for name in ("gone-before.txt", "gone-after.txt"):
        take_in(arrivals([name], fetcher(), None), ledger, preparation=Preparation())
    found = client.get("/api/failures").json()["items"]
    first = client.get("/api/failures", params={"limit": 1}).json()
    rest = client.get("/api/failures", params={"after": first["next"]}).json()
    assert [*first["items"], *rest["items"]] == found
    assert [one["name"] for one in found] == ["gone-after.txt", "gone-before.txt"]
    assert all(one["reason"] for one in found)
    page = client.get("/").text
    assert "Did not go in" in page
    assert found[0]["reason"] in page


def test_an_article_says_how_much_it_credits(client: TestClient) -> None:
    one = client.get("/api/inbox").json()["arrived"][0]
    whole = client.get(f"/api/articles/{one['id']}").json()
    assert one["attributions"] == len(whole["attributions"])
    assert one["forecasts"] == sum(each.get("forecast") is not None for each in whole["attributions"])
    assert f"{one['attributions']} attributions" in client.get("/").text


def test_the_inbox_fits_a_phone_and_complains_of_nothing(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open("/")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

"""A ledger that holds more than a page goes through: pages say how far back they look, and what is older is found."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.desk.recent import window
from tests.web.conftest import Watched

FEW = 5
"""Articles that a page goes through here: of eighteen."""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages look at a few articles only."""
    monkeypatch.setattr(window, "__kwdefaults__", {"most": FEW})


@pytest.fixture
def every(client: TestClient) -> list[dict[str, object]]:
    """All forecasts, listed before pages look at a few articles only."""
    items: list[dict[str, object]] = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    return items


LISTS = ["/forecasts", "/disagreements", "/map"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_says_how_far_back_it_looks(client: TestClient, short: None, path: str) -> None:
    page = client.get(path).text
    assert "newest article" in page
    assert "choose a period" in page
    assert "newest article" in client.get("/").text


def test_a_period_reaches_what_is_older(client: TestClient, every: list[dict[str, object]], short: None) -> None:
    listed = {one["id"] for one in client.get("/api/forecasts", params={"limit": 200}).json()["items"]}
    older = next(one for one in every if one["made"] == "2033-03-09")
    assert older["id"] not in listed
    period = {"since": "2033-03-01", "until": "2033-03-12", "limit": "200"}
    assert older["id"] in {one["id"] for one in client.get("/api/forecasts", params=period).json()["items"]}


def test_every_forecast_opens_however_old_it_is(
    client: TestClient, every: list[dict[str, object]], short: None
) -> None:
    for one in every:
        found = client.get(f"/api/forecasts/{one['id']}")
        assert found.status_code == 200, one["statement"]
        same = found.json()["statement"] == one["statement"]
        assert same or one["times"] != 1, "what a description's sources said elsewhere may lie too far back"
    page = client.get(f"/forecasts/{every[2]['id']}").text
    assert f"/sources/{str(every[2]['source']).split()[0]}" in page, "a source is found by its name then"


def test_what_is_old_is_resolved_and_settled(client: TestClient, every: list[dict[str, object]], short: None) -> None:
    old = next(one for one in every if one["made"] == "2033-03-09")
    sent = {"outcome": "void", "why": "nobody can tell any more"}
    assert client.post(f"/api/forecasts/{old['id']}/resolution", json=sent).status_code == 201
    assert client.get(f"/api/forecasts/{old['id']}").json()["outcome"] == "void"
    told = client.get("/api/search", params={"q": "fall three weeks"}).json()["claims"][0]
    assert client.post(f"/api/claims/{told['id']}/settlement", json=sent).status_code == 201
    assert "void" in client.get(f"/claims/{told['id']}/settle").text


def test_a_search_looks_at_all_there_is(client: TestClient, short: None) -> None:
    found = client.get("/api/search", params={"q": "weeks"}).json()
    assert found["article_count"] > FEW
    assert any("officials" in one["name"] for one in client.get("/api/search?q=officials").json()["sources"])


def test_pages_complain_of_nothing(watched: Watched, short: None) -> None:
    for path in ("/", *LISTS, "/search?q=officials"):
        watched.open(path)

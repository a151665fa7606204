"""The map and the timeline: places and days that articles speak of, each leading to what is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger, opened
from onrecord.web import create_app
from tests.web.conftest import HOST, Watched, make_ledger, serving

TOLD = [
    {"id": "1", "date": "2031-06-12", "outlet": "Northern Gazette", "title": "Ships again",
     "text": "The first ship left Mombasa on 10 June 2031, the harbour board said on Thursday. Another one is expected "
             "from Buenos Aires on 20 June, the board said."},
    {"id": "2", "date": "2031-06-14", "outlet": "Daily Beacon", "title": "Grain",
     "text": "Three grain ships left Odesa and Mombasa on Saturday, the agriculture ministry said."},
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Two articles about real places."""
    folder = tmp_path_factory.mktemp("map")
    (folder / "told.jsonl").write_text("\n".join(map(json.dumps, TOLD)), "utf-8")
    make_ledger(folder / "map.db", folder / "told.jsonl")
    with opened(str(folder / "map.db")) as held:
        yield held


@pytest.fixture(scope="module")
def asked(told: Ledger) -> Iterator[TestClient]:
    """A client of that ledger."""
    with TestClient(create_app(told), base_url=HOST) as client:
        yield client


def test_places_are_counted_by_the_articles_that_speak_of_them(asked: TestClient) -> None:
    found = asked.get("/api/map").json()
    places = {one["name"]: one for one in found["places"]}
    assert {name: one["articles"] for name, one in places.items()} == {"Mombasa": 2, "Buenos Aires": 1, "Odesa": 1}
    assert found["places"][0]["name"] == "Mombasa", "most articles first"
    assert places["Odesa"]["lat"] == pytest.approx(46.5, abs=0.1)
    assert (found["articles"], found["since"]) == (2, None)


def test_days_are_counted_as_printed_and_as_told_of(asked: TestClient) -> None:
    line = asked.get("/api/map").json()["timeline"]
    bars = {bar["date"]: (bar["printed"], bar["spoken"]) for bar in line["bars"]}
    assert line["unit"] == "day"
    assert bars["2031-06-10"] == (0, 1), "told of, and nothing printed"
    assert bars["2031-06-12"][0] == bars["2031-06-14"][0] == 1
    assert bars["2031-06-20"][0] == 0 < bars["2031-06-20"][1], "still to come"


def test_a_place_and_a_day_lead_to_what_is_told_of_them(asked: TestClient) -> None:
    found = asked.get("/api/map").json()
    place = found["places"][0]
    page = asked.get("/map", params={"place": place["id"]}).text
    assert "Told about <bdi>Mombasa</bdi>" in page
    assert all(f"/at/{id}" in page for id in place["tellings"])
    day = asked.get("/map", params={"on": "2031-06-20"}).text
    assert "Buenos Aires" in day[day.index('id="on"') : day.index('id="places"')]
    assert "Grain" in asked.get("/map", params={"on": "2031-06-14"}).text


LOOKS = [
    ({"region": "europe"}, 200, "a part of the world"),
    ({"region": "atlantis"}, 200, "none: the world"),
    ({"region": "places"}, 200, "as near as the places allow"),
    ({"place": "0"}, 200, "a place that nobody speaks of"),
    ({"on": "2031-06"}, 200, "a month"),
    ({"on": "2031-02-31"}, 200, "a day that is none has nothing"),
    ({"on": "", "place": ""}, 200, "closed"),
    ({"on": "June"}, 422, "no day"),
    ({"since": "2031-02-31"}, 400, "a period from a day that is none"),
    ({"outlet": "Daily Beacon"}, 200, "one outlet's"),
    ({"since": "2040-01-01"}, 200, "a period without articles"),
]


@pytest.mark.parametrize(("look", "status", "reason"), LOOKS, ids=[case[-1] for case in LOOKS])
def test_the_map_is_looked_at(asked: TestClient, look: dict[str, str], status: int, reason: str) -> None:
    assert asked.get("/map", params=look).status_code == status, reason


def test_a_part_of_the_world_shows_its_places_alone(asked: TestClient) -> None:
    page = asked.get("/map", params={"region": "europe"}).text
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "Odesa" in table
    assert "Mombasa" not in table


def test_the_map_leads_somewhere_without_a_script_and_by_keyboard(browser: Browser, told: Ledger) -> None:
    with serving(create_app(told)) as address:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        watched = Watched(context, address)
        page = watched.open("/map")
        page.get_by_role("link", name="Mombasa: 2 articles").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Told about Mombasa").wait_for()
        page.get_by_role("link", name="Africa").click()
        page.get_by_role("link", name="Close").click()
        page.get_by_role("link", name="2031-06-20").last.click()
        page.get_by_role("link", name="Buenos Aires").first.click()
        page.wait_for_url("**/articles/article-*")
        context.close()
        assert watched.complaints == []


@pytest.mark.parametrize("width", [390, 360])
def test_the_map_fits_a_phone(watched: Watched, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = watched.open("/map")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

"""Search in the browser: what is found, with its words marked; what narrows it; what to try where nothing is."""

from __future__ import annotations

import re
from html import unescape

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from tests.web.conftest import Watched

ASKED = [
    ("halmora", 200, "a word"),
    ('"three weeks" source:official', 200, "a phrase and a filter"),
    ("", 200, "nothing yet"),
    ("kind:somebody", 400, "a kind that is none"),
    ("date:2031-13", 400, "a month that is none"),
    ("x" * 501, 422, "too much"),
    ("\"'<script>alert(1)</script>", 200, "markup is words"),
    ("\u202etxet", 200, "a direction turned around"),
]


@pytest.mark.parametrize(("typed", "status", "reason"), ASKED, ids=[case[-1] for case in ASKED])
def test_what_is_typed_is_answered(client: TestClient, typed: str, status: int, reason: str) -> None:
    page = client.get("/search", params={"q": typed})
    assert page.status_code == status, reason
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    if typed:
        assert client.get("/api/search", params={"q": typed}).status_code == status, reason


def test_found_words_are_marked_and_lead_to_their_place(client: TestClient) -> None:
    page = client.get("/search", params={"q": "halmora"}).text
    found = client.get("/api/search", params={"q": "halmora"}).json()
    assert page.count("<mark>") >= len(found["contents"]) + len(found["articles"])
    assert all(f"/at/{hit['attribution']}" in page for hit in found["contents"])
    assert all(f"/articles/{hit['id']}" in page for hit in found["articles"])
    for hit in [*found["contents"], *found["articles"]]:
        first = hit["snippet"][0]
        assert {hit["excerpt"][start - first : end - first].lower() for start, end in hit["marks"]} == {"halmora"}


def test_the_first_teller_comes_first_where_that_is_asked(client: TestClient) -> None:
    asked = {"q": "surrendered", "order": "oldest"}
    found = client.get("/api/search", params=asked).json()
    for kind in ("articles", "contents"):
        days = [hit["published"] for hit in found[kind]]
        assert len(set(days)) > 1
        assert days == sorted(days)
    newest = client.get("/api/search", params={"q": "surrendered"}).json()
    assert sorted(hit["id"] for hit in newest["articles"]) == sorted(hit["id"] for hit in found["articles"])
    assert newest["articles"][0]["published"] == max(hit["published"] for hit in newest["articles"])
    assert 'href="/search?q=surrendered&amp;order=oldest"' in client.get("/search", params={"q": "surrendered"}).text
    assert 'href="/search?q=surrendered"' in client.get("/search", params=asked).text


@pytest.mark.parametrize(
    ("typed", "order", "words"),
    [
        ("the anonymous:no", "newest", "back to {}"),
        ("the anonymous:no", "oldest", "all without a day"),
        ('said outlet:"The Calvany Post"', "newest", "back to {}"),
    ],
)
def test_it_is_said_how_far_was_looked_and_all_is_a_click_away(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, typed: str, order: str, words: str
) -> None:
    asked = {"q": typed, "order": order}
    every = client.get("/api/search", params=asked).json()
    assert every["complete"]
    monkeypatch.setattr("onrecord.web.pages.search.LOOKED_AT", 2)
    found = client.get("/api/search", params=asked).json()
    assert not found["complete"]
    page = client.get("/search", params=asked).text
    assert f"Looked at the {order} 2 that have these words, {words.format(found['looked_to'])};" in page
    (link,) = re.findall(r'href="([^"]*)">Look through all', page)
    assert "Look through all" not in client.get(unescape(link)).text
    assert client.get("/api/search", params={**asked, "all": "true"}).json() == every


def test_sources_and_claims_are_found_by_name(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "defence ministry"}).json()
    assert "Halmora’s defence ministry" in {one["name"] for one in found["sources"]}
    told = client.get("/api/search", params={"q": "fall three weeks"}).json()
    assert any("three weeks" in one["name"] for one in told["claims"])


def test_each_facet_narrows_to_as_many_as_it_says(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "halmora"}).json()
    assert {"kind", "outlet", "anonymous", "date"} <= {facet["name"] for facet in found["facets"]}
    for facet in found["facets"]:
        for value in facet["values"]:
            narrowed = client.get("/api/search", params={"q": value["q"]}).json()
            same = narrowed["content_count"] == value["count"]
            # Words of one source may be those of another one as well: "the ministry" and "the ministry of works".
            assert same or (facet["name"] == "source" and narrowed["content_count"] > value["count"]), value


def test_what_was_typed_wrongly_is_said_where_it_can_be_mended(client: TestClient) -> None:
    page = client.get("/search", params={"q": "kind:somebody"}).text
    assert "kind:somebody is none of" in page
    assert 'value="kind:somebody"' in page


def test_a_chip_takes_its_part_out_without_a_script(without_script: Watched) -> None:
    page = without_script.open("/")
    page.get_by_role("searchbox", name="Search everything").fill("zeppelin halmora")
    page.keyboard.press("Enter")
    page.get_by_text("What to try").wait_for()
    page.get_by_role("link", name="without zeppelin").click()
    page.get_by_role("heading", name="Credited to somebody").wait_for()
    page.get_by_role("link", name="official body").click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("halmora kind:official_body")
    page.get_by_role("link", name="without kind official_body").click()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("halmora")


def test_search_is_reached_by_keyboard_and_leads_to_the_words(watched: Watched) -> None:
    page = watched.open("/search")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()  # by itself, but when the browser gets to it
    page.keyboard.type("surrendered")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Credited to somebody").wait_for()
    page.locator("a.hit").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/article-*")
    assert "#t" in page.url


def test_a_phone_shows_a_search_without_scrolling_sideways(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    for path in ("/search", "/search?q=halmora", "/search?q=" + "w" * 300):
        page = watched.open(path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path

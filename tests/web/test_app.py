"""What every address of the desk has in common: headers, errors, the names it answers to."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.web.guard.headers import HEADERS
from tests.web.conftest import Watched

EVERYWHERE = [
    ("/", 200, "a page"),
    ("/api/articles", 200, "JSON"),
    ("/static/site.css", 200, "a file"),
    ("/articles/article-00000000", 404, "an article that is none"),
    ("/nowhere", 404, "no page"),
    ("/?as_of=yesterday", 422, "a day that is none"),
    ("/?as_of=2031-02-30", 400, "a day that no calendar has"),
    ("/api/claims?published_until=2031-13-01", 400, "nor a month"),
    ("/static/..%2f..%2fapp.py", 404, "a file that is none of ours"),
]


@pytest.mark.parametrize(("path", "status", "reason"), EVERYWHERE, ids=[case[-1] for case in EVERYWHERE])
def test_every_answer_says_what_it_may_load(client: TestClient, path: str, status: int, reason: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status, reason
    for name in HEADERS:
        assert name in answer.headers
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_errors_have_one_shape_for_programs_and_a_page_for_people(client: TestClient) -> None:
    told = client.get("/api/articles/article-00000000")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["kind"] == "not_found"
    assert told.json()["hint"]
    page = client.get("/articles/article-00000000", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert "There is no such thing here" in page.text


FROM = [
    ({"sec-fetch-site": "same-origin"}, False, "our own page"),
    ({"sec-fetch-site": "none"}, False, "typed or bookmarked"),
    ({"sec-fetch-site": "cross-site"}, True, "another site"),
    ({"sec-fetch-site": "same-site"}, True, "another name of one site"),
    ({"sec-fetch-site": "cross-site", "origin": "http://localhost"}, True, "the header no page can forge decides"),
    ({"origin": "http://localhost"}, False, "an old browser, our own page"),
    ({"origin": "http://evil.example"}, True, "an old browser, another site"),
    ({"origin": "http://localhost:81"}, True, "another port is another site"),
    ({"origin": "null"}, True, "a sandboxed frame"),
    ({}, False, "no browser"),
]


@pytest.mark.parametrize(("headers", "refused", "reason"), FROM, ids=[case[-1] for case in FROM])
def test_what_changes_something_comes_from_our_own_pages(
    client: TestClient, headers: dict[str, str], refused: bool, reason: str
) -> None:
    answer = client.post("/api/articles", headers=headers)
    assert (answer.status_code == 403 and answer.json()["kind"] == "origin") is refused, reason


HOSTS = [
    ("localhost:8400", 200), ("127.0.0.1", 200), ("[::1]:8400", 200), ("evil.example", 421), ("", 421),
    ("localhost.evil.example", 421),
]  # fmt: skip


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_the_site_answers_to_its_own_names_alone(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"host": host}).status_code == status


def test_a_request_carries_only_so_much(client: TestClient) -> None:
    large = b"x" * (21 * 1024 * 1024)
    assert client.post("/api/articles", content=large).status_code == 413
    in_parts = (large[:1_000_000] for _ in range(21))
    sent_in_parts = client.post("/api/articles", content=in_parts, headers={"content-type": "application/json"})
    assert sent_in_parts.status_code == 413


def test_the_inbox_opens_in_a_browser(watched: Watched) -> None:
    assert watched.open("/").get_by_role("heading", name="Inbox", exact=True).is_visible()


def test_a_page_held_to_a_day_says_so_and_leads_to_the_same_of_today(client: TestClient) -> None:
    days = {"as_of": "2099-01-01", "published_until": "2098-01-01"}
    page = client.get("/search", params={"q": "halmora source:ministry", "order": "oldest", **days}).text
    note = page[page.index('<p class="clock"') :].partition("</p>")[0]
    assert re.sub(r"<[^>]+>", "", note) == (
        "As the ledger stood on 2099-01-01. Only what was printed by 2098-01-01. As it is today"
    )
    assert '<a href="/search?q=halmora+source%3Aministry&amp;order=oldest">As it is today</a>' in note

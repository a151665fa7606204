"""Lists by the page: whole, none twice, whatever comes in meanwhile; a cursor that is none is told so."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from onrecord.web.paging import page_of, read_cursor, write_cursor


def test_articles_come_whole_by_the_page(client: TestClient) -> None:
    every = client.get("/api/articles?limit=200").json()
    assert every["next"] is None
    for limit in (1, 4, 7):
        found, after = [], ""
        while True:
            page = client.get(f"/api/articles?limit={limit}{after}").json()
            assert len(page["items"]) <= limit
            found += page["items"]
            if page["next"] is None:
                break
            after = f"&after={page['next']}"
        assert found == every["items"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_what_one_outlet_credits_a_source_with_comes_whole_however_little_is_looked_at_for_a_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    asked = {"outlet": "The Calvany Post", "source": "officials", "limit": "200"}
    every = client.get("/api/articles", params=asked).json()
    assert every["items"]
    assert every["next"] is None
    monkeypatch.setattr("onrecord.desk.recent.CREDITED", most)
    found: list[dict[str, str]] = []
    pages, further = 1, client.get("/api/articles", params=asked).json()
    while further["next"] is not None:
        found, pages = found + further["items"], pages + 1
        further = client.get("/api/articles", params={**asked, "after": further["next"]}).json()
        assert pages < 100
    found += further["items"]
    assert found == every["items"]
    assert pages > 1


def test_what_is_forgotten_meanwhile_breaks_no_list(client: TestClient, ledger: Ledger) -> None:
    every = [item["id"] for item in client.get("/api/articles?limit=200").json()["items"]]
    first = client.get("/api/articles?limit=3").json()
    with ledger.writer() as writer:
        writer.forget(every[2], who="Ida", why="asked to")
    behind = client.get(f"/api/articles?limit=200&after={first['next']}").json()
    assert [item["id"] for item in behind["items"]] == every[3:]


WRONG = [
    ("x", "no base 64"),
    ("", "nothing"),
    ("eyJ9", "no list"),
    (write_cursor(("article-00", "")), "no whole id"),
    (write_cursor(("claim-" + "0" * 32, "")), "of another list"),
    (write_cursor(("article-" + "0" * 32, "yesterday")), "no day"),
    (write_cursor(("article-" + "0" * 32, "9999-99-99T99:99:99Z")), "no day that there is"),
    (write_cursor((1, 2, 3)), "other things"),
    ("W" * 2_001, "too long"),
    ("W1tbW1tb" * 200, "deep"),
]


@pytest.mark.parametrize(("cursor", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_a_cursor_that_is_none_is_told_so(client: TestClient, cursor: str, reason: str) -> None:
    answer = client.get("/api/articles", params={"after": cursor})
    assert answer.status_code in ((200, 400) if "that there is" in reason else (400, 422)), answer.text


def test_a_cursor_holds_what_was_put_in() -> None:
    assert read_cursor(write_cursor(("a", 1, 0.5))) == ("a", 1, 0.5)


def test_a_page_of_items_in_no_order_goes_on_behind_the_last() -> None:
    first, after = page_of([3, 1, 2], lambda number: (number,), after=None, limit=2)
    assert (first, after is None) == ([1, 2], False)
    assert page_of([3, 1, 2, 0], lambda number: (number,), after=after, limit=2) == ([3], None)

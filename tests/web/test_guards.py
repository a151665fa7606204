"""What stands between the network and the pages, a guard at a time."""

from __future__ import annotations

import json
import time
from itertools import product

import pytest
from starlette.testclient import TestClient

from onrecord.errors import SlowError
from onrecord.web.guard import headers, pace
from onrecord.web.guard.pace import Buckets, Rate, address_of
from tests.web.addresses import ids_in, openable

SAME, OTHER = "http://localhost", "https://evil.example"

SITES: dict[str | None, bool | None] = {
    "same-origin": True, "none": True, "same-site": False, "cross-site": False, "": False, "SAME-ORIGIN": False,
    "same-origin, cross-site": False, None: None,
}  # fmt: skip
"""What `Sec-Fetch-Site` says, and whether that is ours; where it says nothing, `Origin` decides."""

ORIGINS: dict[str | None, bool] = {
    SAME: True, "http://LOCALHOST": True, OTHER: False, "null": False, "": False, "http://localhost:81": False,
    "http://localhost.evil.example": False, "http://evil.example/http://localhost": False, "https://[": False,
    "http://localhost@evil.example": False, None: True,
}  # fmt: skip

COOKIES = (None, "onrecord_name=Ida%20Lind; __Host-onrecord=onr_x")


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_only_our_own_pages_and_programs_change_anything(client: TestClient, method: str) -> None:
    """Go's and Datasette's cases: method by headers by cookie; a cookie makes nothing of what comes from elsewhere."""
    for (site, ours), (origin, same), cookie in product(SITES.items(), ORIGINS.items(), COOKIES):
        given = {"sec-fetch-site": site, "origin": origin, "cookie": cookie}
        answer = client.request(method, "/api/nowhere", headers={k: v for k, v in given.items() if v is not None})
        wanted = same if ours is None else ours
        assert (answer.status_code != 403) is wanted, given


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_looking_is_for_links_from_everywhere(client: TestClient, method: str) -> None:
    for site, origin in product(SITES, ORIGINS):
        given = {"sec-fetch-site": site, "origin": origin}
        answer = client.request(method, "/articles", headers={k: v for k, v in given.items() if v is not None})
        assert answer.status_code in (200, 405)
        assert "access-control-allow-origin" not in answer.headers


def test_every_page_says_what_it_may_load(client: TestClient) -> None:
    ids = ids_in(client, each=1)
    for address in [*openable(ids), *openable(ids, files=True), *openable(ids, prefix="/api"), "/openapi.json"]:
        answer = client.get(address)
        assert headers.HEADERS.keys() <= set(answer.headers), address
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe-eval" not in policy, address
        assert "script-src" not in policy or "unsafe-inline" not in policy, address
        assert "set-cookie" not in answer.headers, "nothing is set by looking"
        assert answer.headers["cache-control"] == "no-store", address


def test_a_bucket_fills_with_time() -> None:
    now = [0.0]
    buckets = Buckets(Rate(2, 0.5), clock=lambda: now[0])
    assert [buckets.take("a"), buckets.take("a"), buckets.take("a")] == [0.0, 0.0, 2.0]
    assert buckets.take("b") == 0.0, "each key has its own"
    now[0] = 1.0
    assert buckets.take("a") == 1.0, "being refused takes nothing"
    now[0] = 2.0
    assert buckets.take("a") == 0.0
    now[0] = 1_000.0
    assert [buckets.take("a"), buckets.take("a"), buckets.take("a")] == [0.0, 0.0, 2.0], "it never overflows"


def test_buckets_take_only_so_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_MOST", 3)
    buckets = Buckets(Rate(1, 0.001), clock=lambda: 0.0)
    for key in "abcd":
        buckets.take(key)
    assert buckets.take("d") > 0
    assert buckets.take("a") == 0.0, "the longest unused was let go"


FROM = [
    (("203.0.113.9", 1), "203.0.113.9", "an address"),
    (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64", "of a house"),
    (("::ffff:203.0.113.9", 1), "203.0.113.9", "an old address in a new one"),
    (("testclient", 1), "testclient", "no address"),
    (None, "", "nowhere"),
]


@pytest.mark.parametrize(("came", "key", "reason"), FROM, ids=[case[-1] for case in FROM])
def test_strangers_are_told_apart_by_house(came: tuple[str, int] | None, key: str, reason: str) -> None:
    assert address_of({"type": "http", "client": came}) == key


BODIES = [
    (b"[" * 200_000, "application/json", "deeper than anything"),
    (b'{"why": ' + b"9" * 100_000 + b"}", "application/json", "a number without an end"),
    (b'{"why": "\\ud800"}', "application/json", "half of a surrogate pair"),
    (b"\xff\xfe\x00", "application/json", "no text"),
    (b"{}", "text/plain", "of another kind"),
    (b"", "application/json", "nothing"),
    (b'{"why": NaN}', "application/json", "a number that is none"),
]


@pytest.mark.parametrize(("body", "kind", "reason"), BODIES, ids=[case[-1] for case in BODIES])
def test_what_is_no_request_is_told_so_at_once(client: TestClient, body: bytes, kind: str, reason: str) -> None:
    for path in ("/api/decisions", "/api/read"):
        begin = time.monotonic()
        answer = client.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code in (400, 422), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert time.monotonic() - begin < 5


def test_half_of_a_surrogate_pair_is_told_in_words(client: TestClient) -> None:
    sent = json.dumps({"text": "The mayor said \ud800 so."}).encode()
    answer = client.post("/api/read", content=sent, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "surrogate" in answer.json()["detail"]


def many_parts(count: int, size: int) -> bytes:
    part = b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n' + b"a" * size + b"\r\n"
    return part * count + b"--x--\r\n"


@pytest.mark.parametrize(("count", "size"), [(100_000, 1), (1, 6_000_000), (400, 10)])
def test_a_form_has_only_so_many_parts(client: TestClient, count: int, size: int) -> None:
    begin = time.monotonic()
    answer = client.post(
        "/read", content=many_parts(count, size), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code in (400, 413, 422)
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("path", ["/static/site.css", "/articles"])
def test_many_ranges_are_answered_at_once(client: TestClient, path: str) -> None:
    """CVE-2025-62727: an answer in ranges took the square of how many there were."""
    ranges = "bytes=" + ",".join(f"{at}-{at}" for at in range(0, 60_000, 2))
    begin = time.monotonic()
    assert client.get(path, headers={"range": ranges}).status_code == 200
    assert time.monotonic() - begin < 5


def test_what_takes_too_long_is_told_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> None:
        raise SlowError("it takes too long to find that", hint="ask for less")

    monkeypatch.setattr("onrecord.store.view.View.articles", slow)
    answer = client.get("/api/articles")
    assert (answer.status_code, answer.json()["kind"], answer.headers["retry-after"]) == (503, "slow", "5")


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "/articles/", "/%2f%2fevil.example"])
def test_no_address_leads_elsewhere(client: TestClient, path: str) -> None:
    """A path that begins like another site's is no page; nothing is sent on from it."""
    answer = client.get("http://localhost" + path, follow_redirects=False)
    assert answer.status_code == 404
    assert "location" not in answer.headers

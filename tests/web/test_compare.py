"""Two articles side by side: as the terminal has them, and chosen in the browser where one is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from onrecord.desk.explaining.comparing import compare_articles, compared_object
from onrecord.desk.opening import Ledger
from tests.web.conftest import Watched

WIRE, REPRINT, RIVAL = "Pellan Press", "Ternhaven Gazette", "Drovian Herald"


def article(ledger: Ledger, outlet: str) -> str:
    return min(row.id for row in ledger.view().articles(outlet=outlet, until="2033-09-14", since="2033-09-13"))


def test_a_reprint_stands_beside_its_wire(client: TestClient, ledger: Ledger) -> None:
    one, other = article(ledger, REPRINT), article(ledger, WIRE)
    page = client.get("/compare", params={"one": one, "other": other})
    assert page.status_code == 200
    for words in ("derives from Pellan Press", "What became of the text", "What both tell: 6", "the first: "):
        assert words in page.text
    told = client.get("/api/compare", params={"one": one, "other": other}).json()
    found = compared_object(compare_articles(ledger.view(), one, other))
    assert told["copy"]["original"] == other
    assert [each["claim"] for each in told["shared"]] == [each["claim"] for each in found["shared"]]  # type: ignore[attr-defined]
    assert set(told) == set(found)


def test_every_pair_leads_to_its_reasons_and_its_places(client: TestClient, ledger: Ledger) -> None:
    one, other = article(ledger, REPRINT), article(ledger, RIVAL)
    told = client.get("/api/compare", params={"one": one, "other": other}).json()
    page = client.get("/compare", params={"one": one, "other": other}).text
    pairs = told["shared"] + told["against"] + told["near"]
    assert pairs
    for pair in pairs:
        first, second = (telling["id"] for telling in pair["tellings"])
        assert f"/at/{first}" in page
        assert f"/why/{first}?other={second.replace('/', '%2F')}" in page
        assert client.get(f"/why/{first}", params={"other": second}).status_code == 200


WRONG = [
    ({"one": "article-00000000", "other": "article-11111111"}, 404, "none there"),
    ({"one": "article-", "other": "article-"}, 400, "several begin so"),
    ({"one": "x" * 101, "other": "y"}, 422, "no id is as long"),
]


@pytest.mark.parametrize(("asked", "status", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_cannot_be_compared_is_said(client: TestClient, asked: dict[str, str], status: int, reason: str) -> None:
    assert client.get("/compare", params=asked).status_code == status, reason
    assert client.get("/api/compare", params=asked).json()["status"] == status, reason


def test_programs_name_both(client: TestClient) -> None:
    assert client.get("/api/compare", params={"one": "article-00"}).status_code == 422


def test_two_are_chosen_by_following_links(without_script: Watched) -> None:
    page = without_script.open("/compare")
    page.locator("a.title").first.click()
    expect(page.get_by_label("One article")).to_have_value(re.compile("^article-"))
    page.locator("a.title").first.click()
    page.get_by_role("heading", name="Two articles side by side").wait_for()
    page.get_by_role("link", name="Compare the first with another").click()
    page.get_by_role("heading", name="Compare two articles").wait_for()

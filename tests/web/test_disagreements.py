"""Disagreements in the browser: what the terminal's page says, with its assumptions, and never a verdict."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.desk.judging.disagreeing import disagreements
from onrecord.desk.opening import Ledger
from onrecord.desk.query import Query
from tests.web.conftest import Watched


def test_the_page_says_what_the_terminal_says(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/disagreements").text
    found = disagreements(ledger.view(), Query())
    assert found
    for each in found:
        for weight in each.weighing.weights:
            assert f"{weight.value:,.10g}" in page
            assert all(reason in page for reason in weight.reasons)
        assert all(words in page for words in each.weighing.assumptions)
    assert "Assumed, and no verdict" in page
    assert "none of these" in page


def test_every_value_has_a_probability_a_range_and_a_telling(client: TestClient) -> None:
    items = client.get("/api/disagreements").json()["items"]
    assert {value["value"] for value in items[0]["weights"]} == {1150.0, 1400.0}
    for one in items:
        assert sum(value["probability"] for value in one["weights"]) + one["neither"] == pytest.approx(1)
        for value in one["weights"]:
            assert value["low"] <= value["probability"] <= value["high"]
            assert value["tellings"]


ASKED = [
    ({"outlet": "Hollin Review"}, 200, "one outlet alone cannot disagree with itself"),
    ({"since": "2040-01-01"}, 200, "a period without articles"),
    ({"since": "", "until": "", "source": "", "outlet": ""}, 200, "a form with nothing filled in"),
    ({"until": "2033-02-31"}, 400, "a day that is none"),
    ({"limit": "0"}, 422, "no items"),
]


EMPTY = {"one outlet alone cannot disagree with itself", "a period without articles"}


@pytest.mark.parametrize(("asked", "status", "reason"), ASKED, ids=[case[-1] for case in ASKED])
def test_disagreements_are_narrowed(client: TestClient, asked: dict[str, str], status: int, reason: str) -> None:
    assert client.get("/api/disagreements", params=asked).status_code == status, reason
    if "limit" not in asked:
        page = client.get("/disagreements", params=asked)
        assert page.status_code == status, reason
        assert ("none found" in page.text) == (reason in EMPTY)


def test_a_value_leads_to_its_words_without_a_script(without_script: Watched) -> None:
    page = without_script.open("/disagreements")
    page.get_by_role("link", name="1,150").click()
    page.wait_for_url("**/articles/article-*")
    assert page.get_by_text("1,150").first.is_visible()


def test_bars_are_drawn_and_the_page_fits_a_phone(watched: Watched) -> None:
    page = watched.open("/disagreements")
    assert page.locator("svg.weighed .full").first.bounding_box() is not None
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

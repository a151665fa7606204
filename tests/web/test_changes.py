"""How an article was edited under its address, version beside version."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page
from tests.web.conftest import Watched

EDITED = (PARAGRAPHS[0].replace("April", "June"), *PARAGRAPHS[1:5], *PARAGRAPHS[6:])


@pytest.fixture
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one article in two versions, in the place of the examples."""
    path = tmp_path_factory.mktemp("changes") / "changes.db"
    press = Press()
    with opened(str(path), create=True) as ledger:
        for paragraphs, updated in ((PARAGRAPHS, None), (EDITED, "2031-02-12T08:00:00Z")):
            press.pages[ADDRESS] = page(*paragraphs, updated=updated)
            take_in(arrivals([ADDRESS], press, None), ledger, preparation=Preparation())
    return path


def test_versions_stand_side_by_side(client: TestClient, ledger: Ledger) -> None:
    newest = next(iter(ledger.view().articles())).id
    assert "2 versions" in client.get(f"/articles/{newest}").text
    shown = client.get(f"/articles/{newest}/changes").text
    assert "<del>April</del>" in shown
    assert "<ins>June</ins>" in shown
    assert "gone" in shown
    (step,) = client.get(f"/api/articles/{newest}/changes").json()
    assert {change["kind"] for change in step["attributions"]} >= {"vanished"}
    assert step["before"] in shown


def test_a_text_without_an_address_has_no_versions(client: TestClient, ledger: Ledger) -> None:
    made = client.post("/api/articles", json={"text": "The mayor said the ferry would stop on Monday."}).json()
    assert client.get(f"/api/articles/{made['id']}/changes").json() == []
    assert "one version" in client.get(f"/articles/{made['id']}/changes").text


def test_versions_open_in_a_browser(watched: Watched, ledger: Ledger) -> None:
    newest = next(iter(ledger.view().articles())).id
    shown = watched.open(f"/articles/{newest}/changes")
    assert shown.locator("ins").first.is_visible()

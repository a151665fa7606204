"""What people corrected, as a list, page by page, and as training data."""

from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from onrecord.web.pages import corrections
from tests.web.conftest import USER
from tests.web.test_corrections import SURRENDERED, attribution


def test_what_people_corrected_comes_out_as_lines(client: TestClient, ledger: Ledger) -> None:
    assert client.get("/api/corrections.jsonl").text == ""
    was = attribution(client, ledger, SURRENDERED)
    client.post(f"/api/attributions/{was['id']}/corrections", json={"source": [[358, 370]], "why": "so it is"})
    (line,) = client.get("/api/corrections.jsonl").text.splitlines()
    told = json.loads(line)
    assert (told["id"], told["text"]) == (was["article"], was["text"])
    (ours,) = [item for item in told["attributions"] if item["by"] == "person"]
    assert (ours["id"], ours["source"], ours["why"]) == (was["id"], [[358, 370]], "so it is")


def test_corrections_are_listed_with_who_and_why(client: TestClient, ledger: Ledger) -> None:
    assert "Nobody has corrected anything" in client.get("/corrections").text
    assert client.get("/api/corrections").json() == []
    was = attribution(client, ledger, SURRENDERED)
    client.post(f"/api/attributions/{was['id']}/corrections", json={"source": [], "why": "nobody is named"})
    (told,) = client.get("/api/corrections").json()
    assert (told["attribution"], told["who"], told["why"]) == (was["id"], USER, "nobody is named")
    page = client.get("/corrections").text
    assert "nobody is named" in page
    assert f'href="/attributions/{was["id"]}"' in page


def test_a_long_list_of_corrections_goes_on_where_that_is_asked(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    others = client.get(f"/api/articles/{was['article']}").json()["attributions"][:3]
    for number, item in enumerate(others):
        client.post(f"/api/attributions/{item['id']}/corrections", json={"act": "thought", "why": f"reason {number}"})
    monkeypatch.setattr(corrections, "AT_FIRST", 1)

    def reasons(page: str) -> set[str]:
        return set(re.findall(r"reason \d", page))

    first = client.get("/corrections?limit=1").text
    assert len(reasons(first)) == 1
    (further,) = re.findall(r'href="(/corrections\?[^"]*)">More', first)
    assert reasons(client.get(further).text) == {"reason 0", "reason 1", "reason 2"}
    monkeypatch.setattr(corrections, "MOST", 2)
    last = client.get("/corrections?limit=2").text
    assert "More</a>" not in last
    assert "All of them" in last

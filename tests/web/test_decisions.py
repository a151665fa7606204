"""Decisions in the browser: what waits is answered, what was answered stands signed, and is taken back."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.desk.answering import Given, answer
from onrecord.desk.claims import told_claims
from onrecord.desk.deciding import ABOUT_TELLINGS, decisions
from onrecord.desk.opening import Ledger
from onrecord.desk.query import Query
from onrecord.desk.suggesting import suggested
from tests.web.conftest import USER, Watched

EVERY = Query()
WHY = "both tell of the regrouping"


def verbs(ledger: Ledger) -> list[str]:
    return [each.verb for each in decisions(ledger.view(), ABOUT_TELLINGS)]


def test_what_would_change_most_is_asked_first_and_page_by_page(client: TestClient, ledger: Ledger) -> None:
    found = [each.id for each in suggested(ledger.view(), EVERY)]
    told, after = [], None
    while True:
        page = client.get("/api/suggestions", params={"limit": 20, **({"after": after} if after else {})}).json()
        told += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert told == found
    shown = client.get("/suggestions").text
    assert all(f'id="{id}"' in shown for id in found[:10])
    assert f'id="{found[10]}"' not in shown


def test_an_answer_is_kept_signed_and_asked_no_more(client: TestClient, ledger: Ledger) -> None:
    first = suggested(ledger.view(), EVERY)[0]
    form = {"about": first.one.id, "other": first.other.id, "answer": "same", "why": WHY, "back": "/suggestions?about="}
    sent = client.post("/decisions", data=form, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/suggestions?about=")
    (made,) = decisions(ledger.view(), ABOUT_TELLINGS)
    assert (made.verb, made.who, made.why) == ("same", USER, WHY)
    assert first.id not in [item["id"] for item in client.get("/api/suggestions").json()["items"]]
    assert WHY in client.get("/suggestions").text
    client.post("/decisions", data={"about": made.id, "answer": "undo", "why": "no, two orders"})
    assert verbs(ledger) == ["undecided"]
    assert first.id in [item["id"] for item in client.get("/api/suggestions").json()["items"]]


def test_an_answer_leads_on_to_the_next_question(client: TestClient, ledger: Ledger) -> None:
    first, second = [each.id for each in suggested(ledger.view(), EVERY)][:2]
    page = client.get("/suggestions").text
    backs = re.findall(r'name="back" value="([^"]+)"', page[page.index(f'id="{first}"') : page.index(f'id="{second}"')])
    assert backs == [f"/suggestions#{second}"]


BACK = [
    ("/claims/claim-41", "/claims/claim-41", "a page of ours"),
    ("https://evil.example/", "/suggestions", "another site"),
    ("//evil.example/", "/suggestions", "another site, by the same scheme"),
    ("/\\evil.example", "/suggestions", "another site, as browsers read it"),
]


@pytest.mark.parametrize(("back", "place", "reason"), BACK, ids=[case[-1] for case in BACK])
def test_a_form_leads_back_to_this_site_alone(
    client: TestClient, ledger: Ledger, back: str, place: str, reason: str
) -> None:
    first = suggested(ledger.view(), EVERY)[0]
    form = {"about": first.id, "answer": "not-same", "why": WHY, "back": back}
    assert client.post("/decisions", data=form, follow_redirects=False).headers["location"] == place, reason


def test_programs_decide_as_the_command_line_does(client: TestClient, ledger: Ledger) -> None:
    claim = told_claims(ledger.view(), EVERY)[0]
    out = claim.tellings[-1].id
    sent = {"id": claim.claim.id, "answer": "split", "others": [out], "who": "Bo Rask", "why": "another strike"}
    made = client.post("/api/decisions", json=sent)
    assert made.status_code == 201
    assert {each["who"] for each in made.json()["judgements"]} == {"Bo Rask"}
    assert len(made.json()["judgements"]) == len(claim.tellings) - 1
    assert "is not in" in client.post("/api/decisions", json=sent).json()["detail"]
    undone = client.post("/api/decisions", json={**sent, "answer": "undo", "others": []}).json()["judgements"]
    assert {each["verb"] for each in undone} == {"undecided"}


def test_both_doors_write_the_same(client: TestClient, ledger: Ledger) -> None:
    first = suggested(ledger.view(), EVERY)[0]
    answer(ledger, Given(first.id, "same"), who=USER, why=WHY)
    again = {"id": first.one.id, "answer": "same", "others": [first.other.id], "why": WHY}
    assert client.post("/api/decisions", json=again).json() == {"judgements": []}


WRONG = [
    ({"id": "claim-00000000", "answer": "undo", "why": "x"}, 404, "no such claim"),
    ({"id": "judgement-00000000", "answer": "undo", "why": "x"}, 404, "no such decision"),
    ({"id": "judgement-00000000", "answer": "same", "why": "x"}, 400, "a decision is only taken back"),
    ({"id": "nonsense", "answer": "same", "why": "x"}, 400, "no id"),
    ({"id": "claim-00000000", "answer": "maybe", "why": "x"}, 422, "no answer"),
    ({"id": "claim-00000000", "answer": "undo"}, 422, "no reason"),
    ({"id": "claim-00000000", "answer": "undo", "why": "  "}, 400, "an empty reason"),
]


@pytest.mark.parametrize(("sent", "status", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_is_no_decision_is_refused(
    client: TestClient, ledger: Ledger, sent: dict[str, str], status: int, reason: str
) -> None:
    told = client.post("/api/decisions", json=sent)
    assert (told.status_code, told.json()["status"]) == (status, status), reason
    assert verbs(ledger) == []


def test_a_day_gone_by_is_looked_at_and_not_decided(client: TestClient) -> None:
    page = client.get("/suggestions", params={"published_until": "2033-09-14"}).text
    assert 'class="questions"' in page
    assert 'action="/decisions"' not in page


def test_an_answer_is_given_by_keyboard_alone(without_script: Watched, ledger: Ledger) -> None:
    first = suggested(ledger.view(), EVERY)[0]
    page = without_script.open("/suggestions")
    page.locator(f"#{first.id} input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Ida Lind")
    page.keyboard.press("Tab")
    page.keyboard.type("a saying and an order")
    page.keyboard.press("Enter")
    page.get_by_text("a saying and an order").wait_for()
    (made,) = decisions(ledger.view(), ABOUT_TELLINGS)
    assert (made.verb, made.who) == ("not-same", "Ida Lind")
    assert page.locator(f"#{first.id}").count() == 0
    page.locator(".undo summary").click()
    page.locator(".undo [name=why]").fill("one of them is the order")
    page.get_by_role("button", name="Take it back").click()
    page.locator(f"#{first.id}").wait_for()
    assert verbs(ledger) == ["undecided"]

"""The docket in the browser: lists, one forecast, what became of it, and the forms that say so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger, opened
from onrecord.web import create_app
from tests.web.conftest import HOST, Watched, make_ledger

FALL = "Halmora would fall in three weeks"
SIGNED = {"who": "Ida Lind", "why": "It held, and the war went on."}


def forecast_id(client: TestClient, statement: str, source: str = "") -> str:
    items = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    return str(next(one["id"] for one in items if one["statement"] == statement and source in one["source"]))


def article_id(client: TestClient, title: str) -> str:
    items = client.get("/api/articles", params={"limit": 200}).json()["items"]
    return str(next(one["id"] for one in items if title in (one["title"] or "")))


LISTS = [
    ({}, 200, "all of them"),
    ({"show": "vague"}, 200, "those that say too little"),
    ({"show": "due", "as_of": "2099-01-01"}, 200, "those whose day has come by then"),
    ({"source": "officials"}, 200, "those of one source"),
    ({"kind": "promise"}, 200, "promises apart"),
    ({"source": "", "outlet": "", "due_by": "", "since": "", "until": ""}, 200, "a form with nothing filled in"),
    ({"due_by": "2033-04-30"}, 200, "due by a day"),
    ({"since": "2033-02-31"}, 400, "a day that is none"),
    ({"due_by": "soon"}, 422, "no day at all"),
    ({"show": "right"}, 422, "a standing that is none"),
    ({"after": "x"}, 400, "a place that is none"),
    ({"limit": "0"}, 422, "no items"),
    ({"source": "x" * 201}, 422, "too much"),
]


@pytest.mark.parametrize(("asked", "status", "reason"), LISTS, ids=[case[-1] for case in LISTS])
def test_the_docket_is_narrowed(client: TestClient, asked: dict[str, str], status: int, reason: str) -> None:
    assert client.get("/api/forecasts", params=asked).status_code == status, reason
    assert client.get("/forecasts", params=asked).status_code == status, reason


Fits = Callable[[Any], bool]
NARROWED: list[tuple[dict[str, str], Fits, str]] = [
    ({"due_by": "2033-04-30"}, lambda item: item["due"] <= "2033-04-30", "due by a day"),
    ({"source": "officials"}, lambda item: "officials" in item["source_words"], "those of one source"),
    ({"until": "2033-03-31"}, lambda item: item["made"] <= "2033-03-31", "a period"),
]


@pytest.mark.parametrize(("asked", "fits", "reason"), NARROWED, ids=[case[-1] for case in NARROWED])
def test_what_is_left_is_what_was_asked_for(client: TestClient, asked: dict[str, str], fits: Fits, reason: str) -> None:
    every = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    items = client.get("/api/forecasts", params={"limit": 200, **asked}).json()["items"]
    assert 0 < len(items) < len(every), reason
    assert all(map(fits, items)), reason


def test_what_the_api_lists_is_what_the_page_lists(client: TestClient) -> None:
    page = client.get("/forecasts", params={"show": "vague"}).text
    items = client.get("/api/forecasts", params={"show": "vague", "limit": 200}).json()["items"]
    assert items
    assert {one["standing"] for one in items} == {"vague"}
    assert all(f"/forecasts/{one['id']}" in page for one in items)


def test_a_list_goes_on_where_it_ended(client: TestClient) -> None:
    whole = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    first = client.get("/api/forecasts", params={"limit": 5}).json()
    rest = client.get("/api/forecasts", params={"limit": 200, "after": first["next"]}).json()
    assert [one["id"] for one in [*first["items"], *rest["items"]]] == [one["id"] for one in whole]
    assert rest["next"] is None


def test_one_forecast_says_who_when_how_sure_and_what_is_missing(client: TestClient) -> None:
    id = forecast_id(client, "organised resistance “is unlikely to outlive the third week”")
    page = client.get(f"/forecasts/{id}").text
    assert "Calvanian think-tank" in page
    assert "20–45 %" in page
    assert "the number that ICD 203 publishes for “unlikely”" in page
    assert "no day was found in it" in page
    found = client.get(f"/api/forecasts/{id}").json()
    assert found["standing"] == "vague"
    assert found["stated"][0]["sure_by"].startswith("the number that ICD 203")


def test_an_unnamed_source_stands_in_its_articles_own_words_and_beside_others(client: TestClient) -> None:
    items = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    one = next(each for each in items if each["statement"] == FALL and each["source"] == "Western officials")
    other = next(each for each in items if each["statement"] == FALL and each["source"] != "Western officials")
    assert one["source_words"] == "A Western official"
    assert one["also"] == [{"id": other["id"], "source": "Calvanian intelligence officials"}]
    for page in (client.get("/forecasts").text, client.get(f"/forecasts/{one['id']}").text):
        assert "<bdi>A Western official</bdi>" in page
        assert "unnamed, listed under “Western officials”" in page
        assert f'href="/forecasts/{other["id"]}"><bdi>Calvanian intelligence officials</bdi>' in page


def test_tellings_stand_the_oldest_first(client: TestClient) -> None:
    items = client.get("/api/forecasts", params={"limit": 200}).json()["items"]
    again = next(each for each in items if each["times"] > 1)
    page = client.get(f"/forecasts/{again['id']}").text
    days = [put["made"] for put in client.get(f"/api/forecasts/{again['id']}").json()["stated"]]
    shown = [page.index(f"<time>{day}</time> ·", page.index('id="put"')) for day in dict.fromkeys(days)]
    assert shown == sorted(shown)


def test_a_forecast_is_resolved_shown_and_opened_again(client: TestClient) -> None:
    id, shows = forecast_id(client, FALL, "Western"), article_id(client, "How long would")
    words = f"{shows}:Halmora would fall in three weeks"
    answer = client.post(
        f"/forecasts/{id}/resolution",
        data={"outcome": "false", "evidence": [words, ""], **SIGNED},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/forecasts/{id}")
    page = client.get(f"/forecasts/{id}").text
    assert "did not come true" in page
    assert SIGNED["why"] in page
    assert "Caution: this article also repeats the forecast" in page, "that article is where it was put"
    found = client.get(f"/api/forecasts/{id}").json()
    assert (found["outcome"], found["resolved_by"], found["standing"]) == ("false", "Ida Lind", "false")
    assert client.get("/api/forecasts", params={"show": "resolved"}).json()["items"][0]["id"] == id
    again = client.post(f"/api/forecasts/{id}/resolution", json={"outcome": "open", "who": "Ola", "why": "too early"})
    assert again.status_code == 201
    after = client.get(f"/api/forecasts/{id}").json()
    assert after["outcome"] is None
    assert [(said["done"], said["who"], said["stands"]) for said in after["history"]] == [
        ("re-opened", "Ola", True),
        ("resolved", "Ida Lind", False),
    ]


REFUSED = [
    ({"outcome": "true", "why": "so it was"}, 400, "no article shows it"),
    ({"outcome": "true", "why": " ", "evidence": ["article-"]}, 400, "no reason"),
    ({"outcome": "maybe", "why": "x"}, 422, "no outcome"),
    ({"outcome": "true", "why": "x", "evidence": ["article-ffffffff"]}, 404, "no such article"),
    ({"outcome": "true", "why": "x", "evidence": ["x"] * 21}, 422, "too many pieces of evidence"),
    ({"outcome": "open", "why": "x"}, 400, "nobody resolved it"),
    ({"why": "x"}, 422, "nothing said"),
]


@pytest.mark.parametrize(("sent", "status", "reason"), REFUSED, ids=[case[-1] for case in REFUSED])
def test_an_answer_without_ground_is_refused(
    client: TestClient, sent: dict[str, object], status: int, reason: str
) -> None:
    id = forecast_id(client, FALL, "Western")
    answer = client.post(f"/api/forecasts/{id}/resolution", json=sent)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), reason
    assert answer.json()["hint"]


def test_a_proposed_wording_is_accepted_and_a_forecast_struck_off(client: TestClient) -> None:
    id = forecast_id(client, "a war would last for years")
    proposed = client.get(f"/api/forecasts/{id}").json()["proposed"]
    sent = {"attribution": id, "what": proposed["what"], "by": proposed["by"], "why": "a year is what he would accept"}
    assert client.post("/forecasts", data=sent, follow_redirects=False).headers["location"] == f"/forecasts/{id}"
    found = client.get(f"/api/forecasts/{id}").json()
    assert (found["due"], found["vague"], found["history"][0]["done"]) == (proposed["by"], [], "worded")
    client.post("/forecasts", data={"attribution": id, "strike": "yes", "why": "he speaks in general"})
    assert client.get(f"/api/forecasts/{id}").status_code == 404


ENTRIES = [
    ({"first": "2031-05-01"}, 400, "a first day alone"),
    ({"first": "2031-05-02", "by": "2031-05-01"}, 400, "days the wrong way round"),
    ({"low": 0.7}, 400, "half a range"),
    ({"low": 0.9, "high": 0.1}, 400, "a range the wrong way round"),
    ({"low": 2, "high": 2}, 422, "no probability"),
    ({"by": "2031-02-30"}, 422, "no day"),
    ({"what": "the ferry sails again", "by": "2031-04-07", "low": 0.7, "high": 0.7}, 201, "well worded"),
]


@pytest.mark.parametrize(("given", "status", "reason"), ENTRIES, ids=[case[-1] for case in ENTRIES])
def test_an_attribution_is_put_on_the_docket(
    client: TestClient, ledger: Ledger, given: dict[str, object], status: int, reason: str
) -> None:
    credited = next(one for one in ledger.view().attributions() if "will not sail again" in one.content_text)
    sent = {"attribution": credited.id, "why": "it says by when", **given}
    assert client.post("/api/forecasts", json=sent).status_code == status, reason
    if status == 201:
        found = client.get(f"/api/forecasts/{credited.id}").json()
        assert (found["statement"], found["low"]) == ("the ferry sails again", 0.7)


def test_the_form_of_a_probability_takes_a_number_or_a_range(client: TestClient) -> None:
    id = forecast_id(client, FALL, "Western")
    for typed, status in (("0.55..0.8", 303), ("0.7", 303), ("likely", 400), ("0.9..0.1", 400)):
        sent = {"attribution": id, "probability": typed, "why": "he said so"}
        assert client.post("/forecasts", data=sent, follow_redirects=False).status_code == status, typed
    assert client.get(f"/api/forecasts/{id}").json()["low"] == 0.7


def test_a_claim_is_settled_and_a_source_graded(client: TestClient) -> None:
    claim = client.get("/api/disagreements").json()["items"][0]["claim"]
    shows = article_id(client, "Losing Heart")
    sent = {
        "outcome": "true",
        "evidence": [f"http://localhost/articles/{shows}?acts=all#t3"],
        "why": "the count has it",
    }
    done = client.post(f"/api/claims/{claim}/settlement", json=sent)
    assert done.status_code == 201
    assert done.json()["circular"] == [shows]
    assert "settled" in client.get(f"/claims/{claim}/settle").text
    source = client.get("/api/forecasts", params={"limit": 200}).json()["items"][0]["source_id"]
    graded = client.post(f"/api/sources/{source}/grade", json={"grade": "B", "why": "right about the trams"})
    assert (graded.status_code, graded.json()["verb"]) == (201, "grade-source")
    assert client.post(f"/api/sources/{source}/grade", json={"grade": "Z", "why": "x"}).status_code == 400
    assert client.post(f"/api/sources/{claim}/grade", json={"grade": "1", "why": "x"}).status_code == 404


PORT = [
    {"id": "1", "date": "2031-03-02", "outlet": "Harbour Courier", "title": "Board promises open port",
     "text": "OSKEL — The port of Oskel will reopen by 1 June 2031, the harbour board said on Sunday."},
    {"id": "2", "date": "2031-06-12", "outlet": "Northern Gazette", "title": "Oskel port open again",
     "text": "OSKEL — The port of Oskel reopened on 10 June 2031, ten days late, the harbour board said on Thursday."},
]  # fmt: skip


def test_what_was_printed_later_is_offered_as_evidence_and_resolves_nothing(tmp_path: Path) -> None:
    told = tmp_path / "port.jsonl"
    told.write_text("\n".join(map(json.dumps, PORT)), "utf-8")
    make_ledger(tmp_path / "port.db", told)
    with opened(str(tmp_path / "port.db")) as held, TestClient(create_app(held), base_url=HOST) as client:
        id = forecast_id(client, "The port of Oskel will reopen by 1 June 2031")
        assert "later in the ledger: Northern Gazette" in client.get("/forecasts").text
        page = client.get(f"/forecasts/{id}").text
        assert "It seems to say that it came later than it was put" in page
        assert "evidence=article-" in page
        found = client.get(f"/api/forecasts/{id}").json()
        assert found["outcome"] is None
        later = found["later"][0]
        begun = client.get(f"/forecasts/{id}", params={"evidence": later["article"], "outcome": "false"}).text
        assert 'value="false" required checked' in begun
        assert f'value="{later["article"]}"' in begun


def test_the_docket_works_without_a_script(without_script: Watched) -> None:
    page = without_script.open("/forecasts")
    page.get_by_text("Narrow the list").click()
    page.get_by_label("Source", exact=True).fill("Western")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name=FALL).first.click()
    page.get_by_label("Look for an article that shows it").fill("storms back")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("radio", name="false").check()
    page.get_by_role("checkbox", name="Losing Heart").check()
    page.get_by_label("What happened, in a sentence").fill("It did not fall.")
    page.get_by_role("button", name="Sign it").click()
    page.get_by_text("did not come true").first.wait_for()
    page.get_by_role("link", name="Forecasts").click()
    page.get_by_role("link", name="did not come true 1").wait_for()


def test_the_docket_works_by_keyboard_alone(watched: Watched) -> None:
    page = watched.open("/forecasts")
    page.get_by_role("link", name=FALL).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/forecasts/attribution-*")
    page.get_by_role("radio", name="void").focus()
    page.keyboard.press("Space")
    page.get_by_label("What happened, in a sentence").focus()
    page.keyboard.type("Nobody can tell.")
    page.keyboard.press("Enter")
    page.get_by_text("Nobody can tell.").first.wait_for()


def test_a_phone_shows_the_docket_without_scrolling_sideways(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open("/forecasts")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_page_held_to_a_day_offers_no_form(client: TestClient) -> None:
    id = forecast_id(client, FALL, "Western")
    assert f'action="/forecasts/{id}/resolution"' in client.get(f"/forecasts/{id}").text
    assert "<form method=" not in client.get(f"/forecasts/{id}", params={"as_of": "2099-01-01"}).text
    listed = client.get("/forecasts", params={"as_of": "2099-01-01"}).text
    assert f"/forecasts/{id}?as_of=2099-01-01" in listed, "links keep the day"


def test_an_attribution_leads_to_the_docket(client: TestClient, ledger: Ledger) -> None:
    credited = next(one for one in ledger.view().attributions() if "will not sail again" in one.content_text)
    address = f"/forecasts/enter?attribution={credited.id}"
    assert f'href="{address}"' in client.get(f"/attributions/{credited.id}").text
    assert "will not sail again" in client.get(address).text

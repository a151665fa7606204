"""Claims in the browser: who has it on their own is what is seen first; every telling opens at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from onrecord.desk.claim_pages import claim_object
from onrecord.desk.claims import find_claim, told_claims
from onrecord.desk.deciding import ABOUT_TELLINGS, decisions
from onrecord.desk.explaining.why_claims import held_claim
from onrecord.desk.judging.grading import ClaimGrade, grade_of
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.pages.claim_tree import DEEPEST, Node
from onrecord.desk.pages.claims import ClaimView, claim_view, told_of
from onrecord.desk.query import Query
from onrecord.record.grading import Credibility, Graded
from onrecord.web import create_app
from tests.web.conftest import USER, Watched, make_ledger, serving

EVERY = Query()


def first_claim(ledger: Ledger) -> str:
    """Some 1,400 soldiers have surrendered: three origins, five echoes, denied by one."""
    return told_claims(ledger.view(), EVERY)[0].claim.id


@pytest.fixture
def page(ledger: Ledger) -> ClaimView:
    return claim_view(ledger.view(), first_claim(ledger))


def test_claims_are_listed_as_the_terminal_lists_them(client: TestClient, ledger: Ledger) -> None:
    told = [item["id"] for item in client.get("/api/claims").json()["items"]]
    assert told == [one.claim.id for one in told_claims(ledger.view(), EVERY)]
    listed = client.get("/claims").text
    places = [listed.index(f"/claims/{id}") for id in told]
    assert places == sorted(places)


Fits = Callable[[Any], bool]

SHOWN: list[tuple[dict[str, str], Fits, str]] = [
    ({"show": "several"}, lambda item: item["origins"] > 1, "several have it on their own"),
    ({"show": "one"}, lambda item: item["origins"] == 1, "all lead back to one"),
    ({"show": "against"}, lambda item: item["against"] > 0, "denied or contradicted"),
    ({"outlet": "Nobody's Gazette"}, lambda item: False, "an outlet that is none"),
    ({"until": "2033-04-01"}, lambda item: item["last"] <= "2033-04-01", "a period"),
]


@pytest.mark.parametrize(("asked", "fits", "reason"), SHOWN, ids=[case[-1] for case in SHOWN])
def test_a_list_is_narrowed(client: TestClient, asked: dict[str, str], fits: Fits, reason: str) -> None:
    items = client.get("/api/claims", params=asked).json()["items"]
    assert bool(items) == (reason != "an outlet that is none")
    assert all(map(fits, items)), reason
    page = client.get("/claims", params=asked).text
    assert [f"/claims/{item['id']}" in page for item in items] == [True] * len(items)


def test_pages_of_a_list_follow_each_other(client: TestClient) -> None:
    every = [item["id"] for item in client.get("/api/claims").json()["items"]]
    told: list[str] = []
    asked: dict[str, str] = {"limit": "5"}
    while asked.get("after") != "":
        found = client.get("/api/claims", params=asked).json()
        told += [item["id"] for item in found["items"]]
        asked["after"] = found["next"] or ""
    assert told == every


def test_corroboration_is_told_from_echo_before_anything_else(client: TestClient, page: ClaimView) -> None:
    text = client.get(f"/claims/{page.id}").text
    counts = re.findall(r"<b>(\d+)</b> <span>([a-z ]+)</span>", text)
    assert counts[:3] == [("3", "independent origins"), ("7", "outlets"), ("8", "articles")]
    assert "3 have it on their own; 4 repeat one of them, 1 corrects it to 1,150." in text
    assert "Its first source now says 1,150." in text


def test_a_forecast_says_what_became_of_it_and_has_no_digit(client: TestClient) -> None:
    found = client.get("/api/claims", params={"limit": "100"}).json()["items"]
    id = next(item["id"] for item in found if "would fall in three weeks" in item["name"])
    told = client.get(f"/api/claims/{id}").json()["grade"]
    assert told["credibility"]["rule"] == "forecast"
    assert len(told["forecasts"]) == 2
    text = client.get(f"/claims/{id}").text
    assert text.count("the forecast of <bdi>") == 2
    assert text.index("A forecast: what became of it") < text.index("Who has it, and from whom")
    assert "Probably true" not in text
    for each in told["forecasts"]:
        assert f'href="/forecasts/{each["id"]}"' in text


def test_a_denial_is_told_from_a_telling_by_its_words_and_a_bar_of_its_own(client: TestClient, page: ClaimView) -> None:
    text = client.get(f"/claims/{page.id}").text
    denied = re.findall(r'<blockquote class="words denied">(.*?)</blockquote>', text)
    assert len(denied) == 1
    assert re.sub(r"<[^>]+>", "", denied[0]).startswith("≠ denied that 1,400 of its soldiers")
    assert re.search(r'<li class="opposed"><span[^>]*>≠</span> denies: Drovian defence ministry', text)
    assert "denied: that 1,400 of its soldiers had surrendered" in text


def test_an_origin_says_why_it_is_independent_and_which_article_it_stands_in(
    client: TestClient, page: ClaimView
) -> None:
    text = client.get(f"/claims/{page.id}").text
    assert "it says how it knows: “their own count of intercepted roll calls”" in text
    assert "it says how it knows: “I write down each name myself, and that of the mother”" in text
    assert "<cite>In the sugar mill</cite>" in text
    assert "Calvanian intelligence officials (unnamed)" in text
    assert page.tree[0].apart[-1] == "credits no other outlet with it", "a dateline is no listener"


def walk(node: Node, depth: int = 0) -> list[tuple[Node, int]]:
    return [(node, depth), *(found for below in node.below for found in walk(below, depth + 1))]


def test_every_telling_stands_once_in_the_tree_under_what_it_leads_back_to(ledger: Ledger) -> None:
    for told in told_claims(ledger.view(), EVERY):
        view = claim_view(ledger.view(), told.claim.id)
        nodes = [found for root in view.tree for found in walk(root.node)]
        assert sorted(node.telling.id for node, _ in nodes) == sorted(told.claim.tellings)
        assert all(depth <= DEEPEST for _, depth in nodes)
        assert all(node.because for node, _ in nodes if node.part != "origin")
        assert [root.node.telling.id for root in view.tree] == [origin.telling for origin in told.origins]


def test_a_claim_found_around_it_is_the_one_that_the_whole_ledger_has(ledger: Ledger) -> None:
    view = ledger.view()
    for told in told_claims(view, EVERY):
        near = told_of(held_claim(view, told.claim.id))
        assert claim_object(near) == claim_object(find_claim(view, told.claim.id, EVERY))
        graded = grade_of(view, told.claim.id)
        assert isinstance(graded, ClaimGrade)
        assert unnamed(claim_view(view, told.claim.id).credit.grade.graded) == unnamed(graded.graded)


def unnamed(graded: Graded) -> Graded:
    """A grade without its voices' ids: a source goes by the first of its mentions that were looked at."""
    computed = graded.computed
    assert isinstance(computed, Credibility)
    return replace(graded, computed=replace(computed, voices=tuple(replace(one, name="") for one in computed.voices)))


def test_programs_get_what_the_page_shows(client: TestClient, page: ClaimView) -> None:
    told = client.get(f"/api/claims/{page.id}").json()
    assert (len(told["origins"]), told["outlets"], told["articles"]) == (3, 7, 8)
    assert told["grade"]["credibility"]["digit"] == page.credit.digit
    assert {one["measure"] for one in told["numbers"]} == {measure.name for measure in page.measures}


def test_all_that_a_telling_says_leads_to_it(client: TestClient, page: ClaimView) -> None:
    text = client.get(f"/claims/{page.id}").text
    for telling in page.told.tellings:
        assert f'href="/at/{telling.id}"' in text
    for measure in page.measures:
        for mark in measure.chart.marks if measure.chart else ():
            assert f'href="/at/{mark.telling}"' in text


def test_a_claim_opens_by_any_of_its_tellings_and_by_the_beginning_of_an_id(
    client: TestClient, page: ClaimView
) -> None:
    for id in (page.id[:16], *page.told.claim.tellings):
        assert client.get(f"/api/claims/{id}").json()["id"] == page.id
        assert client.get(f"/claims/{id}").status_code == 200


def test_a_claim_of_one_article_says_that_no_other_tells_it(client: TestClient, ledger: Ledger) -> None:
    view = ledger.view()
    shared = {id for told in told_claims(view, EVERY) for id in told.claim.tellings}
    alone = next(
        item["one_id"] for item in client.get("/api/suggestions").json()["items"] if item["one_id"] not in shared
    )
    assert "No other article here tells this" in client.get(f"/claims/{alone}").text


@pytest.mark.parametrize(("id", "status"), [("claim-00000000", 404), ("claim-", 400), ("nothing", 404)])
def test_what_is_no_claim_is_said(client: TestClient, id: str, status: int) -> None:
    assert client.get(f"/claims/{id}").status_code == status
    assert client.get(f"/api/claims/{id}").json()["status"] == status


def test_what_does_not_belong_is_taken_out_and_put_back(without_script: Watched, ledger: Ledger) -> None:
    view = claim_view(ledger.view(), first_claim(ledger))
    last = view.told.tellings[-1]
    page = without_script.open(f"/claims/{view.id}")
    page.get_by_text("Something does not belong here").click()
    form = page.locator("form:has([value=split])")
    form.locator(f'[value="{last.id}"]').check()
    form.get_by_label("Why").fill("the later figure is another event")
    form.get_by_role("button", name="Take out").click()
    page.get_by_text("the later figure is another event").first.wait_for()
    assert last.id not in claim_view(ledger.view(), view.id).told.claim.tellings
    made = list(decisions(ledger.view(), ABOUT_TELLINGS))
    assert {(each.verb, each.who) for each in made} == {("not-same", USER)}
    for left in reversed(range(page.locator(".undo").count())):
        page.locator(".undo summary").first.click()
        page.locator(".undo [name=why]").first.fill("one event after all")
        page.get_by_role("button", name="Take it back").first.click()
        expect(page.locator(".undo")).to_have_count(left)
    assert last.id in claim_view(ledger.view(), view.id).told.claim.tellings


def test_the_marks_of_a_picture_are_reached_by_keyboard(watched: Watched, ledger: Ledger) -> None:
    page = watched.open(f"/claims/{first_claim(ledger)}")
    mark = page.locator("svg.plot a").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/articles/.*#[tu]\d+$"))


SHELLING = (
    "The governor of Kharkiv, Oleh Marten, said on Friday that {} people had been killed in the shelling of Kharkiv.\n"
    "\nOfficials in Poltava said {} wounded people had come from Izium by train."
)


def test_places_and_days_are_drawn_and_listed_and_the_days_of_a_page_are_kept(browser: Browser, tmp_path: Path) -> None:
    for number, outlet, day in ((12, "Sallow Courier", "03"), (15, "Vale Gazette", "05")):
        one = {"id": outlet, "outlet": outlet, "date": f"2031-05-{day}", "text": SHELLING.format(number, 30)}
        (tmp_path / f"{day}.jsonl").write_text(json.dumps(one))
    make_ledger(tmp_path / "onrecord.db", *sorted(tmp_path.glob("*.jsonl")))
    with opened(str(tmp_path / "onrecord.db")) as ledger, serving(create_app(ledger, user=USER)) as site:
        told = next(one for one in told_claims(ledger.view(), EVERY) if "killed" in one.tellings[0].text)
        context = browser.new_context(viewport={"width": 390, "height": 800})
        watched = Watched(context, site)
        page = watched.open(f"/claims/{told.claim.id}?published_until=2031-05-05")
        dot = page.locator("svg.where a")
        assert dot.get_attribute("aria-label") == "Kharkiv: 2 tellings"
        assert page.get_by_text("49.98° N").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        links = page.locator("main a[href^='/']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert [link for link in links if "published_until=2031-05-05" not in link] == []
        assert page.locator("form[action='/decisions']").count() == 0
        context.close()
    assert watched.complaints == []

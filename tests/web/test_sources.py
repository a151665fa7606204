"""Sources in the browser: who is credited, how they have done, how they are called, and what people decided of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from onrecord.desk import recent
from onrecord.desk.claims import told_claims
from onrecord.desk.deciding import ABOUT_SOURCES, decisions
from onrecord.desk.judging.docket import docket
from onrecord.desk.judging.resolving import Happened, resolve
from onrecord.desk.opening import Ledger
from onrecord.desk.pages.sources import source_view
from onrecord.desk.query import Query
from onrecord.desk.source_pages import source_object
from onrecord.desk.sources import Named, find_source, named_sources
from onrecord.errors import NotFoundError
from tests.web.conftest import USER, Watched

EVERY = Query()
OFFICIALS, MINISTRY = "Calvanian intelligence officials", "Halmora’s defence ministry"


def named(ledger: Ledger, name: str) -> Named:
    return find_source(ledger.view(), name, EVERY)


def test_sources_are_listed_as_the_terminal_lists_them_page_by_page(client: TestClient, ledger: Ledger) -> None:
    told: list[str] = []
    asked: dict[str, str] = {"limit": "30"}
    while asked.get("after") != "":
        found = client.get("/api/sources", params=asked).json()
        told += [item["id"] for item in found["items"]]
        asked["after"] = found["next"] or ""
    assert told == [each.source.id for each in named_sources(ledger.view(), EVERY)]
    listed = client.get("/sources").text
    assert all(f"/sources/{id}" in listed for id in told[:50])


@pytest.mark.parametrize(
    ("credited", "name", "wanted"),
    [
        (1_000, "Matti Oskar", None),
        (1_000, "Nobody Jones", "is credited in the ledger"),
        (1, "Matti Oskar", "is credited in the newest articles"),
    ],
)
def test_who_was_not_looked_for_far_enough_back_is_not_called_uncredited(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, credited: int, name: str, wanted: str | None
) -> None:
    """Pellan Press names him in its first article, others have since."""
    defaults = recent.window.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "most", 1)
    monkeypatch.setattr(recent, "CREDITED", credited)
    of_the_press = Query(outlet="Pellan Press")
    if wanted is None:
        assert source_view(ledger.view(), name, of_the_press).named.source.name == name
    else:
        with pytest.raises(NotFoundError, match=wanted):
            source_view(ledger.view(), name, of_the_press)


Fits = Callable[[Any], bool]
SHOWN: list[tuple[dict[str, str], Fits, str]] = [
    ({"kind": "description"}, lambda item: item["description"], "classes of unnamed sources"),
    ({"kind": "person"}, lambda item: item["kind"] == "person", "persons, and no class of them"),
    ({"source": "ministry"}, lambda item: "inistry" in " ".join(item["names"]), "words of a name"),
    ({"outlet": "Hollin Review"}, lambda item: item["outlets"] == 1, "one outlet"),
]


@pytest.mark.parametrize(("asked", "fits", "reason"), SHOWN, ids=[case[-1] for case in SHOWN])
def test_a_list_is_narrowed(client: TestClient, asked: dict[str, str], fits: Fits, reason: str) -> None:
    items = client.get("/api/sources", params=asked).json()["items"]
    assert items
    assert all(map(fits, items)), reason
    assert client.get("/sources", params=asked).status_code == 200


def test_a_class_of_unnamed_sources_is_never_shown_as_one_person(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/sources/{named(ledger, OFFICIALS).source.id}").text
    assert "A class of unnamed sources, not a person" in page
    assert "a description, not one source" in page
    assert "not a person" not in client.get(f"/sources/{named(ledger, MINISTRY).source.id}").text


def test_a_source_opens_by_id_and_by_name_with_all_that_is_credited_to_it(client: TestClient, ledger: Ledger) -> None:
    found = named(ledger, MINISTRY)
    for name in (found.source.id, found.source.id[:16], MINISTRY):
        told = client.get(f"/api/sources/{name}").json()
        assert told["id"] == found.source.id
        assert told["attributions"] == source_object(found)["attributions"]
    page = client.get(f"/sources/{MINISTRY}").text
    for credit in found.credits:
        assert f'href="/at/{credit.attribution.id}"' in page
        assert f'href="/claims/{credit.attribution.id}"' in page


def test_how_outlets_call_it_is_counted(ledger: Ledger) -> None:
    view = source_view(ledger.view(), OFFICIALS, EVERY)
    assert view.wordings[0].words == OFFICIALS
    assert view.wordings[0].outlets[0] == ("The Calvany Post", 3)
    assert "they" not in [each.words.lower() for each in view.wordings]


def test_a_record_is_shown_with_its_cases_and_a_picture(client: TestClient, ledger: Ledger) -> None:
    forecast = next(each for each in docket(ledger.view(), EVERY) if each.source and each.last.low is not None)
    proof = next(iter(ledger.view().articles())).id
    resolve(ledger, forecast.id, Happened("false", (proof,)), who=USER, note="the town held")
    page = client.get(f"/sources/{forecast.source}").text
    assert "the town held" in page
    assert "0 of 1 came true" in page
    assert 'class="calibration"' in page
    told = client.get(f"/api/sources/{forecast.source}").json()
    assert told["record"]["cases"][0]["resolution"]["note"] == "the town held"


WRONG = [("source-00000000", 404), ("source-", 400), ("Nobody Whatever", 404), ("defence ministry", 400)]


@pytest.mark.parametrize(("name", "status"), WRONG)
def test_what_is_no_one_source_is_said(client: TestClient, name: str, status: int) -> None:
    assert client.get(f"/sources/{name}").status_code == status
    assert client.get(f"/api/sources/{name}").json()["status"] == status


def test_an_attribution_is_taken_from_a_source_and_given_back(without_script: Watched, ledger: Ledger) -> None:
    found = named(ledger, MINISTRY)
    wrong, right = found.credits[0], found.credits[-1]
    page = without_script.open(f"/sources/{found.source.id}")
    page.get_by_text("Something is not this source’s").click()
    form = page.locator("form:has([value=wrong-source])")
    form.locator(f'[value="{wrong.attribution.id}"]').check()
    form.get_by_label("Why").fill("the ministry of another country")
    form.get_by_role("button", name="Take out").click()
    page.get_by_text("the ministry of another country").first.wait_for()
    assert {(each.verb, each.who) for each in decisions(ledger.view(), ABOUT_SOURCES)} == {("not-same-source", USER)}
    home = {
        credit.attribution.id: each.source.id for each in named_sources(ledger.view(), EVERY) for credit in each.credits
    }
    assert home[wrong.attribution.id] != home[right.attribution.id]
    for left in reversed(range(page.locator(".undo").count())):
        page.locator(".undo summary").first.click()
        page.locator(".undo [name=why]").first.fill("it is ours")
        page.get_by_role("button", name="Take it back").first.click()
        expect(page.locator(".undo")).to_have_count(left)
    assert len(named(ledger, MINISTRY).credits) == len(found.credits)


def test_two_sources_are_joined_on_a_page(without_script: Watched, ledger: Ledger) -> None:
    one, other = named(ledger, MINISTRY), named(ledger, "Ilva Dorne")
    page = without_script.open(f"/sources/{one.source.id}")
    page.get_by_text("Another source is this one, or is not").click()
    form = page.locator("form:has(#other)")
    form.get_by_label("Its name or id").fill("Ilva Dorne")
    form.get_by_label("One source").check()
    form.get_by_label("Why").fill("she speaks for it")
    form.get_by_role("button", name="Save").click()
    page.get_by_text("she speaks for it").wait_for()
    joined = named(ledger, "Ilva Dorne")
    assert len(joined.credits) == len(one.credits) + len(other.credits)


def test_the_pages_open_with_a_script(watched: Watched, ledger: Ledger) -> None:
    watched.open("/sources").get_by_role("link", name=OFFICIALS).click()
    watched.page.get_by_role("heading", name=OFFICIALS).wait_for()
    watched.page.get_by_role("link", name="who else has it").first.click()
    watched.page.get_by_role("heading", name="Who has it, and from whom").wait_for()


def test_every_claim_names_sources_that_have_a_page(client: TestClient, ledger: Ledger) -> None:
    names = {telling.who.name for told in told_claims(ledger.view(), EVERY) for telling in told.tellings if telling.who}
    for name in sorted(name for name in names if name):
        assert client.get(f"/sources/{name}").status_code in (200, 400), name

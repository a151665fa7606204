"""An article on its page: what of it is shown, by what way it came, and what stands beside it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from onrecord.desk.showing import standing_json
from onrecord.desk.standing import standing_reading
from tests.web.conftest import Watched


def article(ledger: Ledger, title: str) -> str:
    return next(row.id for row in ledger.view().articles() if title in (row.title or ""))


BRAZIER = "Losing Heart"


def entries(page: str) -> list[str]:
    """The entries of the ledger on a page, each as its HTML."""
    return re.findall(r'<li id="a\d+".*?</li>', page, re.DOTALL)


CHOICES = [
    ({}, {"speech", "writing", "thought"}, lambda _: True, "at first, as on the terminal"),
    ({"acts": "all"}, None, lambda _: True, "every act"),
    ({"acts": "perception"}, {"perception"}, lambda _: True, "one act"),
    (
        {"source": "", "certainty": ""},
        {"speech", "writing", "thought"},
        lambda _: True,
        "an empty form chooses nothing",
    ),
    (
        {"anonymous": "true", "acts": "all"},
        None,
        lambda item: item.get("who", {}).get("anonymous"),
        "sources that are not named",
    ),
    ({"forecast": "true", "acts": "all"}, None, lambda item: item.get("forecast"), "forecasts"),
    (
        {"certainty": "may", "acts": "all"},
        None,
        lambda item: (item.get("certainty") or {}).get("term") == "may",
        "a word that it is put with",
    ),
    (
        {"source": "Jorun Brell", "acts": "all"},
        None,
        lambda item: item.get("who", {}).get("name") == "Jorun Brell",
        "one source, pronouns included",
    ),
]


@pytest.mark.parametrize(("asked", "acts", "fits", "reason"), CHOICES, ids=[case[-1] for case in CHOICES])
def test_what_is_chosen_is_shown(
    client: TestClient, ledger: Ledger, asked: dict[str, str], acts: set[str] | None, fits: object, reason: str
) -> None:
    id = article(ledger, BRAZIER)
    every = client.get(f"/api/articles/{id}").json()["attributions"]
    wanted = [item["id"] for item in every if (acts is None or item["act"] in acts) and fits(item)]  # type: ignore[operator]
    page = client.get(f"/articles/{id}", params=asked)
    assert page.status_code == 200
    shown = [found for entry in entries(page.text) if (found := re.search(r"/attributions/([a-z0-9-]+)", entry))]
    assert sorted(found[1] for found in shown) == sorted(wanted), reason
    assert wanted or asked == {"acts": "perception"}
    assert f"{len(every) - len(wanted)} not" in page.text or len(wanted) == len(every)


def test_the_api_says_what_the_terminal_says(client: TestClient, ledger: Ledger) -> None:
    id = article(ledger, BRAZIER)
    view = ledger.view()
    assert client.get(f"/api/articles/{id}").json() == json.loads(
        standing_json(standing_reading(view, view.article(id)))
    )
    assert client.get(f"/api/articles/{id[:16]}").json()["id"] == id


def test_a_chain_is_a_path_from_the_article_to_its_end(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/articles/{article(ledger, 'Markets shrug')}").text
    path = re.search(r'<p class="path">.*?</p>', page, re.DOTALL)
    assert path
    assert re.findall(r"<bdi>(.*?)</bdi>", path[0]) == ["Brightwater Courier", "Calvany Post", "intelligence officials"]


def test_who_else_tells_it_is_said_with_its_origins(client: TestClient, ledger: Ledger) -> None:
    page = client.get(f"/articles/{article(ledger, BRAZIER)}").text
    assert re.search(r"also in \d other articles</a> · <strong>\d independent origins", page)
    assert "one origin: the rest is echo" in page
    claim = re.search(r'href="(/claims/claim-[0-9a-f]+)"', page)
    assert claim


def test_copies_lead_to_each_other_and_side_by_side(client: TestClient, ledger: Ledger) -> None:
    wire, reprint = article(ledger, "by the hundred, Halmora says"), article(ledger, "They ask for water")
    assert f"/compare?one={wire}&amp;other={reprint}" in client.get(f"/articles/{wire}").text
    taken = client.get(f"/articles/{reprint}").text
    assert f"/compare?one={reprint}&amp;other={wire}" in taken
    assert "of its words are those of" in taken


def test_a_page_keeps_its_days(client: TestClient, ledger: Ledger) -> None:
    id = article(ledger, BRAZIER)
    page = client.get(f"/articles/{id}", params={"published_until": "2033-12-31"}).text
    assert f"/articles/{id}/evidence?published_until=2033-12-31" in page
    assert client.get(f"/articles/{id}", params={"published_until": "2033-01-01"}).status_code == 404


def test_what_is_not_linked_is_said_and_not_waited_for(client: TestClient, ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.drop_other_linkers("nobody")
    page = client.get(f"/articles/{article(ledger, BRAZIER)}")
    assert page.status_code == 200
    assert "is not shown yet" in page.text
    assert "onrecord link" not in page.text  # a visitor has no place to type it


WRONG = [
    ("?source=" + "x" * 1_001, 422, "a source that is too long"),
    ("?anonymous=perhaps", 422, "neither yes nor no"),
    ("?acts=dreams", 200, "an act that is none shows nothing"),
]


@pytest.mark.parametrize(("asked", "status", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_cannot_be_chosen(client: TestClient, ledger: Ledger, asked: str, status: int, reason: str) -> None:
    assert client.get(f"/articles/{article(ledger, BRAZIER)}{asked}").status_code == status, reason


def test_the_ledger_follows_the_reading(watched: Watched, ledger: Ledger) -> None:
    page = watched.open(f"/articles/{article(ledger, BRAZIER)}")
    page.locator("#a1.current").wait_for()
    page.locator("#t15").evaluate("place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 120)")
    page.locator("#a15.current").wait_for()
    assert page.locator("li.current").count() == 1
    box, frame = page.locator("#a15").bounding_box(), page.locator("#ledger").bounding_box()
    assert box
    assert frame
    assert frame["y"] <= box["y"] < frame["y"] + frame["height"]


def test_an_entry_lights_up_its_words(watched: Watched, ledger: Ledger) -> None:
    page = watched.open(f"/articles/{article(ledger, BRAZIER)}")
    assert page.locator("#text .n4.lit").count() == 0
    page.locator("#a4").hover()
    assert page.locator("#text .n4.lit").count() == page.locator("#text .n4").count() > 1
    page.locator("#a6 a.to").focus()
    assert page.locator("#text .n6.lit").count() > 0


ARRIVALS = ["t3", "t6", "a6", "t15"]


@pytest.mark.parametrize("place", ARRIVALS)
def test_the_ledger_marks_what_one_came_for_until_one_moves_on(watched: Watched, ledger: Ledger, place: str) -> None:
    page = watched.open(f"/articles/{article(ledger, BRAZIER)}#{place}")
    page.locator(f"#a{place[1:]}.current").wait_for()
    page.wait_for_timeout(1_000)
    assert page.locator("li.current").count() == page.locator(f"#a{place[1:]}.current").count() == 1
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 4_000 if place != "t15" else -9_000)
    page.locator(f"#a{place[1:]}:not(.current)").wait_for()


def test_in_a_narrow_window_pointing_never_moves_the_page(watched: Watched, ledger: Ledger) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open(f"/articles/{article(ledger, BRAZIER)}")
    link = page.locator("#ledger .else a").nth(1)
    link.evaluate("each => each.scrollIntoView({ block: 'center', behavior: 'instant' })")
    was = page.evaluate("scrollY")
    for kind in ("mouseenter", "focusin"):
        link.locator("xpath=ancestor::li").dispatch_event(kind)
    link.hover()
    link.evaluate("each => each.focus({ preventScroll: true })")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == was
    link.click()
    page.wait_for_url("**/claims/claim-*")
    page.go_back()
    page.locator("#a9 a.to").click()
    page.wait_for_url("**#t9")


def test_a_choice_is_shown_at_once_with_a_script_and_by_the_button_without(
    watched: Watched, without_script: Watched, ledger: Ledger
) -> None:
    address = f"/articles/{article(ledger, BRAZIER)}"
    page = watched.open(address)
    page.locator("details.choose summary").click()
    page.get_by_label("forecast (").check()
    page.wait_for_url("**forecast=true**")
    shown = page.locator("#ledger > ol > li").count()
    assert 0 < shown < 15
    plain = without_script.open(address)
    plain.locator("details.choose summary").click()
    plain.get_by_label("forecast (").check()
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator("#ledger > ol > li")).to_have_count(shown)


def test_without_a_script_a_link_lights_up_where_it_leads(without_script: Watched, ledger: Ledger) -> None:
    page = without_script.open(f"/articles/{article(ledger, BRAZIER)}#t4")
    lit = "mark => getComputedStyle(mark).boxShadow"
    assert page.locator("#t4 + mark").evaluate(lit) != page.locator("#t6 + mark").evaluate(lit)


LISTED = [
    ({}, 18, "all of them"),
    ({"outlet": "Pellan Press"}, 2, "one outlet"),
    ({"outlet": "", "since": ""}, 18, "an empty form"),
    ({"since": "2033-09-15"}, 3, "a period"),
    ({"source": "Jorun Brell"}, 1, "a source that is credited"),
    ({"outlet": "Nobody"}, 0, "nothing"),
    ({"limit": "5"}, 5, "as many as are asked for"),
]


@pytest.mark.parametrize(("asked", "count", "reason"), LISTED, ids=[case[-1] for case in LISTED])
def test_articles_are_listed(client: TestClient, asked: dict[str, str], count: int, reason: str) -> None:
    page = client.get("/articles", params=asked).text
    assert len(re.findall(r'<li class="line">', page)) == count, reason
    assert len(client.get("/api/articles", params=asked).json()["items"]) == count
    assert ("More</a>" in page) == ("limit" in asked)


def test_a_list_of_an_outlet_and_a_source_says_how_far_back_it_looks(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"outlet": "The Calvany Post", "source": "officials"}
    listed, claims = "/articles", "/claims"
    assert "For earlier ones choose a period" not in client.get(listed, params=asked).text
    monkeypatch.setattr("onrecord.desk.recent.CREDITED", 8)
    begun = client.get(listed, params=asked).text
    assert "back to <time>2033-09-13</time>. For earlier ones choose a period" in begun
    assert begun.count('href="/articles/article-') == 1
    earlier = client.get(listed, params={**asked, "until": "2033-09-12"}).text
    assert earlier.count('href="/articles/article-') == 1
    none = client.get(listed, params={**asked, "outlet": "Nobody"}).text
    assert "No article since that day is so" in none
    assert "<time>2033-09-13</time>" in none
    assert "No article is so since <time>2033-09-13</time>" in client.get(claims, params={**asked, "outlet": "No"}).text


def test_a_list_of_a_day_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/api/articles?since=2033-02-30").status_code == 400


def test_the_outlets_of_a_list_are_a_click_away(client: TestClient) -> None:
    def chips(page: str) -> dict[str, str]:
        return dict(re.findall(r'<a class="chip[^"]*" href="([^"]+)"><bdi>([^<]+)</bdi>', page))

    listed = client.get("/articles", params={"since": "2033-01-01"}).text
    (address,) = [where for where, outlet in chips(listed).items() if outlet == "Pellan Press"]
    narrowed = client.get(address.replace("&amp;", "&")).text
    assert narrowed.count('class="line"') == 2
    assert "2 articles</span>" in narrowed
    ((back, outlet),) = chips(narrowed).items()
    assert outlet == "Pellan Press"
    assert client.get(back.replace("&amp;", "&")).text.count('class="line"') == listed.count('class="line"')


def test_every_forecast_of_an_article_leads_to_what_became_of_it(client: TestClient, ledger: Ledger) -> None:
    for title in ("How long would Halmora hold", "Ferry crossing", BRAZIER):
        page = client.get(f"/articles/{article(ledger, title)}", params={"acts": "all"}).text
        links = re.findall(r'href="(/forecasts/[^"]+)"', page)
        assert links
        assert {client.get(link).status_code for link in links} == {200}

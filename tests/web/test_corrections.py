"""What people say is right: signed, told, taken back, the same from a form and from a program."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Dialog
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from onrecord.errors import BusyError
from onrecord.web.pages import corrections
from tests.web.conftest import USER, Watched


def attribution(client: TestClient, ledger: Ledger, content: str) -> dict[str, Any]:
    """The attribution as it stands whose content holds these words."""
    for row in ledger.view().articles():
        text = (whole := client.get(f"/api/articles/{row.id}").json())["text"]
        for item in whole["attributions"]:
            if content in " ".join(text[start:end] for start, end in item["content"]):
                return {**item, "article": row.id, "text": text}
    raise AssertionError(content)


SURRENDERED = "Some 1,400 Drovian soldiers have surrendered"


def words(item: dict[str, Any], role: str) -> list[str]:
    return [item["text"][start:end] for start, end in item[role]]


def form_of(page: str) -> dict[str, str]:
    """The fields of the form as a browser would send them untouched."""
    form = page.split('<form class="mending" method', 1)[1]
    areas = {
        name: body.removeprefix("\n")
        for name, body in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    }
    act = re.search(r"<option selected>(\w+)</option>", form)
    assert act
    return {**areas, "act": act[1], "pick": "", "source_at": "", "cue_at": "", "content_at": "", "to": "attribution"}


CORRECTED: list[tuple[dict[str, str], dict[str, Any], str]] = [
    ({"source": "Drovia’s defence ministry"}, {"source": ["Drovia’s defence ministry"]}, "words that stand elsewhere"),
    ({"source": ""}, {"source": []}, "an emptied field"),
    ({"content": "Some 1,400\nDrovian soldiers"}, {"content": ["Some 1,400", "Drovian soldiers"]}, "two parts"),
    ({"content_at": "{0}:{10} {11}:{27}"}, {"content": ["Some 1,400", "Drovian soldiers"]}, "characters in the text"),
    ({"act": "writing"}, {"act": "writing"}, "another act"),
]


@pytest.mark.parametrize(("typed", "right", "reason"), CORRECTED, ids=[case[-1] for case in CORRECTED])
def test_a_form_corrects_and_leaves_the_rest(
    client: TestClient, ledger: Ledger, typed: dict[str, str], right: dict[str, Any], reason: str
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    first = was["content"][0][0]
    typed = {name: re.sub(r"{(\d+)}", lambda at: str(first + int(at[1])), value) for name, value in typed.items()}
    sent = form_of(client.get(page).text) | typed | {"who": "Bo Stahl", "why": "so it is"}
    answer = client.post(f"{page}/corrections", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    now = client.get(f"/api{page}").json()
    for role in ("source", "cue", "content"):
        assert now[f"{role}_text"] == right.get(role, words(was, role)), reason
    assert now["act"] == right.get("act", was["act"])
    assert now["corrected"]["who"] == "Bo Stahl"
    shown = client.get(page).text
    assert "Bo Stahl" in shown
    assert "so it is" in shown
    assert "is not shown yet" not in client.get(f"/articles/{was['article']}").text


def test_another_source_of_the_article_is_picked(client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = client.get(f"/attributions/{was['id']}").text
    picks = {name: at for at, name in re.findall(r'<option value="(\d+:\d+)">(.*?)</option>', page)}
    assert set(picks) >= {"Matti Oskar", "Drovia’s defence ministry"}
    sent = form_of(page) | {"pick": picks["Matti Oskar"], "why": "so it is"}
    client.post(f"/attributions/{was['id']}/corrections", data=sent)
    now = client.get(f"/api/attributions/{was['id']}").json()
    assert "Matti Oskar" in now["source_text"][0]
    assert now["corrected"]["who"] == USER


WRONG = [
    ({}, 400, "nothing was changed", "nothing"),
    ({"source": "the bishop"}, 422, "does not say", "words that the article does not hold"),
    ({"source": "", "cue": "", "content": ""}, 400, "without a word", "nothing is left"),
    ({"content_at": "0:9 4:12"}, 400, "partly the same characters", "characters named twice"),
    ({"content_at": "5:999999"}, 400, "has no characters", "characters beyond the text"),
    ({"content_at": "5;9"}, 422, "", "no characters at all"),
    ({"act": "singing"}, 422, "", "an act that is none"),
    ({"act": "writing", "why": " "}, 400, "says why", "no reason"),
    ({"act": "writing", "to": "https://evil.example/"}, 422, "", "a way back to elsewhere"),
]


@pytest.mark.parametrize(("typed", "status", "told", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_cannot_be_taken_is_told_and_nothing_is_kept(
    client: TestClient, ledger: Ledger, typed: dict[str, str], status: int, told: str, reason: str
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    sent = form_of(client.get(page).text) | {"who": "Bo Stahl", "why": "so it is"} | typed
    answer = client.post(f"{page}/corrections", data=sent)
    assert answer.status_code == status, reason
    assert told in answer.text
    assert list(ledger.view().judgements()) == []


def test_what_was_typed_is_still_in_the_form(client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    sent = form_of(client.get(page).text) | {"source": "the bishop <b>", "act": "thought", "why": "heard so"}
    answer = client.post(f"{page}/corrections", data=sent)
    assert "the bishop &lt;b&gt;</textarea>" in answer.text
    assert "<option selected>thought" in answer.text
    assert "heard so" in answer.text


def test_a_busy_ledger_is_told_and_the_form_keeps_what_was_typed(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise BusyError("another program is writing to it", hint="wait until that is done")

    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    sent = form_of(client.get(page).text) | {"source": "Halmora", "why": "heard so"}
    monkeypatch.setattr(corrections, "correct", busy)
    answer = client.post(f"{page}/corrections", data=sent)
    assert answer.status_code == 503
    assert "nother program is writing" in answer.text
    assert "Halmora</textarea>" in answer.text
    told = client.post(f"/api{page}/corrections", json={"act": "thought", "why": "heard so"})
    assert (told.status_code, told.json()["kind"]) == (503, "busy")
    assert told.headers["retry-after"]


DONE = [
    ("corrections", {"act": "thought"}, "Corrected.", "#undo", "corrected"),
    ("corrections", {"nothing": "true"}, "Struck, as no attribution.", "#undo", "struck"),
    ("undo", {}, "Taken back", "#mend", "taken back"),
]


@pytest.mark.parametrize(("deed", "typed", "said", "way", "reason"), DONE, ids=[case[-1] for case in DONE])
@pytest.mark.parametrize("to", ["article", "attribution"])
def test_what_was_done_is_said_once_with_the_way_to_undo_it(
    client: TestClient, ledger: Ledger, to: str, deed: str, typed: dict[str, str], said: str, way: str, reason: str
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    if deed == "undo":
        client.post(f"/api{page}/corrections", json={"act": "thought", "why": "so it is"})
    sent = form_of(client.get(page).text) | {"why": "so it is", "to": to} | typed
    shown = client.post(f"{page}/{deed}", data=sent if deed != "undo" else {"why": "so it is", "to": to})
    (told,) = re.findall(r'<p class="just" role="status">.*?</p>', shown.text)
    assert said in told, reason
    assert f'href="{page}{way}"' in told
    assert 'class="just"' not in client.get(shown.url.path).text


def test_what_a_cookie_of_another_make_says_is_not_said(client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    for value in ("corrected", "sold.attribution-0123456789", "corrected.attribution-0123456789<b>", "x" * 3_000):
        client.cookies.set("lately", value)
        shown = client.get(f"/attributions/{was['id']}")
        assert shown.status_code == 200
        assert 'class="just"' not in shown.text


def test_no_attribution_and_back(client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = f"/attributions/{was['id']}"
    sent = form_of(client.get(page).text) | {"nothing": "true", "why": "a figure of speech", "to": "article"}
    answer = client.post(f"{page}/corrections", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{was['article']}#corrected"
    assert client.get(f"/api{page}").status_code == 404
    struck = client.get(page)
    assert struck.status_code == 200
    assert "Struck" in struck.text
    assert "a figure of speech" in client.get(f"/articles/{was['article']}").text
    answer = client.post(f"{page}/undo", data={"why": "it is one", "to": "article"}, follow_redirects=False)
    assert answer.headers["location"] == f"/at/{was['id']}"
    assert client.get(f"/api{page}").json()["corrected"] is None
    history = client.get(page).text
    assert history.index("took it back") < history.index("no attribution")
    assert "no longer stands" in history
    assert client.post(f"{page}/undo", data={"why": "again"}).status_code == 404


SENT: list[tuple[dict[str, Any], int, str]] = [
    ({"source": [[358, 370]]}, 201, "a span"),
    ({"source": ["Drovia’s defence ministry"]}, 201, "words"),
    ({"source": []}, 201, "none"),
    ({"act": "thought"}, 201, "an act"),
    ({"nothing": True}, 201, "no attribution"),
    ({}, 400, "nothing"),
    ({"nothing": True, "act": "thought"}, 400, "nothing, and something"),
    ({"source": [[9, 3]]}, 400, "a span that ends before it begins"),
    ({"source": [[-1, 3]]}, 422, "a span before the text"),
    ({"source": ["the bishop"]}, 404, "words that do not stand there"),
    ({"source": ["x"] * 61}, 422, "too many parts"),
    ({"source": [""]}, 422, "an empty part"),
]


@pytest.mark.parametrize(("said", "status", "reason"), SENT, ids=[case[-1] for case in SENT])
def test_a_program_corrects(client: TestClient, ledger: Ledger, said: dict[str, Any], status: int, reason: str) -> None:
    was = attribution(client, ledger, SURRENDERED)
    answer = client.post(f"/api/attributions/{was['id']}/corrections", json={**said, "why": "so it is"})
    assert answer.status_code == status, reason
    if status != 201:
        assert answer.headers["content-type"] == "application/problem+json"
        assert list(ledger.view().judgements()) == []
        return
    assert (answer.json()["who"], answer.json()["why"]) == (USER, "so it is")
    assert "is not shown yet" not in client.get(f"/articles/{was['article']}").text
    undone = client.post(f"/api/attributions/{was['id']}/undo", json={"who": "Bo Stahl", "why": "it was right"})
    assert (undone.status_code, undone.json()["who"]) == (201, "Bo Stahl")
    assert attribution(client, ledger, SURRENDERED) == was


def test_of_days_gone_by_nothing_is_corrected(client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    assert '<form class="mending"' in client.get(f"/attributions/{was['id']}").text
    past = client.get(f"/attributions/{was['id']}", params={"published_until": "2033-12-31"})
    assert '<form class="mending"' not in past.text


def test_without_a_script_and_by_keyboard_alone(without_script: Watched, client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = without_script.open(f"/articles/{was['article']}")
    link = page.locator(f'a.mend[href="/attributions/{was["id"]}"]')
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/attributions/{was['id']}")
    _tab_to(page, "mend-source")
    page.keyboard.press("Control+A")
    page.keyboard.type("Drovia’s defence ministry")
    _tab_to(page, "mend-why")
    page.keyboard.type("so it is")
    page.keyboard.press("Enter")
    page.get_by_text("What people said of it").wait_for()
    assert client.get(f"/api/attributions/{was['id']}").json()["source_text"] == ["Drovia’s defence ministry"]
    _tab_to(page, "undo-why")
    page.keyboard.type("it was right")
    page.keyboard.press("Enter")
    page.get_by_text("took it back").wait_for()
    assert client.get(f"/api/attributions/{was['id']}").json()["corrected"] is None


def _tab_to(page: Any, id: str) -> None:
    """Go to a field with the tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == id:
            return
    raise AssertionError(f"the keyboard does not reach {id}")


def test_in_the_margin_by_keyboard_alone(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = watched.open(f"/articles/{was['article']}")
    page.locator(f'a.mend[href="/attributions/{was["id"]}"]').focus()
    page.keyboard.press("Enter")
    page.locator("form.mending").wait_for()
    assert page.evaluate("document.activeElement.id") == "mend-source"
    page.keyboard.press("Control+A")
    page.keyboard.type("Drovia’s defence ministry")
    _tab_to(page, "mend-why")
    page.keyboard.type("so it is")
    page.keyboard.press("Enter")
    page.get_by_text(f"corrected by {USER}").wait_for()
    assert client.get(f"/api/attributions/{was['id']}").json()["source_text"] == ["Drovia’s defence ministry"]


def test_struck_in_the_margin_and_taken_back(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = watched.open(f"/articles/{was['article']}")
    count = page.locator("#ledger > ol > li").count()
    link = page.locator(f'a.mend[href="/attributions/{was["id"]}"]')
    link.click()
    form = page.locator("form.mending")
    form.get_by_label("Why").fill("a figure of speech")
    form.get_by_role("button", name="It is no attribution").click()
    page.get_by_role("link", name="see it, or take it back").click()
    page.get_by_label("Why").fill("it is one")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("took it back").wait_for()
    assert watched.open(f"/articles/{was['article']}").locator("#ledger > ol > li").count() == count


def test_the_form_in_the_margin_is_closed_by_the_link_that_opened_it(
    watched: Watched, client: TestClient, ledger: Ledger
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    link = watched.open(f"/articles/{was['article']}").locator(f'a.mend[href="/attributions/{was["id"]}"]')
    link.click()
    watched.page.locator("form.mending").wait_for()
    link.click()
    assert watched.page.locator("form.mending").count() == 0


def test_a_half_filled_form_is_not_left_unasked(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    asked: list[str] = []
    page = watched.open(f"/articles/{was['article']}")

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.locator(f'a.mend[href="/attributions/{was["id"]}"]').click()
    page.locator("form.mending").wait_for()
    page.reload()
    assert asked == []
    page.locator(f'a.mend[href="/attributions/{was["id"]}"]').click()
    page.locator("#mend-source").fill("Osric Vane")
    page.reload()
    assert asked == ["beforeunload"]


def test_while_one_is_corrected_the_marking_stays_on_it(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    was = attribution(client, ledger, SURRENDERED)
    page = watched.open(f"/articles/{was['article']}")
    link = page.locator(f'a.mend[href="/attributions/{was["id"]}"]')
    number = str(link.locator("xpath=ancestor::li").get_attribute("id"))[1:]
    other = page.locator(f"#ledger > ol > li:not(#a{number})").last
    lights = other.get_attribute("data-lights")
    link.click()
    page.locator("form.mending").wait_for()
    other.hover()
    assert page.locator(f"#text .n{number}.lit").count() > 0
    assert page.locator(f"#text .{lights}.lit:not(.n{number})").count() == 0
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 4_000)
    page.wait_for_timeout(300)
    assert page.locator(f"#a{number}.current").count() == page.locator("li.current").count() == 1


def test_what_sends_the_form_is_in_sight_as_soon_as_it_is_open(
    watched: Watched, client: TestClient, ledger: Ledger
) -> None:
    was = attribution(client, ledger, SURRENDERED)
    watched.page.set_viewport_size({"width": 1280, "height": 720})
    page = watched.open(f"/articles/{was['article']}")
    page.locator(f'a.mend[href="/attributions/{was["id"]}"]').click()
    page.locator("form.mending").wait_for()
    page.wait_for_timeout(800)  # it is scrolled to smoothly
    box, frame = page.get_by_role("button", name="Correct it").bounding_box(), page.locator("#ledger").bounding_box()
    assert box
    assert frame
    assert frame["y"] < box["y"]
    assert box["y"] + box["height"] <= min(720, frame["y"] + frame["height"])

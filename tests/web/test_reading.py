"""A text, a file or an address is read at once; nothing is kept unless it is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from onrecord.desk.keeping import dump
from onrecord.desk.opening import Ledger
from onrecord.desk.pages import posted
from onrecord.publish.reading_json import reading_schema
from onrecord.record import Capture
from onrecord.record.ledger import Entry
from onrecord.web.holding import MOST, Held
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page
from tests.web.conftest import EXAMPLES, Watched

TEXT = "The harbour board said on Tuesday that the ferry would stop.\n\n“Nobody asked us,” said Berit Holm."


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """What the desk fetches from, in the place of the network."""
    press = Press({ADDRESS: page(*PARAGRAPHS)})
    monkeypatch.setattr(posted, "fetcher", lambda: press)
    return press


SENT = [
    ({"data": {"text": TEXT}}, "Berit Holm", "a text that was pasted"),
    ({"files": {"file": ("ferry.txt", TEXT.encode())}}, "Berit Holm", "a file of text"),
    ({"files": {"file": ("page.html", page(*PARAGRAPHS))}}, "Ferry to stop until April", "a page"),
    ({"data": {"text": page(*PARAGRAPHS).decode()}}, "Ferry to stop until April", "a page's markup, pasted"),
    ({"data": {"address": ADDRESS}}, "Ferry to stop until April", "an address"),
    ({"data": {"address": f"# dropped\r\n{ADDRESS}\r\n"}}, "Ferry to stop until April", "a link that was dropped"),
]


@pytest.mark.parametrize(("sent", "shown", "reason"), SENT, ids=[case[-1] for case in SENT])
def test_what_is_sent_is_read_and_not_kept(
    client: TestClient, ledger: Ledger, press: Press, sent: dict[str, dict[str, str]], shown: str, reason: str
) -> None:
    before = list(dump(ledger.view()))
    answer = client.post("/read", **sent)  # type: ignore[arg-type]
    assert answer.status_code == 200, reason
    assert shown in answer.text
    assert "Read, and not kept." in answer.text
    assert list(dump(ledger.view())) == before


REFUSED = [
    ({}, 422, "nothing was sent", "nothing"),
    ({"data": {"text": " \n"}}, 422, "nothing was sent", "white space"),
    ({"data": {"text": TEXT, "address": ADDRESS}}, 400, "cannot be read at once", "two things"),
    ({"data": {"text": TEXT, "date": "2031-02-30"}}, 400, "is no day", "a day that no calendar has"),
    ({"data": {"address": "http://127.0.0.1/"}}, 422, "nothing is fetched from there", "an inside address"),
    ({"data": {"address": "file:///etc/passwd"}}, 422, "", "no web address"),
    ({"files": {"file": ("x.bin", b"\x00\x01\x02\xff" * 50)}}, 422, "", "bytes that are no text"),
    ({"files": {"file": ("feed.xml", b"<rss version='2.0'><channel/></rss>")}}, 422, "holds many articles", "a feed"),
    ({"data": {"text": "word " * 25_000}}, 413, "are read here", "a text that is too long"),
]


@pytest.mark.parametrize(("sent", "status", "told", "reason"), REFUSED, ids=[case[-1] for case in REFUSED])
def test_what_cannot_be_read_says_why_and_keeps_what_was_typed(
    client: TestClient, sent: dict[str, dict[str, str]], status: int, told: str, reason: str
) -> None:
    answer = client.post("/read", **sent)  # type: ignore[arg-type]
    assert answer.status_code == status, reason
    assert told in answer.text
    assert 'role="alert"' in answer.text
    for typed in sent.get("data", {}).values():
        assert typed.split("\n")[0].strip()[:60] in answer.text


CALLED = [
    (TEXT, "The harbour board said on Tuesday that the ferry would …", "its first words, none of them cut"),
    ("Nobody asked us,\nsaid Berit Holm.", "Nobody asked us, said Berit Holm.", "a short text, all of it"),
    ("x" * 70, "x" * 60 + " …", "one long word"),
    ("\u202eNobody asked us", "{U+202E}Nobody asked us", "nothing hidden"),
]


@pytest.mark.parametrize(("text", "called", "reason"), CALLED, ids=[case[-1] for case in CALLED])
def test_a_pasted_text_is_called_by_its_first_words(client: TestClient, text: str, called: str, reason: str) -> None:
    shown = client.post("/read", data={"text": text}).text
    assert f"<title>{called}" in shown, reason
    assert "pasted text" not in shown
    assert shown.count(f"<bdi>{called}</bdi>") == 0  # above it stands the same as its title


def test_what_was_read_is_kept_when_asked(client: TestClient, ledger: Ledger) -> None:
    read = client.post("/read", data={"text": TEXT, "outlet": "The Slate", "date": "2031-02-11", "title": "Ferry"})
    held = read.text.split('name="held" value="')[1].split('"')[0]
    kept = client.post("/articles", data={"held": held}, follow_redirects=False)
    assert kept.status_code == 303
    shown = client.get(kept.headers["location"])
    assert "Berit Holm" in shown.text
    row = ledger.view().article(kept.headers["location"].rpartition("/")[2]).row
    assert (row.title, row.outlet, row.published) == ("Ferry", "The Slate", "2031-02-11")
    again = client.post("/articles", data={"held": held}, follow_redirects=False)
    assert again.headers["location"] == kept.headers["location"]
    assert "is not shown yet" not in shown.text


def test_what_is_no_longer_held_is_said(client: TestClient) -> None:
    answer = client.post("/articles", data={"held": "guessed"})
    assert answer.status_code == 404
    assert "no longer held" in answer.text


def test_only_the_last_few_are_held() -> None:
    held = Held()
    names = [held.hold(_entry(bytes([number]) * 10)) for number in range(MOST + 1)]
    assert held.find(names[1]).capture is not None
    with pytest.raises(Exception, match="no longer held"):
        held.find(names[0])


def _entry(raw: bytes) -> Entry:
    return Entry(Capture(raw, "text", "x"))


def test_the_api_reads_as_the_terminal_does(client: TestClient) -> None:
    told = client.post("/api/read", json={"text": TEXT, "date": "2031-02-11"}).json()
    jsonschema.validate(told, reading_schema())
    assert told["text"] == TEXT
    assert {"Berit Holm"} <= {item["who"]["name"] for item in told["attributions"] if "who" in item}


ADDED = [
    ({"text": TEXT}, 201, "a text"),
    ({"address": ADDRESS}, 201, "an address"),
    ({}, 422, "nothing"),
    ({"text": TEXT, "address": ADDRESS}, 400, "both"),
    ({"text": "\ud800 said"}, 422, "half of a surrogate pair"),
    ({"text": TEXT, "date": "yesterday"}, 422, "no day"),
    ({"text": TEXT, "date": "2031-02-30"}, 400, "a day that no calendar has"),
]


@pytest.mark.parametrize(("sent", "status", "reason"), ADDED, ids=[case[-1] for case in ADDED])
def test_the_api_adds(client: TestClient, press: Press, sent: dict[str, str], status: int, reason: str) -> None:
    body = json.dumps(sent)
    answer = client.post("/api/articles", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, reason
    if status == 201:
        added = answer.json()
        assert added["new"]
        assert client.get(f"/api/articles/{added['id']}").status_code == 200
        again = client.post("/api/articles", content=body, headers={"content-type": "application/json"})
        assert again.json() == added | {"new": False}
    else:
        assert answer.headers["content-type"] == "application/problem+json"


def test_another_language_is_kept_unread(client: TestClient) -> None:
    french = "Le maire a déclaré mardi que le bac ne traverserait plus la rivière avant le printemps. " * 4
    page = client.post("/read", data={"text": french})
    assert "what follows is a guess" in page.text
    added = client.post("/api/articles", json={"text": french}).json()
    assert "French" in added["unread"]
    shown = client.get(f"/articles/{added['id']}").text
    assert "Not read" in shown
    assert "traverserait" in shown


def test_a_text_is_pasted_read_and_kept_with_and_without_a_script(watched: Watched, without_script: Watched) -> None:
    for one in (watched, without_script):
        page = one.open("/")
        page.get_by_role("link", name="Read a text").click()
        page.get_by_label("The text").fill((EXAMPLES / "ferry.txt").read_text())
        page.get_by_role("button", name="Read it").click()
        page.locator("#a1").wait_for()
        page.get_by_role("button", name="Keep it in the ledger").click()
        page.wait_for_url("**/articles/article-*")
        assert page.locator("#a1").is_visible()


DROPPED = [
    ("text/plain", TEXT, "Berit Holm", "a text"),
    ("file", TEXT, "Berit Holm", "a file"),
    ("text/uri-list", ADDRESS, "Ferry to stop until April", "a link"),
]


@pytest.mark.parametrize(("kind", "content", "shown", "reason"), DROPPED, ids=[case[-1] for case in DROPPED])
def test_what_is_dropped_on_a_page_is_read(
    watched: Watched, press: Press, kind: str, content: str, shown: str, reason: str
) -> None:
    page = watched.open("/articles")
    page.evaluate(
        """([kind, content]) => {
          const transfer = new DataTransfer();
          if (kind === "file") transfer.items.add(new File([content], "ferry.txt", { type: "text/plain" }));
          else transfer.setData(kind, content);
          const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
          document.querySelector("main").dispatchEvent(drop);
        }""",
        [kind, content],
    )
    page.locator("#ledger").wait_for()
    assert page.get_by_text(shown).first.is_visible(), reason


def test_what_is_dragged_from_the_page_itself_is_no_drop(watched: Watched) -> None:
    sent = watched.open("/articles").evaluate(
        """() => {
          let sent = 0;
          HTMLFormElement.prototype.submit = () => (sent += 1);
          const transfer = new DataTransfer();
          transfer.setData("text/plain", "Osric Van");
          const main = document.querySelector("main");
          return ["dragstart", "dragover", "drop", "dragend", "dragover", "drop"].map((kind) => {
            main.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
            return sent;
          });
        }"""
    )
    assert sent == [0, 0, 0, 0, 0, 1]  # what comes from elsewhere after it is one


def test_a_file_is_chosen(without_script: Watched) -> None:
    page = without_script.open("/read")
    page.get_by_label("or a file").set_input_files(Path(EXAMPLES / "bridge.html"))
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name=re.compile("^Orrin bridge"), level=1).wait_for()

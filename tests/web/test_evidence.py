"""What an article came as: looked at without anything in it happening."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from onrecord.desk.pages.evidence import evidence_of
from onrecord.web import create_app
from tests.web.conftest import HOST, Watched, make_ledger

HOSTILE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ferry stops</title>
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<style>body { background: url(https://evil.example/pixel) } @import "https://evil.example/y.css";</style>
<script>parent.document.title = "taken"; alert(1)</script></head>
<body onload="alert(2)"><article><h1>The ferry stops</h1>
<p onclick="alert(3)">The harbour board said the ferry would stop on Monday.<img src="https://evil.example/a.png"
onerror="alert(4)" alt="a \u202eferry"></p>
<svg onload="alert(5)"><script>alert(6)</script></svg><iframe src="https://evil.example/"></iframe>
<p><a href="javascript:alert(7)" style="position:fixed">The mayor</a> said the town would pay for a bus.</p>
<form action="https://evil.example/"><input name="q"><button>Send</button></form>
<math><mtext><script>alert(8)</script></mtext></math>
</article></body></html>"""


@pytest.fixture
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one hostile page and one text, in the place of the examples."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.html").write_text(HOSTILE)
    (folder / "text.txt").write_text("The mayor said <b>the ferry</b> would stop.\n\nIt \u202e will, he said.\n")
    make_ledger(folder / "hostile.db", folder / "page.html", folder / "text.txt")
    return folder / "hostile.db"


def ids(ledger: Ledger) -> dict[str, str]:
    view = ledger.view()
    return {view.article(row.id).capture.media: row.id for row in view.articles()}


def test_the_page_is_still(client: TestClient, ledger: Ledger) -> None:
    answer = client.get(f"/articles/{ids(ledger)['html']}/evidence/raw")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "The harbour board said" in answer.text
    assert "[picture: a {U+202E}ferry]" in answer.text
    for gone in ("<script", "onload", "onclick", "onerror", "evil.example", "javascript:", "<svg", "<form", "<iframe"):
        assert gone not in answer.text, gone


def test_a_text_is_plain(client: TestClient, ledger: Ledger) -> None:
    answer = client.get(f"/articles/{ids(ledger)['text']}/evidence/raw")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "<b>the ferry</b>" in answer.text
    assert "{U+202E}" in answer.text


def test_the_bytes_are_a_file_and_the_very_same(client: TestClient, ledger: Ledger) -> None:
    id = ids(ledger)["html"]
    for path in (f"/articles/{id}/evidence/bytes", f"/api/articles/{id}/bytes"):
        answer = client.get(path)
        assert answer.content == HOSTILE.encode()
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert answer.headers["content-type"] == "application/octet-stream"


def test_the_facts_are_those_of_the_terminal(client: TestClient, ledger: Ledger) -> None:
    stored = ledger.view().article(ids(ledger)["html"])
    page = client.get(f"/articles/{stored.row.id}/evidence").text
    for name, value in evidence_of(stored).facts:
        assert f"<dt>{name}</dt>" in page
        assert value in page


def test_nothing_in_the_frame_happens(watched: Watched, ledger: Ledger) -> None:
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    page = watched.open(f"/articles/{ids(ledger)['html']}/evidence")
    frame = page.frame_locator("iframe.still")
    assert frame.get_by_text("The harbour board said").is_visible()
    assert page.title().startswith("Evidence")
    page.wait_for_timeout(300)


@pytest.mark.parametrize("page", ["evidence", "evidence/raw", "evidence/bytes", "changes"])
def test_of_an_article_that_is_none_there_is_nothing(ledger: Ledger, page: str) -> None:
    with TestClient(create_app(ledger), base_url=HOST) as client:
        assert client.get(f"/articles/article-0000/{page}").status_code == 404

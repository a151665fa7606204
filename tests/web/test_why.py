"""Why: every id that a page shows has an answer, as a page and to programs, and leads on to what it names."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.desk.claims import told_claims
from onrecord.desk.explaining.why import why
from onrecord.desk.opening import Ledger
from onrecord.desk.query import Query
from onrecord.desk.sources import named_sources
from onrecord.web.addresses import address_of, is_own, place_of
from tests.web.conftest import Watched

EVERY = Query()


def shown_ids(ledger: Ledger) -> list[str]:
    view = ledger.view()
    told = told_claims(view, EVERY)[0]
    source = named_sources(view, EVERY)[0].source.id
    own = next(telling.id for telling in told.known.values() if "/" in telling.id)
    return [told.claim.id, told.claim.wording, told.tellings[0].article, source, own]


def test_one_thing_is_this_and_two_are_these(client: TestClient, ledger: Ledger) -> None:
    one, other = (told.claim.id for told in told_claims(ledger.view(), EVERY)[:2])
    assert "Why this claim?" in client.get(f"/why/{one}").text
    assert "Why these claims?" in client.get(f"/why/{one}", params={"other": other}).text


def test_a_page_says_why_as_the_terminal_does(client: TestClient, ledger: Ledger) -> None:
    for id in shown_ids(ledger):
        found = why(ledger.view(), id)
        page, told = client.get(f"/why/{id}"), client.get(f"/api/why/{id}")
        assert page.status_code == told.status_code == 200, id
        assert told.json()["answer"] == found.page.answer
        assert _shown(found.page.answer) in _unlinked(page.text), id
        for section in found.page.sections:
            if section.cases or section.note:
                assert _shown(section.heading) in page.text, id


def _unlinked(page: str) -> str:
    """Its words; ids in them lead where they point."""
    return re.sub(r"</?a\b[^>]*>", "", page)


def _shown(words: str) -> str:
    return words.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;")


BESIDE = [
    ("origin-1", 200, "an origin"),
    ("same", 200, "a relation"),
    ("origin-99", 404, "an origin that is none"),
    ("nonsense", 400, "no id"),
    ("article-00000000", 400, "another kind of thing"),
]


@pytest.mark.parametrize(("other", "status", "reason"), BESIDE, ids=[case[-1] for case in BESIDE])
def test_what_stands_beside_a_claim_is_asked_for_in_the_address(
    client: TestClient, ledger: Ledger, other: str, status: int, reason: str
) -> None:
    claim = told_claims(ledger.view(), EVERY)[0].claim.id
    assert client.get(f"/why/{claim}", params={"other": other}).status_code == status, reason
    assert client.get(f"/api/why/{claim}", params={"other": other}).status_code == status, reason


def test_what_is_none_says_so(client: TestClient) -> None:
    assert client.get("/why/claim-00000000").status_code == 404
    assert client.get("/api/why/Nobody%20Whatever").json()["kind"] == "not_found"


def test_every_telling_opens_at_its_place(client: TestClient, ledger: Ledger) -> None:
    for telling in {telling.id for told in told_claims(ledger.view(), EVERY) for telling in told.known.values()}:
        answer = client.get(place_of(telling), follow_redirects=False)
        assert answer.status_code == 307, telling
        address, _, anchor = answer.headers["location"].partition("#")
        assert f'id="{anchor}"' in client.get(address).text, telling
        assert client.get(f"/api/places/{telling}").json()["page"] == answer.headers["location"]


ADDRESSES = [
    ("claim-41e3aa00", "/claims/claim-41e3aa00"),
    ("article-41e3/as-0b", "/at/article-41e3/as-0b"),
    ("link-41e3", "/why/link-41e3"),
    ("claim-", ""),
    ("claim-41e3/../x", ""),
    ("The Daily Brazier", ""),
]


@pytest.mark.parametrize(("id", "address"), ADDRESSES)
def test_an_id_leads_to_its_page_and_nothing_else_does(id: str, address: str) -> None:
    assert address_of(id) == address


OWN = [
    ("/claims/claim-41", True), ("//evil.example", False), ("https://evil.example/", False), ("", False),
    ("/\\evil.example", False), ("/\tx", False), ("/a\r\nset-cookie: x", False), ("javascript:alert(1)", False),
]  # fmt: skip


@pytest.mark.parametrize(("address", "own"), OWN)
def test_a_form_leads_back_to_pages_of_ours_alone(address: str, own: bool) -> None:
    assert is_own(address) is own


def test_the_page_is_read_without_a_script(without_script: Watched, ledger: Ledger) -> None:
    claim = told_claims(ledger.view(), EVERY)[0].claim.id
    page = without_script.open(f"/why/{claim}")
    assert page.get_by_role("heading", name="What holds it together").is_visible()
    page.locator(".words a").first.click()
    page.wait_for_url(re.compile(r"/articles/article-[0-9a-f]+(\?acts=all)?#[tu]\d+$"))

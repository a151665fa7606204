"""What the benchmark of the desk fills its ledgers with: linked, judged, and as each page needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

import pytest
from starlette.testclient import TestClient

from benchmarks.desk import FULL, SHOWN, addresses_of, asked
from benchmarks.desk_ledger import ARTICLES_A_DAY, AT_MOST, RARE, RARE_ARTICLES, DeskFilling, planned
from benchmarks.story_articles import PEOPLE, RARE_WORD, person, read_stories, sample_texts, story_entry
from onrecord.desk.judging import cases
from onrecord.desk.judging.cases import EVERY, Court
from onrecord.desk.judging.grading import give_grade
from onrecord.desk.keeping import verify
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.opening import Ledger
from onrecord.desk.query import Query
from onrecord.desk.recent import window
from onrecord.desk.standing import CORRECT
from onrecord.record.traits import Traits
from onrecord.store import View
from onrecord.store.entries import prepare
from onrecord.store.linked import LinkedView

WANTED = 1_500


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, TestClient]]:
    with asked(str(tmp_path_factory.mktemp("desk") / "small.db")) as (ledger, client):
        with ledger.writer() as writer:
            DeskFilling(ledger).fill(writer, WANTED)
        yield ledger, client


def test_articles_are_planned_in_the_order_of_their_days_and_of_so_many_a_day() -> None:
    some = list(islice(planned(1), 3_000))
    days = [each.day for each in some]
    assert days == sorted(days)
    assert 1_000 / (days[-1] - days[1_999]) == pytest.approx(ARTICLES_A_DAY, rel=0.2)
    assert {each.place for each in some} == set(range(AT_MOST))


def test_what_takes_the_place_of_a_word_is_as_long() -> None:
    """So that spans of the reading are where they are in the text that was read: the store refuses no article."""
    sample = read_stories()
    assert len({person(number) for number in range(PEOPLE)}) == PEOPLE
    for each in islice(planned(1), 200):
        entry = story_entry(sample, each, "Outlet 00", "https://news.example/1")
        assert entry.reading is not None
        assert len(entry.reading.article.text) in {len(text) for text in sample_texts()}
        credited = {row["source_name"] for row in prepare(entry).attributions if row["source_kind"] == "person"}
        assert all(name is None or name in entry.reading.article.text for name in credited)


def test_the_ledger_is_linked_and_its_ids_are_what_they_say(desk: tuple[Ledger, TestClient]) -> None:
    ledger, _ = desk
    assert LinkedView(ledger.view(), linker_name()).is_complete(CORRECT)
    assert list(verify(ledger)) == []


def test_every_page_has_what_it_is_for(desk: tuple[Ledger, TestClient]) -> None:
    _, client = desk

    def listed(kind: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = client.get(f"/api/{kind}?limit=200").json()["items"]
        return found

    claims, sources, forecasts = listed("claims"), listed("sources"), listed("forecasts")
    assert len(claims) > 50
    assert {each["tellings"] for each in claims} > {2, 3}
    assert all(2 <= int(str(each["articles"])) <= AT_MOST for each in claims)
    assert sum(int(str(each["attributions"])) > 1 for each in sources) > 20
    assert len(sources) > 100
    assert len({each["due"] for each in forecasts}) > 10
    assert any(each["outcome"] for each in forecasts)
    assert len(listed("suggestions")) > 10
    assert client.get("/api/map").json()["places"]
    assert client.get("/api/inbox").json()["failures"]
    assert client.get("/api/search?q=weeks").json()["contents"]


def test_what_is_rare_is_found_as_often_in_a_ledger_of_any_size(desk: tuple[Ledger, TestClient]) -> None:
    """By one outlet, spread over all its days, and more than a page shows; in the large ledger it is to be found
    among a hundred times as much."""
    ledger, client = desk
    found = ledger.view().search(RARE_WORD)
    assert (found.article_count, {each.outlet for each in found.candidates}) == (RARE_ARTICLES, {RARE})
    by_officials = ledger.view().search(RARE_WORD, traits=Traits(source="officials"))
    assert by_officials.article_count == RARE_ARTICLES > SHOWN
    days = sorted(row.published or "" for row in ledger.view().articles())
    printed = sorted(row.published or "" for row in ledger.view().articles(outlet=RARE))
    assert printed[0] < days[len(days) // 2] < printed[-1]
    assert len(set(printed)) > 2, "each time the ledger is written to, which this small one is four times or five"
    assert all(len(client.get(f"/api{page}").json()["contents"]) >= SHOWN for page in FULL)


def test_every_address_that_is_measured_answers(desk: tuple[Ledger, TestClient]) -> None:
    _, client = desk
    addresses = addresses_of(client)
    assert len(addresses) > 18
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_some_articles_are_copies_and_some_later_versions(desk: tuple[Ledger, TestClient]) -> None:
    ledger, client = desk
    rows = list(ledger.view().articles())
    addresses = [row.address for row in rows]
    again = next(row for row in rows if addresses.count(row.address) > 1)
    assert client.get(f"/api/articles/{again.id}/changes").json()
    linked = LinkedView(ledger.view(), linker_name())
    assert list(linked.copies(linked.rows_of(linked.states(rows, CORRECT)).values()))


def _held_court(court: Callable[..., Court], view: View, within: Query = EVERY, *, waiting: bool = False) -> Court:
    assert within.since is not None, "the whole ledger is gone through"
    return court(view, within, waiting=waiting)


def test_a_grade_in_a_large_ledger_looks_around_what_is_graded_alone(
    desk: tuple[Ledger, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found again on the page of what it was given to, and may be taken back."""
    ledger, client = desk
    monkeypatch.setattr(window, "__kwdefaults__", {"most": 50})

    monkeypatch.setattr("onrecord.desk.judging.cases.court", partial(_held_court, cases.court))
    for kind, grade in (("sources", "B"), ("claims", "2")):
        id = str(client.get(f"/api/{kind}?limit=1").json()["items"][0]["id"])
        give_grade(ledger, id, grade, who="Ann", why="as it reads")
        assert "as it reads" in client.get(f"/{kind}/{id}").text
        give_grade(ledger, id, None, who="Ann", why="on second thoughts")
        assert "as it reads" not in client.get(f"/{kind}/{id}").text

"""What is said of sources in a ledger of which pages look at the newest articles alone (here six)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import crediting, recent
from onrecord.desk.correcting import Right, correct
from onrecord.desk.crediting import standing_credits
from onrecord.desk.judging.grading import give_grade, grade_of
from onrecord.desk.judging.replying import reply
from onrecord.desk.linking.running import link
from onrecord.desk.opening import Ledger, View, opened
from onrecord.desk.query import Query
from onrecord.desk.sources import named_sources
from onrecord.record.traits import Traits
from tests.desk.linking.oskel import entries
from tests.store.material import entry_of

OF_ALL = Query()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(str(tmp_path / "oskel.db"), create=True) as ledger:
        yield ledger


def look_at(monkeypatch: pytest.MonkeyPatch, newest: int) -> None:
    defaults = recent.window.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "most", newest)


def test_every_source_that_is_listed_can_be_graded_and_replied_to(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ledger.writer() as writer:
        for entry in entries():
            writer.add(entry)
    link(ledger)
    listed = named_sources(ledger.view(), OF_ALL)
    article = next(iter(ledger.view().articles())).id
    look_at(monkeypatch, 6)
    assert recent.is_large(ledger.view())
    for named in listed:
        give_grade(ledger, named.source.id, "C", who="Bo", why="I asked")
        reply(ledger, named.source.id, "no", (article,), who="Ida Lind", why="I asked")


def test_one_person_has_one_grade_of_a_source_wherever_it_was_given(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = sorted(entries(), key=lambda entry: (entry.extraction.article.date or "") if entry.extraction else "")
    half = len(every) * 6 // 10
    with ledger.writer() as writer:
        for entry in every[:half]:
            writer.add(entry)
    link(ledger)
    for named in named_sources(ledger.view(), OF_ALL):
        give_grade(ledger, named.source.id, "B", who="Bo", why="first")
    with ledger.writer() as writer:
        for entry in every[half:]:
            writer.add(entry)
    link(ledger)
    look_at(monkeypatch, 6)
    newest = named_sources(ledger.view(), recent.window(ledger.view(), OF_ALL).query)
    for named in newest:
        give_grade(ledger, named.source.id, "D", who="Bo", why="second")
    look_at(monkeypatch, 300)
    for named in named_sources(ledger.view(), OF_ALL):
        given = grade_of(ledger.view(), named.source.id).graded.given
        assert len(given) <= 1, named.source.name


def test_a_grade_of_a_small_ledger_is_seen_with_its_first_mention(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        for entry in entries():
            writer.add(entry)
    link(ledger)
    named = next(
        one
        for one in named_sources(ledger.view(), OF_ALL)
        if all(each.row.published for each in one.credits)
        and len({str(each.row.published)[:10] for each in one.credits}) > 1
    )
    give_grade(ledger, named.source.id, "B", who="Bo", why="I asked")
    first = str(named.credits[-1].row.published)[:10]
    then = ledger.view(published_until=first)
    (id,) = (one.source.id for one in named_sources(then, OF_ALL) if one.source.name == named.source.name)
    assert [each.grade for each in grade_of(then, id).graded.given] == ["B"]


def test_a_corrected_source_is_found_behind_many_newer_articles_with_its_name(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many hold the name; behind more corrections than are looked through where it is narrowed to fewer."""
    monkeypatch.setattr(crediting, "LOOKED", 2)
    monkeypatch.setattr(crediting, "AT_ONCE", 1)
    add_and_correct(ledger, "Ilse Tarn came to the quay. Yesterday she said the ferry will sail.", "2030", "Ilse Tarn")
    with ledger.writer() as writer:
        for number in range(5):
            newer = f"Ferry {number}\n\nThe ferry sails past Tarn rock no {number}."
            writer.add(entry_of(newer, f"{number}", facts={"date": "2031-05-03", "outlet": "Outlet 2031"}))
    of_her = Traits(source="Tarn")
    queries = Query(traits=of_her), Query(until="2030-12-31", traits=of_her), Query(outlet="Outlet 2030", traits=of_her)
    asked = [*((ledger.view(), query) for query in queries), (ledger.view(published_until="2030"), queries[0])]
    assert [sources(*each) for each in asked] == [["Ilse Tarn"]] * 4
    add_and_correct(ledger, "Jory Pell spoke too. Later he said Tarn rock is near.", "2032", "Jory Pell")
    add_and_correct(ledger, "Ada Noor spoke last. Later she said Tarn rock is far.", "2033", "Ada Noor")
    asked = [*((ledger.view(), query) for query in queries), (ledger.view(published_until="2030"), queries[0])]
    assert [sources(*each) for each in asked] == [[], *[["Ilse Tarn"]] * 3]


def test_the_newest_correction_is_found_however_old_its_article_is(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was looked for in the newest corrected articles alone, so that an outlet or a period lost what all had."""
    for name, value in {"LOOKED": 2, "AT_ONCE": 1, "FEW": 0}.items():
        monkeypatch.setattr(crediting, name, value)
    for year in ("2031", "2032", "2033"):
        add_and_correct(ledger, f"Ada Noor came in {year}. Later she said it is near.", year, "Ada Noor", "Gazette")
    add_and_correct(ledger, "Ilse Tarn came too. Later she said it is far.", "2030", "Ilse Tarn", "Gazette")
    of_her = Traits(source="Tarn")
    for query in (Query(traits=of_her), Query(outlet="Gazette", traits=of_her), Query(since="2020", traits=of_her)):
        assert sources(ledger.view(), query) == ["Ilse Tarn"], query


def add_and_correct(ledger: Ledger, words: str, year: str, source: str, outlet: str | None = None) -> None:
    with ledger.writer() as writer:
        facts = {"date": f"{year}-05-01", "outlet": outlet or f"Outlet {year}"}
        writer.add(entry_of(f"The quay\n\n{words}", year, facts=facts))
    row = next(row for row in ledger.view().articles() if row.name == year)
    reading = ledger.view().article(row.id).reading
    assert reading is not None
    correct(ledger, reading.attributions[0].id, Right(source=(source,)), who="ann", why="so it is")


def sources(view: View, query: Query) -> list[str]:
    return [each.texts["source"] for each in standing_credits(view, query)]

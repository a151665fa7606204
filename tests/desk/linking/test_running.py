"""Linking is a function of what stands: in any order, bit by bit, at once or not at all, the claims are the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.desk.claims import Told, find_claim, told_claims
from onrecord.desk.correcting import Right, correct, undo
from onrecord.desk.keeping import forget, verify
from onrecord.desk.linking import running as linking
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.linking.running import link
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.query import Query
from onrecord.desk.standing import CORRECT
from onrecord.record.ledger import Entry
from onrecord.store.linked import LinkedView
from tests.desk.linking.oskel import entries, remember
from tests.store.server import find_programs, start_server

ALL = Query()
FIRST = 8
"""Articles of the news of Oskel that a change is tried on: the ramp alone."""


@pytest.fixture(autouse=True, scope="module")
def _embedded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch.setattr)
        yield


@pytest.fixture(scope="module")
def news() -> tuple[Entry, ...]:
    return entries()


@contextmanager
def ledger_at(place: Path | str) -> Iterator[Ledger]:
    with opened(str(place), create=True) as made:
        yield made


def add(ledger: Ledger, some: Sequence[Entry]) -> None:
    with ledger.writer() as writer:
        for entry in some:
            writer.add(entry)


def claims_of(ledger: Ledger) -> list[Told]:
    return told_claims(ledger.view(), ALL)


@pytest.fixture(scope="module")
def plain(news: tuple[Entry, ...], tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """The claims of all the news, which nobody linked."""
    with ledger_at(tmp_path_factory.mktemp("plain") / "a.db") as ledger:
        add(ledger, news)
        return claims_of(ledger)


def test_the_news_of_oskel_has_something_of_everything(
    news: tuple[Entry, ...], plain: list[Told], tmp_path: Path
) -> None:
    assert len(news) == 15
    assert len(plain) >= 4
    assert max(len(told.origins) for told in plain) > 1
    assert any(origin.echoes for told in plain for origin in told.origins)
    assert any(family.copies for told in plain for family in told.families)
    links = {link for told in plain for link in told.links}
    assert {"linked", "suggested"} <= {link.zone for link in links}
    assert {"same", "denies", "differs_in_number"} <= {link.relation for link in links}
    days = [{telling.published for telling in told.tellings} for told in plain]
    assert any(len({str(day)[:7] for day in of_one if day}) > 1 for of_one in days), "across half a year"
    assert any(None in of_one for of_one in days), "and without a day"


def add_in_parts(ledger: Ledger, some: Sequence[Entry], draw: random.Random, *, linking: float) -> None:
    """Add entries in a random order and in random parts, and link after some of them."""
    shuffled = draw.sample(list(some), len(some))
    while shuffled:
        part = draw.randint(1, 5)
        add(ledger, shuffled[:part])
        shuffled = shuffled[part:]
        if draw.random() < linking:
            link(ledger)


def hold_any_order(ledger: Ledger, news: Sequence[Entry], plain: list[Told], seed: int) -> None:
    draw = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "AT_ONCE", draw.choice([1, 2, 16]))
        _hold_any_order(ledger, news, plain, draw)


def _hold_any_order(ledger: Ledger, news: Sequence[Entry], plain: list[Told], draw: random.Random) -> None:
    add_in_parts(ledger, news, draw, linking=draw.choice([0.2, 0.5, 1.0]))
    assert claims_of(ledger) == plain, "as far as it was linked"
    link(ledger)
    assert claims_of(ledger) == plain
    assert LinkedView(ledger.view(), linker_name()).is_complete(CORRECT)
    for told in plain:
        assert find_claim(ledger.view(), told.claim.id, ALL) == told, "from its component alone"
        assert find_claim(ledger.view(), told.tellings[-1].id, ALL) == told
    assert list(verify(ledger)) == []


@pytest.mark.parametrize("seed", range(5))
def test_order_and_parts_change_nothing(news: tuple[Entry, ...], plain: list[Told], tmp_path: Path, seed: int) -> None:
    with ledger_at(tmp_path / "a.db") as ledger:
        hold_any_order(ledger, news, plain, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 300))
def test_two_hundred_orders_change_nothing(
    news: tuple[Entry, ...], plain: list[Told], tmp_path: Path, seed: int
) -> None:
    with ledger_at(tmp_path / "a.db") as ledger:
        hold_any_order(ledger, news, plain, seed)


@pytest.fixture(scope="module")
def places() -> Iterator[Iterator[str]]:
    """Room for ledgers in PostgreSQL."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb is found")
    with start_server(programs) as server:
        yield iter(server.make_place, "")


@pytest.mark.parametrize("seed", range(2))
def test_neither_does_the_database(
    news: tuple[Entry, ...], plain: list[Told], places: Iterator[str], seed: int
) -> None:
    with ledger_at(next(places)) as ledger:
        hold_any_order(ledger, news, plain, seed)


def test_at_once_and_one_by_one_keep_the_same(
    news: tuple[Entry, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the claims alone: every article, telling and pair that is kept, whatever row it has."""
    kept: list[dict[str, object]] = []
    for at_once, parts in (
        (16, [news]),
        (1, [news]),
        (3, [news]),
        (16, [[entry] for entry in news]),
        (16, [[entry] for entry in news[::-1]]),
    ):
        monkeypatch.setattr(linking, "AT_ONCE", at_once)
        with ledger_at(tmp_path / f"{len(kept)}.db") as ledger:
            for part in parts:
                add(ledger, part)
                link(ledger)
            kept.append(kept_in(ledger))
    assert all(each == kept[0] for each in kept)


def kept_in(ledger: Ledger) -> dict[str, object]:
    view = LinkedView(ledger.view(), linker_name())
    sketches = {each.row: (each.article, each.hours, each.sketch) for each in view.all_sketches()}
    told = {each.row: each for each in view.tellings(sketches)}
    names = {row: each.id for row, each in told.items()}
    return {
        "articles": sorted(sketches.values()),
        "settings": sorted((sketches[row][0], data) for row, data in view.settings(sketches).items()),
        "tellings": sorted((replace(each, row=0, home=0) for each in told.values()), key=lambda each: each.id),
        "links": sorted(
            {
                (*sorted((names[one], names[other])), link.score, link.zone, link.relation, link.reasons)
                for one, other, link in view.links_among(told)
            }
        ),
        "copies": sorted(
            {
                (*sorted((sketches[one][0], sketches[other][0])), pair.by, pair.score, pair.containment, pair.reasons)
                for one, other, pair in view.copies(sketches)
            }
        ),
    }


def test_linking_twice_finds_nothing_new_and_anew_comes_to_the_same(news: tuple[Entry, ...], tmp_path: Path) -> None:
    with ledger_at(tmp_path / "a.db") as ledger:
        add(ledger, news)
        seen: list[tuple[int, int]] = []
        tally = link(ledger, lambda done, total: seen.append((done, total)))
        before = kept_in(ledger)
        assert seen[-1] == (tally.articles, tally.articles) == (len(news), len(news))
        assert link(ledger).articles == 0
        assert kept_in(ledger) == before
        again = link(ledger, anew=True)
        assert again == tally
        assert kept_in(ledger) == before


@pytest.fixture(params=["never", "at the end", "before and after"])
def linked(request: pytest.FixtureRequest) -> str:
    """When a ledger is linked."""
    return str(request.param)


@contextmanager
def changed(place: Path, news: Sequence[Entry], linked: str) -> Iterator[Ledger]:
    """A ledger that is there to be changed."""
    with ledger_at(place) as ledger:
        add(ledger, news[:FIRST])
        if linked == "before and after":
            link(ledger)
        yield ledger
        if linked != "never":
            link(ledger)


def deaths(ledger: Ledger) -> Told:
    return next(told for told in claims_of(ledger) if "12 people were killed" in told.known[told.claim.wording].text)


Outcome = tuple[list[Told], list[Told]]
_OUTCOMES: dict[str, Outcome] = {}


def hold_same(name: str, ledger: Ledger, before: list[Told]) -> None:
    """Hold what a change came to against what it came to in the ledgers that were linked at other times."""
    outcome = before, claims_of(ledger)
    assert outcome[0] != outcome[1], "it changes something"
    assert outcome == _OUTCOMES.setdefault(name, outcome)
    for told in outcome[1]:
        assert find_claim(ledger.view(), told.claim.id, ALL) == told
    hold_states_apart(ledger)
    assert list(verify(ledger)) == []


def hold_states_apart(ledger: Ledger) -> None:
    """Two states of an article never stand together and are no pair: it would be kept for nothing, again and again."""
    view = LinkedView(ledger.view(), linker_name())
    articles = {each.row: each.article for each in view.all_sketches()}
    told = {each.row: each.home for each in view.tellings(articles)}
    for one, other, _ in view.links_among(told):
        assert told[one] == told[other] or articles[told[one]] != articles[told[other]]
    for one, other, _ in view.copies(articles):
        assert articles[one] != articles[other]


def test_a_correction_counts_and_is_taken_back(news: tuple[Entry, ...], tmp_path: Path, linked: str) -> None:
    with changed(tmp_path / "a.db", news, linked) as ledger:
        before = claims_of(ledger)
        told = next(t for t in deaths(ledger).tellings if t.who and t.id.startswith("attribution-"))
        correct(ledger, told.id, Right(content=("on Friday",)), who="Ida Lind", why="no more than that")
    with opened(str(tmp_path / "a.db")) as ledger:
        hold_same("correction", ledger, before)
        undo(ledger, told.id, who="Ida Lind", why="a slip")
        if linked != "never":
            link(ledger)
        assert claims_of(ledger) == before
        for each in before:
            assert find_claim(ledger.view(), each.claim.id, ALL) == each


def test_an_attribution_that_is_struck_tells_nothing(news: tuple[Entry, ...], tmp_path: Path, linked: str) -> None:
    with changed(tmp_path / "a.db", news, linked) as ledger:
        before = claims_of(ledger)
        told = next(t for t in deaths(ledger).tellings if t.id.startswith("attribution-"))
        correct(ledger, told.id, Right(nothing=True), who="Ida Lind", why="nobody said so")
    with opened(str(tmp_path / "a.db")) as ledger:
        assert told.id not in {id for each in claims_of(ledger) for id in each.known}
        hold_same("struck", ledger, before)


def test_an_article_that_is_read_anew_tells_what_is_read_now(
    news: tuple[Entry, ...], tmp_path: Path, linked: str
) -> None:
    with changed(tmp_path / "a.db", news, linked) as ledger:
        before = claims_of(ledger)
        for entry in news[:2]:
            assert entry.reading is not None
            add(ledger, [replace(entry, reading=replace(entry.reading, reader="onrecord-next", assertions=()))])
    with opened(str(tmp_path / "a.db")) as ledger:
        hold_same("reading", ledger, before)


def test_what_is_forgotten_tells_nothing(news: tuple[Entry, ...], tmp_path: Path, linked: str) -> None:
    with changed(tmp_path / "a.db", news, linked) as ledger:
        before = claims_of(ledger)
        gone = next(row for row in ledger.view().articles() if row.outlet == "Oskel Weekly")
        forget(ledger, gone.id, who="Ida Lind", why="asked to")
    with opened(str(tmp_path / "a.db")) as ledger:
        assert gone.id not in {telling.article for told in claims_of(ledger) for telling in told.known.values()}
        hold_same("forgotten", ledger, before)
    with ledger_at(tmp_path / "without.db") as without:
        add(without, [entry for entry in news[:FIRST] if outlet_of(entry) != "Oskel Weekly"])
        assert claims_of(without) == _OUTCOMES["forgotten"][1], "as if it had never come in"


def outlet_of(entry: Entry) -> str | None:
    assert entry.extraction is not None
    return entry.extraction.article.outlet


def test_another_version_under_the_same_name_is_another_article(
    news: tuple[Entry, ...], tmp_path: Path, linked: str
) -> None:
    with changed(tmp_path / "a.db", news, linked) as ledger:
        before = claims_of(ledger)
        add(ledger, news[FIRST:])
    with opened(str(tmp_path / "a.db")) as ledger:
        hold_same("more", ledger, before)


@pytest.mark.parametrize("day", ["2031-05-03", "2031-05-05", "2031-05-19", "2031-12-31"])
def test_what_had_been_printed_by_a_day_is_what_had_come_in_by_then(
    news: tuple[Entry, ...], tmp_path: Path, day: str
) -> None:
    with ledger_at(tmp_path / "all.db") as ledger, ledger_at(tmp_path / "few.db") as few:
        add(ledger, news)
        link(ledger)
        add(few, [entry for entry in news if (date := date_of(entry)) and date <= day])
        seen = ledger.view(published_until=day)
        wanted = claims_of(few)
        assert told_claims(seen, ALL) == wanted
        assert wanted
        for told in wanted:
            assert find_claim(seen, told.claim.id, ALL) == told


def date_of(entry: Entry) -> str | None:
    assert entry.extraction is not None
    return entry.extraction.article.date


def test_what_was_kept_stands_for_its_day(news: tuple[Entry, ...], tmp_path: Path) -> None:
    """An earlier day has the readings and corrections of that day, linked or not."""
    with ledger_at(tmp_path / "a.db") as ledger:
        add(ledger, news[:FIRST])
        link(ledger)
        before = claims_of(ledger)
        last = max(row.learnt for row in ledger.view().articles())
        told = next(t for t in deaths(ledger).tellings if t.id.startswith("attribution-"))
        correct(ledger, told.id, Right(nothing=True), who="Ida Lind", why="nobody said so")
        add(ledger, news[FIRST:])
        assert told_claims(ledger.view(as_of=last), ALL) == before
        link(ledger)
        then = ledger.view(as_of=last)
        assert told_claims(then, ALL) == before
        for each in before:
            assert find_claim(then, each.claim.id, ALL) == each

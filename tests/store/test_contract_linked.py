"""What linking keeps comes back as it was kept, is one linker's alone, stands for a state, and goes when it must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord.errors import LedgerError, UsageError
from onrecord.record import identity
from onrecord.record.kept import KeptSketch, Linked
from onrecord.record.ledger import Entry, Judgement
from onrecord.store import Ledger, backup, dump, open_ledger, verify
from onrecord.store.linked import LinkedView
from tests.store.linked_material import (
    CORRECT,
    LINKER,
    PAIR,
    REASONS,
    keep_all,
    kept_article,
    link_of,
    linked_of,
    states_in,
)
from tests.store.material import entry_of, failed, ferry, harvest
from tests.store.test_contract_forgetting import SENTENCES, WORDS, files_of, marked, secret, traces
from tests.store.test_contract_round_trip import add

TABLES = ("linking", "copy_band", "telling", "telling_key", "link", "article_copy")
UNDATED = entry_of("Nobody knows when, she said of the ramp.", "undated.txt")


def kept_in(ledger: Ledger, linker: str = LINKER) -> LinkedView:
    return LinkedView(ledger.view(), linker)


def counts(ledger: Ledger) -> dict[str, int]:
    with ledger.database.reading.connect() as connection:
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in TABLES}


@pytest.fixture
def linked(ledger: Ledger) -> tuple[Ledger, Linked, tuple[int, ...]]:
    """A ledger of three articles, what linking kept of them (ferry, harvest, undated), and the articles' rows."""
    add(ledger, ferry(), harvest(), UNDATED)
    made = linked_of(ledger.view(), states_in(ledger.view()))
    at = keep_all(ledger, linked=made)
    return ledger, made, at.articles


Kept = tuple[Ledger, Linked, tuple[int, ...]]


def test_articles_come_back_as_they_were_kept(linked: Kept) -> None:
    ledger, made, rows = linked
    kept = kept_in(ledger)
    keys = [article.state.key for article in made.articles]
    assert kept.rows_of(article.state for article in made.articles) == dict(zip(keys, rows, strict=True))
    assert kept.keys_of(rows) == dict(zip(rows, keys, strict=True))
    assert kept.settings(rows) == {row: each.setting for row, each in zip(rows, made.articles, strict=True)}
    sketches = [
        KeptSketch(row, each.state.article.id, each.hours, each.sketch)
        for row, each in zip(rows, made.articles, strict=True)
    ]
    assert list(kept.all_sketches()) == list(kept.sketches_at(rows)) == sketches
    assert [each.hours is None for each in sketches] == [False, False, True]
    assert kept.sketches_with([-(1 << 63)]) == sketches
    assert kept.sketches_with([8]) == []
    hours = float(str(sketches[0].hours))
    assert list(kept.sketches(hours, hours)) == sketches, "the undated with them"
    assert list(kept.sketches(hours + 1, hours + 2)) == sketches[2:]
    assert list(verify(ledger)) == []


def test_tellings_come_back_as_they_were_kept(linked: Kept) -> None:
    ledger, made, rows = linked
    kept = kept_in(ledger)
    every = sorted(kept.tellings(rows), key=lambda telling: telling.row)
    told = [telling for article in made.articles for telling in article.tellings]
    assert [replace(each, row=0, home=0) for each in every] == [replace(each, keys=()) for each in told]
    assert len(told) > 4
    assert [each.row for each in every] == list(range(1, len(told) + 1)), "those of an article follow one another"
    assert [each.home for each in every] == [
        row for row, article in zip(rows, made.articles, strict=True) for _ in article.tellings
    ]
    assert sorted(kept.tellings_at(each.row for each in every), key=lambda telling: telling.row) == every
    assert kept.homes_of(each.row for each in every) == {each.row: each.home for each in every}
    for bucket in {each.bucket for each in every}:
        found = sorted(kept.tellings_in(bucket), key=lambda telling: telling.row)
        assert found == [each for each in every if each.bucket == bucket]
    assert dict(kept.rows_with([1 << 62])) == {}
    assert {row for _, row in kept.rows_with([-(1 << 63), (1 << 63) - 1])} == {each.row for each in every}
    sought = told[0].keys[0]
    assert set(kept.rows_with([sought])) == {
        (sought, row.row) for row, own in zip(every, told, strict=True) if sought in own.keys
    }


def test_pairs_come_back_from_either_end(linked: Kept) -> None:
    ledger, made, rows = linked
    kept = kept_in(ledger)
    firsts = [min(each.row for each in kept.tellings([home])) for home in rows]
    pairs = {(firsts[0], firsts[1]), (firsts[1], firsts[2])}
    assert len(made.links) == len(made.copies) == 2
    for some in (firsts, firsts[:2], firsts[1:], firsts[::2], firsts[:1]):
        found = list(kept.links_among(some))
        assert sorted((one, other) for one, other, _ in found) == sorted(pair for pair in pairs if {*pair} <= {*some})
        for one, other, link in found:
            assert link == replace(link_of(), one=str(one), other=str(other))
            assert link.reasons == REASONS
    for end in firsts:
        assert kept.linked_with([end], 0.0) == {each for pair in pairs if end in pair for each in pair}
    assert kept.linked_with([firsts[0]], 0.75) == {firsts[0], firsts[1]}
    assert kept.linked_with([firsts[0]], 0.76) == set()
    assert {(one, other, pair) for one, other, pair in kept.copies([rows[1]])} == {
        (rows[0], rows[1], PAIR),
        (rows[1], rows[2], PAIR),
    }


def test_pairs_may_be_with_what_was_kept_before(ledger: Ledger) -> None:
    add(ledger, ferry())
    before = keep_all(ledger)
    add(ledger, harvest())
    (state,) = kept_in(ledger).unlinked(CORRECT)
    assert state.article.name == "harvest.txt"
    new = Linked(
        (kept_article(ledger.view(), state),),
        (((0, 0), before.tellings[0] + 1, link_of()),),
        (((0,), before.articles[0], PAIR),),
    )
    at = keep_all(ledger, linked=new)
    kept = kept_in(ledger)
    ((one, other, _),) = kept.links_among([at.tellings[0], before.tellings[0] + 1])
    assert (one, other) == (before.tellings[0] + 1, at.tellings[0]), "the lower row comes first"
    ((one, other, _),) = kept.copies([at.articles[0]])
    assert (one, other) == (before.articles[0], at.articles[0])
    assert kept.is_complete(CORRECT)
    assert list(verify(ledger)) == []


def test_a_pair_that_is_kept_already_stays_as_it_is(linked: Kept) -> None:
    ledger, _, _ = linked
    told = range(1, 100)
    one, other, link = next(pair for pair in kept_in(ledger).links_among(told) if pair[0] == 1)
    keep_all(ledger, linked=Linked((), ((other, one, link_of("suggested", 0.5)),), ()))
    assert (one, other, link) in list(kept_in(ledger).links_among(told))


def test_another_linker_s_is_unseen(linked: Kept) -> None:
    ledger, made, rows = linked
    other = kept_in(ledger, "linker-2")
    assert not other.is_complete(CORRECT)
    assert len(other.unlinked(CORRECT)) == 3
    assert other.rows_of(article.state for article in made.articles) == {}
    assert list(other.all_sketches()) == list(other.sketches(0.0, 1e9)) == other.sketches_with([7, -(1 << 63)]) == []
    assert [list(other.tellings_in(bucket)) for bucket in (-1, 2031)] == [[], []]
    assert list(other.rows_with([-(1 << 63)])) == []
    assert other.rows_named([made.articles[0].tellings[0].id]) == set()
    later = keep_all(ledger, "linker-2")
    assert set(other.rows_of(states_in(ledger.view())).values()) == set(later.articles)
    assert set(later.articles).isdisjoint(rows)
    assert list(verify(ledger)) == []


def test_other_linkers_are_dropped(linked: Kept) -> None:
    ledger, _, rows = linked
    before = counts(ledger)
    keep_all(ledger, "linker-2")
    assert counts(ledger) == {name: 2 * count for name, count in before.items()}
    with ledger.writer() as writer:
        writer.drop_other_linkers("linker-2")
    assert counts(ledger) == before
    assert kept_in(ledger).rows_of(states_in(ledger.view())) == {}
    assert kept_in(ledger, "linker-2").is_complete(CORRECT)
    assert kept_in(ledger).settings(rows) == {}
    with ledger.writer() as writer:
        writer.drop_other_linkers("")
    assert set(counts(ledger).values()) == {0}
    assert list(verify(ledger)) == []


def test_a_run_that_fails_half_way_keeps_nothing(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    made = linked_of(ledger.view(), states_in(ledger.view()))
    broken = replace(made, links=(((0, 0), 10_000, link_of()),))
    with ledger.writer() as writer, pytest.raises(Exception, match=r"(?i)foreign key"):
        writer.keep_linked(broken, LINKER)
    assert set(counts(ledger).values()) == {0}


def test_nothing_of_what_linking_kept_outlives_what_it_is_of(ledger: Ledger, request: pytest.FixtureRequest) -> None:
    add(ledger, ferry(), secret(address="https://linked.example/", mark="linked"), harvest())
    view = ledger.view()
    states = states_in(view)
    made = linked_of(view, states)
    quoted = replace(link_of(), reasons=(replace(REASONS[0], words=marked(SENTENCES[1], "linked")),))
    copy = replace(PAIR, reasons=(replace(REASONS[0], words=marked(SENTENCES[2], "linked")),))
    places = [state.article.name for state in states]
    gone, stays = places.index("vantorbe.txt"), places.index("ferry.txt")
    made = replace(
        made,
        links=(*made.links, ((gone, 1), (stays, 1), quoted)),
        copies=(((gone,), (stays,), copy), ((0,), (1,), PAIR)),
    )
    at = keep_all(ledger, linked=made)
    keep_all(ledger, "linker-0", linked=made)
    if "postgresql" in ledger.name:
        with ledger.database.writing.begin() as connection:
            for name in TABLES:
                connection.exec_driver_sql(f"ANALYZE {name}")  # it keeps samples of what it is let sample
    before = counts(ledger)
    with ledger.writer() as writer:
        writer.forget(states[gone].article.id, who="Ida", why="asked to")
    kept = kept_in(ledger)
    assert set(kept.keys_of(at.articles)) == set(at.articles) - {at.articles[gone]}
    assert not any(at.articles[gone] in pair[:2] for pair in kept.copies(at.articles))
    own = range(at.tellings[gone], at.tellings[gone] + len(made.articles[gone].tellings))
    assert [*kept.tellings_at(own), *kept.links_among(own)] == []
    assert kept.linked_with(own, 0.0) == set()
    assert {row for _, row in kept.rows_with([-(1 << 63)])}.isdisjoint(own)
    after = counts(ledger)
    assert before["linking"] - after["linking"] == 2
    assert before["telling"] - after["telling"] == 2 * len(own)
    assert before["copy_band"] - after["copy_band"] == 2 * 2
    assert before["telling_key"] - after["telling_key"] == 2 * sum(len(t.keys) for t in made.articles[gone].tellings)
    assert all(after.values()) or (after["link"], after["article_copy"]) == (0, 0)
    words = [marked(each, "linked") for each in (*WORDS, *SENTENCES)]
    assert traces(files_of(ledger, request), words) == set()
    assert kept.is_complete(CORRECT), "what is gone is not missed"
    assert list(verify(ledger)) == []


def reread(entry: Entry, reader: str) -> Entry:
    assert entry.reading is not None
    return replace(entry, reading=replace(entry.reading, reader=reader))


def test_a_view_has_the_states_that_it_sees(ledger: Ledger) -> None:
    add(ledger, ferry(), UNDATED)
    first = next(row for row in ledger.view().articles() if row.name == "ferry.txt")
    add(ledger, harvest())
    keep_all(ledger)
    until = LinkedView(ledger.view(published_until="2031-05-31"), LINKER)
    assert [state.article.name for state in until.states(until_articles(ledger), CORRECT)] == ["ferry.txt"]
    assert until.is_complete(CORRECT)
    add(ledger, reread(ferry(), "onrecord-2"))
    assert not until.is_complete(CORRECT)
    (waiting,) = until.unlinked(CORRECT)
    assert waiting.article.id == first.id
    before = LinkedView(ledger.view(as_of=first.learnt), LINKER)
    assert before.is_complete(CORRECT), "what stood then is kept still"
    (then,) = before.states([first], CORRECT)
    assert then.reading != waiting.reading
    assert list(before.rows_of([then])) == [then.key]
    assert before.rows_of([waiting]) == {}
    assert kept_in(ledger).unlinked(CORRECT) == [waiting]
    keep_all(ledger, linked=linked_of(ledger.view(), [waiting]))
    assert kept_in(ledger).is_complete(CORRECT)
    assert until.is_complete(CORRECT)
    rows = kept_in(ledger).rows_of([then, waiting])
    assert len(set(rows.values())) == 2, "both states stay, each for its day"


def until_articles(ledger: Ledger) -> Any:
    return ledger.view(published_until="2031-05-31").articles()


def test_a_correction_makes_a_state_of_its_own_and_taking_it_back_brings_back_the_old_one(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    capture = states_in(ledger.view())[0].article.capture
    with ledger.writer() as writer:
        first = writer.judge(Judgement(capture, CORRECT, "x", "Ida", "why"))
    keep_all(ledger)
    corrected = states_in(ledger.view())[0]
    assert corrected.corrected == first.id
    assert kept_in(ledger).is_complete(CORRECT)
    with ledger.writer() as writer:
        writer.judge(Judgement(capture, "withdraw", None, "Ida", "a slip", supersedes=first.id))
    plain = states_in(ledger.view())[0]
    assert plain.corrected == ""
    assert not kept_in(ledger).is_complete(CORRECT), "only its corrected state is kept"
    assert kept_in(ledger).unlinked(CORRECT) == [plain]
    assert not LinkedView(ledger.view(as_of=first.learnt), LINKER).unlinked(CORRECT)
    keep_all(ledger, linked=linked_of(ledger.view(), [plain]))
    assert kept_in(ledger).is_complete(CORRECT)
    with ledger.writer() as writer:
        second = writer.judge(Judgement(capture, CORRECT, "y", "Ida", "why"))
        third = writer.judge(Judgement(capture, CORRECT, "z", "Ida", "why"))
    assert not kept_in(ledger).is_complete(CORRECT)
    (both,) = kept_in(ledger).unlinked(CORRECT)
    assert both.corrected == ",".join(sorted((str(second.id), str(third.id))))


def test_what_was_not_read_has_no_state(ledger: Ledger) -> None:
    add(ledger, replace(ferry(), reading=None), harvest(), failed())
    assert [state.article.name for state in states_in(ledger.view())] == ["harvest.txt"]
    assert [state.article.name for state in kept_in(ledger).unlinked(CORRECT)] == ["harvest.txt"]
    keep_all(ledger)
    assert kept_in(ledger).is_complete(CORRECT)


def test_more_articles_than_are_looked_up_at_once_are_all_found(ledger: Ledger) -> None:
    add(ledger, *(entry_of(f"It is {number}, they said.", f"{number}.txt") for number in range(1_100)))
    kept = kept_in(ledger)
    assert len(kept.unlinked(CORRECT)) == 1_100
    keep_all(ledger)
    assert kept.is_complete(CORRECT)
    assert kept.unlinked(CORRECT) == []
    assert len({row for _, row in kept.rows_with([-(1 << 63), *range(2_000)])}) == 1_100
    assert len(list(kept.tellings(kept.keys_of(range(2_000))))) == 1_100


def test_tellings_are_found_by_the_beginning_of_their_id_or_their_claim_s(linked: Kept) -> None:
    ledger, made, _ = linked
    kept = kept_in(ledger)

    def named(*ids: str) -> set[str]:
        return {each.id for each in kept.tellings_at(kept.rows_named(ids))}

    told = [telling.id for article in made.articles for telling in article.tellings]
    for id in told:
        assert named(id) == named(identity("claim", id)) == {id}
        digits = id.removeprefix("attribution-")[:4]
        wanted = {one for one in told if one.startswith(f"attribution-{digits}")}
        assert named(digits) == named(f"attribution-{digits}") == wanted
        claim = identity("claim", id)[: len("claim-") + 4]
        assert named(claim) == {one for one in told if identity("claim", one).startswith(claim)}
    assert named(*told) == set(told)
    assert named(told[0], identity("claim", told[-1]), "attribution-zzzz") == {told[0], told[-1]}
    assert named("attribution-zzzz") == named("claim-zzzz") == named() == set()
    for short in ("claim-12", "attribution-", "12"):
        with pytest.raises(UsageError, match="too short"):
            named(told[0], short)


def test_assertions_are_found_by_the_beginning_of_their_own_id(ledger: Ledger) -> None:
    add(ledger, ferry())
    made = linked_of(ledger.view(), states_in(ledger.view()))
    article = made.articles[0]
    ids = [f"{article.state.article.id}/as-{number % 2}{number:031x}" for number in range(len(article.tellings))]
    told = tuple(replace(each, id=id) for each, id in zip(article.tellings, ids, strict=True))
    keep_all(ledger, linked=replace(made, articles=(replace(article, tellings=told),), links=(), copies=()))
    kept = kept_in(ledger)
    assert len(ids) > 2
    assert [id for _, id in kept.assertions_named(ids[1].partition("/")[2])] == [ids[1]]
    assert sorted(id for _, id in kept.assertions_named("as-0")) == sorted(ids[::2])
    for nothing in ("as-%", "as-_", "s-0", article.state.article.id):
        assert list(kept.assertions_named(nothing)) == []


def test_it_is_no_part_of_the_dump_and_all_of_a_backup(linked: Kept, tmp_path: Path) -> None:
    ledger, made, rows = linked
    before = list(dump(ledger.view()))
    backup(ledger, tmp_path / "backup.db")
    with open_ledger(str(tmp_path / "backup.db"), create=False) as copy:
        assert counts(copy) == counts(ledger)
        assert list(kept_in(copy).tellings(rows)) == list(kept_in(ledger).tellings(rows))
        assert list(kept_in(copy).all_sketches()) == list(kept_in(ledger).all_sketches())
        assert list(verify(copy)) == []
    with ledger.writer() as writer:
        writer.drop_other_linkers("")
    assert list(dump(ledger.view())) == before
    assert made.articles


def test_a_view_cannot_read_what_is_broken_and_says_so(linked: Kept) -> None:
    ledger, _, rows = linked
    with ledger.database.writing.begin() as connection:
        connection.execute(text("UPDATE link SET reasons = '[[1,'"))
    told = [each.row for each in kept_in(ledger).tellings(rows)]
    with pytest.raises(LedgerError, match="a row in it is broken"):
        list(kept_in(ledger).links_among(told))

"""What a view shows: filters, order, the two clocks, versions, failures, judgements, looks at feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.record.ledger import Entry, Judgement, Poll, StoredFailure
from onrecord.record.traits import Traits
from onrecord.store import Ledger, View, verify
from tests.store.material import FERRY, entry_of, failed, ferry, harvest
from tests.store.test_contract_round_trip import add


def dated(name: str, date: str | None, **facts: Any) -> Entry:
    return entry_of(f"{name} said so on {date}.", f"{name}.txt", facts={"date": date, **facts})


def names(view: View, **filters: Any) -> list[str]:
    return [row.name.removesuffix(".txt") for row in view.articles(**filters)]


DAYS = [
    ("noon", "2031-05-03T12:00:00Z"),
    ("day", "2031-05-03"),
    ("old", "1902-01-31"),
    ("new", "2031-06-10"),
    ("morning", "2031-05-03T07:30:00Z"),
    ("odd", "last Tuesday"),
    ("never", None),
]


@pytest.fixture
def days(ledger: Ledger) -> View:
    add(ledger, *(dated(name, date) for name, date in DAYS))
    return ledger.view()


def test_articles_come_newest_first_and_undated_last(days: View) -> None:
    assert names(days)[:5] == ["new", "noon", "morning", "day", "old"]
    assert set(names(days)[5:]) == {"odd", "never"}
    assert {row.name: row.published for row in days.articles()}["odd.txt"] is None


def test_any_number_of_articles_is_looked_up_newest_first(days: View) -> None:
    """More at once than a database takes parameters of a statement, by their own ids and by their captures'."""
    every = list(days.articles())
    ids = [f"article-{number}" for number in range(130_000)]
    ids += [id for row in every for id in (row.id, row.capture)]
    assert [row.id for row in days.articles_of(ids)] == [row.id for row in every]
    assert days.articles_of([]) == []


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"since": "2031-05-03"}, ["new", "noon", "morning", "day"]),
        ({"until": "2031-05-03"}, ["noon", "morning", "day", "old"]),
        ({"since": "2031-05-03T08:00", "until": "2031-05-31"}, ["noon"]),
        ({"until": "2031-05"}, ["noon", "morning", "day", "old"]),
        ({"until": "2031"}, ["new", "noon", "morning", "day", "old"]),
        ({"since": "2032"}, []),
        ({"limit": 2}, ["new", "noon"]),
        ({"limit": 0}, []),
    ],
)
def test_days_are_whole_days(days: View, filters: dict[str, Any], wanted: list[str]) -> None:
    assert names(days, **filters) == wanted


@pytest.mark.parametrize("when", ["yesterday", "2031-5-3", "", "2031-05-03; DROP TABLE article", "03.05.2031"])
def test_what_is_no_day_is_said_to_be_none(ledger: Ledger, when: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        list(ledger.view().articles(since=when))
    with pytest.raises(UsageError, match="is not a date"):
        ledger.view(as_of=when)
    with pytest.raises(UsageError, match="is not a date"):
        ledger.view(published_until=when)


def test_articles_are_filtered_by_outlet_and_by_whom_they_credit(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    view = ledger.view()
    assert names(view, outlet="Varno Gazette") == ["ferry"]
    assert names(view, outlet="varno gazette") == []
    assert names(view, source="tarn") == ["ferry"]
    assert names(view, source="Pell", outlet="Lowland Courier") == ["harvest"]
    assert names(view, source="Pell Tarn") == []
    assert names(view, source="?!") == []


def test_attributions_come_in_the_order_of_the_text(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    view = ledger.view()
    articles = [each.article for each in view.attributions()]
    assert articles == sorted(articles, key=articles.index), "an article's stand together"
    newest = next(view.articles())
    of_one = list(view.attributions(newest.id))
    assert [each.attribution.cue for each in of_one] == sorted(each.attribution.cue for each in of_one)
    assert {each.article for each in of_one} == {newest.id}
    tarn = list(view.attributions(traits=Traits(source="tarn")))
    assert tarn
    assert all("Tarn" in each.source_text for each in tarn)
    assert [each.outlet for each in view.attributions(outlet="Lowland Courier")] == ["Lowland Courier"]
    assert len(list(view.attributions(limit=2))) == 2
    assert {each.published for each in view.attributions(since="2031-06-01")} == {"2031-06-10"}
    with pytest.raises(NotFoundError):
        list(view.attributions("article-00000000"))


def test_lists_longer_than_a_page_are_whole(ledger: Ledger) -> None:
    """Two pages and a bit, on three days: none twice, none left out, whatever numbers their rows have."""
    add(ledger, *(dated(f"n{number}", f"2031-05-0{1 + number % 3}") for number in range(430)))
    rows = list(ledger.view().articles())
    assert len({row.id for row in rows}) == len(rows) == 430
    assert [row.published for row in rows] == sorted((str(row.published) for row in rows), reverse=True)
    assert [row.id for row in ledger.view().articles(limit=205)] == [row.id for row in rows[:205]]
    assert len(list(ledger.view().attributions())) == 430


def test_a_list_goes_on_behind_an_article_that_is_there_or_was(ledger: Ledger) -> None:
    add(ledger, *(dated(f"n{number}", f"2031-05-0{1 + number % 3}") for number in range(9)), dated("never", None))
    view = ledger.view()
    rows = list(view.articles())
    for place, row in enumerate(rows):
        assert list(view.articles(after=(row.id, row.published))) == rows[place + 1 :]
        assert list(view.articles(after=(row.id, row.published), limit=2)) == rows[place + 1 : place + 3]
    with ledger.writer() as writer:
        writer.forget(rows[4].id, who="Ida", why="asked to")
    assert list(view.articles(after=(rows[4].id, rows[4].published))) == rows[5:]


def reread(entry: Entry, **changes: Any) -> Entry:
    """The same bytes, extracted by a newer extractor, which gives other facts."""
    assert entry.extraction is not None
    assert entry.reading is not None
    article = replace(entry.extraction.article, **changes)
    extraction = replace(entry.extraction, extractor="text-2", article=article)
    return replace(entry, extraction=extraction, reading=replace(entry.reading, reader="onrecord-2", article=article))


def test_what_was_made_later_stands_and_as_of_shows_what_stood(ledger: Ledger) -> None:
    add(ledger, ferry())
    first = next(ledger.view().articles())
    add(ledger, reread(ferry(), outlet="The Gazette of Varno"))
    (second,) = ledger.view().articles()
    assert (second.outlet, second.extractor) == ("The Gazette of Varno", "text-2")
    assert second.capture == first.capture
    assert second.learnt > first.learnt
    before = ledger.view(as_of=first.learnt)
    assert list(before.articles()) == [first]
    assert before.article(first.capture).row == first
    assert {each.reader for each in before.attributions()} == {"onrecord-1"}
    assert {each.reader for each in ledger.view().attributions()} == {"onrecord-2"}
    assert ledger.view().article(first.id).row == first, "what is superseded is found by its id"
    assert list(ledger.view(as_of="2031-04-30").articles()) == []
    assert len(list(ledger.view(as_of="2031-05-01").articles())) == 1, "a day has all its hours"
    with pytest.raises(NotFoundError):
        before.article(second.id)


def test_a_newer_reading_of_the_same_article_stands(ledger: Ledger) -> None:
    entry = ferry()
    assert entry.reading is not None
    add(ledger, entry)
    add(ledger, replace(entry, reading=replace(entry.reading, reader="onrecord-2", attributions=())))
    (row,) = ledger.view().articles()
    newest = ledger.view().article(row.id).reading
    assert newest is not None
    assert (newest.reader, newest.attributions) == ("onrecord-2", ())
    assert list(ledger.view().attributions()) == []
    older = ledger.view(as_of=row.learnt)
    assert {each.reader for each in older.attributions(row.id)} == {"onrecord-1"}
    assert older.search("mended").content_count == 2
    assert ledger.view().search("mended").content_count == 0


def test_published_until_hides_what_was_printed_later_or_has_no_date(days: View, ledger: Ledger) -> None:
    assert names(ledger.view(published_until="2031-05-03")) == ["noon", "morning", "day", "old"]
    assert names(ledger.view(published_until="2031-05-03T08:00")) == ["morning", "day", "old"]
    until = ledger.view(published_until="2000")
    assert names(until) == ["old"]
    assert len(list(until.attributions())) == 1
    assert until.search("so on").article_count == until.search("so on").content_count == 1
    old, new = (next(row for row in days.articles() if row.name == f"{name}.txt") for name in ("old", "new"))
    assert until.raw(days.article(old.id).capture.raw)
    with pytest.raises(NotFoundError):
        until.raw(days.article(new.id).capture.raw)
    with pytest.raises(NotFoundError):
        until.article(new.id)


def test_an_extraction_that_found_a_later_day_does_not_bring_back_the_one_before(ledger: Ledger) -> None:
    """First what stands, then what was printed by then."""
    add(ledger, ferry())
    add(ledger, reread(ferry(), date="2031-09-09"))
    assert names(ledger.view(published_until="2031-06-01")) == []


def test_versions_of_an_address_are_in_the_order_of_their_changes(ledger: Ledger) -> None:
    address = "https://gazette.example/ferry"
    changed = entry_of(FERRY + "\n\nIt sailed.", "c", address=address, fetched="2031-05-09T00:00:00Z")
    said_later = entry_of(FERRY + "\n\nIt sank.", "d", address=address, facts={"updated": "2031-05-10"})
    named_only = entry_of(FERRY + "\n\nDraft.", "e", facts={"address": address, "updated": "2031-05-01"})
    same_text = ferry(name="again", charset=None, fetched="2031-05-20T00:00:00Z")
    add(ledger, said_later, same_text, changed, ferry(), named_only, entry_of(FERRY, "f", address="https://b.example/"))
    versions = ledger.view().versions(address)
    assert [row.name for row in versions] == ["e", "ferry.txt", "c", "d"] or [row.name for row in versions] == [
        "e",
        "again",
        "c",
        "d",
    ]
    assert len({row.text_digest for row in versions}) == 4
    assert ledger.view().versions("https://nowhere.example/") == ()


def unsettled(view: View) -> list[tuple[str, int]]:
    return [(failure.failure.name, failure.count) for failure in view.failures()]


def test_failures_are_counted_and_settled_by_what_comes_in_under_their_name(ledger: Ledger) -> None:
    add(ledger, failed("a.pdf"), failed("b.pdf"))
    add(ledger, failed("a.pdf"))
    assert unsettled(ledger.view()) == [("a.pdf", 2), ("b.pdf", 1)]
    (first, _) = ledger.view().failures()
    assert (first.failure, first.settled) == (failed("a.pdf").failure, False)
    assert first.first < first.last
    add(ledger, entry_of(FERRY, "a.pdf"))
    view = ledger.view()
    assert unsettled(view) == [("b.pdf", 1)]
    every = {failure.failure.name: failure for failure in view.failures(unsettled=False)}
    assert (every["a.pdf"].settled, every["a.pdf"].count, every["a.pdf"].last) == (True, 2, first.last)
    assert unsettled(ledger.view(as_of=first.last)) == [("a.pdf", 2), ("b.pdf", 1)]
    add(ledger, failed("a.pdf"))
    assert unsettled(ledger.view()) == [("a.pdf", 3), ("b.pdf", 1)], "what fails again is open again"
    add(ledger, entry_of(FERRY, "a.pdf"))
    assert unsettled(ledger.view()) == [("b.pdf", 1)], "bytes that are known settle it too"
    assert list(verify(ledger)) == []


def test_a_failure_with_an_address_is_settled_by_what_came_from_there(ledger: Ledger) -> None:
    asked = "https://short.example/f"
    add(ledger, failed("feed item", "timed out", asked), failed("other", "timed out", "https://b.example/"))
    add(ledger, entry_of(FERRY, "feed item", address="https://c.example/"))
    assert len(unsettled(ledger.view())) == 2, "a name does not settle what has an address"
    add(ledger, entry_of(FERRY, asked, address="https://gazette.example/ferry"))
    assert unsettled(ledger.view()) == [("other", 1)], "redirected: it goes by the address that was asked for"
    with ledger.writer() as writer:
        writer.polled(Poll("https://b.example/", 503))
    assert unsettled(ledger.view()) == [("other", 1)]
    with ledger.writer() as writer:
        writer.polled(Poll("https://b.example/", 200))
    assert unsettled(ledger.view()) == [], "a feed that answers settles its own"


def test_one_batch_may_hold_a_failure_and_what_settles_it(ledger: Ledger) -> None:
    add(ledger, failed("a.pdf"), entry_of(FERRY, "a.pdf"), entry_of(FERRY, "b.pdf"), failed("b.pdf"))
    assert unsettled(ledger.view()) == [("b.pdf", 1)]


def test_failed_bytes_are_kept(ledger: Ledger) -> None:
    entry = replace(ferry(), extraction=None, reading=None, failure=failed().failure)
    (receipt,) = add(ledger, entry)
    assert (receipt.article, receipt.failure) == (None, failed().failure)
    assert receipt.capture is not None
    assert entry.capture is not None
    (failure,) = ledger.view().failures()
    assert isinstance(failure, StoredFailure)
    assert list(ledger.view().articles()) == []
    with pytest.raises(NotFoundError):
        ledger.view().article(receipt.capture)


def test_judgements_are_appended_and_supersede(ledger: Ledger) -> None:
    (receipt,) = add(ledger, ferry())
    capture = str(receipt.capture)
    wrong = Judgement(capture, "wrong_source", "Tarn", "Ida\x00", "it was the pilot", ((3, 9), (1, 2)))
    with ledger.writer() as writer:
        first = writer.judge(wrong)
        assert writer.judge(wrong) == first, "said twice, it is said once"
        second = writer.judge(Judgement(capture, "void", None, "Jo", "both", supersedes=first.id))
    assert replace(first, id=None, learnt=None, published=None) == wrong
    assert first.published == "2031-05-03"
    view = ledger.view()
    assert list(view.judgements()) == list(view.judgements(capture)) == [second]
    assert list(view.judgements(superseded=True)) == [first, second]
    assert list(view.judgements("capture-00")) == []
    assert list(ledger.view(as_of=first.learnt).judgements()) == [first]
    assert list(ledger.view(published_until="2031-05-01").judgements()) == []
    with ledger.writer() as writer:
        with pytest.raises(NotFoundError, match="no capture"):
            writer.judge(replace(wrong, capture="capture-00"))
        with pytest.raises(NotFoundError, match="no judgement"):
            writer.judge(replace(wrong, supersedes="judgement-00"))
    assert list(verify(ledger)) == []


def test_judgements_outlive_a_rereading(ledger: Ledger) -> None:
    (receipt,) = add(ledger, ferry())
    with ledger.writer() as writer:
        kept = writer.judge(Judgement(str(receipt.capture), "right", None, "Ida", "seen"))
    add(ledger, reread(ferry(), title="Another"))
    (row,) = ledger.view().articles()
    assert list(ledger.view().judgements(row.capture)) == [kept]


def test_looks_at_feeds_are_counted(ledger: Ledger, other: Ledger) -> None:
    feed = "https://gazette.example/feed"
    with ledger.writer() as writer:
        writer.polled(Poll(feed, 200, 'W/"1"', "Sat, 03 May 2031 08:00:00 GMT"))
        writer.polled(Poll("https://b.example/feed", 404))
        writer.polled(Poll(feed, 304, 'W/"1"'))
    polls = ledger.view().polls(feed)
    assert [(poll.number, poll.status, poll.etag) for poll in polls] == [(2, 304, 'W/"1"'), (1, 200, 'W/"1"')]
    assert polls[1].last_modified == "Sat, 03 May 2031 08:00:00 GMT"
    assert ledger.view().polls(feed, limit=1) == polls[:1]
    assert ledger.view(as_of=polls[1].learnt).polls(feed) == polls[1:]
    assert other.view().polls(feed) == ()

"""Whatever is named goes in or stands there as a failure; twice, shuffled and in any number of processes the same."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from onrecord.desk.adding import failed_before, noted, take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.keeping import dump, verify
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from onrecord.record import Capture, Notes
from tests.desk.conftest import Add
from tests.desk.press import ADDRESS, FEED, PARAGRAPHS, Press, feed, page
from tests.store.server import find_programs, start_server

EXAMPLES = Path(__file__).parents[2] / "examples"


def corpus(folder: Path) -> list[Path]:
    """Articles of several kinds, and two things that are none."""
    folder.mkdir()
    for number, paragraph in enumerate(PARAGRAPHS):
        (folder / f"{number}.txt").write_text(f"News of day {number}\n\n{paragraph}\n", encoding="utf-8")
        (folder / f"{number}.html").write_bytes(page(paragraph, *PARAGRAPHS[:number]))
    line = json.dumps({"id": "a", "text": PARAGRAPHS[0], "date": "2031-02-12", "outlet": "The Slate"})
    (folder / "lines.jsonl").write_text(f"{line}\nnot a line\n", encoding="utf-8")
    (folder / "french.txt").write_text(
        "Le ministre a déclaré lundi que le pont resterait fermé jusqu’au printemps, selon la radio locale.",
        encoding="utf-8",
    )
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return sorted(folder.iterdir())


def test_everything_is_in_or_a_failure(add: Add, ledger: Ledger, tmp_path: Path) -> None:
    corpus(tmp_path / "in")
    tally = add(tmp_path / "in")
    assert (tally.new, tally.known, tally.unread, tally.failed) == (18, 0, 1, 2)
    assert [(Path(f.failure.name).name, f.count) for f in ledger.view().failures()] == [
        ("lines.jsonl:2", 1), ("picture.png", 1),
    ]  # fmt: skip
    unread = [row.unread for row in ledger.view().articles() if row.unread]
    assert unread == ["in French: only English is read"]
    assert list(verify(ledger)) == []


def test_twice_changes_nothing(add: Add, ledger: Ledger, tmp_path: Path) -> None:
    corpus(tmp_path / "in")
    add(tmp_path / "in")
    before = list(dump(ledger.view()))
    tally = add(tmp_path / "in")
    assert (tally.new, tally.known, tally.failed) == (0, 18, 2)
    assert list(dump(ledger.view())) == before
    assert {failed.count for failed in ledger.view().failures()} == {2}


@pytest.mark.parametrize(("jobs", "database"), [(1, "sqlite"), (4, "sqlite"), (4, "postgresql")])
def test_order_processes_and_database_change_nothing(
    add: Add, ledger: Ledger, press: Press, tmp_path: Path, jobs: int, database: str
) -> None:
    files = corpus(tmp_path / "in")
    add(*files)
    random.Random(jobs).shuffle(files)
    coming = arrivals(map(str, files), press, None)
    if database == "sqlite":
        with opened(str(tmp_path / "other.db"), create=True) as other:
            take_in(coming, other, preparation=Preparation(), jobs=jobs)
            assert list(dump(other.view())) == list(dump(ledger.view()))
        return
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb is found")
    with start_server(programs) as server, opened(server.make_place(), create=True) as other:
        take_in(coming, other, preparation=Preparation(), jobs=jobs)
        assert list(dump(other.view())) == list(dump(ledger.view()))


def test_what_was_typed_fills_in_what_an_article_does_not_say(ledger: Ledger, press: Press, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page(*PARAGRAPHS))
    coming = arrivals([str(tmp_path / "a.txt"), str(tmp_path / "b.html")], press, None)
    typed = noted(coming, Notes(outlet="The Slate", date="2031-05-14"))
    take_in(typed, ledger, preparation=Preparation())
    told = {(row.outlet, row.published) for row in ledger.view().articles()}
    assert told == {("The Slate", "2031-05-14"), ("Sallow Courier", "2031-02-11T08:00:00Z")}


def test_what_failed_is_tried_again_and_settled(add: Add, ledger: Ledger, press: Press, tmp_path: Path) -> None:
    add(ADDRESS, tmp_path / "late.txt")
    assert len(list(ledger.view().failures())) == 2
    press.pages[ADDRESS] = page(*PARAGRAPHS)
    (tmp_path / "late.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    tally = take_in(failed_before(ledger.view(), press), ledger, preparation=Preparation())
    assert (tally.new, tally.failed) == (2, 0)
    assert list(ledger.view().failures()) == []
    assert {failed.count for failed in ledger.view().failures(unsettled=False)} == {1}


def test_the_ledger_itself_is_never_opened_as_an_article(
    ledger: Ledger, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    own = tmp_path / "ledger.db"
    assert os.path.realpath(own) in ledger.files
    opened_paths = []
    really = os.open

    def noting(path: str, *rest: int) -> int:
        opened_paths.append(str(path))
        return really(path, *rest)

    monkeypatch.setattr("onrecord.ingest.files.os.open", noting)
    coming = arrivals([str(tmp_path), str(own)], press, None, ledger.files)
    tally = take_in(coming, ledger, preparation=Preparation())
    assert [failure.reason for failure in tally.failures] == ["it is part of the ledger itself"]
    take_in(failed_before(ledger.view(), press, ledger.files), ledger, preparation=Preparation())
    assert str(own) not in opened_paths
    assert [row.name for row in ledger.view().articles()] == [str(tmp_path / "a.txt")]


def test_a_feed_s_articles_come_with_what_it_says_of_them(add: Add, ledger: Ledger, press: Press) -> None:
    other = "https://courier.example/news/bus.html"
    press.pages = {FEED: feed(ADDRESS, other), ADDRESS: page(*PARAGRAPHS)}
    tally = add(FEED)
    assert (tally.new, tally.failed) == (1, 1)
    assert tally.failures[0].address == other


def test_a_feed_in_a_file_is_followed(add: Add, press: Press, tmp_path: Path) -> None:
    press.pages = {ADDRESS: page(*PARAGRAPHS)}
    (tmp_path / "feed.xml").write_bytes(feed(ADDRESS))
    assert add(tmp_path / "feed.xml").new == 1


def test_an_error_in_onrecord_itself_is_a_failure_too(
    add: Add, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(capture: Capture) -> None:
        raise ZeroDivisionError("no article has no words")

    monkeypatch.setattr("onrecord.desk.preparing.extract", broken)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    tally = add(tmp_path / "a.txt", EXAMPLES / "ferry.txt")
    assert {failure.reason for failure in tally.failures} == {"ZeroDivisionError: no article has no words"}
    assert tally.failed == 2

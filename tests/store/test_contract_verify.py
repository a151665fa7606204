"""A clean ledger verifies; whatever is altered in it is named, with the article and the span."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord.errors import LedgerError
from onrecord.record.ledger import Fault, Judgement, Poll
from onrecord.store import Ledger, open_ledger, verify
from tests.store.linked_material import keep_all
from tests.store.material import FERRY, entry_of, failed, ferry, harvest
from tests.store.test_contract_round_trip import add


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with a row in every table."""
    receipts = add(ledger, ferry(), harvest(), entry_of("Gone soon.", "gone.txt"), failed())
    with ledger.writer() as writer:
        first = writer.judge(Judgement(str(receipts[0].capture), "void", "x", "Ida", "why", ((0, 5),)))
        writer.judge(Judgement(str(receipts[0].capture), "void", "y", "Ida", "why", supersedes=first.id))
        writer.forget(str(receipts[2].article), who="Ida", why="asked to")
        writer.polled(Poll("https://gazette.example/feed", 200))
    keep_all(ledger)
    return ledger


def alter(ledger: Ledger, statement: str, **values: Any) -> None:
    """Change something behind the ledger's back."""
    with ledger.database.writing.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.execute(text(statement), values)
        connection.commit()


def test_a_clean_ledger_has_no_faults(full: Ledger) -> None:
    assert list(verify(full)) == []


def article_of(ledger: Ledger, name: str) -> str:
    return next(row.id for row in ledger.view().articles() if row.name == name)


LAYOUT = ["segments", "paragraphs", "sentences", "quotations", "printed"]


def moved(items: list[Any], by: int) -> tuple[list[Any], list[int]]:
    """Move the end of the last span in a column and return that span."""
    last = items[-1]
    span = last if isinstance(last[0], int) else last[0]
    span[1] += by
    return items, span


@pytest.mark.parametrize("by", [-1, -2, 1_000])
@pytest.mark.parametrize("column", LAYOUT)
def test_a_span_of_an_article_that_was_altered_is_named(full: Ledger, column: str, by: int) -> None:
    id = article_of(full, "ferry.txt")
    row = "(SELECT row FROM article WHERE id = :id)"
    with full.database.reading.connect() as connection:
        found = connection.execute(text(f"SELECT {column} FROM article_text WHERE row = {row}"), {"id": id})
        items, span = moved(json.loads(str(found.scalar())), by)
    alter(full, f"UPDATE article_text SET {column} = :new WHERE row = {row}", new=json.dumps(items), id=id)
    faults = list(verify(full))
    assert any(fault.article == id and fault.span == tuple(span) and fault.where == column for fault in faults), faults
    assert {fault.article for fault in faults} == {id}


@pytest.mark.parametrize("by", [-1, 1_000])
@pytest.mark.parametrize("column", ["source", "cue", "content", "editorial", "via", "addressee"])
def test_a_span_of_an_attribution_that_was_altered_is_named(full: Ledger, column: str, by: int) -> None:
    id = article_of(full, "ferry.txt")
    told = next(each for each in full.view().attributions(id) if each.attribution.via)
    with full.database.reading.connect() as connection:
        found = connection.execute(text(f"SELECT {column} FROM attribution WHERE id = :id"), {"id": told.id})
        stored = json.loads(str(found.scalar()))
    if column == "addressee":
        (stored,), span = moved([stored], by)
    else:
        stored, span = moved(stored, by)
    alter(full, f"UPDATE attribution SET {column} = :new WHERE id = :id", new=json.dumps(stored), id=told.id)
    faults = list(verify(full))
    where = f"{column} of {told.id}"
    assert any(fault.where == where and fault.article == id and fault.span == tuple(span) for fault in faults), faults


@pytest.mark.parametrize("field", ["mention", "reason", "wording", "words", "spans", "occasion", "span"])
def test_a_span_that_deep_reading_added_and_that_was_altered_is_named(full: Ledger, field: str) -> None:
    id = article_of(full, "ferry.txt")
    told = next(each for each in full.view().attributions(id) if each.attribution.who)
    with full.database.reading.connect() as connection:
        found = connection.execute(text("SELECT depth FROM attribution WHERE id = :id"), {"id": told.id})
        stored = str(found.scalar())
    place = re.search(rf'"{field}":\[+(\d+),(\d+)', stored)
    assert place is not None
    start, end = int(place[1]), int(place[2])
    altered = stored[: place.start(2)] + str(end - 1) + stored[place.end(2) :]
    alter(full, "UPDATE attribution SET depth = :new WHERE id = :id", new=altered, id=told.id)
    faults = list(verify(full))
    where = f"depth of {told.id}"
    assert any(fault.where == where and fault.span == (start, end - 1) for fault in faults), faults


def test_a_span_of_a_layer_that_was_altered_is_named(full: Ledger) -> None:
    id = article_of(full, "ferry.txt")
    with full.database.reading.connect() as connection:
        found = connection.execute(text("SELECT depth FROM reading WHERE article = :id"), {"id": id})
        depth = json.loads(str(found.scalar()))
    depth["numbers"][0]["span"][0] += 1
    alter(full, "UPDATE reading SET depth = :new WHERE article = :id", new=json.dumps(depth), id=id)
    span = tuple(depth["numbers"][0]["span"])
    assert any(fault.where.startswith("depth of reading-") and fault.span == span for fault in verify(full))


def test_a_span_of_a_refusal_that_was_altered_is_named(full: Ledger) -> None:
    id = article_of(full, "ferry.txt")
    new = json.dumps([[[0, 6], "a headline that nobody stands behind"]])
    alter(full, "UPDATE reading SET refused = :new WHERE article = :id", new=new, id=id)
    faults = list(verify(full))
    assert any(fault.where.startswith("refused of reading-") and fault.span == (0, 6) for fault in faults)


@pytest.mark.parametrize("role", ["source", "cue", "content"])
def test_words_that_were_altered_are_named_with_the_span_that_they_are_of(full: Ledger, role: str) -> None:
    told = next(each for each in full.view().attributions() if len(each.attribution.content) == 2)
    column = f"{role}_text"
    words = getattr(told, column)
    alter(full, f"UPDATE attribution SET {column} = :new WHERE id = :id", new=words[:-1] + "!", id=told.id)
    wanted = Fault(
        f"{role} of {told.id}",
        "the words that it cuts are not those kept beside it",
        told.article,
        getattr(told.attribution, role)[-1],
    )
    assert wanted in list(verify(full))


ALTERED = [
    ("text", "UPDATE article_text SET text = replace(text, 'Friday', 'Sunday')", "text"),
    ("a text cut short", "UPDATE article_text SET text = substr(text, 1, 40)", "text"),
    ("a title", "UPDATE article SET title = 'Other' WHERE title IS NOT NULL", "article"),
    ("an outlet", "UPDATE article SET outlet = 'Other'", "article"),
    ("a day", "UPDATE article SET date = '2031-05-04'", "article"),
    ("the day it is listed under", "UPDATE article SET published = '2031-05-04'", "article"),
    ("a digest", "UPDATE article SET text_digest = 'x'", "text"),
    ("a checksum", "UPDATE article_text SET cuts = '{}'", "segments"),
    ("what is searched by", "UPDATE attribution SET forecast = 'threat' WHERE forecast IS NOT NULL", "forecast of"),
    ("no JSON", "UPDATE article_text SET segments = '[[0,'", "article article-"),
    ("JSON of another shape", "UPDATE article_text SET printed = '{\"a\": 1}'", "article article-"),
    ("a moment", "UPDATE article SET learnt = 'soon'", "article article-"),
    ("a missing text", "DELETE FROM article_text", "text"),
    ("a reader", "UPDATE reading SET reader = 'other'", "reading reading-"),
    ("a reason", "UPDATE reading SET refused = '[]', cuts = '{}'", "reading reading-"),
    ("a missing attribution", "DELETE FROM attribution WHERE position = 1", "reading reading-"),
    ("attributions in another order", "UPDATE attribution SET position = 9 - position", "reading reading-"),
    ("what lies within what", "UPDATE attribution SET within = NULL", "reading reading-"),
    ("an act", "UPDATE attribution SET act = 'thought'", "attribution attribution-"),
    ("a confidence", "UPDATE attribution SET confidence = 0.5", "attribution attribution-"),
    ("a broken attribution", "UPDATE attribution SET cuts = '7'", "attribution attribution-"),
    ("an address", "UPDATE capture SET address = 'https://b.example/'", "capture capture-"),
    ("a note", "UPDATE capture SET notes = '[null,null,null]' WHERE address IS NOT NULL", "capture capture-"),
    ("a name", "UPDATE sighting SET name = 'b'", "sighting sighting-"),
    ("a fetch time", "UPDATE sighting SET fetched = '2031-01-01T00:00:00Z'", "sighting sighting-"),
    ("a failure's reason", "UPDATE failure SET reason = 'none'", "failure failure-"),
    ("an attempt's number", "UPDATE attempt SET number = 7", "attempt attempt-"),
    ("a judgement", "UPDATE judgement SET why = 'because'", "judgement judgement-"),
    ("a judgement's spans", "UPDATE judgement SET spans = '[[0,6]]'", "judgement judgement-"),
    ("a tombstone", "UPDATE tombstone SET who = 'nobody'", "tombstone tombstone-"),
    ("a look at a feed", "UPDATE poll SET address = 'https://b.example/'", "poll poll-"),
    ("a size", "UPDATE raw SET size = 7", "raw "),
    ("the end of a telling", "UPDATE telling SET spans = '[[0,100000]]' WHERE row = 2", "telling attribution-"),
    ("the start of a telling", "UPDATE telling SET spans = '[[-1,2]]' WHERE row = 2", "telling attribution-"),
    ("no JSON of a telling", "UPDATE telling SET spans = '[[0,' WHERE row = 2", "telling attribution-"),
    ("words for a telling's place", "UPDATE telling SET spans = '[[\"a\",1]]'", "telling attribution-"),
    ("a telling's id", "UPDATE telling SET telling = 'attribution-0' WHERE row = 2", "telling attribution-0"),
    ("a telling's claim", "UPDATE telling SET claim = 'claim-00' WHERE row = 2", "telling attribution-"),
    ("an end of a link", "UPDATE link SET other = one", "link of 1 and 1"),
    ("a link's score", "UPDATE link SET score = 2", "link of 1 and "),
    ("a reason's name", "UPDATE link SET reasons = '[[1,2,3,\"x\"]]'", "link of 1 and "),
    ("a reason's weight", 'UPDATE link SET reasons = \'[["words",2,"x","x"]]\'', "link of 1 and "),
    ("a reason's words", "UPDATE link SET reasons = '[[\"words\",2,3,4]]'", "link of 1 and "),
    ("a reason cut short", "UPDATE article_copy SET reasons = '[[\"words\",1,2]]'", "article_copy of 1 and 2"),
    ("no JSON of a copy", "UPDATE article_copy SET reasons = '[[1,'", "article_copy of 1 and 2"),
]


@pytest.mark.parametrize(("what", "statement", "where"), ALTERED, ids=[what for what, _, _ in ALTERED])
def test_what_was_altered_is_named(full: Ledger, what: str, statement: str, where: str) -> None:
    alter(full, statement)
    faults = list(verify(full))
    assert any(fault.where.startswith(where) for fault in faults), (what, faults)


def test_altered_bytes_are_named(full: Ledger) -> None:
    alter(full, "UPDATE raw SET data = :new WHERE id = (SELECT min(id) FROM raw)", new=zlib.compress(b"other"))
    (fault,) = verify(full)
    assert fault.where.startswith("raw ")
    assert "its bytes are others: 5 of SHA-256" in fault.reason
    alter(full, "UPDATE raw SET data = :new", new=b"no zlib")
    assert len([fault for fault in verify(full) if "cannot be unpacked" in fault.reason]) == 2


def test_an_index_that_does_not_fit_is_named(full: Ledger) -> None:
    statement = {
        "sqlite": "INSERT INTO article_words (rowid, text) VALUES (77, 'nothing')",
        "postgresql": "UPDATE passage SET words = to_tsvector('simple', 'nothing')",
    }[full.view().shelf.dialect]
    alter(full, statement)
    assert next(verify(full)).where.startswith("search index")


def test_a_telling_that_lies_outside_is_named_with_its_article_and_span(full: Ledger) -> None:
    id = article_of(full, "ferry.txt")
    linking = "(SELECT row FROM linking WHERE article = :id)"
    alter(full, f"UPDATE telling SET spans = '[[0,3],[5,{len(FERRY) + 1}]]' WHERE linking = {linking}", id=id)
    faults = list(verify(full))
    assert faults
    assert {(fault.article, fault.span) for fault in faults} == {(id, (5, len(FERRY) + 1))}
    alter(full, f"UPDATE telling SET spans = '[[0,3],[5,{len(FERRY)}]]' WHERE linking = {linking}", id=id)
    assert list(verify(full)) == [], "up to its end is inside"


# What follows is about files.


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger's file, closed."""
    path = tmp_path / "onrecord.db"
    with open_ledger(str(path)) as ledger:
        add(ledger, ferry(), harvest())
        with ledger.writer() as writer:
            writer.judge(
                Judgement(ledger.view().article(article_of(ledger, "ferry.txt")).capture.id, "v", "w", "x", "y")
            )
    return path


def faults_of(file: Path) -> list[Fault]:
    with open_ledger(str(file)) as ledger:
        return list(verify(ledger))


def flip(file: Path, find: bytes, change: Callable[[bytes], bytes]) -> None:
    """Change every place in the file at which some bytes stand."""
    content = file.read_bytes()
    assert find in content
    file.write_bytes(content.replace(find, change(find)))


@pytest.mark.parametrize("bit", range(8))
def test_any_flipped_bit_of_a_text_in_the_file_is_named(file: Path, bit: int) -> None:
    """A bit of the letter "s" in a word that no attribution holds: some make other letters, some no UTF-8 at all."""
    with open_ledger(str(file)) as ledger:
        id = article_of(ledger, "ferry.txt")
    flip(file, b"will sail again\xe2\x80\x9d", lambda found: found[:5] + bytes([found[5] ^ 1 << bit]) + found[6:])
    assert any(fault.article == id and fault.where == "text" for fault in faults_of(file))


def test_a_flipped_bit_of_stored_words_in_the_file_is_named(file: Path) -> None:
    alone = "Tarntold“We mended the ramp [at Oskel] in nine days,”".encode()
    flip(file, alone, lambda found: found.replace(b"nine", b"nina"))
    faults = faults_of(file)
    content = FERRY.index("“We"), FERRY.index("days,”") + 6
    assert any(fault.where.startswith("content of attribution-") and fault.span == content for fault in faults)


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bits_anywhere_never_stop_it(file: Path, seed: int) -> None:
    """It names something, or nothing where the byte was unused, or says that the file cannot be opened at all."""

    content = bytearray(file.read_bytes())
    random_ = random.Random(seed)
    for _ in range(20):
        content[random_.randrange(4096, len(content))] ^= 1 << random_.randrange(8)
    file.write_bytes(bytes(content))
    with suppress(LedgerError):
        faults_of(file)


def test_a_dangling_row_is_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM capture")
        connection.commit()
    faults = faults_of(file)
    assert any(fault.where == "table article" and "of no capture" in fault.reason for fault in faults)


def test_it_takes_a_page_at_a_time(ledger: Ledger) -> None:
    add(ledger, *(entry_of(f"It is {number}, they said.", f"{number}.txt") for number in range(120)))
    alter(ledger, "UPDATE article_text SET text = 'x' WHERE text LIKE 'It is 119,%'")
    faults = [fault for fault in verify(ledger) if not fault.where.startswith("search index")]
    assert {fault.article for fault in faults} == {article_of(ledger, "119.txt")}

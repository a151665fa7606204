"""Forgotten is gone, from every row and every file, and stays out; the tombstone stands."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from onrecord.errors import LedgerError, NotFoundError
from onrecord.record import digest, text_digest
from onrecord.record.ledger import Entry, Judgement
from onrecord.store import Ledger, apply_tombstones, backup, dump, forgetting, open_ledger, schema, verify
from onrecord.store import writer as writing
from tests.store.conftest import LATER, ticking
from tests.store.material import FERRY, entry_of, failed, ferry, harvest
from tests.store.server import Server
from tests.store.test_contract_round_trip import add

SECRET = """Zyxwold keeps the quillmark ledger

The quillmark was hidden under the Zyxwold weir, clerk Vantorbe said in writing.

Nobody but Vantorbe knew the quillmark, Ottilbrand said later in Zyxwold."""

SENTENCES = [line for line in SECRET.split("\n") if line]
WORDS = sorted(
    {word for word in re.findall(r"\w{6,}", SECRET) if word.lower() not in ("hidden", "writing", "ledger", "nobody")}
)


def secret(name: str = "vantorbe.txt", address: str = "https://zyxwold.example/", mark: str = "") -> Entry:
    facts = {"title": SENTENCES[0], "byline": "Ottilbrand", "date": "2031-05-03", "outlet": "Quillmark Post"}
    told = {key: marked(words, mark) for key, words in facts.items()}
    return entry_of(marked(SECRET, mark), name, facts=told, address=address)


def marked(words: str, mark: str) -> str:
    """The same with a mark behind each word that is looked for: a server's files hold what other tests kept, too."""
    for word in WORDS:
        words = re.sub(rf"\b{word}\b", word + mark, words)
    return words


@pytest.mark.parametrize("database", ["postgresql"])
def test_what_a_reader_still_sees_is_waited_for(
    database: str, server: Server, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever began to read before keeps the rows alive; only when they end can the server let go of them."""
    with open_ledger(server.make_place(), clock=ticking()) as ledger:
        add(ledger, secret(address="https://waited.example/", mark="waited"))
        id = next(iter(ledger.view().articles())).id
        with ledger.database.reading.connect().execution_options(isolation_level="REPEATABLE READ") as reader:
            assert reader.execute(select(func.count()).select_from(schema.article)).scalar() == 1
            ending = threading.Timer(1.0, reader.rollback)
            ending.start()
            with ledger.writer() as writer:
                writer.forget(id, who="Ida", why="asked to")
            ending.join()
        words = [marked(each, "waited") for each in (*WORDS, *SENTENCES)]
        assert traces(files_of(ledger, request), words) == set()
        add(ledger, ferry())
        other = next(iter(ledger.view().articles())).id
        monkeypatch.setattr(forgetting, "PATIENCE", 0.2)
        with ledger.database.reading.connect().execution_options(isolation_level="REPEATABLE READ") as reader:
            assert reader.execute(select(func.count()).select_from(schema.article)).scalar() == 1
            with ledger.writer() as writer, pytest.raises(LedgerError, match="somebody still reads"):
                writer.forget(other, who="Ida", why="asked to")


@pytest.fixture
def keeping(ledger: Ledger) -> tuple[Ledger, str]:
    """A ledger with the secret, with a judgement of it and failures under its name; and the id of its article."""
    others = [entry_of(f"The ferry sailed {number} times, he said.", f"{number}.txt") for number in range(30)]
    receipts = add(
        ledger, *others, failed("vantorbe.txt"), failed("x", "Quillmark!", "https://zyxwold.example/"), secret()
    )
    with ledger.writer() as writer:
        first = writer.judge(Judgement(str(receipts[-1].capture), "void", "quillmark", "Ida", "Vantorbe", ((0, 7),)))
        writer.judge(Judgement(str(receipts[-1].capture), "void", None, "Ida", "Zyxwold", supersedes=first.id))
    add(ledger, ferry(), harvest())
    return ledger, str(receipts[-1].article)


def traces(folder: Path, words: list[str]) -> set[tuple[str, str]]:
    """The files below a folder in which words stand, in any case, and which words."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and "pg_wal" not in path.parts:
            content = path.read_bytes().lower()
            found |= {(path.name, word) for word in words if word.lower().encode() in content}
    return found


def files_of(ledger: Ledger, request: pytest.FixtureRequest) -> Path:
    """The folder in which a ledger's files are; a server's are brought up to date first."""
    path = ledger.database.place.path
    if path is not None:
        return path.parent
    server: Server = request.getfixturevalue("server")
    server.execute("CHECKPOINT")
    return server.folder / "data" / "base"


def test_no_file_holds_anything_of_what_was_forgotten(
    keeping: tuple[Ledger, str], request: pytest.FixtureRequest
) -> None:
    ledger, id = keeping
    assert {word for _, word in traces(files_of(ledger, request), [*WORDS, *SENTENCES])} >= set(SENTENCES)
    with ledger.writer() as writer:
        writer.forget(id, who="Ida", why="asked to")
        assert traces(files_of(ledger, request), [*WORDS, *SENTENCES]) == set(), "while the pen is still held"
    assert traces(files_of(ledger, request), [*WORDS, *SENTENCES]) == set()
    view = ledger.view()
    assert view.search("quillmark").article_count == view.search("Vantorbe").content_count == 0
    assert view.search("ferry").article_count == 31
    assert list(view.failures(unsettled=False)) == []
    assert list(view.judgements(superseded=True)) == []
    assert list(verify(ledger)) == []
    assert not re.search("quillmark|zyxwold|vantorbe", "\n".join(dump(view)), re.IGNORECASE)


def test_the_tombstone_stands_and_keeps_the_bytes_out(keeping: tuple[Ledger, str]) -> None:
    ledger, id = keeping
    capture = ledger.view().article(id).capture.id
    with ledger.writer() as writer:
        tombstone = writer.forget(id, who="Ida", why="asked to")
    assert ledger.view().tombstones() == (tombstone,)
    raw = digest(SECRET.encode())
    assert (tombstone.raw, tombstone.captures, tombstone.articles) == (raw, (capture,), (id,))
    assert (tombstone.texts, tombstone.who, tombstone.why) == ((text_digest(SECRET),), "Ida", "asked to")
    (receipt,) = add(ledger, secret(name="again.txt"))
    assert (receipt.capture, receipt.article, receipt.new) == (None, None, False)
    assert receipt.failure is not None
    assert (receipt.failure.kind, receipt.failure.name) == ("forgotten", "again.txt")
    (failure,) = ledger.view().failures()
    assert failure.failure == receipt.failure
    assert ledger.view().search("quillmark").article_count == 0
    with pytest.raises(NotFoundError, match="was forgotten, by Ida"):
        ledger.view().article(id)
    with ledger.writer() as writer, pytest.raises(NotFoundError, match="was forgotten, by Ida"):
        writer.forget(id, who="Jo", why="again")
    with ledger.writer() as writer, pytest.raises(NotFoundError, match="holds no capture or article"):
        writer.forget("capture-0", who="Jo", why="again")


def test_all_captures_of_the_same_bytes_are_forgotten_and_no_others(ledger: Ledger) -> None:
    receipts = add(
        ledger,
        secret(),
        secret(address="https://mirror.example/"),
        entry_of(SECRET + "\n\nMore.", "longer.txt"),
        ferry(),
    )
    with ledger.writer() as writer:
        tombstone = writer.forget(str(receipts[1].capture), who="Ida", why="asked to")
    assert tombstone.captures == tuple(sorted(str(receipt.capture) for receipt in receipts[:2]))
    assert {row.name for row in ledger.view().articles()} == {"longer.txt", "ferry.txt"}
    assert list(verify(ledger)) == []


def test_forgetting_what_was_never_read_works_too(ledger: Ledger) -> None:
    entry = replace(ferry(), extraction=None, reading=None, failure=failed().failure)
    (receipt,) = add(ledger, entry)
    with ledger.writer() as writer:
        assert writer.forget(str(receipt.capture), who="Ida", why="x").articles == ()
    assert list(verify(ledger)) == []


def test_what_waits_is_written_before_it_is_forgotten(ledger: Ledger) -> None:
    """A capture that was added in the same breath is found, and does not come back afterwards."""
    known = add(ledger, secret())[0]
    with ledger.writer() as writer:
        writer.add(secret(address="https://mirror.example/"))
        writer.forget(str(known.article), who="Ida", why="x")
    assert list(ledger.view().articles()) == []


def test_a_restored_backup_takes_the_tombstones(
    keeping: tuple[Ledger, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    ledger, id = keeping
    folder = tmp_path / "older"
    folder.mkdir()
    backup(ledger, folder / "backup.db")
    assert {word for _, word in traces(folder, SENTENCES)} == set(SENTENCES)
    with ledger.writer() as writer:
        writer.forget(id, who="Ida", why="asked to")
    with open_ledger(str(folder / "backup.db"), clock=ticking(LATER)) as restored:
        apply_tombstones(restored, ledger.view().tombstones())
        apply_tombstones(restored, ledger.view().tombstones())
        assert list(dump(restored.view())) == list(dump(ledger.view()))
        assert len(restored.view().tombstones()) == 1
        assert list(verify(restored)) == []
        forged = replace(ledger.view().tombstones()[0], raw=digest(FERRY.encode()))
        with pytest.raises(LedgerError, match="is not what its id says"):
            apply_tombstones(restored, [replace(forged, id="tombstone-00")])
    assert traces(folder, [*WORDS, *SENTENCES]) == set()


def test_a_takedown_that_was_killed_half_way_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "onrecord.db")
    with open_ledger(place) as ledger:
        add(ledger, secret(), ferry())
        (id,) = (row.id for row in ledger.view().articles(outlet="Quillmark Post"))
        with monkeypatch.context() as patch:
            patch.setattr(writing, "sweep", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt), ledger.writer() as writer:
                writer.forget(id, who="Ida", why="asked to")
        assert [row.name for row in ledger.view().articles()] == ["ferry.txt"]
    with open_ledger(place) as ledger:
        with ledger.database.writing.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 1
        with ledger.writer():
            pass
        with ledger.database.writing.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 0
    assert traces(tmp_path, [*WORDS, *SENTENCES]) == set()


def test_rows_of_other_articles_are_left_alone(keeping: tuple[Ledger, str]) -> None:
    ledger, id = keeping
    with ledger.database.reading.connect() as connection:
        before = connection.execute(select(func.count()).select_from(schema.attribution)).scalar_one()
    own = len(list(ledger.view().attributions(id)))
    assert own > 0
    with ledger.writer() as writer:
        writer.forget(id, who="Ida", why="asked to")
    with ledger.database.reading.connect() as connection:
        after = connection.execute(select(func.count()).select_from(schema.attribution)).scalar_one()
    assert after == before - own


def test_the_file_gives_back_what_was_forgotten(tmp_path: Path) -> None:
    """It is written anew: what lies unused within its pages is left out, and not only overwritten."""
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        add(ledger, entry_of(" ".join(f"{number}" for number in range(60_000)), "large.txt"), ferry())
        (id,) = (row.id for row in ledger.view().articles() if row.name == "large.txt")
        before = (tmp_path / "a.db").stat().st_size
        with ledger.writer() as writer:
            writer.forget(id, who="Ida", why="asked to")
        assert (tmp_path / "a.db").stat().st_size < before / 2

"""A link run killed at any moment leaves a ledger that verifies, and the next one ends as if nothing had been."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.desk.claims import told_claims
from onrecord.desk.keeping import dump, verify
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.opening import opened
from onrecord.desk.query import Query
from onrecord.desk.standing import CORRECT
from onrecord.store.linked import LinkedView
from tests.desk.linking.killable import AT_ONCE, Order
from tests.desk.linking.oskel import entries, remember

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL and no fork", allow_module_level=True)

ROOT = Path(__file__).parents[3]
KILLED = -signal.SIGKILL
TABLES = ("linking", "copy_band", "telling", "telling_key", "link", "article_copy")

Rows = dict[str, list[tuple[object, ...]]]


class Run:
    """A run under way, or over."""

    def __init__(self, server: subprocess.Popen[str], order: Order) -> None:
        self._server = server
        self._out = Path(order.out)
        self.process = int(self._say(json.dumps(asdict(order))))

    def _say(self, line: str) -> str:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()
        return self._server.stdout.readline()

    def kill(self) -> None:
        """Kill it; its id is its own until `end`."""
        os.kill(self.process, signal.SIGKILL)

    def end(self) -> int:
        """Wait for it and return its exit code, or the signal that killed it with a minus."""
        return os.waitstatus_to_exitcode(int(self._say("")))

    def printed(self) -> str:
        return self._out.read_text()


Start = Callable[..., Run]


@contextmanager
def server(folder: Path) -> Iterator[Start]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.desk.linking.killable"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield lambda ledger, **details: Run(process, Order(str(ledger), str(folder / "out"), **details))
        process.kill()


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    with server(tmp_path_factory.mktemp("runs")) as begin:
        yield begin


@pytest.fixture(scope="module")
def unlinked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the news of Oskel, which nobody linked."""
    place = tmp_path_factory.mktemp("unlinked") / "ledger.db"
    with opened(str(place), create=True) as ledger, ledger.writer() as writer:
        for entry in entries():
            writer.add(entry)
    return place


@pytest.fixture(scope="module")
def whole(start: Start, unlinked: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, float]:
    """What a run keeps that nobody kills, and how long it takes."""
    place = Path(shutil.copy(unlinked, tmp_path_factory.mktemp("whole") / "ledger.db"))
    begin = time.monotonic()
    run = start(place)
    assert run.end() == 0, run.printed()
    return rows_in(place), time.monotonic() - begin


@pytest.fixture
def ledger(unlinked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(unlinked, tmp_path / "ledger.db"))


def rows_in(place: Path) -> Rows:
    """All that linking kept, row by row; of a copy, so that the next run finds what a dead one left."""
    copy = place.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(place.parent, copy, ignore=shutil.ignore_patterns("copy"))
    with opened(str(copy / place.name)) as ledger:
        assert list(verify(ledger)) == [], "nothing is half there"
        with ledger.database.reading.connect() as connection:
            return {
                name: sorted(tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))) for name in TABLES
            }


def hold(place: Path, whole: Rows) -> int:
    """Hold what a dead run left to a part of what it would have kept; return how many articles that are."""
    there = rows_in(place)
    for name in TABLES:
        assert there[name] == whole[name][: len(there[name])] or set(there[name]) <= set(whole[name]), name
    articles = len(there["linking"])
    assert articles % AT_ONCE == 0 or articles == len(whole["linking"]), "all that were linked together, or none"
    homes = {row[0] for row in there["linking"]}
    assert there["telling"] == [row for row in whole["telling"] if row[1] in homes], "with all that they tell"
    told = {row[0] for row in there["telling"]}
    assert there["link"] == [row for row in whole["link"] if {row[0], row[1]} <= told], "and all pairs of these"
    return articles


def finish(start: Start, place: Path, whole: Rows) -> None:
    run = start(place)
    assert run.end() == 0, run.printed()
    assert rows_in(place) == whole, "every row as if nobody had been killed"


def kill_at_random(start: Start, unlinked: Path, place: Path, whole: tuple[Rows, float], kills: int) -> None:
    draw = random.Random(kills)
    rows, longest = whole
    died = 0
    while died < kills:
        shutil.copy(unlinked, place)
        articles = 0
        for _ in range(draw.randint(1, 5)):
            run = start(place)
            time.sleep(draw.uniform(0.0, longest))
            run.kill()
            died += run.end() == KILLED
            now = hold(place, rows)
            assert now >= articles, "what was kept stays"
            articles = now
        finish(start, place, rows)


def test_ten_kills_lose_nothing(start: Start, unlinked: Path, ledger: Path, whole: tuple[Rows, float]) -> None:
    kill_at_random(start, unlinked, ledger, whole, 10)


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(start: Start, unlinked: Path, ledger: Path, whole: tuple[Rows, float]) -> None:
    kill_at_random(start, unlinked, ledger, whole, 200)


def die_before_statements(start: Start, unlinked: Path, place: Path, whole: Rows, step: int) -> int:
    """Die before every `step`th statement; return the number of the first that no run came to."""
    statement, kept = 1, set()
    while True:
        shutil.copy(unlinked, place)
        run = start(place, statement=statement)
        ended = run.end()
        kept.add(hold(place, whole))
        if ended == 0:
            assert kept >= {0, len(whole["linking"])}
            return statement
        assert ended == KILLED, run.printed()
        finish(start, place, whole)
        statement += step


def test_a_death_before_some_statements_loses_nothing(
    start: Start, unlinked: Path, ledger: Path, whole: tuple[Rows, float]
) -> None:
    assert die_before_statements(start, unlinked, ledger, whole[0], 37) > 100


@pytest.mark.soak
def test_a_death_before_any_statement_loses_nothing(
    start: Start, unlinked: Path, ledger: Path, whole: tuple[Rows, float]
) -> None:
    assert die_before_statements(start, unlinked, ledger, whole[0], 1) > 100


def test_linking_anew_that_is_killed_ends_the_same(start: Start, ledger: Path, whole: tuple[Rows, float]) -> None:
    rows = whole[0]
    finish(start, ledger, rows)
    for statement in (10, 20, 40, 80):
        run = start(ledger, statement=statement, anew=True)
        assert run.end() == KILLED, run.printed()
        hold(ledger, rows)
    finish(start, ledger, rows)


def test_a_killed_run_changes_nothing_of_the_record_and_claims_are_told_all_the_same(
    start: Start, unlinked: Path, ledger: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch, opened(str(unlinked)) as before:
        remember(patch.setattr)
        wanted = told_claims(before.view(), Query())
        run = start(ledger, statement=120)
        assert run.end() == KILLED, run.printed()
        with opened(str(ledger)) as killed:
            assert not LinkedView(killed.view(), linker_name()).is_complete(CORRECT)
            assert list(dump(killed.view())) == list(dump(before.view()))
            assert told_claims(killed.view(), Query()) == wanted

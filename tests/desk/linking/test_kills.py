"""A link run killed at any moment leaves a ledger that verifies, and the next one ends as if nothing had been.

What dies is `onrecord link`, in SQLite and in PostgreSQL, with sentences embedded beforehand
(`tests.desk.linking.killable`): at moments drawn at random, up to five times in a row before it may finish, and before
each SQL statement, commit and rollback. After each death all that is kept is looked at, row by row.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import pytest

from onrecord.desk.claims import told_claims
from onrecord.desk.keeping import dump
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.opening import opened
from onrecord.desk.query import Query
from onrecord.desk.standing import CORRECT
from onrecord.store.linked import LinkedView
from tests.desk.linking.oskel import remember

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL and no fork", allow_module_level=True)

from tests.desk.linking.killing import KILLED, FileVictim, Rows, ServerVictim, Start, Victim, finish, hold, runs
from tests.store.server import find_programs, start_server


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    with runs(tmp_path_factory.mktemp("runs")) as begin:
        yield begin


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    if request.param == "sqlite":
        yield FileVictim(tmp_path_factory.mktemp("victim"))
        return
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb is found")
    with start_server(programs) as server:
        yield ServerVictim(server)


@pytest.fixture(scope="module")
def whole(start: Start, made: Victim) -> tuple[Rows, float]:
    """What a run keeps that nobody kills, and how long it takes."""
    made.unlink()
    begin = time.monotonic()
    run = start(made.address)
    assert run.end() == 0, run.printed()
    return made.rows(), time.monotonic() - begin


@pytest.fixture
def victim(made: Victim, whole: tuple[Rows, float]) -> Victim:
    made.unlink()
    return made


def kill_at_random(start: Start, victim: Victim, whole: tuple[Rows, float], kills: int) -> None:
    draw = random.Random(kills)
    rows, longest = whole
    died = 0
    while died < kills:
        victim.unlink()
        articles = 0
        for _ in range(draw.randint(1, 5)):
            run = start(victim.address)
            time.sleep(draw.uniform(0.0, longest))
            run.kill()
            died += run.end() == KILLED
            now = hold(victim, rows)
            assert now >= articles, "what was kept stays"
            articles = now
        finish(start, victim, rows)


def test_ten_kills_lose_nothing(start: Start, victim: Victim, whole: tuple[Rows, float]) -> None:
    kill_at_random(start, victim, whole, 10)


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(start: Start, victim: Victim, whole: tuple[Rows, float]) -> None:
    kill_at_random(start, victim, whole, 200)


def die_before_statements(start: Start, victim: Victim, whole: Rows, step: int) -> int:
    """Die before every `step`th statement; return the number of the first that no run came to."""
    statement, kept = 1, set()
    while True:
        victim.unlink()
        run = start(victim.address, statement=statement)
        ended = run.end()
        kept.add(hold(victim, whole))
        if ended == 0:
            assert kept >= {0, len(whole["linking"])}
            return statement
        assert ended == KILLED, run.printed()
        finish(start, victim, whole)
        statement += step


def test_a_death_before_some_statements_loses_nothing(start: Start, victim: Victim, whole: tuple[Rows, float]) -> None:
    assert die_before_statements(start, victim, whole[0], 37) > 100


@pytest.mark.soak
def test_a_death_before_any_statement_loses_nothing(start: Start, victim: Victim, whole: tuple[Rows, float]) -> None:
    assert die_before_statements(start, victim, whole[0], 1) > 100


def test_linking_anew_that_is_killed_ends_the_same(start: Start, victim: Victim, whole: tuple[Rows, float]) -> None:
    rows = whole[0]
    finish(start, victim, rows)
    for statement in (10, 20, 40, 80):
        run = start(victim.address, statement=statement, anew=True)
        assert run.end() == KILLED, run.printed()
        hold(victim, rows)
    finish(start, victim, rows)


@pytest.mark.soak
def test_linking_anew_that_dies_before_any_statement_ends_the_same(
    start: Start, victim: Victim, whole: tuple[Rows, float]
) -> None:
    """What was kept is dropped first: a run that dies in that has it made again by the next."""
    rows = whole[0]
    finish(start, victim, rows)
    statement, ended = 0, KILLED
    while ended == KILLED:
        statement += 1
        run = start(victim.address, statement=statement, anew=True)
        ended = run.end()
        hold(victim, rows)
        finish(start, victim, rows)
    assert ended == 0, run.printed()
    assert statement > 100


def test_a_killed_run_changes_nothing_of_the_record_and_claims_are_told_all_the_same(
    start: Start, victim: Victim
) -> None:
    with pytest.MonkeyPatch.context() as patch, opened(victim.address) as ledger:
        remember(patch.setattr)
        record, wanted = list(dump(ledger.view())), told_claims(ledger.view(), Query())
        run = start(victim.address, statement=120)
        assert run.end() == KILLED, run.printed()
        assert not LinkedView(ledger.view(), linker_name()).is_complete(CORRECT)
        assert list(dump(ledger.view())) == record
        assert told_claims(ledger.view(), Query()) == wanted

"""`onrecord add` in processes that are there to be killed: `python -m tests.desk.killable ENTRIES`.

Everything is loaded once; then each line on stdin, an `Order` in JSON, is carried out by a fork of this process, whose
id is printed at once and whose wait status is printed when the next line (empty) asks for it. Nothing waits for a
process before that, so that its id stays its own however early it dies.

The run is the command line's own, from the arguments to the last commit. Two things are put in: what is extracted and
read is looked up among the entries in the file ENTRIES, which the real reader made; what is acknowledged is printed.
"""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sqlalchemy import Engine, event

from onrecord.cli import onrecord
from onrecord.desk.preparing import Item, Preparation
from onrecord.record import Failure, digest
from onrecord.record.ledger import Entry, Receipt
from onrecord.store import writer

ANYONE = 0x59616D61, ctypes.c_ulong(-1)
"""Linux: let any process of the same user trace this one."""

LOADED_LATE = ("alembic.config", "alembic.runtime.environment", "alembic.script")
"""What a run that makes a ledger loads on its way: a third of a second in each fork."""


@dataclass(frozen=True, slots=True)
class Order:
    """One run: of what, into which ledger, how many entries in a batch, and how it is to go wrong.

    `out` is the file that stdout and stderr go to. `statement` is the number of the SQL statement, commit or rollback
    before which it kills itself; `traced` makes it wait for a tracer; `user` is who it becomes before it begins;
    `most_bytes` is how long a file may grow.
    """

    places: tuple[str, ...]
    ledger: str
    out: str
    batch: int = 64
    statement: int | None = None
    traced: bool = False
    user: int | None = None
    most_bytes: int | None = None


def carry_out(order: Order) -> None:
    """Do what is ordered, in this process, and leave it."""
    output = os.open(order.out, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    os.dup2(output, 1)
    os.dup2(output, 2)
    writer.ENTRIES = order.batch
    if order.most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order.most_bytes, order.most_bytes))
    if order.user is not None:
        os.setgroups([])
        os.setgid(order.user)
        os.setuid(order.user)
    if order.statement is not None:
        die_before_statement(order.statement)
    if order.traced:
        wait_for_tracer()
    onrecord(["add", *order.places, "--ledger", order.ledger])


def die_before_statement(number: int) -> None:
    """Kill this process before it has the database do something for the `number`th time."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit", "rollback"):
        event.listen(Engine, name, count)


def wait_for_tracer() -> None:
    """Wait until somebody traces this process."""
    ctypes.CDLL(None).prctl(*ANYONE)
    while "TracerPid:\t0\n" in Path("/proc/self/status").read_text():
        time.sleep(0.002)
    time.sleep(0.02)  # until it has done with attaching


def look_up(entries: dict[str, Entry]) -> Callable[[Preparation], Callable[[Item], Entry]]:
    """Make what takes the place of extracting and reading."""

    def prepare(item: Item) -> Entry:
        if isinstance(item.arrival, Failure):
            return Entry(None, failure=item.arrival)
        return Entry(item.arrival) if item.known else entries[digest(item.arrival.raw)]

    return lambda _: prepare


def tell(*words: object) -> None:
    """Print a line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


@contextmanager
def printing() -> Iterator[Callable[[Receipt], None]]:
    """Print what is acknowledged, at once: its ids, or that it is a failure."""

    def acknowledged(receipt: Receipt) -> None:
        ids = [id for id in (receipt.capture, receipt.article, receipt.reading) if id is not None]
        tell("kept", *ids or ["failure"])

    yield acknowledged


def serve(entries: dict[str, Entry]) -> None:
    """Carry out one order after the other."""
    Preparation.__call__ = look_up(entries)  # type: ignore[method-assign, assignment]
    tell("ready")
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            carry_out(Order(**json.loads(line)))
        tell(process)
        sys.stdin.readline()
        tell(os.waitpid(process, 0)[1])


def main() -> None:
    """Load what a run needs, then serve."""
    import_module("onrecord.cli.add").progress = printing  # type: ignore[attr-defined]
    for name in LOADED_LATE:
        import_module(name)
    known: list[Entry] = pickle.loads(Path(sys.argv[1]).read_bytes())
    serve({digest(entry.capture.raw): entry for entry in known if entry.capture})


if __name__ == "__main__":
    main()

"""`onrecord link` in processes that are there to be killed: `python -m tests.desk.linking.killable`.

As `tests.desk.killable`, whose runs these are but for what they do: sentences are embedded once, before any fork, and
articles are kept two at a time, so that a short run has many commits.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from onrecord.cli import onrecord
from onrecord.desk.linking import kept
from onrecord.desk.linking import running as linking
from onrecord.desk.linking.running import link
from onrecord.desk.opening import opened
from tests.desk.killable import die_before_statement, tell
from tests.desk.linking.oskel import entries, remember

AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Order:
    """One run: of which ledger; `statement` is the number of that before which it kills itself; `out` is a file for
    what it prints; `anew` drops what is kept."""

    ledger: str
    out: str
    statement: int | None = None
    anew: bool = False


def carry_out(order: Order) -> None:
    """Do what is ordered, in this process, and leave it."""
    output = os.open(order.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(output, 1)
    os.dup2(output, 2)
    if order.statement is not None:
        die_before_statement(order.statement)
    code: object = 70
    try:
        onrecord(["link", "--ledger", order.ledger, *(["--anew"] if order.anew else [])])
    except SystemExit as left:
        code = left.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # The encoder's threads stayed behind in the process that this is a fork of: nobody may wait for them.
        os._exit(int(str(code or 0)))


def learn() -> None:
    """Embed all that a run embeds, by linking a ledger that is thrown away."""
    remember(setattr)
    with TemporaryDirectory() as folder, opened(f"{folder}/a.db", create=True) as ledger:
        with ledger.writer() as writer:
            for entry in entries():
                writer.add(entry)
        link(ledger)


def serve() -> None:
    """Carry out one order after the other, each in a fork of this process."""
    linking.AT_ONCE = AT_ONCE
    learn()
    assert kept.linker_name()
    tell("ready")
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            carry_out(Order(**json.loads(line)))
        tell(process)
        sys.stdin.readline()
        tell(os.waitpid(process, 0)[1])


if __name__ == "__main__":
    serve()

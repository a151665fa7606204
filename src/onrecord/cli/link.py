"""`onrecord link`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import write_out
from onrecord.desk.linking.running import LinkTally
from onrecord.desk.linking.running import link as link_ledger
from onrecord.desk.opening import opened

EXAMPLES = """\b
Examples:
  onrecord add examples/ && onrecord link
  onrecord link --ledger desk.db
  onrecord link --anew

Only what is new is linked, and what comes of it is the same in whatever order articles came. It may be stopped at any
time: what was linked stays, and the next run goes on. `claims` and the like need no link run; they work out what is
missing and take longer for it."""


@click.command(epilog=EXAMPLES)
@click.option("--anew", is_flag=True, help="Drop all that earlier runs kept, and link everything again.")
@ledger_option
def link(ledger: str, anew: bool) -> None:
    """Compare what new articles tell with what the ledger holds, and keep what comes of it."""
    with opened(ledger) as shelf, _progress() as watch:
        tally = link_ledger(shelf, watch, anew=anew)
    write_out(summary(tally) + "\n")


def summary(tally: LinkTally) -> str:
    """How a run went, in a sentence."""
    if not tally.articles:
        return "Nothing new to link."
    parts = [
        _many(tally.articles, "article"),
        _many(tally.tellings, "telling"),
        _many(tally.links, "pair of tellings", "pairs of tellings"),
        _many(tally.copies, "pair of copies", "pairs of copies"),
    ]
    return f"Linked {parts[0]} with {parts[1]}: {parts[2]}, {parts[3]}."


def _many(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show how far a run is, where stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("linking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

"""`onrecord add`: articles from anywhere, with one verb."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import note, write_out
from onrecord.cli.values import date_value
from onrecord.desk.adding import Tally, failed_before, noted, take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.fetching import polite_fetcher
from onrecord.desk.opening import opened
from onrecord.desk.preparing import Preparation
from onrecord.errors import UsageError
from onrecord.record import Notes
from onrecord.record.ledger import Receipt

EXAMPLES = """\b
Examples:
  onrecord add examples/
  onrecord add page.html report.pdf crawl.warc.gz
  onrecord add https://courier.example/news/ferry.html
  cat examples/ferry.txt | onrecord add - --outlet "The Slate" --date 2031-05-14
  onrecord add --retry-failed

What cannot be read, or fetched, is a failure on record (`onrecord failures`) and never stops a run. Adding the same
again changes nothing. Exit codes: 0 everything is in or recorded as a failure, 1 the ledger cannot be written,
2 wrong usage."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What was typed behind `onrecord add`."""

    places: tuple[str, ...]
    ledger: str
    jobs: int
    title: str | None
    outlet: str | None
    date: str | None
    retry_failed: bool
    without_tls_checks: bool


@click.command(epilog=EXAMPLES)
@click.argument("places", nargs=-1, metavar="PATH|URL|-…")
@ledger_option
@click.option("--jobs", type=click.IntRange(1, 61), default=1, metavar="N", help="Read in N processes. [default: 1]")
@click.option("--title", metavar="WORDS", help="The title, where an article does not say its own.")
@click.option("--outlet", metavar="NAME", help="Who published it, where an article does not say so itself.")
@click.option(
    "--date", callback=date_value, metavar="YYYY-MM-DD", help="When, where an article does not say so itself."
)
@click.option("--retry-failed", is_flag=True, help="Try again everything that failed and has not come in since.")
@click.option(
    "--without-tls-checks",
    is_flag=True,
    help="Fetch from servers whose certificate nobody vouches for; every such article is marked for ever.",
)
def add(**given: Any) -> None:
    """Put articles into the ledger: files, folders, web addresses, feeds, archives, PDFs, JSON Lines.

    The ledger is made where there is none.
    """
    options = AddOptions(**given)
    if not options.places and not options.retry_failed:
        raise UsageError("nothing to add", hint="onrecord add FILE, a folder, an address, or - for standard input")
    fetcher = polite_fetcher(insecure=options.without_tls_checks)
    with opened(options.ledger, create=True) as ledger, progress() as watch:
        coming = arrivals(options.places, fetcher, sys.stdin.buffer if sys.stdin else None, ledger.files)
        if options.retry_failed:
            coming = failed_before(ledger.view(), fetcher, ledger.files)
        coming = noted(coming, Notes(options.title, options.outlet, options.date))
        tally = take_in(coming, ledger, preparation=Preparation(), jobs=options.jobs, watch=watch)
    write_out(summary(tally) + "\n")
    for failure in tally.failures:
        note(f"failed: {failure.name}: {failure.reason}")
    if tally.failed > len(tally.failures):
        note(f"and {tally.failed - len(tally.failures)} more: onrecord failures")


def summary(tally: Tally) -> str:
    """How a run went, in a sentence."""
    parts = [f"{tally.new} new", f"{tally.known} known already", f"{tally.failed} failed"]
    unread = f" ({tally.unread} kept unread)" if tally.unread else ""
    return f"{tally.count} came in: {', '.join(parts)}{unread}."


@contextmanager
def progress() -> Iterator[Callable[[Receipt], None] | None]:
    """Show what has been taken in, where stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} in"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, last="")

        def watch(receipt: Receipt) -> None:
            thing = receipt.entry.capture or receipt.failure
            bar.update(task, advance=1, last=ascii(thing.name)[1:-1][-60:] if thing else "")

        yield watch

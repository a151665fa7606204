"""`onrecord watch`: feeds, followed politely."""

from __future__ import annotations

import time

import click

from onrecord.cli.add import progress, summary
from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import note, write_out
from onrecord.desk.adding import Tally
from onrecord.desk.arriving import is_address
from onrecord.desk.fetching import polite_fetcher
from onrecord.desk.opening import opened
from onrecord.desk.preparing import Preparation
from onrecord.desk.watching import watch_once
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  onrecord watch https://courier.example/feed.xml --once
  onrecord watch https://courier.example/feed.xml https://slate.example/rss --every 30

A feed is asked only for what changed since the last look, robots.txt is kept to, and a server is left alone for some
seconds between two visits, and for longer when it says that it is busy. Ctrl-C ends it; what came in is kept."""


@click.command(epilog=EXAMPLES)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@ledger_option
@click.option("--once", is_flag=True, help="Look once and stop.")
@click.option(
    "--every",
    type=click.IntRange(1, 10_080),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="How often to look.",
)
def watch(feeds: tuple[str, ...], ledger: str, once: bool, every: int) -> None:
    """Take in what RSS and Atom feeds name, as it comes."""
    wrong = [feed for feed in feeds if not is_address(feed)]
    if wrong:
        raise UsageError(
            f"{wrong[0]} is no web address", hint="onrecord watch https://…; for a file: onrecord add FILE"
        )
    fetcher = polite_fetcher()
    while True:
        with opened(ledger, create=True) as shelf, progress() as seen:
            tally = watch_once(feeds, shelf, fetcher, preparation=Preparation(), watch=seen)
        _tell(tally)
        if once:
            return
        time.sleep(every * 60)


def _tell(tally: Tally) -> None:
    write_out(summary(tally) + "\n")
    for failure in tally.failures:
        note(f"failed: {failure.name}: {failure.reason}")

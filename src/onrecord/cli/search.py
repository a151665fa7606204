"""`onrecord search`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.cli.query import query_of
from onrecord.desk.opening import viewed
from onrecord.desk.searching import found_to_object
from onrecord.desk.searching import search as search_ledger
from onrecord.desk.showing import print_found
from onrecord.record.ledger import Portion

EXAMPLES = """\b
Examples:
  onrecord search ferry
  onrecord search '"harbour wall" source:Lind'
  onrecord search ferry forecast:yes anonymous:no
  onrecord search ferry outlet:Courier date:2031-05..2031-06 --format json

All words must stand in what is found; "quoted phrases" as they are. Filters: source:, outlet:, date:, and on
what somebody is credited with kind: (person, group …), anonymous:yes, certainty: (a word, such as likely), polarity:
(denied …), forecast:yes (or plan, threat, promise). Filters alone find all that they leave."""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N")
def search(
    words: tuple[str, ...], ledger: str, as_of: str | None, published_until: str | None, format: str, limit: int
) -> None:
    """Find words in articles, and in what somebody is credited with."""
    query = query_of(words, words=True)
    with viewed(ledger, as_of=as_of, published_until=published_until) as view:
        found = search_ledger(view, query, portion=Portion(limit))
    if format == "json":
        write_out(json.dumps(found_to_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_found(found, console), colour=True))

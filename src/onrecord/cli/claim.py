"""`onrecord claim`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.cli.query import query_of
from onrecord.desk.claim_pages import claim_object, print_claim
from onrecord.desk.claims import find_claim
from onrecord.desk.opening import viewed

EXAMPLES = """\b
Examples:
  onrecord claim claim-41e3
  onrecord claim attribution-6607
  onrecord claim claim-41e3 --format json

Of an attribution it is the claim that it shares with other articles."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ID")
@click.argument("filters", nargs=-1, metavar="[outlet:… date:…]")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def claim(id: str, filters: tuple[str, ...], ledger: str, format: str, **days: str | None) -> None:
    """Show a claim: where it entered the record, who only repeats it, who denies it, what its numbers come to, why."""
    query = query_of(filters, words=False)
    with viewed(ledger, **days) as view:
        found = find_claim(view, id, query)
    if format == "json":
        write_out(json.dumps(claim_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_claim(found, console), colour=True))

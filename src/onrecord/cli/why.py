"""`onrecord why`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.desk.explaining.why import print_explained
from onrecord.desk.explaining.why import why as explain
from onrecord.desk.opening import viewed

EXAMPLES = """\b
Examples:
  onrecord why claim-41e3
  onrecord why claim-41e3 claim-9a02
  onrecord why claim-41e3 origin-2
  onrecord why claim-41e3 denies
  onrecord why attribution-6607
  onrecord why attribution-6607 attribution-8a13
  onrecord why article-be6d
  onrecord why link-5f0c
  onrecord why "Petra Lindqvale"
  onrecord why "Petra Lindqvale" "Kasper Lund" --format json

Whatever an id was shown for, this says what it stands on: every reason with its weight, what people decided, what
bars; of a source and a claim also the grade, with its interval or its rule and every case. Two that were never
compared are compared on the spot. A source may be named."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ID")
@click.argument("other", metavar="[ID|origin-N|RELATION]", required=False)
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def why(id: str, other: str | None, ledger: str, format: str, **days: str | None) -> None:
    """Say why: the words and figures behind a claim, an origin, a relation, a copy, a source or an attribution."""
    with viewed(ledger, **days) as view:
        found = explain(view, id, other)
    if format == "json":
        write_out(json.dumps(found.content, indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_explained(found, console), colour=True))

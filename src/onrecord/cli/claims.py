"""`onrecord claims`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.claims import CLAIM_FIELDS, CLAIMS, claim_rows, told_claims

EXAMPLES = """\b
Examples:
  onrecord claims
  onrecord claims date:2031-05 --format json
  onrecord claims source:ministry --published-until 2031-05-04"""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:…]")
@ledger_option
@clock_options
@format_option
@limit_option
def claims(**given: Any) -> None:
    """List what several articles tell, with how many independent origins it has; reprints are echoes, not origins."""
    options = ListOptions(**given)
    with options.viewed() as view:
        found = told_claims(view, options.query)
    rows = claim_rows(found, limit=options.shown, short=options.is_table)
    count = write_rows(rows, CLAIMS if options.is_table else CLAIM_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

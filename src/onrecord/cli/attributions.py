"""`onrecord attributions`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.rows import ATTRIBUTION_FIELDS, ATTRIBUTIONS, attribution_rows

EXAMPLES = """\b
Examples:
  onrecord attributions
  onrecord attributions 'source:"Ida Lind"' --format csv > lind.csv
  onrecord attributions anonymous:yes forecast:yes --format json
  onrecord attributions --article article-5f0c --format json

CSV and JSON say of each who the source is, how sure it was, whether it is denied, and what is still to come; the table
puts a source's name behind words that leave it out."""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:… kind:… …]")
@click.option("--article", metavar="ID", help="Those of one article.")
@ledger_option
@clock_options
@format_option
@limit_option
def attributions(**given: Any) -> None:
    """List who is credited with what, one attribution a row, with people's corrections laid over the reading."""
    options = ListOptions(**given)
    with options.viewed() as view:
        rows = attribution_rows(
            view, options.query, article=options.article, limit=options.shown, short=options.is_table
        )
        count = write_rows(rows, ATTRIBUTIONS if options.is_table else ATTRIBUTION_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

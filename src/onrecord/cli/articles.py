"""`onrecord articles`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.rows import ARTICLE_FIELDS, ARTICLES, article_rows

EXAMPLES = """\b
Examples:
  onrecord articles
  onrecord articles outlet:Courier date:2031-05
  onrecord articles --format csv --as-of 2031-06-01"""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:…]")
@ledger_option
@clock_options
@format_option
@limit_option
def articles(**given: Any) -> None:
    """List the articles in the ledger, the newest first."""
    options = ListOptions(**given)
    with options.viewed() as view:
        rows = article_rows(view, options.query, limit=options.shown, short=options.is_table)
        count = write_rows(rows, ARTICLES if options.is_table else ARTICLE_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

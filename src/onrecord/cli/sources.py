"""`onrecord sources`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.sources import SOURCE_FIELDS, SOURCES, named_sources, source_rows

EXAMPLES = """\b
Examples:
  onrecord sources
  onrecord sources kind:person outlet:Courier
  onrecord sources forecast:yes --format csv"""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:… …]")
@ledger_option
@clock_options
@format_option
@limit_option
def sources(**given: Any) -> None:
    """List who is credited, each source once, whatever it is called; unnamed ones by their description."""
    options = ListOptions(**given)
    with options.viewed() as view:
        rows = list(source_rows(named_sources(view, options.query), limit=options.shown))
    count = write_rows(rows, SOURCES if options.is_table else SOURCE_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

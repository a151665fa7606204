"""`onrecord suggestions`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.suggesting import SUGGESTION_FIELDS, SUGGESTIONS, suggested, suggestion_rows

EXAMPLES = """\b
Examples:
  onrecord suggestions
  onrecord suggestions date:2031-05 --limit 10
  onrecord decide link-5f0c same --why "both tell of the ramp at Oskel"

What an answer would change most comes first: the origins that a claim would gain, then the articles that would come to
it, or the attributions to a source. What is decided is not asked again."""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:…]")
@ledger_option
@clock_options
@format_option
@limit_option
def suggestions(**given: Any) -> None:
    """List what linking is not sure of, for a person to decide: do these say the same, are these one source?"""
    options = ListOptions(**given)
    with options.viewed() as view:
        found = suggested(view, options.query)
    rows = suggestion_rows(found, limit=options.shown, short=options.is_table)
    count = write_rows(rows, SUGGESTIONS if options.is_table else SUGGESTION_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

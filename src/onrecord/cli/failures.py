"""`onrecord failures`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.rows import FAILURE_FIELDS, FAILURES, failure_rows

EXAMPLES = """\b
Examples:
  onrecord failures
  onrecord failures --settled --format json
  onrecord add --retry-failed"""


@click.command(epilog=EXAMPLES)
@click.option("--settled", is_flag=True, help="Also those that came in later.")
@ledger_option
@clock_options
@format_option
@limit_option
def failures(settled: bool, **given: Any) -> None:
    """List what did not go in: what, why, and how often it was tried."""
    options = ListOptions(**given)
    with options.viewed() as view:
        rows = failure_rows(view, settled=settled, limit=options.shown)
        count = write_rows(rows, FAILURES if options.is_table else FAILURE_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

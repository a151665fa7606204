"""`onrecord corrections`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, limit_option, say_what_is_left, write_lines, write_rows
from onrecord.desk.exporting import CORRECTIONS, correction_lines, correction_rows

EXAMPLES = """\b
Examples:
  onrecord corrections
  onrecord corrections --format jsonl > gold.jsonl

JSON lines are training data: each corrected article with its text and its attributions as they stand, in the shape of
`onrecord read --jsonl`; what was struck stands beside them."""


@click.command(epilog=EXAMPLES)
@ledger_option
@clock_options
@click.option(
    "--format",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for people, JSON for programs, JSON lines for training a reader.",
)
@limit_option
def corrections(**given: Any) -> None:
    """List what people corrected: who, what, and why."""
    options = ListOptions(**given)
    with options.viewed() as view:
        if options.format == "jsonl":
            write_lines(line + "\n" for line in correction_lines(view, limit=options.limit))
            return
        rows = correction_rows(view, limit=options.shown, short=options.is_table)
        count = write_rows(rows, CORRECTIONS, format=options.format)
    say_what_is_left(count, options.shown)

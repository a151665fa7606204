"""`onrecord compare`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.desk.explaining.comparing import compare_articles, compared_object, print_compared
from onrecord.desk.opening import viewed

EXAMPLES = """\b
Examples:
  onrecord compare article-be6d article-8c4f
  onrecord compare article-be6d article-8c4f --format json

Any two articles of the ledger can be compared, whether linking took one for a copy of the other or not."""


@click.command(epilog=EXAMPLES)
@click.argument("one", metavar="ARTICLE")
@click.argument("other", metavar="ARTICLE")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def compare(one: str, other: str, ledger: str, format: str, **days: str | None) -> None:
    """Set two articles side by side: what one took over from the other, what both tell, what only one of them does."""
    with viewed(ledger, **days) as view:
        found = compare_articles(view, one, other)
    if format == "json":
        write_out(json.dumps(compared_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_compared(found, console), colour=True))

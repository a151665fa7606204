"""`onrecord disagreements`."""

from __future__ import annotations

from itertools import islice
from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, limit_option, say_what_is_left, write_rows
from onrecord.cli.output import printed, write_out
from onrecord.desk.judging.disagreeing import disagreements as find_disagreements
from onrecord.desk.judging.disagreeing import dispute_objects, print_disputes

EXAMPLES = """\b
Examples:
  onrecord disagreements
  onrecord disagreements date:2031-05 --format json

Values are weighed by independent origins and by how often their sources were right before, not by how many outlets
print them. It is an analysis: the assumptions are printed with it, and other assumptions give the range shown."""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:…]")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
@limit_option
def disagreements(**given: Any) -> None:
    """Show the claims of which several numbers are told, and what each number has to be said for it."""
    options = ListOptions(**given)
    with options.viewed() as view:
        found = find_disagreements(view, options.query)
    if options.format == "json":
        write_rows(islice(dispute_objects(found), options.limit), (), format="json")
        return
    shown = found[: options.limit or MOST]
    write_out(printed(lambda console: print_disputes(shown, console), colour=True))
    say_what_is_left(len(shown), options.limit or MOST)


MOST = 20
"""Disagreements on a page, unless more are asked for."""

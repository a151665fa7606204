"""`onrecord source`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.cli.query import query_of
from onrecord.desk.judging.cases import court
from onrecord.desk.judging.grading import source_grade
from onrecord.desk.judging.record_pages import print_source_record, record_object
from onrecord.desk.opening import viewed
from onrecord.desk.source_pages import print_source, source_object
from onrecord.desk.sources import find_source
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  onrecord source Lund
  onrecord source "weather office" --format json
  onrecord source Lund --record

An unnamed source has no page of its own: what is credited to such sources stands under their description."""


@click.command(epilog=EXAMPLES)
@click.argument("name", metavar="NAME|ID")
@click.argument("filters", nargs=-1, metavar="[outlet:… date:… …]")
@ledger_option
@clock_options
@click.option("--record", is_flag=True, help="Its grade, scores and cases: how it has done.")
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def source(name: str, filters: tuple[str, ...], ledger: str, record: bool, format: str, **days: str | None) -> None:
    """Show one source: its spellings and roles, what is credited to it, and why these are taken for one."""
    query = query_of(filters, words=False)
    if record and filters:
        raise UsageError("a record is of all that a source said", hint="leave out the filters")
    with viewed(ledger, **days) as view:
        found = find_source(view, name, query)
        graded = source_grade(view, court(view), found) if record else None
    if graded is not None:
        as_json = json.dumps(record_object(graded), indent=1) + "\n" if format == "json" else None
        write_out(as_json or printed(lambda console: print_source_record(graded, console), colour=True))
        return
    if format == "json":
        write_out(json.dumps(source_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_source(found, console), colour=True))

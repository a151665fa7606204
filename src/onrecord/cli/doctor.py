"""`onrecord doctor`: how the ledger fares."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.desk.keeping import doctor as look_over
from onrecord.desk.opening import opened
from onrecord.record.ledger import Fact

EXAMPLES = """\b
Examples:
  onrecord doctor
  onrecord doctor --ledger postgresql://ida@db.example/ledger --format json

Exit codes: 0 nothing to worry about, 1 something is."""


@click.command(epilog=EXAMPLES)
@ledger_option
@click.option("--format", type=click.Choice(["table", "json"]), default="table", show_default=True)
def doctor(ledger: str, format: str) -> None:
    """Look over the ledger: its database, its schema, what is in it, and the room that is left."""
    with opened(ledger) as shelf:
        facts = look_over(shelf)
    if format == "json":
        told = [{"id": fact.name, "name": fact.name, "value": fact.value, "worry": fact.worry} for fact in facts]
        write_out(json.dumps(told, indent=1) + "\n")
    else:
        write_out(printed(lambda console: _print(facts, console), colour=True))
    if any(fact.worry for fact in facts):
        raise click.exceptions.Exit(1)


def _print(facts: tuple[Fact, ...], console: Console) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for fact in facts:
        worry = Text(f"! {fact.worry}", "yellow") if fact.worry else Text()
        table.add_row(Text(fact.name, "dim"), Text(fact.value), worry)
    console.print(table)

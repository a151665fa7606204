"""`onrecord changes`: what was silently edited."""

from __future__ import annotations

import click
from rich.console import Console

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, write_out
from onrecord.desk.changing import Step, changes_of
from onrecord.desk.opening import viewed
from onrecord.desk.showing import changes_json, print_step

EXAMPLES = """\b
Examples:
  onrecord changes https://courier.example/news/ferry.html
  onrecord changes https://courier.example/news/ferry.html --format json

Versions are what came in under one address with another text: add the address again, or watch its feed."""


@click.command(epilog=EXAMPLES)
@click.argument("address", metavar="URL")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def changes(address: str, ledger: str, as_of: str | None, published_until: str | None, format: str) -> None:
    """Show how an article was edited: attributions that appeared, vanished or changed, side by side."""
    with viewed(ledger, as_of=as_of, published_until=published_until) as view:
        steps = changes_of(view, address)
    if format == "json":
        write_out(changes_json(steps) + "\n")
    else:
        write_out(printed(lambda console: _print(steps, address, console), colour=True))


def _print(steps: tuple[Step, ...], address: str, console: Console) -> None:
    if not steps:
        console.print(f"There is one version of {address}.", markup=False)
    for step in steps:
        print_step(step, console)

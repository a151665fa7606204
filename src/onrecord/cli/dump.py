"""`onrecord dump`: the logical dump by which ledgers are compared."""

from __future__ import annotations

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import stdout_bytes
from onrecord.desk.keeping import dump as dump_view
from onrecord.desk.opening import viewed

EXAMPLES = """\b
Examples:
  onrecord dump > one.jsonl
  diff <(onrecord dump --ledger a.db) <(onrecord dump --ledger b.db)

The same articles give the same lines, in whatever order they came in and in whichever database; when things were learnt
and fetched is left out."""


@click.command(epilog=EXAMPLES)
@ledger_option
@clock_options
def dump(ledger: str, as_of: str | None, published_until: str | None) -> None:
    """Print what the ledger holds, a JSON object a line, in an order of its own."""
    with viewed(ledger, as_of=as_of, published_until=published_until) as view, stdout_bytes() as out:
        for line in dump_view(view):
            out.write(line.encode("ascii") + b"\n")

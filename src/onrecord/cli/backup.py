"""`onrecord backup`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import write_out
from onrecord.desk.keeping import backup as back_up
from onrecord.desk.opening import opened

EXAMPLES = """\b
Examples:
  onrecord backup ledger-2031-05-14.db
  onrecord verify --ledger ledger-2031-05-14.db

A backup is a ledger: name it with --ledger, or put it in the place of the old one. That of a PostgreSQL ledger is a
file too."""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
def backup(file: Path, ledger: str) -> None:
    """Copy the whole ledger into a new file, whole or not at all."""
    with opened(ledger) as shelf:
        back_up(shelf, file)
    write_out(f"{file}: a whole copy.\n")

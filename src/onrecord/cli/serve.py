"""`onrecord serve`."""

from __future__ import annotations

import os

import click

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import note as note_that
from onrecord.cli.output import write_out
from onrecord.desk.linking.soon import AT_START, link_soon
from onrecord.desk.opening import opened
from onrecord.settings import settings_from

EXAMPLES = """\b
Examples:
  onrecord serve
  onrecord serve --ledger war.db --port 8080
  onrecord serve --check
  onrecord serve --name desk.newsroom.example

The desk is served to this machine alone, and whoever sits at it may do everything. With --host or --name it is served
to others, and everybody needs a token (onrecord token make): docs/guide/teams.md. Stop it with Ctrl-C."""


@click.command(epilog=EXAMPLES)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where it listens.")
@click.option("--port", default=8400, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A further name it answers to; may be repeated.")
@click.option("--check", is_flag=True, help="See that it answers on this machine, then stop.")
def serve(ledger: str, host: str, port: int, names: tuple[str, ...], check: bool) -> None:
    """Serve the desk to a browser: read, check, decide."""
    from onrecord.web import check_desk, serve_desk

    user = settings_from(os.environ).user
    with opened(ledger) as shelf:
        if check:
            write_out(f"The desk answers at {check_desk(shelf, port=port, user=user)}, and has stopped.\n")
            return
        if not link_soon(shelf, at_most=AT_START):
            note_that("many articles wait to be linked, and claims on the pages leave them out: onrecord link")
        serve_desk(shelf, host=host, port=port, user=user, names=frozenset(names), ready=_tell)


def _tell(address: str) -> None:
    write_out(f"The desk is at {address}\n")

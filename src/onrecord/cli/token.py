"""`onrecord token`."""

from __future__ import annotations

import click

from onrecord.cli.ledger import ledger_option
from onrecord.cli.listing import format_option, write_rows
from onrecord.cli.output import note, write_out
from onrecord.desk.opening import opened
from onrecord.desk.tokens import DAYS, TOKENS, make_token, revoke, token_rows

EXAMPLES = """\b
Examples:
  onrecord token make 'Ida Lind' --may read,judge
  onrecord token make 'the newsroom screen' --may read --days 30
  onrecord token list
  onrecord token revoke 'Ida Lind'

Where the desk is served to other machines, everybody shows a token. Its name signs what is decided with it. The ledger
keeps a digest of it alone: the words are shown once. docs/guide/teams.md tells how to serve a team."""


@click.group(epilog=EXAMPLES)
def token() -> None:
    """Let others in where the desk is served to other machines: make, list and revoke tokens."""


@token.command()
@click.argument("name")
@click.option("--may", required=True, metavar="LIST", help="What it lets them do, of read, add and judge.")
@click.option(
    "--days", default=DAYS, show_default=True, type=click.IntRange(1, 3650), help="How long it lets anybody in."
)
@ledger_option
def make(name: str, may: str, days: int, ledger: str) -> None:
    """Make a token and show its words, once. NAME signs what is decided with it."""
    with opened(ledger) as shelf:
        words, made = make_token(shelf, name, may.split(","), days=days)
    write_out(f"{words}\n")
    until = (made.expires or "")[:10]
    note(f"{made.name} may {', '.join(made.scopes)} until {until}; these words are not shown again")


@token.command("list")
@format_option
@ledger_option
def list_(format: str, ledger: str) -> None:
    """List the tokens: whose they are, what they let them do, until when, and when they were last used."""
    with opened(ledger) as shelf:
        write_rows(token_rows(shelf), TOKENS, format=format)


@token.command("revoke")
@click.argument("wanted", metavar="NAME|ID")
@ledger_option
def revoke_(wanted: str, ledger: str) -> None:
    """Let nobody in any more with the tokens of a name, or with one token."""
    with opened(ledger) as shelf:
        for gone in revoke(shelf, wanted):
            write_out(f"The token of {gone.name} ({gone.id}) lets nobody in any more.\n")

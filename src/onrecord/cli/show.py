"""`onrecord show`: an article, or one attribution, on its evidence."""

from __future__ import annotations

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.output import printed, stdout_bytes, write_out
from onrecord.cli.values import SHOWN_ACTS, acts_value
from onrecord.desk.correcting import find_standing
from onrecord.desk.opening import viewed
from onrecord.desk.showing import attribution_json, print_attribution, print_standing, standing_json
from onrecord.desk.standing import standing_reading

EXAMPLES = """\b
Examples:
  onrecord show article-5f0c
  onrecord show article-5f0c --raw > page.html
  onrecord show attribution-91ab
  onrecord show article-5f0c --format json

An id may be cut short as long as no other begins so."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ID")
@ledger_option
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
@click.option("--acts", default=SHOWN_ACTS, callback=acts_value, metavar="LIST|all", show_default=True)
@click.option("--raw", is_flag=True, help="Print the bytes that the article came as.")
def show(id: str, ledger: str, format: str, acts: frozenset[str], raw: bool, **days: str | None) -> None:
    """Show an article with its attributions and how it came, or one attribution with all that is known of it."""
    with viewed(ledger, **days) as view:
        if id.startswith("attribution-"):
            stood, attribution = find_standing(view, id)
            draw = printed(lambda console: print_attribution(stood, attribution, console), colour=True)
            write_out(attribution_json(stood, attribution) + "\n" if format == "json" else draw)
            return
        stood = standing_reading(view, view.article(id))
        bytes_of = view.raw(stood.stored.capture.raw) if raw else b""
    if raw:
        with stdout_bytes() as out:
            out.write(bytes_of)
    elif format == "json":
        write_out(standing_json(stood) + "\n")
    else:
        write_out(printed(lambda console: print_standing(stood, console, acts=acts), colour=True))

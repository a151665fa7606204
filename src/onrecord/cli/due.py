"""`onrecord due`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from onrecord.cli.forecasts import write_forecasts
from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option
from onrecord.cli.values import date_value
from onrecord.desk.judging.docket import docket
from onrecord.desk.judging.docket import due as due_by
from onrecord.desk.judging.sequels import sequels_of

EXAMPLES = """\b
Examples:
  onrecord due
  onrecord due --on 2031-12-31
  onrecord docket attribution-41e3
  onrecord resolve attribution-41e3 false --evidence article-0b1c --note "the harbour opened in June"

“Later in the ledger” is what an article printed since then seems to say of it: a suggestion, which resolves nothing.
All of it, with the reasons: onrecord docket ID"""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:…]")
@click.option("--on", callback=date_value, metavar="YYYY-MM-DD", help="Due by that day. [default: --as-of, else today]")
@ledger_option
@clock_options
@format_option
@limit_option
def due(on: str | None, **given: Any) -> None:
    """List forecasts whose day has come and that nobody has checked yet. That the day has passed makes none false."""
    options = ListOptions(**given)
    day = on or options.as_of or datetime.now(UTC).date().isoformat()
    with options.viewed() as view:
        found = due_by(docket(view, options.query), day)
        later = sequels_of(view, found[: options.shown])
    write_forecasts(found, later, options)

"""`onrecord forecasts`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from onrecord.cli.ledger import clock_options, ledger_option
from onrecord.cli.listing import ListOptions, format_option, limit_option, say_what_is_left, write_rows
from onrecord.desk.judging.docket import docket
from onrecord.desk.judging.docket_rows import FORECAST_FIELDS, FORECASTS, Later, forecast_rows
from onrecord.desk.judging.sequels import sequels_of
from onrecord.record.docket import Docketed

EXAMPLES = """\b
Examples:
  onrecord forecasts
  onrecord forecasts source:ministry date:2031
  onrecord forecasts forecast:threat --format json

A forecast that one source repeats is one, with its revisions; what others repeat after it counts for nothing. With
forecast:threat, forecast:promise or forecast:plan those are listed instead: that words are a threat, a promise or a
plan is how they were read here, and no finding. “Later in the ledger” stands beside those that nobody resolved: it is
a suggestion, by names and words alone, and resolves nothing. All of it: onrecord docket ID"""


@click.command(epilog=EXAMPLES)
@click.argument("filters", nargs=-1, metavar="[source:… outlet:… date:… forecast:…]")
@ledger_option
@clock_options
@format_option
@limit_option
def forecasts(**given: Any) -> None:
    """List what sources said would come, by when, and what became of it; how sure they sounded is in --format json."""
    options = ListOptions(**given)
    with options.viewed() as view:
        found = docket(view, options.query)
        later = sequels_of(view, found[: options.shown])
    write_forecasts(found, later, options)


def write_forecasts(found: Iterable[Docketed], later: Later, options: ListOptions) -> None:
    """Write forecasts as they were asked for, with what was printed later; `due` lists them so as well."""
    rows = forecast_rows(found, limit=options.shown, short=options.is_table, later=later)
    count = write_rows(rows, FORECASTS if options.is_table else FORECAST_FIELDS, format=options.format)
    say_what_is_left(count, options.shown)

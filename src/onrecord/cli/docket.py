"""`onrecord docket`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option, who_signs
from onrecord.cli.output import printed, write_out
from onrecord.cli.values import date_value
from onrecord.desk.judging.docket_pages import docket_object, docket_page, print_docket_page
from onrecord.desk.judging.entries import Entered
from onrecord.desk.judging.resolving import enter
from onrecord.desk.opening import opened, viewed
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  onrecord docket attribution-41e3
  export ONRECORD_USER='Ida Lind'
  onrecord docket attribution-41e3 --what "the port of Oskel is open" --by 2031-12-21 --why "by autumn, he said"
  onrecord docket attribution-41e3 --probability 0.7 --why "he said seven in ten two lines above"
  onrecord docket attribution-41e3 --not-a-forecast --why "he speaks of last year"

With an id alone it shows a forecast: how it was put, what came of it, what later articles seem to say. With options it
puts an attribution on the docket that was not read as a forecast, or says of one that was how it is to be
understood. What you word alike of one source is one forecast, said again. A probability is the source's own: where it
gave none, none is entered. Where words leave room, give the source the benefit of the doubt."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ATTRIBUTION")
@ledger_option
@click.option("--what", metavar="WORDS", help="What would make it true, in words that the source would accept.")
@click.option("--from", "first", callback=date_value, metavar="YYYY-MM-DD", help="The first day on which it may come.")
@click.option("--by", "last", callback=date_value, metavar="YYYY-MM-DD", help="The last day that its words allow.")
@click.option("--probability", metavar="P|LOW..HIGH", help="As the source gave it, from 0 to 1.")
@click.option("--conditional/--unconditional", default=None, help="Whether it depends on something that may not come.")
@click.option("--topic", metavar="WORD", help="What it is about, where the table of topics has it wrong.")
@click.option("--not-a-forecast", is_flag=True, help="It is none.")
@click.option("--why", metavar="WORDS", help="The reason, which is kept with it.")
@clock_options
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def docket(
    id: str, ledger: str, why: str | None, not_a_forecast: bool, format: str, **given: str | bool | None
) -> None:
    """Show a forecast; or put one on the docket, or say what one comes to: what, by when, how probable."""
    days = {name: given.pop(name) for name in ("as_of", "published_until")}
    said = _entered(given)
    if why is None and not not_a_forecast and said == Entered():
        _show(id, ledger, format, {name: str(day) if day else None for name, day in days.items()})
        return
    if not (why or "").strip():
        raise UsageError("an entry says why", hint="--why WORDS")
    if any(days.values()):
        raise UsageError("an entry is made as of today", hint="leave out --as-of and --published-until")
    if not_a_forecast and said != Entered():
        raise UsageError("what is no forecast has no day and no probability", hint="leave out the other options")
    who = who_signs()
    with opened(ledger) as shelf:
        judgement = enter(shelf, id, None if not_a_forecast else said, who=who, why=str(why))
    write_out(f"{judgement.id}: {'taken off the docket' if not_a_forecast else 'entered'}, signed {judgement.who}.\n")


def _show(id: str, ledger: str, format: str, days: dict[str, str | None]) -> None:
    with viewed(ledger, **days) as view:
        found = docket_page(view, id)
    if format == "json":
        write_out(json.dumps(docket_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_docket_page(found, console), colour=True))


def _entered(given: dict[str, str | bool | None]) -> Entered:
    first, last, what, conditional = given["first"], given["last"], given["what"], given["conditional"]
    if first and not last:
        raise UsageError("a first day needs a last one", hint="--by YYYY-MM-DD")
    if first and last and str(first) > str(last):
        raise UsageError(f"{first} is after {last}", hint="--from the first day --by the last")
    low, high = _probability(given["probability"])
    by = (str(first or last), str(last)) if last else None
    topic = " ".join(str(given["topic"] or "").lower().split()) or None
    told = conditional if isinstance(conditional, bool) else None
    return Entered(str(what) if what else None, by, low, high, told, topic)


def _probability(typed: str | bool | None) -> tuple[float | None, float | None]:
    if not isinstance(typed, str):
        return None, None
    low, _, high = typed.partition("..")
    try:
        numbers = float(low), float(high or low)
    except ValueError:
        numbers = (-1.0, -1.0)
    if not 0 <= numbers[0] <= numbers[1] <= 1:
        raise UsageError(f"{typed!r} is no probability", hint="--probability 0.7, or a range: --probability 0.55..0.8")
    return numbers

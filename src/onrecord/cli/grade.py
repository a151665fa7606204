"""`onrecord grade`."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import clock_options, ledger_option, who_signs
from onrecord.cli.output import printed, write_out
from onrecord.desk.judging.grading import give_grade, grade_of
from onrecord.desk.judging.record_pages import graded_object, print_graded
from onrecord.desk.opening import opened, viewed
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  onrecord grade source-77aa
  onrecord grade claim-41e3 --format json
  export ONRECORD_USER='Ida Lind'
  onrecord grade source-77aa C --why "right on the dam, wrong twice on the budget"
  onrecord grade source-77aa none --why "I have not kept up with him"

Reliability A to F is computed from a source's resolved forecasts and settled claims, credibility 1 to 6 from a claim's
independent origins; docs/guide/grades.md says what either means. A grade that you set stands beside it and replaces
nothing. Letters are meant for those who speak in public again and again: leave private persons and children out."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="SOURCE|CLAIM")
@click.argument("given", metavar="[A-F|1-6|none]", required=False)
@ledger_option
@clock_options
@click.option("--why", metavar="WORDS", help="The reason for a grade that you set, which is kept with it.")
@click.option("--format", type=click.Choice(["page", "json"]), default="page", show_default=True)
def grade(id: str, given: str | None, ledger: str, why: str | None, format: str, **days: str | None) -> None:
    """Show how reliable a source has been, or how credible a claim is, with every case; or set a grade beside it."""
    if given is not None:
        if any(days.values()):
            raise UsageError("a grade can only be set as of today", hint="leave out --as-of and --published-until")
        who = who_signs()
        with opened(ledger) as shelf:
            judgement = give_grade(shelf, id, None if given == "none" else given, who=who, why=why or "")
        write_out(f"{judgement.id}: {given}, signed {judgement.who}.\n")
        return
    with viewed(ledger, **days) as view:
        found = grade_of(view, id)
    if format == "json":
        write_out(json.dumps(graded_object(found), indent=1) + "\n")
    else:
        write_out(printed(lambda console: print_graded(found, console), colour=True))

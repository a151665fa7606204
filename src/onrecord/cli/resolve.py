"""`onrecord resolve`."""

from __future__ import annotations

from typing import get_args

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import note as note_that
from onrecord.cli.output import write_out
from onrecord.desk.judging.resolving import Finding
from onrecord.desk.judging.resolving import resolve as resolve_forecast
from onrecord.desk.opening import opened
from onrecord.errors import UsageError
from onrecord.record.judging import Outcome

OPEN = "open"
SHORT = 22
"""Characters of an id that are typed."""
EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord resolve attribution-41e3 false --evidence article-0b1c:120:188 --note "it opened in June"
  onrecord resolve attribution-41e3 false --evidence "article-0b1c:has not opened" --note "shut on the day"
  onrecord resolve attribution-41e3 void --note "the ceasefire it depended on never came"
  onrecord resolve attribution-41e3 open --note "the article was about another port"

`true` is what came true as it was worded: "is unlikely to open" is true where nothing opened, and the 20 to 45 % of
"unlikely" are then scored as 55 to 80 % that it stays shut. `partly` and `void` are shown and never scored. A
resolution is one person's word, signed; a later one takes its place."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="FORECAST")
@click.argument("outcome", type=click.Choice([*get_args(Outcome), OPEN]))
@ledger_option
@click.option("--evidence", multiple=True, metavar="ARTICLE[:WORDS|:START:END]", help="What shows it; may be repeated.")
@click.option("--note", required=True, metavar="WORDS", help="What happened, in a sentence, which is kept with it.")
def resolve(id: str, outcome: str, ledger: str, evidence: tuple[str, ...], note: str) -> None:
    """Say what became of a forecast, with the articles that show it."""
    if not note.strip():
        raise UsageError("a resolution says what happened", hint="--note WORDS")
    who = who_signs()
    found = None if outcome == OPEN else Finding(outcome, evidence)  # type: ignore[arg-type]
    with opened(ledger) as shelf:
        signed = resolve_forecast(shelf, id, found, who=who, note=note)
    for article in signed.circular:
        note_that(f"{article} tells this itself: evidence that repeats a statement does not show that it is so")
    write_out(f"{signed.judgement.id}: {outcome}, signed {signed.judgement.who}.\n  {signed.about}\n")
    if outcome != OPEN:
        write_out(f"  To take it back: onrecord resolve {signed.id[:SHORT]} open --note WORDS\n")

"""`onrecord resolve`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.outcome import outcome_options, sign_outcome
from onrecord.desk.judging.resolving import resolve as resolve_forecast
from onrecord.errors import UsageError

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
@outcome_options
@click.option("--note", required=True, metavar="WORDS", help="What happened, in a sentence, which is kept with it.")
def resolve(id: str, note: str, **given: Any) -> None:
    """Say what became of a forecast, with the articles that show it."""
    if not note.strip():
        raise UsageError("a resolution says what happened", hint="--note WORDS")
    sign_outcome(resolve_forecast, id, note, **given)

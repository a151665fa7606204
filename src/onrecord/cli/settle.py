"""`onrecord settle`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.outcome import outcome_options, sign_outcome
from onrecord.desk.judging.resolving import settle as settle_claim
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord settle claim-41e3 false --evidence article-0b1c:120:188 --note "the inquiry counted seven"
  onrecord settle attribution-6607 true --evidence article-0b1c --note "the register has all twelve"
  onrecord settle claim-41e3 open --note "the inquiry was about another ramp"

Settle only what articles can show; an opinion is neither true nor false. `false` says that it is not so, and not that
anybody lied. It becomes a case of each source that said it first-hand, and, the other way round, of each that denied
it. It is one person's word, signed; a later one takes its place."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="CLAIM")
@outcome_options
@click.option("--note", required=True, metavar="WORDS", help="What is so, in a sentence, which is kept with it.")
def settle(id: str, note: str, **given: Any) -> None:
    """Say whether a claim of fact is so, with the articles that show it."""
    if not note.strip():
        raise UsageError("settling says what is so", hint="--note WORDS")
    sign_outcome(settle_claim, id, note, **given)

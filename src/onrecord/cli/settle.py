"""`onrecord settle`."""

from __future__ import annotations

from typing import get_args

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import note as note_that
from onrecord.cli.output import write_out
from onrecord.desk.judging.resolving import Finding
from onrecord.desk.judging.resolving import settle as settle_claim
from onrecord.desk.opening import opened
from onrecord.errors import UsageError
from onrecord.record.judging import Outcome

OPEN = "open"
SHORT = 22
"""Characters of an id that are typed."""
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
@click.argument("outcome", type=click.Choice([*get_args(Outcome), OPEN]))
@ledger_option
@click.option("--evidence", multiple=True, metavar="ARTICLE[:WORDS|:START:END]", help="What shows it; may be repeated.")
@click.option("--note", required=True, metavar="WORDS", help="What is so, in a sentence, which is kept with it.")
def settle(id: str, outcome: str, ledger: str, evidence: tuple[str, ...], note: str) -> None:
    """Say whether a claim of fact is so, with the articles that show it."""
    if not note.strip():
        raise UsageError("settling says what is so", hint="--note WORDS")
    who = who_signs()
    found = None if outcome == OPEN else Finding(outcome, evidence)  # type: ignore[arg-type]
    with opened(ledger) as shelf:
        signed = settle_claim(shelf, id, found, who=who, note=note)
    for article in signed.circular:
        note_that(f"{article} tells this itself: evidence that repeats a statement does not show that it is so")
    write_out(f"{signed.judgement.id}: {outcome}, signed {signed.judgement.who}.\n  {signed.about}\n")
    if outcome != OPEN:
        write_out(f"  To take it back: onrecord settle {signed.id[:SHORT]} open --note WORDS\n")

"""What `resolve` and `settle` have in common: an outcome on somebody's word, with the articles that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import note as note_that
from onrecord.cli.output import write_out
from onrecord.desk.judging.resolving import Happened, Signed
from onrecord.desk.judging.standing_words import repeats
from onrecord.desk.opening import opened
from onrecord.record.judging import Outcome

F = TypeVar("F", bound=Callable[..., Any])
OPEN = "open"


def outcome_options(command: F) -> F:
    """Add the outcome, `--ledger` and `--evidence`."""
    shown = click.option(
        "--evidence", multiple=True, metavar="ARTICLE[:WORDS|:START:END]", help="What shows it; may be repeated."
    )
    outcome = click.argument("outcome", type=click.Choice([*get_args(Outcome), OPEN]))
    return outcome(ledger_option(shown(command)))


def sign_outcome(
    sign: Callable[..., Signed], id: str, note: str, *, ledger: str, outcome: str, evidence: tuple[str, ...]
) -> None:
    """Have an outcome kept under the name of whoever types, and say what it is about and how it is taken back."""
    who = who_signs()
    found = None if outcome == OPEN else Happened(outcome, evidence)  # type: ignore[arg-type]
    with opened(ledger) as shelf:
        signed = sign(shelf, id, found, who=who, note=note)
    for article in signed.circular:
        note_that(f"{article}: {repeats('claim' if sign.__name__ == 'settle' else 'forecast')}")
    write_out(f"{signed.judgement.id}: {outcome}, signed {signed.judgement.who}.\n  {signed.about}\n")
    if outcome != OPEN:
        write_out(f"  To take it back: onrecord {sign.__name__} {signed.id} open --note WORDS\n")

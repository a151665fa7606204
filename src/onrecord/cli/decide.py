"""`onrecord decide`."""

from __future__ import annotations

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import write_out
from onrecord.desk.answering import ANSWERS, Given, answer
from onrecord.desk.opening import opened
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord decide link-5f0c same --why "both tell of the ramp at Oskel"
  onrecord decide link-5f0c undo --why "the Gazette means the ramp at Varno"
  onrecord decide attribution-41e3 not-same attribution-6607 --why "dead, not hurt"
  onrecord decide claim-41e3 split attribution-6607 --why "that is the strike of May"
  onrecord decide claim-41e3 merge claim-9a02 --why "one announcement"
  onrecord decide source-77aa same source-0b1c --why "he was minister until March"
  onrecord decide source-77aa wrong-source attribution-6607 --why "his brother"

A decision is a signed judgement beside what linking finds. No linking undoes it, nor does a later reading of the
articles; `undo` takes it back."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ID")
@click.argument("given", metavar="|".join(ANSWERS), type=click.Choice(ANSWERS))
@click.argument("others", nargs=-1, metavar="[ID…]")
@ledger_option
@click.option("--why", required=True, metavar="WORDS", help="The reason, which is kept with it.")
def decide(id: str, given: str, others: tuple[str, ...], ledger: str, why: str) -> None:
    """Say whether two tellings say the same, what belongs to a claim, or whether two sources are one."""
    if not why.strip():
        raise UsageError("a decision says why", hint="--why WORDS")
    who = who_signs()
    with opened(ledger) as shelf:
        made = answer(shelf, Given(id, given, others), who=who, why=why)
    if not made:
        write_out("That is decided so already.\n")
        return
    for judgement in made:
        write_out(f"{judgement.id}: {judgement.verb}, signed {judgement.who}.\n")

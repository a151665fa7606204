"""`onrecord correct`: a person's word about what was read."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import write_out
from onrecord.desk.correcting import Right
from onrecord.desk.correcting import correct as correct_attribution
from onrecord.desk.correcting import undo as undo_correction
from onrecord.desk.opening import opened
from onrecord.errors import UsageError
from onrecord.record import Act

NONE = "none"
EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord correct attribution-5f0c --source "the harbour master" --why "the mayor is only quoted in the next line"
  onrecord correct attribution-5f0c --content 1204:1262 --why "the last clause is the writer's"
  onrecord correct attribution-5f0c --source none --why "nobody is named"
  onrecord correct attribution-5f0c --not-an-attribution --why "a figure of speech"
  onrecord correct attribution-5f0c --undo --why "it was right after all"

Words must stand in the article as they are given; of several places the nearest one is meant. A correction is kept as a
signed judgement beside what was read, holds for later readings too, and is itself corrected in the same way."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ATTRIBUTION")
@ledger_option
@click.option("--source", multiple=True, metavar="WORDS|START:END|none", help="Who is credited.")
@click.option("--cue", multiple=True, metavar="WORDS|START:END|none", help="By which words.")
@click.option("--content", multiple=True, metavar="WORDS|START:END", help="With what; once for each part.")
@click.option("--act", type=click.Choice(list(get_args(Act))), help="What the source is credited with doing.")
@click.option("--not-an-attribution", is_flag=True, help="Nobody is credited with anything there.")
@click.option("--undo", is_flag=True, help="Take the correction back.")
@click.option("--why", required=True, metavar="WORDS", help="The reason, which is kept with it.")
def correct(id: str, ledger: str, why: str, not_an_attribution: bool, undo: bool, **right: Any) -> None:
    """Say what is right about an attribution: its source, its words, or that it is none."""
    if not why.strip():
        raise UsageError("a correction says why", hint="--why WORDS")
    act = right.pop("act")
    named = {role: _named(words) for role, words in right.items()}
    if undo:
        _take_back(id, ledger, why, nothing_else=not (not_an_attribution or act or any(right.values())))
        return
    said = Right(**named, act=act, nothing=not_an_attribution)
    if said.is_empty:
        raise UsageError("nothing is corrected", hint="onrecord correct --help")
    if not_an_attribution and said != Right(nothing=True):
        raise UsageError("what is no attribution has no source and no words", hint="leave out the other options")
    who = who_signs()
    with opened(ledger) as shelf:
        judgement = correct_attribution(shelf, id, said, who=who, why=why)
    write_out(f"{judgement.id}: corrected, signed {judgement.who}.\n")


def _take_back(id: str, ledger: str, why: str, *, nothing_else: bool) -> None:
    if not nothing_else:
        raise UsageError("a correction is taken back or given, not both", hint="leave out the other options")
    who = who_signs()
    with opened(ledger) as shelf:
        judgement = undo_correction(shelf, id, who=who, why=why)
    write_out(f"{judgement.id}: taken back, signed {judgement.who}.\n")


def _named(words: tuple[str, ...]) -> tuple[str, ...] | None:
    if words == (NONE,):
        return ()
    return words or None

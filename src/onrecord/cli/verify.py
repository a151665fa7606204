"""`onrecord verify`: every span, digest and id, proven anew."""

from __future__ import annotations

import json

import click

from onrecord.cli.ledger import ledger_option
from onrecord.cli.output import say, write_out
from onrecord.desk.keeping import verify as verify_ledger
from onrecord.desk.opening import opened
from onrecord.record.ledger import Fault

EXAMPLES = """\b
Examples:
  onrecord verify
  onrecord verify --format json

Exit codes: 0 clean, 1 something is not as it was written; each broken article and span is named."""


@click.command(epilog=EXAMPLES)
@ledger_option
@click.option("--format", type=click.Choice(["lines", "json"]), default="lines", show_default=True)
def verify(ledger: str, format: str) -> None:
    """Prove the ledger: hash every byte and text again, derive every id again, cut every span again."""
    faults = []
    with opened(ledger) as shelf:
        for fault in verify_ledger(shelf):
            faults.append(fault)
            if format == "lines":
                write_out(_line(fault) + "\n")
    if format == "json":
        write_out(json.dumps([_object(fault) for fault in faults], indent=1) + "\n")
    elif not faults:
        write_out("clean: every byte, text, id and span is as it was written.\n")
    if faults:
        say(f"{len(faults)} faults", hint="take the latest backup that verifies, and add what has come in since")
        raise click.exceptions.Exit(1)


def _line(fault: Fault) -> str:
    span = "" if fault.span is None else f" {fault.span[0]}:{fault.span[1]}"
    article = "" if fault.article is None else f" in {fault.article}{span}"
    return f"{fault.where}{article}: {fault.reason}"


def _object(fault: Fault) -> dict[str, object]:
    return {
        "where": fault.where,
        "reason": fault.reason,
        "article": fault.article,
        "span": fault.span and list(fault.span),
    }

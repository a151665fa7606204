"""`onrecord read --jsonl IN --out OUT`: the files, the progress and the closing word; the desk does the reading."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.output import say, stdout_bytes
from onrecord.desk import batch
from onrecord.desk.files import whole_file
from onrecord.desk.inputs import open_batch

STDIO = "-"


def read_batch(source: str, out: str, *, jobs: int, min_confidence: float | None) -> None:
    """Read a batch from file to file; exits with 1 when a line failed."""
    opening = batch.Opening(min_confidence=min_confidence)
    with open_batch(source) as (lines, size), _sink(out) as sink, _progress(size) as watch:
        tally = batch.read_batch(lines, sink, opening=opening, jobs=jobs, watch=watch)
    if tally.failed:
        say(
            f"{tally.failed} of {tally.lines} lines failed; the first: {tally.first_failure}",
            hint='look for "failure" in the output' if out == STDIO else f'look for "failure" in {out}',
        )
        raise click.exceptions.Exit(1)


def _sink(out: str) -> AbstractContextManager[BinaryIO]:
    return stdout_bytes() if out == STDIO else whole_file(Path(out))


@contextmanager
def _progress(size: int | None) -> Iterator[Callable[[batch.Outcome], None] | None]:
    """Show how far the batch is, by its bytes, where stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.fields[lines]} read"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=size, lines=0)
        counted = count(1)
        yield lambda outcome: progress.update(task, advance=outcome.size + 1, lines=next(counted))

"""What every verb that lists things has in common: `--format`, `--limit`, and where its rows go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from onrecord.cli.output import note, printed, stdout_bytes, write_out
from onrecord.cli.query import query_of
from onrecord.desk.listing import Column, Row, csv_lines, json_lines_of_array, print_listing
from onrecord.desk.opening import View, viewed
from onrecord.desk.query import Query

F = TypeVar("F", bound=Callable[..., Any])
TABLE_ROWS = 100
AT_ONCE = 500
"""Lines joined for one write: a list of a million rows is written as it is read."""


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What was typed behind a verb that lists things."""

    ledger: str
    format: str
    limit: int | None
    as_of: str | None = None
    published_until: str | None = None
    filters: tuple[str, ...] = ()
    article: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether people are to read it."""
        return self.format == "table"

    @property
    def shown(self) -> int | None:
        """How many rows to show: all, unless asked, or a table for people."""
        return self.limit or (TABLE_ROWS if self.is_table else None)

    @property
    def query(self) -> Query:
        """The filters. Raises UsageError for words that are none."""
        return query_of(self.filters, words=False)

    def viewed(self) -> AbstractContextManager[View]:
        """Look at the ledger as it was on the days named. Raises LedgerError, UsageError."""
        return viewed(self.ledger, as_of=self.as_of, published_until=self.published_until)


def format_option(command: F) -> F:
    """Add `--format table|json|csv`."""
    return click.option(
        "--format",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="A table for people, JSON for programs, CSV for spreadsheets.",
    )(command)


def limit_option(command: F) -> F:
    """Add `--limit`."""
    told = f"Rows at most. [default: {TABLE_ROWS} in a table, else all]"
    return click.option("--limit", type=click.IntRange(1), metavar="N", help=told)(command)


def say_what_is_left(count: int, limit: int | None) -> None:
    """Say that a list was cut, so that nobody takes it for the whole."""
    if limit is not None and count == limit:
        note(f"the first {limit} are shown; there may be more: --limit N")


def write_rows(rows: Iterable[Row], columns: Sequence[Column], *, format: str) -> int:
    """Write rows as asked; says how many there were."""
    counted = _Counted(rows)
    if format == "table":
        write_out(printed(lambda console: print_listing(counted, columns, console), colour=True))
    else:
        write_lines(json_lines_of_array(counted) if format == "json" else csv_lines(counted, columns))
    return counted.count


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def write_lines(lines: Iterable[str]) -> None:
    """Write lines as they are, in UTF-8 whatever stdout is in: a list is a file for other programs."""
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= AT_ONCE:
            _write(waiting)
            waiting.clear()
    _write(waiting)


def _write(lines: Sequence[str]) -> None:
    if sys.stdout is None:  # closed by the caller (`>&-`)
        return
    with stdout_bytes() as out:
        out.write("".join(lines).encode())

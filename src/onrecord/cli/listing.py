"""What every verb that lists things has in common: `--format`, and where its rows go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from onrecord.cli.output import printed, write_out
from onrecord.desk.listing import Column, Row, csv_lines, json_lines_of_array, print_listing

F = TypeVar("F", bound=Callable[..., Any])
AT_ONCE = 500
"""Lines joined for one write: a list of a million rows is written as it is read."""


def format_option(command: F) -> F:
    """Add `--format table|json|csv`."""
    return click.option(
        "--format",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="A table for people, JSON for programs, CSV for spreadsheets.",
    )(command)


def write_rows(rows: Iterable[Row], columns: Sequence[Column], *, format: str) -> int:
    """Write rows as asked; says how many there were."""
    counted = _Counted(rows)
    if format == "table":
        write_out(printed(lambda console: print_listing(counted, columns, console), colour=True))
    else:
        _write_lines(json_lines_of_array(counted) if format == "json" else csv_lines(counted, columns))
    return counted.count


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Any:
        for row in self._rows:
            self.count += 1
            yield row


def _write_lines(lines: Iterable[str]) -> None:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= AT_ONCE:
            write_out("".join(waiting))
            waiting.clear()
    write_out("".join(waiting))

"""Lists of what the ledger holds: a table for people, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of

Row = Mapping[str, object]

LONGEST_CELL = 240
"""Characters of a cell that a table shows: three or four lines at 80 columns. CSV and JSON have all of it."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'")
"""What a spreadsheet takes for a formula at a cell's head (ASVS 5.0.0, 1.2.10, with the full-width signs), and the
apostrophe itself, so that taking one off gives back every text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key of its value in each row, its heading, and how many parts of the spare width it takes."""

    key: str
    heading: str
    share: int = 0


def print_listing(rows: Iterable[Row], columns: Sequence[Column], console: Console) -> None:
    """Print rows as a table; what does not fit a cell is folded or cut with a sign for it."""
    look = look_of(console)
    table = Table(box=None, pad_edge=False, header_style=BOLD, show_edge=False)
    for column in columns:
        table.add_column(
            column.heading, ratio=column.share or None, no_wrap=not column.share, overflow="fold", style=None
        )
    for row in rows:
        table.add_row(*(_cell(row.get(column.key), look) for column in columns))
    if table.row_count:
        console.print(table, highlight=False)
    else:
        console.print(Text("none", DIM))


def csv_lines(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[str]:
    """Write rows as CSV (RFC 4180, every field quoted).

    A text that a spreadsheet would run as a formula has an apostrophe put before it; numbers are as they are.
    """
    yield _csv_line([column.key for column in columns])
    for row in rows:
        yield _csv_line([_field(row.get(column.key)) for column in columns])


def json_lines_of_array(rows: Iterable[Row]) -> Iterator[str]:
    """Write rows as one JSON array, a row to a line; ASCII, so that any text at all is valid JSON."""
    before = "["
    for row in rows:
        yield before + "\n" + json.dumps(dict(row), separators=(",", ":"))
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _cell(value: object, look: Look) -> Text:
    text = "" if value is None else str(value)
    cut = len(text) > LONGEST_CELL
    return Text(look.line(text[:LONGEST_CELL]) + (" [...]" if cut else ""))


def _csv_line(fields: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(fields)
    return line.getvalue()


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
    text = text.encode("utf-8", errors="replace").decode("utf-8")  # half a surrogate pair, which no file carries
    return "'" + text if text.startswith(_FORMULA) else text

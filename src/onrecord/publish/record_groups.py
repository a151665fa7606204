"""The record of a source apart: by topic, by horizon, by outlet, each with its counts and its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look
from onrecord.record.judging import Grouping, Record

HEADS: Mapping[Grouping, str] = {
    "topic": "By topic",
    "horizon": "By how long ahead",
    "outlet": "By outlet that printed it",
}
NAMELESS: Mapping[Grouping, str] = {
    "topic": "no word of the table of topics",
    "horizon": "no day named",
    "outlet": "outlet not known",
}
"""What stands for a group of cases of which it is not known."""

MOST = 8
"""Groups of a kind that a page shows, those of the most cases; JSON has all."""


def print_apart(records: Sequence[Record], console: Console, look: Look) -> None:
    """Print the records of one kind of case by everything that they are told apart by, in one table."""
    if not records:
        return
    table = Table(box=None, pad_edge=False, header_style=BOLD, show_edge=False)
    came = ("Came true", "Did not") if records[0].kind == "forecast" else ("Right", "Wrong")
    for name in ("", *came, "Not counted", "Brier score"):
        table.add_column(name, justify="right" if name else "left", overflow="fold")
    for grouping in HEADS:
        groups = sorted((each for each in records if each.by == grouping), key=_order)
        if grouping == "horizon" and not any(each.name for each in groups):
            continue  # claims of fact have none
        if groups:
            table.add_row(Text(HEADS[grouping], DIM))
        for record in groups[:MOST]:
            label, *figures = (Text(look.line(cell)) for cell in _cells(record))
            table.add_row(Text("  ").append(label), *figures)
        if len(groups) > MOST:
            table.add_row(Text(f"  and {len(groups) - MOST} more: --format json", DIM))
    console.print()
    console.print(table)


def _order(record: Record) -> tuple[int, str]:
    return -len(record.cases), record.name


def _cells(record: Record) -> tuple[str, ...]:
    counts = record.counts
    rest = counts.partly + counts.void + counts.vague + counts.earlier + counts.late
    brier = record.brier
    score = "" if brier is None else f"{brier.mean:.3f} of {brier.cases}"
    return record.name or NAMELESS[record.by], str(counts.true), str(counts.false), str(rest or ""), score

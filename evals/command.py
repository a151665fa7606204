"""What the commands share: their options, and the shape of what they print."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.articles import GoldArticle, Sheet, articles_of, load_records, read_sheets
from onrecord.desk.reading import open_reader
from onrecord.errors import OnrecordError
from onrecord.read import Reader

Results = dict[str, Any]
"""Keys of one evaluation with their figures, as `--json` prints them; `intervals` holds those of the figures."""


def options(description: str | None) -> argparse.ArgumentParser:
    """`--data PATH [--reader FOLDER] [--json]`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a file of the shape of its set")
    parser.add_argument("--reader", type=Path, help="a folder with a reader's weights (default: the shipped ones)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def open_or_stop(folder: Path | None) -> Reader:
    """Open a reader; without one, stop with a line that says what is wrong and what to type."""
    try:
        return open_reader(folder)
    except OnrecordError as error:
        raise SystemExit(f"error: {error}; {error.hint}") from None


def records_or_stop(path: Path) -> list[dict[str, Any]]:
    """The records of a file; where there is none, stop with a line that says so."""
    if not path.is_file():
        raise SystemExit(f"error: no file {path}")
    records = list(load_records(path))
    if not records:
        raise SystemExit(f"error: no record in {path}")
    return records


def articles_or_stop(path: Path) -> list[GoldArticle]:
    """The same for a set of articles with gold attributions."""
    return articles_of(records_or_stop(path))


def run(
    description: str | None, measure: Callable[[Sequence[Sheet]], Results], argv: Sequence[str] | None = None
) -> int:
    """The whole command of an evaluation that reads the articles of a set and measures what came out."""
    args = options(description).parse_args(argv)
    articles = articles_or_stop(args.data)
    show(measure(read_sheets(articles, open_or_stop(args.reader))), as_json=args.json)
    return 0


def show(results: Results, *, as_json: bool) -> None:
    """Print results as one JSON object or as a table."""
    print(json.dumps(results) if as_json else table(results))


def table(results: Results) -> str:
    """A line for each key: its figure and interval; counts and lists as they are."""
    intervals: Mapping[str, Sequence[float]] = results.get("intervals", {})
    lines = []
    for key, value in results.items():
        if key == "intervals":
            continue
        line = f"{key:<28}{_written(value):<28}"
        if key in intervals:
            low, high = intervals[key]
            line += f"95 % {low:g} … {high:g}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ".join(f"{key} {_written(inner)}" for key, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(f"{_written(inner):>7}" for inner in value)
    return f"{value:g}" if isinstance(value, float) else str(value)

"""`onrecord read`: one article, or a batch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from onrecord.cli.output import note, printed, write_out
from onrecord.cli.read_batch import read_batch
from onrecord.cli.values import SHOWN_ACTS, acts_value, date_value, probability_value
from onrecord.desk.fetching import fetcher
from onrecord.desk.inputs import article_capture
from onrecord.desk.reading import hold_to, open_reader, read_capture
from onrecord.desk.showing import json_text, print_page, write_html
from onrecord.errors import UsageError
from onrecord.record import Reading

HELP = "onrecord read --help"
EXAMPLES = """\b
Examples:
  onrecord read examples/ferry.txt
  onrecord read examples/ferry.txt --html ferry.html
  onrecord read examples/harvest.txt --format json --date 2031-05-14
  onrecord read examples/harvest.txt --acts all --min-confidence 0.8
  cat examples/ferry.txt | onrecord read -
  onrecord read --jsonl examples/three.jsonl --out read.jsonl --jobs 2

Exit codes: 0 done, 1 something in the input failed, 2 wrong usage."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What was typed behind `onrecord read`."""

    path: str | None
    format: str | None
    html: Path | None
    no_color: bool
    date: str | None
    min_confidence: float | None
    acts: frozenset[str]
    jsonl: str | None
    out: str | None
    jobs: int | None


@click.command(epilog=EXAMPLES)
@click.argument("path", required=False, metavar="PATH|-|URL")
@click.option("--format", type=click.Choice(["page", "json", "jsonl"]), help="What to print. [default: page]")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a web page of it to FILE too.")
@click.option("--no-color", is_flag=True, help="Print no colour, even on a terminal. NO_COLOR does the same.")
@click.option("--date", callback=date_value, metavar="YYYY-MM-DD", help="The day on which it was published.")
@click.option(
    "--min-confidence",
    type=float,
    callback=probability_value,
    metavar="P",
    help="Leave out what is less sure, 0 to 1. [default: all that the reader does not refuse]",
)
@click.option(
    "--acts",
    default=SHOWN_ACTS,
    callback=acts_value,
    metavar="LIST|all",
    show_default=True,
    help="What the pages show, of speech, writing, thought, intention, perception. JSON has them all.",
)
@click.option("--jsonl", metavar="IN", help='Read a batch, a line each: {"id": …, "text": …}, and date, title, outlet.')
@click.option("--out", metavar="OUT", help="Where the batch's output goes, one line for each line of IN.")
@click.option("--jobs", type=click.IntRange(1, 61), metavar="N", help="Read the batch in N processes. [default: 1]")
def read(**given: Any) -> None:
    """Read an article: who says what in it, how sure, how many, when and where, and whether its headline stands on it.

    PATH is a file of plain text or Markdown, a web page or a PDF; - is standard input; a URL is fetched, once.
    """
    options = ReadOptions(**given)
    if options.jsonl is not None or options.out is not None or options.jobs is not None:
        _batch(options)
    else:
        _article(options)


def _batch(options: ReadOptions) -> None:
    if options.jsonl is None or options.out is None:
        raise UsageError("a batch needs both --jsonl IN and --out OUT", hint=HELP)
    if options.path is not None:
        raise UsageError("an article and a batch cannot be read at once", hint="leave out PATH, or --jsonl and --out")
    if options.html or options.date or options.format not in (None, "jsonl"):
        raise UsageError(
            "a batch has lines in and lines out: it takes no --html, no --date and no other --format",
            hint='put "date" into the lines of IN',
        )
    read_batch(options.jsonl, options.out, jobs=options.jobs or 1, min_confidence=options.min_confidence)


def _article(options: ReadOptions) -> None:
    if options.path is None:
        raise UsageError("nothing to read", hint="onrecord read FILE, or - for standard input")
    capture = article_capture(options.path, fetcher())
    reading, unread = read_capture(capture, reader=open_reader(), date=options.date)
    if unread is not None:
        note(f"{capture.name} is not made to be read ({unread}): what follows is a guess")
    floor = options.min_confidence or 0.0
    if options.html is not None:
        write_html(reading, options.html, acts=options.acts, min_confidence=floor)
    write_out(_shown(reading, options, floor))


def _shown(reading: Reading, options: ReadOptions, floor: float) -> str:
    if options.format in (None, "page"):
        return printed(
            lambda console: print_page(reading, console, acts=options.acts, min_confidence=floor),
            colour=not options.no_color,
        )
    if options.min_confidence is not None:
        reading = hold_to(reading, options.min_confidence)
    return json_text(reading, lines=options.format == "jsonl") + "\n"

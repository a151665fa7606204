"""Read a batch: a JSON object a line in, a JSON object a line out, in the same order, whatever stands in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord.desk.reading import hold_to, open_reader, read_text
from onrecord.errors import InputError, OnrecordError
from onrecord.executors import run_in_order
from onrecord.ingest.article_lines import ArticleLine, parse_line, split_lines
from onrecord.publish.reading_json import failure_to_object, reading_to_object
from onrecord.read import Reader


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one line: the line to write, how many bytes it was made from, and why it failed, if it did."""

    line: str
    size: int
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """How a process gets ready to read lines; it travels, the reader does not."""

    folder: Path | None = None
    min_confidence: float | None = None

    def __call__(self) -> Callable[[bytes], Outcome]:
        """Open the reader and give the function that reads a line with it."""
        return partial(read_line, reader=open_reader(self.folder), min_confidence=self.min_confidence)


@dataclass(slots=True)
class Tally:
    """How a batch went."""

    lines: int = 0
    failed: int = 0
    first_failure: str | None = None

    def count(self, outcome: Outcome) -> None:
        """Take in one more line."""
        self.lines += 1
        if outcome.failure is not None:
            self.failed += 1
            self.first_failure = self.first_failure or f"line {self.lines}: {outcome.failure}"


def read_batch(
    source: BinaryIO, sink: BinaryIO, *, opening: Opening, jobs: int, watch: Callable[[Outcome], None] | None = None
) -> Tally:
    """Read every line of `source` into `sink`; `watch` sees each outcome as it is written.

    A line that fails becomes a line that says so and the run goes on. Memory does not grow with the batch: lines are
    taken as outcomes are written. Raises WeightsError, WorkerError.
    """
    tally = Tally()
    with closing(run_in_order(opening, split_lines(source), jobs=jobs)) as outcomes:
        for outcome in outcomes:
            sink.write(outcome.line.encode("ascii") + b"\n")
            tally.count(outcome)
            if watch is not None:
                watch(outcome)
    return tally


def read_line(raw: bytes, *, reader: Reader, min_confidence: float | None = None) -> Outcome:
    """Read the article in one line. Never raises: what goes wrong is the outcome."""
    try:
        line = parse_line(raw)
    except InputError as error:
        return _failed(None, error.kind, str(error), len(raw))
    try:
        return Outcome(_dump(_read(line, reader, min_confidence)), len(raw))
    except OnrecordError as error:
        return _failed(line.id, error.kind, str(error), len(raw))
    except Exception as error:  # noqa: BLE001 (one article must not end a run of millions: the failure is recorded)
        return _failed(line.id, "error", f"{type(error).__name__}: {error}", len(raw))


def _read(line: ArticleLine, reader: Reader, min_confidence: float | None) -> dict[str, object]:
    reading = read_text(line.text, id=line.id, reader=reader, date=line.date, title=line.title, outlet=line.outlet)
    if min_confidence is not None:
        reading = hold_to(reading, min_confidence)
    return reading_to_object(reading, with_text=False)


def _failed(id: str | None, kind: str, reason: str, size: int) -> Outcome:
    return Outcome(_dump(failure_to_object(id, kind, reason)), size, reason)


def _dump(content: dict[str, object]) -> str:
    # ASCII: a lone surrogate in a text would otherwise be a line that is no JSON.
    return json.dumps(content, separators=(",", ":"))

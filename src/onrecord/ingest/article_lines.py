"""The lines of a batch: JSON objects in, articles out, and what is wrong with a line that holds none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import InputError, LimitError
from onrecord.record import is_date

LONGEST = 64 * 1024 * 1024
"""Bytes of a line, about a thousand times the longest news article: beyond it a line is refused, not kept in memory."""

HINT = 'each line is an object: {"id": "…", "text": "…"}, and may have "date", "title" and "outlet"'
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What one line of a batch says."""

    id: str
    text: str
    date: str | None
    title: str | None
    outlet: str | None


def split_lines(file: BinaryIO) -> Iterator[bytes]:
    """Give each line without its end; of one that is too long, only enough to tell. A byte order mark is dropped."""
    first = True
    while line := _next_line(file):
        yield (line.removeprefix(_BOM) if first else line).removesuffix(b"\n")
        first = False


def parse_line(raw: bytes) -> ArticleLine:
    """Take an article out of a line. Raises InputError that says what is wrong with it."""
    if len(raw) > LONGEST:
        raise LimitError(f"longer than {LONGEST} bytes", hint=HINT)
    content = _parse(raw)
    if not isinstance(content, dict):
        raise _wrong("not a JSON object")
    for name in ("id", "text"):
        if name not in content:
            raise _wrong(f'no "{name}"')
        if not isinstance(content[name], str):
            raise _wrong(f'"{name}" is not a string')
    date = _optional(content, "date")
    if date is not None and not is_date(date):
        raise _wrong(f'"date" is {date[:40]!r}, not a date as YYYY-MM-DD')
    return ArticleLine(content["id"], content["text"], date, _optional(content, "title"), _optional(content, "outlet"))


def _next_line(file: BinaryIO) -> bytes:
    try:
        line = rest = file.readline(LONGEST + 2)
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)
    except OSError as error:
        raise InputError(f"the batch breaks off: {error.strerror}", hint="copy it whole and run again") from error
    return line


def _parse(raw: bytes) -> object:
    try:
        # Decoded here, since `json.loads` would guess at UTF-16 and let broken UTF-8 through.
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _wrong(f"not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise _wrong(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise _wrong("not JSON: nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise _wrong(f"not JSON: {error}") from error


def _optional(content: dict[str, object], name: str) -> str | None:
    value = content.get(name)
    if value is not None and not isinstance(value, str):
        raise _wrong(f'"{name}" is not a string')
    return value


def _wrong(reason: str) -> InputError:
    return InputError(reason, hint=HINT)

"""JSON Lines → captures: an article a line, as `onrecord read-batch` takes them too."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives.failures import failure_of
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.record import Capture, Failure, Notes

LONGEST = 64 * 2**20
"""Bytes of a line: a text of the size that is taken in has three times as many where its letters are escaped."""

_HINT = 'each line is an object: {"id": "…", "text": "…"}, and may have "date", "title" and "outlet"'
_BOM = b"\xef\xbb\xbf"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NAMED = 200


def captures_in_lines(file: BinaryIO, name: str) -> Iterator[Capture | Failure]:
    """Give each line's article, named "x.jsonl:3 (id)"; a line that holds none is a failure. Memory holds one line.

    A capture's bytes are its text in UTF-8; half a surrogate pair, which UTF-8 has no form for, keeps its three bytes.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(file), 1):
            place = f"{name}:{number}"
            try:
                yield _capture(line, place)
            except InputError as error:
                yield failure_of(place, error)
    except OSError as error:
        reason = InputError(f"it breaks off: {error.strerror or error}", hint="copy it whole")
        yield failure_of(f"{name}:{number + 1}", reason)


def is_line(raw: bytes) -> bool:
    """Whether bytes are such a line."""
    try:
        _capture(raw.removeprefix(_BOM), "")
    except InputError:
        return False
    return True


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line without its end; of one that is too long, only enough to tell. A byte order mark is dropped."""
    mark = _BOM
    while line := file.readline(LONGEST + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)
        yield line.removeprefix(mark).removesuffix(b"\n")
        mark = b""


def _capture(line: bytes, place: str) -> Capture:
    if len(line) > LONGEST:
        raise LimitError(f"longer than {LONGEST // 2**20} MB", hint=_HINT)
    content = _parse(line)
    if not isinstance(content, dict):
        raise _wrong("not a JSON object")
    id, text = _needed(content, "id"), _needed(content, "text")
    raw = text.encode("utf-8", errors="surrogatepass")
    if len(raw) > MOST_BYTES:
        raise LimitError(f"its text has more than {MOST_BYTES // 2**20} MB", hint="split it")
    if not raw:
        raise _wrong("its text is empty")
    notes = Notes(title=_optional(content, "title"), outlet=_optional(content, "outlet"), date=_date(content))
    return Capture(raw, "text", f"{place} ({_sayable(id)[:_LONGEST_NAMED]})", charset="utf-8", notes=notes)


def _parse(line: bytes) -> object:
    try:
        # Decoded here, since `json.loads` would guess at UTF-16 and let broken UTF-8 through.
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _wrong(f"not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise _wrong(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise _wrong("not JSON: nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise _wrong(f"not JSON: {error}") from error


def _needed(content: dict[str, object], field: str) -> str:
    if field not in content:
        raise _wrong(f'no "{field}"')
    value = content[field]
    if not isinstance(value, str):
        raise _wrong(f'"{field}" is not a string')
    return value


def _optional(content: dict[str, object], field: str) -> str | None:
    value = content.get(field)
    if value is not None and not isinstance(value, str):
        raise _wrong(f'"{field}" is not a string')
    return _sayable(value) if value is not None else None


def _date(content: dict[str, object]) -> str | None:
    date = _optional(content, "date")
    if date is not None and not _is_day(date):
        raise _wrong(f'"date" is {date[:40]!r}, not a date as YYYY-MM-DD')
    return date


def _is_day(word: str) -> bool:
    if not _DATE.fullmatch(word):
        return False
    try:
        datetime.date.fromisoformat(word)
    except ValueError:
        return False
    return True


def _sayable(words: str) -> str:
    """Words without half surrogate pairs and NULs, which no database takes."""
    return words.encode("utf-8", errors="replace").decode("utf-8").replace("\0", " ")


def _wrong(reason: str) -> InputError:
    return InputError(reason, hint=_HINT)

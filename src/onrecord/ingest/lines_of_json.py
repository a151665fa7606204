"""JSON Lines → captures: an article a line, as `onrecord read --jsonl` takes them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives.failures import failure_of
from onrecord.ingest.article_lines import HINT, parse_line, split_lines
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.record import Capture, Failure, Notes

_LONGEST_NAMED = 200


def captures_in_lines(file: BinaryIO, name: str) -> Iterator[Capture | Failure]:
    """Give each line's article, named "x.jsonl:3 (id)"; a line that holds none is a failure. Memory holds one line.

    A capture's bytes are its text in UTF-8; half a surrogate pair, which UTF-8 has no form for, keeps its three bytes.
    """
    number = 0
    try:
        for number, line in enumerate(split_lines(file), 1):
            place = f"{name}:{number}"
            try:
                yield _capture(line, place)
            except InputError as error:
                yield failure_of(place, error)
    except InputError as error:
        yield failure_of(f"{name}:{number + 1}", error)


def is_line(raw: bytes) -> bool:
    """Whether bytes are such a line."""
    try:
        _capture(raw.removeprefix(b"\xef\xbb\xbf"), "")
    except InputError:
        return False
    return True


def _capture(line: bytes, place: str) -> Capture:
    article = parse_line(line)
    raw = article.text.encode("utf-8", errors="surrogatepass")
    if len(raw) > MOST_BYTES:
        raise LimitError(f"its text has more than {MOST_BYTES // 2**20} MB", hint="split it")
    if not raw:
        raise InputError("its text is empty", hint=HINT)
    notes = Notes(_sayable(article.title), _sayable(article.outlet), article.date)
    id = _sayable(article.id) or ""
    return Capture(raw, "text", f"{place} ({id[:_LONGEST_NAMED]})", charset="utf-8", notes=notes)


def _sayable(words: str | None) -> str | None:
    """Words without half surrogate pairs and NULs, which no database takes."""
    return words and words.encode("utf-8", errors="replace").decode("utf-8").replace("\0", " ")

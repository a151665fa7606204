"""Column types that hold the same value in either database, whatever is in it."""

from __future__ import annotations

import json
import re

import msgspec
from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

_ESCAPE = "\x1a"
_FIRST_SURROGATE = 0xD800
_BESIDES = {"\x00": 0x800, _ESCAPE: 0x801}
_BESIDES_BACK = {number: character for character, number in _BESIDES.items()}
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([\x01-\x08]{4})")


def escape(text: str) -> str:
    """Write what a database has no form for (NUL, lone surrogates) in control characters, which part words.

    Four octal digits, as U+0001 to U+0008, behind the substitute character U+001A. Any other text stays as it is, so
    that it can be read, searched and compared where it lies.
    """
    if text.isascii() and "\x00" not in text and _ESCAPE not in text:
        return text
    return _UNSTORABLE.sub(_escaped, text)


def unescape(stored: str) -> str:
    """Undo `escape`."""
    return _ESCAPED.sub(_unescaped, stored) if _ESCAPE in stored else stored


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    number = _BESIDES.get(character, ord(character) - _FIRST_SURROGATE)
    return _ESCAPE + "".join(chr(1 + (number >> shift & 7)) for shift in (9, 6, 3, 0))


def _unescaped(match: re.Match[str]) -> str:
    number = 0
    for digit in match.group(1):
        number = number << 3 | ord(digit) - 1
    return _BESIDES_BACK.get(number) or chr(number + _FIRST_SURROGATE)


def plain_text() -> Text:
    """Text that PostgreSQL compares and sorts by its bytes too, whatever the language of the server."""
    return Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


class Exact(TypeDecorator[str]):
    """Any string that Python can hold, NUL and lone surrogates among it."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Sort by bytes everywhere."""
        return postgresql.TEXT(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way out."""
        return None if value is None else unescape(value)


class Structure(TypeDecorator[object]):
    """Spans and other small structures, as canonical JSON in ASCII."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Compare by bytes everywhere."""
        return postgresql.TEXT(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """On the way out. Raises ValueError for what is no JSON."""
        return None if value is None else json.loads(value)


def canonical(value: object) -> str:
    """Write a value as JSON: keys in order, no space, ASCII."""
    # Most lists of an attribution's spans are empty, and an encoder takes ten times as long to say so.
    if not value and value in ([], {}):
        return "{}" if value == {} else "[]"
    try:
        quick = msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError:  # a lone surrogate
        return _ENCODER.encode(value)
    return quick.decode("ascii") if quick.isascii() else _ENCODER.encode(value)


def row_number() -> BigInteger:
    """A number of 64 bits that is SQLite's own row number there."""
    return BigInteger().with_variant(Integer(), "sqlite")


def blob() -> LargeBinary:
    """Bytes."""
    return LargeBinary()

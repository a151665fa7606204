"""A feed's bytes → what it says, as an object for JSON. To be run where a parser may hang (`worker`)."""

from __future__ import annotations

import html
import io
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.errors import InputError

MOST_ENTRIES = 10_000
"""Entries that are taken: feeds of news have some dozens, and the largest archives of one outlet some thousands."""

_LONGEST_ADDRESS = 8192
_LONGEST_WORDS = 1000
_HINT = "give the address of an RSS or Atom feed; a page's own is in its <link rel=alternate>"
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}\bencoding\s*=", re.I)
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,40})|([0-9]{1,40}))(?![0-9a-fA-F]);?")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
# Neither is a fault of the feed: its bytes were read in another encoding than the one named, which is told by looking.
_HARMLESS = frozenset(("CharacterEncodingOverride", "NonXMLContentType"))

Object = dict[str, object]


def feed_to_object(raw: bytes, address: str | None, *, charset: str | None) -> Object:
    """Parse a feed: {"title", "entries": [{"address", "title", …}], "broken"}. Raises InputError for what is none."""
    parsed = _parsed(raw, address, charset)
    if not parsed.get("version") and not parsed["entries"]:
        raise InputError("this is no RSS or Atom feed", hint=_HINT)
    base = _absolute(address or "", "")
    entries = list(_entries(parsed["entries"][:MOST_ENTRIES], base))
    return {
        "title": _words(parsed["feed"].get("title")),
        "entries": entries,
        "broken": _broken(parsed, len(entries)),
    }


def _parsed(raw: bytes, address: str | None, charset: str | None) -> Any:
    """What feedparser makes of it. A stream, since it takes other bytes for the name of a file that it may open."""
    import feedparser

    told = f"; charset={charset}" if charset and not _DECLARED.match(raw) else ""
    headers = {"content-type": f"application/xml{told}", "content-location": address or ""}
    # A reference to what is no character (half a surrogate pair) ends the parser of broken feeds, and so the feed.
    mended = _REFERENCE.sub(_character, raw)
    try:
        return feedparser.parse(
            io.BytesIO(mended), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # it breaks in other ways too
        raise InputError(f"the feed is broken: {type(error).__name__}: {error}", hint=_HINT) from error


def _character(reference: re.Match[bytes]) -> bytes:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return b"&#xFFFD;" if 0xD800 <= code < 0xE000 or not 0 < code < 0x110000 else reference[0]


def _entries(found: list[Any], base: str | None) -> Iterator[Object]:
    """Every entry with a web address, each address once. What leads to the feed itself is no entry's address."""
    seen = {base}
    for entry in found:
        address = _address(entry, base)
        if address is None or address in seen:
            continue
        seen.add(address)
        yield {
            "address": address,
            "title": _words(_get(entry, "title")),
            "published": _moment(entry, "published"),
            "updated": _moment(entry, "updated"),
            "outlet": _outlet(entry),
            "id": _words(_get(entry, "id")),
        }


def _get(entry: Mapping[str, Any], field: str) -> Any:
    """A field as it was found: feedparser's own look-up puts one date in the place of another, with a warning."""
    return dict.get(entry, field)  # type: ignore[call-overload]


def _address(entry: Mapping[str, Any], base: str | None) -> str | None:
    links = [link for link in _get(entry, "links") or () if isinstance(link, dict)]
    candidates = [dict.get(link, "href") for link in links if dict.get(link, "rel") == "alternate"]
    candidates.append(_get(entry, "link"))
    for candidate in candidates:
        if isinstance(candidate, str) and (address := _absolute(candidate, base or "")) is not None:
            return address
    # What is no address by itself is a name, and none of a page below the feed.
    name = _get(entry, "id")
    return _absolute(name, "") if isinstance(name, str) else None


def _absolute(address: str, base: str) -> str | None:
    """An address completed; None for one that is no address of the web."""
    address = _BLANKS.sub("", address)
    if not address:
        return None
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or len(whole) > _LONGEST_ADDRESS:
        return None
    return _sayable(whole)


def _outlet(entry: Mapping[str, Any]) -> str | None:
    source = _get(entry, "source")
    named = dict.get(source, "title") if isinstance(source, dict) else None
    return _words(named) or _words(_get(entry, "publisher"))


def _words(value: object) -> str | None:
    """Words without markup. References stand twice over where a feed escapes what was escaped."""
    if not isinstance(value, str):
        return None
    plain = html.unescape(_TAG.sub(" ", value[: 4 * _LONGEST_WORDS]))
    words = _BLANKS.sub(" ", plain).strip()
    return _sayable(words[:_LONGEST_WORDS]) or None


def _sayable(words: str) -> str:
    return words.encode("utf-8", errors="replace").decode("utf-8")


def _moment(entry: Mapping[str, Any], field: str) -> str | None:
    """A date as a day, or as a time in UTC, as it was given; None for none or one that no calendar has."""
    parsed, given = _get(entry, f"{field}_parsed"), _get(entry, field)
    if not isinstance(parsed, time.struct_time) or not 1900 <= parsed.tm_year <= 2200:
        return None
    if isinstance(given, str) and _DAY.fullmatch(given):
        return time.strftime("%Y-%m-%d", parsed)
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed)


def _broken(parsed: Any, taken: int) -> str | None:
    """What is wrong with it, in one line."""
    found = len(parsed["entries"])
    faults = []
    error = parsed.get("bozo_exception")
    if error is not None and type(error).__name__ not in _HARMLESS:
        faults.append(f"not well-formed: {_words(_said(error))}")
    if found > MOST_ENTRIES:
        faults.append(f"only the first {MOST_ENTRIES} of its {found} entries are taken")
    elif found and not taken:
        faults.append(f"none of its {found} entries has a web address")
    return "; ".join(faults) or None


def _said(error: Exception) -> str:
    line = getattr(error, "getLineNumber", None)
    message = getattr(error, "getMessage", None)
    return f"{message()} in line {line()}" if line and message else f"{type(error).__name__}: {error}"

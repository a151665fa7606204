"""What the headers of an answer say. Names are in lower case; what is badly written says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

Headers = tuple[tuple[str, str], ...]

_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)\s*(?:;|$)", re.IGNORECASE)
_CHARSET = re.compile(r""";\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))""", re.IGNORECASE)
_CHARSET_NAME = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,39}", re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]{1,9}")


def read_headers(raw: Sequence[tuple[bytes, bytes]]) -> Headers:
    """Bytes → text, one character a byte: what is sent back later is then what came."""
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw)


def field(headers: Headers, name: str) -> str | None:
    """Give the first field of that name."""
    return next((value for key, value in headers if key == name), None)


def media_type(headers: Headers) -> str | None:
    """Read the media type out of Content-Type: "text/html"."""
    match = _TYPE.match(field(headers, "content-type") or "")
    return match[1].lower() if match else None


def charset(headers: Headers) -> str | None:
    """Read the encoding out of Content-Type, in lower case; whether there is such an encoding is not looked at."""
    match = _CHARSET.search(field(headers, "content-type") or "")
    if match is None:
        return None
    name = next(group for group in match.groups() if group is not None).strip()
    return name.lower() if _CHARSET_NAME.fullmatch(name) else None


def content_length(headers: Headers) -> int | None:
    """Read how many bytes were announced, as sent."""
    text = (field(headers, "content-length") or "").strip()
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else None


def retry_after(headers: Headers, now: float) -> float | None:
    """Read how many seconds to wait; `now` is in seconds since 1970."""
    text = (field(headers, "retry-after") or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

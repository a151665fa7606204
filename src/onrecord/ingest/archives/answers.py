"""A web server's answer, or a resource kept without one, as a capture: only what may be an article."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.ingest.archives.bodies import too_large, unpacked_body
from onrecord.ingest.archives.limits import Limits
from onrecord.ingest.archives.records import Record
from onrecord.ingest.kinds import kind_of
from onrecord.record import Capture, Media

Headers = tuple[tuple[str, str], ...]

_MEDIA: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "text",
}
_UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"))
_SECRET = frozenset(("set-cookie", "set-cookie2"))
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.I)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_FOR_CRAWLERS = re.compile(r"https?://[^/]+/robots\.txt", re.I)
_HINT = "fetch the page again: onrecord add its address"


def capture_of(record: Record, *, name: str, limits: Limits) -> Capture | None:
    """Make a capture of a record; None for what is no article (pictures, scripts, redirects, robots.txt).

    Raises InputError where it is one and cannot be had.
    """
    kind = record.headers.get("warc-type", "").lower()
    address = address_of(record.headers)
    if kind not in ("response", "resource") or address is None or _FOR_CRAWLERS.fullmatch(address):
        return None
    if kind == "resource":
        return _from_resource(record, name, address, limits)
    return _from_response(record, name, address, limits)


def address_of(headers: Mapping[str, str]) -> str | None:
    """The web address of what a record holds; None where it has none (a name within the archive, a look-up)."""
    address = headers.get("warc-target-uri", "").strip()
    if address.startswith("<") and address.endswith(">"):  # as Wget wrote it
        address = address[1:-1]
    address = _CONTROLS.sub("", address).replace(" ", "%20")
    return address if address.lower().startswith(("http://", "https://")) else None


def _from_resource(record: Record, name: str, address: str, limits: Limits) -> Capture | None:
    told = record.headers.get("content-type", "")
    media = _media(told, record.beginning)
    if media is None:
        return None
    if record.block is None or len(record.block) > limits.article:
        raise too_large(limits.article)
    capture = Capture(record.block, media, name, address=address)
    return _completed(capture, record, headers=(), told=told)


def _from_response(record: Record, name: str, address: str, limits: Limits) -> Capture | None:
    start = _body_start(record.beginning, limits.head)
    status, headers = _answer(record.beginning[:start])
    told = _value(headers, "content-type")
    if status != "200" or (_essence(told) not in _MEDIA and _essence(told) not in _UNTOLD):
        return None
    if record.block is None:
        raise too_large(limits.article)
    body = unpacked_body(
        record.block[start:],
        chunked="chunked" in _value(headers, "transfer-encoding").lower(),
        encodings=[word.strip().lower() for word in _value(headers, "content-encoding").split(",")],
        most=limits.article,
    )
    media = _media(told, body)
    if media is None:
        return None
    capture = Capture(body, media, name, address=address)
    return _completed(capture, record, headers=_kept(headers), told=told)


def _completed(capture: Capture, record: Record, *, headers: Headers, told: str) -> Capture:
    """Add what is known of how it came: `told` is what was said of its kind. Raises InputError for an empty one."""
    if not capture.raw:
        raise InputError("its body is empty", hint=_HINT)
    charset = _CHARSET.search(told)
    return replace(
        capture,
        fetched=_second(record.headers.get("warc-date", "")),
        headers=headers,
        transport="archive",
        charset=charset.group(1).lower() if charset else None,
    )


def _body_start(block: bytes, most: int) -> int:
    """Where the server's headers end. Lines end as the standard says, or with a line feed alone."""
    ends = [
        block.find(blank, 0, most) + len(blank) for blank in (b"\r\n\r\n", b"\n\n") if block.find(blank, 0, most) >= 0
    ]
    if not ends:
        raise InputError("the server's headers do not end", hint=_HINT)
    return min(ends)


def _answer(head: bytes) -> tuple[str, Sequence[tuple[str, str]]]:
    """The status and the headers of an answer."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        parsed = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(head))
    except EOFError as error:
        raise InputError("the server's answer is empty", hint=_HINT) from error
    return parsed.statusline.split(" ", 1)[0], parsed.headers


def _value(headers: Sequence[tuple[str, str]], name: str) -> str:
    return next((value for found, value in headers if found.lower() == name), "")


def _kept(headers: Sequence[tuple[str, str]]) -> Headers:
    """The headers as they are kept: no cookies, and no control characters."""
    return tuple(
        (_CONTROLS.sub(" ", name), _CONTROLS.sub(" ", value)) for name, value in headers if name.lower() not in _SECRET
    )


def _essence(told: str) -> str:
    return told.split(";", 1)[0].strip().lower()


def _media(told: str, body: bytes) -> Media | None:
    """What kind of article this is, by what was told of it, else by how it begins; None for none."""
    essence = _essence(told)
    if essence not in _UNTOLD:
        return _MEDIA.get(essence)
    match kind_of(body):
        case "html" | "pdf" as kind:
            return kind
    return None


def _second(date: str) -> str | None:
    """A WARC's date to the second; None for one that is coarser, or none."""
    try:
        moment = datetime.datetime.fromisoformat(date)
        moment = moment.replace(tzinfo=moment.tzinfo or datetime.UTC).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if "T" in date else None

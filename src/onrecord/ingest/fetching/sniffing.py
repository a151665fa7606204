"""Bytes and what the server calls them → which kind of article they are; anything else is refused by its name."""

from __future__ import annotations

import re

from onrecord.errors import InputError
from onrecord.record import Media

_SIGNATURES = (
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"BM", "a BMP image"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (4, b"ftyp", "a video or a photograph"),
    (8, b"WAVE", "a sound file"),
    (8, b"AVI ", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"FLV\x01", "a video"),
    (0, b"ID3", "a sound file"),
    (0, b"\xff\xfb", "a sound file"),
    (0, b"fLaC", "a sound file"),
    (0, b"OggS", "a sound or video file"),
    (0, b"PK\x03\x04", "a zip archive (or a .docx, .odt or .epub file)"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x1f\x8b\x08", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"(\xb5/\xfd", "a Zstandard archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7fELF", "an executable program"),
    (0, b"MZ\x90\x00", "an executable program"),
    (0, b"\x00asm", "an executable program"),
    (0, b"wOF", "a font"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"{\\rtf", "an RTF file"),
    (0, b"WARC/1.", "a web archive"),
)
# Words, too ("BMW said …"): they count where a zero byte follows, as it does in all of these formats.
_SHORT = (b"BM", b"ID3", b"BZh", b"wOF", b"\xff\xfb", b"ftyp", b"WAVE", b"AVI ", b"WEBP", b"ustar")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]|<(?:title|meta|script)[\s>/]", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[\s?]")
_LEADING = re.compile(rb"(?:\s|<!--.*?-->|<\?[^>]*\?>)*", re.DOTALL)
_LOOK = 2_048
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = ("text/plain", "text/markdown", "text/x-markdown", "text/x-web-markdown")
_UNSAID = (None, "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown", "*/*")
_HINT = "Only web pages, PDFs and plain text are taken in: save its text as a .txt file and add that."
_FEED_HINT = "This is a feed: watch it instead of adding it as an article."


def sniff(raw: bytes, media_type: str | None) -> Media:
    """Tell a page, a PDF and a text by their first bytes, and by their media type where those leave it open.

    Raises InputError for anything else, saying what it is.
    """
    if not raw.strip(b"\x00\t\n\x0b\x0c\r "):
        raise InputError("Nothing is in it.", hint="Open the address in a browser to see whether there is an article.")
    if b"%PDF-" in raw[:1_024]:  # readers have always allowed for something before it
        return "pdf"
    start = _first_words(raw)
    if _PAGE.match(start):
        return "html"
    _refuse_signatures(raw)
    if _FEED.match(start):
        raise InputError("This is a news feed, no article.", hint=_FEED_HINT)
    return _by_type(raw, start, media_type)


def _first_words(raw: bytes) -> bytes:
    """Give the start, without what may precede a page; the zeros of UTF-16 are left out."""
    start = raw[:_LOOK].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\x00", b"")
    leading = _LEADING.match(start)
    return start[leading.end() :] if leading else start


def _refuse_signatures(raw: bytes) -> None:
    zero = b"\x00" in raw[:_LOOK]
    for at, signature, name in _SIGNATURES:
        if raw.startswith(signature, at) and (zero or signature not in _SHORT):
            raise InputError(f"This is {name}, no article.", hint=_HINT)


def _by_type(raw: bytes, start: bytes, media_type: str | None) -> Media:
    if media_type in _PAGE_TYPES:
        return "html"
    if media_type in _TEXT_TYPES:
        return "text"
    if media_type not in _UNSAID:
        raise InputError(f"This is {_called(media_type or '')}, no article.", hint=_HINT)
    if _XML.match(raw) or (start.startswith(b"<") and b"</" in raw[:_LOOK]):
        return "html"
    if b"\x00" in raw[:_LOOK] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("This is binary data, no article.", hint=_HINT)
    return "text"


def _called(media_type: str) -> str:
    family, _, kind = media_type.partition("/")
    names = {"image": "an image", "audio": "a sound file", "video": "a video", "font": "a font"}
    if family in names:
        return f"{names[family]} ({kind})"
    if kind in ("rss+xml", "atom+xml", "rdf+xml"):
        return f"a news feed ({media_type})"
    return f"something of the type {media_type}"

"""Bytes → text: UTF-8, UTF-16 with its mark, else whatever the bytes look like. Nothing but the mark is dropped."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import InputError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a zip archive (or a .docx, .odt or .epub file)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"\x7fELF", "an executable program"),
    (b"MZ\x90\x00", "an executable program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF file"),
    (b"OggS\x00", "a sound or video file"),
    (b"ID3\x03\x00", "a sound file"),
    (b"ID3\x04\x00", "a sound file"),
)
_CONTROLS = (
    bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
)  # ESC: ISO-2022 texts use it
_HINT = "Save its text as a plain .txt file and read that: onrecord read article.txt"
_SAMPLE = 32_768
_TOO_FEW = 3
_NO_SUCH_BYTE = re.compile("\ufffd")


def decode(raw: bytes) -> str:
    """Turn an article's bytes into text. Never fails on text; bytes that are none raise `InputError`."""
    return decode_as(raw)[0]


def decode_as(raw: bytes) -> tuple[str, str]:
    """Turn an article's bytes into text, and name the encoding. As `decode` for the rest."""
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace"), encoding
    _refuse_what_is_no_text(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged_utf8(raw) or _english(raw) or _detected(raw) or _western(raw)


def _refuse_what_is_no_text(raw: bytes) -> None:
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise InputError(f"This looks like {name}, not like text.", hint=_HINT)
    nuls = raw.count(0)
    # One stray NUL in a long text is an accident of copying; a share of them is a format.
    if nuls * 1000 > len(raw):
        raise InputError(f"This looks like binary data, not like text (NUL bytes: {nuls}).", hint=_HINT)
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls * 20 > len(raw):
        message = (
            f"This looks like binary data, not like text: {controls} of its {len(raw)} bytes are control characters."
        )
        raise InputError(message, hint=_HINT)


def _damaged_utf8(raw: bytes) -> tuple[str, str] | None:
    """Read UTF-8 in which few characters are broken (cut in the middle, or one pasted in from elsewhere)."""
    text = raw.decode("utf-8", errors="replace")
    broken = len(_NO_SUCH_BYTE.findall(text))
    whole = len(text) - broken - (len(raw) - _beyond_ascii(raw))
    return (text, "utf-8") if whole >= 4 * broken else None


def _english(raw: bytes) -> tuple[str, str] | None:
    """Read as Western what has few letters beyond ASCII: a dash and an apostrophe are too little to detect by."""
    beyond = _beyond_ascii(raw)
    return _western(raw) if beyond <= _TOO_FEW or beyond * 50 <= len(raw) else None


def _beyond_ascii(raw: bytes) -> int:
    return len(raw.translate(None, bytes(range(128))))


def _detected(raw: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # loaded for the rare bytes that need it

    best = from_bytes(_sample(raw)).best()
    if best is None:
        return None
    try:
        return raw.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return None


def _sample(raw: bytes) -> bytes:
    """Enough to tell the encoding by, cut between lines so that no character is cut."""
    if len(raw) <= _SAMPLE:
        return raw
    line_end = raw.rfind(b"\n", 0, _SAMPLE)
    return raw[: line_end + 1] if line_end > 0 else raw[:_SAMPLE]


def _western(raw: bytes) -> tuple[str, str]:
    """Windows-1252, and Latin-1 for the five bytes that it leaves undefined: every byte has a reading."""
    table = bytes(range(256)).decode("cp1252", errors="replace")
    text = raw.decode("latin-1").translate({i: sign for i, sign in enumerate(table) if sign != "\ufffd"})
    return text, "windows-1252"

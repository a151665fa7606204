"""Page bytes → text, as a browser decides: by mark, HTTP header, declaration in the page, UTF-8, looks."""

from __future__ import annotations

import codecs
import re

from onrecord.ingest.decoding import decode_as

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED_WITHIN = 4096  # the standard looks at 1,024 bytes; saved pages put comments and styles before it
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s{0,20}=\s{0,20}["']?\s{0,20}([\w:.-]{2,40})"""
    rb"""|\A\s{0,20}<\?xml\b[^>]{0,100}?\bencoding\s{0,20}=\s{0,20}["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_SIGNATURE = 16
_AS_BROWSERS = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Names that mean a wider table than they say."""

_KNOWN = frozenset(
    "utf-8 windows-1252 cp866 cp874 cp932 cp949 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 "
    "iso8859-16 mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp utf-16 utf-16-le utf-16-be".split()
)
"""What browsers decode, as Python names it. UTF-7 and Python's own codecs are left out: they smuggle."""


def decode_page(raw: bytes, charset: str | None = None) -> tuple[str, str]:
    """Turn a page's bytes into text and name the encoding. Raises InputError for bytes that are no text."""
    if raw.startswith(_MARKS):
        return decode_as(raw)
    for name in (_known(charset), _known(_declared(raw))):
        if name is not None:
            return _decode_by(raw, name)
    return decode_as(raw)


def _decode_by(raw: bytes, name: str) -> tuple[str, str]:
    if name.startswith("utf-16"):
        return raw.decode("utf-16-be" if name == "utf-16-be" else "utf-16-le", errors="replace"), name
    decode_as(raw[:_SIGNATURE])  # a picture stays a picture, whatever it was sent as
    if name == "utf-8":
        return decode_as(raw)  # says UTF-8 and is not: what it looks like then
    if name == "windows-1252":
        return _western(raw), name
    return raw.decode(name, errors="replace"), name


def _western(raw: bytes) -> str:
    """Windows-1252 with the control characters that the standard puts where it has nothing."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        table = bytes(range(256)).decode("cp1252", errors="replace")
        return raw.decode("latin-1").translate({i: sign for i, sign in enumerate(table) if sign != "\ufffd"})


def _known(name: str | None) -> str | None:
    """Python's name for an encoding that browsers know, or None."""
    if not name or len(name) > 40:
        return None
    try:
        found = codecs.lookup(name.strip("\"' \t")).name
    except (LookupError, ValueError):  # a name with a NUL in it is a ValueError
        return None
    found = _AS_BROWSERS.get(found, found)
    return found if found in _KNOWN else None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(_COMMENT.sub(b"", raw[:_DECLARED_WITHIN]))
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii", errors="replace")
    # A page that could be searched for its declaration is not in UTF-16.
    return "utf-8" if name.casefold().startswith("utf-16") else name

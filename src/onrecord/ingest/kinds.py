"""What bytes are, told by how they begin: a name can lie, and what comes over a pipe has none."""

from __future__ import annotations

import codecs
import re
from typing import Literal

Kind = Literal["html", "pdf", "feed", "xml", "warc", "gzip", "zip"]

LOOKED_AT = 4096
"""Bytes of a beginning that are enough to tell by: prologues with a comment and a style sheet are some hundreds."""

_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.I)
_PAGE = re.compile(r"<!doctype\s+html\b|<html[\s/>]", re.I)
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)(?:\s*/?>|\s+[\w:.-]{1,40}\s*=)", re.I)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY: tuple[tuple[bytes, Kind], ...] = (
    (b"WARC/", "warc"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)


def kind_of(beginning: bytes) -> Kind | None:
    """Tell what begins like this; None for what may be plain text or anything else."""
    for signature, kind in _BINARY:
        if beginning.startswith(signature):
            return kind
    # Readers of PDF look for its mark in the first kilobyte; here only blanks and a byte order mark may stand before.
    if beginning[:1024].removeprefix(codecs.BOM_UTF8).lstrip(b"\0\t\r\n ").startswith(b"%PDF-"):
        return "pdf"
    return _kind_of_markup(_as_text(beginning[:LOOKED_AT]))


def _as_text(beginning: bytes) -> str:
    if beginning.startswith(_UTF16):
        return beginning.decode("utf-16", errors="ignore")
    return beginning.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _kind_of_markup(text: str) -> Kind | None:
    prologue = _PROLOGUE.match(text)
    root = prologue.end() if prologue else 0
    if _PAGE.match(text, root):
        return "html"
    if _FEED.match(text, root):
        return "feed"
    return "xml" if text.lstrip().startswith("<?xml") else None

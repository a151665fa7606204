"""Archives built by hand, whole and broken."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

PAGE = b"<!doctype html><title>Ferry laid up</title><p>The harbour master of Lower Quill said no. "
PLACE = "http://quill.example/"


def record(
    path: str = "a",
    body: bytes = PAGE,
    *,
    kind: str = "response",
    answer: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
    longer: int = 0,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A record; `longer` is by how much its Content-Length is wrong."""
    block = f"{answer}\r\n\r\n".encode("latin-1") + body if answer else body
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": PLACE + path,
        "WARC-Date": "2031-05-06T07:08:09Z",
        "Content-Type": "application/http;msgtype=response",
        "Content-Length": str(len(block) + longer),
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode("latin-1") + block + b"\r\n\r\n"


def page(words: str = "", **told: str) -> bytes:
    """A record of a page with these words, served with these headers (`_` for `-`)."""
    head = "".join(f"\r\n{name.replace('_', '-')}: {value}" for name, value in told.items())
    return record(body=PAGE + words.encode(), answer=f"HTTP/1.1 200 OK{head}")


def zipped(records: Sequence[bytes]) -> bytes:
    """Each record a gzip member, as the standard says."""
    return b"".join(gzip.compress(content) for content in records)


def chunked(body: bytes, *, size: int = 20) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def digest(block: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()


def wacz(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_STORED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    file.seek(0)
    return file

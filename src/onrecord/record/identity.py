"""Identity: a tagged hash of a thing's canonical content, the same on every machine and in any order of arrival."""

from __future__ import annotations

import hashlib
import json

SIZE = 32
"""Hexadecimal digits of an id after its tag: 128 bits."""


def identity(tag: str, *content: object) -> str:
    """Name a thing by its content: "article-5f0c…".

    Content is anything that JSON can hold; it is hashed as canonical JSON (sorted keys, no space, ASCII) behind its
    tag, so that two kinds of things with the same content have two names.
    """
    canonical = json.dumps([tag, *content], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return f"{tag}-{hashlib.sha256(canonical.encode('ascii')).hexdigest()[:SIZE]}"


def digest(raw: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8; a lone surrogate, which UTF-8 has no form for, is hashed as its three bytes."""
    return digest(text.encode("utf-8", errors="surrogatepass"))

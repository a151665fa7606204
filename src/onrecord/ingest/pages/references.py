"""Character references: "&amp;", "&#8220;", "&nbsp" without its semicolon."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

PATTERN = r"&(?:\#[0-9]{1,400};?|\#[xX][0-9a-fA-F]{1,400};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
"""Digits are bounded: Python refuses numbers of more than 4,300."""

_REFERENCE = re.compile(PATTERN)
_LONGEST_BARE = 6  # of the names that stand without a semicolon


def resolve(reference: str) -> tuple[str, int]:
    """Give what a reference stands for, and how many of its characters belong to it; (“”, 0) where it is none.

    "&ampx" is "&" and then an x, as in a browser; an unknown name is no reference.
    """
    if reference[1] == "#":
        return unescape(reference), len(reference)
    name = reference[1:]
    if name in html5:
        return html5[name], len(reference)
    for size in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:size] in html5:
            return html5[name[:size]], size + 1
    return "", 0


def unescaped(text: str) -> str:
    """Resolve all references of an attribute's value or of a title."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    character, size = resolve(found.group())
    return character + found.group()[size:]

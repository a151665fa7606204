"""Page → tokens, each with its place. One pass from left to right; what no browser shows is stepped over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.ingest.pages.references import unescaped

Attributes = dict[str, str]


class Token(NamedTuple):
    """A stretch of the page: text, a tag, or the contents of an element that holds no markup (`raw`)."""

    kind: Literal["text", "open", "close", "raw"]
    start: int
    end: int
    name: str = ""
    attributes: Attributes | None = None
    closed: bool = False


RAW = frozenset("script style xmp iframe noembed noframes noscript textarea title template".split())
"""Elements whose contents are not scanned. A template may hold another: its own end is looked for by depth."""

_SPACE = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"[A-Za-z][^ \t\n\f\r/>\0]{0,200}[^ \t\n\f\r/>]*")
_ATTRIBUTE = re.compile(
    rf"""[ \t\n\f\r/]*(?:(?P<end>>)|(?P<name>=?[^ \t\n\f\r/>=]*)"""
    rf"""(?:{_SPACE}*={_SPACE}*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?!["'])(?P<bare>[^ \t\n\f\r>]*)))?)"""
)
_COMMENT_END = re.compile(r"--!?>")
_TEMPLATE = re.compile(r"<(/?)template(?=[ \t\n\f\r/>])", re.IGNORECASE)


def tokens_of(page: str) -> Iterator[Token]:
    """Cut a page into tokens. Never fails; takes time in proportion to the page."""
    text, at, drawings = 0, 0, 0
    while (found := _MARKUP.search(page, at)) is not None:
        start = found.start()
        following = page[start + 1 : start + 3]
        if following[:1] == "/" and not following[1:]:
            break
        if start > text:
            yield Token("text", text, start)
        if following[0] in "!?" or (following[0] == "/" and not (following[1].isascii() and following[1].isalpha())):
            at = _after_comment(page, start)
        else:
            token = _tag(page, start)
            yield token
            at = token.end
            if token.name == "svg" and not token.closed:
                drawings += 1 if token.kind == "open" else -1
            if token.kind == "open" and token.name in RAW and not (token.closed and drawings > 0):
                contents = _raw(page, token)
                yield contents
                at = contents.end
        text = at
    if text < len(page):
        yield Token("text", text, len(page))


def _after_comment(page: str, start: int) -> int:
    """Where a comment, a doctype or what only looks like one ends."""
    if page.startswith("<!--", start):
        if page.startswith((">", "->"), start + 4):
            return page.index(">", start) + 1
        found = _COMMENT_END.search(page, start + 4)
        return found.end() if found else len(page)
    end = page.find(">", start)
    return end + 1 if end >= 0 else len(page)


def _tag(page: str, start: int) -> Token:
    """Read a tag. One that the page ends in is dropped with the rest of the page, as in a browser."""
    closes = page[start + 1] == "/"
    named = _NAME.match(page, start + 1 + closes)
    assert named is not None  # the pattern that led here has seen a letter
    name = named.group().lower()
    attributes: Attributes = {}
    at = named.end()
    while (found := _ATTRIBUTE.match(page, at)) is not None:
        at = found.end()
        if found["end"]:
            closed = page[at - 2] == "/"
            return Token("close" if closes else "open", start, at, name, attributes, closed)
        if at >= len(page) or page[at] == "=":  # a quotation mark in it is never closed
            break
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), unescaped(value))
    return Token("text", len(page), len(page))


def _raw(page: str, opened: Token) -> Token:
    """What stands between a tag that opens an element without markup and the one that closes it."""
    if opened.name == "template":
        return _of_template(page, opened)
    end = re.compile(rf"</{opened.name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(page, opened.end)
    return Token("raw", opened.end, end.start() if end else len(page), opened.name, opened.attributes)


def _of_template(page: str, opened: Token) -> Token:
    depth = 1
    for found in _TEMPLATE.finditer(page, opened.end):
        depth += -1 if found[1] else 1
        if not depth:
            return Token("raw", opened.end, found.start(), opened.name)
    return Token("raw", opened.end, len(page), opened.name)

"""A capture: one article's bytes as they came, and the way back from its clean text into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.article import Article
from onrecord.record.spans import Span

Media = Literal["text", "html", "pdf"]
Transport = Literal["file", "archive", "http", "tls", "tls_unchecked"]


@dataclass(frozen=True, slots=True)
class Notes:
    """What came along beside the bytes: a feed's entry, a line's fields, what the user typed.

    It fills in what the article does not say itself; where both speak, the article has the word.
    """

    title: str | None = None
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One article's bytes as they came.

    `name` is for people: a file's name, an address, a place in an archive. `address` is the web address that the bytes
    were got from, after redirects, and None for what came without one. `fetched` is when (UTC, ISO 8601, to the
    second), `headers` what the server sent, `transport` how it came: `tls_unchecked` is a fetch whose certificate
    nobody vouched for. `charset` is the encoding that whoever sent it named.
    """

    raw: bytes
    media: Media
    name: str
    address: str | None = None
    fetched: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    transport: Transport = "file"
    charset: str | None = None
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a run of the clean text stands in the bytes.

    In a web page: `element` is a path ("/html/body/article/p[2]"), `at` a range of code points of the decoded page,
    as long as `span` but for one character that is written as a reference ("&amp;"). In a PDF: `page`, counted from 1,
    and `box`, (left, bottom, right, top) in points from the page's lower left corner. Runs never overlap; what no run
    covers (the line breaks between paragraphs) was not printed.
    """

    span: Span
    element: str | None = None
    at: Span | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article as it was got out of a capture.

    `encoding` is the one in which the bytes were decoded (None for a PDF), `extractor` the name and version of what
    did it, `unread` why the reader must not read it ("in French: only English is read"), or None.
    """

    article: Article
    encoding: str | None
    extractor: str
    printed: tuple[Printed, ...] = ()
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was to go in and did not: `name` as in a capture, `kind` that of the error, `reason` its words."""

    name: str
    kind: str
    reason: str
    address: str | None = None

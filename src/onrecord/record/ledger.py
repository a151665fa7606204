"""What goes into a ledger and what comes back out of it: entries, judgements, and the rows that a view gives.

Every row that comes out has `learnt`, when the ledger learnt it (UTC, ISO 8601, to the microsecond), and `published`,
what the article says of its day (a day or a UTC time, or None).
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.attribution import Attribution, Reading
from onrecord.record.capture import Capture, Extraction, Failure, Media, Notes, Transport
from onrecord.record.spans import Span, Spans
from onrecord.record.traits import Traits


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one article: as much of it as there is.

    A capture without more is bytes seen again whose article is known already. A failure may stand alone (nothing was
    fetched) or beside the capture that it is about, whose bytes are then kept.
    """

    capture: Capture | None
    extraction: Extraction | None = None
    reading: Reading | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry that is kept, come what may: its ids, and whether anything of it was new to the ledger.

    `failure` is the one that was recorded, be it the entry's own or that its bytes are forgotten and were refused.
    """

    entry: Entry
    capture: str | None
    article: str | None
    reading: str | None
    failure: Failure | None
    new: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about a capture and the spans it names, laid over whatever reading of it stands.

    `verb` says what was decided ("wrong_source"), `value` what about it, `supersedes` the id of the judgement that this
    one takes the place of. `id`, `learnt` and `published` are None until the ledger holds it.
    """

    capture: str
    verb: str
    value: str | None
    who: str
    why: str
    spans: Spans = ()
    supersedes: str | None = None
    id: str | None = None
    learnt: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was forgotten: which bytes, captures, articles and texts (by digest and id), by whom and why."""

    id: str
    raw: str
    captures: tuple[str, ...]
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    who: str
    why: str
    learnt: str


@dataclass(frozen=True, slots=True)
class Poll:
    """One look at a feed. `number` counts the looks at its address from 1; it and `learnt` are the ledger's to give."""

    address: str
    status: int
    etag: str | None = None
    last_modified: str | None = None
    number: int | None = None
    learnt: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time that a capture came in."""

    id: str
    name: str
    fetched: str | None
    headers: tuple[tuple[str, str], ...]
    transport: Transport
    learnt: str


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture without its bytes: `raw` is their digest, `size` how many there are; the first sighting comes first."""

    id: str
    raw: str
    size: int
    media: Media
    address: str | None
    charset: str | None
    notes: Notes
    sightings: tuple[Sighting, ...]
    learnt: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list: what it says of itself, without its text.

    `address` is the one that its capture came from, else the one it names itself; `name` that of its first sighting;
    `length` the code points of its text.
    """

    id: str
    capture: str
    name: str
    address: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    language: str
    unread: str | None
    extractor: str
    text_digest: str
    length: int
    updated: str | None
    published: str | None
    learnt: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """All that a view knows of one article. In `extraction` and `reading` every id is the ledger's."""

    row: ArticleRow
    extraction: Extraction
    capture: StoredCapture
    reading: Reading | None
    reading_id: str | None


@dataclass(frozen=True, slots=True)
class StoredAttribution:
    """An attribution with its words and where it stands. Its id and its `within` are the ledger's."""

    id: str
    attribution: Attribution
    article: str
    reading: str
    reader: str
    source_text: str
    cue_text: str
    content_text: str
    outlet: str | None
    title: str | None
    published: str | None
    learnt: str


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """A failure, how often it happened, when first and when last, and whether it is settled."""

    id: str
    failure: Failure
    count: int
    first: str
    last: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, or the content of one of its attributions, in which words were found.

    `snippet` and `marks` (the words found in it) are spans of the article's text, `excerpt` is what the snippet cuts.
    """

    article: ArticleRow
    snippet: Span
    marks: Spans
    excerpt: str
    attribution: StoredAttribution | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an article, or one of its attributions, that has what was looked for can be narrowed by."""

    outlet: str | None
    published: str | None
    traits: Traits


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first. The counts are of all that there is, but stop where the portion says.

    `candidates` are the first `CANDIDATES` of the contents, or where there are none, of the articles. Where not all was
    looked at (`complete`), `looked_to` is the last day that was, None where that is a text without one, and the counts
    are of that much.
    """

    articles: tuple[Hit, ...]
    contents: tuple[Hit, ...]
    article_count: int
    content_count: int
    candidates: tuple[Candidate, ...] = ()
    complete: bool = True
    looked_to: str | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of what is found is wanted: so many contents and articles each, the oldest or the newest; `most` is how
    many that have the words are looked at for outlets and traits, None for all. What is found is counted up to
    `counted`."""

    limit: int = 20
    oldest_first: bool = False
    most: int | None = None
    counted: int = 1_000


CANDIDATES = 200
"""The first of what was found, by which a search is narrowed: by all would take longer in a larger ledger."""

COUNTED = Portion().counted
"""A search counts so far and stops: its time would otherwise grow with the ledger for every common word."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a ledger that is not as it was written.

    `article` is its id and `span` the span of its text, where the fault has them; `where` says the rest ("cue of
    attribution-5f0c…"), `reason` what is wrong.
    """

    where: str
    reason: str
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a ledger's state of health: `worry` says what to do about it, None where nothing need be done."""

    name: str
    value: str
    worry: str | None = None

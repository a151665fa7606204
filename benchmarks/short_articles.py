"""Short articles in any number: some are read by the real reader, and all others are those with another number in them.

Each article has its number in its headline, in as many digits as any other, so that every span of its reading is where
it is in the article that was read. What is left out is the reading alone: bytes, texts, facts, ids and the words of
every row differ as those of different articles do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from benchmarks.corpus import article
from onrecord.desk.preparing import Item, Preparation
from onrecord.record import Capture, Notes
from onrecord.record.ledger import Entry

DIGITS = 6
A_DAY = 200
"""Articles that are printed in a day, and come in up to some days late."""

FIRST_DAY = datetime(2031, 1, 1, tzinfo=UTC)


def short_article(number: int) -> str:
    """A headline and three paragraphs, some hundred and twenty words."""
    return "\n\n".join(article(number).split("\n\n")[:4]) + "\n"


def numbered(number: int, text: str) -> str:
    """An article with its number in its headline."""
    return f"Report {number:0{DIGITS}}: {text}"


def notes_of(number: int) -> Notes:
    """When an article was printed, and by whom."""
    draw = random.Random(number)
    printed = FIRST_DAY + timedelta(days=max(0.0, number / A_DAY - draw.random() * 3))
    return Notes(outlet=f"Outlet {draw.randrange(50)}", date=printed.strftime("%Y-%m-%dT%H:%M:00Z"))


def sample_items(count: int, *, number: int = 0) -> list[Item]:
    """What is read: articles of one number, in different words."""
    notes = notes_of(number)
    texts = [numbered(number, short_article(each)) for each in range(count)]
    return [Item(Capture(text.encode(), "text", f"{each}.txt", notes=notes)) for each, text in enumerate(texts)]


def read_sample(count: int) -> list[Entry]:
    """Extract and read some articles, as `onrecord add` does."""
    prepare = Preparation()()
    return [prepare(item) for item in sample_items(count)]


def entries(sample: Sequence[Entry], numbers: range) -> Iterator[Entry]:
    """Give an entry for each number, made as it is asked for."""
    return (renumbered(sample[number % len(sample)], number) for number in numbers)


def renumbered(entry: Entry, number: int) -> Entry:
    """Give an entry another number, and the day and outlet that go with it."""
    capture, extraction, reading = entry.capture, entry.extraction, entry.reading
    assert capture is not None
    assert extraction is not None
    assert reading is not None
    name, notes = f"{number}.txt", notes_of(number)
    _, _, raw = capture.raw.decode().partition(": ")
    _, _, text = extraction.article.text.partition(": ")
    text = numbered(number, text)
    title = text.partition("\n")[0]
    changed = replace(extraction.article, id=name, text=text, title=title, date=notes.date, outlet=notes.outlet)
    return Entry(
        replace(capture, raw=numbered(number, raw).encode(), name=name, notes=notes),
        replace(extraction, article=changed),
        replace(reading, article=changed),
    )

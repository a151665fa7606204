"""Articles with gold attributions, and what the reader makes of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.record import Span, Spans


class Credited(Protocol):
    """What scoring needs of an attribution, gold or read: three roles, and what it stands within."""

    @property
    def source(self) -> Spans: ...  # noqa: D102
    @property
    def cue(self) -> Spans: ...  # noqa: D102
    @property
    def content(self) -> Spans: ...  # noqa: D102
    @property
    def within(self) -> object: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution as people marked it; `within` is the index of the one in whose content it lies."""

    source: Spans
    cue: Spans
    content: Spans
    within: int | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of a set; `nests` says whether its annotation marks nested attributions at all."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    nests: bool
    date: str | None = None
    title: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of a set beside what was read out of it (each with its confidence)."""

    gold: GoldArticle
    read: Sequence[Credited]
    confidence: Sequence[float] = ()


def load_records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, compressed (`.gz`) or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def articles_of(records: Iterable[dict[str, Any]]) -> list[GoldArticle]:
    """A set in the shape of `polnear` or `wikinews_attributions`; of articles with one id the last counts."""
    return list({record["id"]: article_of(record) for record in records}.values())


def article_of(record: dict[str, Any]) -> GoldArticle:
    """One record of such a set."""
    return GoldArticle(
        id=record["id"],
        text=record["text"],
        attributions=tuple(
            GoldAttribution(
                spans_of(mark.get("source")),
                spans_of(mark.get("cue")),
                spans_of(mark.get("content")),
                mark.get("within"),
            )
            for mark in record["attributions"]
        ),
        nests=any("within" in mark for mark in record["attributions"]),
        date=record.get("date"),
        title=record.get("title"),
        outlet=record.get("outlet") or record.get("publisher"),
    )


def spans_of(pairs: Iterable[Sequence[int]] | None) -> Spans:
    """JSON's lists of pairs as spans."""
    return tuple(_span(pair) for pair in pairs or ())


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return start, end


def read_sheets(articles: Iterable[GoldArticle], reader: Reader) -> list[Sheet]:
    """Read every article as `onrecord read --jsonl` would."""
    return [_read_sheet(article, reader) for article in articles]


def _read_sheet(article: GoldArticle, reader: Reader) -> Sheet:
    read = read_text(
        article.text, id=article.id, reader=reader, date=article.date, title=article.title, outlet=article.outlet
    ).attributions
    return Sheet(article, read, [attribution.confidence for attribution in read])

"""What is wrong with the spans of an article and of what was read in it: each cut again and held to what it cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.record import Span
from onrecord.record.ledger import Fault
from onrecord.store.cuts import cut_of, is_inside, joined, spans_of
from onrecord.store.depth import searched, spans_in
from onrecord.store.entries import BESIDE_WORDS
from onrecord.store.identities import LAYOUT, ROLES

Row = Mapping[str, Any]

_APART = ("segments", "paragraphs", "sentences", "printed")
"""Spans of an article that stand in order and never overlap."""


def layout_faults(article: str, row: Row) -> Iterator[Fault]:
    """Give the faults of an article's own spans."""
    text = row["text"]
    spans = spans_of(row, LAYOUT)
    yield from _cut_faults(article, "", text, spans, row["cuts"])
    for name in _APART:
        yield from _order_faults(article, name, spans[name])
    for run in row["printed"]:
        yield from _printed_faults(article, *run)


def refusal_faults(article: str, text: str, row: Row) -> Iterator[Fault]:
    """Give the faults of a reading's refusals and of the spans that deep reading added."""
    spans = spans_of(row, ("refused",)) | {"depth": spans_in(row["depth"])}
    yield from _cut_faults(article, f" of {row['id']}", text, spans, row["cuts"])


def attribution_faults(article: str, text: str, row: Row) -> Iterator[Fault]:
    """Give the faults of an attribution's spans and of the words beside them."""
    whose = f" of {row['id']}"
    beside = spans_of(row, BESIDE_WORDS) | {"depth": spans_in(row["depth"])}
    yield from _cut_faults(article, whose, text, beside, row["cuts"])
    for column, value in searched(row["depth"]).items():
        if row[column] != value:
            yield Fault(column + whose, f"it is {row[column]!r}, and {value!r} was read", article)
    for role, spans in spans_of(row, ROLES).items():
        yield from _bound_faults(article, role + whose, len(text), spans)
        kept = row[f"{role}_text"]
        if joined(text, spans) != kept:
            yield Fault(
                role + whose, "the words that it cuts are not those kept beside it", article, _off(text, spans, kept)
            )


def _off(text: str, spans: Sequence[Span], kept: str) -> Span | None:
    """Find the span from which on the words differ."""
    for number in range(1, len(spans) + 1):
        cut = joined(text, spans[:number])
        if kept[: len(cut)] != cut or (number == len(spans) and kept != cut):
            return spans[number - 1]
    return None


def _cut_faults(
    article: str, whose: str, text: str, spans: Mapping[str, Sequence[Span]], cuts: Mapping[str, Sequence[int]]
) -> Iterator[Fault]:
    for name, listed in spans.items():
        marks = cuts.get(name, ())
        yield from _bound_faults(article, name + whose, len(text), listed)
        if len(marks) != len(listed):
            yield Fault(name + whose, f"there are {len(listed)} spans and {len(marks)} checksums", article)
        for span, mark in zip(listed, marks, strict=False):
            if cut_of(text, span) != mark:
                yield Fault(name + whose, "it does not cut what it cut", article, span)


def _bound_faults(article: str, where: str, length: int, spans: Sequence[Span]) -> Iterator[Fault]:
    for span in spans:
        if not is_inside(span, length):
            yield Fault(where, f"it lies outside of a text of {length} characters", article, span)


def _order_faults(article: str, name: str, spans: Sequence[Span]) -> Iterator[Fault]:
    end = 0
    for span in spans:
        if span[0] < end:
            yield Fault(name, "it overlaps the one before", article, span)
        end = span[1]


def _printed_faults(article: str, span: Any, element: Any, at: Any, page: Any, box: Any) -> Iterator[Fault]:
    """A run of the text stands in the page at as many code points, but for one character written as a reference."""
    start, end = span
    if at is not None and not (0 <= at[0] < at[1] and (end - start == 1 or at[1] - at[0] == end - start)):
        yield Fault("printed", f"its place in the page, {at[0]}–{at[1]}, is not as long as it", article, (start, end))
    if page is not None and page < 1:
        yield Fault("printed", f"it stands on page {page}", article, (start, end))

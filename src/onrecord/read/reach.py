"""How far a content reaches: past its cue's paragraph only where quotation marks carry it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.read.candidates import Candidate, tidied
from onrecord.read.coverage import Coverage
from onrecord.record import Article, Span, merge_spans, overlap


def within_reach(article: Article, item: Candidate, quoted: Coverage) -> Candidate:
    """Drop what stands in another paragraph and in no quotation marks, as long as something else is left."""
    home = _paragraph(article, item.cue[0][0])
    kept: list[Span] = []
    for start, end in item.content:
        if home is None or (home[0] <= start and end <= home[1]) or quoted.inside((start, end)) > (end - start) / 2:
            kept.append((start, end))
        elif max(start, home[0]) < min(end, home[1]):
            kept.append((max(start, home[0]), min(end, home[1])))
    if not kept and item.content and home is not None and _is_headline(article, home):
        kept = _before_tail(article, item, home)
        return replace(item, content=tuple(kept))
    if not kept or tuple(kept) == item.content:
        return item
    return tidied(article.text, replace(item, content=tuple(kept)))


def to_its_marks(article: Article, item: Candidate) -> Candidate:
    """Take a quotation whole where the edge of what the network saw cut through it."""
    if not item.cut_off:
        return item
    content = [_whole(article, span, item) for span in item.content]
    return replace(item, content=merge_spans(content))


def _whole(article: Article, span: Span, item: Candidate) -> Span:
    index = bisect_right(article.quotations, span[1] - 1, key=lambda quotation: quotation.span[0]) - 1
    while index >= 0 and article.quotations[index].depth:
        index -= 1
    start, end = article.quotations[index].span if index >= 0 else span
    # Someone quoted inside the quotation stays inside it.
    if not (start < span[1] and span[0] < end) or overlap([(start, end)], item.cue):
        return span
    return min(start, span[0]), max(end, span[1])


def _is_headline(article: Article, paragraph: Span) -> bool:
    index = bisect_right(article.segments, paragraph[0], key=lambda segment: segment.span[0]) - 1
    return index >= 0 and article.segments[index].kind == "headline" and article.segments[index].span[1] >= paragraph[1]


def _before_tail(article: Article, item: Candidate, home: Span) -> list[Span]:
    """A headline credits nobody with what stands below it: "Bridge a year late, ministry admits" says it before."""
    end = item.source[0][0] if item.source else item.cue[0][0]
    tail = article.text[item.cue[-1][1] : home[1]].strip()
    before = article.text[home[0] : end].rstrip(" ,:;–—-")
    return [(home[0], home[0] + len(before))] if before and not tail else []


def _paragraph(article: Article, position: int) -> Span | None:
    index = bisect_right(article.paragraphs, (position, len(article.text))) - 1
    return article.paragraphs[index] if index >= 0 and position < article.paragraphs[index][1] else None

"""Segments: which part each paragraph plays on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.ingest.dateline import find_dateline
from onrecord.ingest.edges import trim
from onrecord.ingest.furniture import is_boilerplate, is_caption, is_comments_heading
from onrecord.ingest.headline import ends_as_sentence, find_headline, is_byline
from onrecord.ingest.layout import Block
from onrecord.record import Segment, SegmentKind, Span

_LONGEST_FURNITURE = 301
_QUOTED_INDENT = 4
_FEWEST_PROSE = 40
_STANDFIRST_FOLLOWED_BY = 3
_DATELINE_WITHIN = 3


def find_segments(text: str, blocks: Sequence[Block], title: str | None = None) -> tuple[Segment, ...]:
    """Give every paragraph its part, and join neighbours that play the same one."""
    kinds = [_kind(text, block) for block in blocks]
    _mark_indented(blocks, kinds)
    for i in find_headline(text, blocks, [i for i, kind in enumerate(kinds) if kind == "body"], title):
        kinds[i] = "headline"
    _mark_comments(text, blocks, kinds)
    return _joined(_parted(text, blocks, kinds))


def _kind(text: str, block: Block) -> SegmentKind:
    line = _line(text, block)
    if block.mark == "front":
        return "boilerplate"
    if is_caption(line):
        return "caption"
    if is_boilerplate(line) or is_comments_heading(line):
        return "boilerplate"
    return "blockquote" if block.mark == "quote" else "body"


def _line(text: str, block: Block) -> str:
    """The block, or as much of it as is needed to see that it is too long for furniture."""
    start, end = block.span
    return text[start : min(end, start + _LONGEST_FURNITURE)]


def _mark_indented(blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Take indented blocks for block quotes, unless indenting is the text's manner or they go on with a list."""
    indented = [block.indent >= _QUOTED_INDENT for block in blocks]
    if sum(indented) * 3 > len(blocks):
        return
    in_list = False
    for i, block in enumerate(blocks):
        in_list = block.mark in ("bullet", "number") or (in_list and block.indent > 0)
        if indented[i] and not in_list and kinds[i] == "body":
            kinds[i] = "blockquote"


def _mark_comments(text: str, blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    first = _first_comment(text, blocks, kinds)
    for i in range(first, len(blocks)):
        if kinds[i] != "boilerplate":
            kinds[i] = "comment"


def _first_comment(text: str, blocks: Sequence[Block], kinds: Sequence[SegmentKind]) -> int:
    """The block at which readers' comments begin; the number of blocks if there are none."""
    prose = [kind == "body" and _is_prose(text, block) for block, kind in zip(blocks, kinds, strict=True)]
    numbered = _first_numbered(blocks, kinds)
    before, total = 0, sum(prose)
    for i, block in enumerate(blocks):
        if before and i == numbered:
            return i
        # "12 comments" also stands at the top, under one sentence that sums the article up.
        if (before > 1 or (before and total - before <= _STANDFIRST_FOLLOWED_BY)) and kinds[i] == "boilerplate":
            if is_comments_heading(_line(text, block)):
                return i + 1
        before += prose[i]
    return len(blocks)


def _first_numbered(blocks: Sequence[Block], kinds: Sequence[SegmentKind]) -> int | None:
    """The first of the numbered, indented blocks that the text ends with, if they have text of their own below."""
    found: int | None = None
    below = False
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if kinds[i] == "boilerplate":
            continue
        if not block.indent:
            break
        if block.mark != "number":
            below = True
        elif below and blocks[i - 1].indent < max(block.indent, 2):
            found = i
    return found


def _is_prose(text: str, block: Block) -> bool:
    start, end = block.span
    return end - start >= _FEWEST_PROSE and ends_as_sentence(text[max(start, end - 20) : end])


def _parted(text: str, blocks: Sequence[Block], kinds: Sequence[SegmentKind]) -> Iterator[Segment]:
    """Yield one segment for each block, and two for the block that begins with a dateline."""
    looking = _DATELINE_WITHIN
    for block, kind in zip(blocks, kinds, strict=True):
        start, end = block.span
        if kind == "body" and looking:
            dateline = find_dateline(text, start, end)
            looking = 0 if dateline or not is_byline(_line(text, block)) else looking - 1
            if dateline:
                yield Segment("dateline", dateline)
                start = trim(text, dateline[1], end)[0]
        yield Segment(kind, (start, end))


def _joined(segments: Iterator[Segment]) -> tuple[Segment, ...]:
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].kind == segment.kind:
            span: Span = (joined[-1].span[0], segment.span[1])
            joined[-1] = Segment(segment.kind, span)
        else:
            joined.append(segment)
    return tuple(joined)

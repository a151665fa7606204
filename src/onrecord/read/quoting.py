"""What quotation marks say: form, the editor's words, and quotations carried on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from onrecord.record import Article, Form, Quotation, Span, Spans, merge_spans

_EDITORIAL = re.compile(r"\[[^\[\]\n]{1,300}\]|…|(?<![.])\.{3,4}(?![.])|(?<=\s)\. \. \.(?: \.)?")
_MARKS = "\"“”„«»‘’'`"
_EDGE = " \t\r\n\u00a0,.;:!?-–—()"


class QuotedText:
    """Which characters of an article stand inside quotation marks: answers by prefix sums, in constant time."""

    def __init__(self, article: Article) -> None:
        self.spans = merge_spans(quotation.span for quotation in article.quotations)
        self._starts = [start for start, _ in self.spans]
        self._before = list(accumulate((end - start for start, end in self.spans), initial=0))

    def upto(self, position: int) -> int:
        """Quoted characters before `position`."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        start, end = self.spans[index]
        return self._before[index] + min(position, end) - start

    def inside(self, span: Span) -> int:
        """Quoted characters within a span."""
        return self.upto(span[1]) - self.upto(span[0])


def form_of(text: str, content: Spans, quoted: QuotedText) -> Form:
    """`direct` if all of the content stands in quotation marks, `indirect` if none does, else `mixed`.

    Spaces, marks and edge punctuation do not count; the bounds of a twentieth are the scorer's.
    """
    inside = total = 0
    for start, end in content:
        for left, right in _pieces((start, end), quoted.spans):
            letters = sum(1 for character in text[left:right] if character not in _MARKS and character not in _EDGE)
            total += letters
            inside += letters if quoted.inside((left, right)) == right - left else 0
    share = inside / total if total else 0.0
    return "direct" if share > 0.95 else "indirect" if share < 0.05 else "mixed"


def _pieces(span: Span, cuts: Spans) -> Iterable[Span]:
    """Cut a span wherever a quotation begins or ends."""
    start, end = span
    first = max(0, bisect_right([cut[0] for cut in cuts], start) - 1)
    edges = {start, end}
    for left, right in cuts[first:]:
        if left >= end:
            break
        edges.update(edge for edge in (left, right) if start < edge < end)
    ordered = sorted(edges)
    return zip(ordered[:-1], ordered[1:], strict=True)


def editorial_in(text: str, content: Spans, quoted: QuotedText) -> Spans:
    """[Bracketed] words and ellipses inside a quotation: an editor put them there, the source did not say them."""
    found = []
    for start, end in content:
        for match in _EDITORIAL.finditer(text, start, end):
            if quoted.inside(match.span()) == match.end() - match.start():
                found.append(match.span())
    return tuple(found)


def carried_on(article: Article) -> dict[int, Quotation]:
    """Quotations that take up an open one, keyed by where the quotation before them begins (news style)."""
    outer = [quotation for quotation in article.quotations if quotation.depth == 0]
    return {before.span[0]: after for before, after in zip(outer[:-1], outer[1:], strict=True) if after.continues}

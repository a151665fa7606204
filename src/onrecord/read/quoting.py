"""What quotation marks say: form, the editor's words, and quotations carried on."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.read.coverage import Coverage
from onrecord.record import Article, Form, Quotation, Span, Spans, overlap

_EDITORIAL = re.compile(r"\[[^\[\]\n]{1,300}\]|…|(?<![.])\.{3,4}(?![.])|(?<=\s)\. \. \.(?: \.)?")
_MARKS = "\"“”„«»‘’'`"
_EDGE = " \t\r\n\u00a0,.;:!?-–—()"
_UNCOUNTED = dict.fromkeys(map(ord, _MARKS + _EDGE))


class QuotedText:
    """Which characters of an article stand inside quotation marks."""

    def __init__(self, article: Article) -> None:
        self._all = sorted(quotation.span for quotation in article.quotations)
        self.coverage = Coverage(self._all)

    def within(self, cue: Spans, extent: Span) -> Coverage:
        """What is quoted for a nested attribution: not the quotation that holds its own cue, which is its parent's."""
        near = self._all[bisect_left(self._all, (extent[0], 0)) : bisect_left(self._all, (extent[1], 0))]
        return Coverage(span for span in near if not overlap([span], cue))


def form_of(text: str, content: Spans, quoted: Coverage) -> Form:
    """`direct` if all of the content stands in quotation marks, `indirect` if none does, else `mixed`.

    Spaces, marks and edge punctuation do not count; the bounds of a twentieth are the scorer's.
    """
    inside = total = 0
    for start, end in content:
        for left, right in quoted.pieces((start, end)):
            letters = len(text[left:right].translate(_UNCOUNTED))
            total += letters
            inside += letters if quoted.inside((left, right)) == right - left else 0
    share = inside / total if total else 0.0
    return "direct" if share > 0.95 else "indirect" if share < 0.05 else "mixed"


def editorial_in(text: str, content: Spans, quoted: Coverage) -> Spans:
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

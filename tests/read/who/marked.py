"""Articles with their sources marked.

In a text `[[…]]` marks a source, `{…}` the content credited to the nearest one outside it. They are
taken out before it is read.
"""

from __future__ import annotations

import re

from onrecord.ingest import article_from_text
from onrecord.read.who import Identified, identify
from onrecord.record import Article, Attribution, Span

_MARK = re.compile(r"\[\[|\]\]|\{|\}")


def attribution(number: int, source: Span | None, content: Span | None, within: str | None = None) -> Attribution:
    return Attribution(
        f"a{number}", within, (source,) if source else (), (), (content,) if content else (), "speech", "indirect", (),
        "body", (), None, 1.0,
    )  # fmt: skip


def marked(text: str) -> tuple[Article, list[Attribution]]:
    """The article without marks, and an attribution for each source: the n-th content is the n-th source's."""
    plain, before = "", 0
    opened: dict[str, int] = {}
    sources: list[Span] = []
    contents: list[Span] = []
    for mark in _MARK.finditer(text):
        plain += text[before : mark.start()]
        before = mark.end()
        if mark.group() in ("[[", "{"):
            opened[mark.group()] = len(plain)
        elif mark.group() == "]]":
            sources.append((opened["[["], len(plain)))
        else:
            contents.append((opened["{"], len(plain)))
    plain += text[before:]
    credited = {_nearest(content, sources): content for content in contents}
    return article_from_text(plain, id="x"), [
        attribution(i, span, credited.get(span)) for i, span in enumerate(sources)
    ]


def _nearest(content: Span, sources: list[Span]) -> Span:
    outside = [span for span in sources if span[1] <= content[0] or span[0] >= content[1]]
    return min(outside, key=lambda span: min(abs(span[1] - content[0]), abs(span[0] - content[1])))


def read(text: str) -> list[tuple[Identified, str | None]]:
    article, items = marked(text)
    found = identify(article, items)
    return [(one, article.text[slice(*one.who.mention)] if one.who.mention else None) for one in found]

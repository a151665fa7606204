"""Score pages against what a person found on them.

`python -m tests.ingest.pages.scoring` prints a line for each page. In a gold file, `text` is the article's paragraphs,
block quotes and list items joined by empty lines, without the headline; captions and comments are apart.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.ingest.pages import decode_page, extract_page, raw_spans
from onrecord.record import Extraction, Span

HERE = Path(__file__).parent
FACTS = ("title", "published", "updated", "byline", "outlet", "canonical", "comments", "captions")
RANDOM_SPANS = 300
UNPRINTED = "\n“”"
"""Line breaks between blocks and for <br>, and the marks that a browser sets around <q>."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a page went: F1 of the article's words, each fact right or wrong, the share of spans that lead back."""

    f1: float
    right: dict[str, bool]
    mapped: float
    found: dict[str, object]
    gold: dict[str, object]


def gold_pages() -> list[Path]:
    return sorted(HERE.glob("plain/*.html")) + sorted(HERE.glob("blind/*.html"))


@cache
def score(path: Path) -> Score:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    raw = path.read_bytes()
    extraction = extract_page(raw, name=path.name, address=f"https://example.org/{path.stem}")
    article = extraction.article
    found: dict[str, object] = {
        "text": main_text(extraction),
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.date,
        "updated": article.updated,
        "canonical": article.address,
        "comments": comments(extraction),
        "captions": texts(extraction, "caption"),
    }
    right = {fact: _same(fact, found[fact], gold.get(fact)) for fact in FACTS}
    f1 = token_f1(str(found["text"]), gold["text"])
    return Score(f1, right, mapped_share(extraction, decode_page(raw)[0]), found, gold)


def texts(extraction: Extraction, kind: str) -> list[str]:
    article = extraction.article
    spans = [segment.span for segment in article.segments if segment.kind == kind]
    return [article.text[slice(*paragraph)] for span in spans for paragraph in inside(extraction, span)]


def inside(extraction: Extraction, span: Span) -> list[Span]:
    return [one for one in extraction.article.paragraphs if span[0] <= one[0] and one[1] <= span[1]]


def main_text(extraction: Extraction) -> str:
    """What a gold file's `text` has: no headline, no headings between paragraphs."""
    article = extraction.article
    kinds = ("dateline", "body", "blockquote")
    headings = {run.span[0] for run in extraction.printed if re.search(r"/h[1-6]\b", run.element or "")}
    spans = [one.span for one in article.segments if one.kind in kinds]
    kept = [one for span in spans for one in pieces(extraction, span) if one[0] not in headings]
    return "\n\n".join(article.text[slice(*one)] for one in kept)


def pieces(extraction: Extraction, span: Span) -> list[Span]:
    """The paragraphs of a segment; a dateline is a part of one."""
    cut = [(max(one[0], span[0]), min(one[1], span[1])) for one in extraction.article.paragraphs]
    return [one for one in cut if one[0] < one[1]]


def comments(extraction: Extraction) -> list[dict[str, object]]:
    """One for each segment; the first of several paragraphs is its author's line."""
    article = extraction.article
    found: list[dict[str, object]] = []
    for segment in article.segments:
        if segment.kind == "comment":
            lines = [article.text[slice(*one)] for one in inside(extraction, segment.span)]
            author, said = (lines[0], lines[1:]) if len(lines) > 1 else (None, lines)
            found.append({"author": author, "text": "\n\n".join(said)})
    return found


def token_f1(ours: str, theirs: str) -> float:
    left, right = (Counter(re.findall(r"\w+", text.casefold())) for text in (ours, theirs))
    shared = sum((left & right).values())
    total = sum(left.values()) + sum(right.values())
    return 2 * shared / total if total else 1.0


def mapped_share(extraction: Extraction, page: str) -> float:
    """The share of random spans whose ranges hold the very characters of the span."""
    text, chance = extraction.article.text, random.Random(7)
    if not text:
        return 1.0
    good = 0
    for _ in range(RANDOM_SPANS):
        start = chance.randrange(len(text))
        span = start, min(len(text), start + chance.choice((1, 3, 20, 120)))
        good += read_back(extraction, page, span) == without_unprinted(extraction, span)
    return good / RANDOM_SPANS


def read_back(extraction: Extraction, page: str, span: Span) -> str:
    """The span's characters as a person would read them out of the page's source."""
    pieces = [page[slice(*one)] for one in raw_spans(extraction, span)]
    return "".join(html.unescape(re.sub(r"[\t\n\f\r]", " ", piece)) for piece in pieces)


def without_unprinted(extraction: Extraction, span: Span) -> str:
    """The span's text without what the map says is not printed, which may only be line breaks and marks of <q>."""
    text = extraction.article.text
    covered = [(max(run.span[0], span[0]), min(run.span[1], span[1])) for run in extraction.printed]
    kept, at = [], span[0]
    for start, end in covered:
        if start < end:
            assert not text[at:start].strip(UNPRINTED), "a character of the page that no run covers"
            kept.append(text[start:end])
            at = end
    assert not text[at : span[1]].strip(UNPRINTED), "a character of the page that no run covers"
    return "".join(kept)


def _same(fact: str, ours: object, theirs: object) -> bool:
    if fact in ("published", "updated") and isinstance(ours, str) and isinstance(theirs, str):
        return ours[: len(theirs)] == theirs if len(theirs) == len("2031-05-03") else ours == theirs
    return _plain(ours) == _plain(theirs)


def _plain(value: object) -> object:
    """Hard spaces are spaces, and line breaks in a comment are line breaks however many there are."""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", value).strip()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def report() -> str:
    lines = []
    for path in gold_pages():
        one = score(path)
        wrong = [fact for fact, good in one.right.items() if not good]
        name = f"{path.parent.name}/{path.stem}"
        lines.append(f"{name:<26} F1 {one.f1:.3f}  mapped {one.mapped:.3f}  wrong: {', '.join(wrong) or '-'}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())  # noqa: T201

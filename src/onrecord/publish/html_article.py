"""The article's half of the web page: blocks of pieces, each with its classes; no tag ever crosses another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.publish.cutting import Block, Mark, Piece, Role, blocks_of, marks_of
from onrecord.publish.harmless import harmless
from onrecord.publish.labels import LABELS
from onrecord.publish.selection import Entry
from onrecord.record import Article, Span


@dataclass(frozen=True, slots=True)
class Badge:
    """The small number behind a span; a `linked` one leads to its entry in the ledger."""

    role: Role
    number: int
    linked: bool


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """Text with its classes, the numbers whose place in the text begins here, and the badges that end here."""

    text: str
    classes: str
    anchors: tuple[int, ...]
    badges: tuple[Badge, ...]
    editors: bool


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """One element of the article."""

    tag: str
    kind: str
    label: str | None
    before: str
    pieces: tuple[HtmlPiece, ...]
    after: str


def html_blocks(article: Article, entries: tuple[Entry, ...]) -> list[HtmlBlock]:
    """Set the article for the web page."""
    places = _places(entries)
    blocks: list[HtmlBlock] = []
    for block in blocks_of(article, marks_of(entries)):
        pieces = tuple(_piece(article, piece, places) for piece in block.pieces)
        tag = _tag(block, first=not any(made.tag == "h1" for made in blocks))
        label = LABELS.get(block.kind) if block.opens_segment and tag != "h1" else None
        before, after = (harmless(article.text[slice(*span)]) for span in (block.before, block.after))
        blocks.append(HtmlBlock(tag, block.kind, label, before, pieces, after))
    return blocks


def _tag(block: Block, *, first: bool) -> str:
    if block.kind != "headline":
        return "p"
    return "h1" if first else "h2"


def _places(entries: Iterable[Entry]) -> dict[tuple[Role, Span], list[int]]:
    """Choose one mark of each attribution to carry its links: the content, or else the cue, or else the source."""
    places: dict[tuple[Role, Span], list[int]] = {}
    for entry in entries:
        attribution = entry.attribution
        roles: tuple[Role, ...] = ("content", "cue", "source")
        role = next(role for role in roles if getattr(attribution, role))
        places.setdefault((role, getattr(attribution, role)[0]), []).append(entry.number)
    return places


def _piece(article: Article, piece: Piece, places: dict[tuple[Role, Span], list[int]]) -> HtmlPiece:
    start, end = piece.span
    starting = [mark for mark in piece.marks if mark.span[0] == start]
    ending = [mark for mark in reversed(piece.marks) if mark.span[1] == end]
    anchors = [number for mark in starting for number in places.get((mark.role, mark.span), ())]
    return HtmlPiece(
        text=harmless(article.text[start:end]),
        classes=" ".join(_classes(piece.marks, starting, ending)),
        anchors=tuple(anchors),
        badges=tuple(badge for mark in ending for badge in _badges(mark, places)),
        editors=any(mark.role == "editorial" for mark in ending),
    )


def _classes(marks: Iterable[Mark], starting: Iterable[Mark], ending: Iterable[Mark]) -> list[str]:
    marks = tuple(marks)
    roles = [mark.role for mark in marks]
    classes = sorted(set(roles)) + (["inner"] if roles.count("content") > 1 else [])
    classes += sorted({f"{mark.role}-starts" for mark in starting} | {f"{mark.role}-ends" for mark in ending})
    return classes + [f"n{number}" for number in sorted({number for mark in marks for number in mark.numbers})]


def _badges(mark: Mark, places: dict[tuple[Role, Span], list[int]]) -> list[Badge]:
    if mark.role == "editorial":
        return []
    linked = places.get((mark.role, mark.span), [])
    return [Badge(mark.role, number, number in linked) for number in mark.numbers]

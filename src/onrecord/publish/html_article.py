"""The article's half of the web page: blocks of pieces, each with its classes; no tag ever crosses another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.publish.cutting import (
    Block,
    Mark,
    Piece,
    Role,
    Silent,
    blocks_of,
    in_order,
    layer_marks,
    marks_of,
    own_marks,
)
from onrecord.publish.harmless import harmless, harmless_runs
from onrecord.publish.labels import LABELS
from onrecord.publish.layer_words import number_words, place_words, time_words
from onrecord.publish.selection import Selection
from onrecord.record import Reading, Span

_LAYERS = ("number", "time", "place")
_UNBADGED = ("editorial", "own", *_LAYERS)


@dataclass(frozen=True, slots=True)
class Badge:
    """The small number behind a span; a `linked` one leads to its entry in the ledger."""

    role: Role | Silent
    number: int
    linked: bool


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """Text with its classes, the ids of the places that begin here, and the badges that end here.

    `marked` says that it is part of an attribution; `title` is what is known of a number, time or place; `runs` are the
    text once more, each with the code point of the article that it begins at, as `harmless_runs` cuts it.
    """

    text: str
    runs: tuple[tuple[int, str, bool], ...]
    classes: str
    marked: bool
    title: str | None
    anchors: tuple[str, ...]
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


def html_blocks(reading: Reading, selection: Selection) -> list[HtmlBlock]:
    """Set the article for the web page."""
    article, places = reading.article, _places(selection)
    marks = in_order((*marks_of(selection.entries), *own_marks(selection.own), *layer_marks(reading)))
    blocks: list[HtmlBlock] = []
    for block in blocks_of(article, marks):
        pieces = tuple(_piece(reading, piece, places) for piece in block.pieces)
        tag = _tag(block, first=not any(made.tag == "h1" for made in blocks))
        label = LABELS.get(block.kind) if block.opens_segment and tag != "h1" else None
        before, after = (harmless(article.text[slice(*span)]) for span in (block.before, block.after))
        blocks.append(HtmlBlock(tag, block.kind, label, before, pieces, after))
    return blocks


def _tag(block: Block, *, first: bool) -> str:
    if block.kind != "headline":
        return "p"
    return "h1" if first else "h2"


Places = dict[tuple[Role | Silent, Span], list[int]]


def _places(selection: Selection) -> Places:
    """Choose one mark of each statement to carry its links: the content, or else the cue, or else the source."""
    stated = [entry for entry in selection.own if entry.assertion.content]
    places: Places = {("own", entry.assertion.content[0]): [entry.number] for entry in stated}
    for entry in selection.entries:
        attribution = entry.attribution
        roles: tuple[Role, ...] = ("content", "cue", "source")
        role = next(role for role in roles if getattr(attribution, role))
        places.setdefault((role, getattr(attribution, role)[0]), []).append(entry.number)
    return places


def _piece(reading: Reading, piece: Piece, places: Places) -> HtmlPiece:
    start, end = piece.span
    starting = [mark for mark in piece.marks if mark.span[0] == start]
    ending = [mark for mark in reversed(piece.marks) if mark.span[1] == end]
    anchors = [anchor(mark.role, number) for mark in starting for number in places.get((mark.role, mark.span), ())]
    return HtmlPiece(
        text=harmless(reading.article.text[start:end]),
        runs=tuple((start + at, shown, exact) for at, shown, exact in harmless_runs(reading.article.text[start:end])),
        classes=" ".join(_classes(reading, piece.marks, starting, ending)),
        marked=any(mark.role not in _LAYERS and mark.role != "own" for mark in piece.marks),
        title=_title(reading, piece.marks),
        anchors=tuple(anchors),
        badges=tuple(badge for mark in ending for badge in _badges(mark, places)),
        editors=any(mark.role == "editorial" for mark in ending),
    )


def anchor(role: Role | Silent, number: int) -> str:
    """The id of a statement's place in the text: t3, and of the article's own, u2."""
    return f"u{number}" if role == "own" else f"t{number}"


def _classes(reading: Reading, marks: Iterable[Mark], starting: Iterable[Mark], ending: Iterable[Mark]) -> list[str]:
    marks = tuple(marks)
    roles = [_class(reading, mark) for mark in marks]
    classes = sorted(set(roles)) + (["inner"] if roles.count("content") > 1 else [])
    edges = {f"{mark.role}-starts" for mark in starting if mark.role not in _UNBADGED}
    edges |= {f"{mark.role}-ends" for mark in ending if mark.role not in _UNBADGED}
    own = sorted({number for mark in marks if mark.role == "own" for number in mark.numbers})
    numbers = sorted({number for mark in marks if mark.role not in ("own", *_LAYERS) for number in mark.numbers})
    return [*classes, *sorted(edges), *(f"n{number}" for number in numbers), *(f"o{number}" for number in own)]


def _class(reading: Reading, mark: Mark) -> str:
    speaks = mark.role == "place" and reading.places[mark.numbers[0]].speaks
    return "speaks" if speaks else mark.role


def _title(reading: Reading, marks: Iterable[Mark]) -> str | None:
    words = (_told(reading, mark) for mark in marks if mark.role in _LAYERS)
    told = " · ".join(dict.fromkeys(one for one in words if one))
    return harmless(" ".join(told.split())) or None


def _told(reading: Reading, mark: Mark) -> str | None:
    index = mark.numbers[0]
    if mark.role == "number":
        return number_words(reading.numbers[index])
    if mark.role == "time":
        return time_words(reading.times[index], reading.article.text)
    return place_words(reading.places[index], reading.article.text)


def _badges(mark: Mark, places: Places) -> list[Badge]:
    if mark.role in _UNBADGED:
        return []
    linked = places.get((mark.role, mark.span), [])
    return [Badge(mark.role, number, number in linked) for number in mark.numbers]

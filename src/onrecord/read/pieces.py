"""Word pieces, units and windows: how an article's text becomes the encoder's input.

A *unit* is what the tokenizer splits words into before it cuts pieces: a run of letters and digits, or one mark.
Labels, links and spans are all made of whole units, so no span ever cuts a word. Training and reading both come
through here, so that the reader sees exactly what the encoder was trained on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.record import Spans

Ints = NDArray[np.int64]

WINDOW_PIECES = 256
"""Most word pieces in one window, markers included; whole paragraphs are packed up to it.

With 320 dev comes to the same (`training/README.md`), and attention, which grows with the square, takes a sixth more.
"""

LONGEST_UNIT_PIECES = 24
"""Pieces kept of one unit: what follows in an endless "word" tells the encoder nothing and would split windows."""

CASES = ("mark", "lower", "title", "upper", "mixed", "digit")
OPENING, CLOSING = "“«„", "”»"
_MARKS = frozenset(f'{OPENING}{CLOSING}"')
_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """An article cut into pieces. Arrays over units unless said otherwise.

    `starts`, `ends` are code points; `paragraph` numbers the unit's block of text; `case`, `quote`, `place` are the
    features that the uncased vocabulary loses (indices into small tables); `first` is the unit's first piece in
    `ids`, `count` how many it has; `ids` are the pieces of the whole article without markers.
    """

    starts: Ints
    ends: Ints
    paragraph: Ints
    case: Ints
    quote: Ints
    place: Ints
    first: Ints
    count: Ints
    ids: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Units [start, end) read in one pass."""

    start: int
    end: int


def case_of(word: str) -> int:
    """Index into `CASES` of one unit's spelling."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.istitle() or (len(word) == 1 and word.isupper()):
            return 2
        return 3 if word.isupper() else 4
    if any(character.isdigit() for character in word):
        return 5
    return 0


def cut(text: str, tokenizer: Tokenizer, blocks: Spans | None = None) -> Pieces:
    """Cut a text into units and pieces, block by block (default: line by line). Linear in the text."""
    rows: list[tuple[int, int, int, int, int, int, int, int]] = []
    ids: list[int] = []
    spans = blocks if blocks is not None else [match.span() for match in _LINE.finditer(text)]
    lines = [(start, text[start:end]) for start, end in spans]
    # one by one: a batch would take every core for itself, whatever `--jobs` says
    encodings = (tokenizer.encode(_encodable(line), add_special_tokens=False) for _, line in lines)
    spellings: dict[str, int] = {}  # half of an article's words come again
    for number, ((offset, line), encoding) in enumerate(zip(lines, encodings, strict=True)):
        inside = False
        for position, ((start, end), pieces) in enumerate(_units(encoding)):
            word = line[start:end]
            spelling = spellings.get(word)
            if spelling is None:
                spelling = spellings[word] = case_of(word)
            state, inside = _quote_state(word, inside) if word in _MARKS else (int(inside), inside)
            rows.append(
                (offset + start, offset + end, number, spelling, state, min(position, 2), len(ids), len(pieces))
            )
            ids.extend(pieces)
    columns = np.fromiter(chain.from_iterable(rows), np.int64, 8 * len(rows)).reshape(-1, 8).T
    starts, ends, paragraph, case, quote, place, first, count = (np.ascontiguousarray(column) for column in columns)
    return Pieces(starts, ends, paragraph, case, quote, place, first, count, np.array(ids, dtype=np.int64))


def _encodable(line: str) -> str:
    """The line with lone surrogates replaced one for one: the tokenizer takes valid Unicode only."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", line)


def _units(encoding: object) -> list[tuple[tuple[int, int], list[int]]]:
    """Group an encoding's pieces by the word they come from, as (code point span, piece ids)."""
    units: list[tuple[tuple[int, int], list[int]]] = []
    last: int | None = None
    for word, (start, end), piece in zip(encoding.word_ids, encoding.offsets, encoding.ids, strict=True):  # type: ignore[attr-defined]
        if start == end:
            continue
        if units and word == last:
            span, pieces = units[-1]
            if len(pieces) < LONGEST_UNIT_PIECES:
                pieces.append(piece)
            units[-1] = ((span[0], max(span[1], end)), pieces)
        else:
            units.append(((start, end), [piece]))
        last = word
    return units


def _quote_state(mark: str, inside: bool) -> tuple[int, bool]:
    """Feature of a quotation mark (2 where it opens, 3 where it closes) and the state after it.

    Any other unit has 1 inside and 0 outside.
    """
    opens = mark in OPENING or (mark == '"' and not inside)
    return (2, True) if opens else (3, False)


def windows(pieces: Pieces, *, limit: int = WINDOW_PIECES, first_limit: int | None = None) -> list[Window]:
    """Pack whole paragraphs into windows of at most `limit` pieces; a longer paragraph is cut between units.

    `first_limit` makes the first window smaller: training shifts the cuts with it from epoch to epoch.
    """
    made: list[Window] = []
    room = (first_limit or limit) - 2
    start = 0
    used = 0
    edges = np.flatnonzero(np.diff(pieces.paragraph, prepend=-1)).tolist() + [len(pieces.paragraph)]
    for begin, end in zip(edges[:-1], edges[1:], strict=True):
        need = int(pieces.count[begin:end].sum())
        if used and used + need > room:
            made.append(Window(start, begin))
            start, used, room = begin, 0, limit - 2
        if need > room:
            for unit in range(begin, end):
                size = int(pieces.count[unit])
                if used and used + size > room:
                    made.append(Window(start, unit))
                    start, used, room = unit, 0, limit - 2
                used += size
        else:
            used += need
    if start < len(pieces.paragraph):
        made.append(Window(start, len(pieces.paragraph)))
    return made

"""The encoder's shape, and the windows that a corpus is cut into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.read.pieces import cut, windows

LAYERS, WIDTH, INNER, HEADS = 6, 384, 1536, 12
"""MiniLM-L6-H384: all-MiniLM-L6-v2's `config.json`."""

DEPTH = WIDTH // HEADS
MARKERS = 2
"""Word pieces that every window has besides the text's: where it begins and ends."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A corpus as the encoder meets it: the length of every window, markers included, and how many pieces of text."""

    lengths: tuple[int, ...]
    pieces: int


def cut_corpus(texts: Sequence[str], reader: Reader) -> Cut:
    """Cut texts as reading does."""
    lengths: list[int] = []
    pieces_in_all = 0
    for text in texts:
        article = read_text(text, id="cut", reader=reader).article
        pieces = cut(article.text, reader.tokenizer, article.paragraphs)
        lengths += [int(pieces.count[w.start : w.end].sum()) + MARKERS for w in windows(pieces)]
        pieces_in_all += int(pieces.count.sum())
    return Cut(tuple(lengths), pieces_in_all)

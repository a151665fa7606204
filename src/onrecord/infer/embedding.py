"""Sentence vectors: a text in, 384 numbers of length 1 out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.infer.cards import read_card
from onrecord.infer.session import Session, open_session

SHIPPED = Path(__file__).parent / "embedding"
WIDTH = 384
_MOST_CHARACTERS = 8000
"""No more than this of a text is cut into pieces: far beyond the pieces that are read."""

Vectors = NDArray[np.float32]


class Embedding:
    """An open sentence encoder."""

    def __init__(self, session: Session, tokenizer: Tokenizer, most_pieces: int, name: str) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._most = most_pieces
        self.name = name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, [texts, 384]; that of a text without any word is 0.

        Each text is run by itself: the graph's 8-bit arithmetic takes its scale from all that shares a run, so in a
        batch a text's vector would depend on its neighbours. The same text is run once.
        """
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            places.setdefault(text[:_MOST_CHARACTERS], []).append(place)
        for text in sorted(places, key=len):
            vectors[places[text]] = self._one(text)
        return vectors

    def _one(self, text: str) -> Vectors:
        sound = text.encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(sound).ids
        if len(ids) <= 2:
            return np.zeros(WIDTH, dtype=np.float32)
        if len(ids) > self._most:
            ids = [*ids[: self._most - 1], ids[-1]]
        return np.asarray(self._session.run({"ids": np.asarray(ids, dtype=np.int64)})["vector"], dtype=np.float32)


def open_embedding(folder: Path | None = None) -> Embedding:
    """Open the encoder in `folder` (default: the shipped one). Raises WeightsError."""
    card = read_card(folder or SHIPPED)
    tokenizer = Tokenizer.from_str(card.bytes_of("tokenizer.json").decode("utf-8"))
    session = open_session(card, "embedding.onnx")
    return Embedding(session, tokenizer, int(card.settings["most_pieces"]), card.name)


@cache
def _shipped() -> Embedding:
    return open_embedding()


def embed(texts: Sequence[str]) -> Vectors:
    """The vectors of texts by the shipped encoder, which is opened once, float32 [texts, 384]."""
    return _shipped().embed(texts)

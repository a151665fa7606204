"""What is kept of a text to find its copies by: a frozen signature, and the blocks that two copies share.

`minima` are those of 96 hash functions over the text's shingles (MinHash, Broder 1997), in 32 bands of three: texts of
Jaccard .5 share a band with a probability of .99, .05 of .004. `prints` are the winnowed shingles (Schleimer, Wilkerson
and Aiken 2003): two texts that share a run of 12 words share one for certain, however long the rest of either is.
`anchors` are the rare words and numbers, for copies whose every sentence was put otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.words import Hashes, Words, hashes_of, mixed, shingles

SCHEME = "onrecord-copies"
VERSION = 1

MINIMA = 96
ROWS = 3
WINDOW = 8
"""Shingles of a window of which the least is kept as a print."""

_HALF = np.uint64(32)
_ODD = (mixed(np.arange(1, MINIMA + 1, dtype=np.uint64)) >> _HALF).astype(np.uint32) | np.uint32(1)
_ADDED = (mixed(np.arange(MINIMA + 1, 2 * MINIMA + 1, dtype=np.uint64)) >> _HALF).astype(np.uint32)
_CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of one text. The byte strings are little-endian: `minima` 4 bytes each, `prints` 8, sorted."""

    scheme: str
    version: int
    minima: bytes
    prints: bytes


def sign(text: str) -> Signature:
    """The signature of a text; the same for ever."""
    return signature_of(shingles(hashes_of(text)))


def signature_of(runs: Hashes) -> Signature:
    """The signature of a text's shingles."""
    return Signature(SCHEME, VERSION, _minima(runs).astype("<u4").tobytes(), winnowed(runs).astype("<u8").tobytes())


def minima_in(signature: Signature) -> Hashes:
    """The minima of a signature."""
    return np.frombuffer(signature.minima, "<u4").astype(np.uint64)


def prints_in(signature: Signature) -> Hashes:
    """The prints of a signature."""
    return np.frombuffer(signature.prints, "<u8").astype(np.uint64)


def bands(signature: Signature) -> tuple[int, ...]:
    """The hashes of a signature's bands; two texts that share one are compared."""
    minima = minima_in(signature)
    if not len(minima):
        return ()
    rows = minima.reshape(-1, ROWS)
    made = np.arange(len(rows), dtype=np.uint64)
    for row in range(ROWS):
        made = mixed(made ^ (rows[:, row] + (np.uint64(row + 1) << _HALF)))
    return tuple(made.tolist())


def jaccard(one: Signature, other: Signature) -> float:
    """The estimate of the share of shingles that two texts have in common."""
    ours, theirs = minima_in(one), minima_in(other)
    return float((ours == theirs).mean()) if len(ours) and len(theirs) else 0.0


def jaccard_table(signatures: Sequence[Signature]) -> NDArray[np.float64]:
    """The same for every two of them, [texts, texts]."""
    minima = np.array([minima_in(signature) for signature in signatures])
    return np.array([(minima == row).mean(axis=1) for row in minima])


def _minima(runs: Hashes) -> NDArray[np.uint32]:
    if not len(runs):
        return np.zeros(0, np.uint32)
    least = np.full(MINIMA, np.iinfo(np.uint32).max, np.uint32)
    halves = (runs >> _HALF).astype(np.uint32)
    for start in range(0, len(runs), _CHUNK):
        table = _ODD[:, None] * halves[None, start : start + _CHUNK]
        table += _ADDED[:, None]
        np.minimum(least, table.min(axis=1), out=least)
    return least


def winnowed(runs: Hashes) -> Hashes:
    """The least of every window of shingles, sorted, each once."""
    if not len(runs):
        return np.zeros(0, np.uint64)
    least = runs[: max(len(runs) - WINDOW + 1, 1)].copy()
    for place in range(1, min(WINDOW, len(runs))):
        np.minimum(least, runs[place : place + len(least)], out=least)
    return np.unique(least)


RARE = 0.88
"""Weight from which a word is an anchor: about the 2,700th of the table on, names and numbers."""


def anchors(words: Words) -> Hashes:
    """The rare words of a text outside the page's furniture, sorted, each once."""
    return np.unique(words.hashes[(words.weights >= RARE) & ~words.furniture])

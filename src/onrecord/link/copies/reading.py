"""An article read for copies: its words, what it is found by, and its sentences, all from its own text alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.printed import Printed
from onrecord.link.copies.signature import Signature, anchors, signature_of
from onrecord.link.copies.words import RUN, Hashes, Words, hashes_of, words_of

MOST_SENTENCES = 600
"""A longer text is compared by its first so many sentences (by its runs of words, the whole of it)."""

LONGEST_SENTENCE = 80
"""Words after which a sentence without an end is cut, so that comparing stays linear in the text."""

NAME = 1.0
"""The weight of a word that is not among the common ones."""

MOST_EDGE_LINES = 3
MOST_EDGE = 0.55
"""Share of an article that can be above and below it."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The writer's own words of a sentence (quoted ones left out): the first and last word, hashes, what they weigh."""

    first: int
    last: int
    hashes: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Copyable:
    """An article ready to be compared.

    `signature` is that of its body, page furniture left out; `runs` are all its shingles, `own` those of the writer's
    own words; `anchors` the rare words, `names` those of them that are not common at all; `hours` those since 1970 of
    its publication.
    """

    printed: Printed
    words: Words
    signature: Signature
    runs: Hashes
    own: Hashes
    anchors: Hashes
    names: Hashes
    sentences: tuple[Sentence, ...]
    hours: float | None


def read(printed: Printed) -> Copyable:
    """Read an article for copies."""
    words = words_of(printed.text)
    words = replace(words, furniture=words.furniture | _edges(words, printed.outlet))
    apart = words.quoted | words.furniture
    return Copyable(
        printed,
        words,
        signature_of(words.shingles[~_touching(words, words.furniture)]),
        np.unique(words.shingles),
        _own(words, apart),
        anchors(words),
        np.unique(words.hashes[(words.weights >= NAME) & ~words.furniture]),
        _sentences(words, apart),
        hours_of(printed.published),
    )


def hours_of(published: str | None) -> float | None:
    """Hours since 1970 of a day or time; None for none, and for one that is no date."""
    if not published:
        return None
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() / 3600


def _edges(words: Words, outlet: str | None) -> NDArray[np.bool_]:
    """The first and last lines that share no name with the rest of their article, the outlet's own left out.

    What an outlet prints above or below everything is told so from the article alone.
    """
    marked = np.zeros(len(words), np.bool_)
    named = (words.weights >= NAME) & ~np.isin(words.hashes, hashes_of(outlet or ""))
    numbers = np.unique(words.lines)
    for order in (numbers[::-1], numbers):
        for line in order[:MOST_EDGE_LINES].tolist():
            here = words.lines == line
            if marked.sum() + here.sum() > MOST_EDGE * len(words):
                break
            if np.isin(words.hashes[here & named], words.hashes[~here & named]).any():
                break
            marked |= here
    return marked


def _touching(words: Words, marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which shingles hold one of the marked words."""
    if len(words) < RUN:
        return np.full(len(words.shingles), marks.any())
    return np.convolve(marks, np.ones(RUN), "valid") > 0


def _own(words: Words, apart: NDArray[np.bool_]) -> Hashes:
    """The shingles of which most words are the writer's own."""
    if len(words) < RUN:
        return np.unique(words.shingles) if not apart.any() else words.shingles[:0]
    return np.unique(words.shingles[np.convolve(apart, np.ones(RUN), "valid") < RUN / 2])


def _sentences(words: Words, apart: NDArray[np.bool_]) -> tuple[Sentence, ...]:
    kept = np.flatnonzero(~apart)
    if not len(kept):
        return ()
    starts = np.flatnonzero(np.diff(words.sentences[kept], prepend=-1))
    edges = [
        edge
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(kept)], strict=True)
        for edge in range(start, end, LONGEST_SENTENCE)
    ]
    edges = [*edges, len(kept)][: MOST_SENTENCES + 1]
    return tuple(_sentence(words, kept[start:end]) for start, end in pairwise(edges))


def _sentence(words: Words, at: NDArray[np.int64]) -> Sentence:
    hashes = words.hashes[at]
    _, once = np.unique(hashes, return_index=True)
    weight = float(telling(words.weights[at][once]).sum())
    return Sentence(int(at[0]), int(at[-1]), tuple(hashes.tolist()), weight)


LEAST = 0.1
"""What even the commonest word weighs in a sentence."""

NAMED = 0.3
"""What a name or number weighs there: all who report an event have them, so they say little of copying."""


def telling(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """What words say of two sentences being one."""
    return np.where(weights >= NAME, NAMED, weights + LEAST)

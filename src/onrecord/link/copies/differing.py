"""What a copy kept of its original, changed, added and cut."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.aligning import align
from onrecord.link.copies.reading import Copyable, Sentence
from onrecord.link.copies.words import RUN, Hashes, Words
from onrecord.record.spans import Spans

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Difference:
    """Spans of the copy that were `kept`, `changed` and `added`, and of the original that were `cut`.

    Changed is what is new in a sentence that has its like in the original, added what stands in none. `share` is the
    share of the copy's words that were kept.
    """

    share: float
    kept: Spans
    changed: Spans
    added: Spans
    cut: Spans


def difference(copy: Copyable, original: Copyable) -> Difference:
    """Tell a copy from its original."""
    shared = np.intersect1d(copy.runs, original.runs, assume_unique=True)
    kept, left = covered(copy, shared), covered(original, shared)
    touched, met = kept.copy(), left.copy()
    for match in align(copy, original).matches:
        ours, theirs = copy.sentences[match.one], original.sentences[match.other]
        _keep_common(kept, ours, copy.words, theirs)
        touched[ours.first : ours.last + 1] = True
        met[theirs.first : theirs.last + 1] = True
    whole = _whole_sentences(copy.words, touched)
    return Difference(
        round(float(kept.mean()), 4) if len(kept) else 0.0,
        spans_of(copy.words, kept),
        spans_of(copy.words, whole & ~kept),
        spans_of(copy.words, ~whole & ~kept),
        spans_of(original.words, ~_whole_sentences(original.words, met)),
    )


def covered(article: Copyable, shared: Hashes) -> Marks:
    """Which words of an article lie in one of the shingles."""
    count = len(article.words)
    marks = np.zeros(count + RUN + 1, np.int64)
    starts = np.flatnonzero(np.isin(article.words.shingles, shared))
    np.add.at(marks, starts, 1)
    np.add.at(marks, starts + RUN, -1)
    return np.cumsum(marks)[:count] > 0


def spans_of(words: Words, marks: Marks) -> Spans:
    """The spans of the runs of marked words."""
    edges = np.flatnonzero(np.diff(marks.astype(np.int8), prepend=0, append=0))
    return tuple(
        (int(words.spans[first, 0]), int(words.spans[after - 1, 1]))
        for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    )


def _keep_common(kept: Marks, ours: Sentence, words: Words, theirs: Sentence) -> None:
    """Mark the words of a sentence that stand in its like too, in the same order."""
    own = words.hashes[ours.first : ours.last + 1].tolist()
    for block in SequenceMatcher(None, own, theirs.hashes, autojunk=False).get_matching_blocks():
        kept[ours.first + block.a : ours.first + block.a + block.size] = True


def _whole_sentences(words: Words, marks: Marks) -> Marks:
    return np.isin(words.sentences, words.sentences[marks])

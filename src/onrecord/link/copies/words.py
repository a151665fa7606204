"""The words of a text as copies are found from: their places, hashes, rarity, sentences and quotations.

Everything here is frozen: stored signatures rest on the cutting of words and on their hashes, scores on the table of
common words. A change is a new scheme (`signature.SCHEME`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import islice
from math import log
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from onrecord.link import common_words

Hashes = NDArray[np.uint64]

_first = itemgetter(0)
_REMEMBERED = 1 << 17

SMALL_NUMBER = 0.8
"""The weight of a number below a hundred."""

RUN = 5
"""Words of a shingle."""

COMMON = 8004
"""Words that are common at all; a name is none of them."""

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"^[ \t]*https?[ \t]*:[ \t]*/.*$|\b(?:https?://|www\.)\S+", re.MULTILINE)
_QUOTED = re.compile(r'“[^”\n]*”?|"[^"\n]*"?|«[^»\n]*»?|„[^“”\n]*[“”]?')
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*[ \t]+|\n+")
_BREAK = re.compile(r"\n+")
_FURNITURE = re.compile(
    r"newsletter|subscri(?:be|ption)|all rights reserved|copyright|terms and conditions|privacy policy|cookies?\b"
    r"|sign up|follow us|click here|read more|support the|may not be (?:published|reproduced|redistributed)",
    re.IGNORECASE,
)
_FIFTHS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63], np.uint64
)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@cache
def ranks() -> Mapping[str, int]:
    """The place of a common word in the order of frequency."""
    return dict(islice(common_words.ranks().items(), COMMON))


class _Known(dict[str, tuple[int, float]]):
    """Words met before, for speed alone: what it answers never depends on what it holds."""

    def __missing__(self, word: str) -> tuple[int, float]:
        if len(self) >= _REMEMBERED:
            self.clear()
        lowered = word.lower()
        digest = blake2b(lowered.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        made = self[word] = int.from_bytes(digest, "little"), _weight(lowered)
        return made


def _weight(word: str) -> float:
    if word.isdigit() and len(word) <= 2:
        return SMALL_NUMBER
    return log(1 + ranks().get(word, len(ranks()))) / log(1 + len(ranks()))


@cache
def _known() -> _Known:
    return _Known()


def hash_and_weight(word: str) -> tuple[int, float]:
    """A word's hash, whatever its capitals, and its weight, from 0 for the commonest to 1 for one not in the table."""
    return _known()[word]


def without_addresses(text: str) -> str:
    """The text with web addresses blanked out; no offset changes."""
    if "http" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def hashes_of(text: str) -> Hashes:
    """The hashes of a text's words, in order."""
    found = _WORD.findall(without_addresses(text))
    return np.fromiter(map(_first, map(_known().__getitem__, found)), np.uint64, len(found))


def shingles(hashes: Hashes) -> Hashes:
    """A hash for every run of `RUN` words, in order; one for the whole of a shorter text, none for an empty one."""
    count = max(len(hashes) - RUN + 1, min(len(hashes), 1))
    made = np.zeros(count, np.uint64)
    for place in range(min(RUN, len(hashes))):
        made += hashes[place : place + count] * _FIFTHS[place]
    return mixed(made)


def mixed(values: Hashes) -> Hashes:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014)."""
    made = (values ^ (values >> np.uint64(30))) * _MIX_1
    made = (made ^ (made >> np.uint64(27))) * _MIX_2
    return made ^ (made >> np.uint64(31))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text: [start, end) of each, and for each its hash, weight, sentence and line, and whether it
    stands in a quotation or in the page's furniture (a line that asks to subscribe, states rights and so on)."""

    spans: NDArray[np.int64]
    hashes: Hashes
    weights: NDArray[np.float64]
    sentences: NDArray[np.int64]
    lines: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    furniture: NDArray[np.bool_]
    shingles: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


def words_of(text: str) -> Words:
    """Cut a text into its words."""
    blanked = without_addresses(text)
    matches = list(_WORD.finditer(blanked))
    spans = np.array([match.span() for match in matches], np.int64).reshape(-1, 2)
    pairs = [hash_and_weight(match[0]) for match in matches]
    hashes = np.fromiter((hashed for hashed, _ in pairs), np.uint64, len(pairs))
    starts = spans[:, 0]
    ends = np.fromiter((match.end() for match in _SENTENCE_END.finditer(blanked)), np.int64)
    breaks = np.fromiter((match.start() for match in _BREAK.finditer(blanked)), np.int64)
    return Words(
        spans,
        hashes,
        np.fromiter((weight for _, weight in pairs), np.float64, len(pairs)),
        np.searchsorted(ends, starts, side="right"),
        np.searchsorted(breaks, starts, side="right"),
        _within(starts, (match.span() for match in _QUOTED.finditer(blanked))),
        _within(starts, _furniture(blanked)),
        shingles(hashes),
    )


def _furniture(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if _FURNITURE.search(line):
            yield start, start + len(line)
        start += len(line)


def _within(starts: NDArray[np.int64], spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which starts lie in one of the spans (sorted, apart)."""
    edges = np.array(list(spans), np.int64).reshape(-1, 2)
    return np.searchsorted(edges[:, 0], starts, side="right") > np.searchsorted(edges[:, 1], starts, side="right")

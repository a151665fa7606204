"""Clusters by shared words: the baseline that linking must beat, given every chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]{2,}")
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(2, 19))


def tfidf(texts: list[str]) -> NDArray[np.float64]:
    """Cosine of every two texts by words, with smoothed inverse document frequency."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    held = Counter(word for count in counts for word in count)
    place = {word: at for at, word in enumerate(sorted(held))}
    rows = np.zeros((len(texts), len(place)), dtype=np.float32)
    for at, count in enumerate(counts):
        for word, times in count.items():
            rows[at, place[word]] = times * (np.log((1 + len(texts)) / (1 + held[word])) + 1)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    alike: NDArray[np.float64] = (rows @ rows.T).astype(np.float64)
    return alike


def best_clusters(
    texts: Mapping[str, str], figure: Callable[[Mapping[str, str]], float]
) -> tuple[float, Mapping[str, str]]:
    """Average-linkage clusters of texts, cut wherever the figure is highest: the threshold, and the clusters."""
    ids = sorted(texts)
    merges = average_linkage(tfidf([texts[id] for id in ids]))
    tried = []
    for threshold in THRESHOLDS:
        clusters = _cut(ids, merges, threshold)
        tried.append((figure(clusters), threshold, clusters))
    _, threshold, clusters = max(tried, key=lambda one: one[:2])
    return threshold, clusters


def average_linkage(alike: NDArray[np.float64]) -> list[tuple[float, int, int]]:
    """Merges (likeness, one, other) of UPGMA by following nearest neighbours (Murtagh 1983)."""
    alike = alike.copy()
    np.fill_diagonal(alike, -1.0)
    sizes = np.ones(len(alike))
    live = np.ones(len(alike), dtype=bool)
    merges: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while live.sum() > 1:
        if not chain:
            chain.append(int(np.flatnonzero(live)[0]))
        top = chain[-1]
        nearest = int(np.argmax(alike[top]))
        if len(chain) > 1 and alike[top, chain[-2]] >= alike[top, nearest]:
            one, other = chain.pop(), chain.pop()
            _merge(alike, sizes, live, one, other, merges)
        else:
            chain.append(nearest)
    return sorted(merges, reverse=True)


def _merge(
    alike: NDArray[np.float64], sizes: NDArray[np.float64], live: NDArray[np.bool_], one: int, other: int,
    merges: list[tuple[float, int, int]],
) -> None:  # fmt: skip
    merges.append((float(alike[one, other]), one, other))
    joined = (sizes[one] * alike[one] + sizes[other] * alike[other]) / (sizes[one] + sizes[other])
    alike[one] = alike[:, one] = joined
    alike[one, ~live] = alike[one, one] = -1.0
    alike[other] = alike[:, other] = -1.0
    sizes[one] += sizes[other]
    live[other] = False


def _cut(ids: list[str], merges: list[tuple[float, int, int]], threshold: float) -> dict[str, str]:
    leads = list(range(len(ids)))

    def lead(at: int) -> int:
        while leads[at] != at:
            at = leads[at]
        return at

    for likeness, one, other in merges:
        if likeness >= threshold:
            leads[lead(other)] = lead(one)
    return {id: ids[lead(at)] for at, id in enumerate(ids)}

"""Pairs of ECB+: articles of one event or its sibling, sentences of one event chain or not; and figures over them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import records_or_stop

Numbers = NDArray[np.float64]
Key = tuple[str, int]
"""A sentence: its article's id, and which of its sentences."""

SAME, SIBLING, OTHER = 0, 1, 2
"""Kinds of pairs: of one event (chain), of sibling events, and sentences of one event that share no chain."""

_ADDRESS = re.compile(r"https?\s?:")
_WORD = re.compile(r"\w\w+")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles or sentences, as indices into `items`, with the topic and kind of each."""

    items: tuple[Any, ...]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    topic: NDArray[np.int64]
    kind: NDArray[np.int64]


class Collection:
    """The articles of a folder of the shape of `ecbplus`."""

    def __init__(self, folder: Path) -> None:
        self.articles: dict[str, dict[str, Any]] = {one["doc_id"]: one for one in _rows(folder / "docs.jsonl.gz")}
        self._pairs = _rows(folder / "doc_pairs.jsonl.gz")
        self._mentions = _rows(folder / "event_mentions.jsonl.gz")

    def sentence(self, key: Key) -> str:
        """The words of a sentence."""
        article = self.articles[key[0]]
        start, end = article["sentences"][key[1]]
        return str(article["text"][start:end])

    def sentences(self, id: str) -> list[str]:
        """An article's sentences without the line that holds its address, which half of the set has."""
        told = [self.sentence((id, place)) for place in range(len(self.articles[id]["sentences"]))]
        return [text for text in told if not _ADDRESS.match(text)]

    def article_pairs(self) -> Pairs:
        """All pairs of articles of one topic."""
        rows = [(one["a"], one["b"], SAME if one["same_subtopic"] else SIBLING) for one in self._pairs]
        return self._as_pairs(rows, str)

    def sentence_pairs(self) -> Pairs:
        """Of sentences of different articles: all that share an event chain; all of sibling events, and all of one
        event, that share none. Only sentences with a mention of a chain that runs through several articles."""
        chains: dict[str, set[Key]] = defaultdict(set)
        for one in self._mentions:
            if not one["singleton"]:
                chains[one["chain"]].add((one["doc_id"], one["sent"]))
        wide = {name: keys for name, keys in chains.items() if len({id for id, _ in keys}) > 1}
        same = {pair for keys in wide.values() for pair in combinations(sorted(keys), 2) if pair[0][0] != pair[1][0]}
        by_topic: dict[str, list[Key]] = defaultdict(list)
        for key in sorted({key for keys in wide.values() for key in keys}):
            by_topic[self.articles[key[0]]["topic"]].append(key)
        rows = [(*pair, SAME) for pair in sorted(same)]
        for keys in by_topic.values():
            for left, right in combinations(keys, 2):
                if left[0] != right[0] and (left, right) not in same:
                    rows.append((left, right, OTHER if self._event(left) == self._event(right) else SIBLING))
        return self._as_pairs(rows, lambda key: key[0])

    def _event(self, key: Key) -> str:
        return str(self.articles[key[0]]["subtopic"])

    def _as_pairs(self, rows: Sequence[tuple[Any, Any, int]], article: Any) -> Pairs:
        items = tuple(sorted({item for row in rows for item in row[:2]}))
        at = {item: place for place, item in enumerate(items)}
        topics = [int(self.articles[article(one)]["topic"]) for one, _, _ in rows]
        return Pairs(
            items, np.array([at[one] for one, _, _ in rows]), np.array([at[other] for _, other, _ in rows]),
            np.array(topics), np.array([kind for _, _, kind in rows]),
        )  # fmt: skip


def _rows(path: Path) -> list[dict[str, Any]]:
    plain = path.with_suffix("")
    return records_or_stop(plain if plain.is_file() else path)


def tfidf(texts: Sequence[str], articles: Iterable[str]) -> list[dict[str, float]]:
    """Texts as words by the logarithm of their count and their rarity among articles, at length 1."""
    bags = [Counter(_WORD.findall(text.lower())) for text in texts]
    told = [set(_WORD.findall(text.lower())) for text in articles]
    rarity = Counter(word for words in told for word in words)
    weighed = [
        {w: (1 + math.log(n)) * (1 + math.log((1 + len(told)) / (1 + rarity[w]))) for w, n in bag.items()}
        for bag in bags
    ]
    sizes = [math.sqrt(sum(value**2 for value in bag.values())) or 1.0 for bag in weighed]
    return [{word: value / size for word, value in bag.items()} for bag, size in zip(weighed, sizes, strict=True)]


def dots(bags: Sequence[Mapping[str, float]], pairs: Pairs) -> Numbers:
    """The products of pairs of such texts."""
    found = []
    for left, right in zip(pairs.left, pairs.right, strict=True):
        few, many = sorted((bags[left], bags[right]), key=len)
        found.append(sum(value * many[word] for word, value in few.items() if word in many))
    return np.array(found)


def auc(scores: Numbers, pairs: Pairs, against: int = SIBLING, times: Numbers | None = None) -> float:
    """How often a pair of one event scores above one of the kind `against`; a tie is half. `times` repeats pairs."""
    chosen = (pairs.kind == SAME) | (pairs.kind == against)
    weights = np.ones(int(chosen.sum())) if times is None else times[chosen]
    values, place = np.unique(scores[chosen], return_inverse=True)
    right = pairs.kind[chosen] == SAME
    good = np.bincount(place, weights * right, len(values))
    bad = np.bincount(place, weights * ~right, len(values))
    below = np.cumsum(bad) - bad
    whole = good.sum() * bad.sum()
    return float((good * (below + bad / 2)).sum() / whole) if whole else float("nan")


def fit(values: Numbers, right: NDArray[np.bool_], times: Numbers) -> tuple[float, Numbers, Numbers]:
    """A logistic scale by Newton's method, with a prior of one pair's worth: start, weights, and the neutral values
    (means), so that logit = start + weights · (values − neutral). What was not seen (NaN) is taken as neutral."""
    seen = ~np.isnan(values)
    middle = np.nansum(values * times[:, None], axis=0) / (seen * times[:, None]).sum(0)
    values = np.where(seen, values, middle)
    spread = np.sqrt(np.average((values - middle) ** 2, axis=0, weights=times))
    spread[spread == 0] = 1.0
    design = np.column_stack([np.ones(len(values)), (values - middle) / spread])
    prior = np.array([0.0] + [1.0] * values.shape[1])
    found = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (times * (right - chance)) - prior * found
        bend = (design * (times * chance * (1 - chance))[:, None]).T @ design + np.diag(prior)
        found = found + np.linalg.solve(bend, slope)
    return float(found[0]), found[1:] / spread, middle


def out_of_fold(values: Numbers, pairs: Pairs, times: Numbers, folds: int = 11) -> Numbers:
    """The logit of each pair by a scale that was fitted without its topic."""
    logits = np.zeros(len(values))
    order = {topic: place for place, topic in enumerate(np.unique(pairs.topic).tolist())}
    fold = np.array([order[topic] % folds for topic in pairs.topic.tolist()])
    for number in range(folds):
        held = fold == number
        if held.any():
            start, weights, middle = fit(values[~held], pairs.kind[~held] == SAME, times[~held])
            logits[held] = start + np.nan_to_num(values[held] - middle) @ weights
    return logits


SHARE_OTHER = 0.75
"""What sentences of the same event that share no chain count, of all that are not of one chain. Sibling events are
told apart by their settings alone; what must be learned is to tell apart two claims about one event."""


def balanced(pairs: Pairs) -> Numbers:
    """Times each pair counts: those of one event as much as all others."""
    same, sibling, other = (pairs.kind == kind for kind in (SAME, SIBLING, OTHER))
    share = SHARE_OTHER if other.any() else 0.0
    times = np.ones(len(pairs.kind))
    times[sibling] = same.sum() * (1 - share) / max(1, sibling.sum())
    times[other] = same.sum() * share / max(1, other.sum())
    return times

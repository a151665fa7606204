"""Place names and where they lie: `python -m evals.places --data PATH [--json]`.

PATH is a file of the shape of `geo`: articles with the toponyms that people marked and a point for each.

A name read and a gold one pair if they share a character: one to one, the most shared characters first, then in the
order of the text. `found_f1` is the F1 of these pairs (`found_precision`, `found_recall`): all names read count, those
that speak as well. `within_161km` is the percentage of pairs whose points are no more than 161 km (100 miles) apart;
`median_km` is the middle of these distances. `ceiling` is the percentage of gold names of which the gazetteer holds any
place within 161 km, whichever one the reader chose, and `ceiling_of_known` the same of those that it holds at all.
`even` and `odd` hold the first four figures for the articles with even and odd numbers at the end of their ids: the
rules were corrected by what went wrong in the even ones alone (`docs/decisions/gazetteer.md` says what else was seen).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.ingest.sentences import find_sentences
from onrecord.read.places import find_places
from onrecord.read.places.gazetteer import gazetteer
from onrecord.record import Place
from onrecord.record.globe import kilometres

KEYS = ("found_f1", "found_precision", "found_recall", "within_161km")
FAR = 161.0
"""Kilometres: 100 miles, the distance that this field counts as right."""

Columns = NDArray[np.float64]


def read(text: str) -> tuple[Place, ...]:
    """The places of a text, as the reader finds them."""
    paragraphs = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
    return find_places(text, find_sentences(text, paragraphs))


def pair(gold: Sequence[Mapping[str, Any]], found: Sequence[Place]) -> list[tuple[int, int]]:
    """Which gold name goes with which name read."""
    shared = [
        (min(name["end"], place.span[1]) - max(name["start"], place.span[0]), left, right)
        for left, name in enumerate(gold)
        for right, place in enumerate(found)
        if name["start"] < place.span[1] and place.span[0] < name["end"]
    ]
    pairs: dict[int, int] = {}
    for _, left, right in sorted(shared, key=lambda item: (-item[0], item[1], item[2])):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return sorted(pairs.items())


def columns_of(gold: Sequence[Mapping[str, Any]], found: Sequence[Place]) -> tuple[Columns, list[float]]:
    """One article's counts (pairs, gold, read, pairs that are near, reachable, known) and its distances."""
    pairs = pair(gold, found)
    distances = [
        kilometres(gold[left]["lat"], gold[left]["lon"], found[right].lat, found[right].lon) for left, right in pairs
    ]
    nearest = [_nearest(name) for name in gold]
    known = [distance for distance in nearest if distance is not None]
    near, reachable = (sum(distance <= FAR for distance in values) for values in (distances, known))
    return np.array([len(pairs), len(gold), len(found), near, reachable, len(known)], float), distances


def _nearest(name: Mapping[str, Any]) -> float | None:
    entry = gazetteer().find(name["text"])
    if entry is None:
        return None
    spots = (*entry.spots, *entry.others)
    return min(kilometres(name["lat"], name["lon"], spot.latitude, spot.longitude) for spot in spots)


def figures(sums: Columns) -> Columns:
    """The figures of `KEYS` from sums of counts, as shares."""
    pairs, gold, found, near = (sums[..., place] for place in range(4))
    return np.stack(
        [divide(2 * pairs, gold + found), divide(pairs, found), divide(pairs, gold), divide(near, pairs)], axis=-1
    )


def measure(columns: Columns, distances: Sequence[float], odd: NDArray[np.bool_]) -> Results:
    """All figures with their intervals and counts."""
    sums = columns.sum(0)
    edges = bootstrap(columns, figures)
    halves = {"even": columns[~odd], "odd": columns[odd]}
    return {
        **_percent(sums),
        "median_km": round(float(np.median(distances)), 1) if distances else 0.0,
        "ceiling": round(100 * float(sums[4]) / max(1.0, float(sums[1])), 1),
        "ceiling_of_known": round(100 * float(sums[4]) / max(1.0, float(sums[5])), 1),
        "pairs": int(sums[0]),
        "gold": int(sums[1]),
        "read": int(sums[2]),
        **{half: _percent(part.sum(0)) for half, part in halves.items()},
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)},
    }


def _percent(sums: Columns) -> dict[str, float]:
    return {key: round(100 * float(value), 1) for key, value in zip(KEYS, figures(sums), strict=True)}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    records = records_or_stop(args.data)
    results = [columns_of(record["toponyms"], read(record["text"])) for record in records]
    numbers = [int((re.findall(r"\d+", record["doc_id"]) or ["0"])[-1]) for record in records]
    odd = np.array([number % 2 == 1 for number in numbers])
    distances = [distance for _, own in results for distance in own]
    show(measure(np.stack([columns for columns, _ in results]), distances, odd), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

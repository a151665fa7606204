"""Estimative words against people: `python -m evals.certainty --data PATH [--json]`.

PATH is a file of the shape of `hedges`: phrases with the numbers that people gave them. For each phrase that stands on
a published scale, the scale's band and its overlap with the people's [p10, p90] (Jaccard: shared length by length of
both together; an empty band, as of "certain", is compared as its one point); this is reported and no floor, for the
scale's number comes from the scale. Counting words are listed with the people's [p10, p90]. Intervals are by
person: how the overlap varies when the people are drawn again.

  scales         for each scale the phrases on it, mean overlap
  phrases        for each phrase people's [p10, p90] and, by scale, band and overlap
  counting       for each counting word [p10, p90]
  terms_right    terms of the scales for which `band`, asked with the scale's name, answers by that scale: all of them
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from evals.command import Results, options, records_or_stop, show
from evals.intervals import draws
from onrecord.read.certainty import band, scales

Range = tuple[float, float]


def overlap_of(ours: Range, theirs: Range) -> float:
    """Jaccard overlap of two ranges; ranges of no length overlap wholly where they are the same, else not at all."""
    if ours == theirs:
        return 1.0
    shared = max(0.0, min(ours[1], theirs[1]) - max(ours[0], theirs[0]))
    together = ours[1] - ours[0] + theirs[1] - theirs[0] - shared
    return shared / together if together > 0 else 0.0


def people(record: Mapping[str, Any]) -> Range:
    """What the middle four fifths of people take a phrase for; probabilities as shares."""
    by = 100 if record["kind"] == "probability_percent" else 1
    return record["p10"] / by, record["p90"] / by


def phrase_of(record: Mapping[str, Any]) -> Results:
    """One phrase: the people's range, and each scale's band with its overlap and that overlap's interval."""
    found: Results = {"people": list(people(record)), "n": record["n"]}
    for scale in scales():
        published = band(record["phrase"], scale.scale)
        if published is not None:
            ours = (published.low, published.high)
            found[scale.scale] = {
                "band": list(ours),
                "overlap": round(overlap_of(ours, people(record)), 3),
                "interval": _interval(record["raw"], ours),
            }
    return found


def _interval(raw: Sequence[float], ours: Range) -> list[float]:
    values = np.sort(np.array(raw)) / 100
    drawn = [np.percentile(np.repeat(values, counts), (10, 90)) for counts in draws(len(values), resamples=500)]
    overlaps = [overlap_of(ours, (float(low), float(high))) for low, high in drawn]
    return [round(float(edge), 3) for edge in np.percentile(overlaps, (2.5, 97.5))]


def measure(records: Sequence[Mapping[str, Any]]) -> Results:
    """Everything that is reported."""
    phrases = {row["phrase"]: phrase_of(row) for row in records if row["kind"] == "probability_percent"}
    terms = [(scale.scale, term) for scale in scales() for term in scale.terms]
    found = [(name, term, band(term, name)) for name, term in terms]
    return {
        "scales": {scale.scale: _summary(scale.scale, phrases) for scale in scales()},
        "phrases": phrases,
        "counting": {row["phrase"]: list(people(row)) for row in records if row["kind"] == "number"},
        "terms_right": sum(at is not None and (at.scale, at.term) == (name, term) for name, term, at in found),
        "terms": len(terms),
        "count": len(records),
    }


def _summary(name: str, phrases: Mapping[str, Results]) -> Results:
    overlaps = [row[name]["overlap"] for row in phrases.values() if name in row]
    return {"count": len(overlaps), "mean_overlap": round(float(np.mean(overlaps)), 3) if overlaps else None}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    results = measure(records_or_stop(args.data))
    if not args.json:
        for key in ("scales", "phrases", "counting"):
            show({f"{key} {name}": row for name, row in results.pop(key).items()}, as_json=False)
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

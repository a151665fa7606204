"""How far confidence can be believed: `python -m evals.calibration --data PATH [--json]`.

`ece`: the expected calibration error (Naeini, Cooper & Hauskrecht 2015) in percent points, over ten bins of equal
count (Nguyen & O'Connor 2015): the mean over bins, by size, of how far mean confidence lies from the share that is
right. Every outermost attribution that was read counts; it is right when the scorer pairs it and calls the pair
`whole`.

`wrong_source`: of the pairs that the scorer makes, the percentage whose sources do not overlap, or where one side has
a source and the other none.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.articles import Sheet, read_sheets
from evals.command import Results, articles_or_stop, open_or_stop, options, show
from evals.intervals import EDGES, bootstrap, draws, in_percent
from evals.scoring import divide, pair_up, roles_of

BINS = 10

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One article's outermost attributions as read, and how many of its pairs have the wrong source."""

    confidence: Numbers
    right: Numbers
    pairs: int
    wrong_sources: int


def judge(sheet: Sheet) -> Judged:
    """Pair one article by the scorer's rule."""
    text = sheet.gold.text
    outermost = [place for place, attribution in enumerate(sheet.read) if attribution.within is None]
    read = roles_of((sheet.read[place] for place in outermost), text)
    gold = roles_of((attribution for attribution in sheet.gold.attributions if attribution.within is None), text)
    pairs = pair_up(read, gold)
    right = np.zeros(len(read))
    for pair in pairs:
        right[pair.read] = pair.whole
    confidence = np.array([sheet.confidence[place] for place in outermost], dtype=np.float64)
    return Judged(confidence, right, len(pairs), sum(not pair.sources_meet for pair in pairs))


def bins_of(confidence: Numbers, right: Numbers) -> list[tuple[int, float, float]]:
    """Ten bins of equal count, least sure first: how many, their mean confidence, the share that is right."""
    order = np.argsort(confidence, kind="stable")
    return [
        (len(part), float(confidence[part].mean()), float(right[part].mean()))
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def calibration_error(confidence: Numbers, right: Numbers) -> float:
    """Mean distance of confidence from rightness over the bins, weighted by their size; 0 of nothing."""
    return sum(count * abs(sure - share) for count, sure, share in bins_of(confidence, right)) / max(1, len(confidence))


def measure(sheets: Sequence[Sheet]) -> Results:
    """`ece` and `wrong_source` with counts and intervals, and the bins."""
    judged = [judge(sheet) for sheet in sheets]
    confidence = np.concatenate([item.confidence for item in judged])
    right = np.concatenate([item.right for item in judged])
    columns = np.array([[item.wrong_sources, item.pairs] for item in judged], dtype=np.float64)
    wrong, pairs = columns.sum(0)
    return {
        "ece": round(100 * calibration_error(confidence, right), 1),
        "ece_count": len(confidence),
        "wrong_source": round(100 * float(wrong) / max(1.0, float(pairs)), 1),
        "wrong_source_count": [int(wrong), int(pairs)],
        "bins": [
            [count, round(100 * sure, 1), round(100 * share, 1)] for count, sure, share in bins_of(confidence, right)
        ],
        "intervals": {
            "ece": in_percent(_error_interval(judged)),
            "wrong_source": in_percent(bootstrap(columns, lambda sums: divide(sums[..., 0], sums[..., 1]))),
        },
    }


def _error_interval(judged: Sequence[Judged]) -> Numbers:
    confidence = np.concatenate([item.confidence for item in judged])
    right = np.concatenate([item.right for item in judged])
    owner = np.repeat(np.arange(len(judged)), [len(item.confidence) for item in judged])
    errors = []
    for times in draws(len(judged)):
        drawn = np.repeat(np.arange(len(owner)), times[owner])
        errors.append(calibration_error(confidence[drawn], right[drawn]))
    edges: Numbers = np.percentile(errors, EDGES)
    return edges


def reliability_table(bins: Sequence[Sequence[float]]) -> str:
    """The bins as text: how many, how sure, how many of them right."""
    lines = [f"{'count':>6}{'confidence':>12}{'right':>8}"]
    lines += [f"{count:>6.0f}{sure:>12.1f}{share:>8.1f}  {'#' * round(share / 2.5)}" for count, sure, share in bins]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    results = measure(read_sheets(articles_or_stop(args.data), open_or_stop(args.reader)))
    if not args.json:
        print(reliability_table(results.pop("bins")), end="\n\n")
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What int8 costs: `python -m evals.int8 --data PATH [--fp32 FOLDER] [--json]`.

`whole_f1_loss`: whole F1 of the reader's twin of full precision less that of the shipped int8 one on the same articles,
in percent points (below 0 where int8 happens to do better), with a paired bootstrap interval: both are taken of the
same drawn articles.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.articles import Sheet, read_sheets
from evals.command import Results, articles_or_stop, open_or_stop, options, show
from evals.intervals import Numbers, bootstrap, in_percent
from evals.scoring import KEYS, figures, score, tally

TWIN = Path(__file__).parents[1] / "training" / "weights"
WHOLE = KEYS.index("all.whole")


def measure(small: Sequence[Sheet], full: Sequence[Sheet]) -> Results:
    """`whole_f1_loss`, both figures and their counts."""
    tallies = [
        [tally(sheet.gold.text, sheet.read, sheet.gold.attributions) for sheet in sheets] for sheets in (small, full)
    ]
    columns = np.concatenate([np.stack([item.flat for item in some]) for some in tallies], axis=1)
    edges = bootstrap(columns, _whole_f1)
    int8, fp32 = (float(value) for value in _whole_f1(columns.sum(0)))
    return {
        "whole_f1_loss": round(100 * (fp32 - int8), 2),
        "int8_whole_f1": round(100 * int8, 1),
        "fp32_whole_f1": round(100 * fp32, 1),
        "int8_count": score(tallies[0])["all.count"],
        "fp32_count": score(tallies[1])["all.count"],
        "intervals": {
            "whole_f1_loss": in_percent(bootstrap(columns, _loss), digits=2),
            "int8_whole_f1": in_percent(edges[:, 0]),
            "fp32_whole_f1": in_percent(edges[:, 1]),
        },
    }


def _loss(sums: Numbers) -> Numbers:
    return np.diff(_whole_f1(sums))[..., 0]


def _whole_f1(sums: Numbers) -> Numbers:
    """Whole F1 of the two readers, [..., 2]."""
    halves = np.split(sums, 2, axis=-1)
    return np.stack([figures(half)[..., WHOLE, 2] for half in halves], axis=-1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = options(__doc__)
    parser.add_argument("--fp32", type=Path, default=TWIN, help="the twin's folder (default: training/weights)")
    args = parser.parse_args(argv)
    if not args.fp32.is_dir():
        raise SystemExit(
            f"error: no reader of full precision in {args.fp32}; make it with: python -m training.export --run RUN"
        )
    articles = articles_or_stop(args.data)
    small, full = open_or_stop(args.reader), open_or_stop(args.fp32)
    show(measure(read_sheets(articles, small), read_sheets(articles, full)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

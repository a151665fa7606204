"""Rival causes told apart: `python -m evals.causes --data generated [--bank NAME …] [--json]`.

Of each event of the banks of made worlds, all pairs of wordings of what caused it, each with the event named in all its
ways: how often two wordings of one cause are nearer by the shipped encoder's cosine than two of rival causes (`area`,
over all pairs of the banks at once; half for equal ones), and the same bank by bank. Two of one wording are no pair.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, show
from evals.world_making.banks import BANKS, BankName, load_bank
from onrecord.infer.embedding import embed

Told = tuple[str, int, str]
"""A cause's name, the number of its wording, and the words."""

PLACE = "Tolven"
TUNED: tuple[BankName, ...] = tuple(bank for bank in BANKS if bank != "test")
"""The test bank is held back."""


def area(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Area under the curve; of equal scores half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    wanted = int(right.sum())
    return float((ranks[right].sum() - wanted * (wanted + 1) / 2) / (wanted * (len(right) - wanted)))


def wordings(bank: dict[str, Any], event: str) -> Iterator[Told]:
    """What a bank says caused an event."""
    told = bank["events"][event]
    for cause, worded in bank["causes"][event].items():
        for number, words in enumerate(worded):
            ways = [words.replace("{np}", phrase) for phrase in told["np"]] if "{np}" in words else [words]
            named = (way.replace("{hap}", hap) for way in ways for hap in told["hap"])
            yield from ((cause, number, text.replace("{place}", PLACE)) for text in dict.fromkeys(named))


def pairs(bank: BankName) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The cosine of each pair of a bank, and whether both tell one cause."""
    cosines: list[float] = []
    same: list[bool] = []
    templates = load_bank(bank)
    for event in sorted(templates["causes"]):
        told = list(wordings(templates, event))
        vectors = embed([text for _, _, text in told])
        for one, other in combinations(range(len(told)), 2):
            if told[one][:2] != told[other][:2]:
                cosines.append(float(vectors[one] @ vectors[other]))
                same.append(told[one][0] == told[other][0])
    return np.array(cosines), np.array(same)


def measure(banks: Sequence[BankName]) -> Results:
    """The areas."""
    found = {bank: pairs(bank) for bank in banks}
    every = [np.concatenate(side) for side in zip(*found.values(), strict=True)]
    return {
        "pairs": len(every[0]),
        "area": round(area(every[0], every[1]), 3),
        "by_bank": {bank: round(area(*both), 3) for bank, both in found.items()},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = options(__doc__)
    parser.set_defaults(data=Path("generated"))
    parser.add_argument("--bank", nargs="+", choices=BANKS, default=TUNED, help="which (default: all but test)")
    args = parser.parse_args(argv)
    if str(args.data) != "generated":
        raise SystemExit("error: banks are ours; type --data generated")
    show(measure(args.bank), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Exact spans, as CofeNet counts: `python -m evals.exact_spans --data PATH [--json]`.

CofeNet (Wang et al. 2022, `exe/eval/evaluation.py`) tags tokens by BIO and compares fragments: maximal runs of one
role, right when both ends are, micro-averaged over the set for each role, without linking.

What differs here:

- Tokens are runs of letters, digits and underscores, or single marks, not CoreNLP's ("don't" is three tokens, not two);
  a token has a role when a span covers any of it.
- There are no tags to read fragments from, so both sides are laid onto tokens from their outermost attributions.
  A token has one role, as in BIO: where several spans claim it, the one that starts later wins, then the shorter, then
  that of the attribution later in the list. (PolNeAR gold never claims a token twice; what is read may.)
- Runs that touch are one fragment when one attribution claims both, two when two do: there a B tag stands.
- A fragment may cross a paragraph's end; CofeNet cuts articles into instances before it tags them.
- CofeNet's test counts two articles six times (94 files); here an article counts once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evals.articles import Credited, Sheet
from evals.command import Results, run
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide, with_f1
from onrecord.record import Span

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")

Fragment = tuple[str, int, int]
"""Role, first token, token after the last."""


def fragments(tokens: Sequence[Span], attributions: Sequence[Credited]) -> set[Fragment]:
    """Maximal runs of tokens with one role of one outermost attribution."""
    found: set[Fragment] = set()
    last: tuple[str, int] | None = None
    begin = 0
    for place, owner in enumerate([*_owners(tokens, attributions), None]):
        if owner != last:
            if last is not None:
                found.add((last[0], begin, place))
            last, begin = owner, place
    return found


def _owners(tokens: Sequence[Span], attributions: Sequence[Credited]) -> list[tuple[str, int] | None]:
    """The role of each token, and the attribution that gives it."""
    claims = sorted(
        (start, -end, number, role)
        for number, attribution in enumerate(attributions)
        if attribution.within is None
        for role in ROLES
        for start, end in getattr(attribution, role)
        if start < end
    )
    starts = np.array([start for start, _ in tokens], dtype=np.int64)
    ends = np.array([end for _, end in tokens], dtype=np.int64)
    owners: list[tuple[str, int] | None] = [None] * len(tokens)
    for start, minus_end, number, role in claims:
        first = int(np.searchsorted(ends, start, side="right"))
        beyond = int(np.searchsorted(starts, -minus_end, side="left"))
        owners[first:beyond] = [(role, number)] * (beyond - first)
    return owners


def tokens_of(text: str) -> list[Span]:
    """Words and marks."""
    return [match.span() for match in _TOKEN.finditer(text)]


def measure(sheets: Sequence[Sheet]) -> Results:
    """For each role `_precision`, `_recall`, `_f1` in percent, its count read and in gold, and intervals."""
    columns = np.stack([_columns(sheet) for sheet in sheets])
    total = columns.sum(0)
    point, edges = _figures(total), bootstrap(columns, _figures)
    results: Results = {}
    intervals: dict[str, list[float]] = {}
    for row, role in enumerate(ROLES):
        for place, name in enumerate(("precision", "recall", "f1")):
            results[f"{role}_{name}"] = round(100 * float(point[row, place]), 1)
            intervals[f"{role}_{name}"] = in_percent(edges[:, row, place])
        results[f"{role}_count"] = [int(n) for n in total[3 * row : 3 * row + 2]]
    return results | {"intervals": intervals}


def _columns(sheet: Sheet) -> NDArray[np.float64]:
    """For each role: fragments read, in gold, in both."""
    tokens = tokens_of(sheet.gold.text)
    read, gold = fragments(tokens, sheet.read), fragments(tokens, sheet.gold.attributions)
    return np.array(
        [sum(fragment[0] == role for fragment in some) for role in ROLES for some in (read, gold, read & gold)],
        dtype=np.float64,
    )


def _figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    cells = sums.reshape(*sums.shape[:-1], len(ROLES), 3)
    return with_f1(divide(cells[..., 2:], cells[..., :2]))


if __name__ == "__main__":
    sys.exit(run(__doc__, measure))

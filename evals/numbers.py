"""Quantities, against people's: `python -m evals.numbers --data PATH [--json]`; PATH is of the shape of `newsquant`.

Values pair one to one within a sentence, those whose units agree too before others.
A value is right within a relative 1e-6, a range when both ends are. A unit is right against `unit` or
`normalized_unit`, when the lower-cased singular words of either side, after the table of synonyms
(`src/onrecord/read/numbers/units.tsv`, `currencies.tsv`), contain the other's; an empty unit or "-" matches null alone.
What a rate is by ("a day") is a part of its unit, as it is in the set.

`value_f1` counts the pairs, `value_unit_f1` those whose unit is right as well. `bound_accuracy` is taken over pairs:
the set has one mark for bound and change ("=" "~" "<" ">", "up", "down"), ours is right when the mark is its bound or
its change, "=" when it has neither. `bound_macro_f1` is the mean of the marks' F1 over the marks that the set uses;
there a number with both bound and change counts as the one of the two that the set marks.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.ingest import article_from_text
from onrecord.read.numbers import find_numbers
from onrecord.read.numbers.measures import names
from onrecord.read.numbers.nouns import singular
from onrecord.record import Number

MARKS = ("=", "~", "<", ">", "up", "down")
_BOUNDS = {"exact": "=", "between": "=", "about": "~", "at_most": "<", "at_least": ">"}
_TOLERANCE = 1e-6
SYNONYMS = {"count": "time"}
"""Beside the table of units: the set writes "count" for times."""

KEYS = ("value_f1", "value_unit_f1", "bound_accuracy", "bound_macro_f1")

Columns = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity of the set beside ours: whether the unit is right, and both marks."""

    unit: bool
    mark: str
    ours: str


def ends_of(value: str) -> tuple[float, ...]:
    """A value of the set as its ends: "3.0" has one, "1000-2000" two."""
    try:
        return (float(value),)
    except ValueError:
        cut = value.find("-", 1)
        return tuple(sorted((float(value[:cut]), float(value[cut + 1 :]))))


def ends(number: Number) -> tuple[float, ...]:
    """The same of ours."""
    if number.low is not None and number.high is not None:
        return number.low, number.high
    return tuple(end for end in (number.best, number.low, number.high) if end is not None)[:1]


def same_value(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether all ends agree within the tolerance."""
    return len(one) == len(other) and all(
        abs(first - second) <= _TOLERANCE * max(abs(first), abs(second))
        for first, second in zip(one, other, strict=True)
    )


def unit_words(unit: str) -> frozenset[str]:
    """The lower-cased singular words of a unit, after the table of synonyms; "" and "-" have none."""
    if not unit.strip(" -"):
        return frozenset()
    whole = names().get(unit.lower().replace(" ", ""))
    parts = (whole or unit).lower().replace("/", " per ").split()
    found: set[str] = set()
    for part in parts:
        named = part if whole else SYNONYMS.get(part) or names().get(part, part)
        found.update(singular(word.strip("-–.,()")) for word in named.lower().split())
    found -= {"", "the", "of", "a"}
    return frozenset(found)


def same_unit(number: Number, gold: Mapping[str, Any]) -> bool:
    """Whether our unit is the set's, as it stands or normalised."""
    ours = unit_words(" per ".join(part for part in (number.unit or "", number.per or "") if part))
    if not ours and number.per:
        ours = frozenset({"per", *unit_words(number.per)})
    return any(_agree(ours, unit_words(str(gold.get(key) or ""))) for key in ("unit", "normalized_unit") if key in gold)


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    return ours <= theirs or theirs <= ours


def pairs_of(golds: Sequence[Mapping[str, Any]], numbers: Sequence[Number]) -> list[Pair]:
    """One to one, those whose units agree first; equal values make this the greatest number of pairs."""
    free = list(range(len(numbers)))
    left = list(range(len(golds)))
    pairs = []
    for with_unit in (True, False):
        for gold_at in list(left):
            gold = golds[gold_at]
            hits = [at for at in free if same_value(ends(numbers[at]), ends_of(str(gold["value"])))]
            hit = next((at for at in hits if same_unit(numbers[at], gold) or not with_unit), None)
            if hit is not None:
                free.remove(hit)
                left.remove(gold_at)
                pairs.append(_pair(gold, numbers[hit], unit=with_unit))
    return pairs


def _pair(gold: Mapping[str, Any], number: Number, *, unit: bool) -> Pair:
    mark = str(gold.get("change", "="))
    marks = {_BOUNDS[number.bound], number.change or "="} - {"="} or {"="}
    return Pair(unit, mark, mark if mark in marks else number.change or _BOUNDS[number.bound])


def read_columns(record: Mapping[str, Any]) -> Columns:
    """One sentence: golds, ours, pairs, units right, marks right; then for each mark golds, ours and hits."""
    article = article_from_text(record["text"], id=record["id"])
    return tally(record["quantities"], find_numbers(article.text, article.sentences))


def tally(golds: Sequence[Mapping[str, Any]], numbers: Sequence[Number]) -> Columns:
    """The same, of numbers already read."""
    pairs = pairs_of(golds, numbers)
    right = [pair for pair in pairs if pair.mark == pair.ours]
    head = [len(golds), len(numbers), len(pairs), sum(pair.unit for pair in pairs), len(right)]
    counted = [
        Counter(pair.mark for pair in pairs),
        Counter(pair.ours for pair in pairs),
        Counter(pair.mark for pair in right),
    ]
    return np.array([*head, *(count[mark] for mark in MARKS for count in counted)], dtype=np.float64)


def figures(sums: Columns) -> Columns:
    """The figures of sums over sentences, [..., 4], in the order of `KEYS`."""
    golds, ours, paired, units, right = (sums[..., at] for at in range(5))
    marks = sums[..., 5:].reshape(*sums.shape[:-1], len(MARKS), 3)
    there = marks[..., 0] > 0
    f1 = divide(2 * marks[..., 2], marks[..., 0] + marks[..., 1])
    macro = divide((f1 * there).sum(-1), there.sum(-1).astype(np.float64))
    return np.stack(
        [divide(2 * paired, golds + ours), divide(2 * units, golds + ours), divide(right, paired), macro], -1
    )


def measure(columns: Columns) -> Results:
    """The figures with their intervals, precision and recall beside, and counts."""
    sums = columns.sum(0)
    found = figures(sums)
    edges = bootstrap(columns, figures)
    return {
        **{key: round(100 * float(found[at]), 1) for at, key in enumerate(KEYS)},
        "value_precision": round(100 * float(sums[2]) / max(1.0, float(sums[1])), 1),
        "value_recall": round(100 * float(sums[2]) / max(1.0, float(sums[0])), 1),
        "quantities": int(sums[0]),
        "read": int(sums[1]),
        "paired": int(sums[2]),
        "sentences": len(columns),
        "intervals": {key: in_percent(edges[:, at]) for at, key in enumerate(KEYS)},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure(np.stack([read_columns(record) for record in records_or_stop(args.data)])), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

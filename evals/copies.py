"""Which articles are copies of which: `python -m evals.copies --data FOLDER|generated [--seed N] [--json]`.

**FOLDER** is of the shape of `ecbplus`: articles, and for the pairs of a topic the containment of their word 5-grams
(the share of the smaller set that the other has). `recall`, in percent: of the pairs of .5 and more, those linked
directly. `linked_below`: pairs below .2 linked directly. `joined_below`: pairs below .2 that stand in one family
through others (`joined_below_pairs` names them). The articles are undated, so only wording can link them;
`rewritings_if_dated` counts the pairs below .05 that would be linked as rewritings had all been of one day, of
`unlike_pairs`.

**generated**: a press of known families (`evals.copying`): wires, reprints, rewritings of up to 60 % changed words,
cuts, inserted paragraphs, new headlines, copies of copies, beside independent reports of the same events that share
names, numbers and quotations, sibling events, and what outlets print below everything. `ari` is the adjusted Rand index
(Hubert and Arabie 1985) of the families against the true ones, every article that is nobody's copy being its own;
`recall` and `precision`, in percent, are of the pairs of one family. `minhash_ari` is that of MinHash alone at an
estimated Jaccard of .5, `minhash_best_ari` at the threshold that suits this press best, chosen by looking at the truth.
`joined_by_change` is, by how much of the first version's words was changed, the share of versions that stand in a
family with another of theirs, and of how many. `sign_ms` is a signature's time for 5,000 characters, `find_ms` all of
finding for an article, `compared` the comparisons for an article here and in a press of a quarter of the events (so
near-linear finding keeps them alike). Here articles are dated, and rewritings link what shares little wording:
`rewritings_below` counts the pairs below .2 linked so, `joined_below` those joined only through others.

The weights of rewritings were fitted on seeds 101 to 106, thresholds chosen on 1 to 70; seeds from 81 to 100 were
not looked at.

Intervals resample events (topics in FOLDER); for `ari` families are cut at the border of an event in them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.copying import EVENTS, Known, press
from evals.intervals import bootstrap, in_percent
from onrecord.link.copies import CONTAINED, Copies, Printed, compare, jaccard_table, sign, unlike
from onrecord.link.copies.reading import read

FOUND_FROM = 0.5
UNLIKE = 0.05
MINHASH = 0.5
BINS = ((0.0, 0.0), (0.0, 0.2), (0.2, 0.4), (0.4, 0.6))
TIMED_LENGTH = 5000

Numbers = NDArray[np.float64]


def main(argv: Sequence[str] | None = None) -> int:
    """The whole command."""
    parser = options(__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the generated press")
    args = parser.parse_args(argv)
    results = measure_press(args.seed) if str(args.data) == "generated" else measure_folder(args.data)
    show(results, as_json=args.json)
    return 0


def measure_folder(folder: Path) -> Results:
    """The figures on labelled pairs."""
    return measure_pairs(*(records_or_stop(folder / name) for name in ("docs.jsonl.gz", "doc_pairs.jsonl.gz")))


def measure_pairs(docs: Sequence[Mapping[str, Any]], pairs: Sequence[Mapping[str, Any]]) -> Results:
    """The same, of what was loaded."""
    copies = Copies()
    copies.add(Printed(doc["doc_id"], doc["text"]) for doc in docs)
    topics = {doc["doc_id"]: doc["topic"] for doc in docs}
    linked = {(pair.one, pair.other) for pair in copies.pairs()}
    contained = {_ends(row): float(row["gram5_containment"]) for row in pairs}
    wanted = [ends for ends, share in contained.items() if share >= FOUND_FROM]
    columns = _by_group((topics[ends[0]], (ends in linked, 1)) for ends in wanted)
    inside = {ends for family in copies.families for ends in combinations(sorted(family.articles), 2)}
    below = sorted(ends for ends in inside - linked if contained.get(ends, 0.0) < CONTAINED)
    unlike_pairs = [ends for ends, share in contained.items() if share < UNLIKE]
    return {
        "recall": round(100 * sum(ends in linked for ends in wanted) / max(len(wanted), 1), 2),
        "pairs": len(wanted),
        "linked": len(linked),
        "linked_below": sum(contained.get(ends, 0.0) < CONTAINED for ends in linked),
        "joined_below": len(below),
        "joined_below_pairs": [[*ends, contained.get(ends, 0.0)] for ends in below],
        "families": len(copies.families),
        "rewritings_if_dated": _rewritings_if_dated(docs, unlike_pairs),
        "unlike_pairs": len(unlike_pairs),
        "intervals": {"recall": in_percent(bootstrap(columns, _ratio))} if len(columns) else {},
    }


def _rewritings_if_dated(docs: Sequence[Mapping[str, Any]], pairs: Sequence[tuple[str, str]]) -> int:
    dated = {doc["doc_id"]: read(Printed(doc["doc_id"], doc["text"], published="2031-03-03")) for doc in docs}
    return sum(compare(dated[one], dated[other]) is not None for one, other in pairs)


def measure_press(seed: int, events: int = EVENTS) -> Results:
    """The figures on a press of known families."""
    known = press(seed, events)
    copies = Copies()
    before = process_time()
    copies.add(item.article for item in known)
    seconds = process_time() - before
    label = {id: family.id for family in copies.families for id in family.articles}
    found = [label.get(item.article.id, item.article.id) for item in known]
    true = [item.family for item in known]
    both, ours, theirs = _pair_counts(zip(true, found, strict=True)), _pair_counts(found), _pair_counts(true)
    baseline = minhash(known)
    articles = {item.article.id: copies.articles[item.article.id] for item in known}
    below = [row for family in copies.families for row in unlike(family, articles, CONTAINED)]
    direct = {(pair.one, pair.other) for pair in copies.pairs()}
    return {
        "ari": round(ari(true, found), 4),
        "minhash_ari": round(baseline[MINHASH], 4),
        "minhash_best_ari": round(max(baseline.values()), 4),
        "recall": round(100 * both / max(theirs, 1), 2),
        "precision": round(100 * both / max(ours, 1), 2),
        "articles": len(known),
        "events": events,
        "families": len(copies.families),
        "joined_below": sum(row[:2] not in direct for row in below),
        "rewritings_below": sum(row[:2] in direct for row in below),
        "joined_by_change": _by_change(known, label),
        "sign_ms": round(_sign_ms(known), 3),
        "find_ms": round(1000 * seconds / len(known), 2),
        "compared": [round(copies.compared / len(known), 1), round(_compared(press(seed, events // 4)), 1)],
        "intervals": {"ari": [round(float(edge), 4) for edge in bootstrap(_by_event(known, found), _ari_of)]},
    }


def minhash(known: Sequence[Known]) -> dict[float, float]:
    """ARI of families that join whatever MinHash takes for alike, by threshold."""
    alike = jaccard_table([sign(item.article.text) for item in known])
    true = [item.family for item in known]
    return {
        threshold: ari(true, _joined(alike >= threshold))
        for threshold in np.round(np.arange(0.05, 0.9, 0.05), 2).tolist()
    }


def ari(true: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two groupings."""
    counts = [_pair_counts(zip(true, found, strict=True)), _pair_counts(true), _pair_counts(found), len(true)]
    return float(_ari_of(np.array(counts, np.float64)))


def _ari_of(sums: Numbers) -> Numbers:
    both, ours, theirs, count = (sums[..., column] for column in range(4))
    expected = ours * theirs / np.maximum(count * (count - 1) / 2, 1)
    room = (ours + theirs) / 2 - expected
    return np.where(room > 0, (both - expected) / np.where(room > 0, room, 1), 1.0)


def _pair_counts(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _joined(alike: NDArray[np.bool_]) -> list[int]:
    """The least index that each row is connected with."""
    label = np.arange(len(alike))
    while True:
        least = np.where(alike, label[None, :], len(label)).min(axis=1)
        if (least == label).all():
            return [int(index) for index in label]
        label = least


def _by_change(known: Sequence[Known], label: Mapping[str, str]) -> dict[str, list[float]]:
    """For each band of change its share joined, and of how many copies."""
    mates: dict[tuple[str, str], int] = Counter(
        (item.family, label.get(item.article.id, item.article.id)) for item in known
    )
    sizes = Counter(item.family for item in known)
    made = {}
    for low, high in BINS:
        chosen = [
            mates[item.family, label.get(item.article.id, item.article.id)] > 1
            for item in known
            if sizes[item.family] > 1 and (item.changed == high == 0 or low < item.changed <= high)
        ]
        made[f"{low:g}-{high:g}"] = [round(100 * sum(chosen) / max(len(chosen), 1), 1), len(chosen)]
    return made


def _by_event(known: Sequence[Known], found: Sequence[str]) -> Numbers:
    groups: dict[str, list[tuple[str, str]]] = {}
    for item, label in zip(known, found, strict=True):
        groups.setdefault(item.family.split(".")[0], []).append((item.family, label))
    return np.array(
        [
            [_pair_counts(rows), *(_pair_counts(side) for side in zip(*rows, strict=True)), len(rows)]
            for rows in groups.values()
        ],
        np.float64,
    )


def _by_group(rows: Iterable[tuple[str, tuple[float, float]]]) -> Numbers:
    sums: dict[str, Numbers] = {}
    for group, row in rows:
        sums[group] = sums.get(group, np.zeros(2)) + np.array(row, np.float64)
    return np.array([sums[group] for group in sorted(sums)])


def _ratio(sums: Numbers) -> Numbers:
    return sums[..., 0] / np.maximum(sums[..., 1], 1)


def _sign_ms(known: Sequence[Known]) -> float:
    """The best of five rounds."""
    whole = "\n".join(item.article.text for item in known)
    texts = [whole[start : start + TIMED_LENGTH] for start in range(0, len(whole) - TIMED_LENGTH + 1, TIMED_LENGTH)]
    rounds = []
    for _ in range(5):
        before = process_time()
        for text in texts:
            sign(text)
        rounds.append(process_time() - before)
    return 1000 * min(rounds) / max(len(texts), 1)


def _compared(known: Sequence[Known]) -> float:
    copies = Copies()
    copies.add(item.article for item in known)
    return copies.compared / max(len(known), 1)


def _ends(row: Mapping[str, Any]) -> tuple[str, str]:
    one, other = sorted((row["a"], row["b"]))
    return one, other


if __name__ == "__main__":
    sys.exit(main())

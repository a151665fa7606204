"""Deep reading against careful readers: `python -m evals.deep --data PATH [--json]`.

PATH is a file of the shape of `wikinews_attributions`. Outermost attributions are paired with gold ones by the scorer's
rule (`evals.scoring.pair_up`), and every figure but the last is over these pairs, in percent:

  act_accuracy       the act is the same
  kind_accuracy      the source is of the same kind
  anonymous_f1       whether the source is anonymous, F1 of those that are
  mention_accuracy   the first full mentions overlap, or there is none on either side
  via_f1             spans that the source spoke through: a span is right where it overlaps one of the other side's,
                     one to one
  polarity_macro_f1  mean F1 of the polarities that gold has
  forecast_f1        whether it is a forecast (plan, threat and promise among them), F1 of those that are
  nested_f1          pairs among nested attributions (as in `evals.reading`)

`forecast_kind_accuracy` is over pairs that both sides call a forecast, `horizon_f1` over their horizons.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.articles import article_of, spans_of
from evals.command import Results, open_or_stop, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide, pair_up, roles_of, with_f1
from onrecord.desk.reading import read_text
from onrecord.record import Attribution, Spans, overlap

POLARITIES = ("asserted", "denied", "uncommitted")
SHARES = ("act", "kind", "mention", "forecast_kind")
COUNTED = ("anonymous", "via", "forecast", "horizon", *POLARITIES, "nested")
KEYS = (
    *(f"{name}_accuracy" for name in SHARES),
    *(f"{name}_f1" for name in ("anonymous", "via", "forecast", "horizon", "nested")),
    "polarity_macro_f1",
)

Numbers = NDArray[np.float64]


def columns_of(record: dict[str, Any], read: Sequence[Attribution]) -> Numbers:
    """One article's parts: (right, of) for each of `SHARES`, then (read, gold, both) for each of `COUNTED`."""
    text, gold = record["text"], article_of(record).attributions
    shares = dict.fromkeys(SHARES, (0, 0))
    counts = dict.fromkeys(COUNTED, (0, 0, 0))
    for nested in (False, True):
        ours = [item for item in read if (item.within is not None) == nested]
        places = [place for place, item in enumerate(gold) if (item.within is not None) == nested]
        pairs = pair_up(roles_of(ours, text), roles_of((gold[place] for place in places), text))
        if nested:
            counts["nested"] = (len(ours), len(places), len(pairs))
            continue
        for pair in pairs:
            _compare(ours[pair.read], record["attributions"][places[pair.gold]], shares, counts)
    return np.array([*(n for name in SHARES for n in shares[name]), *(n for name in COUNTED for n in counts[name])])


def _compare(
    read: Attribution,
    gold: Mapping[str, Any],
    shares: dict[str, tuple[int, int]],
    counts: dict[str, tuple[int, int, int]],
) -> None:
    """Add one pair's parts."""

    def share(name: str, right: bool) -> None:
        shares[name] = (shares[name][0] + right, shares[name][1] + 1)

    def count(name: str, parts: Iterable[int]) -> None:
        before = counts[name]
        ours, theirs, both = parts
        counts[name] = (before[0] + ours, before[1] + theirs, before[2] + both)

    who, wording, foreseen = read.who, read.wording, gold["forecast"]
    share("act", read.act == gold["act"])
    share("kind", who is not None and who.kind == gold["who"]["kind"])
    mention = () if who is None or who.mention is None else (who.mention,)
    share("mention", _meet(mention, _optional(gold["who"]["mention"])))
    anonymous = who is not None and who.anonymous
    count("anonymous", _both(anonymous, gold["who"]["anonymous"]))
    count("via", _spans(tuple(via.span for via in read.via), spans_of(gold["via"])))
    polarity = "asserted" if wording is None else wording.polarity
    for name in POLARITIES:
        count(name, _both(polarity == name, gold["polarity"] == name))
    forecast = None if wording is None else wording.forecast
    count("forecast", _both(forecast is not None, foreseen is not None))
    if forecast is not None and foreseen is not None:
        share("forecast_kind", forecast.kind == foreseen["kind"])
        horizon = () if forecast.horizon is None else (forecast.horizon.span,)
        count("horizon", _spans(horizon, _optional(foreseen.get("horizon"))))


def _optional(span: Any) -> Spans:
    """A span that may be null, or a list that holds it."""
    if not span:
        return ()
    return spans_of(span if isinstance(span[0], list) else [span])


def _meet(ours: Spans, theirs: Spans) -> bool:
    return overlap(ours, theirs) > 0 or not (ours or theirs)


def _both(ours: bool, theirs: bool) -> tuple[int, int, int]:
    return int(ours), int(theirs), int(ours and theirs)


def _spans(ours: Spans, theirs: Spans) -> tuple[int, int, int]:
    """How many on either side, and how many overlap one to one, first come first."""
    left = list(theirs)
    both = 0
    for span in ours:
        for other in left:
            if overlap([span], [other]):
                left.remove(other)
                both += 1
                break
    return len(ours), len(theirs), both


def figures(sums: Numbers) -> Numbers:
    """`KEYS` as shares of 1, [..., keys], from sums of `columns_of`, [..., columns]."""
    cut = 2 * len(SHARES)
    shares = divide(sums[..., :cut:2], sums[..., 1:cut:2])
    counted = sums[..., cut:].reshape(*sums.shape[:-1], len(COUNTED), 3)
    f1 = with_f1(divide(counted[..., 2:], counted[..., :2]))[..., 2]
    places = {name: f1[..., COUNTED.index(name)] for name in COUNTED}
    there = np.stack([counted[..., COUNTED.index(name), 1] > 0 for name in POLARITIES], axis=-1)
    polarities = np.stack([places[name] for name in POLARITIES], axis=-1)
    macro = divide((polarities * there).sum(-1), there.sum(-1).astype(np.float64))
    named = [places[name] for name in ("anonymous", "via", "forecast", "horizon", "nested")]
    return np.concatenate([shares, np.stack([*named, macro], axis=-1)], axis=-1)


def measure(columns: Numbers) -> Results:
    """Each key with its interval; `counts` are read, gold and both, `pairs` the pairs that were looked at."""
    sums = columns.sum(0)
    edges = bootstrap(columns, figures)
    results: Results = {key: round(100 * float(value), 1) for key, value in zip(KEYS, figures(sums), strict=True)}
    results["pairs"] = int(sums[1])
    counted = sums[2 * len(SHARES) :].reshape(len(COUNTED), 3)
    results["counts"] = {name: [int(n) for n in row] for name, row in zip(COUNTED, counted, strict=True)}
    results["intervals"] = {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)}
    return results


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    records = records_or_stop(args.data)
    reader = open_or_stop(args.reader)
    read = (
        read_text(record["text"], id=record["id"], reader=reader, date=record.get("date"), title=record.get("title"))
        for record in records
    )
    columns = [columns_of(record, one.attributions) for record, one in zip(records, read, strict=True)]
    results = measure(np.stack(columns))
    if not args.json:
        results["counts"] = " ".join(f"{name} {'/'.join(map(str, row))}" for name, row in results["counts"].items())
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

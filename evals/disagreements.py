"""Disagreements in made worlds: `python -m evals.disagreements --data generated --seed N [--events N] [--read]`.

Each event of a world raises one question, how many died, and its truth is known. Two to four independent speakers
answer it, each right as often as a share of its own, drawn from Beta(8, 3), and each with a record of 0 to 20 settled
cases drawn with the same share. Papers take the answers from one another in the sentences of `evals/world_making/`
(`evals/rumours.py`). The ledger's way is `onrecord.link.origins.trace` over the tellings of the true claim, then
`onrecord.judge.disagreements.weigh`. Voting takes the number that most outlets print. An even result counts in part.

- `wide_…`: a false number is widely reprinted: six to nine papers take over a wrong speaker's number, or a slip that
  the first of them made in copying a right one. `even_…`: every answer is taken over by one to three papers.
- `…_vote`, `…_articles`: how often the right number wins by outlets and by articles, in percent; `…_weighed`: by
  weighing; `…_origins`: by weighing without records; `…_true_origins`: with the true origins in place of the traced
  ones; `…_gain`: weighed less vote, with its interval by event.
- `…_calibration`: by fifths of the probability that weighing gave: its mean, the share that was right, how many values.

`--read` has the whole reader read the articles; without it the true tellings are handed over.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.rumours import Truth, make_rumours
from evals.world_making.tellings import Found, given_world, read_world
from evals.world_making.truth import World
from onrecord.judge.disagreements import weigh
from onrecord.link.origins import trace
from onrecord.record.grading import Answer, ToldValue, Weighing
from onrecord.record.linking import Claim, Origin
from onrecord.record.telling import Telling

WAYS = ("vote", "articles", "weighed", "origins", "true_origins")
Shares = NDArray[np.float64]


def vote(printed: Sequence[ToldValue], truth: float, *, by: str) -> float:
    """The true number's share of the win where every outlet, or every telling, has one vote."""
    votes: dict[float, set[str]] = {}
    for one in printed:
        votes.setdefault(float(one.value), set()).add((one.outlet or "") if by == "outlet" else one.telling)
    return _share({value: float(len(voters)) for value, voters in votes.items()}, truth)


def likeliest(weighing: Weighing, truth: float) -> float:
    """The true number's share of the win by probability."""
    return _share({float(weight.value): round(weight.probability, 12) for weight in weighing.weights}, truth)


def _share(points: Mapping[float, float], truth: float) -> float:
    """All of it where the true number leads, an equal part where it leads with others."""
    best = [value for value, number in points.items() if number == max(points.values())]
    return (truth in best) / len(best) if best else 0.0


def number_in(telling: Telling) -> float | None:
    """The number of dead that a telling gives, else the only number in it."""
    exact = [(number.of, number.best) for number in telling.numbers if number.best is not None]
    dead = [best for of, best in exact if of == "dead"]
    return dead[0] if dead else exact[0][1] if len(exact) == 1 else None


def measure_world(world: World, found: Found, truths: Sequence[Truth]) -> tuple[Shares, list[tuple[float, bool]]]:
    """A row of shares for each event, in the order of `WAYS`, and every probability given with whether it was right."""
    true_of = {id: true for true, id in found.of.items() if id}
    speakers = {true.id: true.speaker or "" for true in world.tellings}
    occasions = {true.id: true.occasion for true in world.tellings}
    rows, given = [], []
    for claim, truth in zip(world.claims, truths, strict=True):
        told = {id: found.tellings[id] for true in claim.tellings if (id := found.of[true])}
        printed = [
            ToldValue(id, value, one.outlet) for id, one in told.items() if (value := number_in(one)) is not None
        ]
        records = {id: truth.records.get(speakers[true_of[id]], (0, 0)) for id in told}
        ids = tuple(sorted(told))
        traced = trace(Claim(claim.id, ids[0], ids[0], ids), found.tellings, found.families) if ids else ()
        real = _true_origins(ids, {id: occasions[true_of[id]] for id in ids}, told)
        weighing = _weighed(claim.id, traced, told, records, printed)
        plain = _weighed(claim.id, traced, told, {}, printed)
        exactly = _weighed(claim.id, real, told, records, printed)
        rows.append((
            vote(printed, truth.number, by="outlet"), vote(printed, truth.number, by="telling"),
            *(likeliest(one, truth.number) for one in (weighing, plain, exactly)),
        ))  # fmt: skip
        given += [(weight.probability, weight.value == truth.number) for weight in weighing.weights]
    return np.array(rows), given


def _true_origins(ids: Sequence[str], occasions: Mapping[str, str], told: Mapping[str, Telling]) -> tuple[Origin, ...]:
    """The origins as they were: the first telling of each occasion, nearest to it."""
    nearest = sorted((len(told[id].via), told[id].who is None, told[id].published or "", id) for id in ids)
    groups: dict[str, list[str]] = {}
    for *_, id in nearest:
        groups.setdefault(occasions[id], []).append(id)
    return tuple(Origin(first, tuple(rest), ()) for first, *rest in groups.values())


def _weighed(
    question: str, origins: Sequence[Origin], told: Mapping[str, Telling],
    records: Mapping[str, tuple[int, int]], printed: Sequence[ToldValue],
) -> Weighing:  # fmt: skip
    answers = [
        Answer(origin.telling, number_in(told[origin.telling]), right=right, wrong=wrong)
        for origin in origins
        for right, wrong in [records.get(origin.telling, (0, 0))]
    ]
    return weigh(question, answers, printed)


def results_of(name: str, rows: Shares, given: Sequence[tuple[float, bool]]) -> Results:
    """The figures of one kind of world."""
    columns = np.column_stack([rows, rows[:, 2] - rows[:, 0], np.ones(len(rows))])
    edges = bootstrap(columns, lambda sums: sums[..., :-1] / sums[..., -1:])
    means = 100 * columns.mean(0)
    found: Results = {"intervals": {}}
    for at, way in enumerate((*WAYS, "gain")):
        found[f"{name}_{way}"] = round(float(means[at]), 1)
        found["intervals"][f"{name}_{way}"] = in_percent(edges[:, at])
    found[f"{name}_calibration"] = calibration(given)
    return found


def calibration(given: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Mean probability, share right and number of values in each fifth."""
    rows = np.array(given, dtype=np.float64)
    fifths = np.minimum((5 * rows[:, 0]).astype(int), 4)
    groups = [rows[fifths == at] for at in range(5)]
    return [[round(float(x), 3) for x in (*group.mean(0), len(group))] for group in groups if len(group)]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = options(__doc__)
    parser.set_defaults(data=Path("generated"))
    parser.add_argument("--seed", type=int, required=True, help="which worlds")
    parser.add_argument("--events", type=int, default=300, help="events in each of the two worlds (default: 300)")
    parser.add_argument("--read", action="store_true", help="have the whole reader read the articles")
    args = parser.parse_args(argv)
    if str(args.data) != "generated":
        raise SystemExit("error: worlds are made; type --data generated")
    reader = open_or_stop(args.reader) if args.read else None
    results: Results = {"events": args.events, "intervals": {}}
    for name in ("wide", "even"):
        world, truths = make_rumours(args.seed, args.events, wide=name == "wide")
        found = read_world(world, reader) if reader else given_world(world)
        of_one = results_of(name, *measure_world(world, found, truths))
        results["intervals"] |= of_one.pop("intervals")
        results |= {f"{name}_articles_made": len(world.articles), **of_one}
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

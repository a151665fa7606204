"""Hold the floors of `floors.json`: `python -m evals.floors [--only reading,exact_spans] [--shared ../shared]`.

A floor is the least that a figure may be (the F1, where a key has precision, recall and F1), or `["max", most]`.
A set lies in `shared/data` or, where it is the project's own table, in the project. The evaluations of attributions
share one reading of each set; the others are run as their commands are. Ends with 1 and names each floor missed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from evals import calibration, exact_spans, reading
from evals.articles import Sheet, read_sheets
from evals.command import Results, articles_or_stop, open_or_stop
from onrecord.read import Reader

FLOORS = Path(__file__).with_name("floors.json")
GENERATED = "generated"
PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
MEASURES: dict[str, Callable[[Sequence[Sheet]], Results]] = {
    "reading": reading.measure,
    "exact_spans": exact_spans.measure,
    "calibration": calibration.measure,
}
"""Evaluations of attributions alone."""

COMMANDS = (
    "deep", "who", "numbers", "times", "places", "links", "casualties", "forecasts", "assertions", "headline", "cases",
    "spellings", "reports", "copies", "events", "truth", "scores",
)  # fmt: skip
"""Evaluations that are run as commands."""

KNOWN = (*MEASURES, *COMMANDS)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least, or the most, that one figure of one evaluation on one set may be."""

    evaluation: str
    set: str
    key: str
    limit: float
    is_most: bool

    def __str__(self) -> str:
        return f"{self.evaluation}:{self.set} {self.key} {'≤' if self.is_most else '≥'} {self.limit:g}"

    def value_in(self, results: Results) -> float:
        """The figure that is held: F1 where the key has three."""
        value = results[self.key]
        return float(value[2] if isinstance(value, list) else value)

    def holds(self, results: Results) -> bool:
        """Whether the figure keeps to the limit."""
        value = self.value_in(results)
        return value <= self.limit if self.is_most else value >= self.limit


def load_floors(path: Path = FLOORS) -> list[Floor]:
    """All floors, in the file's order."""
    floors = []
    for name, limits in json.loads(path.read_text(encoding="utf-8")).items():
        evaluation, _, set_name = name.partition(":")
        for key, limit in limits.items():
            is_most = isinstance(limit, list)
            floors.append(Floor(evaluation, set_name, key, float(limit[1] if is_most else limit), is_most))
    return floors


def path_of(shared: Path, set_name: str) -> Path:
    """Where a set lies: a file or folder of `shared/data`, compressed or not, or a table of the project's own.

    A set that an evaluation makes itself lies nowhere.
    """
    if set_name == GENERATED:
        return Path(GENERATED)
    places = [shared / "data" / f"{set_name}{ending}" for ending in (".jsonl", ".jsonl.gz", "")]
    return next((place for place in places if place.exists()), PROJECT / set_name)


class Measured:
    """Results of evaluations on the sets in `shared`; each set is read once, each evaluation run once."""

    def __init__(self, shared: Path, reader: Reader) -> None:
        self._shared = shared
        self._reader = reader
        self._sheets: dict[str, list[Sheet]] = {}
        self._results: dict[tuple[str, str], Results] = {}

    def results(self, evaluation: str, set_name: str) -> Results:
        """What an evaluation gives on a set, named as `folder/part`."""
        key = evaluation, set_name
        if key not in self._results:
            measure = self._measure if evaluation in MEASURES else self._run
            self._results[key] = measure(evaluation, set_name)
        return self._results[key]

    def _measure(self, evaluation: str, set_name: str) -> Results:
        if set_name not in self._sheets:
            articles = articles_or_stop(path_of(self._shared, set_name))
            self._sheets[set_name] = read_sheets(articles, self._reader)
        return MEASURES[evaluation](self._sheets[set_name])

    def _run(self, evaluation: str, set_name: str) -> Results:
        """What the command of an evaluation prints of a set."""
        command = import_module(f"evals.{evaluation}")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            command.main(["--data", str(path_of(self._shared, set_name)), "--json"])
        results: Results = json.loads(printed.getvalue())
        return results


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(KNOWN), help="evaluations, by comma")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/ (default: ../shared)")
    parser.add_argument("--reader", type=Path, help="a folder with a reader's weights (default: the shipped ones)")
    args = parser.parse_args(argv)
    wanted = set(args.only.split(","))
    unknown = wanted - set(KNOWN)
    if unknown:
        parser.error(f"no floors for {', '.join(sorted(unknown))}; there are {', '.join(KNOWN)}")
    measured = Measured(args.shared, open_or_stop(args.reader))
    missed = 0
    for floor in load_floors():
        if floor.evaluation not in wanted:
            continue
        results = measured.results(floor.evaluation, floor.set)
        holds = floor.holds(results)
        missed += not holds
        print(f"{'holds ' if holds else 'MISSED'}  {floor}: {floor.value_in(results):g}")
    print(f"{missed} floors missed" if missed else "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

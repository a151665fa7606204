"""What deep reading adds: `python -m benchmarks.deep [--articles N] [--json]`.

On a made-up corpus, one thread, everything opened and warm, the median of five rounds in which both sides take turns:

  added_share    what deep reading takes (who, wording, layers, assertions, headline), against finding the attributions
  milliseconds   of both, an article; `parts` of deep reading's questions, each by itself
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from benchmarks.reader import THREADS, ratio, take_turns

ARTICLES = 30


def measure(articles: int) -> dict[str, object]:
    """All keys."""
    from benchmarks.corpus import articles as made
    from onrecord.desk.reading import open_reader
    from onrecord.ingest import article_from_text
    from onrecord.read import read_attributions
    from onrecord.read.depth import deepen

    reader = open_reader(None)
    laid_out = [article_from_text(text, id="benchmark", date="2031-05-03") for text in made(articles)]
    readings = [read_attributions(article, reader) for article in laid_out]
    parts = {name: partial(_each, run, readings) for name, run in _questions().items()}
    taken = take_turns(
        {
            "attributions": lambda: [read_attributions(article, reader) for article in laid_out],
            "deep": lambda: [deepen(reading) for reading in readings],
            **parts,
        }
    )
    milliseconds = {name: round(1000 * median(seconds) / articles, 2) for name, seconds in taken.items()}
    return {
        "added_share": ratio(taken["deep"], taken["attributions"]),
        "milliseconds": {name: milliseconds[name] for name in ("attributions", "deep")},
        "parts": {name: milliseconds[name] for name in parts},
        "articles": articles,
    }


def _each(run: Callable[..., object], readings: Sequence[object]) -> list[object]:
    return [run(reading) for reading in readings]


def _questions() -> dict[str, Callable[..., object]]:
    """The questions that are asked of a whole article, as functions of a reading."""
    from onrecord.read.assertions import find_assertions
    from onrecord.read.headlines import weigh_headline
    from onrecord.read.numbers import find_numbers
    from onrecord.read.places import find_places
    from onrecord.read.times import find_times
    from onrecord.read.who import identify

    return {
        "who": lambda one: identify(one.article, one.attributions),
        "numbers": lambda one: find_numbers(one.article.text, one.article.sentences),
        "times": lambda one: find_times(one.article.text, one.article.sentences, one.article.date),
        "places": lambda one: find_places(one.article.text, one.article.sentences),
        "assertions": lambda one: find_assertions(one.article, one.attributions),
        "headline": lambda one: weigh_headline(one.article, one.attributions, ()),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"of the corpus (default: {ARTICLES})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    results = measure(args.articles)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<16}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

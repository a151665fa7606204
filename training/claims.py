"""The scales of two articles and of two tellings: `python -m training.claims --data ../shared/data/ecbplus`.

What ECB+ speaks of is fitted on all its topics: logistic, with a prior, pairs of one event (chain) counting as much as
all others (`balanced`). An article pair's figure comes from a fit without its topic. What ECB+ says nothing about is
judged, in `JUDGED`. Prints the areas under the curve out of fold, and the shares that thresholds give. `--words` makes
the table of common words instead.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from evals.event_pairs import OTHER, SAME, Collection, Numbers, auc, balanced, fit, out_of_fold
from evals.events import Seen, articles_seen, by_articles, chances, sentences_seen, settings_of, with_events
from onrecord.infer.embedding import open_embedding
from training.encoder import base_folder

CLAIMS = Path("src/onrecord/link/claims")
COMMON_WORDS = CLAIMS.parent / "common_words.txt"

JUDGED = {
    "numbers": 2.0,  # 1 equal … 0.4 differs: a figure that differs is a relation, not another claim; −1 another thing
    "places": 0.5,
    "times": 0.4,
    "days apart": -3.0,  # for 60 days and more, half of it for nine
    "source": 0.2,  # two sources may say the same: being different speaks for nothing
    "negation": 0.0,  # speaks for contradiction, which is a relation
    "denial": 0.0,  # likewise
    "forecast": -0.4,
    "attitude": -0.2,
    "certainty": -0.3,
}
"""Weights that no public data gives, in logits for a value of 1."""


def scale_of(seen: Seen, times: Numbers) -> dict[str, object]:
    start, weights, neutral = fit(seen.values, seen.pairs.kind == SAME, times)
    return {
        "start": round(start, 4),
        "weights": dict(zip(seen.names, weights.round(4).tolist(), strict=True)),
        "neutral": dict(zip(seen.names, neutral.round(4).tolist(), strict=True)),
    }


def make_words() -> None:
    """The word pieces of the base model that are whole words, in its order."""
    pieces = (base_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    first = pieces.index("the")
    words = [piece for piece in pieces[first:] if re.fullmatch("[a-z]{2,}", piece)]
    head = [line for line in COMMON_WORDS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    COMMON_WORDS.write_text("\n".join([*head, *"aist", *words]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ecbplus"))
    parser.add_argument("--words", action="store_true", help="make common_words.txt and stop")
    args = parser.parse_args()
    if args.words:
        make_words()
        return
    collection, embedding = Collection(args.data), open_embedding()
    pairs = collection.article_pairs()
    settings = settings_of(collection, embedding)
    articles = articles_seen(pairs, settings)
    times = balanced(pairs)
    held = out_of_fold(articles.values, pairs, times)
    told = with_events(sentences_seen(collection, settings, embedding), by_articles(pairs, chances(held)))
    told_times = balanced(told.pairs)
    told_held = out_of_fold(told.values, told.pairs, told_times)
    print("articles, out of fold", round(auc(held, articles.pairs), 4))
    print("sentences, out of fold", round(auc(told_held, told.pairs), 4), round(auc(told_held, told.pairs, OTHER), 4))
    event, claim = scale_of(articles, times), scale_of(told, told_times)
    for name, weight in JUDGED.items():
        claim["weights"][name], claim["neutral"][name] = weight, 0.0  # type: ignore[index]
    (CLAIMS / "weights.json").write_text(json.dumps({"event": event, "claim": claim}, indent=1) + "\n")
    scores = chances(told_held)
    right = told.pairs.kind == SAME
    for least in (0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9):
        above = scores >= least
        print(f"≥ {least}: precision {right[above].mean():.3f}, recall {above[right].mean():.3f}, pairs {above.sum()}")


if __name__ == "__main__":
    main()

"""Same event or its sibling: `python -m evals.events --data ../shared/data/ecbplus [--json]`.

The folder has the shape of `ecbplus`: topics of two events that are alike (two earthquakes, two stars in rehab).

- `article_auc`: how often a pair of articles of one event scores above a pair of sibling events of some topic.
- `sentence_auc`: the same of pairs of sentences of different articles: those with a mention of one event chain against
  those of sibling events. `other_claim_auc` sets them against sentences of the same event that share no chain.

These three are the shipped scales', which were fitted on the topics in `shared/data` (`training/claims.py`);
`out_of_fold` gives them by scales of the same features each of which was fitted without the topics that it scores.
`tfidf` and `embedding` (the cosine of sentence vectors; of articles that of their first three sentences) are measured
in the same run. `without_setting` is what two tellings give alone, without what their articles are about;
`without_dates` are the articles without short lines that hold a date, which half of the set has.
A line that holds an article's own address is left out except for TF-IDF. Intervals come from resampling topics.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, show
from evals.event_pairs import OTHER, SIBLING, Collection, Numbers, Pairs, auc, balanced, dots, out_of_fold, tfidf
from evals.intervals import draws, in_percent
from onrecord.infer.embedding import Embedding, open_embedding
from onrecord.link.claims.blocking import cosine_of
from onrecord.link.claims.features import claim_features
from onrecord.link.claims.preparing import beside, prepare
from onrecord.link.claims.scales import LEAST, Feature, Scale, logistic, scale
from onrecord.link.claims.setting import LEAD, Setting, event_features, setting_of
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording

FITTED = ("meaning", "names", "figures", "event")
"""The features of two tellings that ECB+ says something about."""

RESAMPLES = 200
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d: ?\d\d|/ ?\d\d")
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of pairs: the pairs, the names of the features, and their values, [pairs, features]."""

    pairs: Pairs
    names: tuple[str, ...]
    values: Numbers


def seen(pairs: Pairs, rows: Sequence[Sequence[Feature]]) -> Seen:
    names = tuple(feature.name for feature in rows[0])
    return Seen(pairs, names, np.array([[feature.value for feature in row] for row in rows]))


def is_date_line(text: str) -> bool:
    """Whether a line is short and holds a date or a time of day."""
    return len(text.split()) <= _SHORT and _DATE.search(text) is not None


def settings_of(collection: Collection, embedding: Embedding, *, dates: bool = True) -> dict[str, Setting]:
    """The setting of each article."""
    settings = {}
    for id in collection.articles:
        told = [text for text in collection.sentences(id) if dates or not is_date_line(text)]
        settings[id] = setting_of(told, embedding.embed(told[:LEAD]))
    return settings


def articles_seen(pairs: Pairs, settings: Mapping[str, Setting]) -> Seen:
    """The features of all pairs of articles."""
    own = [settings[id] for id in pairs.items]
    return seen(pairs, [event_features(own[a], own[b]) for a, b in zip(pairs.left, pairs.right, strict=True)])


def sentences_seen(collection: Collection, settings: Mapping[str, Setting], embedding: Embedding) -> Seen:
    """The features of all pairs of sentences of different articles; each by itself is a telling."""
    pairs = collection.sentence_pairs()
    tellings = [
        Telling(f"{id}/{place}", id, text, text, None, None, None, (), Wording())
        for id, place in pairs.items
        for text in [collection.sentence((id, place))]
    ]
    prepared = prepare(tellings, settings, embedding.embed)
    rows = []
    for a, b in zip(pairs.left, pairs.right, strict=True):
        one, other = prepared[a], prepared[b]
        features = claim_features(one.telling, other.telling, cosine_of(one.vector, other.vector), beside(one, other))
        found = {feature.name: feature for feature in features}
        rows.append([found.get(name, Feature(name, math.nan)) for name in FITTED])
    return seen(pairs, rows)


def with_events(told: Seen, events: Mapping[tuple[str, str], float]) -> Seen:
    """The same with other figures for the articles."""
    pairs, values = told.pairs, told.values.copy()
    sides = zip(pairs.left, pairs.right, strict=True)
    values[:, told.names.index("event")] = [events[pairs.items[a][0], pairs.items[b][0]] for a, b in sides]
    return Seen(pairs, told.names, values)


def by_articles(pairs: Pairs, scores: Numbers) -> dict[tuple[str, str], float]:
    """The scores of article pairs by both ids, in both orders."""
    found = {}
    for a, b, score in zip(pairs.left, pairs.right, scores, strict=True):
        one, other = pairs.items[a], pairs.items[b]
        found[one, other] = found[other, one] = float(score)
    return found


def shipped(of: Seen, name: str, leave_out: Sequence[str] = ()) -> Numbers:
    """The logits of the shipped scale; a feature left out is taken as neutral."""
    used = scale(name)
    terms = [
        used.weights[feature] * np.nan_to_num(_away(used, feature, of.values[:, place]))
        for place, feature in enumerate(of.names)
        if feature not in leave_out
    ]
    return np.asarray(used.start + np.sum(terms, axis=0))


def _away(used: Scale, feature: str, values: Numbers) -> Numbers:
    if feature in used.chances:
        return np.asarray(np.log((values + LEAST) / (used.neutral[feature] + LEAST)))
    return values - used.neutral[feature]


def weighed(told: Seen) -> Numbers:
    """The values of sentence pairs as they are weighed: of how sure it is that it is one event the logarithm."""
    values = told.values.copy()
    place = told.names.index("event")
    values[:, place] = np.log(values[:, place] + LEAST)
    return values


def chances(logits: Numbers) -> Numbers:
    return np.array([logistic(value) for value in logits])


def interval(scores: Numbers, pairs: Pairs, against: int = SIBLING) -> list[float]:
    """95 % of the AUCs over topics drawn anew."""
    topics, place = np.unique(pairs.topic, return_inverse=True)
    found = [auc(scores, pairs, against, times[place].astype(np.float64))
             for times in draws(len(topics), resamples=RESAMPLES)]  # fmt: skip
    edges: NDArray[np.float64] = np.nanpercentile(found, (2.5, 97.5))
    return in_percent(edges)


def percent(value: float) -> float:
    return round(100 * value, 1)


def measure(collection: Collection, embedding: Embedding) -> Results:
    """All figures."""
    pairs = collection.article_pairs()
    settings = settings_of(collection, embedding)
    articles = articles_seen(pairs, settings)
    undated = articles_seen(pairs, settings_of(collection, embedding, dates=False))
    ours = shipped(articles, "event")
    held = out_of_fold(articles.values, pairs, balanced(pairs))
    told = sentences_seen(collection, settings, embedding)
    claim = shipped(told, "claim")
    told_held = with_events(told, by_articles(pairs, chances(held)))
    claim_held = out_of_fold(weighed(told_held), told.pairs, balanced(told.pairs))
    texts = [collection.sentence(key) for key in told.pairs.items]
    alone = shipped(told, "claim", ["event"])
    bodies = [article["text"] for article in collection.articles.values()]
    article_bags = tfidf([collection.articles[id]["text"] for id in articles.pairs.items], bodies)
    return {
        "article_auc": percent(auc(ours, articles.pairs)),
        "sentence_auc": percent(auc(claim, told.pairs)),
        "tfidf": {
            "article_auc": percent(auc(dots(article_bags, articles.pairs), articles.pairs)),
            "sentence_auc": percent(auc(dots(tfidf(texts, bodies), told.pairs), told.pairs)),
        },
        "embedding": {
            "article_auc": percent(auc(articles.values[:, articles.names.index("vectors")], articles.pairs)),
            "sentence_auc": percent(auc(told.values[:, told.names.index("meaning")], told.pairs)),
        },
        "other_claim_auc": percent(auc(claim, told.pairs, OTHER)),
        "embedding_other_claim_auc": percent(auc(told.values[:, told.names.index("meaning")], told.pairs, OTHER)),
        "out_of_fold": {
            "article_auc": percent(auc(held, articles.pairs)),
            "sentence_auc": percent(auc(claim_held, told.pairs)),
            "other_claim_auc": percent(auc(claim_held, told.pairs, OTHER)),
        },
        "without_setting": {"sentence_auc": percent(auc(alone, told.pairs))},
        "without_dates": {"article_auc": percent(auc(shipped(undated, "event"), undated.pairs))},
        "count": len(articles.pairs.kind),
        "count_sentences": len(told.pairs.kind),
        "intervals": {
            "article_auc": interval(ours, articles.pairs),
            "sentence_auc": interval(claim, told.pairs),
            "other_claim_auc": interval(claim, told.pairs, OTHER),
        },
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    if not args.data.is_dir():
        raise SystemExit(f"error: no folder {args.data}")
    show(measure(Collection(args.data), open_embedding()), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

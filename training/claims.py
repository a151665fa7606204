"""The scales of two articles and of two tellings: `python -m training.claims --held-out FOLDER`.

The scale of articles is fitted on all topics of ECB+: logistic, with a prior, pairs of one event counting as much as
all others (`balanced`). That of tellings is fitted on ECB+ and on the bank of paraphrases at once, which counts
`BANK_SHARE`: ECB+ tells sibling events apart, the bank claims of one event. Neither's figures come from what was
learned of them: an article pair's from a fit without its topic, a wording's vector from an encoder that learned nothing
of its event (`FOLDER`, from `python -m training.paraphrase --final wide --fold N`). What neither says
anything about is judged, in `JUDGED`. Prints the areas under the curve, and the shares that thresholds give. `--words`
makes the table of common words instead.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.causes import area
from evals.event_pairs import OTHER, SAME, Collection, Numbers, auc, balanced, fit, out_of_fold
from evals.events import (
    FITTED,
    Seen,
    articles_seen,
    by_articles,
    chances,
    sentences_seen,
    settings_of,
    weighed,
    with_events,
)
from onrecord.infer.embedding import open_embedding
from onrecord.link.claims.scales import LEAST
from training.claim_pairs import bank_pairs, held_out_vectors
from training.encoder import base_folder
from training.paraphrase_bank import load_bank

CLAIMS = Path("src/onrecord/link/claims")
COMMON_WORDS = CLAIMS.parent / "common_words.txt"

BANK_SHARE = 0.5
"""Of the fit: the bank is nearer to what is asked, ECB+ says how much the articles' event tells."""

OTHERS = 0.87
"""Pairs that say other things for one that says the same, where the fit takes them for equally many. Chosen on the
tuning and the validation bank of made worlds (mean B³ .908), and on an invented war in words of its own, which fewer
would link by its matter alone."""

JUDGED = {
    "words": 0.0,  # whoever tells of the event has them: fitted beside the vectors it speaks against, a little
    "one article": -3.0,
    "nothing shared": -8.0,  # for a cosine of .7 or more nothing, of .5 as much as 1.6
    "says little": -5.0,
    "numbers": 2.0,  # 1 equal … 0.4 differs: a figure that differs is a relation, not another claim; −1 another thing
    "places": 0.5,
    "times": 0.4,
    "days apart": -3.4,  # for a fortnight and more, half of it for a week, a sixth for three days
    "source": 0.2,  # two sources may say the same: being different speaks for nothing
    "cited": 1.5,  # of pairs of one made event with the same source 7 in 10 are one claim, 9 where one cites the other
    "negation": 0.0,  # speaks for contradiction, which is a relation
    "denial": 0.0,  # likewise
    "forecast": -0.2,
    "attitude": -0.2,
    "certainty": -0.3,
}
"""Weights that no public data gives, in logits for a value of 1."""

OF_AN_EVENT = {
    "names": 7.0,  # 3.73 by the fit: articles of one made event share .57 of their names on average, of others .05
    "headlines": 2.0,  # −.6 by the fit; areas with it: made articles .968 (.949 without), ECB+ .941 (.944)
    "figures": 9.0,  # 11.54 by the fit, by which an event whose toll rises is another each day; with 8 ECB+ .9396
}
"""Weights that ECB+ gives otherwise, whose sibling events are told once and share the names of those who were there.

With them, by minilm-sentence-3 and the rules of its time, the mean B³ of true tellings of two worlds each of the tuning
and the validation bank is .940 instead of .924, and areas under the curve on ECB+ are 94.4 instead of 94.9 (articles)
and 91.2 instead of 91.8 (sentences).
"""

MORE_OF_AN_EVENT = 0.36
"""Added to the start of the articles' scale: by the fit, made articles of one event are taken for two too often.

By minilm-sentence-6, B³ and the share of claims with the right number of origins of eight made worlds as given are
.964/93 without (and with the weight of vectors before, 3.78 instead of 2.82), .959/91 with .4 less, .970/94 as it is,
and with .8 and 1.2 more .969/93 and .967/92. The area of sentences of ECB+ is 89.3 instead of 90.0.
"""

OF_A_CLAIM = {"meaning": 5.57}
"""5.77 by the fit with the vectors of minilm-sentence-4's trainings; 4.84 before minilm-sentence-5, which tells rival
causes apart better (`training/README.md`)."""

NEUTRAL_MEANING = 0.54
"""Likewise; .533 by the fit, .505 before."""

PAIRS = 20_000
"""Pairs that the fit of tellings counts as, against which its prior stands."""


def scale_of(names: Sequence[str], values: Numbers, right: NDArray[np.bool_], times: Numbers) -> dict[str, Any]:
    start, weights, neutral = fit(values, right, times)
    return {
        "start": round(start, 4),
        "weights": dict(zip(names, weights.round(4).tolist(), strict=True)),
        "neutral": dict(zip(names, neutral.round(4).tolist(), strict=True)),
    }


def claim_scale(told: Seen, rows: Numbers, right: NDArray[np.bool_]) -> dict[str, Any]:
    """The scale of tellings, on pairs of ECB+ and of the bank; says what it comes to on both."""
    rows = rows.copy()
    place = FITTED.index("event")
    rows[:, place] = np.log(rows[:, place] + LEAST)
    theirs, ours = balanced(told.pairs), np.where(right, 1.0, right.sum() / (~right).sum())
    values = np.vstack([weighed(told), rows])
    wanted = np.concatenate([told.pairs.kind == SAME, right])
    times = np.concatenate([(1 - BANK_SHARE) * theirs / theirs.sum(), BANK_SHARE * ours / ours.sum()]) * PAIRS
    found = scale_of(FITTED, values, wanted, times)
    logits = (
        np.nan_to_num(values - list(found["neutral"].values())) @ list(found["weights"].values())
        + found["start"]
        - math.log(OTHERS)
    )
    _tell(logits[: len(theirs)], told, logits[len(theirs) :], right)
    found["neutral"]["event"] = round(math.exp(found["neutral"]["event"]) - LEAST, 4)
    found["chances"] = ["event"]
    found["start"] = round(found["start"] - math.log(OTHERS), 4)
    return found


def _tell(theirs: Numbers, told: Seen, ours: Numbers, right: NDArray[np.bool_]) -> None:
    print("sentences of ECB+", round(auc(theirs, told.pairs), 4), round(auc(theirs, told.pairs, OTHER), 4))
    print("wordings of the bank", round(area(ours, right), 4))
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
        for name, scores, wanted in (("ECB+", theirs, told.pairs.kind == SAME), ("bank", ours, right)):
            above = chances(scores) >= least
            print(f"{name} ≥ {least}: precision {wanted[above].mean():.3f}, recall {above[wanted].mean():.3f}")


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
    parser.add_argument("--held-out", type=Path, help="the bank's vectors out of fold")
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
    print("articles, out of fold", round(auc(held, articles.pairs), 4))
    told = with_events(sentences_seen(collection, settings, embedding), by_articles(pairs, chances(held)))
    bank = load_bank()
    claim = claim_scale(told, *bank_pairs(bank, *held_out_vectors(bank, args.held_out), FITTED))
    event = scale_of(articles.names, articles.values, pairs.kind == SAME, times)
    event["weights"].update(OF_AN_EVENT)
    event["start"] = round(event["start"] + MORE_OF_AN_EVENT, 4)
    claim["weights"].update(OF_A_CLAIM)
    claim["neutral"]["meaning"] = NEUTRAL_MEANING
    event["neutral"]["headlines"] = 0.0  # headlines that do not differ say nothing
    for name, weight in JUDGED.items():
        claim["weights"][name], claim["neutral"][name] = weight, 0.0
    (CLAIMS / "weights.json").write_text(json.dumps({"event": event, "claim": claim}, indent=1) + "\n")


if __name__ == "__main__":
    main()

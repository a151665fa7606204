"""Pairs of wordings of the bank of paraphrases, seen as linking sees two tellings of two articles.

Each wording stands in an article of its own, which tells every claim of the event in some wording: what articles of
the event repeat is then repeated here too. Vectors are those of an encoder that learned nothing of the event
(`python -m training.paraphrase --final fast --fold N`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.blocking import cosine_of
from onrecord.link.claims.features import claim_features
from onrecord.link.claims.preparing import Prepared, beside, prepare
from onrecord.link.claims.setting import Setting, setting_of
from onrecord.read.numbers import find_numbers
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording
from training.paraphrase_bank import OPPOSED, SAME, Bank

MOST_OTHERS = 400
"""Pairs of an event that say other things, at most: as many as seven claims have that say the same, and more."""

Vectors = NDArray[np.float32]
Rows = NDArray[np.float64]


def held_out_vectors(bank: Bank, folder: Path) -> tuple[NDArray[np.int64], Vectors]:
    """The events that an encoder in the folder learned nothing of, and its vectors of their wordings (of others 0)."""
    vectors = np.zeros((len(bank.texts), 384), dtype=np.float32)
    events = []
    for path in sorted(folder.glob("held_out_*.npz")):
        stored = np.load(path)
        vectors[bank.of_events(stored["events"])] = stored["vectors"]
        events += stored["events"].tolist()
    return np.array(sorted(set(events))), vectors


def bank_pairs(
    bank: Bank, events: NDArray[np.int64], vectors: Vectors, names: Sequence[str]
) -> tuple[Rows, NDArray[np.bool_]]:
    """The features of pairs of one event by these names (NaN where nothing is seen), and whether both say the same."""
    random = np.random.default_rng(11)
    rows, right = [], []
    for event in events:
        places = bank.of_events(np.array([event]))
        prepared = _prepared(bank, places, vectors, random)
        for one, other, stands in _chosen(bank, places, random):
            ours, theirs = prepared[one], prepared[other]
            cosine = cosine_of(ours.vector, theirs.vector)
            seen = claim_features(ours.telling, theirs.telling, cosine, beside(ours, theirs))
            found = {feature.name: feature.value for feature in seen} | {"event": 1.0}
            rows.append([found.get(name, np.nan) for name in names])
            right.append(stands)
    return np.array(rows), np.array(right)


def _chosen(bank: Bank, places: NDArray[np.int64], random: np.random.Generator) -> Iterator[tuple[int, int, bool]]:
    """All pairs that say the same, and some that say other things; a denial is neither."""
    relations = bank.relations(places)
    told = ~bank.denial[places]
    one, other = np.nonzero(np.triu(told[:, None] & told & (relations != OPPOSED), 1))
    same = relations[one, other] == SAME
    others = random.permutation(np.flatnonzero(~same))[:MOST_OTHERS]
    for pair in [*np.flatnonzero(same).tolist(), *others.tolist()]:
        yield int(one[pair]), int(other[pair]), bool(same[pair])


def _prepared(bank: Bank, places: NDArray[np.int64], vectors: Vectors, random: np.random.Generator) -> list[Prepared]:
    """Each wording as a telling of its own article."""
    tellings, settings = [], {}
    for place in places.tolist():
        text = bank.texts[place]
        id = str(place)
        tellings.append(
            Telling(id, id, text, text, None, None, None, (), Wording(), find_numbers(text, ((0, len(text)),)))
        )
        settings[id] = _article(bank, places, place, random)
    known = {bank.texts[place]: vectors[place] for place in places.tolist()}
    return prepare(tellings, settings, lambda texts: np.stack([known[text] for text in texts]))


def _article(bank: Bank, places: NDArray[np.int64], place: int, random: np.random.Generator) -> Setting:
    lines = [bank.texts[place]]
    for claim in np.unique(bank.claim[places]):
        there = places[(bank.claim[places] == claim) & ~bank.denial[places]]
        if claim != bank.claim[place] and len(there):
            lines.append(bank.texts[int(random.choice(there))])
    return setting_of(lines, np.zeros((0, 384), dtype=np.float32))

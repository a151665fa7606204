"""Tellings of a made world, linked into claims as a ledger links them."""

from __future__ import annotations

import numpy as np

from evals.world_making.tellings import Found
from onrecord.infer.embedding import open_embedding
from onrecord.link.claims import LEAD, blocks, compare_prepared, gather, near_pairs, prepare, setting_of
from onrecord.record.linking import Claim


def link(found: Found) -> tuple[Claim, ...]:
    """The claims that the tellings make up: pairs that share a block and are near enough, compared and gathered."""
    embedding = open_embedding()
    told = [found.tellings[id] for id in sorted(found.tellings)]
    settings = {
        article: setting_of(sentences, embedding.embed(list(sentences[:LEAD])))
        for article, sentences in found.sentences.items()
    }
    prepared = prepare(told, settings, embedding.embed)
    near = near_pairs([blocks(telling) for telling in told], np.stack([one.vector for one in prepared]))
    return gather(told, [compare_prepared(prepared[one], prepared[other]) for one, other, _ in near])

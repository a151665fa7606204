"""Tellings of a made world, linked into claims as a ledger links them."""

from __future__ import annotations

from functools import cache

from evals.world_making.tellings import Found
from onrecord.infer.embedding import open_embedding
from onrecord.link.claims import LEAD, blocks, compare, gather, near_pairs, same_event, setting_of
from onrecord.record.linking import Claim


def link(found: Found) -> tuple[Claim, ...]:
    """The claims that the tellings make up: pairs that share a block and are near enough, compared and gathered."""
    embedding = open_embedding()
    told = [found.tellings[id] for id in sorted(found.tellings)]
    vectors = embedding.embed([telling.text for telling in told])
    settings = {
        article: setting_of(sentences, embedding.embed(list(sentences[:LEAD])))
        for article, sentences in found.sentences.items()
    }

    @cache
    def event(one: str, other: str) -> float:
        return same_event(settings[one], settings[other])[0]

    links = [
        compare(told[one], told[other], cosine, event(*sorted((told[one].article, told[other].article))))
        for one, other, cosine in near_pairs([blocks(telling) for telling in told], vectors)
    ]
    return gather(told, links)

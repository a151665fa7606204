"""The chain of an attribution: article ← outlet ← agency ← official, to whom, and on what occasion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.chain.channels import medium_of
from onrecord.read.chain.occasion import find_occasion
from onrecord.read.passage import Passage
from onrecord.record import Article, Evidence, Span, Via


@dataclass(frozen=True, slots=True)
class Chain:
    """Through whom the source spoke, nearest it first, with media; to whom; on what occasion; and what says so."""

    via: tuple[Via, ...]
    addressee: Span | None
    occasion: Span | None
    evidence: tuple[Evidence, ...]


def chain_of(article: Article, passage: Passage, via: Sequence[Via] = (), addressee: Span | None = None) -> Chain:
    """The chain of a passage whose ways and addressee `find_via` found when the attribution was assembled."""
    named = tuple(way if way.medium else replace(way, medium=medium_of(article, way.span)) for way in via)
    occasion = find_occasion(article, passage)
    evidence = []
    if named:
        evidence.append(Evidence("via", tuple(way.span for way in named), 0.8, "words around the cue"))
    if addressee is not None:
        evidence.append(Evidence("addressee", (addressee,), 0.8, "words behind the cue"))
    if occasion is not None:
        evidence.append(Evidence("occasion", (occasion,), 0.8, "occasion noun beside the cue"))
    return Chain(named, addressee, occasion, tuple(evidence))

"""Two tellings: how sure it is that they say the same, and how they stand to each other.

The score says whether both speak of the same thing. What they say of it is the relation's matter: a denial of a claim
scores as high as its echo, and is no telling of it.
"""

from __future__ import annotations

from onrecord.link.claims.features import claim_features
from onrecord.link.claims.relations import relation_of
from onrecord.link.claims.scales import scale
from onrecord.record.linking import Link, Zone
from onrecord.record.telling import Telling

LINKED = 0.8
SUGGESTED = 0.5


def compare(one: Telling, other: Telling, likeness: float, event: float | None = None) -> Link:
    """The link of two tellings, the same whichever comes first.

    `likeness` is the cosine of their words' sentence vectors, `event` how sure it is that their articles are about the
    same event (`same_event`), None where that is not known. The reasons' weights and the scale's start sum up to the
    score's logit.
    """
    first, second = sorted((one, other), key=lambda telling: telling.id)
    # 8-bit vectors give products that differ in their last digits with their order
    features = claim_features(first, second, round(float(likeness), 6), event)
    reasons = scale("claim").reasons(features)
    score = scale("claim").score(reasons)
    return Link(first.id, second.id, score, zone_of(score), relation_of(first, second), reasons)


def zone_of(score: float) -> Zone:
    """The zone of a score."""
    if score >= LINKED:
        return "linked"
    return "suggested" if score >= SUGGESTED else "apart"

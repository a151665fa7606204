"""Two tellings: how sure it is that they say the same, and how they stand to each other.

The score says whether both speak of the same thing. What they say of it is the relation's matter: a denial of a claim
scores as high as its echo, and is no telling of it.
"""

from __future__ import annotations

from onrecord.link.claims.blocking import cosine_of
from onrecord.link.claims.bounding import most_between
from onrecord.link.claims.features import Beside, claim_features
from onrecord.link.claims.preparing import Prepared
from onrecord.link.claims.preparing import beside as beside_of
from onrecord.link.claims.relations import relation_of
from onrecord.link.claims.scales import scale
from onrecord.record.linking import Link, Zone
from onrecord.record.telling import Telling

LINKED = 0.45
"""Score from which on two tellings are linked, and mean score from which on two groups are joined.

Chosen with `SUGGESTED` on six made worlds of the tuning bank, as read: mean B³ F1 of claims .90 (.90 at .4, .89 at .5).
With the rules of today it is .92 on the test bank, whose wordings nothing was chosen by (three worlds, as read).
"""

SUGGESTED = 0.2
"""Score from which on a person is asked, and which a pair must have to count when groups are joined."""


def compare_prepared(one: Prepared, other: Prepared) -> Link:
    """The link of two tellings by all that is known of them and of their articles."""
    return compare(one.telling, other.telling, cosine_of(one.vector, other.vector), beside_of(one, other))


def link_between(one: Prepared, other: Prepared, cosine: float) -> Link | None:
    """The link of two tellings, `cosine` that of their vectors; None where they are apart.

    Most of what shares a block is apart by far: that is seen by what the pair could come to at most, before any words
    are compared.
    """
    beside = beside_of(one, other)
    if zone_of(most_between(one.telling, other.telling, cosine, beside)) == "apart":
        return None
    link = compare(one.telling, other.telling, cosine, beside)
    return None if link.zone == "apart" else link


def compare(one: Telling, other: Telling, likeness: float, beside: Beside | None = None) -> Link:
    """The link of two tellings, the same whichever comes first.

    `likeness` is the cosine of their words' sentence vectors, `beside` what their articles add, None where these are
    not known. The reasons' weights and the scale's start sum up to the score's logit.
    """
    first, second = sorted((one, other), key=lambda telling: telling.id)
    features = claim_features(first, second, round(float(likeness), 6), beside)
    reasons = scale("claim").reasons(features)
    score = scale("claim").score(reasons)
    return Link(first.id, second.id, score, zone_of(score), relation_of(first, second), reasons)


def zone_of(score: float) -> Zone:
    """The zone of a score."""
    if score >= LINKED:
        return "linked"
    return "suggested" if score >= SUGGESTED else "apart"

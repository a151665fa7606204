"""How crowded it is around a telling: what is near to many wordings is less surely the same as any one of them.

Rival causes of one fire stand near each other since all of them stand near whatever is said of its cause. What a pair's
own score cannot show is seen from what else either is linked with (hubness: Radovanović et al. 2010; the correction by
the mean nearness of the nearest: CSLS, Conneau et al. 2018).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping

from onrecord.link.claims.scales import logistic
from onrecord.link.claims.stating import stated
from onrecord.record.linking import Link
from onrecord.record.telling import Telling

MOST, FREE, LESS = 10, 5.0, 0.25
"""Among so many of the likeliest other wordings, how many a telling may be linked with for nothing, each counted by its
score, and by how much of the logit each further one lowers a pair, as the mean of its two tellings has it.

Of 30 made worlds with three wordings a claim, as given, 93.1 % of the claims have the right number of origins (91.8
without) and 98.6 % one within one of it (97.5), and B³ is .969 (.9675); of six with all wordings, as read, 87.4 (86.9),
99.4 (98.5) and .932 (.936). A higher score asked of all pairs alike comes to 92.1, 98.2 and .962 of the first, and to
85.9, 98.7 and .927 of the others. Pairs of ECB+ that are not apart, of one chain of events or of sibling events: area
.780 (.745 without). What many tell in many words is left in two a little more often.
"""

_DIGITS = 9


Pair = tuple[str, str]


def crowds(tellings: Mapping[str, Telling], pairs: Mapping[Pair, Link]) -> dict[str, float]:
    """How many other wordings each telling is linked with, each counted by its score, the likeliest `MOST` of them."""
    wordings = {id: stated(telling.text) for id, telling in tellings.items()}
    near: dict[str, dict[str, float]] = {id: {} for id in tellings}
    for (one, other), link in pairs.items():
        for id, wording in ((one, wordings[other]), (other, wordings[one])):
            if wording != wordings[id]:
                near[id][wording] = max(link.score, near[id].get(wording, 0.0))
    return {id: sum(heapq.nlargest(MOST, row.values())) for id, row in near.items()}


def uncrowded(tellings: Mapping[str, Telling], pairs: Mapping[Pair, Link]) -> dict[Pair, float]:
    """The score of each pair, lowered where it is crowded around its tellings, never raised; `pairs` are all that are
    not apart, by their ids."""
    crowd = crowds(tellings, pairs)
    return {pair: _lowered(link.score, (crowd[pair[0]] + crowd[pair[1]]) / 2) for pair, link in pairs.items()}


def _lowered(score: float, crowd: float) -> float:
    if crowd <= FREE or not 0 < score < 1:
        return score
    return round(logistic(math.log(score / (1 - score)) - LESS * (crowd - FREE)), _DIGITS)

"""Exact search: every pair of a few new tellings with any other in a ledger, against those that linking came upon."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import process_time
from typing import Any

import numpy as np

from benchmarks.linking_ledger import Filling, day_of
from onrecord.desk.linking.kept import Seen, unpack_setting, unpack_telling
from onrecord.link.claims import NEAREST, Prepared, compare_prepared
from onrecord.store.linked import LinkedView

EVERY_SURE, EVERY, EVERY_FAR = 5, 100, 50_000
"""Of how many pairs of two stories one is compared: at a cosine of `SURE` or more, down to `NEAREST`, and below."""

SURE = 0.5


@dataclass(slots=True)
class Recall:
    """Pairs that are linked by their score, and those of them that were come upon, by days apart; seconds it took."""

    linked: dict[str, float] = field(default_factory=dict)
    found: dict[str, float] = field(default_factory=dict)
    cosines: float = 0.0
    compared: int = 0
    comparing: float = 0.0
    near: int = 0
    pairs: int = 0

    def count(self, days: str, weight: float, found: bool) -> None:
        """Count a pair."""
        self.linked[days] = self.linked.get(days, 0.0) + weight
        self.found[days] = self.found.get(days, 0.0) + weight * found


def search(kept: LinkedView, filling: Filling, some: Sequence[Seen], found: set[Any]) -> Recall:
    """Compare the tellings of the last articles with all that were there before; say which links were come upon."""
    recall, draw = Recall(), random.Random(1)
    own = [(each, place, one) for each in some for place, (_, one) in enumerate(each.tellings)]
    rows_at = range(len(filling.stories) - len(some), len(filling.stories))
    home_of = {each.state.article.id: row for each, row in zip(some, rows_at, strict=True)}
    last = filling.tellings
    vectors = np.stack([one.vector for _, _, one in own])
    for start in range(1, last + 1, 500):
        begin = process_time()
        rows = list(kept.tellings_at(range(start, min(start + 500, last + 1))))
        nothing: Any = dict.fromkeys(row.home for row in rows)
        others = [unpack_telling(row, nothing) for row in rows]
        cosines = vectors @ np.stack([other.vector for other in others]).T
        recall.cosines += process_time() - begin
        recall.pairs += cosines.size
        recall.near += int((cosines >= NEAREST).sum())
        homes = np.array([row.home for row in rows])
        of_story = np.array(filling.stories)[homes]
        settings: dict[int, Any] = {}
        for place, (each, number, one) in enumerate(own):
            own_home = home_of[each.state.article.id]
            before, same = homes < own_home, of_story == filling.stories[own_home]
            for at, weight in _drawn(cosines[place], before & same, before & ~same, draw):
                home = rows[at].home
                if home not in settings:
                    settings[home] = unpack_setting(kept.settings([home])[home])
                other = replace(others[at], setting=settings[home])
                _compare(recall, one, other, weight, (each.state.article.id, (0, number), rows[at].row) in found)
    return recall


def _drawn(cosines: Any, same: Any, different: Any, draw: random.Random) -> Iterator[tuple[int, float]]:
    """The tellings of the same and of different stories that one is compared with, and for how many each stands."""
    for at in np.nonzero(same)[0].tolist():
        yield at, 1.0
    for at in np.nonzero(different & (cosines >= NEAREST))[0].tolist():
        every = EVERY_SURE if cosines[at] >= SURE else EVERY
        if draw.random() < 1 / every:
            yield at, float(every)
    far = np.nonzero(different & (cosines < NEAREST))[0]
    if len(far) and draw.random() < len(far) / EVERY_FAR:
        yield int(far[draw.randrange(len(far))]), float(EVERY_FAR)


def _compare(recall: Recall, one: Prepared, other: Prepared, weight: float, found: bool) -> None:
    begin = process_time()
    link = compare_prepared(one, other)
    recall.comparing += process_time() - begin
    recall.compared += 1
    if link.zone == "linked":
        days = abs(day_of(one.telling.published) - day_of(other.telling.published))
        name = "within 14" if days <= 14 else "15 to 28" if days <= 28 else "beyond 28"
        recall.count(name, weight, found)

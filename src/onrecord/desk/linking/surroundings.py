"""The kept tellings that new ones are compared with: those near them in time, and of the same words or numbers.

Only a window of the ledger is held, which moves along with the days of what comes: what there is of years makes one
more no dearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from onrecord.desk.linking.kept import Seen, key_number, unpack_setting, unpack_telling
from onrecord.link.claims import (
    UNKNOWN,
    Prepared,
    Setting,
    blocks,
    blocks_of,
    bucket,
    far_keys,
    link_between,
    near_pairs,
    season,
    seasons_near,
    time_blocks,
)
from onrecord.record.kept import KeptTelling, TellingRef
from onrecord.record.linking import Link
from onrecord.store.linked import LinkedView

Near = tuple[TellingRef, Prepared, frozenset[str]]
"""Where a telling is kept, itself, and the keys of the blocks that it is near in."""


class Surroundings:
    """What one version of linking kept, held as far as what comes next is compared with it."""

    def __init__(self, kept: LinkedView) -> None:
        self._kept = kept
        self._buckets: dict[int, dict[int, Prepared]] = {}
        self._settings: dict[int, Setting] = {}

    def near(self, seen: Sequence[Seen]) -> Iterator[Near]:
        """Every kept telling that shares a block with one of some new articles."""
        told = [prepared for each in seen for _, prepared in each.tellings]
        days = {bucket(prepared.telling) for prepared in told}
        wanted = {near for day in days for near in ((day,) if day == UNKNOWN else (day - 1, day, day + 1))}
        self._move_to(wanted)
        far = self._far(told)
        for day in sorted(wanted):
            times = time_blocks(day)
            for row, prepared in self._buckets[day].items():
                yield row, prepared, times | far.pop(row, frozenset())
        for row, prepared in self._unpacked(self._kept.tellings_at(far)):
            yield row, prepared, frozenset(far[row])

    def _far(self, told: Iterable[Prepared]) -> dict[int, set[str]]:
        """The rows of kept tellings that share a far key with new ones, and the blocks of these keys that they are in.

        Far apart in time none shares another block: those of a time are not among them.
        """
        asked: dict[int, tuple[str, ...]] = {}
        for prepared in told:
            keys = far_keys(prepared)
            for own in seasons_near(season(prepared.telling)):
                asked |= {key_number(key, own): blocks_of(key, own) for key in keys}
        found: dict[int, set[str]] = {}
        for key, row in self._kept.rows_with(asked):
            found.setdefault(row, set()).update(asked[key])
        return found

    def _move_to(self, wanted: set[int]) -> None:
        for gone in self._buckets.keys() - wanted:
            del self._buckets[gone]
        in_use = {id(prepared.setting) for held in self._buckets.values() for prepared in held.values()}
        self._settings = {row: setting for row, setting in self._settings.items() if id(setting) in in_use}
        for day in wanted - self._buckets.keys():
            self._buckets[day] = dict(self._unpacked(self._kept.tellings_in(day)))

    def _unpacked(self, kept: Iterable[KeptTelling]) -> Iterator[tuple[int, Prepared]]:
        tellings = list(kept)
        homes = {telling.home for telling in tellings}
        for row, setting in self._kept.settings(homes - self._settings.keys()).items():
            self._settings[row] = unpack_setting(setting)
        for telling in tellings:
            yield telling.row, unpack_telling(telling, self._settings)

    def took(self, seen: Sequence[Seen], firsts: Sequence[int]) -> None:
        """These articles are kept now, the tellings of each from a row on."""
        for each, first in zip(seen, firsts, strict=True):
            for row, (_, prepared) in enumerate(each.tellings, start=first):
                day = bucket(prepared.telling)
                if day in self._buckets:
                    self._buckets[day][row] = prepared


def links_of(seen: Sequence[Seen], near: Iterable[Near]) -> Iterator[tuple[TellingRef, TellingRef, Link]]:
    """The pairs of new tellings among each other and with others; those that are apart are none.

    Other states of an article stand for it at other times and are no pair of its.
    """
    new: list[Near] = [
        ((place, at), prepared, blocks(prepared))
        for place, each in enumerate(seen)
        for at, (_, prepared) in enumerate(each.tellings)
    ]
    every = [*new, *near]
    if not new:
        return
    vectors = np.stack([prepared.vector for _, prepared, _ in every])
    for one, other, cosine in near_pairs([keys for _, _, keys in every], vectors, new=len(new)):
        ours, theirs = every[one][1], every[other][1]
        if other >= len(new) and ours.telling.article == theirs.telling.article:
            continue
        link = link_between(ours, theirs, cosine)
        if link is not None:
            yield every[one][0], every[other][0], link

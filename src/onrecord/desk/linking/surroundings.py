"""The kept tellings that new ones are compared with: those near them in time, and of the same words or numbers.

Only a window of the ledger is held, which moves along with the days of what comes: what there is of years makes one
more no dearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from onrecord.desk.linking.kept import Seen, number_of, unpack_setting, unpack_telling
from onrecord.link.claims import UNKNOWN, Prepared, Setting, blocks, bucket, compare_prepared, far_blocks, near_pairs
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
        told = [prepared.telling for each in seen for _, prepared in each.tellings]
        days = {bucket(telling) for telling in told}
        wanted = {near for day in days for near in ((day,) if day == UNKNOWN else (day - 1, day, day + 1))}
        self._move_to(wanted)
        far = self._kept.rows_with({number_of(key) for telling in told for key in far_blocks(telling)})
        for day in sorted(wanted):
            times = frozenset({"time:unknown"} if day == UNKNOWN else {f"time:{day}", f"time:{day + 1}"})
            for row, prepared in self._buckets[day].items():
                yield row, prepared, blocks(prepared.telling) if row in far else times
        held = {row for day in wanted for row in self._buckets[day]}
        for row, prepared in self._unpacked(self._kept.tellings_at(far - held)):
            yield row, prepared, blocks(prepared.telling)

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
        ((place, at), prepared, blocks(prepared.telling))
        for place, each in enumerate(seen)
        for at, (_, prepared) in enumerate(each.tellings)
    ]
    every = [*new, *near]
    if not new:
        return
    vectors = np.stack([prepared.vector for _, prepared, _ in every])
    for one, other, _ in near_pairs([keys for _, _, keys in every], vectors, new=len(new)):
        ours, theirs = every[one][1], every[other][1]
        if other >= len(new) and ours.telling.article == theirs.telling.article:
            continue
        link = compare_prepared(ours, theirs)
        if link.zone != "apart":
            yield every[one][0], every[other][0], link

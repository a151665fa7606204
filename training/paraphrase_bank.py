"""The bank of paraphrases in `training/paraphrases`: events, each with claims, each in several wordings.

Events are written out, line by line; more can be made of wordings with places left open (`training.made_paraphrases`).

Claims of one event are about the same matter and must be told apart: they are each other's hard negatives. A denial
speaks of its claim and is no telling of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.made_paraphrases import Told, made_events

BANK = Path(__file__).with_name("paraphrases")
SAME, OPPOSED, OTHER = 0, 1, 2
"""How two wordings of one event stand: they say the same, one denies what the other says, or they say other things."""


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """All wordings; of each its event, its claim (counted over all events), and whether it denies that."""

    texts: tuple[str, ...]
    event: NDArray[np.int64]
    claim: NDArray[np.int64]
    denial: NDArray[np.bool_]
    names: tuple[str, ...]

    @property
    def written(self) -> int:
        """How many events are written out; they come first."""
        return sum(not name.startswith("made/") for name in self.names)

    def of_events(self, events: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of these events' wordings."""
        return np.flatnonzero(np.isin(self.event, events))

    def relations(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """How each two of these stand, [places, places]."""
        same = self.claim[places][:, None] == self.claim[places]
        turned = self.denial[places][:, None] != self.denial[places]
        return np.where(same, np.where(turned, OPPOSED, SAME), OTHER)


def load_bank(folder: Path = BANK, made: int = 0) -> Bank:
    """Read the bank, in order of file and line, the made events last."""
    rows = list(_rows(folder, made))
    texts, event, claim, denial = zip(*rows, strict=True)
    names = tuple(dict.fromkeys(event))
    numbers = {name: number for number, name in enumerate(names)}
    return Bank(
        tuple(texts), np.array([numbers[name] for name in event]), np.array(claim), np.array(denial), names
    )  # fmt: skip


def _rows(folder: Path, made: int) -> Iterator[tuple[str, str, int, bool]]:
    number = 0
    for name, event in _events(folder, made):
        for claim in event["claims"]:
            yield from ((text, name, number, False) for text in claim["wordings"])
            yield from ((text, name, number, True) for text in claim.get("denials", ()))
            number += 1


def _events(folder: Path, made: int) -> Iterator[tuple[str, Told]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            yield f"{path.stem}/{event['event']}", event
    for event in made_events(folder, made):
        yield f"made/{event['event']}", event


def folds(bank: Bank, count: int) -> list[NDArray[np.int64]]:
    """The written events in so many parts, the same each time, each part with events of every file.

    The made ones are in none: their wordings come up in many of them.
    """
    order = np.random.default_rng(7).permutation(bank.written)
    return [np.sort(order[part::count]) for part in range(count)]

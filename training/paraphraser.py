"""The sentence encoder in training, with two heads on it, and what training changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WIDTH, Encoder

AT_ONCE = 64
"""Rows that go through the network together. Rows of like length do: padding all of a batch to its longest one takes
more than twice the time."""


class Paraphraser(nn.Module):
    """The encoder with both heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.encoder.load_base()
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, 64), nn.GELU(), nn.Linear(64, 3))
        self.cross = nn.Linear(WIDTH, 3)
        self.scale, self.shift = nn.Parameter(torch.tensor(10.0)), nn.Parameter(torch.tensor(-5.0))
        for part in (self.encoder.words, self.encoder.positions, self.encoder.features):
            part.requires_grad_(False)
        self.encoder.kind.requires_grad_(False)

    def states(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """The mean state of each row's pieces, [rows, width]."""
        order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
        parts = [
            self._states([rows[place] for place in order[start : start + AT_ONCE]])
            for start in range(0, len(rows), AT_ONCE)
        ]
        back = torch.empty(len(rows), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(rows))
        return torch.cat(parts)[back.to(self.scale.device)]

    def _states(self, rows: Sequence[Sequence[int]]) -> Tensor:
        where = self.scale.device
        longest = max(map(len, rows))
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows]).to(where)
        there = torch.tensor([[True] * len(row) + [False] * (longest - len(row)) for row in rows]).to(where)
        nothing = torch.zeros_like(ids)
        states = self.encoder(ids, nothing, nothing, nothing, there[:, None, None, :])
        means: Tensor = (states * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return means

    def vectors(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """The rows' vectors at length 1."""
        return functional.normalize(self.states(rows).float(), dim=-1)

    def stand(self, one: Tensor, other: Tensor) -> Tensor:
        """The head's answers about pairs of vectors, as logits; the same whichever comes first."""
        return self.head(torch.cat([one * other, (one - other).abs()], -1) * WIDTH**0.5)  # type: ignore[no-any-return]

    def both(self, one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> Tensor:
        """The answers about pairs that are read together, as logits."""
        return self.cross(self.states([[*a, *b[1:]] for a, b in zip(one, other, strict=True)]).float())  # type: ignore[no-any-return]


@torch.no_grad()
def vectors_of(model: Paraphraser, rows: Sequence[list[int]]) -> Tensor:
    """The vectors of rows, a few hundred at a time."""
    return torch.cat([model.vectors(rows[start : start + 256]) for start in range(0, len(rows), 256)])


@torch.no_grad()
def crossed(
    model: Paraphraser, rows: list[list[int]], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The three chances of pairs read together, the mean of both orders."""
    found = []
    for start in range(0, len(one), 1024):
        left = [rows[place] for place in one[start : start + 1024]]
        right = [rows[place] for place in other[start : start + 1024]]
        with torch.autocast(model.scale.device.type, torch.bfloat16, enabled=model.scale.is_cuda):
            logits = model.both(left, right), model.both(right, left)
        found.append(torch.stack(logits).softmax(-1).mean(0).cpu().numpy())
    return np.concatenate(found).astype(np.float32)


def changes(model: Paraphraser) -> dict[str, NDArray[Any]]:
    """What training changed, small: differences from the published weights in 8 bits with a scale a row."""
    before = Paraphraser().state_dict()
    found: dict[str, NDArray[Any]] = {}
    for name, value in model.state_dict().items():
        if name.startswith(("encoder.words", "encoder.positions", "encoder.features")):
            continue
        value = value.float().cpu()
        if not name.startswith("encoder.") or value.dim() < 2:
            found[name] = value.numpy()
            continue
        moved = (value - before[name]).numpy()
        scales = np.maximum(np.abs(moved).max(1, keepdims=True), 1e-12) / 127
        found[f"{name}.moved"] = np.round(moved / scales).astype(np.int8)
        found[f"{name}.scales"] = scales.astype(np.float32)
    return found


def load_changes(model: Paraphraser, path: Path) -> None:
    """Put what `changes` kept back upon the published weights."""
    stored = np.load(path)
    own = model.state_dict()
    for name in stored.files:
        if name.endswith(".moved"):
            short = name.removesuffix(".moved")
            own[short] += torch.from_numpy(stored[name].astype(np.float32) * stored[f"{short}.scales"])
        elif not name.endswith(".scales"):
            own[name] = torch.from_numpy(stored[name])
    model.load_state_dict(own)

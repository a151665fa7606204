"""One training of the sentence encoder: batches of whole events, and what is learned of the pairs within them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.paraphrase_bank import OPPOSED, OTHER, SAME, Bank
from training.paraphraser import Paraphraser, changes, load_changes

EVENTS, WORDINGS, PAIRS = 8, 3, 192
"""Events in a batch, wordings of each claim unless a setting says otherwise, and pairs for `cross`."""

TOLD_EVERY = 10
KEPT_EVERY = 50
"""Steps after which it is told how far the training has come, and after which what changed is kept."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Setting:
    """How much each loss counts, how long and how fast is trained, whether in 16 bits, from what (what an earlier
    training changed, `start`, else the published weights), in which order of events (`seed`), and by how many wordings
    of each claim at once."""

    name: str
    contrast: float = 1.0
    pairs: float = 1.0
    head: float = 0.0
    cross: float = 0.0
    near: float = 1.0
    rate: float = 5e-5
    epochs: int = 12
    bf16: bool = False
    start: Path | None = None
    seed: int | None = None
    wordings: int = WORDINGS


class Course:
    """One training: a bank, the events that it learns from, and a setting."""

    def __init__(self, bank: Bank, events: Places, setting: Setting, rows: list[list[int]], base: Tensor) -> None:
        self.bank, self.events, self.setting, self.rows, self.base = bank, events, setting, rows, base
        self.random = np.random.default_rng(setting.seed or (1 if setting.start is None else 2))
        torch.manual_seed(setting.seed or 1)
        self.model = Paraphraser()
        if setting.start is not None:
            load_changes(self.model, setting.start)
        self.model.to(base.device)

    def run(self, most_steps: int | None = None, kept: Path | None = None) -> Paraphraser:
        """Train, and give the network back; what changed so far is kept in a file now and then."""
        batches = [batch for _ in range(self.setting.epochs) for batch in self._batches()][:most_steps]
        trained = [one for one in self.model.parameters() if one.requires_grad]
        optimizer = torch.optim.AdamW(trained, lr=self.setting.rate, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, self.setting.rate, total_steps=len(batches) + 1, pct_start=0.1, anneal_strategy="linear"
        )
        self.model.train()
        begun = time.time()
        for step, places in enumerate(batches):
            with torch.autocast(self.base.device.type, torch.bfloat16, enabled=self.setting.bf16):
                loss = self._loss(places)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
            if step % TOLD_EVERY == 0:
                print(f"    step {step} of {len(batches)}: {loss.item():.3f}, {time.time() - begun:.0f} s", flush=True)
            if kept is not None and step % KEPT_EVERY == KEPT_EVERY - 1:
                np.savez_compressed(kept, **changes(self.model))  # type: ignore[arg-type]
        return self.model.eval()

    def _batches(self) -> Iterator[Places]:
        """Every event once, a few at a time: some wordings of each claim and one denial; as often as wordings ask."""
        for _ in range(2):
            order = self.random.permutation(self.events)
            for start in range(0, len(order), EVENTS):
                yield np.concatenate([self._some_of(event) for event in order[start : start + EVENTS]])

    def _some_of(self, event: int) -> Places:
        own = np.flatnonzero(self.bank.event == event)
        chosen = []
        for claim in np.unique(self.bank.claim[own]):
            for denies, most in ((False, self.setting.wordings), (True, 1)):
                there = own[(self.bank.claim[own] == claim) & (self.bank.denial[own] == denies)]
                chosen.append(self.random.permutation(there)[:most])
        return np.concatenate(chosen)

    def _loss(self, places: Places) -> Tensor:
        setting, zero = self.setting, torch.zeros((), device=self.base.device)
        one, other = np.triu_indices(len(places), 1)
        inside = self.bank.event[places[one]] == self.bank.event[places[other]]
        one, other = one[inside], other[inside]
        stands = self.bank.relations(places)[one, other]
        loss = zero
        if setting.contrast or setting.pairs or setting.head or setting.near:
            vectors = self.model.vectors([self.rows[place] for place in places])
            loss = loss + setting.near * (1 - (vectors * self.base[places]).sum(-1)).mean()
            loss = loss + self._on_vectors(vectors, places, one, other, stands)
        if setting.cross:
            loss = loss + setting.cross * self._crossed(places, one, other, stands)
        return loss

    def _on_vectors(self, vectors: Tensor, places: Places, one: Places, other: Places, stands: Places) -> Tensor:
        setting = self.setting
        loss = torch.zeros((), device=vectors.device)
        plain = stands != OPPOSED
        likeness = (vectors[one[plain]] * vectors[other[plain]]).sum(-1)
        same = torch.tensor(stands[plain] == SAME, device=vectors.device)
        if setting.pairs:
            logits = likeness * self.model.scale + self.model.shift
            terms = functional.binary_cross_entropy_with_logits(logits, same.float(), reduction="none")
            loss = loss + setting.pairs * (terms[same].mean() + terms[~same].mean()) / 2
        if setting.contrast:
            loss = loss + setting.contrast * _contrast(vectors, places, self.bank)
        if setting.head:
            logits = self.model.stand(vectors[one], vectors[other])
            loss = loss + setting.head * _balanced(logits, torch.tensor(stands, device=vectors.device))
        return loss

    def _crossed(self, places: Places, one: Places, other: Places, stands: Places) -> Tensor:
        """Pairs of each kind, of those that say other things the likelier ones, now and then two of two events."""
        likeness = (self.base[places[one]] * self.base[places[other]]).sum(-1).cpu().numpy()
        picked = []
        for kind, share in ((SAME, 0.4), (OPPOSED, 0.15), (OTHER, 0.45)):
            there = np.flatnonzero(stands == kind)
            chance = np.exp(6 * likeness[there]) if kind == OTHER else np.ones(len(there))
            picked.append(self.random.choice(there, int(share * PAIRS), p=chance / chance.sum()))
        chosen = np.concatenate(picked)
        left, right, answer = places[one[chosen]], places[other[chosen]], stands[chosen]
        far = self.random.random(len(right)) < np.where(answer == OTHER, 0.2, 0.0)
        right = np.where(far, self.random.permutation(places)[:1].repeat(len(right)), right)
        unlike = ~far | (self.bank.event[left] != self.bank.event[right])
        left, right, answer = left[unlike], right[unlike], answer[unlike]
        turn = self.random.random(len(left)) < 0.5
        left, right = np.where(turn, right, left), np.where(turn, left, right)
        logits = self.model.both([self.rows[place] for place in left], [self.rows[place] for place in right])
        return functional.cross_entropy(logits, torch.tensor(answer, device=logits.device))


def _contrast(vectors: Tensor, places: Places, bank: Bank) -> Tensor:
    """Each wording's like against what else is said of the event (InfoNCE), within events alone."""
    there = np.flatnonzero(~bank.denial[places])
    event = torch.tensor(bank.event[places[there]], device=vectors.device)
    claim = torch.tensor(bank.claim[places[there]], device=vectors.device)
    logits = vectors[there] @ vectors[there].T / 0.07
    same = (claim[:, None] == claim) & ~torch.eye(len(there), dtype=torch.bool, device=vectors.device)
    rivals = (event[:, None] == event) & (claim[:, None] != claim)
    against = torch.logsumexp(logits.masked_fill(~rivals, -1e4), 1)
    terms = torch.logaddexp(logits, against[:, None]) - logits
    return terms[same].mean() / 4


def _balanced(logits: Tensor, stands: Tensor) -> Tensor:
    counts = torch.bincount(stands, minlength=3).clamp(min=1)
    return functional.cross_entropy(logits, stands, weight=(counts.sum() / 3 / counts).float())

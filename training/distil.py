"""Teach one network by several: `python -m training.distil --data DATA --teachers training/runs/t0 … --out RUN`.

The teachers are runs of `train`, each made without one fold of the articles (`--without-fold`). Those that have not
seen an article say what they believe of it, as probabilities: where cues begin, tags, acts, and for every cue the whole
labelling (the mean of their CRFs' marginals). The student learns half from these and half from the annotation, and from
the teachers alone on texts that nobody has annotated. Teachers who know an article by heart would only repeat its
annotation: the network fits 98 of 100 attributions of the Wikinews set that it was trained on and 80 of others.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import FOLDS, Corpus, Example, Item, batches, corpus, epoch
from training.network import Network, marginals, soft_crf_loss
from training.train import Batch, add_course, course, encoded, fit, fresh_network, losses, weighted

CUE_FLOOR = 0.15
"""Mean probability from which on a labelling is asked for, annotated or not: about what the reader drafts."""
MOST_TEACHERS = 5
"""Teachers asked about one batch of texts that none has seen."""


@dataclass(frozen=True)
class Beliefs:
    """What teachers say of one batch: means of their probabilities. The last four are of cues that they see."""

    begins: Tensor
    tags: Tensor
    where: Tensor
    cue: Tensor
    acts: Tensor
    on: Tensor
    pairs: Tensor


@torch.no_grad()
def beliefs(teachers: list[Network], batch: Batch, *, bf16: bool) -> Beliefs:
    mask = batch["unit_mask"]
    states = [encoded(teacher, batch, bf16=bf16) for teacher in teachers]
    each = list(zip(teachers, states, strict=True))
    begins = torch.stack([torch.sigmoid(teacher.begins(x)[..., 0]) for teacher, x in each]).mean(0) * mask
    tags = torch.stack([teacher.tags(x).softmax(-1) for teacher, x in each]).mean(0)
    where, cue = torch.nonzero(begins > CUE_FLOOR, as_tuple=True)
    if not len(where):
        return Beliefs(begins, tags, where, cue, tags, tags, tags)
    acts = torch.stack([teacher.acts(x[where, cue]).softmax(-1) for teacher, x in each]).mean(0)
    found = []
    for teacher, x in each:
        emissions, moves, _, real = teacher.link_potentials(x, where, cue, batch["opens"], batch["closes"])
        found.append(marginals(emissions, moves, real))
    on, pairs = (torch.stack(kind).mean(0) for kind in zip(*found, strict=True))
    return Beliefs(begins, tags, where, cue, acts, on, pairs)


def soft_losses(network: Network, batch: Batch, states: Tensor, belief: Beliefs) -> dict[str, Tensor]:
    """As `train.losses`, against probabilities; a cue counts as much as the teachers believe in it."""
    mask = batch["unit_mask"]
    begins = functional.binary_cross_entropy_with_logits(
        network.begins(states)[..., 0], belief.begins, reduction="none"
    )
    tags = -(belief.tags * network.tags(states).log_softmax(-1)).sum(-1)
    out = {
        "tags": (tags * mask).sum() / mask.sum(),
        "begins": (begins * mask).sum() / belief.begins.sum().clamp(min=1),
    }
    if len(belief.where):
        share = belief.begins[belief.where, belief.cue]
        share = share / share.sum()
        acts = network.acts(states[belief.where, belief.cue]).log_softmax(-1)
        emissions, moves, _, real = network.link_potentials(
            states, belief.where, belief.cue, batch["opens"], batch["closes"]
        )
        out["links"] = (soft_crf_loss(emissions, moves, belief.on, belief.pairs, real) * share).sum()
        out["acts"] = -((belief.acts * acts).sum(-1) * share).sum()
    return out


def stream(articles: Corpus, args: argparse.Namespace) -> Iterator[list[Item]]:
    """Batches without end, each of one fold or of texts without annotation, so that few teachers are asked at once."""
    chance = random.Random(args.seed)
    while True:
        made: list[list[Item]] = []
        for fold in range(FOLDS):
            items = epoch(_of(articles.polnear, fold), args.window, chance)
            for _ in range(args.wikinews):
                items += epoch(_of(articles.wikinews, fold), args.window, chance)
            made += batches(items, args.budget, chance)
        made += batches(epoch(articles.unlabelled, args.window, chance), args.budget, chance)
        chance.shuffle(made)
        yield from (some for some in made if some)


def _of(examples: list[Example], fold: int) -> list[Example]:
    return [example for example in examples if example.fold == fold]


class Teachers:
    """Networks by the fold that they have not seen."""

    def __init__(self, runs: list[Path], device: str) -> None:
        self.by_fold: dict[int, list[Network]] = {}
        self.every: list[Network] = []
        for run in runs:
            kept = torch.load(run / "average.pt", weights_only=True, map_location="cpu")
            network = Network()
            network.load_state_dict(kept["network"])
            network = network.to(device).eval().requires_grad_(False)
            self.every.append(network)
            self.by_fold.setdefault(kept.get("without_fold", -1), []).append(network)

    def of(self, fold: int, chance: random.Random) -> list[Network]:
        """Those who have not seen a fold; if there are none, or it is no fold, some of all."""
        if fold >= 0 and fold in self.by_fold:
            return self.by_fold[fold]
        return chance.sample(self.every, min(MOST_TEACHERS, len(self.every)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_course(parser)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--belief", type=float, default=0.5, help="the teachers' share where there is annotation too")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    articles = corpus(args.data, unlabelled=True)
    teachers = Teachers(args.teachers, args.device)
    network = fresh_network(args)
    chance = random.Random(args.seed)

    def loss(batch: Batch, items: list[Item]) -> tuple[Tensor, dict[str, Tensor]]:
        fold = items[0][0].fold
        states = encoded(network, batch, bf16=args.bf16)
        soft = soft_losses(network, batch, states, beliefs(teachers.of(fold, chance), batch, bf16=args.bf16))
        if fold < 0:
            return weighted(soft), {f"soft_{name}": value for name, value in soft.items()}
        parts = losses(network, batch, states)
        total = (1 - args.belief) * weighted(parts) + args.belief * weighted(soft)
        return total, parts | {f"soft_{name}": value for name, value in soft.items()}

    def keep(average: dict[str, Tensor], step: int) -> None:
        torch.save({"network": average, "step": step}, args.out / "average.pt")

    fit(network, stream(articles, args), loss, course(args), keep)


if __name__ == "__main__":
    main()

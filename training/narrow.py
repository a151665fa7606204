"""Let each cue's labelling see its own paragraph and little else: `python -m training.narrow --data DATA --out RUN`.

The weights of full precision are taken twice. The one network labels as they were trained, over up to 160 units of the
whole window; the other sees of these what the cue's attribution may reach (`read.tagging`), and its labelling layer
learns to believe there what the first believes (the loss of `training.distil`). Encoder and other heads stay as they
are, so no annotation is asked for, and an article known by heart does no harm: both networks know it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from training.distil import CUE_FLOOR
from training.examples import Corpus, Item, batches, corpus, epoch
from training.network import Network, marginals, soft_crf_loss
from training.train import Batch, add_course, course, encoded, fit, fresh_network, in_whole_window
from training.twin import load_twin

LABELLING = ("word.", "cue.", "distance.", "link_norm.", "link.", "potentials.", "transitions")


def stream(articles: Corpus, args: argparse.Namespace) -> Iterator[list[Item]]:
    """Batches without end, of all texts, the Wikinews set `--wikinews` times a pass."""
    chance = random.Random(args.seed)
    while True:
        items = epoch([*articles.polnear, *articles.unlabelled], args.window, chance)
        for _ in range(args.wikinews):
            items += epoch(articles.wikinews, args.window, chance)
        yield from (some for some in batches(items, args.budget, chance) if some)


@torch.no_grad()
def believed(
    teacher: Network, states: Tensor, where: Tensor, cue: Tensor, batch: Batch
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the whole window makes of each cue's labelling: its marginals, and the first and last unit of its view."""
    wide = in_whole_window(batch)
    emissions, moves, units, real = teacher.link_potentials(states, where, cue, wide["opens"], wide["closes"])
    on, pairs = marginals(emissions, moves, real)
    return on, pairs, units[:, 0], units[:, 0] + real.sum(1)


def narrowing_loss(network: Network, teacher: Network, batch: Batch, states: Tensor) -> Tensor | None:
    """The cross-entropy of the narrow labellings against the wide ones, a cue counting as much as it is likely one."""
    mask = batch["unit_mask"]
    with torch.no_grad():
        begins = torch.sigmoid(network.begins(states)[..., 0]) * mask
    where, cue = torch.nonzero(begins > CUE_FLOOR, as_tuple=True)
    if not len(where):
        return None
    on, pairs, first, last = believed(teacher, states, where, cue, batch)
    emissions, moves, units, real = network.link_potentials(states, where, cue, batch["opens"], batch["closes"])
    seen = (~real | ((units >= first[:, None]) & (units < last[:, None]))).all(1)  # not so in paragraphs beyond 160
    rows, at = torch.arange(len(cue))[:, None], (units - first[:, None]).clamp(0, on.shape[1] - 1)
    on, pairs = on[rows, at] * real[..., None], pairs[rows, at] * real[..., None, None]
    pairs[:, 0] = 0  # the step into the view comes from outside it
    share = begins[where, cue] * seen
    return (soft_crf_loss(emissions, moves, on, pairs, real) * share).sum() / share.sum().clamp(min=1e-6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_course(parser)
    parser.set_defaults(start=Path("training/weights"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    articles = corpus(args.data, unlabelled=True)
    network = fresh_network(args)
    teacher = Network().to(args.device).eval().requires_grad_(False)
    load_twin(teacher, args.start)
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith(LABELLING))

    def loss(batch: Batch, _: list[Item]) -> tuple[Tensor, dict[str, Tensor]]:
        with torch.no_grad():
            states = encoded(teacher, batch, bf16=args.bf16)
        found = narrowing_loss(network, teacher, batch, states)
        value = found if found is not None else network.transitions.sum() * 0
        return value, {"links": value}

    def keep(average: dict[str, Tensor], step: int) -> None:
        torch.save({"network": average, "step": step}, args.out / "average.pt")

    fit(network, stream(articles, args), loss, course(args), keep)


if __name__ == "__main__":
    main()

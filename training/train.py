"""Fine-tune the reader: `python -m training.train --data ../shared/data --out training/runs/NAME`.

Every setting that shaped the shipped weights is a default here; `training/README.md` logs what else was tried.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import Example, Item, batches, collate, corpus, epoch
from training.network import Network, crf_loss
from training.twin import load_twin

Batch = dict[str, Tensor]


def masked_cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the places with a target, 0 where there are none; asks the device nothing."""
    total = functional.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-100, reduction="sum")
    return total / (gold >= 0).sum().clamp(min=1)


def losses(network: Network, batch: Batch, states: Tensor) -> dict[str, Tensor]:
    """Each task's loss, per cue for those that are sums over a window."""
    mask = batch["unit_mask"]
    count = max(1, len(batch["cue"]))
    begins = functional.binary_cross_entropy_with_logits(
        network.begins(states)[..., 0], batch["begins"], reduction="none"
    )
    out = {
        "tags": masked_cross_entropy(network.tags(states), batch["tags"]),
        "begins": (begins * (batch["known"] & mask)).sum() / count,
    }
    if len(batch["cue"]):
        emissions, moves, units, real = network.link_potentials(
            states, batch["where"], batch["cue"], batch["opens"], batch["closes"]
        )
        out["links"] = crf_loss(emissions, moves, batch["roles"].gather(1, units), real).mean()
        acts = network.acts(states[batch["where"], batch["cue"]])
        out["acts"] = masked_cross_entropy(acts, batch["acts"])
    scores = network.dependent(states) @ network.governor(states).transpose(1, 2)
    scores = scores + torch.where(mask, 0.0, -1e4)[:, None, :]
    out["arcs"] = masked_cross_entropy(scores, batch["arcs"])
    out["relations"] = masked_cross_entropy(network.relation(states), batch["relations"])
    out["entities"] = masked_cross_entropy(network.entity(states), batch["entities"])
    return out


WEIGHTS = {"tags": 2.0, "begins": 1.0, "links": 0.4, "acts": 0.3, "arcs": 0.3, "relations": 0.2, "entities": 0.2}


def weighted(parts: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def stream(polnear: list[Example], wikinews: list[Example], args: argparse.Namespace) -> Iterator[list[Item]]:
    """Batches without end; the Wikinews set, much the smaller, is gone through `--wikinews` times a pass."""
    chance = random.Random(args.seed)
    while True:
        items = epoch(polnear, args.window, chance)
        for _ in range(args.wikinews):
            items += epoch(wikinews, args.window, chance)
        yield from batches(items, args.budget, chance)


@dataclass(frozen=True)
class Course:
    """How long and how fast to train. Rates rise, then fall to nothing at the last step or the last second."""

    steps: int
    seconds: float
    rate: float
    head_rate: float
    average: float
    device: str
    bf16: bool
    save_every: int
    whole_window: bool


def course(args: argparse.Namespace) -> Course:
    return Course(
        args.steps, args.seconds, args.rate, args.head_rate, args.average, args.device, args.bf16, args.save_every,
        args.whole_window,
    )  # fmt: skip


def add_course(parser: argparse.ArgumentParser) -> None:
    """The options that `train` and `distil` share."""
    parser.add_argument("--data", type=Path, required=True, help="the data sets' folder or training.examples' file")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of full precision to go on from (training/weights)")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--seconds", type=float, default=1e9, help="end by then, rates fitted to the time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--heads-seed", type=int, default=1, help="where the heads begin; same for runs to be averaged")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--bf16", action="store_true", help="the encoder in 16 bits: 3 times as fast with AMX")
    parser.add_argument("--window", type=int, default=320)
    parser.add_argument("--budget", type=int, default=4200)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--wikinews", type=int, default=3)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--whole-window", action="store_true", help="labellings of 160 units, whatever may be reached")


def encoded(network: Network, batch: Batch, *, bf16: bool) -> Tensor:
    """States of all units, the encoder in 16 bits if so wished."""
    with torch.autocast(batch["ids"].device.type, dtype=torch.bfloat16, enabled=bf16):
        states = network.states(batch)
    return states.float()


MASK, WORDS_FROM = 103, 999
"""[MASK] of the uncased BERT vocabulary, and the first piece that is no control piece and no unused one."""


def blanked(batch: Batch, share: float) -> Batch:
    """A batch with a share of its pieces put out of sight; their features stay, and so does what is to be learned."""
    if not share:
        return batch  # nothing is drawn: other runs stay as they were
    ids = batch["ids"]
    hidden = (torch.rand(ids.shape, device=ids.device) < share) & (ids >= WORDS_FROM)
    return batch | {"ids": torch.where(hidden, MASK, ids)}


def in_whole_window(batch: Batch) -> Batch:
    """A batch in which an attribution may reach all of its window, as in what `training.narrow` begins with."""
    size = batch["unit_mask"].sum(1)[:, None].expand_as(batch["unit_mask"])
    return batch | {"opens": torch.zeros_like(size), "closes": size}


def on_device(batch: Batch, device: str) -> Batch:
    if device == "cpu":
        return batch
    return {name: value.pin_memory().to(device, non_blocking=True) for name, value in batch.items()}


def fresh_network(args: argparse.Namespace) -> Network:
    """The network that a run begins with: the base model or `--start`, with new heads where there are none."""
    torch.set_num_threads(args.threads)
    if args.device != "cpu":
        torch.set_float32_matmul_precision("high")
        torch.backends.cuda.enable_cudnn_sdp(False)  # it would make a plan for every new shape, and all are new
    torch.manual_seed(args.heads_seed)
    network = Network()
    load_twin(network, args.start) if args.start else network.encoder.load_base()
    torch.manual_seed(args.seed)
    return network.to(args.device)


def fit(
    network: Network,
    items: Iterator[list[Item]],
    loss: Callable[[Batch, list[Item]], tuple[Tensor, dict[str, Tensor]]],
    course: Course,
    keep: Callable[[dict[str, Tensor], int], None],
) -> None:
    """Train; `loss` gives what to lower and what to print, `keep` takes the averaged weights now and then."""
    inner = [p for n, p in network.named_parameters() if n.startswith("encoder.") and ".features." not in n]
    chosen = {id(p) for p in inner}
    heads = [p for p in network.parameters() if id(p) not in chosen]
    groups = [{"params": inner, "peak": course.rate}, {"params": heads, "peak": course.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    values = list(network.state_dict().values())
    average = {name: value.clone() for name, value in network.state_dict().items()}
    network.train()
    seen: dict[str, Tensor] = {}
    begun = time.time()
    for step, some in enumerate(items, start=1):
        done = max(step / course.steps, (time.time() - begun) / course.seconds)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, done / 0.06, max(0.0, 1 - done) + 0.01)
        batch = on_device(collate(some), course.device)
        total, parts = loss(in_whole_window(batch) if course.whole_window else batch, some)
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(list(average.values()), values, 1 - min(course.average, step / (step + 10)))
        for name, value in parts.items():
            seen[name] = 0.98 * seen.get(name, value.detach()) + 0.02 * value.detach()
        if step % 20 == 0 or step == 1 or done >= 1:
            shown = {name: round(value.item(), 3) for name, value in seen.items()}
            print(json.dumps({"step": step, "seconds": round(time.time() - begun), **shown}), flush=True)
        if step % course.save_every == 0 or done >= 1:
            keep(average, step)
        if done >= 1:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_course(parser)
    parser.add_argument("--without-fold", type=int, default=-1, help="a fifth of the articles to leave out: a teacher")
    parser.add_argument(
        "--blank", type=float, default=0.0, help="share of the pieces that nothing is seen of but shape"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    articles = corpus(args.data)
    polnear, wikinews = (
        [example for example in part if example.fold != args.without_fold]
        for part in (articles.polnear, articles.wikinews)
    )
    network = fresh_network(args)

    def loss(batch: Batch, _: list[Item]) -> tuple[Tensor, dict[str, Tensor]]:
        batch = blanked(batch, args.blank)
        parts = losses(network, batch, encoded(network, batch, bf16=args.bf16))
        return weighted(parts), parts

    def keep(average: dict[str, Tensor], step: int) -> None:
        kept = {"network": average, "step": step, "without_fold": args.without_fold}
        torch.save(kept, args.out / "average.pt")

    fit(network, stream(polnear, wikinews, args), loss, course(args), keep)


if __name__ == "__main__":
    main()

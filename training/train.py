"""Fine-tune the reader: `python -m training.train --data ../shared/data --out training/runs/NAME`.

Every setting that shaped the shipped weights is a default here; `training/README.md` logs what else was tried.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import base_folder
from training.examples import Example, Item, batches, collate, epoch, examples
from training.network import Network, crf_loss
from training.twin import load_twin


def losses(network: Network, batch: dict[str, Tensor], *, bf16: bool = False) -> dict[str, Tensor]:
    """Each task's loss, per cue for those that are sums over a window."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        states = network.states(batch)
    states = states.float()
    mask = batch["unit_mask"]
    count = max(1, len(batch["cue"]))
    begins = functional.binary_cross_entropy_with_logits(
        network.begins(states)[..., 0], batch["begins"], reduction="none"
    )
    out = {
        "tags": functional.cross_entropy(
            network.tags(states).flatten(0, 1), batch["tags"].flatten(), ignore_index=-100
        ),
        "begins": (begins * (batch["known"] & mask)).sum() / count,
    }
    if len(batch["cue"]):
        emissions, moves, units, real = network.link_potentials(states, batch["where"], batch["cue"], mask)
        out["links"] = crf_loss(emissions, moves, batch["roles"].gather(1, units), real).mean()
        if (batch["acts"] >= 0).any():
            acts = network.acts(states[batch["where"], batch["cue"]])
            out["acts"] = functional.cross_entropy(acts, batch["acts"], ignore_index=-100)
    if (batch["arcs"] >= 0).any():
        scores = network.dependent(states) @ network.governor(states).transpose(1, 2)
        scores = scores + torch.where(mask, 0.0, -1e4)[:, None, :]
        out["arcs"] = functional.cross_entropy(scores.flatten(0, 1), batch["arcs"].flatten(), ignore_index=-100)
        out["relations"] = functional.cross_entropy(
            network.relation(states).flatten(0, 1), batch["relations"].flatten(), ignore_index=-100
        )
    if (batch["entities"] >= 0).any():
        out["entities"] = functional.cross_entropy(
            network.entity(states).flatten(0, 1), batch["entities"].flatten(), ignore_index=-100
        )
    return out


WEIGHTS = {"tags": 2.0, "begins": 1.0, "links": 0.4, "acts": 0.3, "arcs": 0.3, "relations": 0.2, "entities": 0.2}


def stream(polnear: list[Example], wikinews: list[Example], args: argparse.Namespace) -> Iterator[list[Item]]:
    """Batches without end; the Wikinews set, much the smaller, is gone through `--wikinews` times a pass."""
    chance = random.Random(args.seed)
    while True:
        items = epoch(polnear, args.window, chance)
        for _ in range(args.wikinews):
            items += epoch(wikinews, args.window, chance)
        yield from batches(items, args.budget, chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of full precision to go on from (training/weights)")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="the encoder in 16 bits: 3 times as fast with AMX")
    parser.add_argument("--window", type=int, default=320)
    parser.add_argument("--budget", type=int, default=4200)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--wikinews", type=int, default=3)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--save-every", type=int, default=100)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    polnear, wikinews = examples(args.data, tokenizer)
    network = Network()
    load_twin(network, args.start) if args.start else network.encoder.load_base()
    inner = [p for n, p in network.named_parameters() if n.startswith("encoder.") and ".features." not in n]
    chosen = {id(p) for p in inner}
    heads = [p for p in network.parameters() if id(p) not in chosen]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "peak": args.rate}, {"params": heads, "peak": args.head_rate}], weight_decay=0.01, fused=True
    )
    average = {name: value.clone() for name, value in network.state_dict().items()}
    seen: dict[str, float] = {}
    begun = time.time()
    for step, items in enumerate(stream(polnear, wikinews, args), start=1):
        warm = min(1.0, step / (0.06 * args.steps))
        left = max(0.0, (args.steps - step) / args.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(warm, left + 0.01)
        parts = losses(network, collate(items), bf16=args.bf16)
        total = torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            decay = min(args.average, step / (step + 10))
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - decay)
        for name, value in parts.items():
            seen[name] = 0.98 * seen.get(name, value.item()) + 0.02 * value.item()
        if step % 20 == 0 or step == 1:
            line = {"step": step, "seconds": round(time.time() - begun), **{k: round(v, 3) for k, v in seen.items()}}
            print(json.dumps(line), flush=True)
        if step % args.save_every == 0 or step == args.steps:
            torch.save({"network": average, "step": step}, args.out / "average.pt")
        if step >= args.steps:
            return


if __name__ == "__main__":
    main()

"""How checkpoints do on dev, cheaply: `python -m training.trial --data DATA --runs training/runs/a …`.

Neither the export nor a rule comes into it: cues above a probability, each with the best labelling of its CRF, those
inside another's content left out; paired with the gold ones as the scorer pairs, over units instead of characters. To
choose between checkpoints, not to say how good the reader is. With `--soup FOLDER` the mean of all runs' weights is
tried too, then the best run's mean with each further one that makes it better (Wortsman et al. 2022), and the better of
both is kept there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.read.labelling import best_labelling
from onrecord.read.pieces import windows
from training.examples import Example, Item, collate, corpus, covered, targets
from training.network import Network

SURE = (0.3, 0.4, 0.5, 0.6)
Found = tuple[float, set[int], set[int], set[int]]
State = dict[str, Tensor]


@torch.no_grad()
def drafts(network: Network, example: Example, device: str) -> list[Found]:
    """Each likely cue's probability, source, cue and content, in units of the article."""
    target = targets(example, 0)
    items: list[Item] = [(example, window, target) for window in windows(example.pieces)]
    if not items:
        return []
    batch = {name: value.to(device) for name, value in collate(items).items()}
    states = network.states(batch)
    mask = batch["unit_mask"]
    sure = torch.sigmoid(network.begins(states)[..., 0]) * mask
    where, cue = torch.nonzero(sure > min(SURE), as_tuple=True)
    if not len(where):
        return []
    emissions, moves, units, real = network.link_potentials(states, where, cue, batch["opens"], batch["closes"])
    labelling = best_labelling(emissions.cpu().numpy(), moves.cpu().numpy(), real.sum(1).cpu().numpy())
    starts = np.array([window.start for _, window, _ in items])[where.cpu().numpy()]
    at = starts + cue.cpu().numpy()
    place = units.cpu().numpy() + starts[:, None]
    found = []
    for index, share in enumerate(sure[where, cue].cpu().tolist()):
        source, own, content = (set(place[index][labelling.roles[index] == role].tolist()) for role in (1, 2, 3))
        found.append((share, source, own or {int(at[index])}, content))
    return found


def _outermost(found: list[Found]) -> list[Found]:
    return [one for one in found if not any(one is not other and one[2] <= other[3] for other in found)]


def _hits(found: list[Found], gold: list[dict[str, set[int]]]) -> tuple[int, int]:
    """How many pairs there are, and how many of them are whole."""
    options = sorted(
        ((len(one[3] & other["content"]) / len(one[3] | other["content"]), i, j)
         for i, one in enumerate(found) for j, other in enumerate(gold) if one[3] & other["content"]), reverse=True,
    )  # fmt: skip
    used: tuple[set[int], set[int]] = set(), set()
    whole = 0
    for share, i, j in options:
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        whole += share >= 0.8 and (bool(found[i][1] & gold[j]["source"]) or not (found[i][1] or gold[j]["source"]))
    return len(used[0]), whole


def measure(network: Network, examples: list[Example], device: str) -> dict[str, float]:
    """Pair and whole F1 of outermost attributions at the probability that gives the best whole F1."""
    network.eval()
    sums = {sure: np.zeros(4) for sure in SURE}
    for example in examples:
        gold = [
            {role: set(covered(example.pieces, label.get(role) or [])) for role in ("source", "content")}
            for label in example.readings[0] if label.get("within") is None
        ]  # fmt: skip
        found = drafts(network, example, device)
        for sure, total in sums.items():
            kept = _outermost([one for one in found if one[0] > sure])
            total += [len(kept), len(gold), *_hits(kept, gold)]
    made = {sure: {"pair": 200 * p / (n + m), "whole": 200 * w / (n + m)} for sure, (n, m, p, w) in sums.items()}
    sure = max(made, key=lambda sure: made[sure]["whole"])
    return {"sure": sure, **{name: round(float(value), 2) for name, value in made[sure].items()}}


class Trial:
    """One network to try states in, and what there is to try them on."""

    def __init__(self, dev: dict[str, list[Example]], device: str) -> None:
        self.dev = dev
        self.device = device
        self.network = Network().to(device)

    def __call__(self, name: str, state: State) -> float:
        self.network.load_state_dict(state)
        scores = {part: measure(self.network, examples, self.device) for part, examples in self.dev.items()}
        print(json.dumps({"run": name, **scores}), flush=True)
        return sum(score["whole"] for score in scores.values())


def mean(states: list[State]) -> State:
    """The mean of several runs' weights: sensible only where they went out from the same ones, heads included."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def soup(trial: Trial, states: dict[str, State], scores: dict[str, float]) -> State:
    """The better of the mean of all and of the mean of those that help."""
    every = mean(list(states.values()))
    names = sorted(states, key=lambda name: -scores[name])
    chosen, best = [names[0]], scores[names[0]]
    for name in names[1:]:
        score = trial("+".join([*chosen, name]), mean([states[other] for other in [*chosen, name]]))
        if score > best:
            chosen, best = [*chosen, name], score
    return every if trial("mean of all", every) > best else mean([states[name] for name in chosen])


def load_run(run: Path) -> State:
    state: State = torch.load(run / "average.pt", weights_only=True, map_location="cpu")["network"]
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--soup", type=Path)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--most", type=int, default=10_000, help="articles of each set at the most")
    args = parser.parse_args()
    dev: dict[str, Any] = {name: some[: args.most] for name, some in corpus(args.data).dev.items()}
    trial = Trial(dev, args.device)
    states = {run.name: load_run(run) for run in args.runs}
    scores = {name: trial(name, state) for name, state in states.items()}
    if args.soup:
        args.soup.mkdir(parents=True, exist_ok=True)
        torch.save({"network": soup(trial, states, scores), "step": 0}, args.soup / "average.pt")


if __name__ == "__main__":
    main()

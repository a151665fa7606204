"""A sentence encoder that tells claims of one event apart: `python -m training.paraphrase --out FOLDER [--epochs N]`.

Starts from all-MiniLM-L6-v2 as published and trains its six layers (the word table stays) on `training/paraphrases`.
Three ways of telling whether two sentences say the same are trained and set side by side on events left out:

- `vectors`: the cosine of the two sentences' vectors;
- `head`: a small head on the product and the difference of the two vectors: same, opposed, or other;
- `cross`: the encoder over both sentences at once, with a head of the same three answers; both orders, the mean.

`near` holds the vectors near the published ones, so that what they were good at is not lost. Prints areas under the
curve over pairs of one event, and writes what changed (`changes.npz`, 8 bits a number with a scale a row) with the
vectors and scores out of fold, by which the scorer of pairs is fitted.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from evals.causes import area
from training.course import Course, Places, Setting
from training.encoder import base_folder
from training.paraphrase_bank import OPPOSED, OTHER, SAME, Bank, folds, load_bank
from training.paraphraser import Paraphraser, changes, crossed, vectors_of

MOST_PIECES = 64
FOLDS = 5
Numbers = NDArray[np.float64]

SETTINGS = (
    Setting("near 0.3", near=0.3),
    Setting("near 1"),
    Setting("near 4", near=4.0),
    Setting("fast", rate=1.5e-4),
    Setting("long", epochs=30),
    Setting("wide", rate=1.5e-4, epochs=4),
    Setting("wide many", rate=1.5e-4, epochs=4, wordings=6),
    Setting("wide loose", rate=1.5e-4, epochs=6, near=0.3),
    Setting("steep", rate=3e-4, epochs=6),
    Setting("head", head=1.0),
    Setting("head fast", head=1.0, rate=1.5e-4),
    Setting("head long", head=1.0, epochs=30),
    Setting("cross", contrast=0.0, pairs=0.0, near=0.0, cross=1.0),
    Setting("cross fast", contrast=0.0, pairs=0.0, near=0.0, cross=1.0, rate=1.5e-4),
    Setting("both", head=1.0, cross=1.0),
    Setting("both fast", head=1.0, cross=1.0, rate=1.5e-4),
    Setting("both long", head=1.0, cross=1.0, epochs=30),
)


def pairs_of(bank: Bank, events: Places) -> tuple[Places, Places, Places]:
    """All pairs of wordings within events: both places, and how they stand."""
    parts = []
    for event in events:
        places = bank.of_events(np.array([event]))
        one, other = np.triu_indices(len(places), 1)
        parts.append((places[one], places[other], bank.relations(places)[one, other]))
    one, other, stands = (np.concatenate(part) for part in zip(*parts, strict=True))
    return one, other, stands


def figures(scores: Numbers, stands: Places) -> str:
    """Areas: same against other; opposed against other."""
    plain, turned = stands != OPPOSED, stands != SAME
    found = area(scores[plain], stands[plain] == SAME), area(scores[turned], stands[turned] == OPPOSED)
    return f"{found[0]:.4f} (denials {found[1]:.4f})"


class Trial:
    """A bank with its pieces and published vectors."""

    def __init__(self, bank: Bank, device: str) -> None:
        tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        self.bank = bank
        self.rows = [tokenizer.encode(text).ids for text in bank.texts]
        self.base = vectors_of(Paraphraser().to(device).eval(), self.rows)

    def course(self, events: Places, setting: Setting) -> Course:
        return Course(self.bank, events, setting, self.rows, self.base)

    def scores(self, model: Paraphraser, setting: Setting, pairs: tuple[Places, Places, Places]) -> dict[str, Numbers]:
        """Each way's scores of pairs; how far the vectors have moved is told beside."""
        one, other, _ = pairs
        vectors = vectors_of(model, self.rows)
        print(f"    mean cosine with the published vectors {(vectors * self.base).sum(-1).mean():.3f}")
        found: dict[str, NDArray[Any]] = {"vectors": _at(vectors, one, other)}
        if setting.head:
            with torch.no_grad():
                answers = torch.cat([
                    model.stand(vectors[one[s : s + 65536]], vectors[other[s : s + 65536]]).softmax(-1)
                    for s in range(0, len(one), 65536)
                ]).cpu().numpy()  # fmt: skip
            found |= {"head": 1 - answers[:, OTHER], "head says same": answers[:, SAME]}
        if setting.cross:
            answers = crossed(model, self.rows, one, other)
            found |= {"cross": 1 - answers[:, OTHER], "cross says same": answers[:, SAME]}
        return {name: np.asarray(value, dtype=np.float64) for name, value in found.items()}


def _at(vectors: Tensor, one: Places, other: Places) -> NDArray[np.float32]:
    return np.concatenate([
        (vectors[one[s : s + 65536]] * vectors[other[s : s + 65536]]).sum(-1).cpu().numpy()
        for s in range(0, len(one), 65536)
    ])  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", default=",".join(one.name for one in SETTINGS), help="to compare, by comma")
    parser.add_argument("--final", default="", help="settings to train on all events and keep, by comma")
    parser.add_argument("--made", type=int, default=0, help="so many made events besides, say 140")
    parser.add_argument("--bf16", action="store_true", help="on a processor too")
    parser.add_argument("--start", type=Path, help="what an earlier training changed, to go on from")
    parser.add_argument("--seed", type=int, help="another gives another order of events and wordings")
    parser.add_argument("--fold", type=int, help="with --final: leave this fold out, and keep what is told of it")
    parser.add_argument("--epochs", type=int, help="instead of each setting's own")
    parser.add_argument("--steps", type=int, help="no more steps than this, to try it out")
    parser.add_argument("--events", type=int, help="held-out events to measure on, at most")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--compare-folds", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    trial = Trial(load_bank(made=args.made), args.device)
    bf16 = args.bf16 or args.device == "cuda"
    changed = {"bf16": bf16, "start": args.start, "seed": args.seed}
    known = {one.name: replace(one, epochs=args.epochs or one.epochs, **changed) for one in SETTINGS}
    parts = [part[: args.events] for part in folds(trial.bank, FOLDS)]
    for name in filter(None, args.settings.split(",")):
        for part in parts[: args.compare_folds]:
            found = compare(trial, known[name], part, args.steps)
            (args.out / f"compared_{name.replace(' ', '_')}.json").write_text(json.dumps(found) + "\n")
    for name in filter(None, args.final.split(",")):
        short = name.replace(" ", "_")
        if args.fold is None:
            model = trial.course(np.arange(len(trial.bank.names)), known[name]).run(args.steps)
            np.savez_compressed(args.out / f"changes_{short}.npz", **changes(model))  # type: ignore[arg-type]
        else:
            measure(trial, known[name], parts[args.fold], args.steps, args.out / f"held_out_{short}_{args.fold}.npz")


def compare(trial: Trial, setting: Setting, held: Places, most_steps: int | None) -> dict[str, float]:
    """Train without some events and print the figures on them."""
    begun = time.time()
    pairs = pairs_of(trial.bank, held)
    rest = np.setdiff1d(np.arange(len(trial.bank.names)), held)
    print(setting, flush=True)
    print("    published", figures(np.asarray(_at(trial.base, *pairs[:2]), dtype=np.float64), pairs[2]))
    model = trial.course(rest, setting).run(most_steps)
    found = trial.scores(model, setting, pairs)
    for way, scores in found.items():
        print(f"    {way:16} {figures(scores, pairs[2])}")
    print(f"    {time.time() - begun:.0f} s", flush=True)
    plain = pairs[2] != OPPOSED
    return {way: area(scores[plain], pairs[2][plain] == SAME) for way, scores in found.items()}


def measure(trial: Trial, setting: Setting, held: Places, most_steps: int | None, out: Path) -> None:
    """Train without some events; keep what changed, the vectors of these events' wordings and their pairs' scores."""
    pairs = pairs_of(trial.bank, held)
    rest = np.setdiff1d(np.arange(len(trial.bank.names)), held)
    path = out.with_name(out.name.replace("held_out", "changes"))
    model = trial.course(rest, setting).run(most_steps, path)
    np.savez_compressed(path, **changes(model))  # type: ignore[arg-type]
    kept: dict[str, NDArray[Any]] = {"events": held}
    for way, scores in trial.scores(model, setting, pairs).items():
        print(f"    {setting.name}: {way:16} {figures(scores, pairs[2])}", flush=True)
        kept[f"scores.{way}"] = scores.astype(np.float16)
    vectors = vectors_of(model, [trial.rows[place] for place in trial.bank.of_events(held)])
    kept["vectors"] = vectors.cpu().numpy().astype(np.float16)
    np.savez_compressed(out, **kept)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()

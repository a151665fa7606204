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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WIDTH, Encoder, base_folder
from training.paraphrase_bank import OPPOSED, OTHER, SAME, Bank, folds, load_bank

MOST_PIECES = 64
EVENTS, WORDINGS, PAIRS = 8, 3, 192
"""Events in a batch, wordings of each claim, and pairs for `cross`."""
FOLDS = 5
Places = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Setting:
    """How much each loss counts, and how long and how fast is trained."""

    name: str
    contrast: float = 1.0
    pairs: float = 1.0
    head: float = 0.0
    cross: float = 0.0
    near: float = 1.0
    rate: float = 5e-5
    epochs: int = 12


SETTINGS = (
    Setting("near 0.3", near=0.3),
    Setting("near 1"),
    Setting("near 4", near=4.0),
    Setting("fast", rate=1.5e-4),
    Setting("long", epochs=30),
    Setting("head", head=1.0),
    Setting("head fast", head=1.0, rate=1.5e-4),
    Setting("head long", head=1.0, epochs=30),
    Setting("cross", contrast=0.0, pairs=0.0, near=0.0, cross=1.0),
    Setting("cross fast", contrast=0.0, pairs=0.0, near=0.0, cross=1.0, rate=1.5e-4),
    Setting("both", head=1.0, cross=1.0),
    Setting("both fast", head=1.0, cross=1.0, rate=1.5e-4),
    Setting("both long", head=1.0, cross=1.0, epochs=30),
)


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


class Course:
    """One training: a bank, the events that it learns from, and a setting."""

    def __init__(self, bank: Bank, events: Places, setting: Setting, rows: list[list[int]], base: Tensor) -> None:
        self.bank, self.events, self.setting, self.rows, self.base = bank, events, setting, rows, base
        self.random = np.random.default_rng(1)
        torch.manual_seed(1)
        self.model = Paraphraser().to(base.device)

    def run(self, most_steps: int | None = None) -> Paraphraser:
        """Train, and give the network back."""
        batches = [batch for _ in range(self.setting.epochs) for batch in self._batches()][:most_steps]
        trained = [one for one in self.model.parameters() if one.requires_grad]
        optimizer = torch.optim.AdamW(trained, lr=self.setting.rate, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, self.setting.rate, total_steps=len(batches) + 1, pct_start=0.1, anneal_strategy="linear"
        )
        self.model.train()
        for places in batches:
            with torch.autocast(self.base.device.type, torch.bfloat16, enabled=self.base.is_cuda):
                loss = self._loss(places)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
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
            for denies, most in ((False, WORDINGS), (True, 1)):
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


@torch.no_grad()
def vectors_of(model: Paraphraser, rows: Sequence[list[int]]) -> Tensor:
    """The vectors of rows, a few hundred at a time."""
    return torch.cat([model.vectors(rows[start : start + 256]) for start in range(0, len(rows), 256)])


@torch.no_grad()
def crossed(model: Paraphraser, rows: list[list[int]], one: Places, other: Places) -> NDArray[np.float32]:
    """The three chances of pairs read together, the mean of both orders."""
    found = []
    for start in range(0, len(one), 1024):
        left = [rows[place] for place in one[start : start + 1024]]
        right = [rows[place] for place in other[start : start + 1024]]
        with torch.autocast(model.scale.device.type, torch.bfloat16, enabled=model.scale.is_cuda):
            logits = model.both(left, right), model.both(right, left)
        found.append(torch.stack(logits).softmax(-1).mean(0).cpu().numpy())
    return np.concatenate(found).astype(np.float32)


def pairs_of(bank: Bank, events: Places) -> tuple[Places, Places, Places]:
    """All pairs of wordings within events: both places, and how they stand."""
    parts = []
    for event in events:
        places = bank.of_events(np.array([event]))
        one, other = np.triu_indices(len(places), 1)
        parts.append((places[one], places[other], bank.relations(places)[one, other]))
    one, other, stands = (np.concatenate(part) for part in zip(*parts, strict=True))
    return one, other, stands


def area(scores: Numbers, right: NDArray[np.bool_]) -> float:
    """Area under the curve; of equal scores half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    wanted = int(right.sum())
    return float((ranks[right].sum() - wanted * (wanted + 1) / 2) / (wanted * (len(right) - wanted)))


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
        self.device = device
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", default=",".join(one.name for one in SETTINGS), help="to compare, by comma")
    parser.add_argument("--final", default="", help="settings to train on all events and keep, by comma")
    parser.add_argument("--fold", type=int, help="with --final: leave this fold out, and keep what is told of it")
    parser.add_argument("--epochs", type=int, help="instead of each setting's own")
    parser.add_argument("--steps", type=int, help="no more steps than this, to try it out")
    parser.add_argument("--events", type=int, help="held-out events to measure on, at most")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--compare-folds", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    trial = Trial(load_bank(), args.device)
    known = {one.name: replace(one, epochs=args.epochs or one.epochs) for one in SETTINGS}
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


def measure(trial: Trial, setting: Setting, held: Places, most_steps: int | None, path: Path) -> None:
    """Train without some events and keep the vectors of their wordings and the scores of their pairs."""
    pairs = pairs_of(trial.bank, held)
    model = trial.course(np.setdiff1d(np.arange(len(trial.bank.names)), held), setting).run(most_steps)
    kept: dict[str, NDArray[Any]] = {"events": held}
    for way, scores in trial.scores(model, setting, pairs).items():
        print(f"    {setting.name}: {way:16} {figures(scores, pairs[2])}", flush=True)
        kept[f"scores.{way}"] = scores.astype(np.float16)
    vectors = vectors_of(model, [trial.rows[place] for place in trial.bank.of_events(held)])
    kept["vectors"] = vectors.cpu().numpy().astype(np.float16)
    np.savez_compressed(path, **kept)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()

"""Annotated articles → windows with targets.

`python -m training.examples --data ../shared/data --out FILE` keeps them, cut and tokenised, in
one file that `train` and `distil` take in place of the folder: on another machine they then need neither the data nor
the tokenizer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import pickle
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.read.pieces import Pieces, Window, cut, windows
from onrecord.read.tagging import window_arrays
from training.encoder import base_folder
from training.network import ACTS, ENTITIES

Labels = list[dict[str, Any]]


@dataclass
class Example:
    """One article with its targets, over units: −100 where nothing is known. −1 is no fold."""

    pieces: Pieces
    readings: list[Labels]
    nests: bool
    arcs: np.ndarray
    relations: np.ndarray
    entities: np.ndarray
    fold: int = -1
    cache: dict[int, dict[str, Any]] = field(default_factory=dict)


def load(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@dataclass
class Corpus:
    """All articles that training and its trials read. `unlabelled` are texts that nobody has annotated."""

    polnear: list[Example]
    wikinews: list[Example]
    dev: dict[str, list[Example]]
    unlabelled: list[Example]


DEV = ("polnear", "wikinews_attributions")
TEXTS = ("geo/geovirus_wikinews.jsonl", "meantime/docs.jsonl.gz", "timex/aquaint.jsonl.gz", "ecbplus/docs.jsonl.gz")
"""News that `distil` may read without annotation."""
FOLDS = 5
"""Parts of the training articles: a teacher that has not seen an article says what can be known of it."""
HELD_OUT = ("polnear/dev.jsonl", "wikinews_attributions/dev.jsonl", "gum_wikinews/train.jsonl")
"""Articles that the reader is measured with: among `TEXTS` they are left out."""


def corpus(data: Path, *, unlabelled: bool = False) -> Corpus:
    """The data sets' folder, or the file that `python -m training.examples` made of it."""
    made = _kept(data) if data.is_file() else _cut(data, unlabelled=unlabelled)
    for part in (made.polnear, made.wikinews):
        for place, example in enumerate(part):
            example.fold = place % FOLDS
    return made


def _kept(path: Path) -> Corpus:
    with lzma.open(path) as stream:
        kept: Corpus = pickle.load(stream)
    return kept


def _cut(data: Path, *, unlabelled: bool) -> Corpus:
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    polnear, wikinews = examples(data, tokenizer)
    dev = {name: plain(data / name / "dev.jsonl", tokenizer, nests=name != "polnear") for name in DEV}
    texts = [_without_labels(cut(text, tokenizer), []) for text in _texts(data)] if unlabelled else []
    return Corpus(polnear, wikinews, dev, texts)


def _texts(data: Path) -> Iterator[str]:
    """Texts of `TEXTS`, each once, without those that share a longer line with a held-out article."""
    seen = {line for name in HELD_OUT for row in load(data / name) for line in _long_lines(row["text"])}
    for name in TEXTS:
        for row in load(data / name):
            lines = _long_lines(row["text"])
            if len(row["text"]) >= 500 and not seen.intersection(lines):
                yield row["text"]
            seen.update(lines)


def _long_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if len(line.strip()) > 60]


def plain(path: Path, tokenizer: Tokenizer, *, nests: bool) -> list[Example]:
    """Articles with one annotator's attributions and nothing else."""
    return [_without_labels(cut(row["text"], tokenizer), [row["attributions"]], nests=nests) for row in load(path)]


def _without_labels(pieces: Pieces, readings: list[Labels], *, nests: bool = True) -> Example:
    unknown = np.full(len(pieces.starts), -100)
    return Example(pieces, readings, nests, unknown, unknown, unknown)


def examples(data: Path, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """Training examples of PolNeAR (with further annotators and silver syntax) and of the Wikinews attributions."""
    further = defaultdict(list)
    for row in load(data / "polnear/train.second.jsonl"):
        further[row["id"]].append((row["text"], row["attributions"]))
    syntax = {row["id"]: row for row in load(data / "polnear/train.corenlp.jsonl.gz")}
    names: dict[str, int] = {}
    kinds: dict[str, int] = {}
    polnear = []
    for row in load(data / "polnear/train.jsonl.gz"):
        pieces = cut(row["text"], tokenizer)
        readings = [row["attributions"]] + [labels for text, labels in further[row["id"]] if text == row["text"]]
        arcs, relations = _syntax(pieces, syntax.get(row["id"]), names)
        entities = _entities(pieces, syntax.get(row["id"]), kinds)
        polnear.append(Example(pieces, readings, False, arcs, relations, entities))
    return polnear, plain(data / "wikinews_attributions/train.jsonl", tokenizer, nests=True)


def _syntax(pieces: Pieces, row: dict[str, Any] | None, names: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Each unit's governor (a unit's index) and relation by CoreNLP, where its tokens begin as units do."""
    arcs = np.full(len(pieces.starts), -100)
    relations = np.full(len(pieces.starts), -100)
    at = {int(start): index for index, start in enumerate(pieces.starts)}
    for sentence in (row or {}).get("sentences", []):
        units = [at.get(token[0]) for token in sentence["tokens"]]
        for unit, head, name in zip(units, sentence["head"], sentence["deprel"], strict=True):
            governor = unit if head == 0 else units[head - 1]
            if unit is not None and governor is not None:
                arcs[unit] = governor
                relations[unit] = names.setdefault(name.split(":")[0], min(len(names), 63))
    return arcs, relations


def _entities(pieces: Pieces, row: dict[str, Any] | None, kinds: dict[str, int]) -> np.ndarray:
    """Each unit's kind of entity by CoreNLP (person, date, … or none), where its tokens begin as units do.

    Kinds are numbered by first sight; those beyond the last number share it.
    """
    entities = np.full(len(pieces.starts), -100)
    at = {int(start): index for index, start in enumerate(pieces.starts)}
    for sentence in (row or {}).get("sentences", []):
        for token in sentence["tokens"]:
            unit = at.get(token[0])
            if unit is not None:
                entities[unit] = kinds.setdefault(token[4], min(len(kinds), ENTITIES - 1))
    return entities


def covered(pieces: Pieces, spans: list[list[int]]) -> list[int]:
    """Units that spans of code points touch."""
    found: list[int] = []
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        last = int(np.searchsorted(pieces.starts, end, side="left"))
        found.extend(range(first, last))
    return sorted(set(found))


def targets(example: Example, choice: int) -> dict[str, Any]:
    """Targets over all units of the article for one annotator's reading."""
    if choice not in example.cache:
        example.cache[choice] = _labelled(example, choice) if example.readings else _unknown(len(example.pieces.starts))
    return example.cache[choice]


def _unknown(size: int) -> dict[str, Any]:
    """No targets: nobody has annotated the article."""
    nowhere = np.zeros(size, dtype=bool)
    return {"tags": np.full(size, -100), "begins": nowhere.astype(np.float32), "known": nowhere, "cues": []}


def _labelled(example: Example, choice: int) -> dict[str, Any]:
    pieces = example.pieces
    size = len(pieces.starts)
    tags = np.zeros(size, dtype=np.int64)
    begins = np.zeros(size, dtype=np.float32)
    known = np.ones(size, dtype=bool)
    cues = []
    for label in example.readings[choice]:
        units = {role: covered(pieces, label.get(role) or []) for role in ("source", "cue", "content")}
        roles = np.zeros(size, dtype=np.int64)
        for role in ("content", "source", "cue"):
            roles[units[role]] = {"source": 1, "cue": 2, "content": 3}[role]
            if not example.nests and role == "content":
                known[units["content"]] = False
        if label.get("within") is None:
            for number, role in ((5, "content"), (1, "source"), (3, "cue")):
                last = -2
                for unit in units[role]:
                    tags[unit] = number if unit != last + 1 else number + 1
                    last = unit
        if units["cue"]:
            act = ACTS.index(label["act"]) if label.get("act") else -100
            begins[units["cue"][0]] = 1
            cues.append((units["cue"][0], roles, act))
    for label in example.readings[choice]:
        known[covered(pieces, label.get("cue") or [])] = True
    return {"tags": tags, "begins": begins, "known": known, "cues": cues}


Item = tuple[Example, Window, dict[str, Any]]


def epoch(examples_: list[Example], limit: int, chance: random.Random) -> list[Item]:
    """All windows of one pass: cuts shifted and annotators drawn anew."""
    items: list[Item] = []
    for example in examples_:
        target = targets(example, chance.randrange(len(example.readings) or 1))
        for window in windows(example.pieces, limit=limit, first_limit=chance.randrange(100, limit)):
            items.append((example, window, target))
    return items


def batches(items: list[Item], budget: int, chance: random.Random) -> Iterator[list[Item]]:
    """Batches of windows of like length, at most `budget` pieces each, in random order."""

    def size(item: Item) -> int:
        return int(item[0].pieces.count[item[1].start : item[1].end].sum()) + 2

    chance.shuffle(items)
    made: list[list[Item]] = []
    for start in range(0, len(items), 200):
        group: list[Item] = []
        for item in sorted(items[start : start + 200], key=size):
            if group and size(item) * (len(group) + 1) > budget:
                made.append(group)
                group = []
            group.append(item)
        made.append(group)
    chance.shuffle(made)
    yield from made


def collate(items: list[Item]) -> dict[str, Tensor]:
    """Pad one batch and lay its targets out."""
    rows = [window_arrays(example.pieces, window) for example, window, _ in items]
    length = max(len(row["ids"]) for row in rows)
    units = max(len(row["first"]) for row in rows)
    batch: dict[str, Tensor] = {}
    for name in ("ids", "case", "quote", "place"):
        batch[name] = _pad([row[name] for row in rows], length, 0)
    for name in ("first", "opens", "closes"):
        batch[name] = _pad([row[name] for row in rows], units, 0)
    batch["piece_mask"] = _pad([np.ones(len(row["ids"]), dtype=bool) for row in rows], length, False)
    batch["unit_mask"] = _pad([np.ones(len(row["first"]), dtype=bool) for row in rows], units, False)
    parts: dict[str, list[np.ndarray]] = defaultdict(list)
    where, cue, roles, acts = [], [], [], []
    for number, (example, window, target) in enumerate(items):
        units_ = slice(window.start, window.end)
        for name in ("tags", "begins", "known"):
            parts[name].append(target[name][units_])
        arcs = example.arcs[units_] - window.start
        inside = (example.arcs[units_] >= 0) & (arcs >= 0) & (arcs < window.end - window.start)
        parts["arcs"].append(np.where(inside, arcs, -100))
        parts["relations"].append(example.relations[units_])
        parts["entities"].append(example.entities[units_])
        for unit, labels, act in target["cues"]:
            if window.start <= unit < window.end:
                where.append(number)
                cue.append(unit - window.start)
                roles.append(labels[units_])
                acts.append(act)
    fill = {"tags": -100, "begins": 0, "known": False, "arcs": -100, "relations": -100, "entities": -100}
    for name, arrays in parts.items():
        batch[name] = _pad(arrays, units, fill[name])
    batch["where"] = torch.tensor(where, dtype=torch.long)
    batch["cue"] = torch.tensor(cue, dtype=torch.long)
    batch["roles"] = _pad(roles, units, 0) if roles else torch.zeros((0, units), dtype=torch.long)
    batch["acts"] = torch.tensor(acts, dtype=torch.long)
    return batch


def _pad(arrays: list[np.ndarray], length: int, fill: float) -> Tensor:
    out = np.full((len(arrays), length), fill, dtype=arrays[0].dtype)
    for index, array in enumerate(arrays):
        out[index, : len(array)] = array
    return torch.from_numpy(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    made = corpus(args.data, unlabelled=True)
    with lzma.open(args.out, "wb") as stream:
        pickle.dump(made, stream)


if __name__ == "__main__":
    from training.examples import main as start  # its classes are kept under the module's own name

    start()

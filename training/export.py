"""Checkpoint → one ONNX file: `python -m training.export --run training/runs/NAME`.

Writes two folders: the shipped int8 reader (`src/onrecord/infer/weights`), with less around its products
(`training.slimming`), and its twin of full precision (`training/weights`, stored in 16 bits, computed in 32), which
`evals.int8` compares it with and from which training can go on. Embeddings are stored in 16 bits in both: quantising
them saves nothing in time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import base_folder
from training.network import Network
from training.slimming import slim

MOST_CUES = 48
"""Cues labelled in one window, the likeliest first: bounds memory on adversarial text (dev's busiest window has 24)."""


class Graph(nn.Module):
    """The network for one window, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        ids, case, quote, place, first, opens, closes, floor = inputs
        network = self.network
        pieces = network.encoder(ids[None], case[None], quote[None], place[None], None)[0]
        states = pieces.index_select(0, first)
        begins = network.begins(states)[:, 0]
        likely, order = torch.sort(begins, descending=True)
        floor = torch.minimum(floor, likely[0])  # one cue at the least: empty tensors are not sound in every kernel
        cues = order[:MOST_CUES][likely[:MOST_CUES] >= floor]
        emissions, moves, starts, ends = network.link_one_window(states, cues, opens, closes)
        acts = network.acts(states.index_select(0, cues))
        return begins, network.tags(states), cues, starts, ends, acts, emissions, moves


INPUTS = ["ids", "case", "quote", "place", "first", "opens", "closes", "floor"]
OUTPUTS = ["begins", "tags", "cues", "starts", "ends", "acts", "emissions", "moves"]


def to_onnx(network: Network, path: Path) -> None:
    """Trace the network for windows of any length."""
    pieces, units = 40, 30
    index = torch.arange(pieces)
    sample = (
        index + 1000,
        index % 6,
        index % 4,
        index % 3,
        torch.arange(units) + 1,
        torch.arange(units) // 15 * 15,
        torch.arange(units) // 15 * 15 + 15,
        torch.tensor(-100.0),
    )
    axes = {name: {0: "pieces"} for name in INPUTS[:4]} | {name: {0: "units"} for name in INPUTS[4:7]}
    axes |= {name: {0: "units"} for name in ("begins", "tags")}
    axes |= {name: {0: "cues"} for name in ("cues", "starts", "ends", "acts")}
    axes |= {name: {0: "units of all views"} for name in ("emissions", "moves")}
    torch.onnx.export(
        Graph(network.eval()), sample, str(path), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def halve(model: onnx.ModelProto, *, every: bool) -> None:
    """Store large float tensors in 16 bits behind a cast: the word table, or with `every` all matrices."""
    kept, casts = [], []
    for tensor in model.graph.initializer:
        big = tensor.data_type == TensorProto.FLOAT and int(np.prod(tensor.dims)) > 30_000
        if not big or not (every or tensor.dims[0] == 30522):
            kept.append(tensor)
            continue
        half = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name + ".half")
        kept.append(half)
        casts.append((tensor.name, half.name, tensor.dims[0] == 30522))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    for name, half, table in casts:
        if table:
            _cast_after_gather(model, name, half)
        else:
            cast = helper.make_node("Cast", [half], [name], to=TensorProto.FLOAT, name=f"widen.{name}")
            model.graph.node.insert(0, cast)


def _cast_after_gather(model: onnx.ModelProto, name: str, half: str) -> None:
    for place, node in enumerate(model.graph.node):
        if node.op_type == "Gather" and node.input[0] == name:
            node.input[0] = half
            wide = node.output[0]
            node.output[0] = wide + ".half"
            model.graph.node.insert(
                place + 1,
                helper.make_node("Cast", [wide + ".half"], [wide], to=TensorProto.FLOAT, name=wide + ".widen"),
            )
            return
    raise SystemExit(f"no Gather reads {name}")


def write_folder(folder: Path, model: bytes, card: dict[str, object]) -> None:
    """One set of weights: graph, tokenizer and card with digests."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reader.onnx").write_bytes(model)
    tokenizer = json.loads((base_folder() / "tokenizer.json").read_text())
    tokenizer["truncation"] = tokenizer["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("reader.onnx", "tokenizer.json")
    }
    (folder / "card.json").write_text(json.dumps(card | {"sha256": digests}, indent=1, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--shipped", type=Path, default=Path("src/onrecord/infer/weights"))
    parser.add_argument("--twin", type=Path, default=Path("training/weights"))
    parser.add_argument("--card", type=Path, default=Path("training/card.json"))
    args = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(args.run / "average.pt", weights_only=True)["network"])
    card = json.loads(args.card.read_text())
    with tempfile.TemporaryDirectory() as scratch:
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "small.onnx"
        to_onnx(network, full)
        quantize_dynamic(
            full, small, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
            weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        for source, folder, every in ((small, args.shipped, False), (full, args.twin, True)):
            model = onnx.load(source)
            if source == small:
                slim(model)
            halve(model, every=every)
            onnx.checker.check_model(model)
            write_folder(folder, model.SerializeToString(), card)
    for folder in (args.shipped, args.twin):
        print(folder, round((folder / "reader.onnx").stat().st_size / 1e6, 1), "MB")
    shutil.copy(args.run / "log.jsonl", args.twin / "log.jsonl") if (args.run / "log.jsonl").exists() else None


if __name__ == "__main__":
    main()

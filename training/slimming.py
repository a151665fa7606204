"""An exported graph with less around its products: `python -m training.slimming FOLDER` rewrites the graph in a folder.

What the exporter makes of attention works shapes and the root of the width out anew at each layer and scales queries
and keys apart; here one product is scaled, by a constant, and all shapes but the length are constants. The last layer
works for the units' first pieces alone, since nothing else of it is read. Sums are the same but for their rounding: no
weight changes. Reading takes .95 of the time of a graph as it is exported.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, NodeProto, helper, numpy_helper

from training.encoder import HEADS, LAYERS, WIDTH
from training.network import LINK_HEADS, LINK_WIDTH

UNREAD = ("tags",)
"""Outputs that teach the encoder and that nothing reads."""


def slim(model: ModelProto) -> None:
    """Rewrite the attention of the encoder, and of the layer that labels where there is one."""
    graph = model.graph
    for layer in range(LAYERS):
        part = f"/encoder/layers.{layer}/"
        attention = _Attention(part, HEADS, WIDTH, leading=())
        attention.replace(graph, f"{part}qkv/Add_output_0", f"{part}Reshape_1_output_0", together=(1, -1, WIDTH))
    if any(node.output[0] == "/link/Flatten_output_0" for node in graph.node):
        (masked,) = (node for node in graph.node if node.output[0] == "/link/Add_output_0")
        attention = _Attention("/link/", LINK_HEADS, LINK_WIDTH, leading=(0,), bias=masked.input[1])
        attention.replace(graph, "/link/Gather_1_output_0", "/link/Flatten_output_0", together=(-1, LINK_WIDTH))
        _last_layer_for_first_pieces(graph)
    for output in [output for output in graph.output if output.name in UNREAD]:
        graph.output.remove(output)
    _drop_unread(graph)


class _Attention:
    """The nodes of one layer's attention, from its queries, keys and values side by side to what it makes of them."""

    def __init__(self, part: str, heads: int, width: int, *, leading: Sequence[int], bias: str | None = None) -> None:
        self._part, self._heads, self._width, self._bias = f"{part}attention/", heads, width, bias
        self._leading = leading

    def replace(self, graph: GraphProto, start: str, end: str, *, together: Sequence[int]) -> None:
        """Put them where the tensor `end` was made of `start`."""
        first = len(self._leading)  # the axis of the length; the next one is that of heads, and both change places
        size = self._width // self._heads
        turned = [*range(first), first + 1, first, first + 2]
        kept = [0] if first else [-1]
        self._constant(graph, "apart", [*self._leading, *kept, 3 * self._heads, size])
        self._constant(graph, "parts", [self._heads] * 3)
        self._constant(graph, "together", list(together))
        self._constant(graph, "scale", size**-0.5)
        masking = [self._node("Add", ["scaled", self._bias], "masked")] if self._bias else []
        nodes = [
            self._node("Reshape", [start, "apart"], "each"),
            self._node("Transpose", ["each"], "of_heads", perm=turned),
            self._node("Split", ["of_heads", "parts"], "queries", "keys", "values", axis=first),
            self._node("Transpose", ["keys"], "keys_across", perm=[*range(first + 1), first + 2, first + 1]),
            self._node("MatMul", ["queries", "keys_across"], "product"),
            self._node("Mul", ["product", "scale"], "scaled"),
            *masking,
            self._node("Softmax", ["masked" if masking else "scaled"], "shares", axis=-1),
            self._node("MatMul", ["shares", "values"], "mixed"),
            self._node("Transpose", ["mixed"], "in_order", perm=turned),
            self._node("Reshape", ["in_order", "together"], end),
        ]
        _put(graph, end, nodes)

    def _constant(self, graph: GraphProto, name: str, value: float | list[int]) -> None:
        kind = np.float32 if isinstance(value, float) else np.int64
        graph.initializer.append(numpy_helper.from_array(np.array(value, dtype=kind), self._part + name))

    def _node(self, kind: str, inputs: Sequence[str], *outputs: str, **attributes: Any) -> NodeProto:
        def named(name: str) -> str:
            return name if name.startswith("/") else self._part + name

        made = [named(name) for name in outputs]
        return helper.make_node(kind, [named(name) for name in inputs], made, name=made[0], **attributes)


def _last_layer_for_first_pieces(graph: GraphProto) -> None:
    """Of the last layer the queries, and what comes behind its attention, for the first pieces of units alone."""
    part = f"/encoder/layers.{LAYERS - 1}/"
    states = f"/encoder/layers.{LAYERS - 2}/norm2/LayerNormalization_output_0"
    queries, residual = f"{part}attention/queries", f"{part}Add_output_0"
    for made, taken in ((f"{part}attention/product", queries), (residual, states)):
        node = _maker(graph, made)
        place = list(node.input).index(taken)
        node.input[place] = f"{made}/of_first"
        picked = helper.make_node("Gather", [taken, "first"], [node.input[place]], name=node.input[place], axis=1)
        graph.node.insert(list(graph.node).index(node), picked)
    (picking,) = (node for node in graph.node if node.op_type == "Gather" and node.input[1] == "first"
                  and not node.name.endswith("/of_first"))  # fmt: skip
    _put(graph, picking.output[0], [helper.make_node("Identity", [picking.input[0]], [picking.output[0]])])


def _maker(graph: GraphProto, tensor: str) -> NodeProto:
    node: NodeProto = next(node for node in graph.node if tensor in node.output)
    return node


def _put(graph: GraphProto, tensor: str, nodes: Sequence[NodeProto]) -> None:
    """Make a tensor by other nodes."""
    before = _maker(graph, tensor)
    place = list(graph.node).index(before)
    graph.node.remove(before)
    for node in reversed(nodes):
        graph.node.insert(place, node)


def _drop_unread(graph: GraphProto) -> None:
    read: set[str] = set()
    while True:
        read = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        unread = [node for node in graph.node if read.isdisjoint(node.output)]
        if not unread:
            break
        for node in unread:
            graph.node.remove(node)
    kept = [tensor for tensor in graph.initializer if tensor.name in read]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    card = json.loads((args.folder / "card.json").read_text())
    (name,) = (name for name in card["sha256"] if name.endswith(".onnx"))
    model = onnx.load(args.folder / name)
    if any(node.name.startswith("/encoder/layers.0/attention/") for node in model.graph.node):
        raise SystemExit(f"error: the graph in {args.folder} is slim already")
    slim(model)
    onnx.checker.check_model(model)
    (args.folder / name).write_bytes(model.SerializeToString())
    card["sha256"][name] = hashlib.sha256((args.folder / name).read_bytes()).hexdigest()
    (args.folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

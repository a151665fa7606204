"""The weights of full precision back into the network, so that training can go on from what is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Network


def load_twin(network: Network, folder: Path) -> None:
    """Fill in all that was exported; the auxiliary heads that never are (`AUXILIARY`) start anew.

    The exporter renames the matrices of products and turns them over: their place in the graph gives the name back.
    """
    graph = onnx.load(folder / "reader.onnx").graph
    stored = {tensor.name.removesuffix(".half"): numpy_helper.to_array(tensor) for tensor in graph.initializer}
    values = {name.removeprefix("network."): value for name, value in stored.items() if name.startswith("network.")}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            module = node.name.strip("/").removesuffix("/MatMul").split("/")
            values[_joined(module) + ".weight"] = stored[node.input[1]].T
    own = network.state_dict()
    missing = own.keys() - values.keys() - {name for name in own if name.startswith(AUXILIARY)}
    if missing or values.keys() - own.keys():
        raise SystemExit(
            f"{folder}: not this network; missing {sorted(missing)}, unknown {sorted(values.keys() - own.keys())}"
        )
    loaded = {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in values.items()}
    network.load_state_dict(loaded, strict=False)


AUXILIARY = ("dependent.", "governor.", "relation.", "entity.")


def _joined(module: list[str]) -> str:
    """A graph's path of modules as a dotted name: `encoder/layers.0/qkv` is `encoder.layers.0.qkv`."""
    return ".".join(module)

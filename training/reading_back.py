"""What training changed, read back from a shipped graph: `python -m training.reading_back GRAPH FILE`.

Of minilm-sentence-4 nothing is kept but its graph in 8 bits. A further training goes on from that (`training.paraphrase
--start FILE`).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.paraphraser import Paraphraser, changes

Numbers = NDArray[np.float32]


def matrices(graph: onnx.GraphProto) -> list[Numbers]:
    """The matrices of a quantised graph, widened."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = []
    for name, small in held.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            found.append((small.astype(np.float32) - held[f"{stem}_zero_point"]) * held[f"{stem}_scale"])
    return found


def read_back(path: Path) -> Paraphraser:
    """The network whose encoder a graph is. Raises ValueError where a weight is not found in it, or twice."""
    model = Paraphraser()
    graph = onnx.load(str(path)).graph
    small = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    wide, own = matrices(graph), model.state_dict()
    for name, value in own.items():
        if not name.startswith(("encoder.layers", "encoder.norm")):
            continue
        if value.dim() == 2:
            own[name] = torch.from_numpy(_likest(value.numpy(), wide, name))
        elif name in small and small[name].shape == tuple(value.shape):
            own[name] = torch.from_numpy(small[name].copy())
        else:
            raise ValueError(f"{path}: no weight {name}")
    model.load_state_dict(own)
    return model


def _likest(base: Numbers, wide: list[Numbers], name: str) -> Numbers:
    """The matrix that a published one has become: no other is anything like it."""
    like = [
        (float(np.corrcoef(base.ravel(), one.T.ravel())[0, 1]), place)
        for place, one in enumerate(wide)
        if one.T.shape == base.shape
    ]
    near = [place for cosine, place in like if cosine > 0.5]
    if len(near) != 1:
        raise ValueError(f"{name}: {len(near)} matrices of the graph are like it: {sorted(like)[-3:]}")
    return np.ascontiguousarray(wide[near[0]].T)


if __name__ == "__main__":
    np.savez_compressed(sys.argv[2], **changes(read_back(Path(sys.argv[1]))))  # type: ignore[arg-type]

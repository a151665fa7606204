"""A session: one graph, opened from bytes that were checked, run on one thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError
from onrecord.infer.cards import HINT, Card

Array = NDArray[Any]

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""onnxruntime (1.32) adds and normalises in one kernel that takes five times as long as the two apart: without it a
window takes 0.82 of the time."""


class Session:
    """An open graph. `run` is a pure function of its arrays."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self._outputs = [output.name for output in graph.get_outputs()]

    def run(self, arrays: Mapping[str, Array]) -> dict[str, Array]:
        """Outputs by name. Shapes and kinds are those that the graph's card describes."""
        values = self._graph.run(self._outputs, dict(arrays))
        return {name: np.asarray(value) for name, value in zip(self._outputs, values, strict=True)}


def open_session(card: Card, file: str, *, threads: int = 1) -> Session:
    """Open one graph of a card. Only bytes whose digest was checked reach the runtime; there is no external data."""
    raw = card.bytes_of(file)
    import onnxruntime  # heavy: `onrecord --help` must not pay for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # With the arena reading takes a tenth less time.
    options.enable_cpu_mem_arena = True
    try:
        graph = onnxruntime.InferenceSession(
            raw, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )
    except Exception as error:  # the runtime's own exception types are not public
        raise WeightsError(f"onnxruntime cannot open {card.folder / file}: {error}", hint=HINT) from error
    return Session(graph)

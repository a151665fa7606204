"""The floor of reading: a graph that holds nothing but the encoder's int8 matrix products, for one window.

Six layers, each with its own random weights: one product for query, key and value, QKᵀ and AV for every head, then the
output, up and down products. Every product takes its left side as an input of the graph (unsigned, as dynamic
quantisation gives it), since nothing stands between products here that would make one's result the next one's
input.
Normalisation, softmax, GELU, embeddings and the quantisation of activations are all left out.

onnxruntime is given `MatMulInteger`. OpenVINO makes int8 products from quantise–dequantise pairs alone, so it is given
the same products in that form. The faster of the two is the floor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.shapes import DEPTH, HEADS, INNER, LAYERS, WIDTH

Array = NDArray[Any]
Run = Callable[[int], object]
"""All products for a window of that many pieces."""


@dataclass(frozen=True, slots=True)
class Product:
    """One matrix product of a layer: names of its sides, and the width of a right side that is a weight."""

    name: str
    left: str
    right: str | tuple[int, int]


PRODUCTS = (
    Product("qkv", "states", (WIDTH, 3 * WIDTH)),
    Product("scores", "queries", "keys"),
    Product("mixed", "shares", "values"),
    Product("out", "states", (WIDTH, WIDTH)),
    Product("up", "states", (WIDTH, INNER)),
    Product("down", "wide", (INNER, WIDTH)),
)
SIDES: dict[str, tuple[str | int, ...]] = {
    "states": ("pieces", WIDTH),
    "wide": ("pieces", INNER),
    "queries": (HEADS, "pieces", DEPTH),
    "keys": (HEADS, DEPTH, "pieces"),
    "shares": (HEADS, "pieces", "pieces"),
    "values": (HEADS, "pieces", DEPTH),
}


SEVEN_BITS = (-64, 64)
"""Range of right sides, that of the shipped weights: with eight bits, processors without VNNI sum wrongly."""


def products() -> Iterator[tuple[str, str, str | tuple[int, int]]]:
    """Every product of the graph: its name, its left side's, and its right side's name or shape."""
    for layer in range(LAYERS):
        for product in PRODUCTS:
            right = product.right if isinstance(product.right, tuple) else f"{product.right}.{layer}"
            yield f"{product.name}.{layer}", f"{product.left}.{layer}", right


def is_signed(side: str) -> bool:
    """Right sides are signed, left ones are not."""
    return side.split(".")[0] in ("keys", "values")


def inputs_for(pieces: int) -> dict[str, Array]:
    """Random sides for a window. Each layer has its own, so that no runtime can take two products for one."""
    draw = np.random.default_rng(pieces)
    sides: dict[str, Array] = {}
    for layer in range(LAYERS):
        for side, shape in SIDES.items():
            size = tuple(pieces if axis == "pieces" else int(axis) for axis in shape)
            kind, low, high = (np.int8, *SEVEN_BITS) if is_signed(side) else (np.uint8, 0, 256)
            sides[f"{side}.{layer}"] = draw.integers(low, high, size=size, dtype=kind)
    return sides


def _scales() -> list[Any]:
    """The scale of every pair, and the middles of unsigned and signed sides."""
    from onnx import numpy_helper

    values = {"scale": np.float32(0.02), "middle": np.uint8(128), "zero": np.int8(0)}
    return [numpy_helper.from_array(np.array(value), name) for name, value in values.items()]


def graph(*, as_pairs: bool) -> bytes:
    """The products as an ONNX graph: `MatMulInteger`, or `as_pairs` of quantise and dequantise around `MatMul`."""
    from onnx import TensorProto, checker, helper, numpy_helper

    draw = np.random.default_rng(0)
    nodes, outputs = [], []
    kinds = {True: TensorProto.INT8, False: TensorProto.UINT8}
    constants = _scales() if as_pairs else []
    for name, left, right in products():
        if isinstance(right, tuple):
            weight = draw.integers(*SEVEN_BITS, size=right, dtype=np.int8)
            constants.append(numpy_helper.from_array(weight, f"{name}.weight"))
        other = f"{name}.weight" if isinstance(right, tuple) else right
        if as_pairs:
            nodes += [
                helper.make_node("DequantizeLinear", [left, "scale", "middle"], [f"{name}.left"]),
                helper.make_node("DequantizeLinear", [other, "scale", "zero"], [f"{name}.right"]),
                helper.make_node("MatMul", [f"{name}.left", f"{name}.right"], [f"{name}.product"]),
                helper.make_node("QuantizeLinear", [f"{name}.product", "scale", "middle"], [name]),
            ]
        else:
            nodes.append(helper.make_node("MatMulInteger", [left, other], [name]))
        kind = TensorProto.UINT8 if as_pairs else TensorProto.INT32
        outputs.append(helper.make_tensor_value_info(name, kind, [None] * (2 if isinstance(right, tuple) else 3)))
    inputs = [
        helper.make_tensor_value_info(f"{side}.{layer}", kinds[is_signed(side)], shape)
        for layer in range(LAYERS)
        for side, shape in SIDES.items()
    ]
    made = helper.make_graph(nodes, "products", inputs, outputs, constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    checker.check_model(model)
    return bytes(model.SerializeToString())


def open_onnxruntime() -> Run:
    """The products on onnxruntime, one thread. One output is fetched: all are computed, none but it is copied out."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(graph(as_pairs=False), options, providers=["CPUExecutionProvider"])
    sides: dict[int, dict[str, Array]] = {}
    last = session.get_outputs()[-1].name

    def run(pieces: int) -> object:
        if pieces not in sides:
            sides[pieces] = inputs_for(pieces)
        return session.run([last], sides[pieces])

    return run


def open_openvino() -> Run | None:
    """The products on OpenVINO, one thread; None where it is not installed."""
    if find_spec("openvino") is None:
        return None
    openvino: Any = import_module("openvino")
    runtime = openvino.Core()
    settings = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY"}
    compiled = runtime.compile_model(runtime.read_model(graph(as_pairs=True)), "CPU", settings)
    request = compiled.create_infer_request()
    sides: dict[int, dict[str, Any]] = {}

    def run(pieces: int) -> object:
        if pieces not in sides:
            made = inputs_for(pieces)
            sides[pieces] = {name: openvino.Tensor(array) for name, array in made.items()}
        return request.infer(sides[pieces], share_inputs=True, share_outputs=True)

    return run

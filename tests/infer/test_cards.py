"""Weights that are missing or altered are refused with a clear error."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import WeightsError
from onrecord.infer import open_session, read_card
from onrecord.infer.cards import SHIPPED


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "weights"))


def test_the_shipped_weights_are_those_of_their_card() -> None:
    card = read_card()
    assert {file for file in card.digests if card.bytes_of(file)} == {"reader.onnx", "tokenizer.json"}


@pytest.mark.parametrize("file", ["reader.onnx", "tokenizer.json"])
def test_one_flipped_bit_is_refused(weights: Path, file: str) -> None:
    raw = bytearray((weights / file).read_bytes())
    raw[len(raw) // 2] ^= 1
    (weights / file).write_bytes(raw)
    with pytest.raises(WeightsError, match="is not the one its card names"):
        read_card(weights).bytes_of(file)


def test_a_missing_graph_is_refused(weights: Path) -> None:
    (weights / "reader.onnx").unlink()
    with pytest.raises(WeightsError, match=r"reader\.onnx cannot be read"):
        open_session(read_card(weights), "reader.onnx")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"name": "x", "settings": 3, "sha256": {}}'])
def test_a_broken_card_is_refused(weights: Path, content: str) -> None:
    (weights / "card.json").write_text(content)
    with pytest.raises(WeightsError, match="is broken"):
        read_card(weights)


def test_a_missing_card_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no card") as caught:
        read_card(tmp_path)
    assert "training/README.md" in caught.value.hint


def test_a_graph_that_is_none_is_refused(weights: Path) -> None:
    import hashlib

    (weights / "reader.onnx").write_bytes(b"no graph")
    card = json.loads((weights / "card.json").read_text())
    card["sha256"]["reader.onnx"] = hashlib.sha256(b"no graph").hexdigest()
    (weights / "card.json").write_text(json.dumps(card))
    with pytest.raises(WeightsError, match="onnxruntime cannot open"):
        open_session(read_card(weights), "reader.onnx")

"""Sentence vectors: of length 1, the same whatever is beside them, refused where the weights were altered."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import WeightsError
from onrecord.infer import read_card
from onrecord.infer.embedding import SHIPPED, WIDTH, embed, open_embedding

TEXTS = (
    "The harbour was closed after the storm.",
    "The port shut because of the gale.",
    "A choir from Lindesund won the contest.",
    "x",
    "word " * 900,
)


def test_the_shipped_weights_are_those_of_their_card() -> None:
    card = read_card(SHIPPED)
    assert {file for file in card.digests if card.bytes_of(file)} == {"embedding.onnx", "tokenizer.json"}


def test_vectors_have_length_one() -> None:
    vectors = embed(TEXTS)
    assert vectors.shape == (len(TEXTS), WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_nearer_in_meaning_the_nearer() -> None:
    storm, gale, choir = embed(TEXTS[:3])
    assert storm @ gale > storm @ choir + 0.3


def test_what_a_text_gives_does_not_depend_on_what_is_beside_it() -> None:
    alone = np.stack([embed([text])[0] for text in TEXTS])
    assert (embed(TEXTS) == alone).all()
    assert (embed(TEXTS[::-1])[::-1] == alone).all()
    assert (embed([TEXTS[0], *TEXTS, TEXTS[0]])[1:-1] == alone).all()


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "\x00", "é\ud83d", "a" * 100_000, "a " * 100_000])
def test_never_raises(text: str) -> None:
    assert np.isfinite(embed([text])).all()


def test_nothing_to_embed() -> None:
    assert embed([]).shape == (0, WIDTH)
    assert not embed([""]).any()


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "embedding"))
    raw = bytearray((folder / "embedding.onnx").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "embedding.onnx").write_bytes(raw)
    with pytest.raises(WeightsError, match="is not the one its card names"):
        open_embedding(folder)

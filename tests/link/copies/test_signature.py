"""Signatures are stored, so what they are never changes."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pytest

from onrecord.link.copies.signature import SCHEME, VERSION, Signature, bands, jaccard, minima_in, prints_in, sign
from onrecord.link.copies.words import ranks, shingles, words_of
from tests.link.copies.articles import ELSEWHERE, REWRITTEN, WIRE

STORED = [
    ("", 0, 0, "cbe5cfdf7c2118a9"),
    ("Herring", 96, 1, "b9cbcecb8833b473"),
    ("Smoke drifted across the bay — 240 men, Ærø and İzmir's fleet_of boats.", 96, 1, "fe69bf8f6ff45e44"),
    (WIRE, 96, 48, "84c0637358a35d16"),
    ("\ud800 lone \udfff surrogates in a text of words", 96, 1, "616d6ebfa136262c"),
]


def digest(signature: Signature) -> str:
    return sha256(signature.minima + b"|" + signature.prints).hexdigest()[:16]


@pytest.mark.parametrize(
    ("text", "minima", "prints", "stored"), STORED, ids=["empty", "a word", "a line", "an article", "lone surrogates"]
)
def test_a_stored_signature_is_the_same_for_ever(text: str, minima: int, prints: int, stored: str) -> None:
    """A change here orphans every signature in every ledger: make a new VERSION instead."""
    signature = sign(text)
    assert (signature.scheme, signature.version) == (SCHEME, VERSION) == ("onrecord-copies", 1)
    assert (len(minima_in(signature)), len(prints_in(signature)), digest(signature)) == (minima, prints, stored)


def test_the_table_of_common_words_is_the_same_for_ever() -> None:
    words = "\n".join(ranks())
    assert (len(ranks()), sha256(words.encode()).hexdigest()[:16]) == (8004, "5c1897adce654e28")


def test_jaccard_is_near_the_true_one() -> None:
    whole = WIRE + ELSEWHERE
    ours, theirs = (set(shingles(words_of(text).hashes).tolist()) for text in (WIRE, whole))
    true = len(ours & theirs) / len(ours | theirs)
    assert jaccard(sign(WIRE), sign(whole)) == pytest.approx(true, abs=0.15)
    assert jaccard(sign(WIRE), sign(ELSEWHERE)) < 0.05


def test_near_copies_share_a_band_and_strangers_none() -> None:
    assert set(bands(sign(WIRE))) & set(bands(sign(WIRE.replace("eleven", "twelve"))))
    assert not set(bands(sign(WIRE))) & set(bands(sign(ELSEWHERE)))
    assert bands(sign("")) == ()


def test_a_run_of_twelve_words_is_found_in_however_long_a_text() -> None:
    words = WIRE.split()
    for start in range(0, len(words) - 40, 7):
        piece = "Otherwise it is told thus : " + " ".join(words[start : start + 16]) + " . Nothing more was heard"
        long = f"{ELSEWHERE} {' '.join(words)} {REWRITTEN}"
        assert np.intersect1d(prints_in(sign(piece)), prints_in(sign(long))).size, start


def test_capitals_layout_and_addresses_change_nothing() -> None:
    shouted = WIRE.upper().replace("\n\n", "\n") + "\nhttps://example.org/fire-guts-cannery-in-velmora?page=2"
    spaced = "http : / / www. example. org / fire _ guts - cannery\n" + WIRE
    assert sign(shouted) == sign(WIRE) == sign(spaced)


def test_one_word_a_million_times_is_one_shingle() -> None:
    signature = sign("fire " * 200_000)
    assert len(prints_in(signature)) == 1

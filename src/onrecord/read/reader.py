"""A reader: a versioned set of weights and rules, opened once a process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.infer import Session, open_session, read_card
from onrecord.read.confidence import Calibration

RULES = "10"
"""Version of the rules in this room; it is part of the reader's name and rises when they give something else."""


@dataclass(frozen=True, slots=True)
class Reader:
    """`name` says which weights and rules; `floor` is the probability of being one at all below which
    an attribution is refused."""

    name: str
    floor: float
    tokenizer: Tokenizer
    session: Session
    calibration: Calibration


def reader_name(folder: Path | None = None) -> str:
    """Name the reader whose card lies in `folder`, without opening it. Raises WeightsError."""
    return f"{read_card(folder).name}+rules-{RULES}"


def load_reader(folder: Path | None = None) -> Reader:
    """Open the shipped weights, or those in `folder`. Raises WeightsError where they are missing or altered."""
    card = read_card(folder)
    tokenizer = Tokenizer.from_buffer(card.bytes_of("tokenizer.json"))
    session = open_session(card, "reader.onnx")
    calibration = Calibration.from_settings(card.settings)
    return Reader(reader_name(folder), calibration.floor, tokenizer, session, calibration)

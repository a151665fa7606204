"""Cards: what a set of weights is, and the digest of every file that belongs to it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import WeightsError

CARD = "card.json"
SHIPPED = Path(__file__).parent / "weights"
HINT = "install onrecord again, or make the weights anew as training/README.md says"


@dataclass(frozen=True, slots=True)
class Card:
    """One set of weights: its folder, name, settings, and the SHA-256 of each file."""

    folder: Path
    name: str
    settings: dict[str, Any]
    digests: dict[str, str]

    def bytes_of(self, file: str) -> bytes:
        """The bytes of one file, once they are known to be those that the card names. Raises WeightsError."""
        path = self.folder / file
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise WeightsError(f"the weights file {path} cannot be read: {error.strerror}", hint=HINT) from error
        found = hashlib.sha256(raw).hexdigest()
        if found != self.digests.get(file):
            raise WeightsError(
                f"the weights file {path} is not the one its card names: its SHA-256 is {found}, "
                f"the card says {self.digests.get(file, 'nothing')}",
                hint=HINT,
            )
        return raw


def read_card(folder: Path | None = None) -> Card:
    """The card in `folder` (default: the shipped weights). Raises WeightsError where there is none or it is broken."""
    place = folder or SHIPPED
    try:
        content = json.loads((place / CARD).read_text(encoding="utf-8"))
        return Card(place, str(content["name"]), dict(content["settings"]), dict(content["sha256"]))
    except OSError as error:
        raise WeightsError(f"no card for the reader's weights in {place}: {error.strerror}", hint=HINT) from error
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"the card in {place} is broken: {error!r}", hint=HINT) from error

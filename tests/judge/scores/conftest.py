"""Cases about invented places, made quickly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.record.judging import Case, Stated

Make = Callable[..., Case]


@pytest.fixture
def make() -> Make:
    """A forecast by the mayor of Halmora, with what the test is about put in."""
    number = 0

    def made(probability: float | tuple[float, float] | None = None, outcome: str = "true", **fields: Any) -> Case:
        nonlocal number
        number += 1
        low, high = probability if isinstance(probability, tuple) else (probability, probability)
        given = {
            "id": f"case {number:03}",
            "source": "mayor",
            "outlet": "Courier",
            "topic": "ferry",
            "made": "2031-03-01",
        }
        stated = None if low is None else Stated("number")
        return Case(**{**given, "outcome": outcome, "low": low, "high": high, "stated": stated, **fields})

    return made

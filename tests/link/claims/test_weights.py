"""The weights that are shipped are those that the recipe gives where it judges."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from onrecord.link import claims

ROOT = Path(__file__).parents[3]


def judged(name: str) -> dict[str, float]:
    """A table of `training.claims`, which itself asks for what tests need not install."""
    module = ast.parse((ROOT / "training" / "claims.py").read_text(encoding="utf-8"))
    (found,) = (
        node.value
        for node in module.body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]
    )
    table: dict[str, float] = ast.literal_eval(found)
    return table


@pytest.mark.parametrize(("table", "scale"), [("JUDGED", "claim"), ("OF_A_CLAIM", "claim"), ("OF_AN_EVENT", "event")])
def test_what_is_judged_is_shipped(table: str, scale: str) -> None:
    shipped = json.loads((Path(claims.__file__).parent / "weights.json").read_text(encoding="utf-8"))[scale]["weights"]
    assert judged(table)
    assert judged(table).items() <= shipped.items()

"""Twenty thousand articles in one ledger: memory does not grow with it, and every span of it is what it was.

How long it takes is a benchmark's matter (`benchmarks.ledger`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import article
from benchmarks.short_articles import notes_of, numbered
from onrecord.desk.keeping import verify
from onrecord.desk.opening import opened

ROOT = Path(__file__).parents[2]

ADDING = """
import sys
from benchmarks.memory import most_held
from onrecord.cli import onrecord
try:
    onrecord(["add", sys.argv[1], "--ledger", sys.argv[2]])
finally:
    print(most_held())
"""


def write_articles(path: Path, count: int) -> Path:
    """Write articles of a headline and a paragraph, a line each."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            notes = notes_of(number)
            text = numbered(number, "\n\n".join(article(number).split("\n\n")[:2]))
            told = {"id": str(number), "text": text, "date": str(notes.date)[:10], "outlet": notes.outlet}
            lines.write(json.dumps(told) + "\n")
    return path


def add(articles: Path, ledger: Path) -> tuple[str, float]:
    """Add them all in a process of its own; return what it says of itself and the most MiB that it ever held."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-c", ADDING, str(articles), str(ledger)]
    said = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout.splitlines()
    return said[0], float(said[-1])


def hold_growth(folder: Path, few: int, many: int) -> tuple[float, float]:
    """Add few articles to a ledger and many to another; return the memory that each took."""
    held = []
    for count in (few, many):
        ledger = folder / f"{count}.db"
        said, most = add(write_articles(folder / f"{count}.jsonl", count), ledger)
        assert said.startswith(f"{count} came in: {count} new, 0 known already, 0 failed"), said
        with opened(str(ledger)) as kept:
            assert sum(1 for _ in kept.view().articles()) == count
            assert list(verify(kept)) == []
        held.append(most)
    return held[0], held[1]


@pytest.mark.soak
def test_memory_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    few, many = hold_growth(tmp_path, 2_000, 20_000)
    assert many <= 1.1 * few, f"{few:.0f} MiB, then {many:.0f} MiB"

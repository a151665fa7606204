"""The long runs of a batch: memory stays flat, and nothing is left when it is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak
TEXT = "“The bridge will hold,” the engineer said. According to the mayor, it will not. "
CODE = """
import resource, sys
from onrecord.cli import onrecord
try:
    onrecord(["read", "--jsonl", sys.argv[1], "--out", sys.argv[2]])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_batch(path: Path, lines: int) -> None:
    """Write a batch of short articles, no two alike."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            file.write(json.dumps({"id": str(number), "text": f"{number}. {TEXT}"}) + "\n")


def test_memory_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    peaks = []
    for lines in (500, 20_000):
        write_batch(tmp_path / "in", lines)
        command = [sys.executable, "-c", CODE, str(tmp_path / "in"), str(tmp_path / "out")]
        peaks.append(int(subprocess.run(command, capture_output=True, check=True).stdout))
    assert peaks[1] < peaks[0] * 1.1, peaks


@pytest.mark.parametrize("delay", [0.3, 1.0, 2.0, 4.0])
def test_a_killed_batch_leaves_the_old_output_and_no_process(tmp_path: Path, delay: float) -> None:
    write_batch(tmp_path / "in", 20_000)
    (tmp_path / "out").write_bytes(b"old")
    batch = ["read", "--jsonl", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--jobs", "2"]
    process = subprocess.Popen([sys.executable, "-m", "onrecord", *batch], start_new_session=True)
    time.sleep(delay)
    process.kill()
    process.wait()
    time.sleep(2)
    assert (tmp_path / "out").read_bytes() == b"old"
    with pytest.raises(ProcessLookupError):  # the group is empty: every worker left with its parent
        os.killpg(process.pid, signal.SIGCONT)

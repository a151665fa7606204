"""How much memory a batch takes: `python -m benchmarks.memory [--articles N] [--reader FOLDER]`.

Reads a made-up batch in this very process and prints the most memory that it ever held, in MiB. It is run as a process
of its own so that nobody else's memory is counted; what the kernel tells a parent of its child will not do, since on
Linux it starts from what the parent held.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import articles
from onrecord.desk.batch import Opening, read_batch


def most_held() -> float:
    """The most resident memory this process ever had, in MiB."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024) if sys.platform == "darwin" else held / 1024


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--reader", type=Path, help="a folder with a reader's weights (default: the shipped ones)")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        with given.open("w", encoding="utf-8") as lines:
            for number, text in enumerate(articles(args.articles)):
                print(json.dumps({"id": str(number), "text": text}), file=lines)
        with given.open("rb") as source, made.open("wb") as sink:
            tally = read_batch(source, sink, opening=Opening(args.reader), jobs=1)
    if tally.failed:
        raise SystemExit(f"error: {tally.failed} of {tally.lines} articles failed: {tally.first_failure}")
    print(f"{most_held():.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

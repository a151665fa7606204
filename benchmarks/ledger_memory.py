"""How much memory filling a ledger takes: `python -m benchmarks.ledger_memory [--articles N] [--sample N]`.

Reads a sample and fills a ledger in this very process, and prints the most memory that it ever held, in MiB: when a
tenth of the articles was in, and when all were.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence

from benchmarks.memory import most_held
from benchmarks.short_articles import entries, read_sample
from onrecord.desk.opening import opened


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--sample", type=int, default=200)
    args = parser.parse_args(argv)
    read = read_sample(args.sample)
    tenth = args.articles // 10
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(f"{folder}/ledger.db", create=True) as ledger,
        ledger.writer() as writer,
    ):
        for numbers in (range(tenth), range(tenth, args.articles)):
            for entry in entries(read, numbers):
                writer.add(entry)
            writer.flush()
            print(f"{most_held():.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

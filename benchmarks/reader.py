"""How long reading takes: `python -m benchmarks.reader [--json]`.

On a made-up corpus, one thread, everything opened and warm, the median of five rounds in which all sides take turns:

  floor_ratio    reading, from text to attributions, against the floor: nothing but the encoder's int8 matrix products
                 at the same window lengths (`benchmarks.product_floor`), on the faster of onnxruntime and OpenVINO
  torch_ratio    an encoder of the same shape in PyTorch fp32 on the same windows, against reading; null without torch
  growth_ratio   reading twice as many articles against reading them once: 2 when time grows as the work does
  length_ratio   the same for one article twice as long
  rss_mb         the most memory that reading a batch of 400 articles ever held, in MiB (`benchmarks.memory`)
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import process_time

ROUNDS = 5
ARTICLES = 60
BATCH = 400
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")

Side = Callable[[], object]


def take_turns(sides: Mapping[str, Side], *, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each side in each round. The rounds start with another side each, so that none is always first.

    Processor time of all threads of this process, of which each side has one: what else runs on the machine counts for
    nothing, and a runtime that takes more threads than it was given gains nothing.
    """
    names = list(sides)
    for name in names:
        sides[name]()
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            begin = process_time()
            sides[name]()
            taken[name].append(process_time() - begin)
    return taken


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Median over rounds of one side's time against another's in the same round."""
    return round(median(one / other for one, other in zip(above, below, strict=True)), 3)


def measure(*, articles: int, batch: int, folder: Path | None) -> dict[str, object]:
    """All keys, and the milliseconds and window counts behind them."""
    from benchmarks.corpus import articles as made
    from benchmarks.product_floor import open_onnxruntime, open_openvino
    from benchmarks.shapes import cut_corpus
    from onrecord.desk.reading import open_reader
    from onrecord.ingest import article_from_text
    from onrecord.read import read_attributions

    texts = list(made(articles))
    reader = open_reader(folder)
    cut = cut_corpus(texts, reader)

    def reading(some: Sequence[str]) -> Side:
        return lambda: [read_attributions(article_from_text(text, id="benchmark"), reader) for text in some]

    def encoding(run: Callable[[int], object]) -> Side:
        return lambda: [run(length) for length in cut.lengths]

    long = "\n".join(texts[: max(1, articles // 10)])
    sides = {
        "reading": reading(texts),
        "reading_twice": reading([*texts, *texts]),
        "long": reading([long]),
        "twice_as_long": reading([f"{long}\n{long}"]),
        "floor_onnxruntime": encoding(open_onnxruntime()),
    }
    openvino = open_openvino()
    if openvino is not None:
        sides["floor_openvino"] = encoding(openvino)
    if find_spec("torch") is not None:
        from benchmarks.torch_encoder import open_torch

        sides["torch"] = encoding(open_torch())
    taken = take_turns(sides)
    floors = [name for name in taken if name.startswith("floor_")]
    floor = min(floors, key=lambda name: median(taken[name]))
    return {
        "floor_ratio": ratio(taken["reading"], taken[floor]),
        "torch_ratio": ratio(taken["torch"], taken["reading"]) if "torch" in taken else None,
        "growth_ratio": ratio(taken["reading_twice"], taken["reading"]),
        "length_ratio": ratio(taken["twice_as_long"], taken["long"]),
        "rss_mb": batch_memory(batch, folder),
        "floor": floor.removeprefix("floor_"),
        "microseconds_per_piece": {
            name: round(1e6 * median(taken[name]) / cut.pieces, 2) for name in (*floors, "reading")
        },
        "articles": articles,
        "windows": len(cut.lengths),
        "pieces": cut.pieces,
    }


def batch_memory(articles: int, folder: Path | None) -> float:
    """What `benchmarks.memory` prints, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.memory", "--articles", str(articles)]
    command += ["--reader", str(folder)] if folder else []
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"of the corpus (default: {ARTICLES})")
    parser.add_argument("--batch", type=int, default=BATCH, help=f"articles whose memory is taken (default: {BATCH})")
    parser.add_argument("--reader", type=Path, help="a folder with a reader's weights (default: the shipped ones)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    if find_spec("onnx") is None:
        raise SystemExit("error: the floor's graph is made with onnx, which is not installed: pip install onnx")
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    results = measure(articles=args.articles, batch=args.batch, folder=args.reader)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<24}{value}")
    if results["torch_ratio"] is None:
        print("no torch_ratio: torch is not installed (pip install torch)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

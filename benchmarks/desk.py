"""What pages take as a ledger grows, and beside a program that writes: `python -m benchmarks.desk [--json]`.

Two ledgers are filled with short articles (`benchmarks.short_articles`), a small and a large one by attributions; every
page is asked for in both, in turn, without a network. Then many ask at once while `onrecord add` writes.

  growth_ratio    the page that grows most: its time in the large ledger against the small one, medians
  slowest_ratio   the slowest page in the large ledger against looking up one article by its id there
  pages           of each page its milliseconds in the small ledger, in the large one, and their ratio
  readers         how many asked at once, how many answers they got, how many were no answer (`failed`), the slowest in
                  seconds, and how `onrecord add` beside them ended (0: all is in)

`--ledger` names an empty PostgreSQL database (postgresql://…) in which the many ask; else a file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.reader import THREADS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from onrecord.desk.opening import Ledger

SMALL, LARGE, SAMPLE, TIMES = 10_000, 1_000_000, 60, 5
READERS, SECONDS, ADDED = 50, 30.0, 400
PAGES = ("/", "/articles", "/sources", "/claims", "/forecasts", "/suggestions", "/disagreements", "/map",
         "/search?q=bridge", "/search?q=forecast:yes", "/about")  # fmt: skip
"""Pages that look at the whole; those of one thing are added with an id each."""


def fill(ledger: Ledger, attributions: int) -> None:
    """Put articles in until there are so many attributions."""
    from benchmarks.short_articles import entries, read_sample

    sample = read_sample(SAMPLE)
    held = sum(len(entry.reading.attributions) for entry in sample if entry.reading is not None)
    with ledger.writer() as writer:
        for entry in entries(sample, range(attributions * len(sample) // held + 1)):
            writer.add(entry)


def addresses_of(client: TestClient) -> list[str]:
    """The pages, each with the newest thing that it may be of."""
    article = client.get("/api/articles?limit=1").json()["items"][0]["id"]
    attribution = client.get(f"/api/articles/{article}").json()["attributions"][0]["id"]
    one = [f"/articles/{article}", f"/articles/{article}/evidence", f"/articles/{article}/changes"]
    one += [f"/attributions/{attribution}", f"/why/{attribution}"]
    for kind in ("sources", "claims", "forecasts"):
        items = client.get(f"/api/{kind}?limit=1").json()["items"]
        one += [f"/{kind}/{items[0]['id']}"] if items else []
    return [*PAGES, *one]


@contextmanager
def asked(place: str) -> Iterator[tuple[Ledger, TestClient]]:
    """A ledger and a client of the desk over it."""
    from starlette.testclient import TestClient

    from onrecord.desk.opening import opened
    from onrecord.web import create_app

    with opened(place, create=True) as ledger, TestClient(create_app(ledger), base_url="http://localhost") as client:
        yield ledger, client


def page_times(client: TestClient) -> dict[str, float]:
    """Seconds of each page, by what it is of."""
    times = {}
    for address in addresses_of(client):
        taken = []
        for _ in range(TIMES + 1):
            begin = perf_counter()
            status = client.get(address).status_code
            taken.append(perf_counter() - begin)
            assert status == 200, f"{address}: {status}"
        times["/".join(part.split("-")[0] for part in address.split("/"))] = median(taken[1:])
    return times


def lookup_time(ledger: Ledger) -> float:
    """Seconds of looking up one article's facts by its id."""
    view = ledger.view()
    (newest,) = view.articles(limit=1)
    taken = []
    for _ in range(50):
        begin = perf_counter()
        view.articles_of([newest.id])
        taken.append(perf_counter() - begin)
    return median(taken)


def growth(folder: Path, small: int, large: int) -> dict[str, Any]:
    """Every page in both ledgers."""
    with asked(f"{folder}/small.db") as (few, of_few), asked(f"{folder}/large.db") as (many, of_many):
        fill(few, small)
        fill(many, large)
        before, after, bare = page_times(of_few), page_times(of_many), lookup_time(many)
    both = [name for name in before if name in after]
    pages = {
        name: [round(1000 * before[name], 1), round(1000 * after[name], 1), round(after[name] / before[name], 2)]
        for name in both
    }
    return {
        "growth_ratio": max(figures[2] for figures in pages.values()),
        "slowest_ratio": round(max(after.values()) / bare, 1),
        "lookup_ms": round(1000 * bare, 3),
        "pages": pages,
    }


def crowd(place: str, folder: Path, readers: int, seconds: float, attributions: int) -> dict[str, Any]:
    """Many who ask for pages beside a program that adds articles."""
    from benchmarks.short_articles import numbered, short_article

    with asked(place) as (ledger, client):
        fill(ledger, attributions)
        addresses = addresses_of(client)
    coming = folder / "coming"
    coming.mkdir()
    for number in range(ADDED):
        (coming / f"{number}.txt").write_text(numbered(999_999, short_article(number)), "utf-8")
    serve = [sys.executable, "-m", "onrecord", "serve", "--ledger", place, "--port", "0"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        site = desk.stdout.readline().split()[-1].rstrip("/")
        add = subprocess.Popen([sys.executable, "-m", "onrecord", "add", str(coming), "--ledger", place])
        answers, until = _ask(site, addresses, readers, monotonic() + seconds), monotonic() + 600
        while add.poll() is None and monotonic() < until:
            sleep(0.1)
        desk.terminate()
    failed = sum(status != 200 for status, _ in answers)
    slowest = max((taken for _, taken in answers), default=0.0)
    ended = {"failed": failed, "slowest": round(slowest, 2), "add": add.returncode}
    return {"at_once": readers, "answers": len(answers), **ended}


def _ask(site: str, addresses: Sequence[str], readers: int, until: float) -> list[tuple[int, float]]:
    answers: list[tuple[int, float]] = []

    def ask(number: int) -> None:
        step = number
        while monotonic() < until:
            begin = perf_counter()
            try:
                with urlopen(site + addresses[step % len(addresses)], timeout=120) as answer:
                    answer.read()
                    status = answer.status
            except HTTPError as error:
                status = error.code
            except OSError:
                status = 0
            answers.append((status, perf_counter() - begin))
            step += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=SMALL, help=f"attributions (default: {SMALL})")
    parser.add_argument("--large", type=int, default=LARGE, help=f"attributions (default: {LARGE})")
    parser.add_argument("--readers", type=int, default=READERS, help=f"who ask at once (default: {READERS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long they ask (default: {SECONDS})")
    parser.add_argument("--ledger", help="an empty PostgreSQL database in which they ask (default: a file)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = growth(folder, args.small, args.large)
        place = args.ledger or f"{folder}/crowd.db"
        results["readers"] = crowd(place, folder, args.readers, args.seconds, args.small)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<16}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

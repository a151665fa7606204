"""What pages take as a ledger grows, and beside a program that writes: `python -m benchmarks.desk [--json]`.

Two ledgers are filled as a newsroom's are after years (`benchmarks.desk_ledger`: linked, with judgements), a small and
a large one by attributions, or given by `--ledgers`, filled before with `--fill`. Every page is asked for in both, in
turn, without a network: once after something was written, so that nothing of it is at hand, and once more (`again`).
Times are of the processor, or in PostgreSQL, which works beside this process, by the clock.

  growth_ratio    the page that grows most: its time in the large ledger against the small one, the median of all turns
  fuller_ratio    the same of searches that fill no page in the small ledger and one in the large (`FULLER`), which are
                  not counted above: a full page takes longer than an empty one; fuller_alike, by medians, against a
                  search that is full in the small ledger (the first of `FULL`)
  slowest_ratio   the slowest page in the large ledger against a bare query there of what it looks through: the rows of
                  the newest articles that pages go through (`onrecord.desk.recent`), of their attributions and of their
                  tellings as linking kept them, by index, and nothing made of them
  bare_ms         that query; lookup_ms, of one article by its id
  pages           of each page its milliseconds in the small ledger, anew and again, in the large one, and both ratios
  readers         how many asked at once, how many answers they got, how many were no answer (`failed`), the slowest in
                  seconds, and how `onrecord add` beside them ended (0: all is in) and how long it took

`--place` names an empty PostgreSQL database (postgresql://…) in which the many ask; else a file.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, process_time, sleep
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks.reader import THREADS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from onrecord.desk.opening import Ledger

SMALL, LARGE, TIMES = 10_000, 1_000_000, 7
READERS, SECONDS, ADDED = 50, 30.0, 400
PAGES = (
    "/", "/articles", "/sources", "/claims", "/forecasts", "/suggestions", "/disagreements", "/map", "/corrections",
    "/search?q=weeks", "/search?q=icons", "/search?q=the+source:officials", "/search?q=forecast:yes",
    "/search?q=vyzzle", "/search?q=vyzzle+source:officials", "/search?q=vyzzle+outlet:%22Outlet+97%22",
    "/search?q=weeks+outlet:%22Outlet+97%22", "/search?q=weeks+outlet:%22Outlet+98%22",
    "/search?q=weeks+outlet:%22Outlet+99%22", "/articles?source=officials", "/articles?outlet=Outlet+07",
    "/articles?outlet=Outlet+97", "/articles?outlet=Outlet+98", "/articles?outlet=Outlet+99",
    "/articles?outlet=Outlet+97&source=officials", "/articles?outlet=Outlet+98&source=officials",
    "/sources?since=2031-01-10&until=2031-01-12",
    "/claims?since=2031-01-10&until=2031-01-12", "/about",
)  # fmt: skip
"""Pages that look at the whole; those of one thing are added with an id each. Frequent words fill a page in both
ledgers; a rare one is found as often in both, in all articles of one outlet (`benchmarks.desk_ledger.RARE`).
Outlet 98 prints two articles, the first and the last, without the frequent word, and outlet 99 nothing."""
FULLER = ("/search?q=harbour", "/search?q=weeks+source:officials", "/search?q=weeks+outlet:%22Outlet+07%22")
FULL, SHOWN = ("/search?q=weeks", "/search?q=vyzzle"), 20
"""Searches that fill a page in both ledgers, and how many hits a full page shows."""


def fill(ledger: Ledger, attributions: int) -> None:
    """Put linked articles in until there are so many attributions."""
    from benchmarks.desk_ledger import DeskFilling

    with ledger.writer() as writer:
        DeskFilling(ledger).fill(writer, attributions)


def addresses_of(client: TestClient) -> list[str]:
    """The pages, each with the newest thing that it may be of."""

    def first(kind: str) -> str:
        return str(client.get(f"/api/{kind}?limit=1").json()["items"][0]["id"])

    rows = client.get("/api/articles?limit=50").json()["items"]
    article, other = rows[0]["id"], rows[1]["id"]
    held = (client.get(f"/api/articles/{row['id']}").json()["attributions"] for row in rows)
    attribution = next(found[0]["id"] for found in held if found)
    source, claim, forecast = first("sources"), first("claims"), first("forecasts")
    of_article = [f"/articles/{article}{part}" for part in ("", "/evidence", "/changes")]
    why = [f"/why/{each}" for each in (attribution, claim, source)]
    one = [f"/attributions/{attribution}", f"/sources/{source}", f"/claims/{claim}", f"/forecasts/{forecast}"]
    return [*PAGES, *FULLER, *of_article, f"/compare?one={article}&other={other}", *one, *why]


@contextmanager
def asked(place: str) -> Iterator[tuple[Ledger, TestClient]]:
    """A ledger and a client of the desk over it."""
    from starlette.testclient import TestClient

    from onrecord.desk.opening import opened
    from onrecord.web import create_app

    with opened(place, create=True) as ledger, TestClient(create_app(ledger), base_url="http://localhost") as client:
        yield ledger, client


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one page in one ledger, turn by turn: after something was written, and when it is asked again."""

    anew: list[float]
    again: list[float]


class Sides:
    """Ledgers that are asked the same in turn."""

    def __init__(self, both: Sequence[tuple[Ledger, TestClient]]) -> None:
        self._both = both
        self._addresses = [addresses_of(client) for _, client in both]

    def page_times(self) -> dict[str, list[Taken]]:
        """Of each page, in each ledger, what it took."""
        return {_named(addresses[0]): self._times(addresses) for addresses in zip(*self._addresses, strict=True)}

    def _times(self, addresses: Sequence[str]) -> list[Taken]:
        found = [Taken([], []) for _ in addresses]
        for _ in range(TIMES + 1):
            for taken, (ledger, client), address in zip(found, self._both, addresses, strict=True):
                _write(ledger)
                clock = _clock(ledger)
                taken.anew.append(_seconds(clock, client, address))
                taken.again.append(_seconds(clock, client, address))
        return [Taken(each.anew[1:], each.again[1:]) for each in found]


def _named(address: str) -> str:
    """What a page is of, without the id."""
    return "/".join(
        part.split("-")[0] if part.count("-") == 1 else part for part in address.split("?one=")[0].split("/")
    )


def _write(ledger: Ledger) -> None:
    """Write something that no page shows: what was worked out is at hand no longer."""
    from onrecord.record.ledger import Poll

    with ledger.writer() as writer:
        writer.polled(Poll("https://news.example/feed", 304))


def _clock(ledger: Ledger) -> Callable[[], float]:
    return process_time if ledger.view().shelf.dialect == "sqlite" else perf_counter


def _seconds(clock: Callable[[], float], client: TestClient, address: str) -> float:
    gc.collect()
    begin = clock()
    status = client.get(address).status_code
    taken = clock() - begin
    assert status == 200, f"{address}: {status}"
    return taken


def bare_times(ledger: Ledger) -> tuple[float, float]:
    """Seconds of a bare query of what pages look through, and of looking up one article by its id."""
    from sqlalchemy import select

    from onrecord.desk.recent import MOST
    from onrecord.store import schema

    view = ledger.view()
    (newest,) = view.articles(limit=1)
    article, attribution, linking, telling = schema.article, schema.attribution, schema.linking, schema.telling
    found = view.shelf.rows(select(article.c.row, article.c.id).order_by(article.c.row.desc()).limit(MOST))
    first = min(row.row for row in found)
    homes = view.shelf.rows(select(linking.c.row).where(linking.c.article.in_([row.id for row in found])))
    queries = (
        select(article).where(article.c.row >= first),
        select(attribution).where(attribution.c.row >= first),
        select(telling).where(telling.c.linking.in_([row.row for row in homes])),
    )

    def bare() -> None:
        for query in queries:
            view.shelf.rows(query)

    clock = _clock(ledger)
    return _median(clock, bare, 20), _median(clock, lambda: view.articles_of([newest.id]), 50)


def _median(clock: Callable[[], float], ask: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begin = clock()
        ask()
        taken.append(clock() - begin)
    return median(taken)


def growth(small: str, large: str) -> dict[str, Any]:
    """Every page in both ledgers."""
    with asked(small) as few, asked(large) as many:
        for (_, client), page in product((few, many), FULL):
            assert len(client.get(f"/api{page}").json()["contents"]) >= SHOWN, f"{page} is not full"
        bare, lookup = bare_times(many[0])
        times = Sides((few, many)).page_times()
    pages = {name: _milliseconds(few) + _milliseconds(many) for name, (few, many) in times.items()}
    grown = {name: _ratios(few, many) for name, (few, many) in times.items()}
    return {
        "growth_ratio": max(max(ratios) for name, ratios in grown.items() if name not in FULLER),
        "fuller_ratio": max(max(grown[name]) for name in FULLER),
        "fuller_alike": max(
            round(pages[name][2 + kind] / pages[FULL[0]][kind], 2) for name in FULLER for kind in (0, 1)
        ),
        "slowest_ratio": round(max(median(many.anew) for _, many in times.values()) / bare, 1),
        "bare_ms": round(1000 * bare, 1),
        "lookup_ms": round(1000 * lookup, 3),
        "pages": {name: [*pages[name], *grown[name]] for name in pages},
    }


def _milliseconds(each: Taken) -> list[float]:
    return [round(1000 * median(taken), 1) for taken in (each.anew, each.again)]


def _ratios(few: Taken, many: Taken) -> list[float]:
    """The middle one of all turns: in each, both ledgers are asked one after the other, so that what slows the machine
    for a while slows both."""
    sides = (few.anew, many.anew), (few.again, many.again)
    return [round(median(after / before for before, after in zip(*side, strict=True)), 2) for side in sides]


def crowd(place: str, folder: Path, readers: int, seconds: float, attributions: int) -> dict[str, Any]:
    """Many who ask for pages beside a program that adds articles, in a ledger that is filled here if it is empty."""
    from benchmarks.short_articles import numbered, short_article

    with asked(place) as (ledger, client):
        if not list(ledger.view().articles(limit=1)):
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
        begin = monotonic()
        adding = [sys.executable, "-m", "onrecord", "add", str(coming), "--ledger", place]
        add = subprocess.Popen(adding, stdout=subprocess.DEVNULL)
        answers, until = _ask(site, addresses, readers, monotonic() + seconds), monotonic() + 600
        while add.poll() is None and monotonic() < until:
            sleep(0.1)
        took = monotonic() - begin
        desk.terminate()
    failed = Counter(status for status, _ in answers if status != 200)
    taken = sorted(taken for _, taken in answers)
    return {
        "at_once": readers,
        "answers": len(answers),
        "failed": dict(failed),
        "median": round(median(taken), 2) if taken else None,
        "slowest": round(max(taken, default=0.0), 2),
        "add": add.returncode,
        "add_seconds": round(took, 1),
    }


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
    from onrecord.desk.opening import opened

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=SMALL, help=f"attributions (default: {SMALL})")
    parser.add_argument("--large", type=int, default=LARGE, help=f"attributions (default: {LARGE})")
    parser.add_argument("--readers", type=int, default=READERS, help=f"who ask at once (default: {READERS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long they ask (default: {SECONDS})")
    parser.add_argument("--ledgers", nargs=2, metavar=("SMALL", "LARGE"), help="filled ledgers (default: made anew)")
    parser.add_argument("--fill", action="store_true", help="only fill those ledgers, each to its size")
    parser.add_argument("--place", help="the database in which the many ask, filled if it is empty (default: a file)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = args.ledgers or (f"{folder}/small.db", f"{folder}/large.db")
        if args.fill or not args.ledgers:
            for place, size in zip(places, (args.small, args.large), strict=True):
                with opened(place, create=True) as ledger:
                    fill(ledger, size)
        if args.fill:
            return 0
        results = growth(*places)
        place = args.place or f"{folder}/crowd.db"
        results["readers"] = crowd(place, folder, args.readers, args.seconds, args.small)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<16}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

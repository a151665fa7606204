"""Where work runs: in this process or in several. What comes out is the same, in the order of what went in."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TypeVar

from onrecord.errors import WorkerError

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Items under way for each process: enough that none waits for its next, few enough that memory stays flat."""


def run_in_order(opening: Callable[[], Callable[[T], R]], items: Iterable[T], *, jobs: int) -> Generator[R, None, None]:
    """Apply to each item the function that `opening` gives; items are taken only as results are.

    With more than one job `opening` travels to each process and is called there once, so it must be hashable and
    picklable. Raises WorkerError when a process dies, and whatever `opening` or the function raises.
    """
    if jobs == 1:
        yield from map(opening(), items)
    else:
        yield from _run_in_processes(opening, items, jobs)


def _run_in_processes(
    opening: Callable[[], Callable[[T], R]], items: Iterable[T], jobs: int
) -> Generator[R, None, None]:
    # Spawned, not forked: a forked onnxruntime inherits locks whose owners are not there.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle_in)
    under_way: deque[Future[R]] = deque()
    try:
        for item in items:
            under_way.append(pool.submit(_apply, opening, item))
            if len(under_way) >= jobs * AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that was reading died: it was killed, or memory ran out",
            hint="run it again with fewer --jobs",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _apply(opening: Callable[[], Callable[[T], R]], item: T) -> R:
    work: Callable[[T], R] = _opened(opening)
    return work(item)


@cache
def _opened(opening: Callable[[], Callable[[T], R]]) -> Callable[[T], R]:
    """Open once a process, on the first item: an error at the start would not reach the caller as itself."""
    return opening()


def _settle_in() -> None:
    """Leave interrupts to the parent, and leave with it however it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

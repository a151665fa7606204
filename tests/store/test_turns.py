"""Whoever writes to a SQLite file that many threads read has a turn, though some always read."""

from __future__ import annotations

from threading import Event, Thread
from time import monotonic, sleep

import pytest

from onrecord.store.turns import Turns


def test_readings_that_always_overlap_pause_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads of which one always reads: without turns there is no moment in which neither does."""
    monkeypatch.setattr("onrecord.store.turns.LONGEST", 0.05)
    turns, stop, reading, pauses = Turns(), Event(), [0], []

    def read() -> None:
        while not stop.is_set():
            with turns.taken():
                reading[0] += 1
                sleep(0.01)
                reading[0] -= 1
                if not reading[0]:
                    pauses.append(monotonic())

    threads = [Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join(5)
    assert not any(thread.is_alive() for thread in threads)
    assert len(pauses) >= 3


def test_a_reading_that_breaks_gives_its_turn_back() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="broken"), turns.taken():
        raise ValueError("broken")
    with turns.taken():
        pass

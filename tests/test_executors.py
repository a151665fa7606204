"""Where work runs changes neither what comes out nor its order."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from onrecord.errors import InputError, WeightsError, WorkerError
from onrecord.executors import AHEAD, run_in_order


@dataclass(frozen=True)
class Opening:
    """Gives the function of this name; it travels to the processes."""

    name: str

    def __call__(self) -> Callable[[int], int]:
        if self.name == "unopened":
            raise WeightsError("no weights", hint="install them")
        found: Callable[[int], int] = globals()[self.name]
        return found


def squared_slowly(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def dying(number: int) -> int:
    if number == 5:
        os._exit(9)
    return number


def refusing(number: int) -> int:
    raise InputError(f"{number} is refused", hint="try 2")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(run_in_order(Opening("squared_slowly"), range(40), jobs=jobs)) == [n * n for n in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_items_give_no_results(jobs: int) -> None:
    assert list(run_in_order(Opening("squared_slowly"), [], jobs=jobs)) == []


def test_a_process_that_dies_is_an_error_and_no_hang() -> None:
    with pytest.raises(WorkerError, match="died") as caught:
        list(run_in_order(Opening("dying"), range(50), jobs=2))
    assert "--jobs" in caught.value.hint


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("name", "error", "hint"), [("refusing", InputError, "try 2"), ("unopened", WeightsError, "install them")]
)
def test_an_error_arrives_with_its_hint(jobs: int, name: str, error: type[InputError], hint: str) -> None:
    with pytest.raises(error) as caught:
        list(run_in_order(Opening(name), [1], jobs=jobs))
    assert caught.value.hint == hint


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_only_as_results_are(jobs: int) -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = run_in_order(Opening("squared_slowly"), endless(), jobs=jobs)
    assert [next(results) for _ in range(30)] == [n * n for n in range(1, 31)]
    results.close()
    assert taken <= 30 + jobs * AHEAD

"""Twenty layouts of outlets: ten in `plain/`, ten in `blind/` by somebody who had not seen the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.pages.scoring import gold_pages, report, score

LEAST_F1 = 0.95
LEAST_MAPPED = 0.99
LEAST_RIGHT = 0.9
PAGES = gold_pages()


def test_all_twenty_pages_are_there() -> None:
    assert len(PAGES) == 20


@pytest.mark.parametrize("path", PAGES, ids=[f"{path.parent.name}/{path.stem}" for path in PAGES])
def test_the_text_of_each_page(path: Path) -> None:
    one = score(path)
    assert one.f1 >= LEAST_F1, one.found["text"]
    assert one.mapped >= LEAST_MAPPED


@pytest.mark.parametrize("fact", ["title", "published", "byline", "comments"])
def test_facts_on_nearly_all_pages(fact: str) -> None:
    right = sum(score(path).right[fact] for path in PAGES)
    assert right >= LEAST_RIGHT * len(PAGES), f"{fact}: {right} of {len(PAGES)}\n{report()}"

"""What the benchmark of keeping fills its ledgers with, and what it makes of its times, without timing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ledger import QUERIES, Pace, Round, measure_round, results_of
from benchmarks.short_articles import entries, read_sample, renumbered
from onrecord.desk.keeping import verify
from onrecord.desk.opening import opened
from onrecord.desk.query import parse_query
from onrecord.desk.searching import search
from onrecord.ingest import extract
from onrecord.record.ledger import Entry, Portion


@pytest.fixture(scope="module")
def sample() -> list[Entry]:
    return read_sample(40)


def test_a_renumbered_article_is_what_extracting_it_gives(sample: list[Entry]) -> None:
    made = renumbered(sample[0], 123)
    assert made.capture is not None
    assert made.reading is not None
    assert made.extraction is not None
    assert made.extraction == extract(made.capture)
    assert made.reading.article == made.extraction.article
    assert made.reading.attributions


def test_the_ledger_is_clean_and_every_query_finds_something(sample: list[Entry], tmp_path: Path) -> None:
    with opened(str(tmp_path / "ledger.db"), create=True) as ledger:
        with ledger.writer() as writer:
            for entry in entries(sample, range(120)):
                writer.add(entry)
        assert list(verify(ledger)) == []
        assert len(list(ledger.view().articles())) == 120, "no two are the same"
        found = {
            name: search(ledger.view(), parse_query(typed), portion=Portion(20)).article_count
            for name, typed in QUERIES.items()
        }
    assert all(found.values()), found
    assert found["a rare word"] == 1
    assert found["the commonest word"] == 120


def test_ratios_are_medians_over_rounds_and_the_worst_of_the_queries() -> None:
    quick = dict.fromkeys(QUERIES, 0.001)
    slow = quick | {"a phrase": 0.002}
    one = Round(Pace(0.09, 0.01), Pace(0.1, 0.005), [4.0, 9.0, 5.0], [4.0, 9.0, 6.0], quick, slow)
    results = results_of([one, one], tenth=200.0, all=210.0)
    keys = ("store_share", "growth_ratio", "growth_wall", "adding_ratio", "search_ratio", "rss_ratio", "rss_mb")
    assert [results[key] for key in keys] == [0.05, 1.25, 1.5, 1.05, 2.0, 1.05, 210.0]


def test_a_round_is_measured_over_a_ledger_that_holds_all() -> None:
    measured = measure_round(5, 2)
    assert len(measured.thousands) == 1
    assert min(measured.first.reading, measured.first.writing, measured.last.reading, measured.last.writing) > 0
    assert set(measured.few) == set(measured.all) == set(QUERIES)

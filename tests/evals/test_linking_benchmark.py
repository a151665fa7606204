"""What the benchmark of linking fills its ledgers with, and what it makes of its counts, without timing anything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice, product
from pathlib import Path

import numpy as np
import pytest

from benchmarks.linking import Cost, results_of, run
from benchmarks.linking_exact import Recall
from benchmarks.linking_ledger import LINKER, Filling, Pool, seen_of
from benchmarks.made_tellings import A_DAY, AN_ARTICLE, MadeArticle, made_article, schedule
from onrecord.desk.keeping import verify
from onrecord.desk.linking.kept import pack, unpack_setting, unpack_telling
from onrecord.desk.opening import opened
from onrecord.link.claims import blocks, bucket, compare_prepared
from onrecord.record.kept import KeptArticle
from onrecord.store.linked import LinkedView

SEED = 3


@pytest.fixture(scope="module")
def made() -> list[MadeArticle]:
    return [made_article(SEED, *each) for each in islice(schedule(SEED), 150)]


def test_the_schedule_is_the_same_every_time_in_order_and_of_so_many_a_day() -> None:
    planned = list(islice(schedule(SEED), 4_000))
    assert planned == list(islice(schedule(SEED), 4_000))
    assert [number for number, _, _ in planned] == list(range(4_000))
    days = [day for _, _, day in planned]
    assert days == sorted(days)
    a_day = (2_000 * AN_ARTICLE) / (days[-1] - days[1_999])
    assert a_day == pytest.approx(A_DAY, rel=0.1)
    stories = [story for _, story, _ in planned[1_000:]]
    assert 3 < len(stories) / len(set(stories)) < 7


def test_an_article_is_the_same_every_time_and_no_telling_is_another(made: list[MadeArticle]) -> None:
    again = made_article(SEED, *next(islice(schedule(SEED), 7, None)))
    assert pack(seen_of(again)) == pack(seen_of(made[7]))
    ids = [told.telling.id for article in made for told in article.tellings]
    assert len(set(ids)) == len(ids) == 150 * AN_ARTICLE


def test_vectors_are_as_near_to_each_other_as_those_of_news() -> None:
    """Between Wikinews and PolNeAR, whose figures stand in `made_tellings`, as far as so few articles tell."""
    made = [made_article(1, *each) for each in islice(schedule(1), 200)]
    vectors = np.stack([told.vector for article in made for told in article.tellings])
    stories = np.repeat([article.story for article in made], AN_ARTICLE)
    first, second = np.triu_indices(len(vectors), 1)
    cosines = (vectors @ vectors.T)[first, second]
    others = cosines[stories[first] != stories[second]]
    assert 0.09 < others.mean() < 0.15
    assert 0.09 < others.std() < 0.12
    assert 0.012 < (others >= 0.35).mean() < 0.04
    assert 0.0005 < (others >= 0.5).mean() < 0.004
    within = cosines[first // AN_ARTICLE == second // AN_ARTICLE]
    assert within.mean() == pytest.approx(0.3, abs=0.05)


def sharing(sides: Sequence[Sequence[frozenset[int]]]) -> float:
    """The share of pairs of tellings, one of each of two articles, that have a far key in common."""
    pairs = [bool(a & b) for one, other in combinations(sides, 2) for a in one for b in other]
    return sum(pairs) / len(pairs)


def keys_of(kept: KeptArticle) -> list[frozenset[int]]:
    return [frozenset(told.keys) for told in kept.tellings]


def test_as_many_tellings_of_different_stories_have_a_far_key_in_common_as_in_one_campaign() -> None:
    """2.0 in 10,000, which is what makes looking across time dear; with the pool's as with each other."""
    numbers = range(10_000_000, 10_000_200)
    made = [keys_of(pack(seen_of(made_article(1, number, number, 0.0)))) for number in numbers]
    assert 0.0001 < sharing(made) < 0.0004
    pool = Pool(1)
    theirs = [key for number in range(200) for key in keys_of(pool.article(number, number, 0.0))]
    ours = [key for article in made[:100] for key in article]
    of_both = sum(bool(a & b) for a in ours for b in theirs) / (len(ours) * len(theirs))
    assert 0.0001 < of_both < 0.0004


def test_what_is_linked_is_as_near_as_in_news() -> None:
    """And no nearer, or candidates would be found too easily: of 12,083 linked pairs of ECB+ none has a cosine below
    .35, 7 in 10,000 below .4, 12 in 100 below .55; half lie above .705."""
    planned = [each for each in islice(schedule(1), 400) if each[1] < 30]
    made = [made_article(1, *each) for each in planned]
    cosines = [
        float(one.vector @ other.vector)
        for a, b in combinations(made, 2)
        if a.story == b.story
        for one in a.tellings
        for other in b.tellings
        if compare_prepared(one, other).zone == "linked"
    ]
    assert len(cosines) > 500
    assert np.mean(np.array(cosines) < 0.35) < 0.02
    assert 0.1 < np.mean(np.array(cosines) < 0.55) < 0.4
    assert np.median(cosines) == pytest.approx(0.705, abs=0.03)


def test_what_is_linked_across_weeks_shares_a_block() -> None:
    """The window of time has none of these; before three rare words and any number were looked for, 1 in 4 did."""
    planned = list(islice(schedule(1), 4_000))
    by_story: dict[int, list[tuple[int, int, float]]] = {}
    for each in planned:
        by_story.setdefault(each[1], []).append(each)
    late = [pair for told in by_story.values() for pair in combinations(told, 2) if pair[1][2] - pair[0][2] > 28][:200]
    linked = [
        bool(blocks(one) & blocks(other))
        for pair in late
        for one, other in product(*(made_article(1, *each).tellings for each in pair))
        if compare_prepared(one, other).zone == "linked"
    ]
    assert len(linked) > 50
    assert np.mean(linked) > 0.98, "without three rare words .96, without numbers .7"


def test_what_the_pool_makes_is_like_the_rest_and_its_own() -> None:
    pool = Pool(SEED)
    planned = list(islice(schedule(SEED), 400))
    some = [pool.article(*each) for each in planned]
    assert some[5] == pool.article(*planned[5])
    fresh = [pack(seen_of(made_article(SEED, *each))) for each in planned[:40]]
    size = [np.mean([len(told.data) for each in side for told in each.tellings]) for side in (some, fresh)]
    assert size[0] == pytest.approx(size[1], rel=0.1)
    keys = [len(told.keys) for each in some for told in each.tellings]
    assert np.mean(keys) == pytest.approx(
        np.mean([len(told.keys) for each in fresh for told in each.tellings]), rel=0.1
    )
    bands = [band for each in some for band in each.bands]
    assert len(set(bands)) == len(bands), "and no article is a copy"
    one, other = some[3], some[203]
    setting = unpack_setting(one.setting)
    for kept in (one, other):
        for told in kept.tellings:
            prepared = unpack_telling(told, {told.home: setting})
            assert prepared.telling.id == told.id
            assert prepared.telling.article == kept.state.article.id
            assert bucket(prepared.telling) == told.bucket
            assert float(np.linalg.norm(prepared.vector)) == pytest.approx(1, abs=0.01)
    assert {told.data for told in one.tellings}.isdisjoint({told.data for told in other.tellings})


def test_the_ledger_is_one_that_linking_takes_for_its_own(tmp_path: Path) -> None:
    with opened(str(tmp_path / "a.db"), create=True) as ledger:
        with ledger.writer() as writer:
            filling = Filling(ledger, writer, SEED, [600, 4_000], sample=2)
            filling.fill(0)
            filling.fill(1)
            kept = LinkedView(ledger.view(), LINKER)
            assert kept.is_complete("correct")
            more = filling.take(2)
        assert len(kept.unlinked("correct")) == 2
        assert {state.key for state in kept.unlinked("correct")} == {each.state.key for each in more}
        articles = {each.row: each.article for each in kept.all_sketches()}
        assert len(articles) + 2 == len(filling.stories) - 1 == len(list(ledger.view().articles()))
        assert filling.tellings == (len(articles) + 2) * AN_ARTICLE
        assert {fault.reason.partition(" ")[0] for fault in verify(ledger)}, "its bare articles are none"


def test_a_small_run_finds_what_it_is_to_find(tmp_path: Path) -> None:
    results = run(tmp_path, [600, 4_000], seed=SEED, sample=6, compared=4)
    assert results["recall"] > 0.9
    assert sum(count for _, count in results["recall_by_days"].values()) > 10
    assert set(results["milliseconds"]["an article"]) == {
        results["tellings"],
        min(results["milliseconds"]["an article"]),
    }
    assert 0.01 < results["near_share"] < 0.06


def test_ratios_are_of_the_last_size_to_the_first_and_recall_is_weighed() -> None:
    few = Cost(10, [1.0, 2.0, 9.0], first=3.0, finding=0.5, dropping=0.5)
    many = Cost(100, [3.0, 3.0, 9.0], first=5.0, finding=0.5, dropping=0.5)
    recall = Recall(cosines=4.0, compared=10, comparing=1.0, near=80, pairs=1_000)
    recall.count("within 14", 1.0, True)
    recall.count("within 14", 2.0, False)
    recall.count("beyond 28", 5.0, True)
    results = results_of([few, many], recall, articles=2, rss=100.04)
    assert (results["growth_ratio"], results["run_ratio"], results["rss_mb"]) == (1.5, 1.5, 100.0)
    assert results["recall"] == 0.75
    assert results["recall_by_days"] == {"beyond 28": [1.0, 5], "within 14": [0.3333, 3]}
    assert results["exact_ratio"] == 2.0, "(4 s + 80 times a tenth) for two articles, against 3 s"
    assert results["near_share"] == 0.08

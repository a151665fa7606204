"""Made worlds and what is counted of them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from evals.world_making import SIZES, make_world
from evals.world_making.banks import BANKS, BankName, load_bank, number_words
from evals.world_making.tellings import given_world
from evals.world_making.words import average_linkage, best_clusters
from evals.worlds import b_cubed_f1, counted_outlets, measure, origin_columns, true_clusters

WORLD = make_world(11, "small", "tuning")


def test_a_seed_makes_the_same_world_and_another_another() -> None:
    assert make_world(11, "small", "tuning") == WORLD
    assert make_world(12, "small", "tuning").articles != WORLD.articles


def test_sizes_grow() -> None:
    assert len(make_world(1, "medium", "test").articles) > len(make_world(1, "small", "test").articles)
    assert list(SIZES) == ["small", "medium", "large"]


def test_every_telling_stands_where_the_truth_says() -> None:
    texts = {article.id: article.text for article in WORLD.articles}
    for telling in WORLD.tellings:
        text = texts[telling.article]
        assert telling.sentence[0] <= telling.span[0] < telling.span[1] <= telling.sentence[1] <= len(text)
        if telling.number is not None:
            words = text[slice(*telling.span)].lower()
            assert any(number_words(telling.number, style) in words for style in ("digits", "words"))


def test_whatever_is_taken_from_another_leads_back_to_the_same_occasion() -> None:
    by_id = {telling.id: telling for telling in WORLD.tellings}
    days = {article.id: article.date for article in WORLD.articles}
    for telling in WORLD.tellings:
        if telling.took_from:
            taken = by_id[telling.took_from]
            assert taken.occasion == telling.occasion
            assert days[taken.article] <= days[telling.article]


def test_a_sentence_that_credits_nobody_has_no_source() -> None:
    """A speaker beside "By Tuesday, 7 had died" made each such sentence a witness of its own."""
    world = make_world(1, "small", "validation")
    texts = {article.id: article.text for article in world.articles}
    frames = {one.id: texts[one.article][one.sentence[0] : one.span[0]] for one in world.tellings}
    bare = [one for one in world.tellings if re.fullmatch(r"By \w+day, ", frames[one.id])]
    assert bare
    given = given_world(world).tellings
    assert [one.id for one in bare if one.speaker or given[one.id].who] == []
    assert all(given[one.id].who for one in world.tellings if one.speaker)


def test_banks_share_no_template() -> None:
    tuning, test = (
        {words for part in ("clauses", "causes", "frames", "events") for words in _strings(load_bank(bank)[part])}
        for bank in ("tuning", "test")
    )
    shared = (tuning & test) - {"{C}."}
    assert not [words for words in shared if "{c}" not in words.lower()]
    assert len(shared) <= 3


@pytest.mark.parametrize(("one", "other"), list(combinations(BANKS, 2)))
def test_banks_share_no_words_of_a_claim(one: BankName, other: BankName) -> None:
    ours, theirs = (
        {words.casefold() for part in ("clauses", "causes") for words in _strings(load_bank(bank)[part])}
        for bank in (one, other)
    )
    assert not ours & theirs


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [words for one in inner for words in _strings(one)]  # type: ignore[attr-defined]


def test_b_cubed_counts_as_published() -> None:
    true = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed_f1(true, true) == 1
    together = dict.fromkeys("abc", "x")
    precision = (2 / 3 + 2 / 3 + 1 / 3) / 3
    assert b_cubed_f1(together, true) == pytest.approx(2 * precision / (1 + precision))


def test_average_linkage_joins_the_likest_first() -> None:
    alike = np.array([[1, 0.9, 0.1], [0.9, 1, 0.3], [0.1, 0.3, 1]])
    assert [round(likeness, 2) for likeness, _, _ in average_linkage(alike)] == [0.9, 0.2]


def test_best_clusters_are_the_best_cut() -> None:
    texts = {"a": "ten died in Talmer", "b": "ten died in Talmer", "c": "rain fell on Orlen"}
    true = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed_f1(best_clusters(texts, lambda one: b_cubed_f1(one, true))[1], true) == 1


def test_counting_outlets_or_articles_is_not_counting_origins() -> None:
    for articles in (False, True):
        counts = counted_outlets(WORLD, articles=articles)
        assert origin_columns(WORLD, counts).mean(0)[0] < 0.3
    right = {claim.id: claim.origins for claim in WORLD.claims}
    assert origin_columns(WORLD, right).mean(0).tolist() == [1, 1, 1]
    off = {claim.id: claim.origins + 1 for claim in WORLD.claims}
    assert origin_columns(WORLD, off).mean(0).tolist() == [0, 1, 1]


@pytest.mark.parametrize("bank", BANKS)
def test_what_is_given_is_traced_and_words_alone_do_not_cluster(bank: str) -> None:
    world = make_world(21, "small", bank)  # type: ignore[arg-type]
    results = measure(world, given_world(world), None)
    assert results["origins_exact_on_true_claims"] >= 85
    assert results["origins_within_one_on_true_claims"] >= 97
    assert results["tfidf_b3_f1"] < 0.75


def test_claims_hold_several_tellings() -> None:
    sizes = Counter(true_clusters(WORLD).values())
    assert sum(sizes.values()) / len(sizes) > 3


@pytest.mark.parametrize("bank", BANKS[:3])
def test_nobody_names_two_rival_causes_or_denies_their_own(bank: BankName) -> None:
    for seed in (1, 2, 3):
        causes: dict[str, set[str]] = {}
        for told in make_world(seed, "medium", bank).tellings:
            if "/cause-" in told.claim and told.speaker:
                causes.setdefault(told.claim, set()).add(told.speaker)
        for one, other in combinations(sorted(causes), 2):
            rivals = one.split("/")[0] == other.split("/")[0] and "/denied" not in one + other
            if rivals or other == f"{one}/denied":
                assert not causes[one] & causes[other], f"{one}, {other} of {bank} {seed}"


@pytest.mark.parametrize("bank", BANKS[:3])
def test_events_of_one_place_lie_two_weeks_apart(bank: BankName) -> None:
    """Two accidents on one bridge within three days: nobody could say which of them an article is about."""
    for seed in range(1, 9):
        days: dict[str, dict[str, date]] = {}
        world = make_world(seed, "medium", bank)
        place = {one.id: one.text.split(" (")[0] for one in world.articles if one.credit}
        for one in world.articles:
            if one.id in place and not one.copy_of:
                days.setdefault(place[one.id], {}).setdefault(one.event, date.fromisoformat(one.date))
        for first in days.values():
            for one_day, other_day in combinations(sorted(first.values()), 2):
                assert (other_day - one_day).days > 7

"""What is asked of a ledger of years without going through it: the answers are those of going through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord.record.ledger import ArticleRow, Entry, Judgement, Portion
from onrecord.record.traits import Traits
from onrecord.store import Ledger
from onrecord.store.linked import LinkedView
from onrecord.store.row_numbers import day_of, first_row, last_row, row_number
from tests.store.linked_material import CORRECT, LINKER, keep_all, linked_of
from tests.store.material import entry_of
from tests.store.test_contract_round_trip import add

DAYS = (
    "2030-12-31T23:59:00Z", "2031-01-01T00:00:00Z", "2031-02-28", "2031-05", "2031-05-03", "2031-05-03T09:00:00Z",
    "2031-05-03T09:00:30Z", "2031-05-03T10:00:00Z", "2031-05-31T23:59:59Z", "2031-06-01", "2031", "2032-01-01", None,
)  # fmt: skip
STRETCHES = (
    "2030", "2031", "2031-01", "2031-02", "2031-05", "2031-06", "2031-02-28", "2031-05-03",
    "2031-05-03T09:00", "2031-05-03T09:00:10Z", "2031-12-31", "9999", "9999-12-31",
)  # fmt: skip


def printed(number: int, day: str | None, source: str = "Ilse Tarn") -> Entry:
    facts = {"date": day, "outlet": f"Outlet {number % 3}"}
    return entry_of(f"Report {number}\n\n{source} said it.\n\nThe pilot said so too.", f"{number}.txt", facts=facts)


@pytest.fixture
def years(ledger: Ledger) -> Ledger:
    """Articles of many days and of one minute, in which every second credits Ilse Tarn."""
    days = [*DAYS, *["2031-05-03T09:00:00Z"] * 12]
    sources = ("Ilse Tarn", "Jory Pell")
    add(ledger, *(printed(number, day, sources[number % 2]) for number, day in enumerate(days)))
    return ledger


def names(rows: Iterator[ArticleRow]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_list_of_some_days_is_the_whole_list_without_the_others(years: Ledger, stretch: str) -> None:
    seen = years.view()
    every = list(seen.articles())
    dated = [row for row in every if row.published is not None]
    assert list(seen.articles(since=stretch)) == [row for row in dated if str(row.published) >= stretch]
    until = stretch.removesuffix("Z") + "~"
    assert list(seen.articles(until=stretch)) == [row for row in dated if str(row.published) <= until]
    credited = [each.id for each in seen.attributions()]
    wanted = {row.id for row in seen.articles(since=stretch)}
    assert [each.id for each in seen.attributions(since=stretch)] == [
        each.id for each in seen.attributions() if each.article in wanted
    ]
    assert len(credited) == 2 * len(every)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_search_within_some_days_finds_what_one_in_all_finds_there(years: Ledger, stretch: str) -> None:
    seen = years.view()
    tarn = Traits(source="Tarn")
    every = seen.search("it", traits=tarn, portion=Portion(100))
    assert every.contents
    after = (
        seen.search("it", traits=tarn, since=stretch, portion=Portion(100)),
        seen.search("pilot", since=stretch, portion=Portion(100)),
    )
    before = (
        seen.search("it", traits=tarn, until=stretch, portion=Portion(100)),
        seen.search("pilot", until=stretch, portion=Portion(100)),
    )
    for (credited, plain), first, last in (
        (after, stretch, "~"),
        (before, "", stretch.removesuffix("Z") + "~"),
    ):
        wanted = [hit for hit in every.contents if first <= (hit.article.published or "") <= last]
        assert list(credited.contents) == [hit for hit in wanted if hit.article.published]
        assert credited.content_count == len(credited.contents)
        named = [row for row in seen.articles() if row.published and first <= row.published <= last]
        assert [hit.article for hit in plain.articles] == named


FROM_EITHER_END: list[dict[str, Any]] = [
    {},
    {"traits": Traits(source="Tarn")},
    {"traits": Traits(source="Tarn"), "outlet": "Outlet 0"},
    {"since": "2031-05-03"},
    {"until": "2031-05-03"},
    {"since": "2031-05", "until": "2031-06"},
]


@pytest.mark.parametrize("asked", FROM_EITHER_END, ids=str)
def test_a_search_finds_the_same_from_either_end(years: Ledger, asked: dict[str, Any]) -> None:
    """From days of several years, and what has no day."""
    seen = years.view()
    newest, oldest = (
        seen.search("it", portion=Portion(100), **asked),
        seen.search("it", portion=Portion(100, oldest_first=True), **asked),
    )
    assert len(newest.articles) == newest.article_count > 3
    assert oldest.articles == newest.articles[::-1]
    assert oldest.contents == newest.contents[::-1]
    assert seen.search("it", portion=Portion(1, oldest_first=True), **asked).articles == oldest.articles[:1]


def test_no_number_of_a_stretch_lies_beyond_its_bounds() -> None:
    for id in ("article-" + "0" * 32, "article-" + "f" * 32):
        for day in DAYS:
            for stretch in STRETCHES:
                if day is not None and day >= stretch:
                    assert first_row(stretch) <= row_number(id, day), (day, stretch)
                if day is not None and day <= stretch.removesuffix("Z") + "~":
                    assert row_number(id, day) + 1_000 <= last_row(stretch), (day, stretch)


def test_who_is_credited_is_found_in_the_order_of_the_articles(years: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page, articles of one minute among them, though attributions have another order in it than articles."""
    monkeypatch.setattr("onrecord.store.credited._PAGE", 3)
    seen = years.view()
    every = list(seen.articles())
    wanted = [row for row in every if any("Tarn" in each.source_text for each in seen.attributions(row.id))]
    assert 10 < len(wanted) < len(every)
    assert list(seen.articles(source="tarn")) == wanted
    assert list(seen.articles(source="TARN", limit=4)) == wanted[:4]
    assert list(seen.articles(source="")) == list(seen.articles(source="Tarn Pell")) == []
    for place, row in enumerate(wanted):
        assert list(seen.articles(source="tarn", after=(row.id, row.published))) == wanted[place + 1 :], place
    some = [row for row in wanted if row.outlet == "Outlet 0" and str(row.published) >= "2031-05" and row.published]
    assert list(seen.articles(source="tarn", outlet="Outlet 0", since="2031-05")) == some


@pytest.mark.parametrize("most", [1, 3, 5, 8, 10])
@pytest.mark.parametrize(
    "days",
    [
        {}, {"since": "2031-02"}, {"until": "2031-05-03"}, {"since": "2031", "until": "2031-05-02"},
        {"since": "2031-05-01"}, {"until": "2031-04"}, {"until": "2030"}, {"since": "2031-01-01", "until": "2031"},
    ],
    ids=str,
)  # fmt: skip
def test_how_far_back_so_many_credit_a_source(years: Ledger, days: dict[str, Any], most: int) -> None:
    """Whole days, the newest first, with no more of them, but one at least; none is named where all is looked at."""
    seen = years.view()
    stood = [row for row in seen.articles(source="tarn", **days) if row.published]
    begun = seen.credited_since("tarn", most, **days)
    if begun is None:
        assert len(stood) <= most
        return
    assert len(stood) >= most  # an article of a year stands on its first day, which is in no period of days
    day = day_of(first_row(begun))
    since = [row for row in stood if row_number(row.id, row.published) >= first_row(begun)]
    assert since == list(seen.articles(source="tarn", since=begun, until=days.get("until")))
    assert 0 < len(since) <= most or {day_of(row_number(row.id, row.published)) for row in since} == {day}
    assert seen.credited_since("Pell Tarn", most) is seen.credited_since("", most) is None


def test_behind_an_article_it_is_counted_anew(years: Ledger) -> None:
    seen = years.view()
    stood = [row for row in seen.articles(source="tarn") if row.published]
    left: list[ArticleRow] = []
    places = [("article-" + "f" * 32, "9999")]
    while (begun := seen.credited_since("tarn", 3, after=places[-1])) is not None:
        left += seen.articles(source="tarn", since=begun, after=places[-1])
        places.append(("article-" + "0" * 32, begun))
        assert len(places) < len(stood)
    assert left + list(seen.articles(source="tarn", after=places[-1])) == list(seen.articles(source="tarn"))
    assert len(places) > 2
    assert years.view(as_of="9999-12-31").credited_since("tarn", 3) is None


def test_what_somebody_judged_is_found_by_days_and_outlet(years: Ledger) -> None:
    seen = years.view()
    rows = list(seen.articles())
    judged = [row for place, row in enumerate(rows) if place % 3 == 0]
    with years.writer() as writer:
        for row in judged:
            writer.judge(Judgement(row.capture, CORRECT, None, "Ida", "seen"))
        writer.judge(Judgement(rows[1].capture, "right", None, "Ida", "seen"))
    assert list(seen.articles_judged(CORRECT)) == judged
    assert list(seen.articles_judged(CORRECT, since="2031-06")) == [
        row for row in judged if row.published and row.published >= "2031-06"
    ]
    assert list(seen.articles_judged(CORRECT, outlet="Outlet 1")) == [row for row in judged if row.outlet == "Outlet 1"]


def sides(one: str, other: str) -> str:
    return f'{{"one":{{"capture":"{one}"}},"other":{{"capture":"{other}"}}}}'


def test_judgements_are_found_by_what_has_a_part_in_them_and_by_their_verbs(ledger: Ledger) -> None:
    captures = [str(each.capture) for each in add(ledger, *(printed(number, "2031-05-03") for number in range(3)))]
    seen = ledger.view()
    with ledger.writer() as writer:
        first = writer.judge(Judgement(captures[0], "same", sides(captures[0], captures[1]), "Ida", "alike"))
        second = writer.judge(Judgement(captures[1], CORRECT, None, "Ida", "seen"))
        third = writer.judge(Judgement(captures[2], "same", sides(captures[2], captures[2]), "Jo", "alike"))
    assert list(seen.judgements()) == [first, second, third]
    assert list(seen.judgements(newest_first=True)) == [third, second, first]
    assert list(seen.judgements(naming=[captures[1]])) == [first, second]
    assert list(seen.judgements(captures[1])) == [second], "about it, not beside it"
    assert list(seen.judgements(verbs=("same",))) == [first, third]
    assert list(seen.judgements(naming=captures[1:], verbs=("same",))) == [first, third]
    with ledger.writer() as writer:
        fourth = writer.judge(replace(first, verb="not-same", supersedes=first.id, id=None))
    assert list(seen.judgements(naming=[captures[1]])) == [second, fourth], "what came since is seen"
    assert list(seen.judgements(naming=[captures[1]], superseded=True)) == [first, second, fourth]
    then = ledger.view(as_of=third.learnt)
    assert list(then.judgements(naming=[captures[1]], verbs=("same",))) == [first]
    assert list(then.judgements(newest_first=True)) == [third, second, first]
    with ledger.writer() as writer:
        writer.forget(captures[2], who="Ida", why="asked to")
    assert list(seen.judgements()) == [second, fourth], "and what was forgotten is not"


def test_whether_all_is_linked_is_known_by_what_came_since(ledger: Ledger) -> None:
    """As it is by going through all, which a view that never was asked does."""
    add(ledger, *(printed(number, f"2031-05-0{number + 1}") for number in range(3)))
    kept = LinkedView(ledger.view(), LINKER)

    def missing() -> list[str]:
        waiting = sorted(state.article.name for state in kept.unlinked(CORRECT))
        assert kept.is_complete(CORRECT) == (not waiting)
        return waiting

    assert missing() == ["0.txt", "1.txt", "2.txt"]
    keep_all(ledger)
    assert missing() == []
    (added,) = add(ledger, printed(3, "2030-01-01"))
    assert missing() == ["3.txt"], "though it is older than all that is linked"
    assert missing() == ["3.txt"]
    keep_all(ledger, linked=linked_of(ledger.view(), kept.unlinked(CORRECT)))
    assert missing() == []
    (row,) = (row for row in ledger.view().articles() if row.name == "1.txt")
    with ledger.writer() as writer:
        said = writer.judge(Judgement(row.capture, CORRECT, None, "Ida", "seen"))
    assert missing() == ["1.txt"], "somebody corrected it"
    with ledger.writer() as writer:
        writer.judge(Judgement(row.capture, "undo", None, "Ida", "no", supersedes=said.id))
    assert missing() == [], "it stands as it was linked"
    with ledger.writer() as writer:
        writer.forget(str(added.capture), who="Ida", why="asked to")
    assert missing() == []
    with ledger.writer() as writer:
        writer.drop_other_linkers("another")
    assert missing() == ["0.txt", "1.txt", "2.txt"], "it is to be linked anew"
    keep_all(ledger)
    assert missing() == []

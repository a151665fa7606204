"""Reports of one event: what counts for and against it, and that the order of arrival never counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.reports import Actor, Report, Toll, compare, compare_all, gather, group, pairs
from onrecord.link.reports.days import sound_days
from onrecord.link.reports.features import features
from onrecord.link.reports.names import containment, place_words, plain, title_words

POLICE = Actor("Police (Freedonia)", "Security forces")
DAY = date(2031, 5, 4)
CLASH = Report(
    "a",
    DAY,
    DAY,
    document="Agency One (2031-05-05) Six dead in market clashes",
    published=date(2031, 5, 5),
    title="Six dead in market clashes",
    country="Freedonia",
    city="Port Sant'Ana",
    place="Old Market",
    degrees=(5.1, -3.2),
    fineness=4,
    actors=(POLICE,),
    target="Citizens",
    dead=Toll(6, 6, 6),
    injured=Toll(12, 12, 12),
)
OTHER = replace(CLASH, id="b", document="Daily (2031-05-05) Market in flames", title="Market in flames")


def elsewhere(report: Report) -> Report:
    return replace(report, city="Kessing", place="", degrees=(5.3, -3.2), dead=Toll(1, 1, 1), injured=Toll())


LIKELIER = [
    ("another day apart", replace(OTHER, start=DAY + timedelta(1), end=DAY + timedelta(1))),
    ("another city", elsewhere(OTHER)),
    ("another place in the city", replace(OTHER, place="Harbour gate")),
    ("others took part", replace(OTHER, actors=(Actor("Rebel League", "Non-state armed actor"),))),
    ("another target", replace(OTHER, target="Party offices")),
    ("four times as many dead", replace(OTHER, dead=Toll(24, 24, 24))),
    ("nobody dead", replace(OTHER, dead=Toll())),
    ("published long after", replace(OTHER, published=date(2032, 1, 1))),
    ("days known but vaguely", replace(OTHER, start=DAY - timedelta(14))),
]


@pytest.mark.parametrize("less", [pytest.param(less, id=reason) for reason, less in LIKELIER])
def test_what_speaks_against_one_event_lowers_the_score(less: Report) -> None:
    assert compare(CLASH, less).score < compare(CLASH, OTHER).score


def test_the_same_in_two_papers_is_linked_and_says_why() -> None:
    link = compare(CLASH, OTHER)
    assert link.zone == "linked"
    assert link.relation == "same"
    assert {"dead.same", "place.like", "city.same"} <= {reason.name for reason in link.reasons}
    assert "6 / 6" in {reason.words for reason in link.reasons}


def test_tolls_that_differ_are_shown_as_such() -> None:
    assert compare(CLASH, replace(OTHER, dead=Toll(7, 7, 7))).relation == "differs_in_number"


def test_one_document_tells_of_an_event_once() -> None:
    twin = replace(CLASH, id="c")
    link = compare(CLASH, twin)
    assert (link.score, link.zone) == (0.0, "apart")
    assert [reason.words for reason in link.reasons] == [CLASH.document]
    assert len(group([CLASH, twin])) == 2
    assert [event.reports for event in group([CLASH, OTHER, twin])] == [("a", "b"), ("c",)]


def test_a_report_without_a_document_is_not_barred() -> None:
    assert len(group([replace(CLASH, document=""), replace(CLASH, id="c", document="")])) == 1


DAYS = [
    ("as they are", (1, 5, 4), (1, 5, 6), None, (1, 5, 4), (1, 5, 6)),
    ("the earlier first", (1, 5, 6), (1, 5, 4), None, (1, 5, 4), (1, 5, 6)),
    ("not behind publication", (1, 5, 4), (21, 5, 6), (1, 6, 1), (1, 5, 4), (1, 6, 1)),
    ("a year mistyped", (2, 12, 16), (2, 12, 16), (2, 3, 3), (1, 12, 16), (1, 12, 16)),
    ("a year mistyped, published that year", (9, 2, 16), (9, 2, 16), (2, 3, 3), (2, 2, 16), (2, 2, 16)),
    ("a few days ahead may be a time zone or a plan", (1, 5, 4), (1, 5, 4), (1, 5, 3), (1, 5, 4), (1, 5, 4)),
    ("29 February", (4, 2, 29), (4, 2, 29), (3, 12, 1), (3, 2, 28), (3, 2, 28)),
]


def day(parts: tuple[int, int, int] | None) -> Any:
    return date(2000 + parts[0], *parts[1:]) if parts else None


@pytest.mark.parametrize(
    ("start", "end", "published", "first", "last"), [pytest.param(*row, id=reason) for reason, *row in DAYS]
)
def test_days_that_cannot_be_are_put_right(start: Any, end: Any, published: Any, first: Any, last: Any) -> None:
    report = Report("a", day(start), day(end), published=day(published))
    assert sound_days(report) == (day(first), day(last))


NAMES = [
    (place_words("near the Old Market") & place_words("old market district"), {"old"}, "what is named, not where"),
    (place_words("the market"), {"the", "market"}, "nothing but where: the words themselves"),
    (title_words("Two dead as Freedonians vote", "Freedonia"), {"two", "dead", "vote"}, "without the country"),
    ({plain("Côte-d’Or")}, {"cote d or"}, "without accents and marks"),
]


@pytest.mark.parametrize(("found", "expected"), [pytest.param(*row[:2], id=row[2]) for row in NAMES])
def test_names_as_words(found: frozenset[str], expected: set[str]) -> None:
    assert found == expected


def test_spellings_of_a_place_meet() -> None:
    assert containment(place_words("Logouata"), place_words("Logouatta, by the river")) == 1
    assert containment([], ["a"]) == 0
    assert containment(place_words("Zone 12"), place_words("Zone 13")) == 0.5


def test_people_decide() -> None:
    reports, apart = [CLASH, OTHER, elsewhere(replace(CLASH, id="c", document="Third"))], ("a", "c")
    links = compare_all(reports)
    assert [event.reports for event in gather(reports, links)] == [("a", "b"), ("c",)]
    assert len(gather(reports, links, {("a", "b"): False})) == 3
    assert [event.reports for event in gather(reports, links, {apart: True})] == [("a", "b", "c")]
    both = gather(reports, links, {apart: True, ("b", "c"): False})
    assert [event.reports for event in both] == [("a", "c"), ("b",)]
    assert len(gather(reports, links, {("a", "unheard of"): True})) == 2


def a_report(id: int, drawn: tuple[int, int, int, int, int, int]) -> Report:
    first, length, city, place, dead, paper = drawn
    start = DAY + timedelta(first)
    return Report(
        f"r{id}",
        start,
        start + timedelta(length),
        document=f"Paper {paper}",
        published=start + timedelta(length + 1),
        title="fire at the market",
        city=("", "Kessing", "Port Sant'Ana")[city],
        place=("", "Old Market", "Harbour gate")[place],
        degrees=None if city == 0 else (5.0 + city / 10, -3.0),
        actors=(POLICE,) if place else (),
        dead=Toll(dead, dead, dead),
    )


reports_drawn = st.lists(st.tuples(*(st.integers(0, top) for top in (3, 2, 2, 2, 3, 5))), min_size=0, max_size=14).map(
    lambda rows: [a_report(at, row) for at, row in enumerate(rows)]
)


@settings(max_examples=80, deadline=None)
@given(reports_drawn, st.randoms(use_true_random=False))
def test_order_never_counts(reports: list[Report], random: Any) -> None:
    shuffled = random.sample(reports, len(reports))
    assert group(reports) == group(shuffled)
    links = list(compare_all(shuffled))
    random.shuffle(links)
    assert gather(reports, links) == group(reports)
    assert sorted(id for event in group(reports) for id in event.reports) == sorted(report.id for report in reports)


@settings(max_examples=80, deadline=None)
@given(reports_drawn)
def test_a_pair_is_looked_at_and_scored_by_itself_alone(reports: list[Report]) -> None:
    links = {(link.one, link.other): link for link in compare_all(reports)}
    for at, one in enumerate(reports):
        for other in reports[at + 1 :]:
            alone = compare_all([other, one])
            assert alone == tuple(
                links[key] for key in [(min(one.id, other.id), max(one.id, other.id))] if key in links
            )


words = st.text(max_size=30)
anything = st.builds(
    Report,
    id=words,
    start=st.dates(),
    end=st.dates(),
    document=words,
    published=st.none() | st.dates(),
    title=words,
    country=words,
    city=words,
    place=words,
    degrees=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    fineness=st.integers(1, 6),
    actors=st.lists(st.builds(Actor, words, st.none() | words), max_size=3).map(tuple),
    target=st.none() | words,
    dead=st.builds(Toll, *[st.integers(0, 10**9)] * 3),
    injured=st.builds(Toll, *[st.integers(0, 10**9)] * 3),
)


@settings(max_examples=150, deadline=None)
@given(anything, anything)
def test_any_two_reports_compare_alike_both_ways(one: Report, other: Report) -> None:
    other = replace(other, id=one.id + "x")
    there, back = features(one, other), features(other, one)
    assert [item.name for item in there] == [item.name for item in back]
    assert [item.value for item in there] == pytest.approx([item.value for item in back])
    assert compare(one, other) == compare(other, one)
    assert 0 <= compare(one, other).score <= 1


def test_pairs_grow_with_the_reports_of_a_time_not_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """By counting: ten times as many reports at the same number a day are ten times as many looks at blocks."""
    looks = []

    def counted(one: Report, other: Report) -> bool:
        looks.append((one.id, other.id))
        return True

    monkeypatch.setattr("onrecord.link.reports.grouping.in_block", counted)
    counts = []
    for days in (50, 500):
        looks.clear()
        one_a_day = [Report(f"{at:04}", DAY + timedelta(at), DAY + timedelta(at)) for at in range(days)]
        list(pairs(one_a_day))
        counts.append(len(looks))
    assert counts == [49, 499]


def test_hostile_words_do_no_harm() -> None:
    long = replace(CLASH, title="market " * 50_000 + "\ud800", place="( " * 10_000, city="é" * 10_000)
    assert 0 <= compare(long, replace(long, id="b", document="")).score <= 1

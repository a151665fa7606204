"""Searching finds the same in either database, whatever is typed, and shows where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord.record import Reading
from onrecord.record.ledger import COUNTED, Found, Hit, Portion
from onrecord.record.traits import Traits
from onrecord.store import Ledger, open_ledger, verify
from tests.store.conftest import DATABASES, place_in, ticking
from tests.store.material import READER, attribution, entry_of, ferry, harvest
from tests.store.test_contract_round_trip import add

TEXTS = {
    "bridge": "The old bridge over the Lenn will stand, Oskeld said. It is a cease-fire of sorts; don’t worry.",
    "bridges": "Two bridges stand. The Lenn is high, and the old mill said nothing.",
    "accents": "Café ÉLAN, Žižkov and İzmir; naïve señor Øster said Straße. Привет мир. Ελλάδα.",
    "decomposed": "Cafe\u0301 e\u0301lan said so.",
    "numbers": "In 2031 some 1,500 of 3.5 million (42%) said no_name@example.org had 7th place.",
    "signs": "🛳️Ferry🛳️ said \u2066Oskel\u2069 \u202eabc\u202c ₽5 x\x00y \ud83dz — end…",
    "long": "start " + "the same words again and again " * 800 + "needle in the end, said the very last haystack",
    "stretches": "one two three four, they said; and two three four five.",
    "repeated": "word " * 700 + "said other",
}

QUERIES = [
    ("bridge", {"bridge"}),
    ("BRIDGE", {"bridge"}),
    ("old stand", {"bridge", "bridges"}),
    ('"old bridge"', {"bridge"}),
    ("“old mill”", {"bridges"}),
    ('"bridge old"', set()),
    ("old bridge nowhere", set()),
    ("cease-fire", {"bridge"}),
    ("cease fire", {"bridge"}),
    ("fire-cease", set()),
    ("don't", {"bridge"}),
    ("don’t", {"bridge"}),
    ("cafe", {"accents", "decomposed"}),
    ("café élan", {"accents", "decomposed"}),
    ("CAFE\u0301", {"accents", "decomposed"}),
    ("zizkov", {"accents"}),
    ("senor naive", {"accents"}),
    ("привет МИР", {"accents"}),
    ("ελλάδα", {"accents"}),
    ("straße", {"accents"}),
    ("1,500", {"numbers"}),
    ("1500", set()),
    ("3.5", {"numbers"}),
    ("42%", {"numbers"}),
    ("no_name@example.org", {"numbers"}),
    ("7th", {"numbers"}),
    ("ferry oskel", {"signs"}),
    ("abc", {"signs"}),
    ("x y z", {"signs"}),
    ("5 end", {"signs"}),
    ('"needle in the end"', {"long"}),
    ('"start the same words again and again the same"', {"long"}),
    ('"' + "the same words again and again " * 7 + 'needle"', {"long"}),
    ('"' + "the same words again and again " * 7 + 'haystack"', set()),
    ('"again needle" start haystack', {"long"}),
    ('"word said other"', {"repeated"}),
    ('"' + "word " * 40 + 'said"', {"repeated"}),
    ('"end start"', set()),
    ('"two three four five"', {"stretches"}),
    ('"one two three four five"', set()),
]

NASTY = [
    '"', '""', "'", "a AND", "AND OR NOT", "NEAR(a b)", "a*", "^a", "a:b", "text:bridge", "{text}", "-bridge", "+a",
    "(", ")", "a) OR (b", "\\", "%", "_", "a | b & !c", "a <-> b", ":*", "''", "\x00", "\ud800", "🛳️", "", " ", "—",
    "; DROP TABLE article", "a" * 5_000, "a " * 500, '"' * 99, "\u0301", "x\x1a\x01y",
]  # fmt: skip


@pytest.fixture(scope="module", params=DATABASES)
def texts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger for all the queries, in each of the databases."""
    with open_ledger(place_in(request.param, request, tmp_path_factory.mktemp("texts")), clock=ticking()) as ledger:
        add(ledger, *(entry_of(text, name) for name, text in TEXTS.items()))
        yield ledger


def names(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.article.name for hit in hits}


@pytest.mark.parametrize(("query", "wanted"), QUERIES, ids=[query[:40] for query, _ in QUERIES])
def test_articles_with_all_the_words_are_found(texts: Ledger, query: str, wanted: set[str]) -> None:
    found = texts.view().search(query)
    assert names(found.articles) == wanted
    assert found.article_count == len(wanted)


@pytest.mark.parametrize("query", NASTY)
def test_nothing_that_is_typed_is_an_error(texts: Ledger, query: str) -> None:
    for source in (None, query):
        found = texts.view().search(query, traits=Traits(source=source), outlet=query)
        assert (found.articles, found.contents) == ((), ())
        texts.view().search(query, traits=Traits(source=source))
    assert list(texts.view().articles(source=query)) == []


def shown(hit: Hit) -> list[str]:
    start = hit.snippet[0]
    return [hit.excerpt[first - start : last - start] for first, last in hit.marks]


def test_what_is_shown_stands_so_in_the_text(texts: Ledger) -> None:
    view = texts.view()
    for query, _ in QUERIES:
        for hit in view.search(query).articles:
            text = view.article(hit.article.id).extraction.article.text
            assert hit.excerpt == text[slice(*hit.snippet)]
            assert hit.marks, query
            assert all(hit.snippet[0] <= start < end <= hit.snippet[1] for start, end in hit.marks)
            assert not text[: hit.snippet[0]][-1:].isalnum() or not hit.excerpt[:1].isalnum(), "no word is cut"
    (hit,) = view.search('"needle in the end" haystack').articles
    assert shown(hit) == ["needle", "in", "the", "end", "haystack"]
    assert len(hit.excerpt) < 300
    (hit,) = view.search("élan cafe zizkov").articles
    assert shown(hit) == ["Café", "ÉLAN", "Žižkov"]


def test_contents_are_found_with_whom_they_are_credited_to(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    view = ledger.view()
    found = view.search("ramp")
    assert names(found.contents) == names(found.articles) == {"ferry.txt"}
    assert found.content_count == len(found.contents) == len({hit.snippet for hit in found.contents}) > 1
    for hit in found.contents:
        assert hit.attribution is not None
        assert any(
            start <= hit.snippet[0] < hit.snippet[1] <= end for start, end in hit.attribution.attribution.content
        )
        assert shown(hit) == ["ramp"]
    credited = view.search("ramp", traits=Traits(source="tarn"))
    assert credited.article_count == 1
    assert 0 < credited.content_count < found.content_count
    assert all(hit.attribution and "Tarn" in hit.attribution.source_text for hit in credited.contents)
    assert view.search("harvest", traits=Traits(source="Tarn")) == Found((), (), 0, 0)
    assert view.search("ramp", traits=Traits(source="")) == Found((), (), 0, 0)
    assert names(view.search("late", traits=Traits(source="jory pell")).articles) == set()
    assert names(view.search("late", traits=Traits(source="pell")).articles) == {"harvest.txt"}


LONG = "flood " + "and the water rose again " * 150 + "over the old mill"
"""A content of several passages, with words that only the first or the last of them has."""

TOLD = [
    ("flood mill", "Tarn", 1, "words of two passages of a content"),
    ('flood "the old mill"', "Tarn", 1, "a phrase of one, a word of another"),
    ('"flood and the" "the old mill"', "Tarn", 1, "phrases of both"),
    ('"flood and the" "old mill"', "harbour master", 1, "and words of the source"),
    ('flood "mill old"', "Tarn", 0, "no such phrase"),
    ("flood ferry", "Tarn", 0, "words of two contents"),
    ("flood", '"master Tarn"', 0, "no such phrase in the source"),
    ("flood", '"harbour master"', 1, "a phrase of the source"),
    ("harbour", "Tarn", 0, "a word of the source is none of the content"),
    ("", "flood", 0, "a word of the content is none of the source"),
    ("", "Tarn", 3, "the source alone"),
]


@pytest.mark.parametrize(("words", "source", "count", "reason"), TOLD, ids=[case[-1] for case in TOLD])
def test_content_and_source_have_all_the_words(
    ledger: Ledger, words: str, source: str, count: int, reason: str
) -> None:
    lines = [("Harbour master Ilse Tarn", LONG), ("Tarn", "the ferry"), ("Tarn", "…")]
    text = "\n".join(f"{who} said {what}." for who, what in lines)
    found = [
        attribution(f"at-{at}", source=(found.span(1),), cue=(found.span(2),), content=(found.span(3),))
        for at, found in enumerate(re.finditer(r"(.+) (said) (.+)\.", text))
    ]
    entry = entry_of(text, "told.txt", read=False)
    assert entry.extraction is not None
    add(ledger, replace(entry, reading=Reading(entry.extraction.article, READER, tuple(found), ())))
    assert ledger.view().search(words, traits=Traits(source=source)).content_count == count, reason
    assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, {"ferry.txt", "harvest.txt"}),
        ({"outlet": "Varno Gazette"}, {"ferry.txt"}),
        ({"since": "2031-06"}, {"harvest.txt"}),
        ({"until": "2031-06-09"}, {"ferry.txt"}),
        ({"since": "2031-06", "outlet": "Varno Gazette"}, set()),
        ({"portion": Portion(1)}, {"harvest.txt"}),
        ({"portion": Portion(0)}, set()),
    ],
)
def test_searches_are_narrowed(ledger: Ledger, filters: dict[str, Any], wanted: set[str]) -> None:
    add(ledger, ferry(), harvest())
    found = ledger.view().search("said", **filters)
    assert names(found.articles) == wanted
    assert found.article_count == (2 if "portion" in filters else len(wanted))


def test_the_newest_come_first_and_counting_stops(ledger: Ledger) -> None:
    entries = [
        entry_of(f"They said {number} so.", f"{number}.txt", facts={"date": f"20{number % 100:02}-01-01"}, read=False)
        for number in range(COUNTED + 50)
    ]
    add(ledger, *entries)
    found = ledger.view().search("so", portion=Portion(30))
    days = [str(hit.article.published) for hit in found.articles]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2099-01-01"
    assert len(days) == 30
    assert (found.article_count, found.content_count) == (COUNTED, 0)
    assert ledger.view().search("7 said").article_count == 1


def test_as_of_searches_what_stood(ledger: Ledger) -> None:
    add(ledger, ferry())
    first = next(ledger.view().articles())
    add(ledger, harvest())
    assert names(ledger.view(as_of=first.learnt).search("said").articles) == {"ferry.txt"}


def test_an_article_that_credits_often_does_not_crowd_out_the_others(ledger: Ledger) -> None:
    """A newer article with two hundred contents stands before an older one with one."""
    often = "\n".join(f"Tarn said ramp {number}." for number in range(200))
    add(ledger, entry_of(often, "often.txt", facts={"date": "2031-05-03"}), entry_of("Tarn said ramp.", "once.txt"))
    found = ledger.view().search("ramp", traits=Traits(source="Tarn"), portion=Portion(2))
    assert len(found.candidates) == 200, "of 201 contents the first, by which a page narrows"
    assert [hit.article.name for hit in found.articles] == ["often.txt", "once.txt"]
    assert (found.article_count, found.content_count) == (2, 201)


def traits_of(hit: Hit) -> Traits:
    """What a content can be narrowed by, out of all that is stored of it."""
    assert hit.attribution is not None
    item = hit.attribution.attribution
    who, wording = item.who, item.wording
    certainty, forecast = (wording.certainty, wording.forecast) if wording else (None, None)
    return Traits(
        hit.attribution.source_text,
        who.kind if who else None,
        who.anonymous if who else None,
        certainty.term if certainty else None,
        wording.polarity if wording else None,
        forecast.kind if forecast else None,
    )


CANDIDATES: list[tuple[str, dict[str, Any], list[str | None], str]] = [
    ("ramp", {}, ["Varno Gazette"], "contents where there are any"),
    ("sheds", {}, [], "nothing was found"),
    ("", {}, [], "nothing was typed"),
    ("said", {"outlet": "Varno Gazette"}, ["Varno Gazette"], "an outlet"),
    ("said", {"since": "2040"}, [], "days"),
]


@pytest.mark.parametrize(("words", "filters", "outlets", "reason"), CANDIDATES, ids=[case[-1] for case in CANDIDATES])
def test_what_is_found_can_be_narrowed(
    ledger: Ledger, words: str, filters: dict[str, Any], outlets: list[str | None], reason: str
) -> None:
    add(ledger, ferry(), harvest())
    found = ledger.view().search(words, **filters).candidates
    assert sorted({one.outlet for one in found}, key=str) == outlets, reason
    assert all(one.traits.source for one in found), reason


def test_articles_are_candidates_where_no_content_was_found(ledger: Ledger) -> None:
    add(ledger, entry_of("They said that a needle is there.", "needle.txt", facts={"outlet": "Gazette"}, read=False))
    (found,) = ledger.view().search("needle").candidates
    assert (found.outlet, found.published, found.traits) == ("Gazette", None, Traits())


TRAITS = [
    (Traits(kind="person"), 1, "a kind of source"),
    (Traits(anonymous=True), 1, "an anonymous one"),
    (Traits(anonymous=False), 0, "no named one: what nobody looked into is neither"),
    (Traits(certainty="likely"), 1, "a term"),
    (Traits(certainty="may"), 0, "another term"),
    (Traits(polarity="denied"), 1, "denied"),
    (Traits(forecast=True), 1, "any forecast"),
    (Traits(forecast="promise"), 1, "a kind of forecast"),
    (Traits(forecast="threat"), 0, "another kind"),
    (Traits(forecast=False), 0, "no forecast, where somebody looked for one"),
    (Traits(source="Tarn", forecast=True), 1, "a source's words and a trait"),
]


@pytest.mark.parametrize(("traits", "count", "reason"), TRAITS, ids=[reason for *_, reason in TRAITS])
def test_what_deep_reading_saw_narrows_lists_and_searches(
    ledger: Ledger, traits: Traits, count: int, reason: str
) -> None:
    add(ledger, ferry(), harvest())
    view = ledger.view()
    listed = list(view.attributions(traits=traits))
    assert len(listed) == count, reason
    assert all(traits.fit(each.attribution) for each in listed)
    for words in ("", "mended"):
        found = view.search(words, traits=traits)
        assert (found.content_count, len(found.articles)) == (count, count), reason
        assert [one.traits for one in found.candidates] == [traits_of(hit) for hit in found.contents]
    assert view.search("harvest", traits=traits).content_count == 0

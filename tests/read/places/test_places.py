"""Place names in made-up sentences: which are found, where they lie, and which speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.sentences import find_sentences
from onrecord.read.places import find_places, resolving
from onrecord.read.places.gazetteer import Gazetteer, gazetteer
from onrecord.record import Place, Span, Spans
from onrecord.record.globe import kilometres

NEAR = 161


def read(text: str, speaking: Spans = ()) -> tuple[Place, ...]:
    paragraphs = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
    return find_places(text, find_sentences(text, paragraphs), speaking)


def names(text: str, speaking: Spans = ()) -> list[str]:
    return [text[slice(*place.span)] for place in read(text, speaking)]


def span_of(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


# text, names, reason
FOUND: list[tuple[str, Sequence[str], str]] = [
    ("A mill burned in Nairobi.", ["Nairobi"], "a city after in"),
    ("Lagos rebuilt its port.", ["Lagos"], "the first word of a sentence"),
    ("The U.S. and the UK signed; US ships sailed.", ["U.S.", "UK", "US"], "abbreviations with and without points"),
    ("It cost US$40 and $US 3.", [], "money is no country"),
    ("He told us that WHO staff and IT firms came.", [], "other capitals are no places"),
    ("She flew to Port-au-Prince and Côte d’Ivoire.", ["Port-au-Prince", "Côte d’Ivoire"], "small words inside a name"),
    ("They met in St. John's and Queen Anne's County.", ["St. John's", "Queen Anne's County"], "'s within a name"),
    ("Kenya's farmers sued Chile’s mine.", ["Kenya", "Chile"], "'s after a name stays out of it"),
    ("The crew reached Selma, Ala., at noon.", ["Selma", "Ala."], "an abbreviated state after a comma"),
    ("Del. Jan Overmoor spoke.", [], "an abbreviated title is no state"),
    ("She lives in Washington, D.C., now.", ["Washington, D.C."], "one place with a comma inside"),
    ("Paris Hollandale met Jordan Weatherby.", [], "given names"),
    ("Mr. London and Dr Sydney left.", [], "surnames after a title"),
    ("Dana Lincoln ran. Lincoln was happy.", [], "a surname alone, later in the article"),
    ("The Washington Post and The Atlantic wrote.", [], "newspapers"),
    ("The Bank of England and the University of Leeds agreed.", [], "bodies of a place"),
    ("Ohio State University won.", [], "a university with a state's name"),
    (
        "Nyanza Province and Scott County flooded.",
        ["Nyanza Province", "Scott County"],
        "a division's word belongs to it",
    ),
    ("Michigan Governor Jan Overmoor signed.", ["Michigan"], "a title after a state"),
    ("Queensland Police Inspector Dan Reed spoke.", ["Queensland"], "an office after a state"),
    ("The U.S. Centers for Disease Control warned.", ["U.S."], "an abbreviation says whose a body is"),
    ("Kenyan, French and Polish divers came.", [], "words for peoples"),
    ("West Nile virus and Rift Valley fever spread.", [], "diseases named after a place"),
    ("The Geneva-based fund and the US-led force met.", ["Geneva", "US"], "compounds with a hyphen"),
    ("The India-Pakistan border is shut.", ["India", "Pakistan"], "two countries with a hyphen between"),
    ("In March the Senate met on Friday at Christmas.", [], "months, days and bodies that are towns too"),
    (
        "Rain fell in northern Italy and East Africa.",
        ["Italy", "East Africa"],
        "a side is no part unless it makes a region",
    ),
    ("It crossed the Black Sea to the Horn of Africa.", ["Black Sea", "Horn of Africa"], "seas and regions"),
    ("Cooks sliced turkey in reading rooms.", [], "small letters"),
    ("BRUSSELS (Agency) - Talks ended.", ["BRUSSELS"], "a dateline in capitals"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND, ids=[case[2] for case in FOUND])
def test_found(text: str, expected: Sequence[str], reason: str) -> None:
    assert names(text) == list(expected)


# text, name, point, reason
LIES = [
    ("It hit Paris, Texas, at dawn.", "Paris", (33.66, -95.56), "the state after a comma decides"),
    ("The choir sang in Paris.", "Paris", (48.86, 2.35), "the great city otherwise"),
    ("The leak in Selma, Ala., stopped.", "Selma", (32.41, -87.02), "an abbreviated state decides"),
    ("Trucks left London (Ontario) at six.", "London", (42.98, -81.25), "a bracket decides"),
    ("Tbilisi is the capital of Georgia.", "Georgia", (42, 43.5), "the country beside its capital"),
    ("Atlanta lies in Georgia, north of Florida.", "Georgia", (32.7, -83.5), "the state beside its neighbours"),
    ("The state of Georgia sued.", "Georgia", (32.7, -83.5), "a state where a word says so"),
    ("They sold it in Oregon, Washington and Nevada.", "Washington", (47.4, -120.4), "a state among states"),
    ("The minister flew to Washington.", "Washington", (38.9, -77.04), "the capital otherwise"),
    ("Mexico and Peru signed.", "Mexico", (23, -102), "a country, not its capital"),
    ("Police in Kenya searched Nyanza.", "Nyanza", (-0.5, 34.6), "the country named beside it"),
    ("A Jamaican court sat in Kingston.", "Kingston", (17.97, -76.79), "the people named beside it"),
    ("The road in Scott County, Indiana, closed.", "Scott County", (38.69, -85.74), "one of eleven counties"),
    ("Trams stopped in Kiev.", "Kiev", (50.45, 30.52), "another spelling"),
    ("Aid to Burma resumed.", "Burma", (22, 98), "a former name"),
    ("Smoke rose over Giza.", "Giza", (30.01, 31.21), "the city of a region of its name"),
    ("Zaire province in Angola closed its schools.", "Zaire", (-6.6, 13.6), "a province with a country's old name"),
    ("Shells fell on Gaza.", "Gaza", (31.45, 34.4), "not the province of Mozambique"),
]


@pytest.mark.parametrize(("text", "name", "point", "reason"), LIES, ids=[case[3] for case in LIES])
def test_lies(text: str, name: str, point: tuple[float, float], reason: str) -> None:
    place = next(place for place in read(text) if text[slice(*place.span)] == name)
    assert kilometres(place.lat, place.lon, *point) < NEAR


# text, name, whether it speaks, reason
SPEAKS = [
    ("Moscow said no.", "Moscow", True, "it says"),
    ("Beijing has repeatedly warned against it.", "Beijing", True, "helping words between"),
    ("Kyiv’s forces held.", "Kyiv", True, "what it has are forces"),
    ("They accused Tehran of it.", "Tehran", True, "it is accused"),
    ("It is shut, according to Ankara.", "Ankara", True, "it is cited"),
    ("London is threatening to leave.", "London", True, "it is doing what a power does"),
    ("Brazil beat Norway.", "Brazil", True, "a team"),
    ("Snow fell in Moscow.", "Moscow", False, "a place where something falls"),
    ("Officials in Moscow said no.", "Moscow", False, "after in, before a verb"),
    ("Beijing has many parks.", "Beijing", False, "has, and no verb"),
    ("Kyiv’s parks are green.", "Kyiv", False, "what it has are parks"),
    ("Five US states reported it.", "US", False, "states is a noun here"),
    ("Dust covered the Black Sea said sailors.", "Black Sea", False, "a sea governs nothing"),
    ("It broke in Bath, England said.", "England", False, "what a town lies in"),
]


@pytest.mark.parametrize(("text", "name", "speaks", "reason"), SPEAKS, ids=[case[3] for case in SPEAKS])
def test_speaks(text: str, name: str, speaks: bool, reason: str) -> None:
    place = next(place for place in read(text) if text[slice(*place.span)] == name)
    assert place.speaks is speaks


# text, source, name, whether it speaks, reason
SOURCES = [
    ("Nothing had moved, Moscow insisted then.", "Moscow", "Moscow", True, "the whole source"),
    (
        "Nothing moved, insists the neighbouring Kenya.",
        "the neighbouring Kenya",
        "Kenya",
        True,
        "small words before it",
    ),
    ("Nothing moved, insist Kenya and Uganda.", "Kenya and Uganda", "Kenya", True, "the first of two"),
    ("Nothing moved, insist Kenya and Uganda.", "Kenya and Uganda", "Uganda", True, "the second of two"),
    ("Nothing moved, insist officials in Kenya.", "officials in Kenya", "Kenya", False, "not the head"),
    ("Nothing moved, insist Kenya officials.", "Kenya officials", "Kenya", False, "before the head"),
    ("Nothing moved, insists Kenya’s army.", "Kenya’s army", "Kenya", False, "owner of the head"),
    ("Nothing moved, insists Al Reed (D-Ohio).", "Al Reed (D-Ohio)", "Ohio", False, "after a person"),
]


@pytest.mark.parametrize(("text", "source", "name", "speaks", "reason"), SOURCES, ids=[case[4] for case in SOURCES])
def test_heads_of_sources(text: str, source: str, name: str, speaks: bool, reason: str) -> None:
    places = read(text, (span_of(text, source),))
    place = next(place for place in places if text[slice(*place.span)] == name)
    assert place.speaks is speaks


def test_alternatives_and_confidence() -> None:
    (sure, _), (open_,) = read("It hit Paris, Texas."), read("It hit Springfield in June.")
    assert sure.geonames == 4717560
    assert 2988507 in sure.alternatives
    assert sure.geonames not in sure.alternatives
    assert sure.confidence > open_.confidence
    assert len(open_.alternatives) == 10


def test_a_country_has_one_name() -> None:
    assert {place.name for place in read("The U.S., the USA and America agreed.")} == {"United States"}


PIECES = st.sampled_from(
    [
        "Paris",
        "Texas",
        "U.S.",
        "D.C.",
        "Mr.",
        "Bank of",
        "New York",
        "’s",
        "'s",
        "-",
        "–",
        ", ",
        " and ",
        "said",
        "in",
        "$",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    sentences: Spans = ((0, len(text)),)
    places = find_places(text, sentences, sentences)
    assert places == find_places(text, sentences, sentences)
    spans = [place.span for place in places]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 and 0 < place.confidence <= 1 for place in places)


HOSTILE = ["\ud800 Paris \udfff ", "Paris ", "Springfield, ", "New ", "of the ", "X" * 50, "A.", "Paris-", "’s", "É’"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names looked up in a text twice as long are about twice as many."""
    counts = []
    for size in (2_000, 4_000):
        calls = 0
        original = Gazetteer.find

        def counted(self: Any, name: str, original: Any = original) -> Any:
            nonlocal calls
            calls += 1
            return original(self, name)

        with monkeypatch.context() as patch:
            patch.setattr(Gazetteer, "find", counted)
            text = (piece * size)[: size * 4]
            find_places(text, ((0, len(text)),))
        counts.append(calls)
    assert counts[1] <= 2.2 * counts[0] + 20


def test_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Distances measured for twice as many different names are about twice as many."""
    buckets = gazetteer()._buckets[:800]
    known = [line.split(b"\t")[0].decode() for bucket in buckets for line in bucket.split(b"\n") if b"\t" in line]
    plain = [name.capitalize() for name in known if name.isalpha()]
    counts = []
    for size in (1_000, 2_000):
        calls = 0
        original = resolving._apart

        def counted(one: Any, other: Any, original: Any = original) -> float:
            nonlocal calls
            calls += 1
            return float(original(one, other))

        with monkeypatch.context() as patch:
            patch.setattr(resolving, "_apart", counted)
            text = "They met in " + ", in ".join(plain[:size]) + "."
            find_places(text, ((0, len(text)),))
        counts.append(calls)
    assert 0 < counts[1] <= 2.5 * counts[0]


def test_a_long_text() -> None:
    text = "Springfield " * 20_000
    assert len(find_places(text, ((0, len(text)),))) in {0, 20_000}

"""Who took a claim from whom."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.origins import trace
from onrecord.record import Number, Who, Wording
from onrecord.record.linking import Claim, Copy, Family
from onrecord.record.telling import Telling

CLUSTERS = itertools.count(1)
WORDS = "14 people were killed"


def person(name: str, **more: object) -> Who:
    return replace(Who("person", name, None, next(CLUSTERS)), **more)  # type: ignore[arg-type]


def unnamed() -> Who:
    return Who("person", None, None, next(CLUSTERS), anonymous=True)


def body(name: str) -> Who:
    return Who("official_body", name, None, next(CLUSTERS))


def tell(
    id: str,
    outlet: str,
    day: int,
    who: Who | None,
    *via: str,
    around: str = "{} it was said.",
    polarity: str = "asserted",
) -> Telling:
    wording = Wording(polarity=polarity)  # type: ignore[arg-type]
    return Telling(id, f"article {id}", WORDS, around.format(WORDS), outlet, f"2031-05-{day:02}", who, via, wording)


SENTENCE = "“The ramp had been mended in April with nothing but paint,”"


def counting(
    id: str, outlet: str, day: int, who: Who, killed: int, around: str = "it said.", former: int | None = None
) -> Telling:
    figures = (killed,) if former is None else (killed, former)
    counted = tuple(Number((0, 2), None, figure, None, "person", "dead", "exact") for figure in figures)
    words = f"{killed} people were killed"
    return replace(tell(id, outlet, day, who), text=words, sentence=f"{words}, {around}", numbers=counted)


def quoting(id: str, outlet: str, day: int, who: Who, words: str) -> Telling:
    return replace(tell(id, outlet, day, who), text=words, sentence=f"{words} it was said.")


def origins_of(*tellings: Telling, families: tuple[Family, ...] = ()) -> list[set[str]]:
    claim = Claim("c", tellings[0].id, tellings[0].id, tuple(telling.id for telling in tellings))
    found = trace(claim, {telling.id: telling for telling in tellings}, families)
    return [{origin.telling, *origin.echoes} for origin in found]


def family(*articles: str) -> Family:
    copies = tuple(Copy(one, articles[0], 1.0, (), ()) for one in articles[1:])
    return Family("f", articles[0], articles, copies)


CASES = [
    (
        "two officials who say the same are two origins",
        [tell("a", "Post", 5, person("Jorun Vask")), tell("b", "Mail", 5, person("Ana Kel"))],
        [{"a"}, {"b"}],
    ),
    (
        "one official at one time is one origin, whoever prints it",
        [tell("a", "Post", 5, person("Jorun Vask")), tell("b", "Mail", 6, person("Vask"))],
        [{"a", "b"}],
    ),
    (
        "one official at one time is one origin, whichever wires carried it",
        [
            tell("a", "Post", 5, person("Jorun Vask"), "Corva Press"),
            tell("b", "Mail", 5, person("Jorun Vask"), "Orlen News Agency"),
        ],
        [{"a", "b"}],
    ),
    (
        "one official told separately days later is two",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Mail", 8, person("Jorun Vask"), around="{}, Jorun Vask told the Mail.")],
        [{"a"}, {"b"}],
    ),
    (
        "a day that the sentence names is when it was said: a late report is an echo",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Mail", 9, person("Jorun Vask"), around="{}, Jorun Vask said on Monday.")],
        [{"a", "b"}],
    ),
    (
        "a lone report two days later that names no day repeats what was said",
        [tell("a", "Post", 5, person("Jorun Vask")), tell("b", "Mail", 7, person("Jorun Vask"))],
        [{"a", "b"}],
    ),
    (
        "a chain counts for its end",
        [tell("a", "Post", 5, unnamed()), tell("b", "Mail", 5, unnamed(), "the Post"),
         tell("c", "Star", 6, unnamed(), "the Post", "the Mail")],
        [{"a", "b", "c"}],
    ),
    (
        "two who name an outlet that the ledger lacks heard the same",
        [tell("a", "Mail", 5, unnamed(), "Washington Gazette"),
         tell("b", "Star", 5, unnamed(), "the Washington Gazette")],
        [{"a", "b"}],
    ),
    (
        "told reporters names nobody that it was taken from",
        [tell("a", "Mail", 5, unnamed(), "reporters"), tell("b", "Star", 5, unnamed(), "reporters")],
        [{"a"}, {"b"}],
    ),
    (
        "unnamed sources of one description in two outlets are possibly one: no proof",
        [tell("a", "Mail", 5, unnamed()), tell("b", "Star", 5, unnamed())],
        [{"a"}, {"b"}],
    ),
    (
        "an outlet given as the source stands for whom it heard",
        [tell("a", "Post", 5, unnamed()), tell("b", "Star", 5, Who("organisation", "the Post", None, 3))],
        [{"a", "b"}],
    ),
    (
        "who speaks for a body is that body",
        [tell("a", "Post", 5, body("Talmer Rescue Service")),
         tell("b", "Star", 5, person("Ila Brem", role="Talmer Rescue Service spokeswoman"))],
        [{"a", "b"}],
    ),
    (
        "words without a source after somebody told them are no second witness",
        [tell("a", "Post", 5, person("Jorun Vask")), tell("b", "Star", 6, None)],
        [{"a", "b"}],
    ),
    (
        "words without a source before anybody else told them are their outlet's",
        [tell("a", "Post", 4, None), tell("b", "Star", 6, person("Jorun Vask"))],
        [{"a"}, {"b"}],
    ),
    (
        "who denies a claim is no origin of it",
        [tell("a", "Post", 5, person("Jorun Vask")), tell("b", "Star", 5, body("Ostrel Roads"), polarity="denied")],
        [{"a"}],
    ),
    (
        "nor is who denies it by words that were not read as a denial",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Star", 5, body("Ostrel Roads"), around="Ostrel Roads rejected claims that {}.")],
        [{"a"}],
    ),
    (
        "a denial has origins of its own",
        [tell("b", "Star", 5, body("Ostrel Roads"), polarity="denied")],
        [{"b"}],
    ),
    (
        "one told to the outlet by its short name was not told before",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Oskel Weekly", 7, person("Jorun Vask"), around="{}, Vask told the Weekly.")],
        [{"a"}, {"b"}],
    ),
    (
        "a named source that corrects its figure is no second witness",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Post", 11, body("Talmer Rescue Service"), 11, "it said, correcting its count.")],
        [{"a", "b"}],
    ),
    (
        "one that names its first figure beside the new one corrects it too",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Post", 11, body("Talmer Rescue Service"), 11, "it said, revising its count from 14.", 14)],
        [{"a", "b"}],
    ),
    (
        "one that says it corrected something and has the same figure speaks again",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Post", 11, body("Talmer Rescue Service"), 14, "it said, correcting the names.")],
        [{"a"}, {"b"}],
    ),
    (
        "a named source that counts on speaks on an occasion of its own",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Post", 11, body("Talmer Rescue Service"), 17)],
        [{"a"}, {"b"}],
    ),
    (
        "another source that corrects the figure is a witness",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Post", 11, body("Ostrel Roads"), 11, "it said, correcting the count of the rescuers.")],
        [{"a"}, {"b"}],
    ),
    (
        "a long sentence in quotation marks was spoken once, whoever prints it",
        [quoting("a", "Post", 5, unnamed(), SENTENCE),
         quoting("b", "Star", 9, unnamed(), f"{SENTENCE} “We told them so.”")],
        [{"a", "b"}],
    ),
    (
        "a short one may be spoken twice",
        [quoting("a", "Post", 5, unnamed(), "“It fell.”"), quoting("b", "Star", 9, unnamed(), "“It fell.”")],
        [{"a"}, {"b"}],
    ),
    (
        "two people who are named may read out one sentence",
        [quoting("a", "Post", 5, person("Jorun Vask"), SENTENCE), quoting("b", "Star", 9, person("Ana Kel"), SENTENCE)],
        [{"a"}, {"b"}],
    ),
    (
        "words that no quotation marks hold are nobody's own",
        [quoting("a", "Post", 5, unnamed(), SENTENCE.strip("“”")),
         quoting("b", "Star", 9, unnamed(), SENTENCE.strip("“”"))],
        [{"a"}, {"b"}],
    ),
    (
        "what an outlet was told itself on another day is an occasion of its own",
        [tell("a", "Post", 5, person("Jorun Vask"), around="{}, Jorun Vask said on Monday."),
         tell("b", "Mail", 6, person("Jorun Vask"), around="{}, Jorun Vask told the Mail.")],
        [{"a"}, {"b"}],
    ),
    (
        "but not on the same day",
        [tell("a", "Post", 5, person("Jorun Vask"), around="{}, Jorun Vask said on Monday."),
         tell("b", "Mail", 5, person("Jorun Vask"), around="{}, Jorun Vask told the Mail.")],
        [{"a", "b"}],
    ),
    (
        "another figure on the next day is counted anew",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14, "it said on Monday."),
         counting("b", "Mail", 6, body("Talmer Rescue Service"), 21, "it said on Tuesday.")],
        [{"a"}, {"b"}],
    ),
    (
        "the same one is a late report",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14, "it said on Monday."),
         counting("b", "Mail", 6, body("Talmer Rescue Service"), 14)],
        [{"a", "b"}],
    ),
    (
        "another figure on the same day is a slip, or soon corrected",
        [counting("a", "Post", 5, body("Talmer Rescue Service"), 14),
         counting("b", "Mail", 5, body("Talmer Rescue Service"), 41)],
        [{"a", "b"}],
    ),
    (
        "who says that somebody was warned, and not by whom, names no source",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Mail", 6, Who("unknown", None, None, 99, anonymous=True), around="They had been told {}.")],
        [{"a", "b"}],
    ),
    (
        "who is quoted within what an outlet reports is no second source",
        [replace(tell("a", "Star", 5, body("Lowland Post")), article="one"),
         replace(tell("b", "Star", 5, unnamed()), article="one", within="a")],
        [{"a", "b"}],
    ),
    (
        "but two who say it in one article are two",
        [replace(tell("a", "Star", 5, person("Ana Kel")), article="one"),
         replace(tell("b", "Star", 5, unnamed()), article="one")],
        [{"a"}, {"b"}],
    ),
    (
        "an official close to somebody is not that somebody",
        [tell("a", "Post", 5, person("Jorun Vask")),
         tell("b", "Star", 5, unnamed(), around="{}, an official close to Jorun Vask said.")],
        [{"a"}, {"b"}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tellings", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_took_it_from_whom(tellings: list[Telling], wanted: list[set[str]]) -> None:
    assert sorted(map(sorted, origins_of(*tellings))) == sorted(map(sorted, wanted))


def test_no_telling_between_them_makes_one_origin_of_two_named_sources() -> None:
    """A statement whose issuer is not read stands beside both names, and is one of theirs, not both's."""
    between = tell("c", "Tarn Mail", 1, Who("document", None, None, 0), around="Ann Holt and Jory Pell signed: {}")
    holt, pell = tell("a", "Sorn Post", 1, person("Ann Holt")), tell("b", "Oskel Star", 1, person("Jory Pell"))
    found = origins_of(holt, pell, between)
    assert len(found) == 2
    assert not any({"a", "b"} <= ids for ids in found)
    assert origins_of(holt, replace(pell, who=holt.who), between) == [{"a", "b", "c"}]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [("Nobody", [{"a", "b"}]), ("no one", [{"a", "b"}]), ("Nobody Jones", [{"a"}, {"b"}]), ("Police", [{"a"}, {"b"}])],
)
def test_what_nobody_says_is_the_writers_own(source: str, wanted: list[set[str]]) -> None:
    mayor, said = tell("a", "Sorn Post", 1, person("Ann Holt")), tell("b", "Oskel Star", 2, unnamed())
    assert origins_of(mayor, replace(said, source=source)) == wanted


def test_a_copied_text_is_one_origin_though_its_source_is_unnamed() -> None:
    told = [tell("a", "Wire", 5, unnamed()), tell("b", "Mail", 5, unnamed()), tell("c", "Star", 5, unnamed())]
    assert origins_of(*told, families=(family("article a", "article b"),)) == [{"a", "b"}, {"c"}]


def test_copies_without_a_source_are_taken_from_who_told_it_before() -> None:
    first, one, other = (
        tell("a", "Post", 5, person("Jorun Vask")),
        tell("b", "Star", 6, None),
        tell("c", "Mail", 6, None),
    )
    alike = [replace(telling, text=SENTENCE, sentence=SENTENCE) for telling in (one, other)]
    assert origins_of(first, *alike, families=(family("article b", "article c"),)) == [{"a", "b", "c"}]


def test_other_words_in_a_copy_are_not_taken_over() -> None:
    told = [tell("a", "Wire", 5, unnamed()), replace(tell("b", "Mail", 5, unnamed()), text="fourteen lives were lost")]
    assert origins_of(*told, families=(family("article a", "article b"),)) == [{"a"}, {"b"}]


def test_another_source_put_into_a_copy_is_an_origin_of_its_own() -> None:
    told = [tell("a", "Wire", 5, person("Jorun Vask")), tell("b", "Mail", 5, person("Ana Kel"))]
    assert origins_of(*told, families=(family("article a", "article b"),)) == [{"a"}, {"b"}]


def test_possibly_the_same_is_said_and_joins_nothing() -> None:
    told = [tell("a", "Mail", 5, unnamed()), tell("b", "Star", 5, unnamed())]
    found = trace(Claim("c", "a", "a", ("a", "b")), {one.id: one for one in told}, ())
    assert [(reason.name, reason.weight, reason.words) for origin in found for reason in origin.reasons] == [
        ("possibly the same unnamed source", 0.0, "b"), ("possibly the same unnamed source", 0.0, "a"),
    ]  # fmt: skip


def test_the_outlet_that_others_name_is_the_origin() -> None:
    told = [tell("b", "Post", 5, None), tell("a", "Star", 5, person("Jorun Vask"), "Post")]
    found = trace(Claim("c", "a", "a", ("a", "b")), {one.id: one for one in told}, ())
    assert [(origin.telling, origin.echoes) for origin in found] == [("b", ("a",))]
    assert found[0].reasons[0].name == "names whom it was taken from"


_WHO = st.sampled_from([None, person("Jorun Vask"), person("Ana Kel"), body("Talmer Rescue Service"), unnamed()])
_TELLINGS = st.lists(
    st.builds(
        lambda outlet, day, who, via, words: (outlet, day, who, via, words),
        st.sampled_from(["Post", "Mail", "\ud800"]), st.integers(1, 9), _WHO,
        st.lists(st.sampled_from(["Post", "the Mail", "reporters", "X Y"]), max_size=2), st.text(max_size=20),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_TELLINGS, st.randoms(use_true_random=False))
def test_every_telling_is_in_one_origin_in_whatever_order(made: list[tuple], random: object) -> None:  # type: ignore[type-arg]
    told = [
        Telling(str(at), f"article {at % 5}", words, words, outlet, f"2031-05-{day:02}", who, tuple(via), Wording())
        for at, (outlet, day, who, via, words) in enumerate(made)
    ]
    ids = [one.id for one in told]
    found = trace(Claim("c", "0", "0", tuple(ids)), {one.id: one for one in told}, ())
    assert sorted(id for origin in found for id in (origin.telling, *origin.echoes)) == sorted(ids)
    random.shuffle(told)  # type: ignore[attr-defined]
    again = trace(Claim("c", "0", "0", tuple(reversed(ids))), {one.id: one for one in told}, ())
    assert again == found


COPIED = [
    pytest.param("Mayor Holt said that {}.", "", "Mayor Holt said that {}.", "", 8, 1, id="the same sentence"),
    pytest.param("Holt, the Post says, said that {}.", "Post", "Holt, the Mail says, said that {}.", "Mail", 8, 2,
                 id="each by another outlet"),
    pytest.param("Mayor Holt said that {}.", "", "As the Mail says, Mayor Holt said that {}.", "Mail", 8, 2,
                 id="days later by an outlet"),
    pytest.param("Mayor Holt said that {}.", "", "As the Mail says, Mayor Holt said that {}.", "Mail", 5, 1,
                 id="by an outlet, at once"),
    pytest.param("Mayor Holt said that {}.", "", "{}, she told the council in the evening.", "", 8, 2,
                 id="another sentence days later"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "via", "other", "theirs", "day", "origins"), COPIED)
def test_what_a_family_tells_is_copied_in_its_sentence_and_through_its_outlet(
    one: str, via: str, other: str, theirs: str, day: int, origins: int
) -> None:
    """Articles of one place share what they say of the place, and so were taken for copies of each other."""
    first = tell("a", "Herald", 5, person("Ann Holt"), *via.split(), around=one)
    second = tell("b", "Courier", day, person("Ann Holt"), *theirs.split(), around=other)
    assert len(origins_of(first, second, families=(family("article a", "article b"),))) == origins

"""Linking sources: order, increments, decisions, roles over time, unnamed sources, hostile input."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.sources import Decided, SourceMention, blocks, link_sources
from onrecord.record import KINDS, Who
from onrecord.record.linking import LedgerSource, SourceLink


def person(article: str, name: str, role: str | None = None, day: str = "2024-03-01", **more: str) -> SourceMention:
    return SourceMention(article, 0, Who("person", name, (0, 1), 0, role=role, **more), name, day)  # type: ignore[arg-type]


def unnamed(article: str, words: str, day: str = "2024-03-01", outlet: str | None = None) -> SourceMention:
    return SourceMention(article, 0, Who("person", None, (0, 1), 0, anonymous=True), words, day, outlet)


def linked(links: tuple[SourceLink, ...], article: str) -> list[str]:
    return [link.source for link in links if link.article == article and link.zone == "linked"]


def by_id(sources: tuple[LedgerSource, ...]) -> dict[str, LedgerSource]:
    return {source.id: source for source in sources}


NAMES = ["John Smith", "Jon Smith", "Smith", "Orla Fenwright", "O. Fenwright", "Serhiy Haidai", "Sergei Gaidai"]
ROLES = [None, "mayor of Elmford", "mayor of Oakhurst", "senator", "farmer", "student", "President"]
BODIES = ["UK MoD", "British Ministry of Defence", "Lakewatch", "Lake Watch", "Radio Elm", "Radio Elm Russia", "CSIS"]
UNNAMED = ["a US official", "two US officials", "senior US officials", "someone", "people familiar with the matter"]


@st.composite
def mentions(draw: st.DrawFn) -> list[SourceMention]:
    made = []
    for number in range(draw(st.integers(1, 9))):
        day = f"{draw(st.sampled_from([1994, 2021, 2024]))}-{draw(st.sampled_from(['01', '06']))}-02"
        sort = draw(st.sampled_from(["person", "body", "unnamed"]))
        if sort == "person":
            country = draw(st.sampled_from([None, "US", "GB"]))
            who = Who("person", draw(st.sampled_from(NAMES)), (0, 1), 0, draw(st.sampled_from(ROLES)), country=country)
            words = who.name or ""
        elif sort == "body":
            words = draw(st.sampled_from(BODIES))
            who = Who("organisation", words, (0, 1), 0)
        else:
            words = draw(st.sampled_from(UNNAMED))
            who = Who("person", None, (0, 1), 0, anonymous=True)
        beside = tuple(draw(st.sets(st.sampled_from(["Tarik Velmudov", "Alice Wetherby"]))))
        made.append(SourceMention(f"article-{number}", 0, who, words, day, "The Elm", beside))
    return made


@settings(max_examples=60, deadline=None)
@given(
    mentions(), st.randoms(use_true_random=False), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=2)
)
def test_order_never_changes_the_result(
    made: list[SourceMention], chance: object, decided: list[tuple[int, int]]
) -> None:
    keys = [(f"article-{one}", 0) for one in range(9)]
    judged = [Decided(keys[one], keys[other], same=one < other) for one, other in decided]
    before = link_sources(made, judged)
    chance.shuffle(made)  # type: ignore[attr-defined]
    assert link_sources(made, judged[::-1]) == before
    assert link_sources([*made, made[0]], judged) == before, "the same mention twice changes nothing"


@settings(max_examples=60, deadline=None)
@given(mentions())
def test_what_shares_no_block_is_linked_the_same_without_the_rest(made: list[SourceMention]) -> None:
    """So a new mention asks only for those that it shares blocks with, and theirs: incremental is from scratch."""
    near, keys = [made[0]], set(blocks(made[0]))
    while more := [mention for mention in made if mention not in near and keys & set(blocks(mention))]:
        near += more
        keys.update(key for mention in more for key in blocks(mention))
    articles = {mention.article for mention in near}
    whole = [link for link in link_sources(made)[1] if link.article in articles]
    assert list(link_sources(near)[1]) == whole


def test_roles_are_kept_with_their_first_and_last_day() -> None:
    made = [
        person("a", "Alden Marchetti", "senator", "2007-02-01", country="US"),
        person("b", "Alden Marchetti", "President", "2010-02-01", country="US"),
        person("c", "Sen. Alden Marchetti", "Senator", "2008-05-01T10:00:00Z", country="US"),
    ]
    (source,), _ = link_sources(made)
    assert source.roles == (("Senator", "2007-02-01", "2008-05-01"), ("President", "2010-02-01", "2010-02-01"))
    assert source.names == ("Alden Marchetti",) or source.names[0] == "Alden Marchetti"
    assert (source.country, source.description) == ("US", False)


def test_every_link_has_reasons_with_words() -> None:
    made = [
        person("a", "Orla Fenwright", "mayor of Elmford"),
        person("b", "Orla Fenwright", "mayor of Oakhurst"),
        person("c", "Orla Fenwright"),
    ]
    _, links = link_sources(made)
    assert all(link.reasons and all(reason.words for reason in link.reasons) for link in links)
    assert {link.zone for link in links} == {"linked", "suggested", "apart"}
    apart = next(link for link in links if link.zone == "apart")
    assert "at the same time" in apart.reasons[0].words


def test_what_a_person_decided_stands() -> None:
    made = [person("a", "Orla Fenwright"), person("b", "Orla Fenwright"), person("c", "Ann Other", "nurse")]
    assert len(link_sources(made)[0]) == 2
    parted = [Decided(("a", 0), ("b", 0), same=False)]
    assert len(link_sources(made, parted)[0]) == 3
    joined = [Decided(("a", 0), ("c", 0), same=True)]
    assert len(link_sources(made, joined)[0]) == 1
    both = link_sources(made, [*parted, *joined])[1]
    assert linked(both, "a") == linked(both, "c") != linked(both, "b")


def test_a_joining_crosses_no_bar_of_a_person() -> None:
    made = [person("a", "Orla Fenwright"), person("b", "Orla Fenwright"), person("c", "Orla Fenwright", "economist")]
    _, links = link_sources(made, [Decided(("a", 0), ("b", 0), same=False)])
    assert linked(links, "a") != linked(links, "b")


def test_where_decisions_disagree_not_same_holds() -> None:
    made = [person("a", "Orla Fenwright"), person("b", "Ann Velmore"), person("c", "Iris Tolland")]
    decided = [
        Decided(("a", 0), ("b", 0), same=True),
        Decided(("b", 0), ("c", 0), same=True),
        Decided(("a", 0), ("c", 0), same=False),
    ]
    _, links = link_sources(made, decided)
    assert linked(links, "a") == linked(links, "b") != linked(links, "c")


def test_a_suggestion_hangs_on_the_first_of_alike_mentions_whatever_their_order() -> None:
    made = [
        person("a", "Orla Fenwright", "mayor of Elmford"),
        person("b", "Orla Fenwright", "mayor of Elmford"),
        person("c", "Orla Fenwright", "mayor of Oakhurst"),
        person("d", "Orla Fenwright"),
    ]
    before = link_sources(made)
    assert {link.article for link in before[1] if link.zone != "linked"} == {"a", "c", "d"}
    assert link_sources([made[1], made[0], *made[2:]]) == before


def test_unnamed_sources_meet_in_their_description_alone() -> None:
    sources, links = link_sources([unnamed("a", "a US official"), unnamed("b", "two US officials")])
    (source,) = sources
    assert (source.name, source.description, source.kind) == ("US officials", True, "group")
    assert len(links) == 2


def test_a_text_that_says_whose_source_it_is_links_an_unnamed_one() -> None:
    first = unnamed("a", "a senior US official", "2024-03-01", "The Elm Gazette")
    second = replace(unnamed("b", "a senior US official", "2024-03-02", "Radio Oak"), via=("Elm Gazette",))
    sources, links = link_sources([first, second])
    one = next(source for source in sources if not source.description)
    assert one.kind == "person"
    assert {link.article for link in links if link.source == one.id} == {"a", "b"}
    late = replace(second, published="2024-03-09")
    assert all(source.description for source in link_sources([first, late])[0])
    several = replace(first, cluster=1)
    assert all(source.description for source in link_sources([first, several, second])[0]), (
        "which of two it was, is not said"
    )


def test_two_outlets_may_have_an_unnamed_source_from_a_third() -> None:
    first = unnamed("a", "a senior US official", "2024-03-01", "The Elm Gazette")
    second = replace(unnamed("b", "a senior US official", "2024-03-02", "Radio Oak"), via=("Elm Gazette",))
    third = replace(second, article="c", outlet="The Ash Post")
    sources, links = link_sources([first, second, third])
    one = next(source for source in sources if not source.description)
    assert {link.article for link in links if link.source == one.id} == {"a", "b", "c"}
    assert link_sources([third, second, first]) == (sources, links)


def test_a_person_may_unmask_an_unnamed_source() -> None:
    made = [unnamed("a", "a US official"), person("b", "Orla Fenwright"), unnamed("c", "a US official")]
    sources, links = link_sources(made, [Decided(("a", 0), ("b", 0), same=True)])
    named = next(source for source in sources if source.name == "Orla Fenwright")
    assert named.id in linked(links, "a")
    assert named.id not in linked(links, "c")


def test_a_joint_name_is_linked_to_each_body() -> None:
    made = [
        SourceMention("a", 0, Who("organisation", "Lakewatch; Tidemark", None, 0), "Lakewatch; Tidemark"),
        SourceMention("b", 0, Who("organisation", "Lakewatch", None, 0), "Lakewatch"),
    ]
    sources, links = link_sources(made)
    assert sorted(by_id(sources)[id].name for id in linked(links, "a")) == ["Lakewatch", "Tidemark"]
    assert linked(links, "b")[0] in linked(links, "a")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(KINDS), st.booleans(), st.text(max_size=12))
def test_no_words_raise(words: str, role: str, kind: str, hidden: bool, day: str) -> None:
    who = Who(kind, words or None, None, 0, role=role or None, affiliation=role or None, anonymous=hidden)  # type: ignore[arg-type]
    made = [SourceMention("a", 0, who, words, day), SourceMention("b", 0, who, words + " \ud800", day)]
    assert link_sources(made) == link_sources(made[::-1])


def test_hostile_names_are_cut_and_many_mentions_of_one_body_are_one_node() -> None:
    long = "Ministry of (" * 60_000
    made = [SourceMention("a", 0, Who("organisation", long, None, 0), long)]
    made += [SourceMention(f"b{n}", 0, Who("official_body", "UK MoD", None, 0), "UK MoD") for n in range(5_000)]
    sources, links = link_sources(made)
    assert len(sources) == 2
    assert len(links) == 5_001

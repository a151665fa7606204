"""Who a source is, on made-up articles: rules alone, without the network."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.who import identify
from tests.read.who.marked import attribution, marked, read

ONE = [
    ("[[Ilmar Tamm, the mayor of Tallinn]], said so.", {"kind": "person", "name": "Ilmar Tamm",
     "role": "mayor of Tallinn", "affiliation": None, "country": "EE", "anonymous": False},
     "an apposition gives the office, its place the country"),
    ("[[Estonian Prime Minister Kersti Lill]] said so.", {"kind": "person", "name": "Kersti Lill",
     "country": "EE", "role": "Estonian Prime Minister"}, "titles before the name are no part of it"),
    ("[[Oberon Foods spokeswoman Tilda Marsh]] said so.", {"kind": "person", "name": "Tilda Marsh",
     "affiliation": "Oberon Foods", "role": "Oberon Foods spokeswoman"}, "a body before the office is the affiliation"),
    ("[[A spokesman for the Ministry of Fisheries]] said so.", {"kind": "person", "name": None, "anonymous": False,
     "affiliation": "Ministry of Fisheries"}, "an unnamed spokesman of a named body can be found"),
    ("[[A spokesman]] said so.", {"kind": "person", "anonymous": True}, "of nobody, he cannot"),
    ("[[The Ministry of Fisheries]] said so.", {"kind": "official_body", "name": "Ministry of Fisheries",
     "anonymous": False}, "a name goes on behind its of, the article is no part of it"),
    ("[[the Norwegian government]] said so.", {"kind": "official_body", "country": "NO", "anonymous": False},
     "a government is found by its people's name"),
    ("[[Norway]] said so.", {"kind": "official_body", "name": "Norway", "country": "NO"}, "a country speaks as a body"),
    ("[[The United States]] said so.", {"kind": "official_body", "anonymous": False, "country": "US"},
     "its name ends in a noun that it does not head"),
    ("[[Police]] said so.", {"kind": "official_body", "anonymous": False}, "police is a body"),
    ("[[Officials]] said so.", {"kind": "group", "anonymous": True}, "plain officials are nobody"),
    ("[[Authorities]] said so.", {"kind": "official_body", "anonymous": True}, "nor are authorities"),
    ("[[Three residents]] said so.", {"kind": "group", "anonymous": True, "count": (3, 3)}, "a group is counted"),
    ("[[Dozens of residents]] said so.", {"kind": "group", "count": None}, "but not by a word without a number"),
    ("[[Some 400 fishermen]] said so.", {"kind": "group", "count": None}, "nor by one that is only about it"),
    ("[[The Daily Fjord]] reported so.", {"kind": "organisation", "anonymous": False}, "an outlet is an organisation"),
    ("[[The United Nations]] said so.", {"kind": "organisation"}, "as the guide's readers mark it"),
    ("[[A report by the Fisheries Board]] said so.", {"kind": "document", "anonymous": False},
     "a report of a named body"),
    ("[[Media reports]] said so.", {"kind": "document", "anonymous": True}, "reports of nobody"),
    ("[[The statement]] said so.", {"kind": "document", "anonymous": False}, "the statement can be found"),
    ("[[Ann Moe and Olav Lie]] said so.", {"kind": "group", "anonymous": False}, "two people are a group"),
    ("[[Olav Lie, chair of Health and Care Norway]], said so.", {"kind": "person", "name": "Olav Lie"},
     "an and in a name joins no two sources"),
    ("[[a fisherman named Per Moe]] said so.", {"kind": "person", "name": "Per Moe", "anonymous": False},
     "a name may come behind named"),
    ("[[the captain of the ferry, Per Moe]], said so.", {"kind": "person", "name": "Per Moe"},
     "or stand in apposition"),
    ("[[Dr. Moe]] said so.", {"kind": "person", "name": "Moe"}, "a title alone makes a person"),
    ("[[NOVA]] said so.", {"kind": "organisation"}, "capitals alone make a body"),
    ("[[someone]] said so.", {"kind": "person", "anonymous": True}, "someone is a person"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), ONE, ids=[case[-1] for case in ONE])
def test_one_source(text: str, expected: dict[str, Any], reason: str) -> None:
    ((found, _),) = read(text)
    assert {key: getattr(found.who, key) for key in expected} == expected, reason


MENTIONS = [
    ("[[Ann Moe, the mayor of Bergen]], spoke. [[She]] said no.", ["Ann Moe, the mayor of Bergen"] * 2, "she"),
    ("[[Ann Moe]] spoke to Per Dahl. [[He]] said no.", ["Ann Moe", "Per Dahl"], "he is no woman"),
    ("Per Moe spoke. Ann Berg-Moe left. Ann Berg-Moe ate. Ann Berg-Moe sat. Ann Berg-Moe ran. [[Mr. Moe]] {sang}.",
     ["Per Moe"], "however often another's name ends so behind a hyphen"),
    ("Harbour chief Per Dahl left. Later [[Dahl]] said no.", ["Harbour chief Per Dahl"],
     "a surname, not only among sources"),
    ("The Arctic Cod Council (ACC) met. [[The ACC]] said no.", ["The Arctic Cod Council (ACC)"],
     "an acronym in brackets"),
    ("The Ministry of Fisheries met. [[The ministry]] said no.", ["The Ministry of Fisheries"], "a noun of the name"),
    ("Fishery firm Havbruk closed. [[The company]] said no.", ["Fishery firm Havbruk"], "a noun for its like"),
    ("President Olav Lie left. [[The president]] said no.", ["President Olav Lie"], "an office"),
    ("[[One official]] said yes. [[Another official]] said no.", ["One official", "Another official"],
     "another is a new one"),
    ("[[Another Western official]] said yes. [[The official]] said no.", ["Another Western official"] * 2,
     "the official is the one before"),
    ("[[Per Moe, who]] left. Ann Dahl, [[who]] stayed, said no.", ["Per Moe, who", "Ann Dahl"],
     "who is what stands before"),
    ("[[Ann Moe]] said: {“[[I]] know.”}", ["Ann Moe", "Ann Moe"], "I in a quotation is its source"),
    ("{“[[I]] know,”} said [[Ann Moe]].", ["Ann Moe", "Ann Moe"], "also where the source comes behind"),
    ("[[Ann Moe, a spokeswoman for Havbruk]], said: {“[[We]] know.”}", ["Ann Moe, a spokeswoman for Havbruk",
     "Havbruk"],
     "we is the body that one speaks for"),
    ("The Bergen team won. {“[[We]] trained,”} [[team member Ann Moe]] said.",
     ["The Bergen team", "team member Ann Moe"],
     "a team's member speaks for the team that was named"),
    ("[[Ann Moe]] sent a letter. [[It]] read: {“Olav Lie, [[I]] wish you well.”}",
     ["Ann Moe", "a letter", "Ann Moe"], "a letter's I is found before the letter, not in it"),
    ("The mayor of Lom drank a wine called Moe. [[Ann Moe]] left. [[Moe]] said no.", ["Ann Moe"] * 2,
     "a thing of the name is not its bearer"),
    ("The Moe Pictures hang there. Ann Moe came. [[Moe]] said no.", ["Ann Moe"], "nor are pictures"),
    ("Ida Clinton left. [[Clinton]] said no.", ["Ida Clinton"], "a surname may be a man's first name too"),
    ("Per Dahl left. Ola Moe was called. Moe met Bo Moe. [[Moe]] said no.", ["Ola Moe"],
     "of two with one surname it is the one more spoken of"),
    ("There came international dignitaries. [[International dignitaries]] said no.", ["international dignitaries"],
     "an adjective belongs to the phrase"),
    ("He runs the Tidewater blog. [[The blog]] said no.", ["the Tidewater blog"], "a blog is named before its noun"),
    ("He reads havbruk.example often. [[havbruk.example]] said no.", ["havbruk.example"], "an address is a name"),
    ("South Korea waited. [[The South]] said no.", ["South Korea"], "a country by its point of the compass"),
    ("Then [[the mayor]], [[Ann Moe]], said so. [[Moe]] said no.", ["the mayor, Ann Moe"] * 3,
     "an office and the name right behind it are one mention"),
    ("NATO met. Ann Moe saw the mayor, NATO said. [[The mayor]] and [[NATO]] said no.", ["the mayor", "NATO"],
     "but not where the name is known already"),
    ("Ola Haniyeh left. [[Haniyah]] said no.", ["Ola Haniyeh"], "a surname with one letter wrong"),
    ("He wore a NASA T-shirt. [[NASA]] said no.", ["NASA"], "a body is not the shirt of its name"),
    ("[[Biology student at University of Bergen Ann Moe]] left. [[Moe]] said no.",
     ["Biology student at University of Bergen Ann Moe"] * 2, "a name behind a place of learning"),
    ("Wikinews asked. [[Wikinews]] said no.", ["Wikinews"], "a known body may begin the text"),
    ("Ann Paris was born in Oslo. Paris left early. [[Paris]] said no. [[She]] went.", ["Ann Paris"] * 2,
     "a surname may be a town's name"),
    ("Ann Paris lives in Paris. [[Paris]] said no.", ["Paris"], "where the town was named it is the town"),
    ("The harbour drew so many guests. [[They all]] said no.", ["so many guests"], "so many guests are they all"),
    ("Fishers met in May.\n\n" + "It rained that day in the old town by the sea, as it often does. " * 14
     + "\n\n[[Fishers]] said no.", ["Fishers"], "fishers far behind are others"),
    ("The Weekly Standard came out. [[The Standard]] said no.", ["The Weekly Standard"], "a paper by its last word"),
    ("Then the Lomvik police came. [[Lomvik Police]] said no.", ["the Lomvik police"], "a body in other capitals"),
    ("The WHO met. A FIRST spokesman came. [[FIRST]] said no.", ["FIRST"], "capitals make a small word a name"),
    ("Then Oberon Foods closed. The navy of Lom was away for a week. It rained. It rained again and again there. "
     "Oberon Foods opened. [[The organisation]] said no.", ["Oberon Foods"], "the organisation is the one just named"),
    ("Haugesund flooded in May. The mayor left. [[The city]] said no.", ["The city"],
     "a town of no table is not known"),
    ("Bergen flooded in May. The mayor left. [[The city]] said no.", ["Bergen"], "the city is the one named before"),
    ("Young fishers in Norway\n\nSome [[young fishers]] said no.", ["Young fishers"],
     "whom the headline speaks of"),
    ("The two left. Trainer Ola Moe limped off. [[The 27-year-old]] said no.", ["Trainer Ola Moe"],
     "an age stands for the person just named"),
    ("[[Ann Moe]] left.\n\nThen [[I]] was hauled in. Ann Moe\n\nThen [[I]] was hauled in. Rain fell.",
     ["Ann Moe"] * 3, "a name closes a pulled quotation, and the words stand in the text once more"),
    ("[[Ann Moe]] left.\n\nThen [[I]] was hauled in by Ann Moe", ["Ann Moe", "I"], "but not one in the last sentence"),
    ("Norway waited. [[The Norwegian government]] said yes. [[It]] said no.",
     ["The Norwegian government", "The Norwegian government"], "it is what spoke"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), MENTIONS, ids=[case[-1] for case in MENTIONS])
def test_the_first_full_mention(text: str, expected: list[str], reason: str) -> None:
    assert [mention for _, mention in read(text)] == expected, reason


PRONOUNS = [
    ("Ann Moe met Ida Dahl. She was glad. [[She]] said yes.", "Ann Moe", "who goes on being spoken of"),
    ("Guests came to the town by boat. [[They]] said no.", "Guests", "they are several"),
    ("[[Ann Moe]] said that {[[she]] knew Ida Dahl}.", "Ann Moe", "in what one says one is often she"),
    ("{“[[She]] knows,”} said [[Ann Moe]] of Ida Dahl. Ida Dahl left.", "She", "in one's own quotation one is not"),
    ("The letter of Per Dahl to Ola Lie came. [[He]] said no.", "Per Dahl", "one is looked for before the verb"),
    ("[[Oberon Foods]] sued the town of Lom. [[It]] said no.", "Oberon Foods", "it is who spoke last"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), PRONOUNS, ids=[case[-1] for case in PRONOUNS])
def test_whom_a_pronoun_stands_for(text: str, expected: str, reason: str) -> None:
    article, items = marked(text)
    found = identify(article, items)
    place = next(place for place, item in enumerate(items) if article.text[slice(*item.source[0])].lower() in
                 ("he", "she", "it", "they"))  # fmt: skip
    mention = found[place].who.mention
    assert mention is not None
    assert article.text[slice(*mention)] == expected, reason


CLUSTERS = [
    ("[[Mr. An]] left. Ann Berg sang. [[Mr. An]] said no.", [1, 1], "a name that is a small word elsewhere"),
    ("[[Ann Moe]] left. [[Per Dahl]] stayed. [[Moe]] came back.", [1, 2, 1], "numbers in order of the first source"),
    ("[[Bill Moe]] and his wife left. [[Ida Moe]] stayed.", [1, 2], "two of one surname are two"),
    ("[[Witnesses]] left. [[Witnesses]] came back.", [1, 1], "the same words for several are the same ones"),
    ("[[A witness]] left. [[A witness]] came back.", [1, 2], "two of one indefinite phrase are two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CLUSTERS, ids=[case[-1] for case in CLUSTERS])
def test_clusters(text: str, expected: list[int], reason: str) -> None:
    assert [found.who.cluster for found, _ in read(text)] == expected, reason


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["he", "She", "the", "The", "company", "Ann", "Moe", "Dr.", "of", "Oslo", "minister", "and", "US", "(", ")",
             ",", ".", "'s", "“", "”", "officials", "one", "of the", "\n\n", "I", "we", "who", "\ud800", "𝔘", "Q:",
             "?", "-"]
        ),
        max_size=40,
    ),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), st.integers(0, 200)), max_size=6),
)  # fmt: skip
def test_any_text_and_any_sources(words: list[str], places: list[tuple[int, int, int]]) -> None:
    text = " ".join(words)
    article = article_from_text(text, id="x")
    size = len(article.text)
    items = []
    for number, (start, length, other) in enumerate(places):
        source = (min(start, size), min(start + length, size))
        items.append(attribution(number, source if source[0] < source[1] else None, (min(other, size), size)))
    found = identify(article, items)
    assert len(found) == len(items)
    assert found == identify(article, items), "the same text gives the same"
    numbers = [one.who.cluster for one in found]
    assert not numbers or set(numbers) == set(range(1, max(numbers) + 1))
    for one in found:
        spans = [one.who.mention] if one.who.mention else []
        for evidence in one.evidence:
            spans.extend(evidence.spans)
        assert all(0 <= start < end <= size for start, end in spans)


HEADS = [
    ("A small tanker ran aground at Ostby. [[The tanker]] {needed help}.", "A small tanker", "no table holds the noun"),
    ("Ann asked tutors and quilters. [[The quilters]] {were glad}.", "quilters", "a plural of no table"),
    ("The owner left tanker and crew. [[The tanker]] {needed help}.", "The tanker", "a singular without a determiner"),
]


@pytest.mark.parametrize(("text", "mention", "reason"), HEADS, ids=[case[-1] for case in HEADS])
def test_what_a_source_is_called_is_looked_for_before_it(text: str, mention: str, reason: str) -> None:
    assert read(text)[0][1] == mention, reason

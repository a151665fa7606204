"""Who a source is, on made-up articles: rules alone, without the network.

In a text `[[…]]` marks a source, `{…}` the content credited to the nearest one outside it. They are
taken out before it is read.
"""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.who import Identified, describing, identify
from onrecord.read.who.entities import Entity
from onrecord.record import Article, Attribution, Span

_MARK = re.compile(r"\[\[|\]\]|\{|\}")


def attribution(number: int, source: Span | None, content: Span | None, within: str | None = None) -> Attribution:
    return Attribution(
        f"a{number}", within, (source,) if source else (), (), (content,) if content else (), "speech", "indirect", (),
        "body", (), None, 1.0,
    )  # fmt: skip


def marked(text: str) -> tuple[Article, list[Attribution]]:
    """The article without marks, and an attribution for each source: the n-th content is the n-th source's."""
    plain, before = "", 0
    opened: dict[str, int] = {}
    sources: list[Span] = []
    contents: list[Span] = []
    for mark in _MARK.finditer(text):
        plain += text[before : mark.start()]
        before = mark.end()
        if mark.group() in ("[[", "{"):
            opened[mark.group()] = len(plain)
        elif mark.group() == "]]":
            sources.append((opened["[["], len(plain)))
        else:
            contents.append((opened["{"], len(plain)))
    plain += text[before:]
    credited = {_nearest(content, sources): content for content in contents}
    return article_from_text(plain, id="x"), [
        attribution(i, span, credited.get(span)) for i, span in enumerate(sources)
    ]


def _nearest(content: Span, sources: list[Span]) -> Span:
    outside = [span for span in sources if span[1] <= content[0] or span[0] >= content[1]]
    return min(outside, key=lambda span: min(abs(span[1] - content[0]), abs(span[0] - content[1])))


def read(text: str) -> list[tuple[Identified, str | None]]:
    article, items = marked(text)
    found = identify(article, items)
    return [(one, article.text[slice(*one.who.mention)] if one.who.mention else None) for one in found]


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
    ("Mr. An left. Ann Berg sang. [[Mr. An]] {said no}.", ["Mr. An"], "a name that is a small word elsewhere"),
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
    ("[[Ann Moe]] left. [[Per Dahl]] stayed. [[Moe]] came back.", [1, 2, 1], "numbers in order of the first source"),
    ("[[Bill Moe]] and his wife left. [[Ida Moe]] stayed.", [1, 2], "two of one surname are two"),
    ("[[Witnesses]] left. [[Witnesses]] came back.", [1, 1], "the same words for several are the same ones"),
    ("[[A witness]] left. [[A witness]] came back.", [1, 2], "two of one indefinite phrase are two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CLUSTERS, ids=[case[-1] for case in CLUSTERS])
def test_clusters(text: str, expected: list[int], reason: str) -> None:
    assert [found.who.cluster for found, _ in read(text)] == expected, reason


GIVES = [
    ("[[one source]]", (), "nothing"),
    ("[[a Danish fisherman]]", ("nationality",), "a people"),
    ("[[a senior Danish defence official]]", ("nationality", "institution", "rank"), "three of them, in order"),
    ("[[a person familiar with the talks]]", ("closeness",), "closeness to the matter"),
    ("[[aides]]", ("closeness",), "an aide is close by his office"),
    ("[[Another Western official]]", ("nationality", "institution"), "the West is where one comes from"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "gives", "reason"), GIVES, ids=[case[-1] for case in GIVES])
def test_what_is_given_away(source: str, gives: tuple[str, ...], reason: str) -> None:
    ((found, _),) = read(f"It rained; {source} said so.")
    assert found.who.anonymity is not None
    assert found.who.anonymity.gives == gives, reason


REASONS = [
    ("[[An official]], who was not authorised to speak to the press, said so.", "not authorised to speak to the press"),
    ("[[An official]] said so on condition of anonymity because the talks go on.",
     "on condition of anonymity because the talks go on"),
    ("[[A fisherman]] who declined to be named said so.", "who declined to be named"),
    ("[[A fisherman]] said so for fear of reprisals.", "for fear of reprisals"),
    ("[[A fisherman]] said so.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[str(case[-1]) for case in REASONS])
def test_why_a_source_is_not_named(text: str, reason: str | None) -> None:
    article, items = marked(text)
    (found,) = identify(article, items)
    assert found.who.anonymity is not None
    span = found.who.anonymity.reason
    assert (article.text[slice(*span)] if span else None) == reason


def test_a_source_that_is_left_out() -> None:
    article = article_from_text("It is said that it rained.", id="x")
    first, second = identify(article, [attribution(0, None, (0, 4)), attribution(1, None, (5, 9))])
    assert (first.who.kind, first.who.mention, first.who.anonymous) == ("unknown", None, True)
    assert [first.who.cluster, second.who.cluster] == [1, 2], "each is alone"


INTERVIEWS = [
    ("Wikinews interviews Ann Moe\n\nAnn Moe is a fisher.\n\nWhat do [[you]] catch?\n\n[[I]] think cod.\n\n"
     "And where?\n\nAt sea.\n\nHow long?\n\nAll day.", ["Ann Moe"] * 2, "who answers is the one of the headline"),
    ("Interview with carpenter Olav Lie on Ann Moe\n\nLie spoke to us. Ann Moe is known. Ann Moe left.\n\nWhy?\n\n"
     "[[We]] think so.\n\nWhen?\n\nSoon.\n\nHow?\n\nFast.", ["carpenter Olav Lie"],
     "whom an interview is about is not who answers, and we without a body is who speaks"),
    ("The talk interviewed one of the owners of a mill about a bread called Ronning. The owners are two.\n\n"
     "Why bake?\n\n[[We]] think so.\n\nWhen?\n\nSoon.\n\nHow?\n\nFast.", ["The owners"],
     "one of the owners says we for the owners"),
    ("An interview with Ann Moe\n\nMoe sat down with Per Dahl.\n\nOn boats\n\n[[I]] just wanted to know more.\n\n"
     "[[I]] think they float.\n\nWhen?\n\nNow.\n\nWhy?\n\nThey do.\n\nReally?\n\nYes.", ["Per Dahl", "Ann Moe"],
     "a request is a question, and who is not interviewed asks"),
    ("Ann Moe spoke to us about cod.\n\nWN: Why cod?\n\n[[AM]]: {[[I]] think so.}\n\nWN: Is it dear?\n\nAM: Yes.",
     ["Ann Moe"] * 2, "initials label a turn"),
    ("Reporter Per Dahl interviewed Ann Moe.\n\n[[I]] wanted to know why cod is dear.\n\n[[I]] think it is rare.\n\n"
     "When?\n\nNow.\n\nWhy?\n\nSo.\n\nReally?\n\nYes.", ["Reporter Per Dahl", "Ann Moe"], "who interviewed asks"),
    ("An interview with Ann Moe\n\nWhy cod?\n\n[[I]] think of cod day and night, and one said: “What is that?”\n\n"
     "When?\n\nNow.\n\nWhere?\n\nHere.", ["Ann Moe"], "a question in quotes asks nobody"),
    ("Interview on cod\n\nWe spoke with [[Mr. An]] {here}.\n\nWhy cod?\n\n[[I]] think so.\n\nWhen?\n\nNow.\n\n"
     "Why?\n\nSo.", ["Mr. An"] * 2, "a name that is a small word elsewhere"),
    ("Ann Moe and Per Dahl: an interview with Ann Moe\n\nWhy cod?\n\n[[We]] think so.\n\nWhen?\n\nNow.\n\nWhy?\n\nSo.",
     ["Ann Moe and Per Dahl"], "we are those named together"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), INTERVIEWS, ids=[case[-1] for case in INTERVIEWS])
def test_whose_turn_it_is_in_an_interview(text: str, expected: list[str], reason: str) -> None:
    assert [mention for _, mention in read(text)] == expected, reason


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


@pytest.mark.parametrize("word", ["he ", "Bank of ", "the company ", "one of the ", "John and ", "A. ", "I "])
def test_one_word_for_ever(word: str) -> None:
    """One word 200,000 characters long, all of it one source: squared, it would take hours."""
    text = word * (200_000 // len(word))
    spans = ((0, len(text)),)
    article = Article("x", text, "en", (), spans, spans, ())
    (found,) = identify(article, [attribution(0, (0, len(text)), None)])
    assert found.who.cluster == 1


def test_adjectives_that_head_no_phrase_are_gone_over_once() -> None:
    """Counted in lines and calls: eight times the text is eight times the work, and not sixty times."""
    few, many = (_work("official national " * times, "zzz") for times in (50, 400))
    assert many < 12 * few


def test_a_name_is_looked_for_once_however_often_it_is_credited(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str | None] = []
    whole_name = describing._whole_name

    def noting(text: str, entity: Entity) -> str | None:
        looked.append(whole_name(text, entity))
        return looked[-1]

    monkeypatch.setattr(describing, "_whole_name", noting)
    article, items = marked("Moe spoke. " + "[[Ann Moe]] {left}. " * 40)
    assert {one.who.name for one in identify(article, items)} == {"Ann Moe"}
    assert looked == ["Ann Moe"]


def test_each_label_of_an_interview_is_looked_up_once() -> None:
    names = [f"{one}{other}{third}" for one in "ABCDEFGH" for other in "aeiou" for third in "bdfgklmnprst"]
    texts = ("".join(f"Per {name} left.\n\n{name}: I think so?\n\n" for name in names[:count]) for count in (40, 320))
    few, many = (_work(text, r"\bI\b") for text in texts)
    assert many < 12 * few


def _work(text: str, source: str) -> int:
    """How many lines and calls identifying takes."""
    article = article_from_text(text, id="x")
    spans = [match.span() for match in re.finditer(source, article.text)]
    items = [attribution(n, span, (span[1], span[1] + 5)) for n, span in enumerate(spans)]
    steps = 0

    def count(_frame: FrameType, _event: str, _arg: object) -> Any:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        identify(article, items)
    finally:
        sys.settrace(before)
    return steps


HEADS = [
    ("A small tanker ran aground at Ostby. [[The tanker]] {needed help}.", "A small tanker", "no table holds the noun"),
    ("Ann asked tutors and quilters. [[The quilters]] {were glad}.", "quilters", "a plural of no table"),
    ("The owner left tanker and crew. [[The tanker]] {needed help}.", "The tanker", "a singular without a determiner"),
]


@pytest.mark.parametrize(("text", "mention", "reason"), HEADS, ids=[case[-1] for case in HEADS])
def test_what_a_source_is_called_is_looked_for_before_it(text: str, mention: str, reason: str) -> None:
    assert read(text)[0][1] == mention, reason

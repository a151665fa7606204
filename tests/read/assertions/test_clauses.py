"""Where a main clause begins, and what is one: by lists and neighbours, without a tagger."""

from __future__ import annotations

import pytest

from onrecord.read.assertions.clauses import count_clauses, split_clauses
from onrecord.read.assertions.tokens import tokens_of
from onrecord.read.assertions.verbs import LIKELY, NONE, SURE, finite, stem_of_third


def parts(text: str) -> list[str]:
    tokens = tokens_of(text, 0, len(text))
    return [text[tokens[start].start : tokens[end - 1].end] for start, end in split_clauses(tokens)]


SPLITS = [
    ("a pronoun begins the second", "The dam broke and it flooded Sarn", ["The dam broke", "it flooded Sarn"]),
    ("a name after a comma", "The dam broke, and Sarn lay under water", ["The dam broke,", "Sarn lay under water"]),
    ("a semicolon", "The bell rang; the ship left", ["The bell rang", "the ship left"]),
    ("“and so”", "The boom stayed up, and so a train hit the lorry", ["The boom stayed up,", "a train hit the lorry"]),
    ("a semicolon and “but”", "The bell rang; but the ship left", ["The bell rang", "the ship left"]),
    ("one subject, two verbs", "The dam broke and flooded Sarn", ["The dam broke and flooded Sarn"]),
    ("two objects", "The flood took the mill and the barn", ["The flood took the mill and the barn"]),
    ("two subjects", "The mill and the barn were lost", ["The mill and the barn were lost"]),
    ("two subjects after “that”", "Tests showed that the guard and the cook were sober", None),
    ("two subjects after “which”", "The firm which owns the pier and the inn was sold", None),
    ("“so that”", "They dug a ditch so that the field was dry", None),
    ("“and” in quotation marks", "The play “The dam broke and it flooded us” was shut", None),
    ("“and” in brackets", "The play (the dam broke and it was sad) was shut", None),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in SPLITS], ids=[case[0] for case in SPLITS])
def test_main_clauses_side_by_side(text: str, wanted: list[str] | None) -> None:
    assert parts(text) == (wanted or [text])


CLAUSES = [
    ("a past tense", "The dam broke in May", True),
    ("a passive", "Nine trees were felled", True),
    ("a noun phrase", "A sad day for the town", False),
    ("a participle that describes", "A man accused of theft", False),
    ("a relative clause alone", "the man who was arrested", False),
    ("a relative clause and its main clause", "The man who was arrested is free", True),
    ("a clause after “when”", "when the dam broke", False),
    ("both", "Sarn was asleep when the dam broke", True),
    ("“after” before a noun", "After the vote the hall emptied", True),
    ("“as many as” opens nothing", "As many as 300 sheep were lost", True),
    ("a relative clause of the subject, and a present", "The toll of the flood that hit Sarn stands at 8", True),
    ("a relative clause of the subject, and a past", "Those who had fled came back", True),
    ("a verb that no table has, behind “that”", "The blocks that balance the arm had fallen away", True),
    ("“what” as a subject", "What happened in Sarn needs to be looked into", True),
    ("two verbs of one relative clause", "The man who shot and wounded two", False),
    ("two verbs of one relative clause, and an object", "Those who came and left the hall", False),
    ("a clause of nobody's", "A bridge that nobody built", False),
    ("“after” behind the subject", "Relief after the fire has been fixed at 200 crowns", True),
    ("“before” behind “but”", "Following the first reports, but before officials had weighed in", False),
    ("“as … as” that compares", "The houses are no longer as sound as they were", True),
    ("“as … as” that concedes", "As improbable as it may seem", False),
    ("“ought”", "The council ought to know", True),
    ("“number” as a verb", "Fatalities at Sarn number 12", True),
    ("“number” behind an adverb", "Meanwhile, the dead number twelve", True),
    ("a clause within a relative clause", "Farmers who market the milk they produce", False),
    ("“number” before a noun", "Those number 12 shirts that fans bought", False),
    ("numbers from one to another", "Trains number 12 to 14", False),
    ("“number” as a noun", "Bus number 12 to Sarn", False),
    ("an agency in capitals is no relative", "The WHO is in Geneva", True),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CLAUSES], ids=[case[0] for case in CLAUSES])
def test_whether_there_is_a_main_clause(text: str, wanted: bool) -> None:
    assert (count_clauses(tokens_of(text, 0, len(text))) > 0) is wanted


VERBS = [
    ("an auxiliary", "The dam is old", "is", SURE),
    ("a past that is nothing else", "The dam broke", "broke", SURE),
    ("a past after its subject", "They killed two", "killed", SURE),
    ("a participle with “by”", "A hut built by monks", "built", NONE),
    ("a fall by a measure", "The index dropped by four percent", "dropped", LIKELY),
    ("an attribute", "Two wounded soldiers", "wounded", NONE),
    ("a singular's present", "The clinic serves six towns", "serves", LIKELY),
    ("a plural's present", "Farmers grow rye", "grow", LIKELY),
    ("a plural at a distance", "Farmers on the plateau grow rye", "grow", LIKELY),
    ("an infinitive", "Plans to grow rye", "grow", NONE),
    ("a noun after an article", "The works of Harl", "works", NONE),
]


@pytest.mark.parametrize(("text", "word", "wanted"), [case[1:] for case in VERBS], ids=[case[0] for case in VERBS])
def test_finite_verbs(text: str, word: str, wanted: int) -> None:
    tokens = tokens_of(text, 0, len(text))
    assert finite(tokens, [token.word for token in tokens].index(word)) == wanted


def test_third_persons_lead_back_to_their_verbs() -> None:
    assert "carry" in stem_of_third("carries")
    assert "pass" in stem_of_third("passes")
    assert "open" in stem_of_third("reopens")
    assert not stem_of_third("grass")

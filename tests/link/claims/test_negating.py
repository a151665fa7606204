"""What a text negates, and where a negation is one of what another says."""

from __future__ import annotations

import pytest

from onrecord.link.claims.negating import is_negated, negated_words
from onrecord.link.claims.relations import relation_of
from tests.link.claims.made import telling

NEGATED = [
    ("the gates were not locked", {"lock"}, True, "a verb"),
    ("nobody has heard from five people", {"hear"}, True, "nobody did it"),
    ("there was no warning", {"warn"}, True, "a thing that was not there"),
    ("the bridge is no longer open", {"open"}, True, "no longer"),
    ("they failed to inspect the ramp", {"inspect"}, True, "failed to"),
    ("it wasn't ever inspected", {"inspect"}, True, "drawn into the verb"),
    ("he never said that the gates were locked", {"say"}, True, "no word of what was not said"),
    ("neither the mayor nor the council knew", {"mayor", "council"}, False, "each of two"),
    ("survivors: none", set(), True, "nothing behind it"),
    ("the gates were locked", set(), False, "no negation"),
]


@pytest.mark.parametrize(("text", "words", "negated", "reason"), NEGATED, ids=[case[-1] for case in NEGATED])
def test_the_first_word_that_tells_something_is_what_is_negated(
    text: str, words: set[str], negated: bool, reason: str
) -> None:
    assert negated_words(text) == words
    assert is_negated(text) is negated


PAIRS = [
    ("five people are missing since the dam at Orlin burst",
     "nobody has heard from five people since the dam at Orlin burst", "same", "what is negated is not what is said"),
    ("where five people have been since the Orlin dam burst",
     "it is not known where five people have been since the Orlin dam burst", "same", "not known is not untrue"),
    ("the relief valve of the Orlin boiler stayed shut", "the relief valve of the Orlin boiler would not open", "same",
     "the opposite of what is negated"),
    ("after the Orlin crush there is no seat in the cabinet for the minister",
     "after the Orlin crush the minister should leave the cabinet", "same", "a figure of speech"),
    ("the relief valve of the Orlin boiler opened", "the relief valve of the Orlin boiler would not open",
     "contradicts", "the very word is negated"),
    ("residents of Orlin were warned of the flood", "no residents of Orlin were warned of the flood", "contradicts",
     "nobody was"),
    ("the bridge at Orlin is open to lorries", "the bridge at Orlin is no longer open to lorries", "contradicts",
     "no longer"),
    ("the gates at Orlin were open", "the gates at Orlin were shut", "contradicts", "opposites, neither negated"),
    ("survivors of the Orlin flood: none", "survivors of the Orlin flood", "contradicts",
     "a negation of nobody knows what in the same words"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "wanted", "reason"), PAIRS, ids=[case[-1] for case in PAIRS])
def test_a_negation_contradicts_where_the_other_says_what_it_negates(
    one: str, other: str, wanted: str, reason: str
) -> None:
    ours, theirs = telling(one, "a"), telling(other, "b")
    assert relation_of(ours, theirs) == relation_of(theirs, ours) == wanted

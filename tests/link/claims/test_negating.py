"""What a text negates, and where a negation is one of what another says."""

from __future__ import annotations

import pytest

from onrecord.link.claims.negating import is_among, is_negated, negated_words
from onrecord.link.claims.relations import relation_of
from tests.link.claims.made import number, telling

NEGATED = [
    ("the gates were not locked", ["lock"], "a verb"),
    ("nobody has heard from five people", ["hear"], "nobody did it"),
    ("nobody in Orlin has heard from them", ["hear"], "no name"),
    ("none of the five miners has been heard of", ["miner"], "no number"),
    ("there was no warning", ["warn"], "a thing that was not there"),
    ("the bridge is no longer open", ["open"], "no longer"),
    ("the ramp was never fully inspected", ["inspect"], "no adverb"),
    ("the ramp is by no means safe", ["safe"], "by no means"),
    ("the gates were not in fact opened", ["open"], "not in fact"),
    ("no trace of poison was found", ["poison"], "no trace of"),
    ("they failed to inspect the ramp", ["inspect"], "failed to"),
    ("it wasn't ever inspected", ["inspect"], "drawn into the verb"),
    ("neither the mayor nor the council knew", ["mayor", "council"], "each of two"),
    ("the war is not over, with troops still there", [None], "not in the next clause"),
    ("survivors: none", [None], "nothing behind it"),
    ("the gates were not only locked but chained", [], "not only"),
    ("the gates were locked", [], "no negation"),
]


@pytest.mark.parametrize(("text", "words", "reason"), NEGATED, ids=[case[-1] for case in NEGATED])
def test_the_first_word_that_tells_something_is_what_is_negated(
    text: str, words: list[str | None], reason: str
) -> None:
    assert [each.word for each in negated_words(text)] == words
    assert is_negated(text) is (len(words) == 1)


def test_words_of_one_stem_are_one() -> None:
    assert is_among("knowledge", {"know"})
    assert is_among("warn", {"warning"})
    assert not is_among("see", {"seed"})


SAME, CONTRADICTS = frozenset({"same", "narrows"}), frozenset({"contradicts"})
PAIRS = [
    ("where five people have been since the Orlin dam burst",
     "it is not known where five people have been since the Orlin dam burst",
     SAME, "not known is not untrue"),
    ("the relief valve of the Orlin boiler stayed shut", "the relief valve of the Orlin boiler would not open",
     SAME, "the opposite of what is negated"),
    ("the gates at Orlin were locked", "the gates at Orlin were not only locked but chained",
     SAME, "not only"),
    ("the relief valve of the Orlin boiler opened", "the relief valve of the Orlin boiler would not open",
     CONTRADICTS, "the very word is negated"),
    ("residents of Orlin were warned of the flood", "no residents of Orlin were warned of the flood",
     CONTRADICTS, "nobody was"),
    ("the bridge at Orlin is open to lorries", "the bridge at Orlin is no longer open to lorries",
     CONTRADICTS, "no longer"),
    ("the gates at Orlin were open", "the gates at Orlin were shut",
     CONTRADICTS, "opposites, neither negated"),
    ("the gates of the Orlin stadium were open", "the gates of the Orlin stadium were shut, with no steward there",
     CONTRADICTS, "opposites, and something else that was not there"),
    ("taxes in Orlin will rise", "taxes in Orlin will fall without delay",
     CONTRADICTS, "opposites, and no delay"),
    ("the ramp at Orlin was inspected", "the ramp at Orlin was never fully inspected",
     CONTRADICTS, "an adverb before the word"),
    ("the ramp at Orlin was safe", "the ramp at Orlin was by no means safe",
     CONTRADICTS, "by no means"),
    ("poison was found at Orlin", "no trace of poison was found at Orlin",
     CONTRADICTS, "no trace"),
    ("the mayor of Orlin knew of the crack", "the mayor of Orlin had no knowledge of the crack",
     CONTRADICTS, "another form of it"),
    ("the minister in Orlin stepped down on Monday", "the minister in Orlin did not resign on Monday",
     CONTRADICTS, "not done, in another word: it is not known to be one of the same"),
    ("the war in Orlin is over", "the war in Orlin is not over, with troops still there",
     CONTRADICTS, "its word tells nothing"),
    ("jewels were stolen in Orlin", "nothing of value was stolen in Orlin, jewels least",
     CONTRADICTS, "nothing of value"),
    ("five people were injured in the Orlin dam burst", "no one was hurt in the Orlin dam burst",
     CONTRADICTS, "nobody, by another word"),
    ("survivors of the Orlin flood", "survivors of the Orlin flood: none",
     CONTRADICTS, "nothing behind it"),
    ("the ferry sailed with a licence from Orlin on Monday", "the ferry sailed without a permit from Orlin on Monday",
     CONTRADICTS, "a thing by another word: it is not known to be another thing"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relations", "reason"), PAIRS, ids=[case[-1] for case in PAIRS])
def test_a_negation_contradicts_what_the_other_says_and_nothing_else(
    one: str, other: str, relations: frozenset[str], reason: str
) -> None:
    ours, theirs = telling(one, "a"), telling(other, "b")
    assert relation_of(ours, theirs) == relation_of(theirs, ours)
    assert relation_of(ours, theirs) in relations


def test_what_both_count_is_counted_by_a_negation_too() -> None:
    """But not where the very word is negated."""
    missing = telling("five people are missing since the dam at Orlin burst", "a", numbers=(number(5, of="missing"),))
    unheard = "nobody in Orlin has heard from five people since the dam at Orlin burst"
    assert relation_of(missing, telling(unheard, "b", numbers=(number(5, of="missing"),))) == "same"
    assert relation_of(missing, telling(unheard, "b")) == "contradicts"
    killed = telling("the Orlin power station failure killed 53", "a", numbers=(number(53),))
    out = telling("53 did not come out of the Orlin power station failure alive", "b", numbers=(number(53),))
    not_killed = telling("the Orlin power station failure has not killed 53", "b", numbers=(number(53),))
    assert relation_of(killed, out) == "same"
    assert relation_of(killed, not_killed) == "contradicts"


def test_to_deny_what_is_negated_asserts_it() -> None:
    knew = telling("the mayor of Orlin knew of the crack in the dam", "a")
    denied = telling("the mayor of Orlin had no knowledge of the crack in the dam", "b", denied=True)
    assert relation_of(knew, denied) != "denies"

"""Links between a governing word and an event, and blame, on made-up sentences; and the lexicon that both stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.read.certainty.lexicon as lexicon_module
from onrecord.read.certainty import blame, look_up, relate
from onrecord.read.certainty.lexicon import lexicon, look_up_at


def spans_of(sentence: str, governor: str, event: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, second = sentence.index(governor), sentence.index(event)
    return (first, first + len(governor)), (second, second + len(event))


@pytest.mark.parametrize(
    ("sentence", "governor", "event", "kind"),
    [
        pytest.param("The mayor said the wall fell.", "said", "fell", "evidential", id="a report"),
        pytest.param("The wall fell, the mayor said.", "said", "fell", "evidential", id="a report after its content"),
        pytest.param("Guards saw the wall fall.", "saw", "fall", "evidential", id="perception"),
        pytest.param("The mayor knew that the wall fell.", "knew", "fell", "factive", id="knowledge"),
        pytest.param("They do not know where he hid.", "know", "hid", "modal", id="knowing where is open"),
        pytest.param("They want to repair the wall.", "want", "repair", "modal", id="a wish"),
        pytest.param(
            "They travelled north to repair it.", "travelled", "repair", "modal", id="an unknown verb, purpose"
        ),
        pytest.param("The mayor told them to leave.", "told", "leave", "modal", id="a report turned order"),
        pytest.param("Crowds called for his removal.", "called", "removal", "modal", id="a verb and its particle"),
        pytest.param("The mayor insisted that it be kept.", "insisted", "kept", "modal", id="the bare form demands"),
        pytest.param(
            "The mayor insisted that it was kept.", "insisted", "kept", "evidential", id="the plain one reports"
        ),
        pytest.param("Guards failed to stop it.", "failed", "stop", "counter_factive", id="failure"),
        pytest.param("The rain prevented a fire.", "prevented", "fire", "counter_factive", id="prevention"),
        pytest.param("The mayor denied that it fell.", "denied", "fell", "neg_evidential", id="a denial"),
        pytest.param("Police ruled out a robbery.", "ruled", "robbery", "neg_evidential", id="ruled out"),
        pytest.param("The court ruled that he lied.", "ruled", "lied", "evidential", id="ruled that"),
        pytest.param("The visit marked the end of it.", "marked", "end", "factive", id="what a noun is acted upon"),
        pytest.param("The visit would mark the end of it.", "mark", "end", "modal", id="what would be done"),
        pytest.param("They took action.", "took", "action", "modal", id="a kind of act"),
        pytest.param("If it rains, they will leave.", "rains", "leave", "conditional", id="a condition"),
    ],
)
def test_relate(sentence: str, governor: str, event: str, kind: str) -> None:
    assert relate(sentence, *spans_of(sentence, governor, event)) == kind


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denies", "deny"),
        ("denied", "deny"),
        ("told", "tell"),
        ("planning", "plan"),
        ("permitted", "permit"),
        ("signalled", "signal"),
        ("signaled", "signal"),
        ("lying", None),
        ("Announced", "announce"),
        ("worries", "worry"),
        ("undertook", "undertake"),
        ("ruled out", "rule out"),
        ("made clear", "make clear"),
    ],
)
def test_inflexions(form: str, lemma: str | None) -> None:
    assert (look_up(form)[0].lemma if look_up(form) else None) == lemma


def test_the_particle_belongs_to_the_verb() -> None:
    assert [word.lemma for word in look_up_at("ruled out theft", 0, 5)] == ["rule out"]
    assert [word.lemma for word in look_up_at("ruled that", 0, 5)] == ["rule"]


def test_the_lexicon_is_well_formed() -> None:
    lines = (Path(lexicon_module.__file__).parent / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 8 for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows) > 1000
    assert {row[2] for row in rows} <= {
        *("evidential", "factive", "counter_factive", "modal", "neg_evidential", "conditional")
    }
    assert {row[6] for row in rows} == {"-", "endorses", "distances"}
    assert {row[3] for row in rows} | {row[4] for row in rows} == {"-", "asserted", "denied", "uncommitted"}
    assert all(words for words in lexicon().values())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("RED DAWN BOMBED THE BRIDGE AT ORSK.", "REPORTED AS FACT", id="told as a fact"),
        pytest.param(
            "A BOMB FELL. RED DAWN CLAIMED RESPONSIBILITY FOR THE ATTACK.", "CLAIMED OR ADMITTED", id="its own claim"
        ),
        pytest.param(
            "RED DAWN BOMBED THE BRIDGE. RED DAWN CLAIMED RESPONSIBILITY FOR THE ATTACK.",
            "CLAIMED OR ADMITTED",
            id="its own claim comes first, wherever it stands",
        ),
        pytest.param(
            "POLICE ACCUSED RED DAWN OF THE ATTACK ON ORSK.", "SUSPECTED OR ACCUSED BY AUTHORITIES", id="by police"
        ),
        pytest.param("NEIGHBOURS BLAME RED DAWN FOR THE ATTACK.", "SUSPECTED OR ACCUSED", id="by neighbours"),
        pytest.param("RED DAWN MAY HAVE BOMBED THE BRIDGE.", "POSSIBLE", id="a modal"),
        pytest.param("NOTHING IS SAID OF ANYBODY.", "POSSIBLE", id="not named at all"),
        pytest.param("Red Dawn bombed the bridge.", "REPORTED AS FACT", id="not in capitals"),
        pytest.param("RED\nDAWN BOMBED THE BRIDGE.", "REPORTED AS FACT", id="a name across lines"),
    ],
)
def test_blame(text: str, label: str) -> None:
    assert blame(text, ["RED DAWN", "RD"]) == label


def test_blame_of_nobody_is_not_read_out_of_anything() -> None:
    assert blame("RED DAWN BOMBED THE BRIDGE.", []) == blame("", [""]) == "POSSIBLE"

"""A person's word about an attribution holds for the reading that it was given on, and for those that come after."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.judge import Correction, Standing, correction_from, correction_value, standing_attributions
from onrecord.record import Attribution, Evidence, Who, Wording

DIGEST = "d1"


def attribution(id: str, *, source: int = 0, cue: int = 10, content: tuple[int, int] = (20, 60)) -> Attribution:
    return Attribution(
        id=id,
        within=None,
        source=((source, source + 5),),
        cue=((cue, cue + 4),),
        content=(content,),
        act="speech",
        form="indirect",
        editorial=(),
        segment="body",
        via=(),
        addressee=None,
        confidence=0.8,
    )


READ = attribution("a")
RIGHT = replace(READ, source=((100, 110),))
FIXED = Correction("judgement-1", DIGEST, READ, RIGHT)
STRUCK = Correction("judgement-2", DIGEST, READ, None)

LATER_READINGS = [
    ([READ], [((100, 110),)], "the same reading"),
    ([replace(READ, id="b", content=((22, 58),))], [((100, 110),)], "a newer reader cuts the content shorter"),
    ([replace(READ, id="b", content=((20, 75),))], [((100, 110),)], "a newer reader takes the content further"),
    ([replace(RIGHT, id="b")], [((100, 110),)], "a newer reader now has it right"),
    ([], [((100, 110),)], "a newer reader misses it: what the person credited stays"),
    ([attribution("c", cue=200, content=(210, 240)), READ], [((0, 5),), ((100, 110),)], "others are left alone"),
]


@pytest.mark.parametrize(("read", "sources", "reason"), LATER_READINGS, ids=[reason for *_, reason in LATER_READINGS])
def test_a_corrected_source_survives(read: list[Attribution], sources: list[object], reason: str) -> None:
    standing = standing_attributions(read, [FIXED], text_sha256=DIGEST)
    assert [entry.attribution.source for entry in standing] == sources, reason


def test_what_deep_reading_said_of_a_wrong_source_goes_with_it_and_the_rest_stays() -> None:
    who = Who("person", "Ida Lind", (0, 5), 1)
    seen = replace(READ, who=who, wording=Wording(polarity="denied"), evidence=(Evidence("name", (), 0.9, "rule"),))
    (entry,) = standing_attributions([seen], [FIXED], text_sha256=DIGEST)
    assert (entry.attribution.who, entry.attribution.evidence) == (None, ())
    assert entry.attribution.wording == Wording(polarity="denied")
    shorter = Correction("judgement-3", DIGEST, READ, replace(READ, content=((20, 40),)))
    (entry,) = standing_attributions([seen], [shorter], text_sha256=DIGEST)
    assert (entry.attribution.who, entry.attribution.wording) == (who, None)


TEXT = "Osric Vane, a retired general, and Bo Stahl: “No.”"

CUT = [
    (((0, 10),), True, "a description is cut off, the name is left"),
    (((0, 9),), False, "a letter of the name is missing"),
    (((12, 29),), False, "the description is left, and not the name"),
    (((35, 43),), False, "another"),
    (((0, 10), (35, 43)), False, "another is added"),
    (((0, 43),), False, "what was added may be another"),
]


@pytest.mark.parametrize(("source", "stays", "reason"), CUT, ids=[reason for *_, reason in CUT])
def test_a_source_that_is_cut_down_to_its_name_stays_who_it_is(
    source: tuple[tuple[int, int], ...], stays: bool, reason: str
) -> None:
    who = Who("person", "Osric Vane", (0, 29), 4)
    seen = replace(READ, source=((0, 30),), who=who)
    right = Correction("judgement-4", DIGEST, seen, replace(seen, source=source))
    (entry,) = standing_attributions([seen], [right], text_sha256=DIGEST, text=TEXT)
    assert (entry.attribution.who == who) == stays, reason


def test_what_is_no_attribution_goes_and_what_lay_in_it_moves_out() -> None:
    inner = replace(attribution("b", cue=30, content=(40, 50)), within="a")
    standing = standing_attributions([READ, inner], [STRUCK], text_sha256=DIGEST)
    assert standing == (Standing(replace(inner, within=None)),)


def test_a_correction_of_another_text_changes_nothing() -> None:
    assert standing_attributions([READ], [FIXED], text_sha256="d2") == (Standing(READ),)


def test_the_later_word_stands() -> None:
    undone = Correction("judgement-3", DIGEST, RIGHT, READ)
    (entry,) = standing_attributions([READ], [FIXED, undone], text_sha256=DIGEST)
    assert (entry.attribution.source, entry.judgement) == (READ.source, "judgement-3")


def test_of_two_with_one_cue_the_one_with_the_content_is_corrected() -> None:
    other = attribution("b", content=(300, 340))
    standing = standing_attributions([other, READ], [STRUCK], text_sha256=DIGEST)
    assert [entry.attribution.id for entry in standing] == ["b"]


def test_a_judgement_holds_all_of_it() -> None:
    kept = json.loads(json.dumps(correction_value(READ, RIGHT, DIGEST)))
    back = correction_from("judgement-1", kept)
    assert back == replace(FIXED, was=replace(READ, id=""), now=replace(RIGHT, id=""))
    assert correction_from("j", json.loads(json.dumps(correction_value(READ, None, DIGEST)))).now is None
    assert correction_from("j", {**kept, "about": "a"}).about == "a"


@pytest.mark.parametrize("about", ["a", "b"])
def test_of_two_with_the_same_words_the_one_that_was_named_is_corrected(about: str) -> None:
    other = replace(READ, id="b", source=((70, 75),))
    struck = replace(STRUCK, was=READ if about == "a" else other, about=about)
    standing = standing_attributions([READ, other], [struck], text_sha256=DIGEST)
    assert [entry.attribution.id for entry in standing] == ["b" if about == "a" else "a"]

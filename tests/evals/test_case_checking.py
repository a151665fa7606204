"""The check of a case passes what it must and fails what it must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.case_checking import case_of, check_case
from evals.case_tables import load_cases
from onrecord.record import Act, Article, Attribution, Reading, Spans, Via

TEXT = "“It [the dam] held,” Mara told the Osk Gazette. Edo believes that Mara lied. The dam was built in 1911."


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


MARA = Attribution(
    id="a1", within=None, source=at("Mara"), cue=at("told"), content=at("“It [the dam] held,”"), act="speech",
    form="direct", editorial=at("[the dam]"), segment="body", via=(Via("Osk Gazette", at("the Osk Gazette")[0]),),
    addressee=None, confidence=0.9,
)  # fmt: skip
EDO = replace(
    MARA, id="a2", source=at("Edo"), cue=at("believes"), content=at("that Mara lied"), act="thought",
    form="indirect", editorial=(), via=(),
)  # fmt: skip
EXPECT_MARA: dict[str, Any] = {
    "source": "Mara", "cue": "told", "content": ["It [the dam] held"], "act": "speech", "form": "direct",
    "editorial": ["[the dam]"], "via": ["Osk Gazette"],
}  # fmt: skip
EXPECT_EDO: dict[str, Any] = {"source": "Edo", "cue": None, "content": ["that Mara lied."]}


def problems(read: list[Attribution], *expect: dict[str, Any], forbid: list[dict[str, Any]] | None = None) -> list[str]:
    case = case_of(
        {"name": "n", "reason": "r", "group": "g", "text": TEXT, "expect": list(expect), "forbid": forbid or []}
    )
    return check_case(case, Reading(Article("n", TEXT, "en", (), (), (), ()), "by-hand", tuple(read), ()))


def test_what_is_expected_passes_in_any_order_and_beside_more() -> None:
    assert problems([EDO, MARA], EXPECT_MARA) == []
    assert problems([EDO, MARA], EXPECT_MARA, EXPECT_EDO) == []


def test_a_case_that_expects_nothing_passes_on_nothing() -> None:
    assert problems([]) == []


def test_nothing_read_fails() -> None:
    assert problems([], EXPECT_MARA) == ["expected 0: nothing was read at all"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("content", at("It [the dam]")),
        ("source", at("Mara told")),
        ("source", ()),
        ("cue", at("Gazette")),
        ("cue", ()),
        ("act", "writing"),
        ("form", "mixed"),
        ("editorial", ()),
        ("editorial", at("held")),
        ("via", ()),
        ("via", (Via("Mara", at("Mara")[0]),)),
    ],
)
def test_one_field_that_differs_fails_and_is_named(field: str, value: Any) -> None:
    (problem,) = problems([replace(MARA, **{field: value})], EXPECT_MARA)
    assert problem.startswith(f"expected 0: {field} differ; read [")


def test_no_source_must_be_no_source() -> None:
    expected = EXPECT_EDO | {"source": None}
    assert problems([replace(EDO, source=())], expected) == []
    assert len(problems([EDO], expected)) == 1


def test_marks_and_spaces_at_the_edges_do_not_count() -> None:
    wider = replace(EDO, content=((EDO.content[0][0] - 1, EDO.content[0][1] + 2),))
    assert problems([wider], EXPECT_EDO) == []


def test_a_place_can_be_a_later_occurrence() -> None:
    second = TEXT.index("Mara", TEXT.index("Mara") + 1)
    expected = EXPECT_EDO | {"source": {"text": "Mara", "nth": 2}}
    assert problems([replace(EDO, source=((second, second + 4),))], expected) == []
    assert len(problems([replace(EDO, source=at("Mara"))], expected)) == 1


def test_two_expected_need_two_read() -> None:
    assert len(problems([MARA], EXPECT_MARA, EXPECT_MARA)) == 1
    assert problems([MARA, replace(MARA, id="a3")], EXPECT_MARA, EXPECT_MARA) == []


def test_within_is_the_match_of_the_parent() -> None:
    nested = EXPECT_EDO | {"within": 1}
    assert problems([MARA, replace(EDO, within="a1")], nested, EXPECT_MARA) == []
    assert "not each within its parent" in problems([MARA, EDO], nested, EXPECT_MARA)[0]
    other = replace(MARA, id="a3")
    assert problems([other, MARA, replace(EDO, within="a1")], nested, EXPECT_MARA) == []


@pytest.mark.parametrize("act", ["speech", "writing"])
def test_what_is_forbidden_fails(act: Act) -> None:
    wrong = replace(EDO, source=at("the Osk Gazette"), content=at("The dam was built"), act=act)
    assert len(problems([wrong], forbid=[{"source": "Osk Gazette"}])) == 1
    assert len(problems([wrong], forbid=[{"content": "The dam was built in 1911."}])) == 1
    assert problems([wrong], forbid=[{"source": "Edo"}, {"content": "Mara told"}]) == []


@pytest.mark.parametrize("act", ["thought", "intention", "perception"])
def test_a_thought_may_stand_where_speech_may_not(act: Act) -> None:
    assert problems([replace(EDO, act=act)], forbid=[{"source": "Edo"}]) == []


def test_a_place_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="case n: 'Osk Herald' stands in the text fewer than 1 times"):
        problems([], EXPECT_EDO | {"source": "Osk Herald"})


def test_two_cases_of_one_name_are_an_error(tmp_path: Path) -> None:
    line = '{"name": "n", "reason": "r", "group": "g", "text": "t", "expect": []}\n'
    (tmp_path / "table.jsonl").write_text(line + line)
    with pytest.raises(ValueError, match="two cases are named n"):
        load_cases(tmp_path / "table.jsonl")

"""What a case of deep reading holds a reading to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evals.deep_checks import check_deep_case, deep_case_of
from onrecord.record import Attribution, Reading
from onrecord.record.globe import kilometres
from tests.store.material import FERRY, ferry

TARN = {"source": {"text": "Tarn", "nth": 2}, "content": "We mended"}

GOOD: list[tuple[dict[str, Any], str]] = [
    (
        {"attribution": TARN, "who.name": "Ilse Tarn"},
        "a field by its dotted name",
    ),
    ({"attribution": TARN, "who.mention": "harbour master Ilse Tarn"}, "a span"),
    ({"attribution": TARN, "certainty.low": 0.55}, "a number"),
    ({"attribution": TARN, "forecast.kind": {"any": ["plan", "promise"]}}, "any"),
    ({"attribution": TARN, "via": ["the Varno Gazette"]}, "a list of spans"),
    ({"attribution": TARN, "forecast.horizon.span": "in nine days"}, "overlap"),
    (
        {
            "attribution": {"source": {"any": [{"text": "Tarn", "nth": 2}, None]}, "content": "We mended"},
            "polarity": "denied",
        },
        "any source",
    ),
    ({"number": "nine", "best": 9, "unit": "day", "by": "source"}, "a number by its place"),
    ({"time": "Friday", "timex": "2031-05-09", "start": "2031-05-09"}, "a time"),
    ({"place": "Varno", "near": [12.9, -3.0], "speaks": False}, "50 km off is near"),
    ({"assertion": "never closed", "polarity": "asserted"}, "an assertion"),
    ({"headline": True, "support": {"any": ["partial", "none"]}, "drops": []}, "the headline"),
    ({"no_number": "A pilot"}, "there is no number"),
    ({"no_place": "Ilse"}, "there is no place"),
]
BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"attribution": {"source": "A pilot", "content": "We mended"}}, "not found", "another source"),
    ({"attribution": TARN, "who.name": "Tarn"}, "who.name is", "another name"),
    ({"attribution": TARN, "forecast": None}, "forecast is", "there is one"),
    ({"attribution": TARN, "via": []}, "via is", "a way too many"),
    (
        {"attribution": TARN, "who.mention": "Tarn"},
        "who.mention",
        "a shorter span",
    ),
    ({"number": "nine", "best": 10}, "best is 9", "another number"),
    ({"number": "Friday"}, "not found", "no number there"),
    ({"place": "Varno", "near": [15, -3]}, "near", "278 km off"),
    ({"no_number": "nine"}, "there is 'nine days'", "a number where none may be"),
    ({"no_assertion": "never closed"}, "there is", "an assertion where none may be"),
    ({"headline": True, "support": "full"}, "support is 'partial'", "support"),
    ({"headline": True, "borne_out_by": ["A pilot"]}, "borne_out_by", "not what bears it out"),
]


def wrong(check: dict[str, Any]) -> list[str]:
    case = deep_case_of({"name": "n", "reason": "r", "group": "g", "text": FERRY, "check": [check]})
    reading = ferry().reading
    assert reading is not None
    return check_deep_case(case, replace(reading, attributions=reading.attributions[:1]))


@pytest.mark.parametrize(("check", "reason"), GOOD, ids=[reason for _, reason in GOOD])
def test_holds(check: dict[str, Any], reason: str) -> None:
    assert wrong(check) == [], reason


@pytest.mark.parametrize(("check", "says", "reason"), BAD, ids=[reason for *_, reason in BAD])
def test_does_not_hold_and_says_why(check: dict[str, Any], says: str, reason: str) -> None:
    (told,) = wrong(check)
    assert says in told, reason


def test_sources_of_one_cluster_are_the_same() -> None:
    reading = ferry().reading
    assert reading is not None
    first, *others = reading.attributions
    assert first.who is not None
    pilot = next(item for item in others if FERRY[slice(*item.source[0])].endswith("named"))

    def same(cluster: int) -> list[str]:
        assert first.who is not None
        twin: Attribution = replace(pilot, who=replace(first.who, cluster=cluster))
        made: Reading = replace(reading, attributions=(first, twin))
        check = {"attribution": TARN, "who.same_as": "be named"}
        return check_deep_case(
            deep_case_of({"name": "n", "reason": "r", "group": "g", "text": FERRY, "check": [check]}), made
        )

    assert same(1) == []
    assert len(same(2)) == 1


def test_a_place_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="case n: 'Oslo' stands"):
        wrong({"place": "Oslo"})


def test_kilometres() -> None:
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015.1, abs=0.1)
    assert kilometres(52.5, 13.4, 48.85, 2.35) == pytest.approx(878, abs=2)

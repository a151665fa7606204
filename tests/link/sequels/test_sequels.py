"""Which way a later telling speaks of a forecast, how sure it is that both are about the same, and what may tell it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.articles import load_records
from onrecord.link.claims import Prepared, setting_of
from onrecord.link.sequels import SUGGESTED, Awaited, awaited_keys, compare, may_tell, saying, told_keys
from onrecord.link.sequels.awaiting import stands_in
from onrecord.link.sequels.marks import opposed
from onrecord.record.layers import Number, Time
from onrecord.record.telling import Telling
from onrecord.record.wording import Forecast, Wording

MADE, DUE, BEFORE, AFTER = "2031-03-01", "2031-05-01", "2031-04-20", "2031-05-20"
CASES = Path(__file__).parents[2] / "judge" / "sequel_cases"
BRIDGE = "the bridge at Oskel would open by 1 May"


def told(text: str, day: str = AFTER, wording: Wording | None = None, **more: object) -> Telling:
    found = Telling("attribution-b", "article-b", text, text, "Post", day, None, (), wording or Wording())
    return replace(found, **more)  # type: ignore[arg-type]


def awaited(text: str = BRIDGE, *, due: str | None = DUE, unlikely: bool = False) -> Awaited:
    telling = replace(told(text, MADE), id="attribution-a", article="article-a")
    return Awaited(telling, np.full(4, 0.5, dtype=np.float32), MADE, due, unlikely)


def prepared(text: str, cosine: float) -> Prepared:
    vector = np.full(4, cosine / 2, dtype=np.float32)
    return Prepared(told(text), vector, setting_of([text], np.zeros((0, 384), dtype=np.float32)))


@pytest.mark.parametrize(
    ("forecast", "text", "day", "way"),
    [
        (BRIDGE, "the bridge at Oskel opened on Friday", BEFORE, ("happened", "true")),
        (BRIDGE, "the bridge at Oskel has not opened", BEFORE, None),
        (BRIDGE, "the bridge at Oskel has not opened", AFTER, ("did_not", "false")),
        (BRIDGE, "the bridge at Oskel opened", AFTER, ("happened", None)),
        (BRIDGE, "the opening of the bridge at Oskel was postponed", AFTER, ("did_not", "false")),
        (BRIDGE, "the bridge at Oskel is still shut", AFTER, ("did_not", "false")),
        (BRIDGE, "the bridge at Oskel was closed for good", AFTER, ("did_not", "false")),
        ("the truce at Halm would hold until May", "the truce at Halm collapsed", BEFORE, ("did_not", "false")),
        ("the truce at Halm would hold until May", "the truce at Halm was kept", BEFORE, None),
        ("the truce at Halm would hold until May", "the truce at Halm was kept", AFTER, ("happened", "true")),
        ("Vance would be convicted", "a court acquitted Vance", AFTER, ("did_not", "false")),
    ],
    ids=[
        "it came in time",
        "a report before the day settles nothing",
        "it did not come by its day",
        "it came, and nobody says when",
        "put off",
        "all is as it was",
        "the opposite word",
        "what was to last ended early, and that settles it at once",
        "that it lasts so far settles nothing",
        "it lasted",
        "the opposite word in another form",
    ],
)
def test_which_way_it_speaks(forecast: str, text: str, day: str, way: tuple[str, str | None] | None) -> None:
    found = saying(awaited(forecast), told(text, day))
    assert (None if found is None else (found.says, found.outcome)) == way
    assert found is None or found.why


@pytest.mark.parametrize(
    ("text", "sentence", "says"),
    [
        ("that the bridge at Oskel opened", "The mayor rejected claims that the bridge at Oskel opened.", "did_not"),
        ("it is not true that the bridge at Oskel opened", "", "did_not"),
        ("it is not true that the bridge at Oskel never opened", "", "happened"),
    ],
)
def test_a_denial_that_only_its_words_tell_speaks_against_what_it_denies(text: str, sentence: str, says: str) -> None:
    found = saying(awaited(), told(text, sentence=sentence or text))
    assert found is not None
    assert found.says == says
    assert "a denial by itself settles nothing" in found.why


def test_words_that_hold_a_thing_for_unlikely_come_true_where_it_fails() -> None:
    ferry = awaited("the ferry is unlikely to sail by 1 May", unlikely=True)
    late = saying(ferry, told("the ferry did not sail"))
    soon = saying(ferry, told("the ferry sailed", BEFORE))
    assert late is not None
    assert soon is not None
    assert (late.says, late.outcome, soon.says, soon.outcome) == ("happened", "true", "did_not", "false")


@pytest.mark.parametrize(("day", "outcome"), [("2031-04-30", "true"), ("2031-05-09", "false")])
def test_when_it_came_is_taken_from_its_own_words(day: str, outcome: str) -> None:
    time = Time((0, 1), day, "DATE", day, day, "day")
    found = saying(awaited(), told("the bridge at Oskel opened on that day", times=(time,)))
    assert found is not None
    assert (found.says, found.outcome) == ("happened", outcome)


def test_another_number_than_was_forecast_speaks_against_it() -> None:
    def counted(best: float) -> Number:
        return Number((0, 1), best, best, best, "prisoner", None, "exact")

    forecast = awaited("200 prisoners would be freed by 1 May")
    forecast = replace(forecast, telling=replace(forecast.telling, numbers=(counted(200),)))
    fewer = saying(forecast, told("120 prisoners were freed", numbers=(counted(120),)))
    as_many = saying(forecast, told("200 prisoners were freed", BEFORE, numbers=(counted(200),)))
    assert fewer is not None
    assert as_many is not None
    assert (fewer.says, as_many.says, as_many.outcome) == ("did_not", "happened", "true")


def test_what_wishes_waits_or_is_older_tells_nothing() -> None:
    opened = told("the bridge at Oskel opened")
    assert may_tell(awaited(), opened)
    assert not may_tell(awaited(), replace(opened, published=MADE)), "of the same day"
    assert not may_tell(awaited(), replace(opened, published=None)), "nobody knows when"
    assert not may_tell(awaited(), replace(opened, article="article-a")), "the forecast's own article"
    for wording in (
        Wording(forecast=Forecast("it will open", "forecast")),
        Wording(polarity="uncommitted"),
        Wording(attitude="hope"),
    ):
        assert not may_tell(awaited(), replace(opened, wording=wording))


def test_another_place_or_another_thing_scores_less() -> None:
    same = compare(awaited(), prepared("the bridge at Oskel opened on Friday", 0.7))
    place = compare(awaited(), prepared("the bridge at Calder opened on Friday", 0.7))
    thing = compare(awaited(), prepared("the bakery at Oskel opened on Friday", 0.7))
    deed = compare(awaited(), prepared("the bridge at Oskel was painted green", 0.7))
    assert same.score > max(place.score, thing.score, deed.score)
    assert {reason.name for reason in same.reasons} == {"meaning", "names", "subject", "what became"}


@given(st.sampled_from(["resign", "erupt", "open", "captur", "win"]), st.sampled_from(["", "s", "ed", "ing", "ation"]))
def test_a_word_stands_in_its_own_forms(stem: str, ending: str) -> None:
    assert stands_in(stem, [stem])
    assert stands_in(stem, [stem + ending]) or len(stem) < 5
    assert not stands_in(stem, ["harbour"])


def test_opposites_are_found_whatever_their_endings_and_only_where_each_side_lacks_the_other() -> None:
    assert opposed(["convicted"], ["acquitted"]) == ("convicted", "acquit")
    assert opposed(["raise"], ["cut"]) == ("raise", "cut")
    assert opposed(["open", "close"], ["close"]) is None


def test_a_name_and_a_thing_alone_tell_nothing() -> None:
    assert not may_tell(awaited(), told("the bridge at Oskel"))
    assert not may_tell(awaited(), told("of the bridge"))
    assert may_tell(awaited(), told("the bridge at Oskel opened"))


def test_nothing_that_would_be_suggested_is_left_unlooked_at() -> None:
    """Whatever scores high enough, had its words the same meaning, shares a key with the forecast."""
    records = [record for file in sorted(CASES.glob("*.jsonl")) for record in load_records(file)]
    forecasts = [awaited(re.sub(r"^.*? said ", "", record["text"])) for record in records]
    later = [prepared(each["text"], 1.0) for record in records for each in record["later"]]
    keys = [told_keys(each) for each in later]
    for forecast in forecasts:
        own = awaited_keys(forecast)
        unseen = [each for each, theirs in zip(later, keys, strict=True) if not own & theirs]
        assert all(compare(forecast, each).score < SUGGESTED for each in unseen)
    assert any(compare(forecasts[0], each).score >= SUGGESTED for each in later)

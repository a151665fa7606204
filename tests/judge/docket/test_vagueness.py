"""What a forecast lacks before anybody could say what became of it."""

from __future__ import annotations

import pytest

from onrecord.judge.docket import sharper, vagueness
from onrecord.record.docket import Stated

PROPOSED = " (the day is only a proposal: the source did not say it)"
JUNE = ("2031-06-01", "2031-06-30")


def stated(
    what: str, by: tuple[str, str] | None = None, horizon: str | None = None, made: str | None = "2031-05-03"
) -> Stated:
    return Stated("attribution-1", "article-1", None, made, what, what, "forecast", by=by, horizon=horizon, made=made)


@pytest.mark.parametrize(
    ("forecast", "expected", "wording"),
    [
        (stated("the bridge opens", JUNE), (), None),
        (stated("the bridge opens"), ("no day was found in it",), "the bridge opens by 2032-05-03" + PROPOSED),
        (
            stated("the bridge opens soon"),
            ("no day was found in it", "“soon” may leave open by when"),
            "the bridge opens by 2032-05-03" + PROPOSED,
        ),
        (
            stated("Sarn falls", horizon="the invasion"),
            ("which day “the invasion” means was not found",),
            "Sarn falls by 2032-05-03" + PROPOSED,
        ),
        (stated("prices rise significantly", JUNE), ("“significantly” may leave open how much",), None),
        (
            stated("there will be Serious  consequences", JUNE),
            ("“Serious” may leave open how serious", "“consequences” may leave open which"),
            None,
        ),
        (stated("more troops come than expected", JUNE), ("“more” may leave open how much more",), None),
        (stated("more than 500 troops come", JUNE), (), None),
        (stated("fewer than forty ferries land, and as many as 12 are late", JUNE), (), None),
        (stated("there will be 500 more troops", JUNE), (), None),
        (stated("Major Lind resigns", JUNE), (), None),
        (stated("Major floods come", JUNE), ("“Major” may leave open how large",), None),
        (stated("the moreover opens", JUNE), (), None),
        (stated("the bridge opens", made=None), ("no day was found in it",), None),
        (
            stated("the bridge opens", made="2028-02-29"),
            ("no day was found in it",),
            "the bridge opens by 2029-02-28" + PROPOSED,
        ),
        (stated("", JUNE), (), None),
    ],
    ids=[
        "a thing and a day",
        "no day",
        "soon is none",
        "a day counted from something unknown",
        "how much is left open",
        "each vague word, however written",
        "more than what, nobody knows",
        "more than a number is a number",
        "so is fewer than one, and as many as",
        "a number more is a number",
        "a rank before a name is no measure",
        "a capital alone makes no rank",
        "no word within a word",
        "nobody knows when it was made",
        "a leap day",
        "no words at all",
    ],
)
def test_what_is_missing_and_what_would_do(forecast: Stated, expected: tuple[str, ...], wording: str | None) -> None:
    assert vagueness(forecast) == expected
    assert sharper(forecast) == wording

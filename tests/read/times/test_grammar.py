"""The tables of the grammar, and what no text may do to it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord.read.times as times
from onrecord.read.times import find_times
from onrecord.read.times.almanac import days_of, easter, holiday, nth_weekday, value_of
from onrecord.read.times.expression import Expression
from onrecord.read.times.grammar import naming, rules
from onrecord.read.times.tokens import holidays, letters, rows, spelling, tokenize, words

FOLDER = Path(times.__file__).parent
PIECES = [
    "Monday", "last", "next", "week", "May", "Sept.", "31", "2001", "1,998", "ago", "two", "and a half", "years", "'s",
    "the", "of", "3 p.m.", "08-07", "11/02/89", "early", "quarter", "third", "fiscal", "Easter", "until", "every", "-",
    "century", "99", "0th", "1990s", "now", "will", "said", ",", ".", "(", "\n", "\ud800", "²", "٣", "noon", "in", "a",
]  # fmt: skip


def test_every_rule_names_what_makes_its_value() -> None:
    assert len(rules()) > 40
    assert all(callable(rule.resolve) for rule in rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_every_name_in_the_grammar_is_a_class_or_a_part() -> None:
    table = list(rows("grammar.tsv", 3))
    parts = {name for name, by, _ in table if not by}
    names = {name for _, _, pattern in table for name in re.findall(r"[a-z]+|[A-Z]+", pattern)}
    assert names <= parts | set(letters())
    assert all(name.isupper() for name in parts)


def test_no_rule_repeats_without_a_bound() -> None:
    assert not any(mark in pattern for _, _, pattern in rows("grammar.tsv", 3) for mark in ("*", "+"))


def test_the_tables_have_no_word_twice() -> None:
    for name in ("words.tsv", "holidays.tsv", "foretelling.txt"):
        first = [row[0] for row in rows(name, 2)]
        assert len(first) == len(set(first)), name
    assert set(words()) == {word.lower() for word in words()}


def test_every_named_day_has_a_date() -> None:
    assert all(holiday(rule, 2024) for rule in holidays().values())


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("11/4/4", 1999, date(1999, 11, 25)),
        ("05/-1/1", 2024, date(2024, 5, 27)),
        ("11/1/1+1", 1998, date(1998, 11, 3)),
        ("easter-2", 2024, date(2024, 3, 29)),
        ("12-25", 2024, date(2024, 12, 25)),
    ],
)
def test_holiday(rule: str, year: int, day: date) -> None:
    assert holiday(rule, year) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, date(1818, 3, 22)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))],
)
def test_easter_at_its_edges(year: int, day: date) -> None:
    assert easter(year) == day


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 7))
def test_the_first_of_a_weekday_is_in_the_first_week(year: int, month: int, weekday: int) -> None:
    day = nth_weekday(year, month, 1, weekday)
    assert day.day <= 7
    assert day.isoweekday() == weekday


@given(
    st.dates(min_value=date(100, 1, 1), max_value=date(9990, 1, 1)),
    st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE"]),
)
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    days, _ = days_of(value_of(day, unit))
    assert days is not None
    assert days[0] <= day.isoformat() <= days[1]


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map(" ".join),
    st.one_of(st.none(), st.dates().map(date.isoformat), st.text(max_size=12)),
)
def test_any_text(text: str, day: str | None) -> None:
    read = find_times(text, ((0, len(text)),), day)
    assert read == find_times(text, ((0, len(text)),), day)
    edges = [edge for time in read for edge in time.span]
    assert edges == sorted(edges)
    assert all(0 <= time.span[0] < time.span[1] <= len(text) for time in read)
    for time in read:
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.start <= str(time.end)
        assert time.timex


@settings(deadline=None)
@given(st.text(max_size=60))
def test_tokens_cover_all_but_spaces(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert len(spelling(tokens)) == len(tokens)
    assert all(text[slice(*token.span)] == token.text for token in tokens)
    assert "".join("".join(token.text.split()) for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("piece", ["Monday ", "every ", "two and a half ", "3pm ", "2018 day ", "1/", "last ", "word "])
def test_values_are_asked_for_as_often_as_the_text_is_long(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: what grows with the square of the text shows in how often a rule is asked."""
    asked: list[int] = []

    def counting(*args: Any) -> Expression:
        asked.append(1)
        return Expression(*args)

    monkeypatch.setattr("onrecord.read.times.finding.Expression", counting)
    counts = []
    for length in (200, 2000):
        asked.clear()
        text = piece * length
        find_times(text, ((0, len(text)),), "2000-01-01")
        counts.append(len(asked))
    assert counts[1] <= 10 * counts[0] + 60


def test_a_long_text_of_one_word_ends() -> None:
    text = "Monday " * 5_000
    assert len(find_times(text, ((0, len(text)),), "2000-01-01")) > 4_990


def test_most_sentences_are_passed_unread() -> None:
    assert naming().search(spelling(tokenize("The mayor of the city said so.", 0, 30))) is None
    assert naming().search(spelling(tokenize("The mayor said so Monday.", 0, 25)))


def test_the_tables_lie_beside_the_code() -> None:
    assert {path.name for path in FOLDER.glob("*.t*")} == {
        "words.tsv", "holidays.tsv", "grammar.tsv", "foretelling.txt"
    }  # fmt: skip

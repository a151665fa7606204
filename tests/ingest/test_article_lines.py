"""Lines of a batch: which are articles, and what is said of the others."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import article_lines
from onrecord.ingest.article_lines import ArticleLine, parse_line, split_lines
from onrecord.record import is_date

GOOD = [
    pytest.param(b'{"id": "a", "text": "b"}', ArticleLine("a", "b", None, None, None), id="the least"),
    pytest.param(
        b'{"id":"a","text":"b","date":"2031-02-28","title":"t","outlet":"o"}',
        ArticleLine("a", "b", "2031-02-28", "t", "o"),
        id="the most",
    ),
    pytest.param(b'{"id": "", "text": ""}', ArticleLine("", "", None, None, None), id="empty is honest"),
    pytest.param(b'{"id":"a","text":"b"}\r', ArticleLine("a", "b", None, None, None), id="a line end of Windows"),
    pytest.param(b'{"id":"a","text":"\\ud800"}', ArticleLine("a", "\ud800", None, None, None), id="half a surrogate"),
    pytest.param(b'{"id":"a","text":"b","date":null}', ArticleLine("a", "b", None, None, None), id="null is unknown"),
    pytest.param(b'{"id":"a","text":"b","url":7}', ArticleLine("a", "b", None, None, None), id="more than is asked"),
    pytest.param('{"id":"ä","text":"“ß”"}'.encode(), ArticleLine("ä", "“ß”", None, None, None), id="not ASCII"),
]
BAD = [
    pytest.param(b"", "not JSON", id="a blank line"),
    pytest.param(b"{", "not JSON", id="cut off"),
    pytest.param(b'{"id":"a","text":"b"} x', "not JSON: Extra data at character 23", id="more than one thing"),
    pytest.param(b"[1]", "not a JSON object", id="a list"),
    pytest.param(b"null", "not a JSON object", id="null"),
    pytest.param(b'"text"', "not a JSON object", id="a string"),
    pytest.param(b'{"text":"b"}', 'no "id"', id="no id"),
    pytest.param(b'{"id":"a"}', 'no "text"', id="no text"),
    pytest.param(b'{"id":7,"text":"b"}', '"id" is not a string', id="a number for an id"),
    pytest.param(b'{"id":"a","text":null}', '"text" is not a string', id="null for a text"),
    pytest.param(b'{"id":"a","text":"b","date":"2031-02-29"}', "not a date", id="a day that is not"),
    pytest.param(b'{"id":"a","text":"b","date":"20310228"}', "not a date", id="a date without hyphens"),
    pytest.param(b'{"id":"a","text":"b","date":20310228}', '"date" is not a string', id="a number for a date"),
    pytest.param(b'{"id":"a","text":"b","title":[]}', '"title" is not a string', id="a list for a title"),
    pytest.param(b'{"id":"a","text":"\xff"}', "not UTF-8 at byte 19", id="not UTF-8"),
    pytest.param('{"id":"a","text":"b"}'.encode("utf-16"), "not UTF-8", id="UTF-16"),
    pytest.param(b"[" * 100_000, "nested too deeply", id="a tower of brackets"),
    pytest.param(b'{"id":' + b"9" * 5000 + b"}", "not JSON", id="a number of thousands of digits"),
]


@pytest.mark.parametrize(("raw", "expected"), GOOD)
def test_a_line_is_an_article(raw: bytes, expected: ArticleLine) -> None:
    assert parse_line(raw) == expected


@pytest.mark.parametrize(("raw", "reason"), BAD)
def test_a_line_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_line(raw)
    assert reason in str(caught.value)


@given(st.text(), st.text())
def test_any_two_strings_make_an_article(id: str, text: str) -> None:
    line = parse_line(json.dumps({"id": id, "text": text}).encode())
    assert (line.id, line.text) == (id, text)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", []),
        (b"a", [b"a"]),
        (b"a\n", [b"a"]),
        (b"a\n\nb\n", [b"a", b"", b"b"]),
        (b"\xef\xbb\xbfa\n\xef\xbb\xbfb", [b"a", b"\xef\xbb\xbfb"]),
        (b"a\r\x85\xe2\x80\xa8b", [b"a\r\x85\xe2\x80\xa8b"]),
    ],
)
def test_only_a_line_feed_ends_a_line(raw: bytes, expected: list[bytes]) -> None:
    assert list(split_lines(io.BytesIO(raw))) == expected


def test_of_a_line_that_is_too_long_only_enough_is_kept_to_refuse_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_lines, "LONGEST", 30)
    longest = b'{"id":"a","text":"0123456789"}'
    cut = list(split_lines(io.BytesIO(longest + b"\n" + b"x" * 1000 + b"\n" + longest)))
    assert [len(line) for line in cut] == [30, 32, 30]
    assert parse_line(cut[0]) == parse_line(cut[2])
    with pytest.raises(InputError, match="longer than 30 bytes"):
        parse_line(cut[1])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("2031-05-14", True), ("2031-5-14", False), ("2031-W20-3", False), ("0000-01-01", False), ("٢٠٣١-٠٥-١٤", False)],
)
def test_a_date_is_a_day_of_the_calendar(word: str, expected: bool) -> None:
    assert is_date(word) is expected

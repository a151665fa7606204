"""What the headers of an answer say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.fetching.fields import charset, content_length, media_type, retry_after

TYPES = [
    ("text/html", "text/html", None),
    ("text/html; charset=utf-8", "text/html", "utf-8"),
    ("TEXT/HTML;CHARSET=UTF-8", "text/html", "utf-8"),
    ('text/html; charset="windows-1251"', "text/html", "windows-1251"),
    ("text/html; charset='utf-8'", "text/html", "utf-8"),
    ("text/html; charset = koi8-r", "text/html", "koi8-r"),
    ("text/html; boundary=x; charset=utf-8; version=1", "text/html", "utf-8"),
    ("text/html;charset=utf-8,text/html", "text/html", "utf-8"),
    ("text/html; charset=", "text/html", None),
    ('text/html; charset=""', "text/html", None),
    ('text/html; charset="utf-8', "text/html", None),
    ("text/html; charset=a b", "text/html", "a"),
    ("text/html; xcharset=utf-8", "text/html", None),
    (f"text/html; charset={'x' * 99}", "text/html", None),
    ("text/html; charset=no-such-thing", "text/html", "no-such-thing"),
    ('text/html; charset="../../etc"', "text/html", None),
    ("application/xhtml+xml;charset=utf-16", "application/xhtml+xml", "utf-16"),
    ("html", None, None),
    ("", None, None),
    ("/", None, None),
    ("text/html text/plain", None, None),
    ("charset=utf-8", None, None),
]

WAITS = [
    ("0", 0.0),
    ("120", 120.0),
    (" 120 ", 120.0),
    ("1.5", None),
    ("-1", None),
    ("soon", None),
    ("", None),
    ("9" * 30, None),
    ("Sun, 01 Mar 2026 09:31:00 GMT", 60.0),
    ("Sunday, 01-Mar-26 09:31:00 GMT", 60.0),
    ("Sun, 01 Mar 2026 09:00:00 GMT", 0.0),
    ("Sun, 41 Mar 2026 09:00:00 GMT", None),
    ("Sun, 01 Mar 99999 09:00:00 GMT", None),
]


@pytest.mark.parametrize(("value", "kind", "encoding"), TYPES)
def test_a_type_is_read_with_its_encoding(value: str, kind: str | None, encoding: str | None) -> None:
    headers = (("server", "x"), ("content-type", value), ("content-type", "image/png; charset=second"))
    assert (media_type(headers), charset(headers)) == (kind, encoding)


@pytest.mark.parametrize(("value", "seconds"), WAITS)
def test_a_wait_is_read_in_seconds(value: str, seconds: float | None) -> None:
    assert retry_after((("retry-after", value),), 1_772_357_400.0) == seconds


@pytest.mark.parametrize(("value", "length"), [("12", 12), ("", None), ("-1", None), ("1" * 30, None), ("٣", None)])
def test_a_length_is_read(value: str, length: int | None) -> None:
    assert content_length((("content-length", value),)) == length


@given(st.text())
def test_no_value_breaks_the_reading(value: str) -> None:
    headers = tuple((name, value) for name in ("content-type", "retry-after", "content-length"))
    wait = retry_after(headers, 0.0)
    assert wait is None or wait >= 0
    assert (media_type(headers) or "a/b").count("/") == 1
    assert (charset(headers) or "x").isascii()
    assert (content_length(headers) or 0) >= 0

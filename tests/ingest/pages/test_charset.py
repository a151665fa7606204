"""Page bytes → text."""

from __future__ import annotations

import pytest

from onrecord.ingest.pages import decode_page, extract_page

RUSSIAN = "Мэр Заречинска заявил, что мост закрыт и откроется в мае. Жители недовольны."
CURLY = "<p>“It’s late”</p>"

CASES = [
    ("UTF-8 if nothing is said", CURLY.encode(), None, CURLY, "utf-8"),
    ("the mark wins over the header", b"\xef\xbb\xbf" + CURLY.encode(), "windows-1251", CURLY, "utf-8"),
    (
        "the header wins over the page",
        b"<meta charset=utf-8>\xcc\xfd\xf0",
        "windows-1251",
        "<meta charset=utf-8>Мэр",
        "cp1251",
    ),
    (
        "the page names it",
        b"<meta charset='windows-1251'>\xcc\xfd\xf0",
        None,
        "<meta charset='windows-1251'>Мэр",
        "cp1251",
    ),
    (
        "the long way of naming it",
        b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">\xed\xdc\xd2',
        None,
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">МЭР'.replace("МЭР", "Мэр"),
        "koi8-r",
    ),
    (
        "in the XML declaration",
        b"<?xml version='1.0' encoding='iso-8859-2'?>\xb3",
        None,
        "<?xml version='1.0' encoding='iso-8859-2'?>ł",
        "iso8859-2",
    ),
    (
        "not in a comment",
        b"<!-- <meta charset=koi8-r> -->" + "é".encode(),
        None,
        "<!-- <meta charset=koi8-r> -->é",
        "utf-8",
    ),
    ("Latin-1 it is, where it could be others", b"\xe9\xe8\xea\xfb " * 9, "iso-8859-1", "éèêû " * 9, "windows-1252"),
    ("Latin-1 means Windows-1252", b"\x93no\x94", "iso-8859-1", "“no”", "windows-1252"),
    ("and has a reading for every byte", b"a\x81b", "iso-8859-1", "a\x81b", "windows-1252"),
    (
        "says UTF-8 and is not",
        b"<meta charset=utf-8><p>It\x92s late",
        None,
        "<meta charset=utf-8><p>It’s late",
        "windows-1252",
    ),
    ("two encodings in one page", "é".encode() * 20 + b"\xe9", "utf-8", "é" * 20 + "\ufffd", "utf-8"),
    ("a name that nobody knows", "é".encode(), "klingon", "é", "utf-8"),
    ("a name that smuggles", b"+ADw-script+AD4-", "utf-7", "+ADw-script+AD4-", "utf-8"),
    ("one of Python's own", b"abc", "rot13", "abc", "utf-8"),
    ("UTF-16 by the header", "<p>é".encode("utf-16-le"), "utf-16", "<p>é", "utf-16"),
    ("says UTF-16 in bytes that are not", b"<meta charset=utf-16>a", None, "<meta charset=utf-16>a", "utf-8"),
]


@pytest.mark.parametrize(("why", "raw", "charset", "text", "encoding"), CASES, ids=[case[0] for case in CASES])
def test_pages_are_decoded_as_browsers_do(why: str, raw: bytes, charset: str | None, text: str, encoding: str) -> None:
    assert decode_page(raw, charset) == (text, encoding), why


def test_another_language_is_kept_and_not_read() -> None:
    extraction = extract_page(
        f"<article><p>{RUSSIAN}</p><p>{RUSSIAN}</p></article>".encode("cp1251"), name="a", charset="cp1251"
    )
    assert extraction.encoding == "cp1251"
    assert extraction.article.language == "ru"
    assert extraction.unread == "in Russian: only English is read"

"""Bytes → text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import decode

RUSSIAN = "Мэр Заречинска заявил, что мост закрыт и откроется в мае. Жители недовольны."
GERMAN = "Der Bürgermeister von Öhlau sagte, die Brücke sei gesperrt. Größere Schäden gäbe es nicht."

READABLE = [
    ("plain UTF-8", "Mayor Inés Valdoré said no.".encode(), "Mayor Inés Valdoré said no."),
    ("the byte order mark is dropped", b"\xef\xbb\xbfHarrow Ferry", "Harrow Ferry"),
    ("only the first of two marks", "\ufeffx".encode("utf-8-sig"), "\ufeffx"),
    ("UTF-16, little end first", b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), RUSSIAN),
    ("UTF-16, big end first", b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN),
    ("UTF-16 cut in a character", b"\xff\xfea\x00b", "a\ufffd"),
    ("Windows-1251 is detected", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("Windows-1252 German", GERMAN.encode("cp1252"), GERMAN),
    ("one curly apostrophe is too little to detect by", "It’s late.".encode("cp1252"), "It’s late."),
    ("one accent", "a café".encode("latin-1"), "a café"),
    ("a byte that no Western table has", b"caf\x81", "caf\x81"),
    ("UTF-8 cut in its last character", f"{GERMAN} ä".encode()[:-1], f"{GERMAN} \ufffd"),
    ("newlines stay as they are", b"a\r\nb\rc\n", "a\r\nb\rc\n"),
    ("nothing is composed or decomposed", "e\u0301 \ufb01".encode(), "e\u0301 \ufb01"),
    ("nothing", b"", ""),
    (
        "one stray NUL in a long text",
        b"The ferry left at noon. " * 100 + b"\x00",
        "The ferry left at noon. " * 100 + "\x00",
    ),
]

UNREADABLE = [
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff\xe0", "JPEG"),
    (b"%PDF-1.7\n", "PDF"),
    (b"PK\x03\x04\x14\x00", "zip"),
    (b"\x7fELF\x02\x01", "executable"),
    (b"MZ\x90\x00\x03", "executable"),
    (b"\x1f\x8b\x08\x00", "gzip"),
    (b"abc\x00def", "NUL"),
    (bytes(range(1, 256)) * 4, "control characters"),
]


@pytest.mark.parametrize(("why", "raw", "text"), READABLE, ids=[case[0] for case in READABLE])
def test_text_is_read_whatever_its_encoding(why: str, raw: bytes, text: str) -> None:
    assert decode(raw) == text, why


@pytest.mark.parametrize(("raw", "named"), UNREADABLE, ids=[case[1] for case in UNREADABLE])
def test_what_is_no_text_is_refused_by_name(raw: bytes, named: str) -> None:
    with pytest.raises(InputError, match=named) as refused:
        decode(raw)
    assert refused.value.hint


@given(st.text())
def test_utf8_comes_back_unchanged(text: str) -> None:
    raw = ("The ferry left. " * 40 + text.replace("\x00", "")).encode("utf-8", errors="ignore")
    assert decode(raw) == raw.decode()


@given(st.binary())
def test_bytes_become_text_or_an_input_error(raw: bytes) -> None:
    try:
        text = decode(raw)
    except InputError:
        return
    assert isinstance(text, str)

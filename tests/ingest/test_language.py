"""Which language."""

from __future__ import annotations

import pytest

from onrecord.ingest import detect_language

CASES = [
    ("The mayor of Harrow Ferry said on Tuesday that the bridge would stay closed.", "en"),
    ("Мер Зарічинська заявив у вівторок, що міст залишиться закритим до травня.", "uk"),
    ("Der Bürgermeister sagte am Dienstag, die Brücke bleibe bis Mai gesperrt.", "de"),
    ("Le maire a déclaré mardi que le pont resterait fermé jusqu’en mai.", "fr"),
    ("Hello.", "und"),
    ("", "und"),
    ("12,345 --- 67 %", "und"),
    ("x" * 5000, "und"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_language(text: str, expected: str) -> None:
    assert detect_language(text) == expected
    assert detect_language(text) == expected, "the same text gives the same answer"

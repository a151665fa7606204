"""Which lines belong together."""

from __future__ import annotations

import pytest

from onrecord.ingest.layout import find_paragraphs

LONG = "The council of Harrow Ferry voted on Tuesday to close the old toll bridge for good, ending a long quarrel."
LATER = (
    "Residents on the north bank, who had hoped for a repair, said that they would go to court before the end of May."
)
WRAPPED = (
    "The council of Harrow Ferry voted on Tuesday to close the old toll\n"
    "bridge for good, ending a quarrel of nine years over who should pay\n"
    "for its repair."
)

CASES = [
    ("empty lines part", "One.\n\nTwo.", ["One.", "Two."]),
    ("lines with only spaces are empty", "One.\n \t\u200b\nTwo.", ["One.", "Two."]),
    ("single breaks between long lines part", f"{LONG}\n{LATER}", [LONG, LATER]),
    ("a text wrapped by hand is joined", WRAPPED, [WRAPPED]),
    ("wrapped, and parted where the width forced nothing", f"{WRAPPED}\n{WRAPPED}", [WRAPPED, WRAPPED]),
    ("a headline above a wrapped text", f"Toll bridge closes\n{WRAPPED}", ["Toll bridge closes", WRAPPED]),
    ("an indented line begins a paragraph", f"{WRAPPED[:134]}\n   {WRAPPED}", [WRAPPED[:134], WRAPPED]),
    ("Windows", "One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
    ("old Mac", "One.\r\rTwo.", ["One.", "Two."]),
    ("next line", "One.\x85\x85Two.", ["One.", "Two."]),
    ("line separator", f"{LONG}\u2028{LATER}", [LONG, LATER]),
    ("paragraph separator", "One.\u2029Two.", ["One.", "Two."]),
    ("edges are trimmed, hard spaces too", "\n\u00a0 One. \u3000\n\n", ["One."]),
    ("a rule parts", "One.\n---\nTwo.\n* * *\nThree.", ["One.", "Two.", "Three."]),
    ("a heading's mark is layout", "# Toll bridge closes\nIt is shut.", ["Toll bridge closes", "It is shut."]),
    ("a block quote's mark is layout", "> We will go to court.", ["We will go to court."]),
    ("the number of a list item that is set in is layout", "  1. STOP!", ["STOP!"]),
    (
        "a number at the margin may be a word",
        "3. Oktober: Die Brücke bleibt zu.",
        ["3. Oktober: Die Brücke bleibt zu."],
    ),
    ("nothing", "", []),
    ("nothing to see", " \n\u200b\n", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paragraphs(why: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_paragraphs(text)] == expected, why

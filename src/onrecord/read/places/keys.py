"""The form under which a name is looked up: small letters without accents, points, apostrophes and hyphens."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ħ": "h",
        "-": " ",
        "–": " ",
        "‑": " ",
        "’": None,
        "‘": None,
        "'": None,
        "ʻ": None,
        "ʼ": None,
        "`": None,
        ".": None,
        ",": None,
    }
)
_FULL = {"saint": "st", "sankt": "st", "mount": "mt", "fort": "ft"}


def key_of(name: str) -> str:
    """The key of a name; two spellings of one name that differ in marks and accents alone have the same."""
    lowered = name.lower().translate(_LETTERS)
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(_FULL.get(word, word) for word in lowered.split())

"""Words as names are compared by: small Latin letters without accents, one form for what is spelt in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.link.sources.tables import entries

LONGEST = 240
"""Characters of a name that are looked at; no name is longer."""

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "&": " and ",
    }
    | dict.fromkeys("'’‘ʼ`´ʹʻ", "")
    | dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьъюяыэёў",
            "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch _ _ yu ya y e yo u".split(),
            strict=True,
        )
    )
    | {"ь": "", "ъ": ""}
)
_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?=\s|$)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b(?:[^\W\d_]\. ){1,3}[^\W\d_]\.(?!\w)")


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> tuple[str, ...]:
    """The words of a name, folded: "the U.S. Dept. of Defense's" → the, us, dept, of, defense."""
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", text[:LONGEST])
    return fold_apart(joined)


@lru_cache(maxsize=1 << 15)
def fold_apart(text: str) -> tuple[str, ...]:
    """The same with initials left apart: "J. R. Smith" → j, r, smith."""
    plain = _OWNED.sub("", text[:LONGEST]).lower().translate(_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return tuple(_WORD.findall(bare))


def stem(word: str) -> str:
    """A noun without its plural's s: "forces" and "force" are one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) else word


_FUNCTION = "function_words.txt"


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are no article or preposition."""
    return tuple(word for word in words if word not in entries(_FUNCTION))

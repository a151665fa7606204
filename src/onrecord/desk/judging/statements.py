"""Statements: a content as a sentence of a list, with its marks whole."""

from __future__ import annotations

_OPENING, _CLOSING = "“", "”"


def statement_of(words: str) -> str:
    """Give words back both of each pair of quotation marks, and take off what only led on: a comma, a colon.

    A content is cut inside the marks of its quotation, and so may its pieces be: `I may be wrong,” “I hope`.
    """
    one_line = " ".join(words.split()).rstrip(" ,;:–—-")
    depth, lacking = 0, 0
    for sign in one_line:
        depth += (sign == _OPENING) - (sign == _CLOSING)
        if depth < 0:
            lacking, depth = lacking + 1, 0
    return _OPENING * lacking + one_line + _CLOSING * depth

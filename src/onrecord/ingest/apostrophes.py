"""Telling single quotation marks from apostrophes: "don’t", "the soldiers’ boots", "’90s", "rock 'n' roll"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from onrecord.ingest.signs import SINGLE, Sign

Part = Literal["open", "close", "none"]

_YEAR = re.compile(r"\d\d\b")
_NEVER_OPENS = re.compile(r"(?:\d0s|0\d)\b|n['’]\s", re.IGNORECASE)
_CLIPPED = re.compile(
    r"(?:em|tis|twas|twere|twill|til|till|cause|cos|cuz|n|bout|round|neath|nother|im|er|ere|burbs|hood|hoods|tude|"
    r"ello|ave|phone|cept|fraid|nuff|sup|y)\b",
    re.IGNORECASE,
)
_CLIPPED_N = re.compile(r"['‘’]n", re.IGNORECASE)
_DROPPED_G = re.compile(r"[^\W\d_]in", re.IGNORECASE)


def single_parts(text: str, signs: Sequence[Sign], *, reopens: bool) -> list[Part]:
    """Say for each sign whether it opens or closes a single quotation, or neither.

    Read from right to left, because an opening mark is known by the closing one ahead of it, and a plural's
    apostrophe by the better closing mark that is still to come. `reopens`: the next paragraph takes the
    quotation up again, so that none need close here.
    """
    parts: list[Part] = ["none"] * len(signs)
    certain = False  # a mark that can only close stands ahead, before the next one that opens
    spare = 0  # closing marks ahead that no opening mark has taken yet
    for i in range(len(signs) - 1, -1, -1):
        sign = signs[i]
        if sign.sign not in SINGLE or sign.inside_word:
            continue
        if _opens(text, sign, certain=certain, spare=spare, first=reopens and i == 0):
            parts[i] = "open"
            certain, spare = False, max(0, spare - 1)
        elif _closes(text, sign):
            plural = _may_be_apostrophe(text, sign)
            if not (plural and (certain or reopens)):
                parts[i] = "close"
                certain, spare = certain or not plural, spare + 1
    return parts


def _opens(text: str, sign: Sign, *, certain: bool, spare: int, first: bool) -> bool:
    if sign.sign == "’" or (sign.sign == "‘" and sign.side == "close"):
        return False
    if sign.sign == "'" and sign.side != "open" and not (sign.side == "either" and sign.before in (",", ":", ".")):
        return False
    if _NEVER_OPENS.match(text, sign.end):
        return False
    if _YEAR.match(text, sign.end) or _CLIPPED.match(text, sign.end):
        return certain
    return sign.sign == "‘" or spare > 0 or first


def _closes(text: str, sign: Sign) -> bool:
    if sign.sign not in "’'" or _CLIPPED_N.match(text, max(0, sign.start - 2), sign.start):
        return False
    return sign.side == "close" or (sign.sign == "’" and not sign.alone and sign.before.isalnum())


def _may_be_apostrophe(text: str, sign: Sign) -> bool:
    """Whether a mark after a letter may belong to the word ("soldiers’ boots", "goin’ home")."""
    if not sign.after.isspace():
        return False
    following = text[sign.end + 1 : sign.end + 2]
    dropped = _DROPPED_G.match(text, max(0, sign.start - 3), sign.start) is not None
    return following.isalnum() and (sign.before in "sSzZxX" or dropped)

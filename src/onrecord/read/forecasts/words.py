"""The words of a content, each with what stands around it: quotation, sentence, and the sort of clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from onrecord.read.inflexions import forms, irregular_pasts, plain_forms
from onrecord.read.tables import table
from onrecord.record import Article, Span, Spans

Clause = Literal["main", "relative", "time", "condition"]
LONGEST = 4_000
"""Code points of one content that are looked at: whatever is foretold beyond is another matter."""

NESTED = 20
"""Quotations within one that are looked past."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|\w+(?:[’'\-]\w+)*|\n\n|[^\w\s]")
_MARKS = frozenset('“”"«»„')
_CONDITION = frozenset("if unless provided providing supposing".split())
_TIME = frozenset("when while until till once after before since because although though whereas as".split())
_RELATIVE = frozenset("which who whom whose where".split())
_MODALS = frozenset("will would may might could can shall should must won't wouldn't can't couldn't".split())
_SUBJECTS = frozenset("which that who".split())


class Word(NamedTuple):
    """One word or mark; a tuple, since thousands are made for an article.

    `low` is it in lower case with straight apostrophes; `quoted` says that it stands in quotation marks, `sentence`
    counts from 0, `clause` says what it hangs on.
    """

    low: str
    span: Span
    capital: bool
    quoted: bool
    sentence: int
    clause: Clause


def words_of(article: Article, content: Spans) -> list[Word]:
    """The words of a content in order."""
    made: list[Word] = []
    left = LONGEST
    for start, end in content:
        stop = min(end, start + left)
        left -= stop - start
        made.extend(_words(article, start, stop, made[-1].sentence if made else 0))
        if left <= 0:
            break
    return made


def _words(article: Article, start: int, stop: int, sentence: int) -> Iterator[Word]:
    text, quoted, clause, ends_at_comma = article.text, in_quotation(article, start), "main", False
    before, ended = "", False
    for match in _TOKEN.finditer(text, start, stop):
        token = match[0]
        low = token.lower().replace("’", "'")
        if token in _MARKS:
            quoted = token in "“«„" or (token == '"' and not quoted)
        elif ended and (token[0].isupper() or token == "\n\n"):
            sentence, clause, before = sentence + 1, "main", ""
        ended = (ended and token in _MARKS) or token in ".!?\n\n"
        clause, ends_at_comma = _clause(low, before, clause, ends_at_comma)
        if before in _SUBJECTS and clause == "main" and low in _MODALS and before != "that":
            clause = "relative"
        yield Word(low, match.span(), token[0].isupper(), quoted, sentence, clause)  # type: ignore[arg-type]
        before = low


def _clause(low: str, before: str, clause: str, ends_at_comma: bool) -> tuple[str, bool]:
    """What the clause is from this word on, and whether a comma ends it."""
    if low == "that" and clause == "condition":
        return "main", False
    if low in _CONDITION and before not in ("as", "ask", "asked", "know", "wonder"):
        return "condition", True
    if low in _TIME:
        return ("time", True) if clause == "main" else (clause, ends_at_comma)
    if low in _RELATIVE and before:
        return "relative", True
    if low in (",", ";", "then", "–", "—") and ends_at_comma and clause != "main":
        return "main", False
    return clause, ends_at_comma


def in_quotation(article: Article, position: int) -> bool:
    """Whether a place stands inside an outermost quotation, its opening mark not counted."""
    place = bisect_right(article.quotations, position, key=lambda quotation: quotation.span[0]) - 1
    least = place - NESTED
    while place > max(least, 0) and article.quotations[place].depth > 0:
        place -= 1
    return place >= 0 and article.quotations[place].span[0] < position < article.quotations[place].span[1]


@cache
def classes() -> dict[str, str]:
    """Every form of the verbs and nouns of `verbs.tsv`, with its class."""
    made: dict[str, str] = {}
    for line in (Path(__file__).parent / "verbs.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, name = line.split("\t")
            made.update(dict.fromkeys(forms(lemma), name))
    return made


def is_past(low: str) -> bool:
    """Whether a word is a past tense, and no present too."""
    return low.endswith("ed") or low in _pasts()


@cache
def _pasts() -> frozenset[str]:
    return (irregular_pasts() & plain_forms().keys()) | {"put", "read", "bet"}


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of one of the lists beside this file."""
    return table(f"forecasts/{name}.txt")

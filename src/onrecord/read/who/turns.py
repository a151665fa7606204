"""The turns of a printed interview: which paragraphs ask, which answer, and by what name they are labelled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.record import Article, Span

FEWEST_QUESTIONS = 3
OPENING = 5
"""Paragraphs in which the one who is interviewed is introduced."""

_LABEL = re.compile(
    r"[\s“\"(\[*]*(?P<label>[A-Z][\w.’'-]{0,24}(?: [A-Z][\w.’'-]{0,24}){0,3}|\w{1,3})(?:\)+ ?:?|\]:?|\*+:?| ?:)(?=\s)"
)
ASKS = frozenset({"q", "wn", "wikinews", "question", "interviewer", "reporter", "journalist", "host", "wikinewsie"})
ANSWERS = frozenset({"a", "answer", "interviewee", "guest"})
_HEADINGS = frozenset({"", "interview", "background", "introduction", "transcript", "questions", "answers", "image"})


_REQUEST = re.compile(
    r"I(?:['’]d| would| just)*(?: want| wanted| like) to (?:know|ask)\b|"
    r"(?:Please )?(?:[Tt]ell|[Dd]escribe|[Ee]xplain) (?:us|me|to)\b"
)
_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview: its label in small letters, and whether it asks."""

    span: Span
    label: str
    asks: bool


def opening_of(article: Article) -> int:
    """Where the opening ends."""
    return article.paragraphs[min(OPENING, len(article.paragraphs)) - 1][1] if article.paragraphs else 0


def is_interview(article: Article) -> bool:
    """An article that says so where it opens, asks in several paragraphs, or asks and labels them."""
    asked = sum(article.text[start:end].rstrip(" ”\"'’\n").endswith("?") for start, end in article.paragraphs)
    told = "interview" in f"{article.title or ''} {article.text[: opening_of(article)]}".lower()
    labelled = sum(
        _LABEL.match(article.text, start, min(end, start + 120)) is not None for start, end in article.paragraphs
    )
    return asked >= FEWEST_QUESTIONS or ((told or labelled >= FEWEST_QUESTIONS) and asked > 0)


def turns_of(article: Article) -> tuple[Turn, ...]:
    """Each paragraph as a turn."""
    paragraphs = [article.text[start:end].strip() for start, end in article.paragraphs]
    lines = [_line(paragraph) for paragraph in paragraphs]
    repeated = {line for line, count in Counter(lines).items() if count > 1} - _HEADINGS
    turns: list[Turn] = []
    alone, answered = "", 0
    for span, paragraph, line in zip(article.paragraphs, paragraphs, lines, strict=True):
        label = _LABEL.match(article.text, span[0], min(span[1], span[0] + 120))
        said = label.group("label").strip(" .").lower() if label else alone
        alone = line if line in repeated else "" if line or label else alone
        asks = not said and _asks(paragraph) and not (answered and _answers(paragraph, answered))
        answered = len(paragraph) if asks else 0
        turns.append(Turn(span, said, said in ASKS or asks))
    return tuple(turns)


def _line(paragraph: str) -> str:
    """What a paragraph says that holds nothing but a name, or may."""
    words = paragraph.strip(" :()[]*").split()
    plain = all(word[0].isupper() and word[-1].isalnum() for word in words)
    return " ".join(words).lower() if words and len(words) <= 4 and plain else ""


def _asks(paragraph: str) -> bool:
    """Whether a paragraph ends in a question that is its own, or begins with what one asks by."""
    quotes = paragraph[-1:] in ("”", '"') and paragraph[:1] not in ("“", '"')
    return (paragraph.rstrip(" ”\"'’").endswith("?") and not quotes) or _REQUEST.match(paragraph) is not None


def _answers(paragraph: str, asked: int) -> bool:
    """Whether a question ends the answer to the one before it: it is the longer one, in the first person."""
    return len(paragraph) > asked and _FIRST.search(paragraph) is not None

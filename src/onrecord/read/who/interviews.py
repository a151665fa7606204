"""Who "I" and "you" are in a printed interview, where nobody says "said": the turn's label, or the one interviewed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention
from onrecord.record import Article, Span

FEWEST_QUESTIONS = 3
OPENING = 5
"""Paragraphs in which the one who is interviewed is introduced."""

_LABEL = re.compile(
    r"[\s“\"(\[*]*(?P<label>[A-Z][\w.’'-]{0,24}(?: [A-Z][\w.’'-]{0,24}){0,3}|\w{1,3})(?:\)+ ?:?|\]:?|\*+:?| ?:)(?=\s)"
)
_ASKS = frozenset({"q", "wn", "wikinews", "question", "interviewer", "reporter", "journalist", "host", "wikinewsie"})
_ANSWERS = frozenset({"a", "answer", "interviewee", "guest"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview: its label in small letters, and whether it asks."""

    span: Span
    label: str
    asks: bool


class Interview:
    """The turns of an article that is an interview; of another there are none."""

    def __init__(self, article: Article) -> None:
        self.turns = _turns(article) if _is_interview(article) else ()
        self._labels: dict[str, Entity | None] = {}
        self._asked: list[Entity | None] = []
        self._starts = [turn.span[0] for turn in self.turns]
        self._text = article.text
        self._opening = _opening(article)
        first = article.text[slice(*article.paragraphs[0])] if article.paragraphs else ""
        self._headline = set(re.findall(r"[\w-]+", f"{article.title or ''} {first}".lower()))

    def speaker(self, mention: Mention, entities: Sequence[Entity]) -> Entity | None:
        """Whom "I", "we" or "you" stands for, by whose turn it is."""
        place = bisect_right(self._starts, mention.span[0]) - 1
        if place < 0:
            return None
        turn = self.turns[place]
        asks = turn.asks != (mention.pronoun == "you")
        label = self._other(place) if mention.pronoun == "you" else turn.label
        unnamed = _ANSWERS if mention.pronoun == "you" else _ASKS | _ANSWERS
        labelled = self._labelled(label, entities) if label and label not in unnamed else None
        if labelled is not None:
            return labelled
        if asks:
            return None
        if not self._asked:
            self._asked.append(self._principal(entities))
        return self._asked[0]

    def _labelled(self, label: str, entities: Sequence[Entity]) -> Entity | None:
        if label not in self._labels:
            self._labels[label] = _by_label(label, entities)
        return self._labels[label]

    def _other(self, place: int) -> str:
        """The label of whom a turn speaks to: who answers a question, or asked what is answered."""
        turn = self.turns[place]
        if not turn.label:
            return ""
        near = (
            self.turns[place + 1 : place + FARTHEST]
            if turn.asks
            else reversed(self.turns[max(0, place - FARTHEST) : place])
        )
        return next((other.label for other in near if other.label not in ("", turn.label)), "")

    def _principal(self, entities: Sequence[Entity]) -> Entity | None:
        """The person named in the headline, else most spoken of where the article opens; of equals the first."""
        named = [
            entity for entity in entities if entity.kind == "person" and any(len(name) > 1 for name in entity.names)
        ]
        counts = [self._prominence(entity) for entity in named]
        if not named or max(counts) == 0:
            return None
        return named[counts.index(max(counts))]

    def _prominence(self, entity: Entity) -> int:
        opening = [mention for mention in entity.mentions if mention.span[0] < self._opening]
        asked = any(_INTERVIEWED.search(self._text, max(0, m.span[0] - NEAR), m.span[0]) for m in opening)
        return len(opening) + HEADLINED * (2 * asked + any(name[-1] in self._headline for name in entity.names))


HEADLINED = 100
FARTHEST = 12
NEAR = 60
_INTERVIEWED = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?: with)?|(?:spoke|speaks|speaking|talks|talked|talking|chats|chatted|corresponded|"
    r"met|sat down|sits down|caught up|catches up) (?:with|to)|in conversation with|questions to|asked)\b[^.!?]{0,60}$",
    re.I,
)


def _opening(article: Article) -> int:
    """Where the opening ends."""
    return article.paragraphs[min(OPENING, len(article.paragraphs)) - 1][1] if article.paragraphs else 0


def _is_interview(article: Article) -> bool:
    """An article that says so where it opens, or asks in several paragraphs, and speaks in the first person."""
    asked = sum(article.text[start:end].rstrip(" ”\"'’\n").endswith("?") for start, end in article.paragraphs)
    told = "interview" in f"{article.title or ''} {article.text[: _opening(article)]}".lower()
    return asked >= FEWEST_QUESTIONS or (told and asked > 0)


def _turns(article: Article) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    alone = ""
    for start, end in article.paragraphs:
        label = _LABEL.match(article.text, start, min(end, start + 120))
        said = label.group("label").strip(" .").lower() if label else alone
        alone = _is_label(article.text[start:end]) or (alone if label is None else "")
        asks = article.text[start:end].rstrip(" ”\"'’\n").endswith("?")
        turns.append(Turn((start, end), said, said in _ASKS or (asks and said not in _ANSWERS and not said)))
    return tuple(turns)


def _is_label(paragraph: str) -> str:
    """The label of the paragraphs behind, where one holds nothing but a name."""
    words = paragraph.strip(" :()[]*").split()
    plain = all(word[0].isupper() and word[-1].isalnum() for word in words)
    return " ".join(words).lower() if words and len(words) <= 4 and plain else ""


def _by_label(label: str, entities: Sequence[Entity]) -> Entity | None:
    """The person whose surname, whole name or initials a turn is labelled with."""
    people = [entity for entity in entities if entity.kind == "person" and entity.names]
    words = tuple(label.split())
    for entity in people:
        if any(name == words or name[-1] == words[-1] for name in entity.names):
            return entity
    for entity in people:
        if any(len(name) > 1 and "".join(word[0] for word in name) == label.replace(".", "") for name in entity.names):
            return entity
    return None

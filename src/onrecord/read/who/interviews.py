"""Who "I" and "you" are in a printed interview, where nobody says "said": the turn's label, or the one interviewed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.who.cast import Cast
from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention
from onrecord.read.who.turns import ANSWERS, ASKS, is_interview, opening_of, turns_of
from onrecord.record import Article


class Interview:
    """The turns of an article that is an interview; of another there are none."""

    def __init__(self, article: Article) -> None:
        self.turns = turns_of(article) if is_interview(article) else ()
        self._sides: list[tuple[Entity | None, Entity | None]] = []
        self._starts = [turn.span[0] for turn in self.turns]
        self._text = article.text
        self._opening = opening_of(article)
        self._first_question = next((turn.span[0] for turn in self.turns if turn.asks), len(article.text))
        first = article.text[slice(*article.paragraphs[0])] if article.paragraphs else ""
        self._headline = {word for line in (article.title or "", first) for word in _before_topic(line)}

    def speaker(self, mention: Mention, cast: Cast) -> Entity | None:
        """Whom "I", "we" or "you" stands for, by whose turn it is."""
        place = bisect_right(self._starts, mention.span[0]) - 1
        if place < 0:
            return None
        turn = self.turns[place]
        asks = turn.asks != (mention.pronoun == "you")
        label = self._other(place) if mention.pronoun == "you" else turn.label
        unnamed = ANSWERS if mention.pronoun == "you" else ASKS | ANSWERS
        labelled = cast.labelled(label) if label and label not in unnamed else None
        if labelled is not None:
            return labelled
        if not self._sides:
            self._sides.append(self._asker_and_asked(cast.all))
        found = self._sides[0][0 if asks else 1]
        return None if found is not None and found.plural and mention.pronoun == "i" else found

    def is_label(self, mention: Mention) -> bool:
        """Whether a mention is the initials that its turn is labelled with: "AM: I think so"."""
        place = bisect_right(self._starts, mention.span[0]) - 1
        text = self._text[slice(*mention.span)]
        if place < 0 or len(text) > LONGEST_INITIALS:
            return False
        return text.isupper() and self.turns[place].label == text.lower()

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

    def _asker_and_asked(self, entities: Sequence[Entity]) -> tuple[Entity | None, Entity | None]:
        """Who interviews, where that is a person, and who is interviewed: the one that the opening says was or that the
        headline names, of two the one with a name, then the one most spoken of where the article opens."""
        spoken = [self._spoken(entity) for entity in entities if entity.kind in ("person", "group")]
        spoken = [one for one in spoken if one.mentions and (one.named or one.asked)]
        asked = max(spoken, key=lambda one: (one.asked + one.headlined, one.named, one.mentions), default=None)
        others = (one.entity for one in spoken if one is not asked and (one.asked or one.asks) and one.named)
        return next(others, None), asked.entity if asked else None

    def _spoken(self, entity: Entity) -> _Spoken:
        opening = [mention.span for mention in entity.mentions if mention.span[0] < self._opening]
        introduced = [span for span in opening if span[0] < self._first_question]
        asked = any(_INTERVIEWED.search(self._text, max(0, start - NEAR), start) for start, _ in introduced)
        asks = any(_INTERVIEWS.match(self._text, end) for _, end in introduced)
        headlined = any(name[-1] in self._headline for name in entity.names)
        return _Spoken(entity, asked, asks, headlined, _is_named(entity), len(opening))


class _Spoken(NamedTuple):
    """One of those spoken of where an interview opens."""

    entity: Entity
    asked: bool
    asks: bool
    headlined: bool
    named: bool
    mentions: int


def _is_named(entity: Entity) -> bool:
    return any(len(name) > 1 for name in entity.names) or (
        entity.kind == "group" and any("named" in mention.phrase.traits for mention in entity.mentions)
    )


FARTHEST = 12
LONGEST_INITIALS = 3
NEAR = 60
_TALKED = (
    r"(?:interview(?:s|ed|ing)(?! by\b)|(?:spoke|speaks|speaking|talks|talked|talking|chats|chatted|corresponded|met|"
    r"sat down|sits down|caught up|catches up) (?:with|to))"
)
_INTERVIEWED = re.compile(
    rf"\b(?:{_TALKED}|interview with|in conversation with|questions to|asked)\b"
    r"(?:(?! (?:on|about|regarding) )[^.!?]){0,60}$",
    re.I,
)
_INTERVIEWS = re.compile(rf",? {_TALKED}\b", re.I)


def _before_topic(line: str) -> list[str]:
    """A headline's words up to what an interview is about."""
    return re.findall(r"[\w-]+", re.split(r" (?:on|about|regarding) ", line, maxsplit=1)[0].lower())

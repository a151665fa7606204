"""Quotations set apart from the text: who is named at their end, and who says the same words elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention
from onrecord.record import Article

_ENDS = (".", "!", "?", "”", '"', "…", "—", "–", "-", "~")
_MARKS = " \n“”\"'‘’"


class PullQuotes:
    """The paragraphs of an article that end in a name behind what it said, and the sentences whose speaker is known."""

    def __init__(self, article: Article, told: Iterable[tuple[Mention, Entity]]) -> None:
        self._article = article
        self._named: dict[int, Entity] = {}
        self._said: dict[str, Entity] = {}
        for mention, entity in told:
            if mention.phrase.name and entity.kind == "person" and self._closes(mention):
                self._named[mention.paragraph] = entity

    def _closes(self, mention: Mention) -> bool:
        """Whether nothing but a name follows the last sentence of a paragraph: "I was there. Ann Moe"."""
        if not 0 < mention.paragraph <= len(self._article.paragraphs):
            return False
        start, end = self._article.paragraphs[mention.paragraph - 1]
        text = self._article.text
        before = text[max(start, mention.span[0] - 4) : mention.span[0]].rstrip()
        return before.endswith(_ENDS) and not text[mention.span[1] : min(end, mention.span[1] + 4)].strip(_MARKS)

    def note(self, mention: Mention, speaker: Entity) -> None:
        """Keep who says the sentence in which "I" stands."""
        self._said.setdefault(self._sentence(mention), speaker)

    def speaker(self, mention: Mention) -> Entity | None:
        """Who says "I" in a paragraph that ends in a name, or in a sentence that stands elsewhere too."""
        return self._named.get(mention.paragraph) or self._said.get(self._sentence(mention))

    def _sentence(self, mention: Mention) -> str:
        if not 0 <= mention.sentence < len(self._article.sentences):
            return ""
        start, end = self._article.sentences[mention.sentence]
        return self._article.text[start : min(end, start + LONGEST_KEPT)].strip(_MARKS)


LONGEST_KEPT = 300

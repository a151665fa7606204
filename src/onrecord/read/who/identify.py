"""Who each source of an article is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.who.describing import Portrait, describe, nobody, portrait_of
from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import extent, mentions_of
from onrecord.read.who.pronouns import Ranker, ranker
from onrecord.read.who.resolving import Resolver, numbered
from onrecord.read.who.words import Words, between, words_of
from onrecord.record import Article, Attribution, Evidence, Span, Who


@dataclass(frozen=True, slots=True)
class Identified:
    """Who a source is, and what that stands on."""

    who: Who
    evidence: tuple[Evidence, ...]


def identify(article: Article, attributions: Sequence[Attribution]) -> tuple[Identified, ...]:
    """Say of each attribution, in order, who its source is."""
    words, sources, entities = walked(article, attributions, ranker())
    portraits: dict[int, Portrait] = {}
    made = []
    for source, entity, number in zip(sources, entities, numbered(entities), strict=True):
        if source is None or entity is None:
            made.append(Identified(nobody(number), ()))
        else:
            portrait = portraits.get(number) or portrait_of(article.text, words, entity)
            portraits[number] = portrait
            made.append(Identified(*describe(article, words, entity, portrait, source, number)))
    return tuple(made)


def walked(
    article: Article, attributions: Sequence[Attribution], ranked: Ranker
) -> tuple[Words, list[Span | None], list[Entity | None]]:
    """The article's words, each attribution's source from its first word to its last, and who that is."""
    words = words_of(article.text)
    sources = [_words_in(article.text, words, item.source[0]) if item.source else None for item in attributions]
    mentions = mentions_of(article, words, (source for source in sources if source is not None))
    found = Resolver(article, words, attributions, sources, ranked).resolve(mentions)
    return words, sources, [found.get(source) if source is not None else None for source in sources]


def _words_in(text: str, words: Words, span: Span) -> Span | None:
    """A span from its first word to its last."""
    first, last = between(words, span)
    return extent(text, words, first, last) if first < last else None

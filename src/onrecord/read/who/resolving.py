"""Which entity each mention belongs to: names and descriptions, pronouns by what stands before, "I" and "we" last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.who.cast import Cast
from onrecord.read.who.entities import FIRST_MENTIONS, Entity
from onrecord.read.who.interviews import Interview
from onrecord.read.who.mentions import Mention
from onrecord.read.who.offices import body_noun, body_range
from onrecord.read.who.parsing import LONGEST, parse
from onrecord.read.who.phrases import Phrase
from onrecord.read.who.pronouns import BACK, Ranker, relative
from onrecord.read.who.pullquotes import PullQuotes
from onrecord.read.who.words import Word, Words, between
from onrecord.record import Article, Attribution, SourceKind, Span, length

GENDERS = {"he": "m", "she": "f"}
DEEPEST = 5
"""Attributions that "I" is followed through to the one who says it."""


class Resolver:
    """Walks an article's mentions from first to last and keeps who is who."""

    def __init__(
        self,
        article: Article,
        words: Words,
        attributions: Sequence[Attribution],
        sources: Sequence[Span | None],
        ranked: Ranker,
    ) -> None:
        self._ranker = ranked
        self.words = words
        self._text = article.text
        self._article = article
        self._pulled = PullQuotes(article, ())
        self._interview = Interview(article)
        self.sources = sources
        self.cast = Cast()
        self.found: dict[Span, Entity] = {}
        self._before: list[tuple[Mention, Entity]] = []
        self._told: list[tuple[Mention, Entity]] = []
        self._joined: list[tuple[Span, Entity]] = []
        self._speakers = Speakers(attributions, sources)
        self._groups: dict[int, Entity] = {}

    def resolve(self, mentions: Sequence[Mention]) -> dict[Span, Entity]:
        """The entity of every source's span."""
        waiting: list[Mention] = []
        for mention in mentions:
            if mention.pronoun in ("i", "we", "you"):
                waiting.append(mention)
                continue
            if mention.pronoun and not mention.source:
                passed = self._antecedent(mention)
                if passed is not None:
                    passed.pronouns += 1
                    passed.called = mention.pronoun
                    passed.gender = passed.gender or GENDERS.get(mention.pronoun)
                    self._before.append((mention, passed))
                continue
            entity = self._pronoun(mention) if mention.pronoun else self._place(mention)
            self._keep(mention, entity)
        self._told = list(self._before)
        self._joined = [(mention.span, entity) for mention, entity in self._told if "joined" in mention.phrase.traits]
        self._pulled = PullQuotes(self._article, self._told)
        for last in (*([False] * DEEPEST), True):
            waiting = [mention for mention in waiting if not self._speaker(mention, last)]
        for mention in waiting:
            speaker = self._pulled.speaker(mention) if mention.pronoun != "you" else None
            if speaker is not None:
                self._pulled.note(mention, speaker)
                speaker = self._many(speaker) if mention.pronoun == "we" else speaker
            self._keep(mention, speaker or self._alone(mention))
        return self.found

    def _place(self, mention: Mention) -> Entity:
        """The entity of a name or description; a name is that of the office right before it: "the mayor, Ann Moe"."""
        label = self._text[slice(*mention.span)].lower() if mention.source and self._interview.is_label(mention) else ""
        labelled = self.cast.labelled(label) if label else None
        if labelled is not None:
            self.cast.add(labelled, mention)
            return labelled
        before, entity = self._before[-1] if self._before else (None, None)
        if before is None or entity is None or not _is_titled(before, entity, mention, self._text):
            return self.cast.place(mention)
        if self.cast.known(mention.phrase) is not None:
            return self.cast.place(mention)
        whole = replace(mention, span=(before.span[0], mention.span[1]))
        self.cast.add(entity, replace(whole, phrase=parse(self._words_of(whole)) or mention.phrase))
        self.cast.add(entity, mention)
        return entity

    def _keep(self, mention: Mention, entity: Entity) -> None:
        if mention.pronoun:
            self.cast.add(entity, mention)
        if mention.source:
            self.found[mention.span] = entity
        self._before.append((mention, entity))

    def _pronoun(self, mention: Mention) -> Entity:
        known = relative(mention, self._before) if mention.pronoun == "who" else self._antecedent(mention)
        return known or self._alone(mention)

    def _antecedent(self, mention: Mention) -> Entity | None:
        outer = self._outer(mention)
        return self._ranker.antecedent(mention, self._before, outer, mention.quoted and outer is not None)

    def _outer(self, mention: Mention) -> Entity | None:
        """Who is credited with the words in which a mention stands, where that is known already."""
        index = self._speakers.of(mention.span)
        source = self.sources[index] if index is not None else None
        return self.found.get(source) if source is not None else None

    def _alone(self, mention: Mention) -> Entity:
        """A pronoun that stands for nobody named: several, or one, of whom no more is known."""
        plural = mention.pronoun in ("we", "they", "you", "who")
        return self.cast.begin(
            Phrase(mention.span, "group" if plural else _alone_kind(mention), plural=plural, sure=False)
        )

    def _speaker(self, mention: Mention, last: bool) -> bool:
        """Let "I" join the one who says it, "we" the body that one speaks for, "you" the one interviewed.

        Whose turn it is in an interview is asked `last`.
        """
        outer = self._outer(mention) if mention.pronoun != "you" else None
        if (outer is None or outer.kind == "unknown") and last:
            outer = self._interview.speaker(mention, self.cast)
        if outer is None or outer.kind == "unknown":
            return False
        if mention.pronoun != "you":
            self._pulled.note(mention, outer)
        entity = self._many(outer) if mention.pronoun == "we" else outer
        if mention.pronoun == "i" and outer.kind == "document":
            entity = self._writer(mention, outer) or outer
        self._keep(mention, entity)
        return True

    def _writer(self, mention: Mention, document: Entity) -> Entity | None:
        """Who wrote what "I" stands in: the person nearest to where the document was last spoken of."""
        place = bisect_left(self._told, mention.span, key=lambda item: item[0].span)
        spoken = (index for index in range(place - 1, max(0, place - BACK), -1) if self._told[index][1] is document)
        end = next(spoken, place)
        return self._ranker.antecedent(mention, self._told[max(0, end - BACK) : end], None, False)

    def _many(self, outer: Entity) -> Entity:
        """Whom one speaks for by "we": those named together with the speaker, the body named beside the name, the ones
        of whom the speaker is one; else it carries the speaker."""
        if outer.kind != "person" and outer.kind != "document":
            return outer
        known = self._groups.get(id(outer))
        if known is None:
            known = self._groups[id(outer)] = self._together(outer) or self._body(outer) or self._others(outer) or outer
        return known

    def _together(self, entity: Entity) -> Entity | None:
        """Those named in one phrase with the speaker: "Moe and colleagues", "Ann Moe and Per Dahl"."""
        starts = [mention.span[0] for mention in entity.mentions[:FIRST_MENTIONS] if mention.inside]
        for start in starts:
            place = bisect_right(self._joined, start, key=lambda item: item[0][0]) - 1
            if place >= 0 and start < self._joined[place][0][1]:
                return self._joined[place][1]
        return None

    def _body(self, entity: Entity) -> Entity | None:
        """The body that a person's own phrase names, or calls by a noun: "team member Ann Moe"."""
        for mention in entity.mentions[:FIRST_MENTIONS]:
            if mention.pronoun is not None:
                continue
            own = self._words_of(mention)
            found = body_range(own, mention.phrase)
            phrase = parse(own[found[0] : found[1]]) if found else None
            if phrase is not None:
                made = Mention(phrase.span, phrase, mention.sentence, inside=True)
                return self.cast.place(made)
            noun = body_noun(own, mention.phrase)
            known = self.cast.known(noun) if noun is not None else None
            if known is not None:
                return known
        return None

    def _others(self, entity: Entity) -> Entity | None:
        """ "The owners" for "one of the owners"."""
        mention = entity.mentions[0]
        own = self._words_of(mention)
        if mention.pronoun is not None or [word.low for word in own[:2]] != ["one", "of"]:
            return None
        return self.cast.several(mention.phrase.head)

    def _words_of(self, mention: Mention) -> Sequence[Word]:
        first, last = between(self.words, mention.span)
        return self.words[first : min(last, first + LONGEST)]


def _is_titled(before: Mention, entity: Entity, mention: Mention, text: str) -> bool:
    office, phrase = before.phrase, mention.phrase
    if not phrase.name or phrase.nouns or phrase.plural or "office" not in office.traits:
        return False
    named = office.name or office.plural or entity.names
    return not named and text[before.span[1] : mention.span[0]] == ", "


def _alone_kind(mention: Mention) -> SourceKind:
    return "person" if mention.pronoun in ("he", "she", "i") else "unknown"


class Speakers:
    """In whose content a place of the text lies: the smallest one, found by a walk over sorted contents."""

    def __init__(self, attributions: Sequence[Attribution], sources: Sequence[Span | None]) -> None:
        pieces = [
            (span, length(item.content), index) for index, item in enumerate(attributions) for span in item.content
        ]
        self._pieces = sorted(pieces)
        self._starts = [piece[0][0] for piece in self._pieces]
        self._sources = sources

    def of(self, span: Span) -> int | None:
        """The attribution whose content holds a span and whose source it is not."""
        last = bisect_right(self._starts, span[0])
        inside = [
            (size, index)
            for (start, end), size, index in self._pieces[max(0, last - LOOKED_AT) : last]
            if end >= span[1] and span != self._sources[index]
        ]
        return min(inside)[1] if inside else None


LOOKED_AT = 24
"""Contents that begin before a place and are tried: more never nest."""


def numbered(entities: Sequence[Entity | None]) -> list[int]:
    """A number for each source: one for the same entity, from 1 in order; what has none is alone."""
    numbers: dict[int, int] = {}
    found: list[int] = []
    count = 0
    for entity in entities:
        if entity is None or id(entity) not in numbers:
            count += 1
            if entity is not None:
                numbers[id(entity)] = count
            found.append(count)
        else:
            found.append(numbers[id(entity)])
    return found

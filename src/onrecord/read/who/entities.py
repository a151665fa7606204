"""An entity: one source, or what may be one, with what its mentions have said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.read.who.agreement import key_of, state_of
from onrecord.read.who.lexicon import country_ending
from onrecord.read.who.mentions import Mention
from onrecord.read.who.naming import HONORIFICS
from onrecord.read.who.phrases import Phrase
from onrecord.record import SourceKind

MOST_NAMES = 12
FIRST_MENTIONS = 8
"""Mentions that are asked what an entity is: enough, and a text of one repeated word stays linear."""

A_SENTENCE = 150
FAR = 8 * A_SENTENCE


@dataclass(slots=True)
class Entity:
    """One source, or what may be one, with every mention of it so far."""

    kind: SourceKind
    sure: bool
    plural: bool
    mentions: list[Mention] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    gender: str | None = None
    pronouns: int = 0
    called: str | None = None
    credited: bool = False

    def join(self, mention: Mention) -> None:
        """Take in one more mention and what it says."""
        phrase = mention.phrase
        self.mentions.append(mention)
        self.credited = self.credited or mention.source
        if mention.pronoun is not None:
            return
        if not self.sure and phrase.sure:
            self.kind, self.sure = phrase.kind, True
        self.gender = self.gender or phrase.gender
        self.nouns |= phrase.nouns
        self.words |= phrase.modifiers
        if phrase.name:
            key = key_of(phrase)
            if key not in self.names and len(self.names) < MOST_NAMES:
                self.names.append(key)
            self.aliases |= {alias.lower() for alias in phrase.aliases}


def is_state(entity: Entity) -> bool:
    """Whether it is a country."""
    return any(state_of(mention.phrase) for mention in entity.mentions[:FIRST_MENTIONS] if mention.pronoun is None)


def is_place(entity: Entity) -> bool:
    """Whether its name is a country's or place's, which bodies' names begin with ("Fiji Retailers Association")."""
    for mention in entity.mentions[:FIRST_MENTIONS]:
        if mention.pronoun is None and mention.phrase.name:
            texts = [word.text for word in mention.phrase.name]
            found = country_ending(texts)
            return found is not None and found[1] == len(texts)
    return False


def nearness(entity: Entity, phrase: Phrase) -> float:
    """How far back an entity was last spoken of, less for one often spoken of: the smaller, the likelier."""
    return sentences_back(entity, phrase) - min(4, len(entity.mentions))


def sentences_back(entity: Entity, phrase: Phrase) -> float:
    """How far back an entity was last spoken of, in sentences, up to eight."""
    away = phrase.span[0] - entity.mentions[-1].span[0] if entity.mentions else FAR
    return min(FAR, away) / A_SENTENCE


def may_be(entity: Entity, phrase: Phrase) -> bool:
    """Whether a name can be an entity's by gender, determiner and kind."""
    if phrase.gender and entity.gender and phrase.gender != entity.gender and entity.kind == "person":
        return len(phrase.name) == 1 and not phrase.modifiers & HONORIFICS.keys()  # "Clinton" may be a surname too
    if phrase.determiner in ("the", "a") and not phrase.sure and entity.sure and entity.kind == "person":
        return False  # "the Santorum" is a thing of that name
    if phrase.sure and entity.sure and "person" in (phrase.kind, entity.kind):
        return phrase.kind == entity.kind
    return True

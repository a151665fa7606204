"""Who is who in one article: each mention joins the entity that it names or describes, or begins a new one."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.read.who.agreement import agree, begins, initials, key_of, misspelt, plain, state_of
from onrecord.read.who.lexicon import country_ending, is_outlet_word
from onrecord.read.who.mentions import Mention
from onrecord.read.who.naming import HONORIFICS
from onrecord.read.who.phrases import Phrase
from onrecord.record import SourceKind

RECENT = 60
"""Entities looked back at for a description, so that long texts stay linear."""
_OF_A_KIND = (" minister", " officer", " director", " executive", " secretary", " official", " coach", " manager")
"""Nouns that are taken up by their last word: "the finance minister" is "the minister" later."""

_POINTS = frozenset({"north", "south", "east", "west"})
"""A country that is called by one of them may go by that alone: "the South"."""

BEGINNING = 4
MOST_ALIKE = 4
MOST_NAMES = 12
FIRST_MENTIONS = 8
"""Mentions that are asked what an entity is: enough, and a text of one repeated word stays linear."""

_ANY: dict[str, frozenset[SourceKind]] = {
    "company": frozenset({"organisation"}),
    "firm": frozenset({"organisation"}),
    "manufacturer": frozenset({"organisation"}),
    "airline": frozenset({"organisation"}),
    "automaker": frozenset({"organisation"}),
    "carrier": frozenset({"organisation"}),
    "organisation": frozenset({"organisation", "official_body"}),
    "organization": frozenset({"organisation", "official_body"}),
    "group": frozenset({"organisation", "group"}),
    "party": frozenset({"organisation"}),
    "newspaper": frozenset({"organisation"}),
    "agency": frozenset({"official_body", "organisation"}),
    "body": frozenset({"official_body", "organisation"}),
    "watchdog": frozenset({"official_body", "organisation"}),
    "regulator": frozenset({"official_body"}),
    "department": frozenset({"official_body"}),
    "country": frozenset({"official_body"}),
    "document": frozenset({"document"}),
    "man": frozenset({"person"}),
    "woman": frozenset({"person"}),
}
"""Nouns that may stand for anything of these kinds, not only for what they headed before."""


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

    def join(self, mention: Mention) -> None:
        """Take in one more mention and what it says."""
        phrase = mention.phrase
        self.mentions.append(mention)
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


class Cast:
    """The entities of one article, and the indices by which a mention finds its own."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._by_name: dict[tuple[str, ...], Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_word: dict[str, Entity] = {}
        self._by_noun: dict[str, list[Entity]] = {}
        self._by_beginning: dict[str, list[Entity]] = {}

    def place(self, mention: Mention) -> Entity:
        """Join the entity that a phrase (no pronoun) names or describes, or a new one."""
        entity = self.known(mention.phrase)
        if entity is None:
            entity = self.begin(mention.phrase)
        self.add(entity, mention)
        return entity

    def begin(self, phrase: Phrase) -> Entity:
        """A new entity."""
        entity = Entity(phrase.kind, phrase.sure, phrase.plural)
        self.all.append(entity)
        return entity

    def add(self, entity: Entity, mention: Mention) -> None:
        """Let a mention join an entity, and index what it is now known by."""
        entity.join(mention)
        phrase = mention.phrase
        if mention.pronoun is not None:
            return
        for noun in phrase.nouns | {noun.rsplit(" ", 1)[1] for noun in phrase.nouns if noun.endswith(_OF_A_KIND)}:
            known = self._by_noun.setdefault(noun, [])
            if not known or known[-1] is not entity:
                known.append(entity)
        if phrase.name:
            self._index(entity, phrase)

    def _index(self, entity: Entity, phrase: Phrase) -> None:
        key = key_of(phrase)
        if not key:
            return
        self._by_name[key] = entity
        last = self._by_last.setdefault(key[-1], [])
        if entity not in last[-3:]:
            last.append(entity)
        if phrase.determiner != "a":  # "a NASA T-shirt" is not what NASA is short for
            self._by_word.setdefault(key[0], entity)
        alike = self._by_beginning.setdefault(key[-1][:BEGINNING], [])
        if len(key) > 1 and len(alike) < MOST_ALIKE and entity not in alike:
            alike.append(entity)
        if "-" in key[-1] and phrase.kind == "person":
            self._by_last.setdefault(key[-1].rsplit("-", 1)[1], []).append(entity)
        for alias in phrase.aliases:
            self._by_name[(plain(alias),)] = entity
        if entity.kind != "person" and len(key) > 1:
            self._by_name.setdefault((initials(phrase),), entity)
        state = state_of(phrase)
        if state:
            self._by_name[("state", state)] = entity
            if key[0] in _POINTS:
                self._by_name[key[:1]] = entity

    def _named(self, phrase: Phrase) -> Entity | None:
        key = key_of(phrase)
        state = state_of(phrase)
        found = self._by_name.get(("state", state)) if state else self._by_name.get(key)
        if len(key) == 1 and found is not None and len(self._by_last.get(key[0], ())) > 1 and not phrase.determiner:
            found = (self._by_surname(key, phrase) if found.kind == "person" or not found.sure else None) or found
        if found is not None or not key:
            return found if found is not None and _may_be(found, phrase) else None
        person = phrase.kind == "person" or not phrase.sure
        if person:
            found = self._by_surname(key, phrase)
        if found is None and (phrase.kind != "person" or not phrase.sure):
            found = self._by_part(key)
        return found

    def _by_surname(self, key: tuple[str, ...], phrase: Phrase) -> Entity | None:
        for entity in sorted(self._by_last.get(key[-1], [])[-3:], key=lambda item: _nearness(item, phrase)):
            if (
                entity.kind in ("person", "organisation")
                and _may_be(entity, phrase)
                and all(agree(key, name) for name in entity.names)
            ):
                if entity.kind == "person" or not entity.sure:
                    return entity
        if len(key) == 1:
            entity_by_first = self._by_word.get(key[0])
            if entity_by_first is not None and entity_by_first.kind == "person" and _may_be(entity_by_first, phrase):
                return entity_by_first
            return self._by_misspelling(key[0], phrase)
        return None

    def _by_misspelling(self, name: str, phrase: Phrase) -> Entity | None:
        """A person whose whole name was given, but for one letter of the surname."""
        for entity in self._by_beginning.get(name[:BEGINNING], ()):
            full = entity.kind == "person" and any(len(key) > 1 and misspelt(key[-1], name) for key in entity.names)
            if full and _may_be(entity, phrase):
                return entity
        return None

    def _by_part(self, key: tuple[str, ...]) -> Entity | None:
        """A body named by the beginning of its name, or by more of it than before."""
        entity = self._by_word.get(key[0])
        if entity is None or entity.kind in ("person", "document") or _is_place(entity):
            return None
        return entity if any(begins(key, name) or begins(name, key) for name in entity.names) else None

    def known(self, phrase: Phrase) -> Entity | None:
        """The entity that a phrase names or describes."""
        return self._named(phrase) if phrase.name else self._described(phrase)

    def several(self, head: str | None) -> Entity | None:
        """The last ones that a noun calls several."""
        known = self._by_noun.get(head or "", [])[-RECENT:]
        return next((entity for entity in reversed(known) if entity.plural), None)

    def _described(self, phrase: Phrase) -> Entity | None:
        if (
            phrase.head is None
            or phrase.determiner == "new"
            or ("vague" in phrase.traits and phrase.determiner != "the")
        ):
            return self._same_authorities(phrase)
        if phrase.determiner == "a":
            return None
        fitting = [item for item in reversed(self._by_noun.get(phrase.head, [])[-RECENT:]) if _matches(item, phrase)]
        if fitting:
            named = (item for item in fitting if item.names and "office" in phrase.traits)
            return next(named, fitting[0])
        if phrase.determiner != "the":
            return None
        return self._by_its_word(phrase) or self._of_kind(phrase)

    def _same_authorities(self, phrase: Phrase) -> Entity | None:
        if phrase.head != "authorities":
            return None
        return next((item for item in reversed(self._by_noun.get("authorities", [])) if _matches(item, phrase)), None)

    def _by_its_word(self, phrase: Phrase) -> Entity | None:
        """ "The ministry", "the church": a word of the body's own name."""
        for entity in reversed(self.all[-RECENT:]):
            bodily = entity.kind in ("organisation", "official_body")
            if (
                bodily
                and any(phrase.head in name for name in entity.names)
                and phrase.capitals - {phrase.head} <= entity.words
            ):
                return entity
        return None

    def _of_kind(self, phrase: Phrase) -> Entity | None:
        kinds = _ANY.get(phrase.head or "")
        if kinds is None or phrase.plural:
            return None
        fitting = [item for item in self.all[-RECENT:] if item.kind in kinds and _general(item, phrase)]
        fitting = [item for item in fitting if not item.plural and phrase.capitals - {phrase.head} <= item.words]
        return max(fitting, key=lambda item: (_weight(item), item.mentions[-1].span), default=None)


def _general(entity: Entity, phrase: Phrase) -> bool:
    if phrase.head in ("man", "woman"):
        return entity.gender in (None, phrase.gender)
    if phrase.head == "country":
        return _is_state(entity)
    if phrase.head == "newspaper":
        return any(
            is_outlet_word(mention.phrase.name[-1].text)
            for mention in entity.mentions[:FIRST_MENTIONS]
            if mention.phrase.name
        )
    return bool(entity.names) and not _is_state(entity)


def _is_state(entity: Entity) -> bool:
    return any(state_of(mention.phrase) for mention in entity.mentions[:FIRST_MENTIONS] if mention.pronoun is None)


def _is_place(entity: Entity) -> bool:
    """Whether its name is a country's or place's, which bodies' names begin with ("Fiji Retailers Association")."""
    for mention in entity.mentions[:FIRST_MENTIONS]:
        if mention.pronoun is None and mention.phrase.name:
            texts = [word.text for word in mention.phrase.name]
            found = country_ending(texts)
            return found is not None and found[1] == len(texts)
    return False


def _nearness(entity: Entity, phrase: Phrase) -> float:
    """How far back an entity was last spoken of, less for one often spoken of: the smaller, the likelier."""
    away = min(FAR, phrase.span[0] - entity.mentions[-1].span[0]) if entity.mentions else FAR
    return away / A_SENTENCE - min(4, len(entity.mentions))


A_SENTENCE = 150
FAR = 8 * A_SENTENCE


def _weight(entity: Entity) -> int:
    return min(3, sum(1 + mention.source for mention in entity.mentions[:FIRST_MENTIONS])) + 3 * entity.sure


def _may_be(entity: Entity, phrase: Phrase) -> bool:
    if phrase.gender and entity.gender and phrase.gender != entity.gender and entity.kind == "person":
        return len(phrase.name) == 1 and not phrase.modifiers & HONORIFICS.keys()  # "Clinton" may be a surname too
    if phrase.determiner in ("the", "a") and not phrase.sure and entity.sure and entity.kind == "person":
        return False  # "the Santorum" is a thing of that name
    if phrase.sure and entity.sure and "person" in (phrase.kind, entity.kind):
        return phrase.kind == entity.kind
    return True


def _matches(entity: Entity, phrase: Phrase) -> bool:
    """Whether a description fits what was said of an entity: same number, and no capitalised word that it lacks."""
    if entity.plural != phrase.plural and not entity.names:
        return False
    said = {word for word in phrase.modifiers if word not in phrase.nouns and word != phrase.head}
    if phrase.plural and phrase.determiner == "" and "many" not in phrase.traits:
        return entity.mentions[0].phrase.modifiers == phrase.modifiers
    return not (said - entity.words - {phrase.head}) or (phrase.determiner == "the" and said <= entity.words | _VAGUE)


_VAGUE = frozenset({"same", "other", "first"})

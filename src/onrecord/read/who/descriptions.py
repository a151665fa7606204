"""Whom a description takes up: "the minister", "officials", "the company"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.read.who.entities import FIRST_MENTIONS, Entity, is_place, is_state, sentences_back
from onrecord.read.who.lexicon import is_outlet_word
from onrecord.read.who.phrases import Phrase
from onrecord.record import SourceKind

ALIKE = 4
"""Entities of a headline's noun that are looked at."""

RECENT = 60
"""Entities looked back at for a description, so that long texts stay linear."""

A_FEW_SENTENCES = 5
"""Beyond them "officials" alone are others than those of whom the text spoke before."""

PER_SENTENCE = 0.3
"""What a sentence of distance takes from an entity's weight."""

_OF_A_KIND = (" minister", " officer", " director", " executive", " secretary", " official", " coach", " manager")
"""Nouns that are taken up by their last word: "the finance minister" is "the minister" later."""

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
    "city": frozenset({"official_body"}),
    "town": frozenset({"official_body"}),
    "province": frozenset({"official_body"}),
    "state": frozenset({"official_body"}),
    "document": frozenset({"document"}),
    "man": frozenset({"person"}),
    "woman": frozenset({"person"}),
}
"""Nouns that may stand for anything of these kinds, not only for what they headed before."""


_PLACES = frozenset({"city", "town", "province", "state"})


class Descriptions:
    """The entities of an article by the nouns that they are called by, and by when they were last spoken of."""

    def __init__(self) -> None:
        self._by_noun: dict[str, list[Entity]] = {}
        self._spoken_of: dict[int, Entity] = {}

    def touch(self, entity: Entity) -> None:
        """Note that an entity is spoken of now."""
        self._spoken_of.pop(id(entity), None)
        self._spoken_of[id(entity)] = entity

    def add(self, entity: Entity, phrase: Phrase) -> None:
        """Index an entity by the nouns of a phrase."""
        for noun in phrase.nouns | {noun.rsplit(" ", 1)[1] for noun in phrase.nouns if noun.endswith(_OF_A_KIND)}:
            known = self._by_noun.setdefault(noun, [])
            if not known or known[-1] is not entity:
                known.append(entity)

    def written_small(self, key: tuple[str, ...]) -> Entity | None:
        """Who was called in small letters what is a name here: "Bergen police" for "Bergen Police"."""
        known = self._by_noun.get(key[-1], [])[-RECENT:] if len(key) > 1 else ()
        return next((entity for entity in known if not entity.names and entity.words == set(key)), None)

    def headlined(self, phrase: Phrase) -> Entity | None:
        """Whom only a headline called so: "Town asks for money" above "a town in the north"."""
        known = self._by_noun.get(phrase.head or "", [])[:ALIKE] if phrase.determiner != "new" else ()
        capitals = phrase.capitals - {phrase.head}
        return next(
            (
                entity
                for entity in known
                if entity.mentions[-1].headline and entity.plural == phrase.plural and not entity.names
                if not (capitals - entity.words and _capitals_of(entity) - phrase.modifiers)
            ),
            None,
        )

    def several(self, head: str | None) -> Entity | None:
        """The last ones that a noun calls several."""
        known = self._by_noun.get(head or "", [])[-RECENT:]
        return next((entity for entity in reversed(known) if entity.plural), None)

    def find(self, phrase: Phrase) -> Entity | None:
        """Whom a description fits."""
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
        for entity in self._lately():
            bodily = entity.kind in ("organisation", "official_body")
            if (
                bodily
                and any(phrase.head in name for name in entity.names)
                and phrase.capitals - {phrase.head} <= entity.words
            ):
                return entity
        return None

    def _lately(self) -> Iterator[Entity]:
        """The entities that were spoken of last, the last one first."""
        return islice(reversed(self._spoken_of.values()), RECENT)

    def _of_kind(self, phrase: Phrase) -> Entity | None:
        kinds = _ANY["man"] if (phrase.head or "").endswith("year-old") else _ANY.get(phrase.head or "")
        if kinds is None or phrase.plural:
            return None
        fitting = [item for item in self._lately() if item.kind in kinds and _general(item, phrase)]
        fitting = [item for item in fitting if not item.plural and phrase.capitals - {phrase.head} <= item.words]
        return max(fitting, key=lambda item: _weight(item) - PER_SENTENCE * sentences_back(item, phrase), default=None)


def _capitals_of(entity: Entity) -> frozenset[str]:
    first = entity.mentions[0].phrase
    return first.capitals - first.nouns


def _general(entity: Entity, phrase: Phrase) -> bool:
    if "person" in _ANY.get(phrase.head or "", ("person",)):
        return entity.gender is None or phrase.gender in (None, entity.gender)
    if phrase.head == "country":
        return is_state(entity)
    if phrase.head in _PLACES:
        return is_place(entity) and not is_state(entity)
    if phrase.head == "newspaper":
        return any(
            is_outlet_word(mention.phrase.name[-1].text)
            for mention in entity.mentions[:FIRST_MENTIONS]
            if mention.phrase.name
        )
    return bool(entity.names) and not is_state(entity)


def _weight(entity: Entity) -> int:
    return min(3, sum(1 + mention.source for mention in entity.mentions[:FIRST_MENTIONS])) + 3 * entity.sure


def _matches(entity: Entity, phrase: Phrase) -> bool:
    """Whether a description fits what was said of an entity: same number, and no capitalised word that it lacks."""
    if entity.plural != phrase.plural and not entity.names:
        return False
    said = {word for word in phrase.modifiers if word not in phrase.nouns and word != phrase.head}
    if phrase.plural and phrase.determiner == "" and "many" not in phrase.traits:
        same = entity.mentions[0].phrase.modifiers == phrase.modifiers
        return same and (len(phrase.modifiers) > 1 or sentences_back(entity, phrase) < A_FEW_SENTENCES)
    return not (said - entity.words - {phrase.head}) or (phrase.determiner == "the" and said <= entity.words | _VAGUE)


_VAGUE = frozenset({"same", "other", "first"})

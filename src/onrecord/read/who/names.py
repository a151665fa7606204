"""By what name an entity is known, and whose a name is: whole, by surname, by a part, by an acronym, or misspelt."""

from __future__ import annotations

from onrecord.read.who.agreement import agree, begins, initials, key_of, misspelt, plain, state_of
from onrecord.read.who.entities import Entity, is_place, may_be, nearness
from onrecord.read.who.phrases import Phrase

_POINTS = frozenset({"north", "south", "east", "west"})
"""A country that is called by one of them may go by that alone: "the South"."""

BEGINNING = 4
ALIKE = 4
"""Entities of one last word that are looked at, so that a text of one repeated name stays linear."""


class Names:
    """The entities of an article by their names."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, ...], Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_word: dict[str, Entity] = {}
        self._by_beginning: dict[str, list[Entity]] = {}
        self._by_initials: dict[str, Entity] = {}

    def add(self, entity: Entity, phrase: Phrase) -> None:
        """Index an entity by a name it is called by."""
        key = key_of(phrase)
        self._by_name[key] = entity
        ends = {key[-1], key[-1].rsplit("-", 1)[-1]} if phrase.kind == "person" else {key[-1]}
        for last in ends:
            known = self._by_last.setdefault(last, [])
            if entity not in known[-ALIKE:]:
                known.append(entity)
        if phrase.determiner != "a":  # "a NASA T-shirt" is not what NASA is short for
            self._by_word.setdefault(key[0], entity)
        alike = self._by_beginning.setdefault(key[-1][:BEGINNING], [])
        if len(key) > 1 and len(alike) < ALIKE and entity not in alike:
            alike.append(entity)
        if len(key) > 1 and phrase.kind == "person":
            self._by_initials.setdefault("".join(word[:1] for word in key), entity)
        for alias in phrase.aliases:
            self._by_name[(plain(alias),)] = entity
        if entity.kind != "person" and len(key) > 1:
            self._by_name.setdefault((initials(phrase),), entity)
        state = state_of(phrase)
        if state:
            self._by_name[("state", state)] = entity
            if key[0] in _POINTS:
                self._by_name[key[:1]] = entity

    def find(self, phrase: Phrase) -> Entity | None:
        """Whose a phrase's name is."""
        key = key_of(phrase)
        state = state_of(phrase)
        found = self._by_name.get(("state", state)) if state else self._by_name.get(key)
        if len(key) == 1 and found is not None and len(self._by_last.get(key[0], ())) > 1 and not phrase.determiner:
            found = (self._by_surname(key, phrase) if found.kind == "person" or not found.sure else None) or found
        if found is not None:
            return found if may_be(found, phrase) else None
        person = phrase.kind == "person" or not phrase.sure
        if person:
            found = self._by_surname(key, phrase)
        if found is None and (phrase.kind != "person" or not phrase.sure):
            found = self._by_part(key) or self._by_ending(key, phrase)
        return found

    def labelled(self, label: str) -> Entity | None:
        """The person whose surname, whole name or initials a label in small letters is: "moe", "ann moe", "a.m."."""
        known = self._by_last.get(plain(label.split()[-1]), ())[:ALIKE]
        called = self._by_initials.get(label.replace(".", ""))
        return next((entity for entity in known if entity.kind == "person"), called)

    def by_place_name(self, phrase: Phrase) -> Entity | None:
        """A person whose surname is a place's name too: "Paris" behind "Ann Paris", where no place was called so."""
        if len(phrase.name) != 1 or phrase.kind != "official_body" or phrase.determiner or phrase.nouns:
            return None
        key = key_of(phrase)
        called = self._by_name.get(key)
        known = [called] if called is not None else self._by_last.get(key[0], [])[-ALIKE:]
        return next((entity for entity in known if entity.kind == "person"), None)

    def _by_surname(self, key: tuple[str, ...], phrase: Phrase) -> Entity | None:
        for entity in sorted(self._by_last.get(key[-1], [])[-ALIKE:], key=lambda item: nearness(item, phrase)):
            if (
                entity.kind in ("person", "organisation")
                and may_be(entity, phrase)
                and all(agree(key, name) for name in entity.names)
            ):
                if entity.kind == "person" or not entity.sure:
                    return entity
        if len(key) == 1:
            entity_by_first = self._by_word.get(key[0])
            if entity_by_first is not None and entity_by_first.kind == "person" and may_be(entity_by_first, phrase):
                return entity_by_first
            return self._by_misspelling(key[0], phrase)
        return None

    def _by_misspelling(self, name: str, phrase: Phrase) -> Entity | None:
        """A person whose whole name was given, but for one letter of the surname."""
        for entity in self._by_beginning.get(name[:BEGINNING], ()):
            full = entity.kind == "person" and any(len(key) > 1 and misspelt(key[-1], name) for key in entity.names)
            if full and may_be(entity, phrase):
                return entity
        return None

    def _by_part(self, key: tuple[str, ...]) -> Entity | None:
        """A body named by the beginning of its name, or by more of it than before."""
        entity = self._by_word.get(key[0])
        if entity is None or entity.kind in ("person", "document") or is_place(entity):
            return None
        return entity if any(begins(key, name) or begins(name, key) for name in entity.names) else None

    def _by_ending(self, key: tuple[str, ...], phrase: Phrase) -> Entity | None:
        """A body by its name's last word, "the Standard" for "the Weekly Standard"."""
        if len(key) == 1 and phrase.determiner == "the":
            for entity in reversed(self._by_last.get(key[0], [])[-ALIKE:]):
                if entity.kind == "organisation" and not entity.plural and may_be(entity, phrase):
                    return entity
        return None

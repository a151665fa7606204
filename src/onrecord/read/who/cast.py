"""Who is who in one article: each mention joins the entity that it names or describes, or begins a new one."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.who.agreement import key_of
from onrecord.read.who.descriptions import Descriptions
from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention
from onrecord.read.who.names import Names
from onrecord.read.who.phrases import Phrase


class Cast:
    """The entities of one article, and the indices by which a mention finds its own."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._names = Names()
        self._descriptions = Descriptions()

    def place(self, mention: Mention) -> Entity:
        """Join the entity that a phrase (no pronoun) names or describes, or a new one."""
        namesake = None if mention.governed else self._names.by_place_name(mention.phrase)
        if namesake is not None:
            mention = replace(mention, phrase=replace(mention.phrase, kind="person", sure=False, country=None))
        entity = namesake or self.known(mention.phrase)
        if entity is None and not mention.phrase.name and not mention.headline:
            entity = self._descriptions.headlined(mention.phrase)
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
        self._descriptions.touch(entity)
        if mention.pronoun is None:
            self._descriptions.add(entity, mention.phrase)
            if mention.phrase.name:
                self._names.add(entity, mention.phrase)

    def known(self, phrase: Phrase) -> Entity | None:
        """The entity that a phrase names or describes."""
        if not phrase.name:
            return self._descriptions.find(phrase)
        found = self._names.find(phrase)
        lower = found is None and (phrase.kind != "person" or not phrase.sure)
        return self._descriptions.written_small(key_of(phrase)) if lower else found

    def several(self, head: str | None) -> Entity | None:
        """The last ones that a noun calls several."""
        return self._descriptions.several(head)

    def labelled(self, label: str) -> Entity | None:
        """The person that a turn of an interview is labelled with."""
        return self._names.labelled(label)

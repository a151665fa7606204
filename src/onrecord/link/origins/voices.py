"""Whose voice a telling is, among all the tellings of one claim."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link.origins.naming import channels, key, may_be_same, named, phrases, same_speaker, words
from onrecord.link.origins.occasions import frame
from onrecord.record.telling import Telling


class Voices:
    """The sources and outlets that the tellings of a claim name."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.outlets = {key(telling.outlet) for telling in tellings if telling.outlet}
        self.outlets.update(name for telling in tellings for name in channels(telling))
        self.names = {
            telling.id: phrases(frame(telling), self.outlets) if telling.who else frozenset() for telling in tellings
        }

    def bare(self, telling: Telling) -> bool:
        """Whether a telling has no source: nobody is credited, and nothing that it came through."""
        return telling.who is None and not channels(telling)

    def may_be_same(self, one: Telling, other: Telling) -> bool:
        """Whether nothing speaks against two tellings having one source."""
        return may_be_same(one.who, other.who) or self.same_source(one, other)

    def same_source(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings have one named source: by who it is, else by a name that stands beside both."""
        if one.who is None or other.who is None:
            return False
        if named(one.who) and named(other.who) and same_speaker(one.who, other.who):
            return True
        shared = self._worth_a_look(one) and self._worth_a_look(other) and self.names[one.id] & self.names[other.id]
        return bool(shared) or self._beside(one, other) or self._beside(other, one)

    def _beside(self, one: Telling, other: Telling) -> bool:
        """Whether the name of one's source stands beside the other's words: the family name, or, where the other's
        source is unnamed, a person's full name."""
        name = words(one.who.name or "") if named(one.who) and one.who else ()
        if self._worth_a_look(other):
            return any(tuple(found.split()[-1:]) == name[-1:] for found in self.names[other.id])
        full = len(name) > 1 and one.who is not None and one.who.kind == "person"
        return full and any(found.endswith(" ".join(name)) for found in self.names[other.id])

    def _worth_a_look(self, telling: Telling) -> bool:
        """Whether a name beside the words is the source's: not that of the house that an unnamed person works for."""
        return telling.who is not None and (named(telling.who) or telling.who.kind not in ("person", "group"))

    def agree(self, one: Telling, other: Telling) -> bool:
        """Like `may_be_same`, where an outlet given as the source stands for whomever it heard."""
        mine, theirs = self.speaks_itself(one), self.speaks_itself(other)
        return mine or theirs or self.may_be_same(one, other)

    def speaks_itself(self, telling: Telling) -> bool:
        """Whether an outlet is given as the source."""
        return telling.who is not None and key(telling.who.name or "") in self.outlets

    def channels(self, telling: Telling) -> tuple[str, ...]:
        """The outlets that a telling came through; one that is given as its source is one of them."""
        through = channels(telling)
        source = key(telling.who.name or "") if telling.who else ""
        if source in self.outlets and source not in through:
            return (source, *through)
        return through

    def has_name(self, telling: Telling) -> bool:
        """Whether a telling has a source of its own with a name, by who it is or by what stands beside the words."""
        return bool(named(telling.who) or self.names[telling.id]) and not self.speaks_itself(telling)

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
        self.beside = {
            telling.id: phrases(frame(telling), self.outlets) if telling.who else frozenset() for telling in tellings
        }
        self._names = {telling.id: self._trusted(telling) for telling in tellings}
        self._channels = {telling.id: self._through(telling) for telling in tellings}

    def name(self, telling: Telling) -> tuple[str, ...]:
        """The words of a source's name; none where it has none, or the sentence names somebody else in its place."""
        return self._names[telling.id]

    def _trusted(self, telling: Telling) -> tuple[str, ...]:
        """A name stands where the sentence has it, its role ("the minister") or no name at all ("she")."""
        who = telling.who
        if who is None or not named(who) or self._is_outlet(telling):
            return ()
        name, around = words(who.name or ""), words(frame(telling))
        role = words(who.role or "")[-1:]
        fits = not self.beside[telling.id] or name[-1:] == () or name[-1] in around or bool(set(role) & set(around))
        return name if fits else ()

    def bare(self, telling: Telling) -> bool:
        """Whether a telling has no source: nobody is credited, by name or not ("they had been warned"), and it came
        through nothing."""
        unnamed = telling.who is not None and telling.who.kind == "unknown" and not telling.source
        return (telling.who is None or unnamed) and not self.channels(telling)

    def may_be_same(self, one: Telling, other: Telling) -> bool:
        """Whether nothing speaks against two tellings having one source."""
        if one.who is None or other.who is None or self.same_source(one, other):
            return True
        nameless = [telling for telling in (one, other) if not self._worth_a_look(telling)]
        if len(nameless) == 1:
            return nameless[0].who is not None and nameless[0].who.kind == "unknown"
        return bool(nameless) and may_be_same(one.who, other.who)

    def same_source(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings have one named source: by who it is, else by a name that stands beside both."""
        if one.who is None or other.who is None:
            return False
        if self.name(one) and self.name(other) and same_speaker(one.who, other.who):
            return True
        shared = self._worth_a_look(one) and self._worth_a_look(other) and self.beside[one.id] & self.beside[other.id]
        return bool(shared) or self._stands_beside(one, other) or self._stands_beside(other, one)

    def _stands_beside(self, one: Telling, other: Telling) -> bool:
        """Whether the name of one's source stands beside the other's words: the family name, or, where the other's
        source is unnamed, a person's full name."""
        name = self.name(one)
        if self._worth_a_look(other):
            return any(tuple(found.split()[-1:]) == name[-1:] for found in self.beside[other.id])
        full = len(name) > 1 and one.who is not None and one.who.kind == "person"
        return full and any(found.endswith(" ".join(name)) for found in self.beside[other.id])

    def _worth_a_look(self, telling: Telling) -> bool:
        """Whether a source has a name, or one beside the words that is not the house an unnamed person works for."""
        who = telling.who
        beside = who is not None and bool(self.beside[telling.id]) and (not who.anonymous or who.kind in _NOBODY)
        return bool(self.name(telling)) or beside

    def agree(self, one: Telling, other: Telling) -> bool:
        """Like `may_be_same`, where an outlet given as the source stands for whomever it heard, if it does not say."""
        return self._stands_for_any(one) or self._stands_for_any(other) or self.may_be_same(one, other)

    def _stands_for_any(self, telling: Telling) -> bool:
        return self.speaks_itself(telling) or (self._is_outlet(telling) and not self.beside[telling.id])

    def _is_outlet(self, telling: Telling) -> bool:
        return telling.who is not None and key(telling.who.name or "") in self.outlets

    def speaks_itself(self, telling: Telling) -> bool:
        """Whether another outlet than the one that prints it is given as the source."""
        return self._is_outlet(telling) and key(telling.who.name or "" if telling.who else "") != key(
            telling.outlet or ""
        )

    def channels(self, telling: Telling) -> tuple[str, ...]:
        """The outlets that a telling came through, its own left out; one given as its source is one of them."""
        return self._channels[telling.id]

    def _through(self, telling: Telling) -> tuple[str, ...]:
        """Outlets of the claim that stand around the words ("as the Courier reports") come last: their part is open."""
        own = key(telling.outlet or "")
        source = (key(telling.who.name or ""),) if telling.who and self.speaks_itself(telling) else ()
        around = f" {key(frame(telling))} "
        mentioned = sorted(outlet for outlet in self.outlets if f" {outlet} " in around) if telling.who else []
        return tuple(name for name in dict.fromkeys((*source, *channels(telling), *mentioned)) if name != own)

    def has_name(self, telling: Telling) -> bool:
        """Whether a telling has a source of its own with a name, by who it is or by what stands beside the words."""
        return bool(self.name(telling) or self.beside[telling.id]) and not self.speaks_itself(telling)


_NOBODY = ("unknown", "organisation", "official_body", "document")

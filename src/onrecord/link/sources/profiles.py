"""What one source of one article is compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.link.sources.bodies import BodyName, body_blocks, is_known_body, parse_body, plain_words, without_via
from onrecord.link.sources.descriptions import Description, describe, is_unnamed
from onrecord.link.sources.folding import fold
from onrecord.link.sources.mentions import SourceMention
from onrecord.link.sources.persons import (
    PARTICLES,
    PersonName,
    is_given,
    is_known_person,
    name_blocks,
    parse_name,
)
from onrecord.link.sources.places import MARK
from onrecord.link.sources.roles import Role, calling_words, parse_role
from onrecord.link.sources.sounds import sounding
from onrecord.link.sources.tables import entries

Sort = Literal["person", "body", "document", "description", "office", "own"]
_SEVERAL = re.compile(r"\s*;\s*|\s+/\s+|(?<=\w\w\w)/(?=\w\w\w)")
_TWO = re.compile(r"\s*(?:[Tt]he )?([A-Z]\w{2,}) and (?:the )?([A-Z]\w{2,})\s*")
_MONTHS_A_PERIOD = 6
_GIVEN_OUT = r"(?:issued|released|published|put out|given out|made|read out)"
_WRITTEN = r"(?:signed|sent|written|posted)"
_WHEN = r"(?:(?:on|late|early|yesterday|today|this|last|earlier)\b[\w ]{0,20} )?"
_BY = r"(?:by|from) (?P<by>[^\n]{1,80}?)(?: (?:on|late|early|yesterday|today|this|last|earlier|in|at|to)\b.*)?"
_LEAD = (
    r"(?:(?:an?|the|this|that|another|its|their|his|her) )?(?!no |fake |false |forged |bogus |purported |alleged |so-)"
)
_ISSUED = (
    re.compile(
        rf"{_LEAD}(?:[\w-]+ )?(?:statement|communiqu[ée]|bulletin|declaration|announcement|press release)s? "
        rf"(?:(?:(?:that|which) (?:was|were) )?{_GIVEN_OUT} {_WHEN})?{_BY}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}(?:[\w-]+ )?(?:letter|memo|memorandum|message|tweet|post|notice)s? "
        rf"(?:(?:(?:that|which) (?:was|were) )?{_WRITTEN} {_WHEN})?{_BY}",
        re.IGNORECASE,
    ),
)
"""What somebody says in writing, with who does: a report or a study is what it says itself, and whoever publishes a
letter has not written it."""

_NOT_ALONE = re.compile(r"\b(?:of|for|about|against|over|regarding|concerning|and|called|named|who|with|on)\b|['’]s?\b")
"""In the words for who issues it: then it is about, by or for somebody else too."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A source, taken apart. `period` counts half-years; `printed` is its name as the article has it."""

    sort: Sort
    printed: str
    person: PersonName | None = None
    body: BodyName | None = None
    description: Description | None = None
    role: Role | None = None
    country: str | None = None
    party: str | None = None
    period: int | None = None

    @property
    def described(self) -> bool:
        """Whether it is known as one of a class only, or as the holder of an office."""
        return self.sort in ("description", "office")

    @property
    def own(self) -> bool:
        """Whether it stays with its article, since nothing in it could be found again elsewhere."""
        return self.sort == "own"


def period_of(published: str | None) -> int | None:
    """The half-year of a day or time, counted from year 0."""
    found = re.match(r"(\d{4})(?:-(\d\d))?", published or "")
    if not found:
        return None
    month = min(max(int(found[2] or 7), 1), 12) - 1
    return (int(found[1]) * 12 + month) // _MONTHS_A_PERIOD


def profiles_of(mention: SourceMention) -> tuple[Profile, ...]:
    """A source's profile; several where its words name several ("Mediazona; Meduza"), none where it has no words."""
    who, words = mention.who, (mention.who.name or mention.words).strip()
    if not fold(words):
        return ()
    if who.kind == "document" and not who.name and (issuer := _issuer(mention, words)):
        return (issuer,)
    parts = _several(without_via(words))
    if len(parts) > 1 and who.kind != "person" and not who.anonymous:
        return tuple(dict.fromkeys(_profile(mention, part) for part in parts[:5]))
    return (_profile(mention, words),)


def _issuer(mention: SourceMention, words: str) -> Profile | None:
    """Who says what "a statement issued by the Harbour Office" says, where that is one person or body."""
    issued = next((match for pattern in _ISSUED if (match := pattern.fullmatch(words))), None)
    if issued is None:
        return None
    by = issued["by"]
    if is_known_body(by):
        return _body(by, mention.who.country, mention.who.party)
    if _NOT_ALONE.search(by):
        return None
    if named_person(by) is not None:
        return _by_its_words(mention, by)
    if parse_role(by, None).head is not None:
        return None  # "Interior Minister Osk Brev": a person of whom no table knows where the name begins
    begins = re.sub(r"^(?:the|an?) ", "", by)
    named = begins[:1].isupper() and any(word in entries("generic_words.txt") for word in fold(by))
    found = _body(by, mention.who.country, mention.who.party) if named else None
    return found if found is not None and not found.own else None


def _several(words: str) -> list[str]:
    """The bodies that a joint name names."""
    two = _TWO.fullmatch(words)
    if two and two[1] != two[2] and " ".join(fold(words)) not in entries("with_and.txt"):
        halves = [two[1], two[2]]
        return [words] if any(half.lower() in entries("generic_words.txt") for half in halves) else halves
    return [part for part in _SEVERAL.split(words) if fold(part)]


def _profile(mention: SourceMention, words: str) -> Profile:
    who, period = mention.who, period_of(mention.published)
    if who.anonymous:
        return _described(mention, mention.words.strip() or words)
    if who.kind == "person":
        return _person(mention, who.name, period) if who.name else _unnamed_person(mention, words)
    if who.kind == "unknown":
        return _by_its_words(mention, words)
    if who.kind == "group" and not who.name and is_unnamed(words):
        return _described(mention, words)
    if not who.name:
        return _known_by_country(mention, words)
    return _body(words, who.country, who.party, document=who.kind == "document")


def _described(mention: SourceMention, words: str) -> Profile:
    if all(word in entries("vague_words.txt") for word in fold(words)):
        return Profile("own", words)
    made = describe(words, mention.who.country, mention.who.affiliation)
    return Profile("description", words, description=made, country=_one(made.nationality), party=mention.who.party)


def _one(nations: tuple[str, ...]) -> str | None:
    return nations[0] if len(nations) == 1 and len(nations[0]) == 2 and nations[0] not in ("EU", "UN") else None


def _person(mention: SourceMention, name: str, period: int | None) -> Profile:
    who = mention.who
    parsed = parse_name(name)
    if parsed is None:
        return Profile("own", name)
    role = parse_role(who.role or "", who.affiliation) if who.role or who.affiliation else None
    country = who.country or (role.country if role else None)
    return Profile("person", name, person=parsed, role=role, country=country, party=who.party, period=period)


def _unnamed_person(mention: SourceMention, words: str) -> Profile:
    """ "The French foreign minister": the office, where it says of which country or body."""
    who = mention.who
    role = parse_role(who.role or words, who.affiliation)
    if role.head is None or "single" not in role.traits or not (role.where or role.country or who.country):
        return Profile("own", words)
    return Profile("office", words, role=role, country=who.country or role.country, party=who.party)


def _body(words: str, country: str | None, party: str | None, *, document: bool = False) -> Profile:
    # What several states share is of none of them, whatever country was read beside it.
    parsed = parse_body(words, None if is_known_body(words) else country)
    if parsed is None or (parsed.generic and parsed.country is None):
        return Profile("own", words)
    return Profile("document" if document else "body", words, body=parsed, country=parsed.country, party=party)


def _known_by_country(mention: SourceMention, words: str) -> Profile:
    """A body without a name of its own ("the government") is one only with its country; a document is never."""
    country = mention.who.country
    if mention.who.kind in ("official_body", "group") and country:
        return _body(words, country, mention.who.party)
    return Profile("own", words)


def _by_its_words(mention: SourceMention, words: str) -> Profile:
    """What the words alone show: unnamed people, a person, a document, an office, else a body."""
    who = mention.who
    if is_known_body(words):
        return _body(words, who.country, who.party)
    role = parse_role(words, who.affiliation)
    if role.head is not None and "single" in role.traits and _is_office(words, role):
        return Profile("office", words, role=role, country=who.country or role.country, party=who.party)
    if is_unnamed(words):
        return _described(mention, words)
    found = named_person(words)
    if found is not None:
        name, office = found
        held = parse_role(office, who.affiliation) if office or who.affiliation else None
        country = who.country or (held.country if held else None)
        period = period_of(mention.published)
        return Profile(
            "person", name, person=parse_name(name), role=held, country=country, party=who.party, period=period
        )
    return _body(words, who.country, who.party, document=_is_document(plain_words(words)))


def _is_document(plain: tuple[str, ...]) -> bool:
    """By its first or last word: "Pentagon leak", "report of the committee", not "Institute for the Study of War"."""
    ends = {plain[0], plain[-1]} if plain else set()
    return any(word.removesuffix("s") in entries("documents.txt") for word in ends)


def _is_office(words: str, role: Role) -> bool:
    """ "French foreign minister" is an office; "Office of the President of Ukraine" and "French ministers" are not."""
    plain = plain_words(words)
    body_words = entries("generic_words.txt") - entries("portfolios.txt") - calling_words()
    if not (role.where or role.what or role.country) or any(word in body_words for word in plain):
        return False
    return named_person(words) is None and any(word in calling_words() for word in plain)


@lru_cache(maxsize=1 << 12)
def named_person(words: str) -> tuple[str, str] | None:
    """A name and the office before it, of bare words: behind a title, or beginning with a known given name."""
    printed = re.findall(r"[^\s,]+", without_via(words))[:12]
    for start in range(len(printed)):
        if _is_name(printed[start:]):
            return " ".join(printed[start:]), " ".join(printed[:start])
    return None


def _is_name(words: list[str]) -> bool:
    folded = fold(" ".join(words))
    if not folded or len(words) > 5 or not all(_capital(word) or word in PARTICLES for word in words):
        return False
    if len(words) == 1:
        return is_known_person(folded[0])
    known = is_given(folded[0]) and not any(word in entries("generic_words.txt") for word in folded)
    return known and not any(word.startswith(MARK) for word in plain_words(" ".join(words)))


def _capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def blocks_of(profile: Profile) -> tuple[str, ...]:
    """Keys of which two profiles that are compared share at least one; they depend on the profile alone."""
    if profile.person is not None:
        made = [f"person {key}" for key in name_blocks(profile.person)]
        head = profile.role.head if profile.role else None
        return (*made, f"person {sounding(profile.person.family)} {head}") if head else tuple(made)
    if profile.body is not None:
        return tuple(f"{profile.sort} {key}" for key in body_blocks(profile.body))
    if profile.description is not None:
        return (f"description {profile.description}",)
    if profile.role is not None:
        return (f"office {profile.role.key}",)
    return ()

"""A noun phrase taken apart: its head, its name, what kind of thing that makes it, and of which number and gender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.who.lexicon import (
    country_ending,
    first_names,
    function_words,
    noun_ending,
)
from onrecord.read.who.naming import (
    PARTICLES,
    first_capitals,
    gender_of,
    gender_of_noun,
    is_generic,
    kind_of_name,
    name_behind_place,
    name_start,
    rest_of_name,
)
from onrecord.read.who.words import Word
from onrecord.record import SourceKind, Span

DETERMINERS = {
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the", "same": "the", "said": "the",
    "a": "a", "an": "a", "some": "a", "one": "new", "another": "new", "other": "new", "others": "new", "no": "a",
    "my": "owned", "your": "owned", "his": "owned", "her": "owned", "its": "owned", "our": "owned", "their": "owned",
}  # fmt: skip
CUTS = frozenset(
    "of in on at by for from with to into about against near who which that whose where when as close familiar "
    "including named called identified known representing responding working running speaking investigating there "
    "involved among within outside inside around under over during after before than like based located run owned "
    "published released issued filed posted obtained seen written signed delivered attributed made sent created".split()
)
_NAMED = frozenset({"named", "called", "identified", "known", "name"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. `head` is its noun's singular, `nouns` all nouns that say what it is, `name` the words of its
    name; `sure` says whether its kind rests on a word or table, or only on how it is written."""

    span: Span
    kind: SourceKind
    head: str | None = None
    nouns: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    name: tuple[Word, ...] = ()
    aliases: frozenset[str] = frozenset()
    plural: bool = False
    gender: str | None = None
    determiner: str = ""
    modifiers: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    country: str | None = None
    sure: bool = True

    @property
    def named(self) -> str:
        """The name in one string."""
        return " ".join(word.text for word in self.name)


def single(words: Sequence[Word]) -> Phrase:
    """One piece between commas, taken apart."""
    span = (words[0].start, words[-1].end)
    determiner, rest = _determiner(words)
    if not rest:
        return Phrase(span, "unknown", determiner=determiner)
    if rest[0].low == "of" and len(rest) > 1:
        return _one_of(span, rest[1:])
    cut = next((place for place, word in enumerate(rest) if place and _cuts(rest, place)), len(rest))
    core = rest[:cut]
    capitals = frozenset(word.low for word in core if word.capital)
    country = country_in(core) if capitals else None
    phrase = replace(_core(core, determiner), span=span, determiner=determiner, capitals=capitals, country=country)
    return _after_head(phrase, core, rest[cut:]) if cut < len(rest) else phrase


def _one_of(span: Span, words: Sequence[Word]) -> Phrase:
    """ "One of the supporters": a person, of those."""
    of = single(words)
    kind: SourceKind = "person" if of.kind == "group" else of.kind
    return replace(of, span=span, kind=kind, name=(), plural=False, determiner="new", modifiers=frozenset())


def _cuts(words: Sequence[Word], place: int) -> bool:
    """Whether what follows the head begins here: a preposition, a relative pronoun, or a participle behind a noun."""
    word = words[place]
    if word.capital:
        return False
    if word.low == "of" and _is_attribute(words, place):
        return False
    return word.low in CUTS or (
        word.low.endswith(("ed", "ing"))
        and not words[place - 1].owns
        and noun_ending([before.low for before in words[max(0, place - 3) : place]]) is not None
    )


def _is_attribute(words: Sequence[Word], place: int) -> bool:
    """Whether "of" stands inside a body's name before a person's noun: "a Department of Defense spokesman"."""
    if not words[place - 1].capital:
        return False
    for last in range(place + 1, min(len(words), place + 9)):
        word = words[last]
        if word.capital or word.low in ("of", "the", "and", "for"):
            continue
        found = noun_ending([word.low])
        return words[last - 1].capital and found is not None and found[0].kind == "person"
    return False


def _determiner(words: Sequence[Word]) -> tuple[str, Sequence[Word]]:
    found, place = "", 0
    while place < len(words) - 1 and words[place].low in DETERMINERS:
        found = "new" if found == "new" else DETERMINERS[words[place].low]
        place += 1
    if not found and any(word.owns for word in words[:-1]):
        found = "owned"
    return found, words[place:]


def _core(core: Sequence[Word], determiner: str) -> Phrase:
    """The words from the determiner to the head."""
    span = (core[0].start, core[-1].end)
    texts = [word.text for word in core]
    if not core[-1].capital:
        return _common(core, texts)
    name_from = name_start(core)
    before = (
        noun_ending([word.low for word in core[:name_from]]) if name_from and not core[name_from - 1].owns else None
    )
    name = tuple(core[name_from:])
    modifiers = frozenset(word.low for word in core)
    gender = gender_of(core[:name_from], name, before)
    nouns = frozenset({before[0].lemma}) if before else frozenset()
    traits = before[0].traits if before else frozenset()
    head = before[0].lemma if before else None
    if not name or is_generic(name):
        return _headed(core, texts, span)
    kind, sure = kind_of_name(core, name_from, before[0] if before else None, determiner)
    plural = bool(before and before[0].plural)
    return Phrase(span, kind, head, nouns, traits, name, plural=plural, gender=gender, modifiers=modifiers, sure=sure)


def _common(core: Sequence[Word], texts: list[str]) -> Phrase:
    span = (core[0].start, core[-1].end)
    found = noun_ending(texts)
    modifiers = frozenset(word.low for word in core)
    if found is None:
        inner = next((place for place in range(len(texts) - 1, 0, -1) if noun_ending(texts[:place])), None)
        if inner is not None and core[inner].low.endswith(("ed", "ing")):
            return replace(_common(core[:inner], texts[:inner]), span=span)
        kind, plural, sure = _guessed(core[-1].low)
        head = core[-1].low
        return Phrase(span, kind, head, frozenset({head}), plural=plural, modifiers=modifiers, sure=sure)
    noun = found[0]
    plural = noun.plural or "many" in noun.traits
    return Phrase(
        span,
        noun.kind,
        noun.lemma,
        frozenset({noun.lemma}),
        noun.traits,
        plural=plural,
        gender=gender_of_noun(noun),
        modifiers=modifiers,
    )


def _guessed(word: str) -> tuple[SourceKind, bool, bool]:
    """Kind, number and sureness of a noun that no table holds, by its ending."""
    if word.endswith(("year-old", "year-olds")):
        return ("group", True, True) if word.endswith("s") else ("person", False, True)
    for ending, kind, plural in (
        (("ers", "ors", "ists", "ians", "ants"), "group", True),
        (("er", "or", "ist", "ian", "ant", "man", "woman"), "person", False),
    ):
        if word.endswith(ending):
            return "group" if kind == "group" else "person", plural, True
    return "group" if word.endswith("s") and not word.endswith("ss") else "unknown", word.endswith("s"), False


def _headed(core: Sequence[Word], texts: list[str], span: Span) -> Phrase:
    """An office or title without a name: "the Prime Minister"."""
    found = noun_ending([text.lower() for text in texts])
    modifiers = frozenset(word.low for word in core)
    if found is None:
        return Phrase(span, "person", core[-1].low, frozenset({core[-1].low}), modifiers=modifiers)
    noun = found[0]
    return Phrase(
        span, noun.kind, noun.lemma, frozenset({noun.lemma}), noun.traits,
        plural=noun.plural, gender=gender_of_noun(noun), modifiers=modifiers,
    )  # fmt: skip


def _after_head(phrase: Phrase, core: Sequence[Word], rest: Sequence[Word]) -> Phrase:
    """What follows the head: a body's name goes on, a name given by "named", a name behind an office's place."""
    if rest[0].low in _NAMED or (len(rest) > 4 and [word.low for word in rest[:4]] == ["by", "the", "name", "of"]):
        name = first_capitals([word for word in rest if word.low not in _NAMED | {"as"} | PARTICLES - {"al"}])
        if name and not phrase.name:
            return replace(phrase, name=name, gender=phrase.gender or first_names().get(name[0].text))
    if rest[0].low in ("of", "for", "to", "on") or (rest[0].low == "at" and phrase.kind == "person"):
        return _goes_on(phrase, core, rest)
    return phrase


_COLLECTIVES = frozenset(
    "group team crowd handful majority minority number crew band pair couple coalition "
    "dozens hundreds thousands scores tens millions".split()
)


def _goes_on(phrase: Phrase, core: Sequence[Word], rest: Sequence[Word]) -> Phrase:
    if phrase.head in _COLLECTIVES and rest[0].low == "of" and len(rest) > 1:
        members = single(rest[1:])
        return replace(phrase, kind="group", plural=True) if members.kind == "group" else phrase
    if phrase.kind == "person" and not phrase.name:
        name = name_behind_place(rest)
        return replace(phrase, name=name, gender=phrase.gender or first_names().get(name[0].text)) if name else phrase
    whole = len(phrase.name) == len(core) and (phrase.kind != "person" or len(core) == 1)
    if phrase.name and whole and any(word.capital for word in rest) and core[-1].capital:
        kind: SourceKind = "organisation" if phrase.kind == "person" else phrase.kind
        return replace(phrase, kind=kind, name=(*phrase.name, *rest_of_name(rest)))
    return phrase


def country_in(words: Sequence[Word]) -> str | None:
    """The one country that words name, by itself, its people or its places; None for none or several."""
    texts = [word.text for word in words]
    codes: list[str] = []
    place = len(texts)
    while place:
        found = country_ending(texts[max(0, place - 5) : place])
        if found is not None and found[0].code:
            codes.append(found[0].code)
        place -= found[1] if found is not None else 1
    return codes[0] if len(set(codes)) == 1 else None


def is_function(word: Word) -> bool:
    """Whether a word stands in no name and ends a noun phrase."""
    return word.low in function_words() and not (word.capital and word.text in first_names())

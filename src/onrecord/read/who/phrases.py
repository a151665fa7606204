"""A noun phrase taken apart: its head, its name, what kind of thing that makes it, and of which number and gender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.read.who.lexicon import (
    Noun,
    bodies,
    body_words,
    country_ending,
    first_names,
    function_words,
    is_outlet_word,
    noun_ending,
)
from onrecord.read.who.words import Word
from onrecord.record import SourceKind, Span

DETERMINERS = {
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the", "same": "the", "said": "the",
    "a": "a", "an": "a", "some": "a", "one": "new", "another": "new", "other": "new", "others": "new", "no": "a",
    "my": "owned", "your": "owned", "his": "owned", "her": "owned", "its": "owned", "our": "owned", "their": "owned",
}  # fmt: skip
PARTICLES = frozenset("de la le da di du del della dos van von der den ter ten bin ibn al el ben af av zu y e".split())
_CUTS = frozenset(
    "of in on at by for from with to into about against near who which that whose where when as close familiar "
    "including named called identified known representing responding working running speaking investigating there "
    "involved among within outside inside around under over during after before than like based located run owned "
    "published released issued filed posted obtained seen written signed delivered attributed made sent created".split()
)
_NAMED = frozenset({"named", "called", "identified", "known", "name"})
_HONORIFICS = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
    "dame": "f", "lady": "f", "madam": "f", "mister": "m",
}  # fmt: skip
_TITLE_MARKS = frozenset(
    "dr dr. prof prof. gen gen. sen sen. rep rep. gov gov. lt lt. col col. capt capt. sgt sgt. rev rev. maj maj. adm "
    "adm. det det. st saint hon hon. cmdr cmdr. sec sec. sister brother father mother reverend doctor".split()
)
_AND = frozenset({"and", "&"})


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


def pieces_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words parted at commas and brackets."""
    pieces: list[list[Word]] = []
    for word in words:
        if not pieces or word.gap != "space":
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def parse(words: Sequence[Word]) -> Phrase | None:
    """Take a phrase apart; None where it has no word."""
    if not words:
        return None
    pieces, aliases = _without_alias(pieces_of(words))
    phrase = _coordinated(words) or _piece(pieces[0])
    if aliases:
        phrase = replace(phrase, aliases=phrase.aliases | aliases)
    for piece in pieces[1:]:
        if piece[0].low in ("who", "which", "whose", "that", "where"):
            break
        phrase = _with_apposition(phrase, piece)
    span = words[0].start, words[-1].end
    return phrase if phrase.span == span else replace(phrase, span=span)


def _without_alias(pieces: list[list[Word]]) -> tuple[list[list[Word]], frozenset[str]]:
    """The pieces, those around "(WHO)" joined where the phrase goes on behind it, and what the bracket holds."""
    if len(pieces) < 2 or pieces[1][0].gap != "bracket" or len(pieces[1]) > 1 or not pieces[1][0].capital:
        return pieces, frozenset()
    alias = frozenset({pieces[1][0].text})
    if len(pieces) > 2 and pieces[2][0].gap == "break":
        return [pieces[0] + pieces[2], *pieces[3:]], alias
    return [pieces[0], *pieces[2:]], alias


def _coordinated(words: Sequence[Word]) -> Phrase | None:
    """Two or more named sources joined by "and"."""
    first = len(pieces_of(words)[0])
    for place, word in enumerate(words):
        joins = word.low in _AND or [item.low for item in words[place - 2 : place + 1]] == ["as", "well", "as"]
        if joins and 0 < place < len(words) - 1:
            within = place < first or word.gap == "comma" or word.low == "as"
            left, right = _piece(pieces_of(words[:place])[0]), _piece(pieces_of(words[place + 1 :])[0])
            listed = left.kind == right.kind == "group" and not (left.name or right.name)
            if (within and _joins(left, right)) or (not within and listed):
                kind: SourceKind = "group" if "person" in (left.kind, right.kind) else left.kind
                traits = frozenset({"joined", *(("named",) if left.name or right.name else ())})
                return Phrase(left.span, kind, None, left.nouns | right.nouns, traits, plural=True)
    return None


def _joins(left: Phrase, right: Phrase) -> bool:
    """Whether "and" joins two sources, not two parts of one's name or office ("health and safety officer")."""
    if left.kind in ("person", "group") and left.name:
        return (right.kind == "person" and bool(right.name)) or right.kind == "group"
    if right.kind == "person" and not (left.determiner or left.plural or left.name):
        return False
    if left.kind in ("group", "organisation", "official_body") and right.kind != "document":
        return left.sure and (right.sure or bool(right.determiner)) and bool(left.name or left.head)
    return False


def _with_apposition(phrase: Phrase, piece: list[Word]) -> Phrase:
    if piece[0].gap == "bracket":
        return phrase
    if piece[0].low in _CUTS:
        return phrase
    other = _piece(piece)
    if (
        not phrase.name
        and other.name
        and phrase.kind in ("person", "organisation", "official_body")
        and _fits(other, phrase)
    ):
        gender = phrase.gender or other.gender
        return replace(phrase, name=other.name, gender=gender, aliases=phrase.aliases | other.aliases)
    if other.head is None:
        return phrase
    kind = other.kind if not phrase.sure and other.sure and not other.plural else phrase.kind
    return replace(
        phrase,
        kind=kind,
        sure=phrase.sure or other.sure,
        head=phrase.head or other.head,
        nouns=phrase.nouns | other.nouns,
        traits=phrase.traits | other.traits,
        gender=phrase.gender or other.gender,
        country=phrase.country or other.country,
    )


def _fits(name: Phrase, phrase: Phrase) -> bool:
    """Whether a bare name can be that of the phrase it stands beside."""
    if name.head is not None and name.kind != phrase.kind:
        return False
    return not name.sure or name.kind == phrase.kind


def _piece(words: Sequence[Word]) -> Phrase:
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
    of = _piece(words)
    kind: SourceKind = "person" if of.kind == "group" else of.kind
    return replace(of, span=span, kind=kind, name=(), plural=False, determiner="new", modifiers=frozenset())


def _cuts(words: Sequence[Word], place: int) -> bool:
    """Whether what follows the head begins here: a preposition, a relative pronoun, or a participle behind a noun."""
    word = words[place]
    if word.capital:
        return False
    if word.low == "of" and _is_attribute(words, place):
        return False
    return word.low in _CUTS or (
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
    name_from = _name_start(core)
    before = (
        noun_ending([word.low for word in core[:name_from]]) if name_from and not core[name_from - 1].owns else None
    )
    name = tuple(core[name_from:])
    modifiers = frozenset(word.low for word in core)
    gender = _gender(core[:name_from], name, before)
    nouns = frozenset({before[0].lemma}) if before else frozenset()
    traits = before[0].traits if before else frozenset()
    head = before[0].lemma if before else None
    if not name or _is_generic(name):
        return _headed(core, texts, span)
    kind, sure = _named_kind(core, name_from, before[0] if before else None, determiner)
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
        gender=_of(noun),
        modifiers=modifiers,
    )


def _guessed(word: str) -> tuple[SourceKind, bool, bool]:
    """Kind, number and sureness of a noun that no table holds, by its ending."""
    for ending, kind, plural in (
        (("ers", "ors", "ists", "ians", "ants"), "group", True),
        (("er", "or", "ist", "ian", "ant", "man", "woman"), "person", False),
    ):
        if word.endswith(ending):
            return "group" if kind == "group" else "person", plural, True
    return "group" if word.endswith("s") and not word.endswith("ss") else "unknown", word.endswith("s"), False


def _of(noun: Noun) -> str | None:
    return "m" if "m" in noun.traits else "f" if "f" in noun.traits else None


def _name_start(core: Sequence[Word]) -> int:
    """Where the name begins in words that end in a capital: after the last title, body's word or place."""
    first = len(core)
    while first and (core[first - 1].capital or (core[first - 1].low in PARTICLES and first < len(core) and first > 1)):
        first -= 1
    while first < len(core) and not core[first].capital:
        first += 1
    country = country_ending([word.text for word in core[first:]])
    if country is not None and country[1] > 1 and country[0].sort == "country":
        return len(core) - country[1]
    if _is_body(core[first:]) or _begins_body(core[first:]):
        return _body_start(core, first)
    for place in range(len(core) - 1, first - 1, -1):
        if core[place].owns and place < len(core) - 1:
            return place + 1
        if _is_title(core, place):
            return place + 1
        if place < len(core) - 1 and (core[place].text in body_words() or _is_place(core, first, place)):
            return place + 1
    return first


def _is_title(core: Sequence[Word], place: int) -> bool:
    word = core[place]
    if word.low in _HONORIFICS or word.low in _TITLE_MARKS:
        return True
    if word.text in first_names() and place < len(core) - 1:
        return False
    found = noun_ending([word.low for word in core[max(0, place - 2) : place + 1]])
    return (
        found is not None
        and found[0].kind in ("person", "group")
        and bool(found[0].traits & {"office", "official", "spokes"} or place < len(core) - 1)
    )


def _is_place(core: Sequence[Word], first: int, place: int) -> bool:
    found = country_ending([word.text for word in core[first : place + 1]])
    return found is not None and core[place].text not in first_names()


def _is_body(words: Sequence[Word]) -> bool:
    if not words:
        return False
    last = words[-1].text
    if " ".join(word.text for word in words) in bodies():
        return True
    named = len(words) > 1 and words[-2].text in first_names()
    return (last in body_words() and not named) or (
        is_outlet_word(last) and not named and not _is_title(words, len(words) - 1)
    )


def _is_generic(name: Sequence[Word]) -> bool:
    """ "The Ministry", "The Government": a noun with a capital, not a name."""
    found = noun_ending([name[0].low]) if len(name) == 1 and name[0].text not in bodies() else None
    return found is not None and not (found[0].kind == "document" and is_outlet_word(name[0].text))


def _begins_body(words: Sequence[Word]) -> bool:
    """ "Air New Zealand", "Bank Indonesia": a body's word before a place."""
    texts = [word.text for word in words]
    return len(words) > 1 and texts[0] in body_words() and _country_kind(texts[1:]) is not None


def _body_start(core: Sequence[Word], first: int) -> int:
    """A body's name runs from its first capital, or after an owner ("Japan's Nuclear Regulation Authority")."""
    owners = [place for place in range(first, len(core) - 1) if core[place].owns]
    return owners[-1] + 1 if owners else first


def _headed(core: Sequence[Word], texts: list[str], span: Span) -> Phrase:
    """An office or title without a name: "the Prime Minister"."""
    found = noun_ending([text.lower() for text in texts])
    modifiers = frozenset(word.low for word in core)
    if found is None:
        return Phrase(span, "person", core[-1].low, frozenset({core[-1].low}), modifiers=modifiers)
    noun = found[0]
    return Phrase(
        span, noun.kind, noun.lemma, frozenset({noun.lemma}), noun.traits,
        plural=noun.plural, gender=_of(noun), modifiers=modifiers,
    )  # fmt: skip


def _gender(before: Sequence[Word], name: Sequence[Word], noun: tuple[Noun, int] | None) -> str | None:
    for word in before:
        if word.low in _HONORIFICS:
            return _HONORIFICS[word.low]
    if noun is not None and _of(noun[0]):
        return _of(noun[0])
    return first_names().get(name[0].text) if name else None


def _named_kind(core: Sequence[Word], name_from: int, before: Noun | None, determiner: str) -> tuple[SourceKind, bool]:
    """What a name is the name of, and whether a word or table says so."""
    name = [word.text for word in core[name_from:]]
    whole = " ".join(name)
    if core[name_from - 1].low in _HONORIFICS.keys() | _TITLE_MARKS and name_from:
        return "person", True
    if before is not None and before.kind != "document":
        return ("group" if before.plural and before.kind == "group" else before.kind), True
    if _begins_body(core[name_from:]):
        return body_words()[name[0]], True
    known = bodies().get(whole) or _country_kind(name)
    if known is not None:
        return known, True
    return _by_words(name, determiner)


def _country_kind(name: list[str]) -> SourceKind | None:
    found = country_ending(name)
    if found is None or found[1] != len(name) or found[0].sort == "people":
        return "group" if found is not None and found[1] == len(name) and name[0].endswith("s") else None
    return "official_body"


def _by_words(name: list[str], determiner: str) -> tuple[SourceKind, bool]:
    last = name[-1]
    person = len(name) > 1 and (name[0] in first_names() or any(len(word) == 2 and word[1] == "." for word in name))
    if person and last not in body_words():
        return "person", True
    if last in body_words():
        return body_words()[last], True
    if is_outlet_word(last):
        return "organisation", True
    low = noun_ending([word.lower() for word in name])
    if low is not None and (low[0].kind != "person" or determiner or len(name) == 1):
        return low[0].kind, True
    if len(name) == 1 and len(last) > 1 and last.isupper():
        return "organisation", True
    if 1 < len(name) <= 4 and not determiner:
        return "person", False
    return "organisation", False


def _after_head(phrase: Phrase, core: Sequence[Word], rest: Sequence[Word]) -> Phrase:
    """What follows the head: a body's name goes on, a name given by "named", a name behind an office's place."""
    if rest[0].low in _NAMED or (len(rest) > 4 and [word.low for word in rest[:4]] == ["by", "the", "name", "of"]):
        name = _capitals([word for word in rest if word.low not in _NAMED | {"as"} | PARTICLES - {"al"}])
        if name and not phrase.name:
            return replace(phrase, name=name, gender=phrase.gender or first_names().get(name[0].text))
    if rest[0].low == "of" or rest[0].low in ("for", "to", "on"):
        return _goes_on(phrase, core, rest)
    return phrase


_COLLECTIVES = frozenset("group team crowd handful majority minority number crew band pair couple coalition".split())


def _goes_on(phrase: Phrase, core: Sequence[Word], rest: Sequence[Word]) -> Phrase:
    if phrase.head in _COLLECTIVES and rest[0].low == "of" and len(rest) > 1:
        members = _piece(rest[1:])
        return replace(phrase, kind="group", plural=True) if members.kind == "group" else phrase
    if phrase.kind == "person" and not phrase.name:
        name = _behind_place(rest)
        return replace(phrase, name=name, gender=phrase.gender or first_names().get(name[0].text)) if name else phrase
    single = len(phrase.name) == len(core) and (phrase.kind != "person" or len(core) == 1)
    if phrase.name and single and any(word.capital for word in rest) and core[-1].capital:
        kind: SourceKind = "organisation" if phrase.kind == "person" else phrase.kind
        return replace(phrase, kind=kind, name=(*phrase.name, *_name_tail(rest)))
    return phrase


def _name_tail(rest: Sequence[Word]) -> tuple[Word, ...]:
    """The part of a body's name behind its first "of": up to its last capital, with what joins them."""
    kept: list[Word] = []
    for word in rest:
        if not word.capital and word.low not in ("of", "the", "and", "for", "to", "on"):
            break
        kept.append(word)
    while kept and not kept[-1].capital:
        kept.pop()
    return tuple(kept)


def _behind_place(rest: Sequence[Word]) -> tuple[Word, ...]:
    """The person's name at the end of "of Pakistan Pervez Musharraf": two capitals or more behind a place or body."""
    last = len(rest)
    first = last
    while first and (rest[first - 1].capital or (rest[first - 1].low in PARTICLES and first < last)):
        first -= 1
    run = rest[first:]
    for place in range(len(run) - 1, -1, -1):
        ends = run[place].text in body_words() or _is_title(run, place) or _is_place(run, 0, place) or run[place].owns
        if ends and place < len(run) - 1:
            name = tuple(run[place + 1 :])
            return name if len(name) > 1 and not _is_body(name) else ()
    if len(run) > 1 and first and rest[first - 1].low not in ("of", "the", "for", "to", "on", "in", "and"):
        return tuple(run) if not _is_body(run) else ()
    start = next((place for place, word in enumerate(run) if word.text in first_names()), None)
    return tuple(run[start:]) if start is not None and len(run) - start > 1 and not _is_body(run) else ()


def _capitals(words: Iterable[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    for word in words:
        if word.capital:
            kept.append(word)
        elif kept:
            break
    return tuple(kept)


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
    return word.low in function_words()

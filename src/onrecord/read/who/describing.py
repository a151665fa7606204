"""The record of one source, from its entity: name, role, affiliation, country, party, count, anonymity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.read.tables import cardinals
from onrecord.read.who.anonymity import anonymity_of, is_anonymous, names_somebody
from onrecord.read.who.entities import MOST_NAMES, Entity
from onrecord.read.who.lexicon import lines_of, noun
from onrecord.read.who.mentions import Mention
from onrecord.read.who.offices import body_range, role_span
from onrecord.read.who.parsing import LONGEST, pieces_of
from onrecord.read.who.parties import parties
from onrecord.read.who.phrases import DETERMINERS, Phrase, country_in
from onrecord.read.who.words import Word, Words, between
from onrecord.record import Article, Evidence, Span, Who

_ABOUT = frozenset("about around some nearly almost roughly approximately over least than up to".split())


def nobody(cluster: int) -> Who:
    """A source that the text leaves out."""
    return Who("unknown", None, None, cluster, anonymous=True)


def _full_mentions(entity: Entity) -> tuple[Mention | None, Mention | None]:
    """The first mention that says who it is (a whole name, or one with an office, before a bare surname or acronym),
    and the first such one behind the headline."""
    told = [mention for mention in entity.mentions if mention.pronoun is None]
    full = [mention for mention in told if _is_full(entity, mention.phrase)] or told
    return next(iter(full), None), next((mention for mention in full if not mention.headline), None)


def _chosen(portrait: Portrait, source: Span) -> Mention | None:
    """A headline's mention counts where it is the source itself, or where the text below never says more."""
    first, behind = portrait.first, portrait.behind
    if first is None or behind is None or not first.headline:
        return behind or first
    return first if first.span == source or _says_no_more(behind.phrase, first.phrase) else behind


def _says_no_more(phrase: Phrase, other: Phrase) -> bool:
    return len(phrase.name) <= len(other.name) and phrase.nouns <= other.nouns and phrase.capitals <= other.capitals


def _is_full(entity: Entity, phrase: Phrase) -> bool:
    if not entity.names:
        return True
    if not phrase.name:  # "the Bergen police" for "Bergen Police"
        return entity.kind != "person" and any(phrase.modifiers.issuperset(name) for name in entity.names)
    if entity.kind != "person":
        return len(phrase.name) > 1 or all(len(name) == 1 for name in entity.names)
    return phrase.kind == "person" and (len(phrase.name) > 1 or bool(phrase.nouns))


@dataclass(frozen=True, slots=True)
class Portrait:
    """What all mentions of one entity together say of it."""

    first: Mention | None
    behind: Mention | None
    name: str | None
    owned: bool
    role: Span | None
    body: Span | None
    country: str | None
    party: str | None


def portrait_of(text: str, words: Words, entity: Entity) -> Portrait:
    """Take together what its mentions say."""
    told = _told(entity, words)
    country = _country(entity, told)
    said = " ".join(text[slice(*mention.span)] for mention, _ in told)
    party = parties().side(entity.kind, country, sorted(entity.nouns), said)
    first, behind = _full_mentions(entity)
    owned = entity.kind == "document" and any(names_somebody(own) for _, own in told)
    name = _whole_name(text, entity)
    return Portrait(first, behind, name, owned, _role(entity, told), _body(entity, told), country, party)


def describe(
    article: Article, words: Words, entity: Entity, portrait: Portrait, source: Span, cluster: int
) -> tuple[Who, tuple[Evidence, ...]]:
    """Everything the article says of one source, and the words that say it."""
    mention = _chosen(portrait, source)
    if mention is None:
        first = entity.mentions[0].span if entity.mentions else source
        return Who(entity.kind, None, first, cluster, anonymous=_stays_unnamed(entity)), ()
    own = _words_of(words, mention)
    text = article.text
    unnamed = not entity.names and not portrait.owned and is_anonymous(own, mention.phrase)
    who = Who(
        entity.kind,
        portrait.name or _name(text, entity, own, unnamed),
        mention.span,
        cluster,
        role=text[slice(*portrait.role)] if portrait.role else None,
        affiliation=text[slice(*portrait.body)] if portrait.body else None,
        country=portrait.country,
        party=portrait.party,
        count=_count(own) if entity.plural else None,
        anonymous=unnamed,
        anonymity=anonymity_of(article, own, mention.phrase, _sentences(article, entity, source)) if unnamed else None,
    )
    return who, tuple(_evidence(who, entity, portrait, mention.span, source))


def _stays_unnamed(entity: Entity) -> bool:
    """Of a pronoun that nothing was found for: "he" and "we" have somebody named behind them (in 235 of 249 of the
    marks in train), "they", "you" and "who" often have not (29 of 63)."""
    return any(mention.pronoun in ("they", "you", "who") for mention in entity.mentions[:MOST_MENTIONS])


def _evidence(who: Who, entity: Entity, portrait: Portrait, mention: Span, source: Span) -> Iterator[Evidence]:
    yield Evidence("who.kind", (mention,), 0.9 if entity.sure else 0.6, "nouns and names")
    yield Evidence("who.mention", (mention,), 0.95 if mention == source else 0.8, "same source")
    yield Evidence("who.anonymous", (mention,), 0.9, "nouns and names")
    if portrait.role:
        yield Evidence("who.role", (portrait.role,), 0.9, "title or apposition")
    if portrait.body:
        yield Evidence("who.affiliation", (portrait.body,), 0.8, "title or apposition")
    if who.country:
        yield Evidence("who.country", (mention,), 0.8, "table of countries")
    if who.party:
        yield Evidence("who.party", (mention,), 0.8, "table of parties")


Told = Sequence[tuple[Mention, Sequence[Word]]]


def _told(entity: Entity, words: Words) -> Told:
    """The first mentions that say something, each with its words."""
    told = [mention for mention in entity.mentions if mention.pronoun is None][:MOST_MENTIONS]
    return [(mention, _words_of(words, mention)) for mention in told]


def _words_of(words: Words, mention: Mention) -> Sequence[Word]:
    """The words of a phrase, as many as were looked at when it was taken apart."""
    first, last = between(words, mention.span)
    return words[first : min(last, first + LONGEST)]


MOST_MENTIONS = 8


def _role(entity: Entity, told: Told) -> Span | None:
    if entity.kind != "person":
        return None
    return next((found for mention, own in told if (found := role_span(own, mention.phrase)) is not None), None)


def _body(entity: Entity, told: Told) -> Span | None:
    if entity.kind not in ("person", "group"):
        return None
    for mention, own in told:
        found = body_range(own, mention.phrase)
        if found is not None:
            return _without_determiner(own[found[0] : found[1]])
    return None


def _without_determiner(words: Sequence[Word]) -> Span:
    first = 1 if len(words) > 1 and words[0].low in DETERMINERS else 0
    return words[first].start, words[-1].end


def _country(entity: Entity, told: Told) -> str | None:
    for mention, own in told:
        if entity.plural and _is_mixed(own):
            return None
        found = (
            country_in(own)
            if entity.kind != "person"
            else country_in([word for word in own if word not in mention.phrase.name])
        )
        if found is not None:
            return found
    return None


def _is_mixed(words: Sequence[Word]) -> bool:
    """Several groups in one phrase, not all of one country: "US officials and other Western diplomats"."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.low in ("and", "or") or word.gap == "comma":
            parts.append([])
        if word.low not in ("and", "or"):
            parts[-1].append(word)
    return len(parts) > 2 and len({country_in(part) for part in parts if part}) > 1


def _whole_name(text: str, entity: Entity) -> str | None:
    """The longest of the first names that it is called by."""
    named = (mention.phrase.name for mention in entity.mentions if mention.phrase.name and mention.pronoun is None)
    longest = max(islice(named, MOST_NAMES), key=len, default=None)
    return text[longest[0].start : longest[-1].end] if longest else None


def _name(text: str, entity: Entity, words: Sequence[Word], unnamed: bool) -> str | None:
    """What a body without a name is called where that holds one: "Bergen police"."""
    if (
        unnamed
        or entity.kind not in ("official_body", "organisation")
        or not any(word.capital and noun(word.low) is None for word in words)
    ):
        return None
    piece = pieces_of(words)[0]
    start, end = _without_determiner(piece)
    name = text[start:end]
    return name if any(character.isupper() for character in name) else None  # "The ministry" begins a sentence


def _count(words: Sequence[Word]) -> tuple[int, int] | None:
    """How many they are, where an exact number stands before the noun."""
    for place, word in enumerate(words[:4]):
        if place and words[place - 1].low in _ABOUT:
            return None
        known = _counts().get(word.low)
        if known is not None:
            return known
        digits = word.text.replace(",", "")
        if digits.isascii() and digits.isdigit() and len(digits) < 8:
            return int(digits), int(digits)
    return None


@cache
def _counts() -> dict[str, tuple[int, int]]:
    rows = (line.split("\t") for line in lines_of("count_words.tsv"))
    exact = {word: (value, value) for word, value in cardinals().items() if value}
    return exact | {word: (int(low), int(high)) for word, low, high in rows}


def _sentences(article: Article, entity: Entity, source: Span) -> list[Span]:
    """The sentences of the source itself, then of its other mentions as a source."""
    spans = [source, *(mention.span for mention in entity.mentions[:8] if mention.source and mention.span != source)]
    places = [bisect_right(article.sentences, (start, len(article.text))) - 1 for start, _ in spans]
    return [article.sentences[place] for place in places if place >= 0]

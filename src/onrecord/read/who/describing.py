"""The record of one source, from its entity: name, role, affiliation, country, party, count, anonymity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from onrecord.read.who.anonymity import anonymity_of, is_anonymous
from onrecord.read.who.entities import Entity
from onrecord.read.who.lexicon import lines_of
from onrecord.read.who.mentions import Mention
from onrecord.read.who.offices import body_range, role_span
from onrecord.read.who.parties import parties
from onrecord.read.who.phrases import DETERMINERS, Phrase, country_in, pieces_of
from onrecord.read.who.words import Word, between
from onrecord.record import Article, Evidence, Span, SourceKind, Who

_ABOUT = frozenset("about around some nearly almost roughly approximately over least than up to".split())


def nobody(cluster: int) -> Who:
    """A source that the text leaves out."""
    return Who("unknown", None, None, cluster, anonymous=True)


def first_full(entity: Entity, source: Span) -> Mention | None:
    """The first mention that says who it is: a whole name, or one with an office, before a bare surname or acronym.

    A headline's counts where it is the source itself, or where the body never says more.
    """
    told = [mention for mention in entity.mentions if mention.pronoun is None]
    full = [mention for mention in told if _is_full(entity, mention.phrase)] or told
    body = next((mention for mention in full if not mention.headline), None)
    if not full or body is None or not full[0].headline:
        return body or next(iter(full), None)
    head = full[0]
    return head if head.span == source or _says_no_more(body.phrase, head.phrase) else body


def _says_no_more(phrase: Phrase, other: Phrase) -> bool:
    return len(phrase.name) <= len(other.name) and phrase.nouns <= other.nouns and phrase.capitals <= other.capitals


def _is_full(entity: Entity, phrase: Phrase) -> bool:
    if not entity.names:
        return True
    if not phrase.name:
        return False
    if entity.kind != "person":
        return len(phrase.name) > 1 or all(len(name) == 1 for name in entity.names)
    return len(phrase.name) > 1 or bool(phrase.nouns)


def describe(article: Article, words: Sequence[Word], entity: Entity, source: Span, cluster: int) -> tuple[Who, tuple[Evidence, ...]]:
    """Everything the article says of one source, and the words that say it."""
    mention = first_full(entity, source)
    if mention is None:
        first = entity.mentions[0].span if entity.mentions else source
        return Who(entity.kind, None, first, cluster, anonymous=True), ()
    own = words[slice(*between(words, mention.span))]
    text = article.text
    kind = entity.kind
    unnamed = not entity.names and is_anonymous(own, mention.phrase)
    role = _first(entity, words, role_span)
    body = _body(entity, words)
    country = _country(entity, words)
    said = " ".join(text[slice(*item.span)] for item in entity.mentions[:8] if item.pronoun is None)
    who = Who(
        kind,
        _name(text, entity, mention, own, unnamed),
        mention.span,
        cluster,
        role=text[slice(*role)] if role else None,
        affiliation=text[slice(*body)] if body else None,
        country=country,
        party=parties().side(kind, country, sorted(entity.nouns), said),
        count=_count(own) if entity.plural else None,
        anonymous=unnamed,
        anonymity=anonymity_of(article, own, mention.phrase, _sentences(article, entity, source)) if unnamed else None,
    )
    return who, _evidence(who, entity, source, role, body)


def _evidence(who: Who, entity: Entity, source: Span, role: Span | None, body: Span | None) -> tuple[Evidence, ...]:
    mention = who.mention or source
    made = [
        Evidence("who.kind", (mention,), 0.9 if entity.sure else 0.6, "nouns and names"),
        Evidence("who.mention", (mention, source), 0.9 if mention == source else 0.8, "same source"),
        Evidence("who.anonymous", (mention,), 0.9, "names"),
    ]
    if role:
        made.append(Evidence("who.role", (role,), 0.9, "apposition"))
    if body:
        made.append(Evidence("who.affiliation", (body,), 0.8, "apposition"))
    if who.country:
        made.append(Evidence("who.country", (mention,), 0.8, "table of countries"))
    if who.party:
        made.append(Evidence("who.party", (mention,), 0.8, "table of parties"))
    return tuple(made)


def _told(entity: Entity, words: Sequence[Word]) -> list[tuple[Mention, Sequence[Word]]]:
    told = [mention for mention in entity.mentions if mention.pronoun is None][:8]
    return [(mention, words[slice(*between(words, mention.span))]) for mention in told]


def _first(entity: Entity, words: Sequence[Word], find: Callable[[Sequence[Word], Phrase], Span | None]) -> Span | None:
    if entity.kind != "person":
        return None
    for mention, own in _told(entity, words):
        found = role_span(own, mention.phrase)
        if found is not None:
            return found
    return None


def _body(entity: Entity, words: Sequence[Word]) -> Span | None:
    if entity.kind not in ("person", "group"):
        return None
    for mention, own in _told(entity, words):
        found = body_range(own, mention.phrase)
        if found is not None:
            return _without_determiner(own[found[0] : found[1]])
    return None


def _without_determiner(words: Sequence[Word]) -> Span:
    first = 1 if len(words) > 1 and words[0].low in DETERMINERS else 0
    return words[first].start, words[-1].end


def _country(entity: Entity, words: Sequence[Word]) -> str | None:
    for mention, own in _told(entity, words):
        if entity.plural and _is_mixed(own):
            return None
        found = country_in(own) if entity.kind != "person" else country_in([word for word in own if word not in mention.phrase.name])
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


def _name(text: str, entity: Entity, mention: Mention, words: Sequence[Word], unnamed: bool) -> str | None:
    if entity.names:
        named = [item.phrase for item in entity.mentions if item.phrase.name and item.pronoun is None]
        longest = max(named[:12], key=lambda phrase: len(phrase.name))
        return text[longest.name[0].start : longest.name[-1].end]
    if unnamed or entity.kind not in ("official_body", "organisation") or not any(word.capital for word in words[1:] or words):
        return None
    piece = pieces_of(words)[0]
    start, end = _without_determiner(piece)
    return text[start:end]


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
    return {word: (int(low), int(high)) for word, low, high in rows}


def _sentences(article: Article, entity: Entity, source: Span) -> list[Span]:
    """The sentences of the source itself, then of its other mentions as a source."""
    spans = [source, *(mention.span for mention in entity.mentions[:8] if mention.source and mention.span != source)]
    places = [bisect_right(article.sentences, (start, len(article.text))) - 1 for start, _ in spans]
    return [article.sentences[place] for place in places if place >= 0]

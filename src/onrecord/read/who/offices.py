"""What a person's phrase says beside the name: the office in words, and the body that it is held in or spoken for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.who.lexicon import country_ending, noun, noun_ending
from onrecord.read.who.parsing import parse, pieces_of
from onrecord.read.who.phrases import DETERMINERS, Phrase
from onrecord.read.who.words import Word
from onrecord.record import Span

_BEHIND = frozenset("for of at from with to in".split())
_OF_PLACES = frozenset(
    "governor,mayor,president,king,queen,premier,prince,princess,emperor,sultan,emir,senator,representative,"
    "governor-general,prime minister,chancellor,ambassador,sheriff,resident,bishop,archbishop,patriarch".split(",")
)
"""Offices of a place; what stands behind their "of" is no body unless its own words say so."""

_STOPS = frozenset("who which whose that said told and".split())


def role_span(words: Sequence[Word], phrase: Phrase) -> Span | None:
    """The words of the office: before the name ("Interior Minister"), or behind it ("governor of Luhansk")."""
    if phrase.kind not in ("person", "group") or phrase.plural:
        return None
    pieces = pieces_of(words)
    if not phrase.name:
        return _as_role(pieces[0]) if phrase.traits & {"office", "spokes"} else None
    named = next((index for index, piece in enumerate(pieces) if phrase.name[0] in piece), None)
    if named is None:
        return None
    before = [word for word in pieces[named] if word.end <= phrase.name[0].start]
    if before and _heads_person(before):
        return _as_role(before)
    for piece in [*pieces[named + 1 :], *reversed(pieces[:named])]:
        if piece[0].low in _STOPS or not _heads_person(_till_preposition(piece)):
            continue
        return _as_role(piece)
    return None


def _till_preposition(piece: Sequence[Word]) -> list[Word]:
    cut = next((place for place, word in enumerate(piece) if place and word.low in _BEHIND), len(piece))
    return list(piece[:cut])


def _heads_person(words: Sequence[Word]) -> bool:
    words = _till_preposition(words)
    while words and words[-1].low in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "the", "'s"):
        words = words[:-1]
    found = noun_ending([word.low for word in words]) if words else None
    return found is not None and found[0].kind == "person" and not found[0].plural


def _as_role(words: Sequence[Word]) -> Span | None:
    first = 0
    while first < len(words) - 1 and words[first].low in DETERMINERS:
        first += 1
    last = len(words)
    for place in range(first + 1, last):
        if words[place].low in _STOPS and words[place].low != "and":
            last = place
            break
    return (words[first].start, words[last - 1].end) if first < last else None


def body_range(words: Sequence[Word], phrase: Phrase) -> tuple[int, int] | None:
    """Which of the phrase's words name the body: behind "for", "of", "at", or before the office's noun."""
    return _behind(words, phrase) or _before(words)


def _behind(words: Sequence[Word], phrase: Phrase) -> tuple[int, int] | None:
    for place, word in enumerate(words[:-1]):
        if word.low not in _BEHIND or place == 0:
            continue
        last = place + 2
        while last < len(words) and words[last].gap == "space" and words[last].low not in _STOPS:
            last += 1
        if phrase.name:
            last = next((i for i in range(place + 1, last) if words[i] is phrase.name[0]), last)
        if last > place + 1 and _is_body(words[place + 1 : last], words[:place], phrase):
            return place + 1, last
    return None


def _is_body(words: Sequence[Word], before: Sequence[Word], phrase: Phrase) -> bool:
    body = parse(words)
    if body is None:
        return False
    spoken_for = "spokes" in phrase.traits and words[-1].capital and not body.sure
    if body.kind not in ("organisation", "official_body") and not spoken_for:
        return False
    texts = [word.text for word in words if word.low != "the"]
    place = country_ending(texts)
    if place is not None and place[1] == len(texts):
        return False
    if body.sure:
        return True
    return not (phrase.nouns & _OF_PLACES) and words[-1].capital and before[-1].low not in ("resident", "native")


def _before(words: Sequence[Word]) -> tuple[int, int] | None:
    """Capitals that stand before the office: "UNHCR spokesman", "Central Bank chairman"."""
    for last in range(len(words), 0, -1):
        low = [word.low for word in words[:last]]
        found = noun_ending(low)
        if found is None or found[0].kind != "person" or words[last - 1].owns:
            continue
        stop = last - found[1]
        first = stop
        while (
            first
            and words[first - 1].gap == "space"
            and words[first - 1].low not in DETERMINERS
            and words[first].gap == "space"
        ):
            first -= 1
        return _capitals_in(words, first, stop)
    return None


def body_noun(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """The body that a noun before the office's stands for, as a description of it: "team" of "team member Ann Moe"."""
    last = next((place for place, word in enumerate(words) if phrase.name and word is phrase.name[0]), len(words))
    office = noun_ending([word.low for word in words[:last]])
    if office is None or office[0].kind != "person" or office[1] >= last:
        return None
    word = words[last - office[1] - 1]
    found = noun(word.low)
    if found is None or found.plural or word.owns or found.kind not in ("organisation", "official_body"):
        return None
    return Phrase(
        (word.start, word.end), found.kind, found.lemma, frozenset({found.lemma}), found.traits, determiner="the"
    )


def _capitals_in(words: Sequence[Word], first: int, stop: int) -> tuple[int, int] | None:
    while first < stop:
        owned = [place for place in range(first, stop - 1) if words[place].owns]
        first = owned[-1] + 1 if owned else first
        if not words[first].capital:
            first += 1
            continue
        body = parse(words[first:stop])
        texts = [word.text for word in words[first:stop]]
        place = country_ending(texts)
        whole = place is not None and place[1] == len(texts)
        if body is not None and body.kind in ("organisation", "official_body") and not whole and body.sure:
            return first, stop
        return None
    return None

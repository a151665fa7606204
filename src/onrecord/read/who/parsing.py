"""A whole phrase: its pieces between commas, sources joined by "and", appositions and acronyms in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.who.phrases import CUTS, Phrase, single
from onrecord.read.who.words import Word
from onrecord.record import SourceKind

_AND = frozenset({"and", "&"})
_JOINS = _AND | {"as"}


def pieces_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words parted at commas and brackets."""
    pieces: list[list[Word]] = []
    for word in words:
        if not pieces or word.gap != "space":
            pieces.append([])
        pieces[-1].append(word)
    return pieces


LONGEST = 60
"""Words of a phrase that are looked at: beyond them nothing says who it is, and hostile texts stay cheap."""


def parse(words: Sequence[Word]) -> Phrase | None:
    """Take a phrase apart; None where it has no word."""
    if not words:
        return None
    span = words[0].start, words[-1].end
    words = words[:LONGEST]
    pieces, aliases = _without_alias(pieces_of(words))
    phrase = _coordinated(words) or single(pieces[0])
    if aliases:
        phrase = replace(phrase, aliases=phrase.aliases | aliases)
    for piece in pieces[1:]:
        if piece[0].low in ("who", "which", "whose", "that", "where"):
            break
        phrase = _with_apposition(phrase, piece)
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
        if word.low not in _JOINS:
            continue
        joins = word.low in _AND or [item.low for item in words[place - 2 : place + 1]] == ["as", "well", "as"]
        if joins and 0 < place < len(words) - 1:
            within = place < first or word.gap == "comma" or word.low == "as"
            left, right = single(pieces_of(words[:place])[0]), single(pieces_of(words[place + 1 :])[0])
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
    if piece[0].low in CUTS:
        return phrase
    other = single(piece)
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

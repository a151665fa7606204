"""Place names that stand for who governs or plays there: "Moscow said", "Kyiv's forces", "accused Beijing of"."""

from __future__ import annotations

from onrecord.read.places.mentions import Mention
from onrecord.read.places.tokens import Token, cue
from onrecord.record import Spans

_GOVERNED = frozenset({"country", "region", "city", "capital", "area"})
HELPING = 4
"""Helping words that may stand between a name and its verb."""

_BEING = frozenset({"is", "are", "was", "were"})
_CLOSING = frozenset(',;)"”’')
_BESIDE = frozenset({"the", "and", "or", "both", "but", "neighbouring", "neighboring", "neither", "nor"})


def speaks(mention: Mention, speaking: Spans, named: frozenset[int]) -> bool:
    """Whether a place name speaks. `named` are the beginnings of all words of place names."""
    if any(start <= mention.start and mention.end <= end for start, end in speaking):
        return heads(mention, speaking, named)
    if mention.spots[0].kind not in _GOVERNED or mention.outer:
        return False
    return acts(mention) or _owns(mention) or _is_addressed(mention)


def heads(mention: Mention, speaking: Spans, named: frozenset[int] = frozenset()) -> bool:
    """Whether it is the head of a source: nothing but small words and other names around it."""
    for start, end in speaking:
        if start <= mention.start and mention.end <= end:
            inside = [token for token in mention.tokens if start <= token.start < end]
            ahead = [token for token in inside if token.start < mention.start]
            behind = [token for token in inside if token.start >= mention.end]
            if all(token.text.lower() in _BESIDE or token.start in named for token in ahead) and _ends_phrase(
                mention, behind
            ):
                return True
    return False


def _ends_phrase(mention: Mention, behind: list[Token]) -> bool:
    last = mention.tokens[mention.last]
    if last.possessive:
        return False
    if behind and not last.joined:
        return last.gap[:1] in _CLOSING
    return not behind or behind[0].text.lower() in {"and", "or", "who", "which", "itself"}


def acts(mention: Mention) -> bool:
    """ "Beijing has repeatedly warned": whether it is the subject of a verb of saying, wanting or playing."""
    before = mention.tokens[mention.first - 1] if mention.first else None
    if before is not None and before.joined and before.text in cue("in") | cue("to") - {"and", "or"}:
        return False
    if not mention.tokens[mention.last].joined:
        return False
    for place in range(mention.last + 1, min(mention.last + 2 + HELPING, len(mention.tokens))):
        token = mention.tokens[place]
        if token.text in cue("speech") or (place > mention.last + 1 and _is_ing(mention.tokens, place)):
            return True
        if token.text in cue("either"):
            following = mention.tokens[place + 1] if place + 1 < len(mention.tokens) else None
            return following is not None and token.joined and following.text in cue("then")
        being = token.text in _BEING and place + 1 < len(mention.tokens) and _is_ing(mention.tokens, place + 1)
        if (not being and token.text not in cue("helping")) or not token.joined:
            return False
    return False


def _is_ing(tokens: list[Token], place: int) -> bool:
    """ "is demanding", from a verb of the same kind."""
    stem = tokens[place].text.removesuffix("ing")
    if stem == tokens[place].text or tokens[place - 1].text not in {"is", "are", "was", "were", "been"}:
        return False
    return any(form in cue(name) for form in (stem, stem + "e") for name in ("speech", "either", "action"))


def _owns(mention: Mention) -> bool:
    """ "Kyiv's forces"."""
    if not mention.tokens[mention.last].possessive:
        return False
    owned = mention.tokens[mention.last + 1 : mention.last + 2]
    return bool(owned) and owned[0].text in cue("owned")


def _is_addressed(mention: Mention) -> bool:
    """ "accused Beijing of", "according to Moscow"."""
    place = mention.first - 1
    if place >= 1 and mention.tokens[place].text in {"to", "on"}:
        return mention.tokens[place - 1].text in {"according", "called", "calls", "pressure"}
    last = mention.tokens[mention.last]
    if place < 0 or not mention.tokens[place].joined or not last.joined:
        return False
    return mention.tokens[place].text in cue("object")

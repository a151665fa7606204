"""Place names that stand for who governs or plays there: "Moscow said", "Kyiv's forces", "accused Beijing of"."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.read.places.mentions import Mention
from onrecord.read.places.tokens import Token, cue
from onrecord.record import Span, Spans

_GOVERNED = frozenset({"country", "region", "city", "capital", "area"})
HELPING = 4
"""Helping words that may stand between a name and its verb."""

NEAR = 8
"""Sources that are looked at for one that begins before a name; they hardly ever lie in each other."""

WIDEST = 12
"""Words of a source that may stand before its last name."""

_BEING = frozenset({"is", "are", "was", "were"})
_CLOSING = frozenset(',;)"”’')
_BESIDE = frozenset({"the", "and", "or", "both", "but", "neighbouring", "neighboring", "neither", "nor"})


class Sources:
    """The spans of the sources of attributions."""

    def __init__(self, spans: Spans) -> None:
        self._spans = sorted(spans)

    def around(self, mention: Mention) -> list[Span]:
        """Those that a mention lies in."""
        place = bisect_right(self._spans, (mention.start, mention.end))
        near = self._spans[max(0, place - NEAR) : place + 1]
        return [span for span in near if span[0] <= mention.start and mention.end <= span[1]]


def speaks(mention: Mention, sources: Sources, named: frozenset[int]) -> bool:
    """Whether a place name speaks. `named` are the beginnings of all words of place names."""
    if sources.around(mention):
        return heads(mention, sources, named)
    if mention.spots[0].kind not in _GOVERNED or mention.outer:
        return False
    return acts(mention) or _owns(mention) or _is_addressed(mention)


def heads(mention: Mention, sources: Sources, named: frozenset[int] = frozenset()) -> bool:
    """Whether it is the head of a source: nothing but small words and other names around it."""
    for start, end in sources.around(mention):
        ahead = [
            token for token in mention.tokens[max(0, mention.first - WIDEST) : mention.first] if token.start >= start
        ]
        behind = [token for token in mention.tokens[mention.last + 1 : mention.last + 2] if token.start < end]
        beside = all(token.text.lower() in _BESIDE or token.start in named for token in ahead)
        if len(ahead) < WIDEST and beside and _ends_phrase(mention, behind):
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

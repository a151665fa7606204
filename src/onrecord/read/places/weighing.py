"""How well a name stands as a place by the words beside it, before its article is looked at."""

from __future__ import annotations

from onrecord.read.places.mentions import Hold, Mention
from onrecord.read.places.tokens import Token, cue, demonyms

_LINKS = frozenset({"the", "of", "for", "and"})
_WATERS = frozenset({"Gulf", "Bay", "Strait", "Straits", "Cape", "Isle", "Sea", "Port"})
_OF_STATES = frozenset({"Governor", "Gov", "Lieutenant", "Attorney", "Senator", "Sen", "Premier"})
_OF_COMPOUNDS = 5.0
"""A smaller town is not read in a compound with a hyphen."""

_OF_BEARERS = 6.0
"""A smaller town with a surname's name is not read before 's."""

_WIDE = frozenset({"continent", "area", "ocean", "sea", "lake", "river", "mountains", "desert", "island", "former"})


def weigh(mention: Mention) -> None:
    """Settle from the words beside it how well a mention stands."""
    if _barred(mention):
        mention.hold = Hold.BARRED
        return
    _look_around(mention)
    if mention.strong and _may_be(mention):
        mention.hold = Hold.SURE
    elif _prominent(mention):
        mention.hold = Hold.LIKELY


def _barred(mention: Mention) -> bool:
    word = mention.tokens[mention.first].text
    if mention.single and (word in cue("never") or word in cue("culture") or word in demonyms()):
        return True
    if mention.key.replace(" ", "_") in cue("never_named"):
        return True
    if mention.money or _of_body(mention):
        return True
    after = mention.after
    if after is not None and after.text in cue("named_after"):
        return True
    if _follows_name(mention):
        mention.surname = not mention.abbreviation
        return not (after is not None and after.text in cue("division"))
    return _leads_name(mention)


def _of_body(mention: Mention) -> bool:
    """ "University of X", "Gulf of X"."""
    place = mention.first - 1
    tokens = mention.tokens
    linked = False
    while place >= 0 and tokens[place].joined and tokens[place].text.lower() in _LINKS | cue("side"):
        linked = linked or tokens[place].text == "of"
        place -= 1
    if not linked or place < 0 or not tokens[place].joined:
        return False
    head = tokens[place].text
    return head.removesuffix("s") in cue("body") or head in _WATERS


def _follows_name(mention: Mention) -> bool:
    """ "Jordan Henderson", "Mr London": a capitalised word before it that is no place, side or first word."""
    before = mention.before
    if before is None or before.possessive or not before.capital:
        return False
    word = before.text
    if word in cue("mister"):
        return mention.single
    if word == "The":
        return mention.first > 1 and mention.single
    if word.lower() in cue("side") or any(word in cue(name) for name in ("opener", "culture", "type")):
        return False
    if word in demonyms() or (mention.first == 1 and mention.abbreviation):
        return False
    return before.gap in {" ", ". "} or not word.isupper()


def _leads_name(mention: Mention) -> bool:
    """ "Washington Post", "Paris Hilton": a capitalised word after it that does not go with a place."""
    after = mention.after
    if after is None:
        hyphened = mention.tokens[mention.last].gap in {"-", "–"} and mention.last + 1 < len(mention.tokens)
        return hyphened and _hyphened(mention, mention.tokens[mention.last + 1])
    if not after.capital or after.text in cue("title") or after.text in demonyms():
        return False
    if mention.abbreviation:
        return after.text in cue("state_body")
    if after.text in cue("type"):
        return _is_body(mention)
    return not _is_office(mention)


def _is_body(mention: Mention) -> bool:
    """ "Michigan State University"; but a city's council is the city's."""
    following = mention.tokens[mention.last + 1 : mention.last + 3]
    if len(following) < 2 or not following[0].joined or not following[1].capital:
        return False
    return following[1].text != "Council"


def _is_office(mention: Mention) -> bool:
    """ "Queensland Police Inspector Jan Doe"."""
    for token in mention.tokens[mention.last + 1 : mention.last + 5]:
        if not token.capital or token.text in cue("body"):
            return False
        if token.text in cue("holder"):
            return True
        if not token.joined:
            return False
    return False


def _hyphened(mention: Mention, following: Token) -> bool:
    """ "Jean-Paul", "Neo-natal"; but "London-based", "US-led" are of a place."""
    return following.capital or mention.spots[0].weight < _OF_COMPOUNDS


def _look_around(mention: Mention) -> None:
    _look_before(mention)
    _look_after(mention)


def _look_before(mention: Mention) -> None:
    place, tokens = mention.first - 1, mention.tokens
    while place >= 0 and tokens[place].joined and tokens[place].text.lower() in cue("side") | {"the"}:
        mention.strong = mention.strong or tokens[place].text.lower() in cue("side")
        place -= 1
    if place < 0 or not (tokens[place].joined or tokens[place].gap == ", "):
        return
    word = tokens[place].text.lower()
    if tokens[place].joined and (word in cue("in") or (word in cue("at") and not mention.entry.marks)):
        mention.strong = True
    if word in {"of", "called", "named"} and place:
        word = tokens[place - 1].text.lower()
        if word not in cue("one_of") and (mention.spots[0].kind == "country" or word in {"capital", "port", "coast"}):
            return
    _sort(mention, word)


def _look_after(mention: Mention) -> None:
    after = mention.after
    if after is not None:
        word = after.text.lower()
        if word in cue("people") or after.text in cue("holder") or _is_office(mention):
            mention.strong = True
        _sort(mention, word)
        if after.capital and after.text in cue("type"):
            mention.last += 1
            mention.end = after.end
        if after.capital and after.text in _OF_STATES:
            mention.sort = mention.sort or "division"
    last = mention.tokens[mention.last]
    following = mention.tokens[mention.last + 1] if mention.last + 1 < len(mention.tokens) else None
    if (
        following is not None
        and last.gap in {"-", "–"}
        and following.text in {"based", "born", "area", "wide", "bound"}
    ):
        mention.strong = True


def _sort(mention: Mention, word: str) -> None:
    for name in ("city", "division", "water", "land"):
        if word in cue(name):
            mention.sort = mention.sort or name
            mention.strong = True


def _may_be(mention: Mention) -> bool:
    """Whether strong words are enough: a town with the name of an English word must not be tiny, one known by a name of
    another language must be large, and what is a surname's is its bearer's ("in Scott's speech")."""
    heaviest, marks = mention.spots[0], mention.entry.marks
    if not mention.entry.spots:
        return heaviest.weight >= 5.5 and not marks
    if "s" in marks and mention.tokens[mention.last].possessive and heaviest.weight < _OF_BEARERS:
        return False
    if "w" not in marks or not mention.single:
        return True
    if mention.sort == "division":
        return any(spot.kind in {"region", "district", "former", "country"} for spot in mention.spots)
    return heaviest.weight >= 4.3 or bool(mention.sort)


def _prominent(mention: Mention) -> bool:
    """Whether the name alone is enough."""
    heaviest = mention.spots[0]
    if not mention.entry.spots:
        return heaviest.weight >= 6
    if heaviest.kind == "country" or (not mention.entry.marks and heaviest.kind in _WIDE and heaviest.weight >= 4):
        return True
    if heaviest.kind == "region" and heaviest.weight >= 5.5:
        return "w" not in mention.entry.marks
    least = 4.0 if not mention.single else 4.9
    for mark, weight in (("s", 5.7), ("g", 6.0), ("w", 6.3)):
        if mark in mention.entry.marks:
            least = max(least, weight)
    return heaviest.weight >= least

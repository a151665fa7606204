"""Words other than modals that point ahead: what is due or likely, what somebody plans, what is about to be."""

from __future__ import annotations

from onrecord.read.forecasts.seen import Seen, Sign, is_adverb, is_participle, may_be_base
from onrecord.read.forecasts.words import entries

_WHEN = frozenset("for in on at by before next this later tomorrow soon within until".split())
_TIMETABLED = frozenset("scheduled due expected slated planned".split())
_BEEN = frozenset("was were been wasn't weren't".split())
_PLANNING = frozenset("considering planning preparing contemplating mulling".split())
_AIMS = frozenset("aim goal task job purpose role idea point way wish solution answer best only".split())
_EDGE = frozenset("verge brink cusp eve".split())
_ARTICLES = frozenset("the a an their his her its our my any no".split())
_THAN = frozenset("than as so".split())


def due(seen: Seen, place: int) -> Sign | None:
    """ "Expected to", "likely to", "due to open", "scheduled for May"."""
    low, after = seen.low(place), seen.low(place + 1)
    be = seen.be_before(place)
    if after not in ("to", "that"):
        return _due_when(seen, place, be)
    if low == "due" and seen.low(seen.following(place + 1)) not in entries("due_to"):
        return None
    if after == "that" and _BEEN & set(seen.around(place + 2, 0, 6)):
        return None
    if low == "supposed" and be not in ("is", "are"):
        return None
    if seen.low(place + 2) == "have" and is_participle(seen.low(place + 3)):
        return None
    if be in _BEEN and seen.low(place - 1) in ("less", "more"):
        return None
    if be in _BEEN and not seen.shifted(place):
        return Sign(place, "was expected", 0.5)
    return Sign(place, "expected", 0.9 if be else 0.75)


def _due_when(seen: Seen, place: int, be: str) -> Sign | None:
    low, after = seen.low(place), seen.low(place + 1)
    if not be or (be in _BEEN and not seen.shifted(place)):
        return None
    if low in _TIMETABLED and after in _WHEN:
        return Sign(place, "scheduled", 0.8)
    if low in ("likely", "unlikely", "inevitable", "certain") and (after in _WHEN or after in (".", ",", "", "”", '"')):
        return Sign(place, "likely", 0.7)
    return None


def course(seen: Seen, place: int) -> Sign | None:
    """ "On course to", "about to", "on the verge of", "a matter of time"."""
    low, after = seen.low(place), seen.low(place + 1)
    if low == "about":
        past = seen.be_before(place) in _BEEN and not seen.shifted(place)
        return Sign(place, "about to", 0.9) if after == "to" and seen.be_before(place) and not past else None
    if low in ("course", "track", "way"):
        return Sign(place, "on course to", 0.9) if after == "to" and seen.low(place - 1) == "on" else None
    if low == "matter":
        return Sign(place, "matter of time", 0.9) if after == "of" and seen.low(place + 2) in ("time", "when") else None
    past = seen.be_before(place, 5) in _BEEN and not seen.shifted(place)
    return Sign(place, "on the brink", 0.7) if after == "of" and seen.low(place - 1) == "the" and not past else None


def chance(seen: Seen, place: int) -> Sign | None:
    """ "There is no chance that", "the chance of"."""
    if seen.low(place + 1) not in ("that", "of"):
        return None
    if _BEEN & set(seen.around(place, 4, 0)) or (seen.low(place + 2) == "a" and seen.low(place + 3) == "lifetime"):
        return None
    certain = seen.low(place + 1) == "that" and not _BEEN & set(seen.around(place + 2, 0, 6))
    return Sign(place, "chance", 0.6 if certain or seen.be_before(place) else 0.4)


def means(seen: Seen, place: int) -> Sign | None:
    """ "Plans to", "are considering", "expects prices to": somebody in it means or foresees something."""
    low, kind = seen.low(place), seen.class_at(place)
    if not seen.credited and _undertaken(seen, place, kind):
        return Sign(place, "undertaken", 0.6)
    if (kind in ("direct", "warn", "announce")) or _is_over(seen, place):
        return None
    after = seen.low(place + 1)
    if low.startswith(("refus", "reluctan", "unwilling")):  # how somebody stands now, in what another says of them
        return None
    if after == "to" and low not in entries("never_to_come") and place + 2 < len(seen.words):
        return _to(seen, place, kind) if may_be_base(seen.words[place + 2]) else None
    if low in _PLANNING and seen.be_before(place) and (after in _ARTICLES or after.endswith("ing") or after == "for"):
        return Sign(place, "plans something", 0.7)
    if kind == "forecast":
        return _foresees(seen, place)
    return None


def _undertaken(seen: Seen, place: int, kind: str) -> bool:
    """ "The militia threatened to", told in the article's own voice; not "was threatened", "had promised"."""
    low = seen.low(place)
    told = kind in ("threat", "promise") and low.endswith("ed") and place > 0
    if not told or {"was", "were", "been", "had", "be"} & set(seen.around(place, 2, 0)):
        return False
    return seen.low(place + 1) == "to" or (low != "offered" and seen.words[place].clause == "main")


def _to(seen: Seen, place: int, kind: str) -> Sign | None:
    low = seen.low(place)
    if low in ("want", "wants", "wanted"):
        return Sign(place, "wants to", 0.45)
    if low in ("intended", "planned", "arranged") and _BEEN & set(seen.around(place, 2, 0)):
        return None
    return Sign(place, "means to", 0.8 if kind == "hope" else 0.85)


def _is_over(seen: Seen, place: int) -> bool:
    """Whether a past tense here lies before the telling: "planned to" in a quotation or in the article's own voice."""
    low = seen.low(place)
    back = seen.around(place, 3, 0)[:-1]
    past = low.endswith("ed") and not any(each in ("have", "has", "'ve", "is", "are") for each in back)
    return (past or bool({"was", "were", "had"} & set(back))) and not seen.shifted(place)


def _foresees(seen: Seen, place: int) -> Sign | None:
    """ "They expected prices to rise", not "the expected rise", "than expected"."""
    before, after = seen.low(place - 1), seen.low(place + 1)
    low = seen.low(place)
    if {"could", "would", "should", "might"} & set(seen.around(place, 3, 0)) and "have" in seen.around(place, 2, 0):
        return None
    if before in _ARTICLES or before in _THAN or is_adverb(before) or low in ("set", "due", "likely", "unlikely"):
        return None
    if low.endswith(("ion", "ions", "projects", "project")) or after in ("by", ",", ".", "", "of"):
        return None
    if _BEEN & set(seen.around(place + 1, 0, 8)):
        return None
    return Sign(place, "expects", 0.65)


def is_to(seen: Seen, place: int) -> Sign | None:
    """ "Are to begin", "is to open"; not "the aim is to win", "he is to blame"."""
    verb = seen.following(place + 1)
    if (
        seen.low(place + 1) != "to"
        or verb >= len(seen.words)
        or seen.low(place - 1) in _AIMS
        or seen.low(verb) == "blame"
    ):
        return None
    if seen.low(place) in ("was", "were") and not seen.shifted(place):
        return None
    return Sign(place, "is to", 0.7) if may_be_base(seen.words[verb]) else None


def to_come(seen: Seen, place: int) -> Sign | None:
    """ "An imminent attack"."""
    return Sign(place, "to come", 0.4)


def or_we(seen: Seen, place: int) -> Sign | None:
    """ "Pay, or we publish"; "or else"."""
    after = seen.low(place + 1)
    if after == "else" or (
        after in ("i", "we") and seen.words[place].quoted and seen.low(place + 2) not in ("were", "had")
    ):
        return Sign(place, "or we", 0.75, True)
    return None

"""What in a content points to what is still to come: modals, plans, expectations, and a present tense with a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.read.forecasts.words import Word, classes, entries

_NOUN_BEFORE = frozenset(
    "the a an his her their its my your our free good ill political popular public own iron strong last living at "
    "of no any divine god's people's voters' nation's national collective sheer".split()
)
_NOT_BASE = frozenset(
    "the a an his her their its my your our this that these those of and or but , . ; : ? ! ) ' was is are were has had "
    "to for in on at by from with".split()
)
_SKIPPED = frozenset(
    "“ \" ” not never also n't still soon now then only even just probably likely possibly certainly surely definitely "
    "all both eventually ultimately finally again either simply actually really "
    "once further instead therefore inevitably undoubtedly almost no longer yet ever".split()
)
_VERBS_IN_LY = frozenset("apply supply reply rely imply comply multiply fly rally tally bully ally".split())
_BE = frozenset("is are am be been being was were 's 're 'm isn't aren't wasn't weren't".split())
_PRESENT_VERBS_IN_LY = frozenset("apply supply reply rely imply comply multiply fly rally tally bully ally".split())
_BE = frozenset("is are am be being 's 're 'm isn't aren't".split())
_DUE = frozenset(
    "expected likely unlikely set due scheduled slated bound poised projected forecast predicted anticipated tipped "
    "destined doomed certain sure supposed hoped feared".split()
)
_FIRST = frozenset("i we i'd we'd".split())
_PERSONS = frozenset("i we he she you they".split())
_HAVE = frozenset("have 've".split())


@dataclass(frozen=True, slots=True)
class Sign:
    """A word at place `at` that points ahead; `weight` says how surely, `conditional` that it hangs on something."""

    at: int
    rule: str
    weight: float
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A content as the rules for signs see it: its words, and whether it was credited by a cue in the past."""

    words: Sequence[Word]
    past: bool
    voiced: bool

    def low(self, place: int) -> str:
        """The word at a place, empty beyond the ends."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def following(self, place: int) -> int:
        """The place of the next word that is no adverb of degree, time or doubt."""
        place += 1
        while self.low(place) in _SKIPPED or _is_adverb(self.low(place)):
            place += 1
        return place

    def class_at(self, place: int) -> str:
        """The class of the verb or noun at a place, empty for any other word."""
        return classes().get(self.low(place), "")

    def shifted(self, place: int) -> bool:
        """Whether tenses here are shifted back by a cue in the past: unquoted words of what "he said"."""
        return self.past and not self.words[place].quoted


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _VERBS_IN_LY


def signs_in(seen: Seen) -> list[Sign]:
    """Every sign, in order."""
    found = []
    for place, word in enumerate(seen.words):
        rule = _RULES.get(word.low)
        if rule is None and "'" in word.low:
            rule = _contracted(word.low)
        if rule is not None:
            sign = rule(seen, place)
            if sign is not None:
                found.append(sign)
    return found


def is_participle(low: str) -> bool:
    """Whether a word after "have" makes it a perfect."""
    return (low.endswith("ed") and len(low) > 3) or low in entries("participles")


def _will(seen: Seen, place: int) -> Sign | None:
    word, before = seen.words[place], seen.low(place - 1)
    following = seen.following(place)
    after = seen.low(following)
    if before in _NOUN_BEFORE or before.endswith("'s") or after in _NOT_BASE or not after:
        return None
    if word.capital and word.low == "will" and not _asks(seen, place):
        return None
    if any(seen.low(each) in entries("habits") for each in range(place - 2, following + 1)):
        return None
    return Sign(place, "will", 1.0)


def _asks(seen: Seen, place: int) -> bool:
    """Whether a "Will" with a capital begins a question."""
    return seen.low(place + 1) in {"he", "she", "it", "they", "we", "you", "i", "the", "this", "that", "there", "any"}


def _shall(seen: Seen, place: int) -> Sign | None:
    return Sign(place, "shall", 1.0) if seen.low(place - 1) in _FIRST else Sign(place, "shall", 0.3)


def _would(seen: Seen, place: int) -> Sign | None:
    following = seen.following(place)
    after, before = seen.low(following), seen.low(place - 1)
    if (
        after in _NOT_BASE
        or not after
        or after in entries("polite")
        and (before in _PERSONS or not seen.shifted(place))
    ):
        return None
    if after in _HAVE:
        beyond = seen.low(seen.following(following))
        if is_participle(beyond):
            return None
    if after == "be" and seen.low(following + 1) in ("happy", "glad", "delighted", "surprised", "interested", "nice"):
        return Sign(place, "would be happy", 0.6)
    if any(seen.low(each) in entries("habits") for each in range(place - 2, following + 1)):
        return None
    if seen.shifted(place):
        return Sign(place, "would", 1.0)
    return Sign(place, "would of a condition", 0.75, True)


def _may(seen: Seen, place: int) -> Sign | None:
    word = seen.words[place]
    if word.capital and word.low == "may":
        return None
    following = seen.following(place)
    after = seen.low(following)
    if after in _NOT_BASE or not after or after in _HAVE or after == "well":
        if after in _HAVE and not is_participle(seen.low(seen.following(following))):
            return Sign(place, "may", 0.7) if seen.low(following + 1) == "to" else None
        return None
    if after == "be":
        beyond = seen.low(seen.following(following))
        if beyond in ("able", "forced", "required", "needed"):
            return Sign(place, "may be able", 0.7)
        if beyond.endswith("ing"):
            return None
        return Sign(place, "may be done", 0.6) if is_participle(beyond) else Sign(place, "may be", 0.3)
    if after in entries("stative"):
        return Sign(place, "may with a state", 0.3)
    if word.low.startswith("could") and (seen.low(place + 1) == "not" or word.low.endswith("n't")):
        return Sign(place, "could not", 0.2)
    return Sign(place, "may with an event", 0.7)


def _going(seen: Seen, place: int) -> Sign | None:
    """ "going to" before a verb."""
    if seen.low(place) == "gonna":
        return Sign(place, "going to", 1.0)
    if seen.low(place + 1) != "to" or not seen.low(place + 2):
        return None
    after = seen.words[place + 2]
    if after.low in _NOT_BASE or after.capital or after.low[0].isdigit() or after.low in entries("places_gone_to"):
        return None
    back = next((seen.low(each) for each in range(place - 1, place - 4, -1) if _is_be(seen.low(each))), "")
    if back in ("was", "were", "wasn't", "weren't") and not seen.shifted(place):
        return None
    return Sign(place, "going to", 1.0)


def _is_be(low: str) -> bool:
    return low in _BE or low.endswith(("'s", "'re", "'m"))


def _due(seen: Seen, place: int) -> Sign | None:
    """ "expected to", "likely to", "due to open": what is on its way."""
    after = seen.low(place + 1)
    if after not in ("to", "that") and not (
        seen.low(place) in ("scheduled", "due", "expected", "slated")
        and after in ("for", "in", "on", "by", "next", "this", "later", "at", "tomorrow", "soon")
    ):
        return None
    if seen.low(place) in ("due", "supposed") and after == "to":
        beyond = seen.words[place + 2] if place + 2 < len(seen.words) else None
        if beyond is None or not _base(beyond):
            return None
    if seen.low(place + 2) == "have" and is_participle(seen.low(place + 3)):
        return None
    back = next((seen.low(each) for each in range(place - 1, place - 4, -1) if _is_be(seen.low(each))), "")
    if back in ("was", "were", "been", "wasn't", "weren't") and not seen.shifted(place):
        return Sign(place, "was expected", 0.5)
    return Sign(place, "expected", 0.9)


def _base(word: Word) -> bool:
    """Whether a word may be a verb's base form: no article, name or figure."""
    return (
        word.low not in _NOT_BASE
        and not word.capital
        and word.low[0].isalpha()
        and not word.low.endswith(("ing", "tion", "ness", "ment", "s"))
    )


def _means(seen: Seen, place: int) -> Sign | None:
    """ "plans to", "are considering", "intends to": somebody in the content means to do something."""
    low = seen.low(place)
    if seen.low(place - 1) in ("not", "never") and low in ("want",):
        return None
    back = [seen.low(each) for each in range(max(0, place - 3), place)]
    past = low.endswith("ed") and not any(_is_be(each) or each in ("have", "has", "'ve") for each in back)
    past = past or any(each in ("was", "were", "had") for each in back)
    if past and not seen.shifted(place):
        return None
    after = seen.low(place + 1)
    if (
        after == "to"
        and low not in entries("never_to_come")
        and place + 2 < len(seen.words)
        and _base(seen.words[place + 2])
    ):
        kind = seen.class_at(place) or "hope"
        if kind in ("direct", "warn", "announce"):
            return None
        return Sign(place, "means to", 0.85 if kind != "hope" else 0.8)
    if low in (
        "considering",
        "planning",
        "preparing",
        "contemplating",
        "mulling",
        "planned",
        "plans",
        "plan",
    ) and after in ("a", "an", "the", "for", "another", "more", "new", "on"):
        return Sign(place, "plans something", 0.7)
    if low in ("prospect", "prospects", "fears", "predictions") and after == "of":
        return Sign(place, "prospect of", 0.4)
    return None


def _to_come(seen: Seen, place: int) -> Sign | None:
    return Sign(place, "to come", 0.7)


def _is_to(seen: Seen, place: int) -> Sign | None:
    """ "are to begin", "is to open"."""
    if seen.low(place + 1) != "to" or place + 2 >= len(seen.words):
        return None
    if seen.low(place) in ("was", "were") and not seen.shifted(place):
        return None
    if seen.low(place - 1) in (
        "aim",
        "goal",
        "task",
        "job",
        "purpose",
        "priority",
        "role",
        "idea",
        "point",
        "plan",
        "way",
        "intention",
        "wish",
    ):
        return None
    return Sign(place, "is to", 0.7) if _base(seen.words[place + 2]) else None


Rule = Callable[[Seen, int], "Sign | None"]


def _contracted(low: str) -> Rule | None:
    if low.endswith("'ll"):
        return _will
    return None


def _rules() -> dict[str, Rule]:
    made: dict[str, Rule] = dict.fromkeys(classes(), _means)
    made.update(dict.fromkeys(("prospect", "prospects", "threat", "possibility", "chance"), _means))
    made.update(dict.fromkeys(("consider", "considers"), _means))
    made.update(dict.fromkeys(_DUE, _due))
    made.update(dict.fromkeys(("is", "are", "was", "were", "am"), _is_to))
    made.update(dict.fromkeys(("will", "won't"), _will))
    made.update(dict.fromkeys(("would", "wouldn't"), _would))
    made.update(dict.fromkeys(("may", "might", "could", "couldn't"), _may))
    made.update(dict.fromkeys(("imminent", "upcoming", "forthcoming", "impending", "looming"), _to_come))
    made |= {"shall": _shall, "going": _going, "gonna": _going}
    return made


_RULES = _rules()

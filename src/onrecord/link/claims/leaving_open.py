"""Whether a telling leaves open if its words are so: it asks, does not know, will not say, does not deny.

"The ministry declined to say whether the gates were locked" and "the owner did not deny that they were" are about the
claim that they were, and nobody's word for it or against it. Both would else be taken for one that tells it, or one
that denies it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link.claims.denying import A_CLAUSE, SAYINGS, WHICH, denies, undenied
from onrecord.record.telling import Telling

_NOT = (
    r"(?:not|never|nobody|no one|\w+n[’']t|cannot|un(?:able|willing) to|(?:declin|refus)(?:e|es|ed|ing) to|nor|neither)"
)
_SURE = r"(?:clear|known|certain|sure|decided|established|confirmed|aware|settled|determined)"
_WHETHER = r"(?:\w+ly )?(?:on |about |of |as to |into |over )?(?:whether|if)\b"
_ASKING = (
    r"(?:ask|wonder|inquir|enquir|investigat|examin|prob|check|consider|question|look(?:s|ed|ing)? into|study|studied|"
    r"studies|ascertain|find(?:s|ing)? out|clarif)\w*"
)
_KNOWING = (
    r"(?:know|say|tell|comment|confirm|verify|determine|establish|decide|disclose|reveal|discuss|speculate|speak|"
    r"answer)"
)
_TO_COME = r"(?:rule on|decide|determine|establish|find out|say|judge|be seen|tell|know)"
_TURNING_DOWN = r"(?:(?:confirm|verif|den(?:y|i)|disput|exclud|contest|contradict|reject|refut)\w*|rul\w+ out)"
_OPENS = re.compile(
    r"^\W*(?:that )?(?P<before>(?:(?!(?:who|whom|which|that|while|after|before|when|as|because|since|if|and|but|or)\b|"
    r"(?!asked\b|been\b|tasked\b)\w{2,}ed\b)[\w’'-]+ ){0,8}?)(?:"
    rf"(?:un{_SURE}|unsure|undecided|{_NOT} (?:yet |\w+ly )?{_SURE}|"
    rf"no (?:word|comment|information|indication|idea|news)) {_WHETHER}|"
    rf"{_NOT} (?:yet |\w+ly |immediately )?(?:be(?:en)? able to )?{_KNOWING} {_WHETHER}|"
    rf"(?P<asking>{_ASKING} (?:(?:[\w’'-]+ ){{1,3}}?)?{_WHETHER})|"
    rf"(?:will|would|remains?(?: \w+)?|yet|too (?:early|soon)|has|have|is|are) (?:yet )?to {_TO_COME} {_WHETHER}|"
    rf"(?:will|would|shall) {_TO_COME} {_WHETHER}|"
    rf"(?:doubts?|debate|dispute|disputed|question|uncertainty) (?:over |about |as to )?{_WHETHER}|"
    rf"{_NOT} (?:either )?(?:\w+ly |yet |confirm(?:ed)? (?:n?or )|be(?:en)? (?:able to )?)?{_TURNING_DOWN}"
    rf"(?: (?:or|nor) (?:den(?:y|ied)|confirm(?:ed)?))?(?:{WHICH} {SAYINGS})?(?:{A_CLAUSE}| (?:whether|if)\b)"
    r")",
    re.IGNORECASE,
)
"""The beginning of words that leave open what follows: their own verb comes first, with no other clause before it."""

_NEGLECTS = re.compile(rf"\b(?:{_NOT}|fail\w*)\b", re.IGNORECASE)
"""Before a word of asking: that somebody never asked is said, and no question."""

_WHETHER_SO = re.compile(r"^\W*(?:that )?(?:if|should|whether)\b", re.IGNORECASE)
"""A question that is told."""

_GOES_ON = re.compile(r"[,;:—–] ?(?:but|and|although|though|while|as|because|after)\b|[.!?]\W{1,9}\w", re.IGNORECASE)
"""Where a telling goes on behind that with something that it may say itself."""

_WH = r"(?:what|who|whom|where|when|why|how|whose|which)\b"
_GIVEN = re.compile(
    rf"^\W*(?:{_WH}|(?:the |\w+ )?(?:whereabouts|identit(?:y|ies)|fates?|motives?|causes?|number)\b)|"
    rf"\b(?:{_SURE}|{_KNOWING}|idea|word) (?:as to |of |about |on )?{_WH}",
    re.IGNORECASE,
)
"""What of a thing is asked or not known, which is given: nobody knows "what became of ten people" who are missing."""


def leaves_open(telling: Telling) -> bool:
    """Whether a telling is either."""
    return is_left_open(telling) or says_open(telling)


def is_left_open(telling: Telling) -> bool:
    """Whether the words of a telling are what its source neither says nor denies."""
    return (
        (telling.wording.polarity == "uncommitted" or undenied(telling))
        and not denies(telling)
        and not says_open(telling)
        and (_WHETHER_SO.match(telling.text) is not None or not _GIVEN.search(telling.text))
    )


def says_open(telling: Telling) -> bool:
    """Whether a telling says itself that it is open: "police are investigating whether the gates were locked"."""
    return not denies(telling) and _opens(telling.text)


@lru_cache(maxsize=16384)
def _opens(text: str) -> bool:
    opening = _OPENS.match(text)
    if opening is None or _GOES_ON.search(text, opening.end()):
        return False
    return not (opening["asking"] and _NEGLECTS.search(opening["before"]))

"""Whether a telling says that its words are not so: as it was read, or by words that stand in it or before it.

"It is not true that the gates were locked", "rejected claims that …", "was quoted as denying that …": what follows is
what is denied, however much of this stands within the telling. Of the denials of six made worlds, as read, 55 in 100
were known for denials before these words were looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.record.telling import Telling

SAYINGS = (
    r"(?:claims?|reports?|allegations?|suggestions?|accusations?|assertions?|charges?|rumou?rs?|speculation|stories|"
    r"story|talk|gossip|statements?|notions?|ideas?|theor(?:y|ies)|versions?|accounts?|insinuations?)"
)
REFUSES = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|"
    r"rebut(?:s|ted|ting)?|repudiat(?:es?|ed|ing)|contradict(?:s|ed|ing)?|contest(?:s|ed|ing)?|disavow(?:s|ed|ing)?)"
)
_UNTRUE = (
    r"(?:not (?:true|so|correct|the case|right|a fact)|untrue|false|wrong|incorrect|nonsense|a lie|rubbish|a myth|"
    r"baseless|groundless|unfounded|without (?:any )?(?:foundation|basis))"
)
_JUST = r"(?:(?:\w+ly|quite|just|plain|all) )?"
_WHEN = r"(?: (?:on \w+day(?: morning| evening| night)?|yesterday|today))?"
_NO = rf"(?:{_UNTRUE}|misleading|absurd|a mistake)"
_SAY = r"(?:say|claim|suggest|assert|believe|think)"
WHICH = r"(?: (?:all|any|the|such|these|those|media|press|earlier|as|\w+ly)){0,3}"
VERB = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|must|should|\w+ed)"
_SUBJECT = r"(?:the|an?|he|she|they|it|there|his|her|its|their|no|all)"
A_CLAUSE = rf" that (?:{_SUBJECT}\b|(?!{VERB}\b)(?:[\w’'-]+ ){{1,4}}?{VERB}\b)"
"""What is said: "an invention that mercenaries fired", not "an invention that changed the world"."""

_AS = r"(?:as (?:[\w-]+ ){0,2}[\w-]+ )?"
"""A verdict before what it is on: "dismissed as idle gossip the story that …"."""

_BEFORE = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying){_WHEN}(?: to [^,.;:]{{1,60}}?)?(?:,? [^,.;:]{{1,40}},)?|"
    rf"(?<!was )(?<!were )(?<!been ){REFUSES}{_WHEN}(?:,? as [\w ]{{1,40}},?)?{WHICH} {SAYINGS}"
    r"(?: (?:in|by|from|of) [^,.;:]{1,40}?)?|"
    rf"(?:it|this)(?: (?:is|was|were|be|as)|['’]s)? {_JUST}(?:{_UNTRUE}|{_NO} to {_SAY})|"
    rf"\bit (?:as )?(?:an invention|a fabrication)(?={A_CLAUSE})|"
    rf"no question of it\b[^.;:]{{0,70}} to (?:the|a) {SAYINGS}|"
    r"(?:isn['’]t|wasn['’]t) (?:true|so|the case)|"
    rf"there(?: is| was|['’]s) nothing to{WHICH} {SAYINGS}|"
    r"there (?:is|was|were|are) no (?:truth|evidence|question|proof)\b[^,.;:]{0,30}) that\b|"
    rf"\b(?:dismiss|deny|den(?:ies|ied)|reject|disput|refut)\w*{_WHEN} "
    r"(?:that|as (?:false|untrue|wrong|nonsense) that)\b",
    re.IGNORECASE,
)
"""Words after which stands what is said not to be so."""

_NO_MORE = r"(?:only|merely|just|simply|solely)"
_NEGATED = re.compile(
    rf"(?:\b(?:(?:not|never)(?! {_NO_MORE}\b)|nobody|no[ -]one|none|neither|nor|without|cannot|hardly|\w+n[’']t|"
    r"(?:refus|declin)(?:e|es|ed|ing) to|stop(?:s|ped|ping)? short of|"
    r"(?<!not )(?<!n[’']t )(?<!never )(?:avoid|fail)(?:s|ed|ing)? (?:to )?|unable to|unwilling to)"
    rf"(?: (?:yet|ever|even|have|has|had|been|be|either|actually|confirm(?:ed|s)?(?: or| nor)?|(?!{_NO_MORE}\b)\w+ly))*"
    r"|\bconfirm(?:s|ed|ing)? n?or) ?$",
    re.IGNORECASE,
)
"""Before a denying verb: who never denied something does not deny it, nor who will not confirm or deny it."""

_SURELY = re.compile(
    rf"\b(?:not|never|n[’']t) (?:{_NO_MORE}\b|(?:fail|hesitat|stop|ceas|tir)\w* |alone in |slow (?:to|in) |shy )|"
    r"\b(?:cannot|could not|couldn[’']t) but\b|\bdid not wait to\b",
    re.IGNORECASE,
)
"""Before one: a negation of something else, by which it is denied all the more."""

_REFUSING = re.compile(rf"{REFUSES}\b", re.IGNORECASE)

_NEAR = 60
"""Characters before a verb in which that is looked for."""

_AFTER = re.compile(rf"[,”\"]? ?\b(?:was|were|is|are|had been) {_JUST}(?:{_UNTRUE}|denied|rejected)\W*$", re.IGNORECASE)
_IS_UNTRUE = re.compile(
    rf"^ (?:is|was|are|were)(?: simply| quite| wholly| entirely| completely)? {_UNTRUE}"
    r"(?=\s*(?:[,.;:!?”\"]|$))",
    re.IGNORECASE,
)
_CLAIM_BEGINS = re.compile(rf"(?:^|[.!?“\"—–]\s*)(?:(?:the|any|all|such|these) (?:\w+ )?)?{SAYINGS} $", re.IGNORECASE)
"""At the beginning of a sentence: not behind "if", "whether" or "nobody says"."""

_CLAIMED = re.compile(rf"^\W*{_AS}(?:the |any |all )?{SAYINGS} that\b", re.IGNORECASE)
_VERDICT_FIRST = re.compile(rf"^\W*as (?:[\w-]+ ){{1,3}}(?:the |any |all )?{SAYINGS} that\b", re.IGNORECASE)
_CLAUSE = re.compile(r"^\W*that\b", re.IGNORECASE)
_CLAIMS_BEFORE = re.compile(rf"\b{SAYINGS} [“\"]?$", re.IGNORECASE)

_ANSWERED = (
    re.compile(
        rf"^(?P<said>(?!\W*(?:who|why|what|how|when|where|which)\b)[^?.!]+)\?[”\"]? ?[“\"]?"
        rf"(?P<no>(?:that|this|it)(?: is| was|['’]s) {_JUST}{_UNTRUE})\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*asked\b[^.;:?]{0,40}? (?:whether|if) (?P<said>[^.;:?,]+?)(?:, [^,.;:?]{1,60} (?:said|answered|replied))? "
        r"(?<! or )(?P<no>no)\W*$",
        re.IGNORECASE,
    ),
)
"""A question, and the answer that it is not so."""


@lru_cache(maxsize=16384)
def split_denial(text: str) -> tuple[str, str]:
    """The words by which a text denies within itself, and what it denies; of a text that does not none, and all of
    it."""
    before = next((match for match in _BEFORE.finditer(text) if not _is_negated(text, match)), None)
    if before:
        return before.group(), text[before.end() :]
    after, claimed = _AFTER.search(text), _CLAIMED.match(text)
    if after and claimed:
        return after.group().strip(' ,.;”"'), text[claimed.end() : after.start()]
    answered = next((found for pattern in _ANSWERED if (found := pattern.match(text))), None)
    return (answered["no"], answered["said"]) if answered else ("", text)


def denies(telling: Telling) -> bool:
    """Whether a telling says that it is not so. A word of denial before what a source keeps clear of is negated by
    whoever it is said of ("none of the ministers denied that"), unless it is all the surer ("not only denied")."""
    if telling.wording.polarity == "denied":
        return True
    words, before = _denying(telling.text, telling.sentence)
    if telling.wording.polarity != "uncommitted" or not words or split_denial(telling.text)[0]:
        return bool(words)
    return _REFUSING.match(words) is None or _SURELY.search(before[-_NEAR:]) is not None


def denying_words(telling: Telling) -> str:
    """The words in a telling or right before it that say it is not so; none where there are none, however it was
    read."""
    return _denying(telling.text, telling.sentence)[0]


def undenied(telling: Telling) -> bool:
    """Whether words that deny stand right before a telling, and somebody does not say them: "did not reject claims
    that"."""
    return _undenied(telling.text, telling.sentence)


@lru_cache(maxsize=16384)
def _denying(text: str, sentence: str) -> tuple[str, str]:
    """The words, and what stands before them."""
    begin = max(sentence.find(text), 0)
    before = sentence[:begin]
    within = split_denial(text)[0]
    if within and not _refused(before, text):
        return within, before
    after = _AFTER.search(text) if _CLAIMS_BEFORE.search(before) else None
    if after is None and _CLAIM_BEGINS.search(before):
        after = _IS_UNTRUE.search(sentence[begin + len(text) :])
    if after and _CLAUSE.match(text):
        return after.group().strip(' ,.;”"'), before
    last = next((match for match in _reaching(before, text) if not _is_negated(before, match)), None)
    return (before[last.start() :].strip(" “\"‘'"), before[: last.start()]) if last else ("", before)


@lru_cache(maxsize=16384)
def _undenied(text: str, sentence: str) -> bool:
    begin = max(sentence.find(text), 0)
    return any(_is_negated(sentence[:begin], match) for match in _reaching(sentence[:begin], text))


def _reaching(before: str, text: str) -> Iterator[re.Match[str]]:
    """Denials in what stands before a text that go on to its beginning."""
    claimed = _CLAIMED.match(text) or _CLAUSE.match(text)
    matches = _BEFORE.finditer(before + (claimed.group() if claimed else " that"))
    return (match for match in matches if match.end() >= len(before.rstrip()))


def _refused(before: str, text: str) -> bool:
    """Whether somebody refuses what a text begins with: "refused" before "to deny that"."""
    denial = _BEFORE.search(text)
    return (
        denial is not None
        and text[: denial.start()].strip().lower() == "to"
        and _NEGATED.search(f"{before[-_NEAR:].rstrip()} to ") is not None
    )


def _is_negated(text: str, denial: re.Match[str]) -> bool:
    begin = denial.start()
    return _NEGATED.search(text, max(0, begin - _NEAR), begin) is not None


def denied_words(telling: Telling) -> str:
    """The words of what a telling says, or says not to be so, without those that only deny."""
    return split_denial(telling.text)[1]


def behind_verdict(text: str) -> str:
    """What a text says behind a verdict that stands first in it: "as idle gossip the story that the gates leak"."""
    return _VERDICT_FIRST.sub("", text)

"""Whom a source spoke through, and to whom: read by rule from the words around the cue, never from the content."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.read.candidates import Candidate
from onrecord.read.tables import table
from onrecord.record import Article, Span, Via, overlap

_COMMON_NOUNS = (
    r"newspapers?|broadcasters?|news agency|wire service|state media|state television|state radio|state TV|television|"
    r"news website|magazine|radio station|television station|news channel|tabloid|local media|press agency"
)
_WORD = r"[\w][\w.’'&/-]*"
_NAME = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?:(?:{_WORD} ){{0,3}}?(?:{_COMMON_NOUNS})\b(?: [A-Z]{_WORD}){{0,4}}"
    rf"|(?:[Tt]he )?[A-Z]{_WORD}(?: (?:(?:of|the|and|for|&|de|la) )?[A-Z\d]{_WORD}){{0,6}})"
)
_TOLD = re.compile(
    r"(?:tells?|told|telling|informed|assured|reminded|notified|briefed|asked|advised|warned|urged|promised)\W*$", re.I
)
_ADDRESSEE = re.compile(
    r"\s*(?P<who>(?:(?!\b(?:in|on|at|that|during|after|as|when|by|while|last|this|to|if|how|why|what|whether|of his|"
    r"through|via|again|early|late|later|earlier|today|then|repeatedly|[a-z]+ly|"
    r"yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[\w’'&.\-/]+(?: |(?=\W|$))){1,8})"
)
_THROUGH = re.compile(
    r"\b(?:interviews?|conversation|remarks?|comments?|statement|speaking|spoke|talking|talked|said|appearance|"
    r"quoted|cited|carried|reported|published|seen|obtained|reviewed|posted)"
    r"(?: \w+){0,2}? (?:with|to|on|by|in|for|from) "
    rf"(?P<name>{_NAME})"
)
_QUOTED_AS = re.compile(
    rf"(?P<name>{_NAME}) (?:quoted|quotes|cited|cites|reported|reports) (?:him|her|them|it|\w+) as\b"
)
_SPOKEN_FOR = re.compile(
    r"\bthrough (?P<name>(?:an?|his|her|their|the) (?:[a-z]+ )?(?:interpreter|translator|lawyer|attorney|agent|"
    r"publicist|representative|spokes(?:man|woman|person)|intermediary))\b",
    re.I,
)
_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|carried|quoted as saying) by "
    r"(?P<name>(?:the )?(?:[A-Z][\w’'-]* ){0,4}(?:[Aa]gency\b(?: [A-Z][\w’'-]*){0,3}))"
)
"""An agency that quotes somebody is a news agency; elsewhere the word alone says nothing (a protection agency)."""

_TO_OUTLET = re.compile(rf"\b(?:on|via|through|to|in(?= the )) (?P<name>{_NAME})")
_COMMON = re.compile(rf"\b(?:{_COMMON_NOUNS})\b", re.I)
_AMBIGUOUS = frozenset(
    "Post Times Journal Standard Monitor Mirror Express Echo Star Sun Globe Mail Press Channel Network Review Wire "
    "Reporter Register Record Time Fortune Forbes Economist Atlantic Guardian Observer Examiner Sentinel Dispatch "
    "Courier Ledger Herald Magazine Vox Daily Weekly".split()
)
REACH = 160
"""Code points around the cue that are looked at; a sentence is seldom longer outside its content."""


def is_outlet(name: str) -> bool:
    """Whether a name or noun phrase is that of an outlet or agency, by the table beside this file.

    Words that are much else too ("Press Secretary", "Star City") count only as the last of the name.
    """
    words = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", name))
    known = [word for word in words if word[0].isupper() and word in table("media.txt")]
    return bool(_COMMON.search(name)) or any(word not in _AMBIGUOUS or word == words[-1] for word in known)


def find_via(article: Article, item: Candidate) -> tuple[tuple[Via, ...], Span | None]:
    """Outlets that the source spoke through, nearest first, and the addressee."""
    text = article.text
    addressee = _addressee(article, item)
    start, end = _surroundings(article, item)
    spans = [match.span("name") for match in _SPOKEN_FOR.finditer(text, start, end)]
    if addressee is not None and is_outlet(text[slice(*addressee)]):
        spans.append(addressee)
    spans.extend(item.through)
    spans.extend(match.span("name") for match in _QUOTED_BY.finditer(text, start, end))
    for pattern in (_THROUGH, _QUOTED_AS, _TO_OUTLET):
        named = (_trim(text, match.span("name")) for match in pattern.finditer(text, start, end))
        spans.extend(span for span in named if is_outlet(text[slice(*span)]))
    kept: list[Span] = []
    for span in spans:
        if not overlap([span], [*item.content, *item.source, *kept]):
            kept.append(span)
    return tuple(Via(_plain(text[slice(*span)]), span) for span in kept), addressee


def _addressee(article: Article, item: Candidate) -> Span | None:
    cue = article.text[item.cue[0][0] : item.cue[0][1]]
    if not _TOLD.search(cue):
        return None
    begin = item.cue[0][1]
    later = [start for start, _ in (*item.content, *item.source) if start >= begin]
    match = _ADDRESSEE.match(article.text, begin, min([begin + 120, _sentence(article, begin)[1], *later]))
    if match is None:
        return None
    span = _trim(article.text, match.span("who"))
    return span if span[0] < span[1] and not overlap([span], item.content) else None


def _surroundings(article: Article, item: Candidate) -> Span:
    start, end = _sentence(article, item.cue[0][0])
    return max(start, item.cue[0][0] - REACH), min(max(end, item.cue[-1][1]), item.cue[-1][1] + REACH)


def _sentence(article: Article, position: int) -> Span:
    index = bisect_right(article.sentences, (position, len(article.text))) - 1
    if index >= 0 and article.sentences[index][1] > position:
        return article.sentences[index]
    return position, min(len(article.text), position + REACH)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1] in " .,;:-’'/":
        end -= 1
    return start, end


def _plain(name: str) -> str:
    plain = re.sub(r"^(?:the|an?|its) ", "", name, flags=re.I)
    return re.sub(r"[’']s$", "", plain)

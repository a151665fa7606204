"""Whom a source spoke through, and to whom: read by rule from the words around the cue, never from the content."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

from onrecord.read.candidates import Candidate
from onrecord.record import Article, Span, Via, overlap

_COMMON_NOUNS = (
    r"newspapers?|broadcasters?|news agency|wire service|state media|state television|state radio|state TV|television|"
    r"news website|magazine|radio station|television station|news channel|tabloid|local media|press agency|agency"
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
_TO_OUTLET = re.compile(rf"\b(?:on|via|through|to|in) (?P<name>{_NAME})")
_COMMON = re.compile(rf"\b(?:{_COMMON_NOUNS})\b", re.I)
REACH = 160
"""Code points around the cue that are looked at; a sentence is seldom longer outside its content."""


@cache
def _media() -> frozenset[str]:
    lines = (Path(__file__).parent / "media.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_outlet(name: str) -> bool:
    """Whether a name or noun phrase is that of an outlet or agency, by the table beside this file."""
    words = re.findall(r"[\w-]+", name.replace("’s", "").replace("'s", ""))
    return bool(_COMMON.search(name)) or any(word in _media() for word in words if word[0].isupper())


def find_via(article: Article, item: Candidate) -> tuple[tuple[Via, ...], Span | None]:
    """Outlets that the source spoke through, nearest first, and the addressee."""
    addressee = _addressee(article, item)
    spans: list[Span] = []
    if addressee is not None and is_outlet(article.text[slice(*addressee)]):
        spans.append(addressee)
    start, end = _surroundings(article, item)
    for pattern in (_THROUGH, _QUOTED_AS, _TO_OUTLET):
        for match in pattern.finditer(article.text, start, end):
            span = _trim(article.text, match.span("name"))
            if is_outlet(article.text[slice(*span)]) and not overlap([span], [*item.content, *item.source, *spans]):
                spans.append(span)
    spans.extend(
        match.span("name")
        for match in _SPOKEN_FOR.finditer(article.text, start, end)
        if not overlap([match.span("name")], [*item.content, *item.source, *spans])
    )
    spans.extend(span for span in item.through if span not in spans)
    return tuple(Via(_plain(article.text[slice(*span)]), span) for span in spans), addressee


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

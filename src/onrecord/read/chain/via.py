"""Whom a source spoke through, and to whom: read by rule from the words around the cue, never from the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.read.chain.channels import COMMON_NOUNS, WORD, is_outlet, is_plain_outlet, medium_of, plain_name
from onrecord.read.chain.surroundings import around, gaps, sentence_at
from onrecord.record import Article, Span, Spans, Via, overlap

_CHANNEL_NOUNS = rf"{COMMON_NOUNS}|website|web site|blog|forum"
_DOMAIN = r"[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.(?:com|org|net|info|tv|ru|ua|uk|nz|au|de|fr|ie|in|za|ca|eu)\b"
_NAME = (
    rf"(?:(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?:(?:{WORD} ){{0,3}}?(?:{_CHANNEL_NOUNS})\b(?: [A-Z]{WORD}){{0,4}}"
    rf"|(?:[Tt]he )?[A-Z]{WORD}(?: (?:(?:of|the|and|for|&|de|la) )?[A-Z\d]{WORD}){{0,6}})|{_DOMAIN})"
)
_PRESS = (
    r"(?:(?:the|local|state|foreign|international|national|assembled|waiting|Western|Russian|several|some|a group of|"
    r"a) ){0,3}(?:reporters?|journalists?|press|media|newsmen|correspondents|press corps|news media)\b"
    r"(?! (?:conference|release|office|secretary|statement|briefing|officer|club|service|agency|reports?))(?!-)"
)
_PRESS_ONLY = re.compile(_PRESS)
_TOLD = re.compile(
    r"(?:tells?|told|telling|informed|assured|reminded|notified|briefed|asked|advised|warned|urged|promised)\W*$", re.I
)
_ADDRESSEE = re.compile(
    r"\s*(?P<who>(?:(?!\b(?:in|on|at|that|during|after|as|when|by|while|last|this|to|if|how|why|what|whether|of his|"
    r"through|via|again|early|late|later|earlier|today|then|repeatedly|before|[a-z]+ly|"
    r"yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[\w’'&.\-/]+(?: |(?=\W|$))){1,8})"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ ){0,2}\w+\W*$", re.I)
_TO = re.compile(r"\s*to (?=\S)")
_THROUGH = re.compile(
    r"\b(?:[Ii]nterviews?|conversation|remarks?|comments?|statement|[Ss]peaking|spoke|[Tt]alking|talked|said|appearance|"
    r"quoted|cited|carried|reported|published|seen|obtained|reviewed|posted|account|aired|broadcast|told|responded)"
    r"(?: \w+){0,2}? (?:with|to|on|by|in|for|from) "
    rf"(?P<name>{_NAME})"
)
_SILENCED = re.compile(
    r"(?:(?:\b(?:not|never) (?:\w+ )?|n['’]t (?:\w+ )?|\bun)(?:authori[sz]ed|allowed|permitted|cleared|supposed)|"
    r"\b(?:forbidden|barred|banned|prohibited|declined|refused))\b[^.;“”\"]{0,40}$"
)
"""Before "to the media": who may not speak to it has not."""

_ADDRESSING = re.compile(rf"\b[Aa]ddressing (?P<name>{_NAME})")
_TOLD_THE_PRESS = re.compile(rf"\b(?:told|telling|tells) (?P<name>{_PRESS})")
_TO_THE_PRESS = re.compile(rf"\b(?:to|with|before|among|addressing|briefed|briefing) (?P<name>{_PRESS})", re.I)
_QUOTED_AS = re.compile(
    rf"(?P<name>{_NAME}) (?:quoted|quotes|cited|cites|reported|reports) (?:him|her|them|it|\w+) as\b"
)
_QUOTES = re.compile(r"(?:has |have |had |also |later )*(?:quot|cit)(?:ed|es|e|ing)\b", re.I)
_QUOTER = re.compile(rf"(?P<name>{_NAME}),? $")
_REPORTER = re.compile(rf"(?P<name>{_NAME}) (?:also |has |later )?$")
_SPOKEN_FOR = re.compile(
    r"\b(?:through|via) (?P<name>(?:an?|his|her|its|their|the) (?:[a-z]+ )?(?:interpreter|translator|lawyers?|"
    r"attorneys?|agent|publicist|representative|spokes(?:man|woman|person)|intermediary|solicitors?|family|aides?))\b",
    re.I,
)
_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|carried|reported|quoted as saying|seen|obtained|reviewed) by "
    r"(?P<name>(?:the )?(?:[A-Z][\w’'-]* ){0,4}(?:[Aa]gency\b(?: [A-Z][\w’'-]*){0,3}))"
)
"""An agency that quotes somebody is a news agency; elsewhere the word alone says nothing (a protection agency)."""

_TO_OUTLET = re.compile(rf"\b(?:on|via|through|to|in(?= the )) (?P<name>{_NAME})")
_ONLINE = re.compile(
    r"\b(?:[Oo]n|[Vv]ia|[Ii]n|[Tt]hrough|to) (?P<name>(?:his|her|its|their|the|an?|my|our) (?:[\w’'-]+ ){0,4}?"
    r"(?:page|account|channel|blog|web ?site|feed|forum|message board)\b(?: [A-Z][\w-]+){0,2}"
    r"|(?:Twitter|Telegram|Facebook|Instagram|TikTok|Weibo|YouTube|LinkedIn|WhatsApp|Mastodon|Bluesky|Threads|"
    r"VKontakte|Truth Social|Snapchat|Reddit)\b"
    r"|an? (?:[\w-]+ )?(?:video|recording|audio)(?: message)? (?:posted|published|released|shared) "
    r"(?:online|on [A-Z]\w+))"
)
_ON_X = re.compile(
    r"\b(?:[Pp]ost|wrote|posted|message|thread|account|tweet)(?: \w+){0,2} (?:on|to) "
    r"(?P<name>X)(?=[,.;:]| (?:that|on)\b|, formerly)"
)
_APPEARED = (
    r"\b(?:words|remarks|comments|statement|letter|account|interview)(?: (?:had|have|has))? "
    r"(?:appeared|(?:was|were|been) (?:printed|published|carried)) in "
)
_APPEARED_IN = re.compile(rf"{_APPEARED}(?P<name>{_NAME})")
_HANDED_ON = re.compile(rf"(?:\b(?:by|to) |{_APPEARED})$")
_DELIVERED = re.compile(
    r"\b(?:delivered|read(?: out| aloud)?|relayed|conveyed|passed on|made public|translated) by "
    r"(?P<name>[^,;“”\"\n]{2,80})"
)
_OF_THE_PRESS = ("report", "journalist", "press", "media", "newsmen", "correspondent")
_MARKS: Mapping[re.Pattern[str], tuple[str, ...]] = {
    _SPOKEN_FOR: ("through ", "via "),
    _DELIVERED: (" by ",),
    _QUOTED_BY: ("agency",),
    **dict.fromkeys((_TO_THE_PRESS, _TOLD_THE_PRESS), _OF_THE_PRESS),
    _ON_X: (" x",),
    _ADDRESSING: ("addressing ",),
}
"""Small letters without one of which a pattern finds nothing: most stretches have none, and looking is cheaper."""

LONGEST_SOURCE = 300
"""Code points of a source that are looked at for who handed it on."""

_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


class Credited(Protocol):
    """What is looked at of an attribution: its roles, and whom the reader already found its source quoted by."""

    @property
    def source(self) -> Spans: ...  # noqa: D102
    @property
    def cue(self) -> Spans: ...  # noqa: D102
    @property
    def content(self) -> Spans: ...  # noqa: D102
    @property
    def through(self) -> Spans: ...  # noqa: D102


def find_via(article: Article, item: Credited) -> tuple[tuple[Via, ...], Span | None]:
    """Outlets and people that the source spoke through, nearest first, and the addressee."""
    text = article.text
    addressee = find_addressee(article, item)
    kept: list[Span] = []
    for span in _ways(article, item, addressee):
        free = not overlap([span], [*item.content, *kept]) and span not in item.source
        if free and (not overlap([span], item.source) or _within_source(text, item, span)) and not _own(article, span):
            kept.extend(_each(text, span))
    return tuple(Via(plain_name(text[slice(*span)]), span, medium_of(article, span)) for span in kept), addressee


def _ways(article: Article, item: Credited, addressee: Span | None) -> Iterator[Span]:
    """Spans that may be a way, nearest the source first."""
    text, window = article.text, around(article, item.cue)
    beside = list(gaps(window, item.content))
    yield from _named(text, beside, _SPOKEN_FOR)
    yield from _named(text, [(start, min(end, start + LONGEST_SOURCE)) for start, end in item.source], _DELIVERED)
    if addressee is not None and (is_outlet(text[slice(*addressee)]) or _PRESS_ONLY.fullmatch(text, *addressee)):
        yield addressee
    yield from item.through
    if text[slice(*item.cue[0])].lower().endswith("ing"):  # "she told reporters, adding that"
        yield from _named(text, [(window[0], item.cue[0][0])], _TOLD_THE_PRESS)
    yield from _quoters(article, item)
    for pattern in (_QUOTED_BY, _TO_THE_PRESS, _ONLINE, _ON_X):
        yield from (span for span in _named(text, beside, pattern) if not _silenced(text, span))
    quoted = [gap for gap in beside if " as" in text[slice(*gap)]]
    everywhere = ((pattern, beside) for pattern in (_THROUGH, _APPEARED_IN, _ADDRESSING))
    for pattern, where in (*everywhere, (_QUOTED_AS, quoted), (_TO_OUTLET, beside)):
        yield from (span for span in _named(text, where, pattern) if is_outlet(text[slice(*span)]))


def _silenced(text: str, span: Span) -> bool:
    return _SILENCED.search(text, max(0, span[0] - 80), span[0]) is not None


def _named(text: str, where: Iterable[Span], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where a pattern's name stands in some stretches of the text."""
    marks = _MARKS.get(pattern, ("",))
    for start, end in where:
        said = text[start:end].lower()
        if any(mark in said for mark in marks):
            yield from (_trim(text, match.span("name")) for match in pattern.finditer(text, start, end))


def _quoters(article: Article, item: Credited) -> Iterator[Span]:
    """ "The Herald quotes officials as saying": whoever stands before a cue that quotes the source behind it."""
    cue = item.cue[0]
    if not item.source or item.source[0][0] < cue[0] or not _QUOTES.match(article.text, *cue):
        return
    start = max(sentence_at(article, cue[0])[0], cue[0] - 80)
    match = _QUOTER.search(article.text, start, cue[0])
    if match is not None and match["name"].casefold() not in _DAYS:
        yield match.span("name")
    elif match is None and article.text[cue[0]].isupper() and len(item.cue) > 1:
        between = _REPORTER.search(article.text, item.source[-1][1], item.cue[1][0])
        yield from () if between is None else (between.span("name"),)


def _each(text: str, span: Span) -> list[Span]:
    """ "The Sentinel and Radio Tarn" are two, where each alone is an outlet."""
    place = text.find(" and ", *span)
    parts = [(span[0], place), (place + len(" and "), span[1])]
    return parts if place > 0 and all(is_plain_outlet(text[slice(*part)]) for part in parts) else [span]


def _within_source(text: str, item: Credited, span: Span) -> bool:
    """Whether a way stands inside a source that was handed on: "a memo seen by Reuters", "an account to Radio Sorn",
    "Holt, whose words appeared in the Courier"."""
    inside = any(start < span[0] and span[1] <= end for start, end in item.source)
    return inside and _HANDED_ON.search(text, max(0, span[0] - 60), span[0]) is not None


def _own(article: Article, span: Span) -> bool:
    """Whether it is the article's own outlet."""
    outlet = (article.outlet or "").casefold()
    return bool(outlet) and plain_name(article.text[slice(*span)]).casefold() == outlet


def find_addressee(article: Article, item: Credited) -> Span | None:
    """To whom it was said: "told his brother", "said to reporters"."""
    cue = article.text[slice(*item.cue[0])]
    begin = item.cue[0][1]
    if _TOLD.search(cue) and _PASSIVE.search(cue):
        return None
    if not _TOLD.search(cue):
        to = _TO.match(article.text, begin)
        if to is None:
            return None
        begin = to.end()
    later = [start for start, _ in (*item.content, *item.source) if start >= begin]
    match = _ADDRESSEE.match(article.text, begin, min([begin + 120, sentence_at(article, begin)[1], *later]))
    if match is None:
        return None
    span = _trim(article.text, match.span("who"))
    return span if span[0] < span[1] and not overlap([span], item.content) else None


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1] in " .,;:-’'/":
        end -= 1
    words = text[start:end].split(" ")
    while len(words) > 1 and words[-1].casefold() in _DAYS:
        end -= len(words.pop()) + 1
        if words[-1] in ("on", "of"):
            end -= len(words.pop()) + 1
    return start, end

"""Attributions by a phrase in which no one word says so: "“…” was how Holt put it", "By the account of Ann Holt, …".

The network knows a cue by its word ("said", "according to"). Of such phrases in made worlds by six writers it found the
source in 1 of 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.read.candidates import Candidate
from onrecord.read.chain import is_outlet
from onrecord.read.coverage import Coverage
from onrecord.read.verbless import LIKELY
from onrecord.record import Article, Span, length, overlap

LONGEST = 600
"""Code points of a sentence that is looked at: a bound that keeps long texts linear."""

_COVERED = 0.5
"""Share of a content from which on it is the same, credited otherwise."""

_DATELINE = r"(?:[^\n“”\"]{1,50} [—–-] )?"
_LEAD = rf"{_DATELINE}(?:(?:On|Earlier|Later|Meanwhile|Also|Yesterday|Today)\b[^,\n“”\"]{{0,30}},? )?"
_WHO = r"(?P<who>[^\n“”\":;,?!]{2,70}?(?:, [^\n“”\":;,?!]{2,50},(?= ))?)"
_BY = r"(?P<by>(?:The |the )?[A-Z][^\n“”\":;,.?!]{1,50})"
_SAID = r"(?P<said>[^\n“”\"?!]+)"
_MARKED = r"(?P<said>[“\"][^“”\"\n]+[”\"]?)"
_SPOKEN = rf"{_DATELINE}{_MARKED}"
_PUT = (
    r"the (?:view|opinion|position|explanation|account) (?:put forward|expressed|advanced|given|taken)|"
    r"made (?:public|known)|announced|disclosed|revealed|declared|let be known"
)
_DAY = r"(?: (?:on|late on|early on) [A-Z]\w+| yesterday| today| earlier| later| this week)?"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_SPOKEN},? (?P<cue>(?:is|was) how) {_WHO} (?P<cue2>put it){_DAY}",
        rf"{_SPOKEN}[:,.]? ?(?P<cue>with (?:these|those) words),? {_WHO} (?:turned|addressed|opened|ended)\b[^“”\"?]*",
        rf"{_SPOKEN} (?P<cue>(?:These|Those) were the words of) {_WHO}{_DAY}",
        rf"{_LEAD}(?:The|the) (?P<cue>words of) {_WHO}{_DAY} (?P<cue2>were):? {_MARKED}",
        rf"{_LEAD}(?P<cue>[Bb]y the (?:account|telling) of) {_WHO}, {_SAID}",
        rf"{_LEAD}(?P<cue>(?:The|the) word from) {_WHO} (?P<cue2>(?:is|was)) that {_SAID}",
        rf"{_LEAD}(?P<cue>[Ff]rom) {_WHO} (?P<cue2>(?:comes|came) the word) that {_SAID}",
        rf"{_LEAD}{_BY} (?P<cue>(?:has|had) (?:it|learnt|learned) from) {_WHO} that {_SAID}",
        rf"{_LEAD}{_BY} (?P<cue>(?:printed|carried|published|quotes|quoted) the words of) {_WHO}: {_MARKED}",
        rf"{_LEAD}{_BY} (?P<cue>(?:quotes|quoted)) {_WHO} (?P<cue2>with the words): {_MARKED}",
        rf"{_LEAD}(?:It|it) (?P<cue>(?:is|was) (?:{_PUT})){_DAY} (?P<cue2>by) {_WHO}{_DAY} that {_SAID}",
        rf"{_DATELINE}{_SAID}: (?P<cue>such was the answer that) {_BY} (?P<cue2>(?:obtained|got) from) {_WHO}",
        rf"{_DATELINE}As {_WHO} (?P<cue>(?:let it be known|made (?:it )?known|made public)){_DAY}, {_SAID}",
        rf"{_DATELINE}{_SAID}, {_WHO} (?P<cue>(?:is|was) (?:quoted|cited)) (?:by|in) {_BY} (?P<cue2>as saying)",
        rf"{_DATELINE}{_SAID}, {_WHO} (?P<cue>(?:is|was) quoted as saying) (?:by|in) {_BY}",
    )
)
_QUOTATION = re.compile(r"(?:[A-Z][A-Z .,’'-]{1,40}(?: ?\([^()\n]{2,40}\))? ?[—–-] )?[“\"]")
"""A sentence that begins with a quotation, maybe behind a dateline: "Reed said - “…”" has somebody else's."""
_CUE = re.compile(
    r"is how|was how|these words|those words|were the words|e words of|e account of|e telling of|[Ff]rom|quote|cited|"
    r"[Ii]t (?:is|was) |^As "
)
"""What every such phrase has: a sentence without it is not looked at further."""

_NAME = re.compile(r"[A-Z][\w’'.-]*[\w’'](?: [A-Z][\w’'-]+)*(?:, [^,]+,?)?$")
_UNNAMED = re.compile(
    r"\ban? (?:[\w-]+ ){0,4}(?:officials?|officers?|diplomats?|aides?|spokes\w+|ministers?|witness(?:es)?|sources?)"
    r"(?: close to [\w ]+)?$",
    re.IGNORECASE,
)
_NO_AGENT = re.compile(r"\bof\b|['’]s\b|^[A-Z]\S*$")
"""What stands behind "by" and is seldom who said it: the murder of George Holt, Monday's vote in Tarn, Friday."""

_NOBODY = re.compile(
    r"\b(?:if|had|did|does|no|not|never|nobody|none|neither|nor|few|but|and|or|after|although|while|whether|unless|who|"
    r"whom|which|what|yet|to|may|might|will|would|should|could|is|was|were|said|says|denied|denies|put|it|that|this|there)\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r", (?:but|while|although|though|whereas|yet)\b|"
    r"\b(?:said|says|denied|denies|insisted|insists|alleged|opposes|according to)\b|"
    r" [-–—] |^(?:which|who|whose|the man|the woman|a man|a woman)\b",
    re.IGNORECASE,
)
"""Words that tell of somebody else's saying, or of somebody: what holds them is not one person's words alone."""


def with_phrased(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with what such phrases credit, in the place of those that credit the same words to another."""
    phrases = [made for made in _phrased(article) if not _stands_within(made, items)]
    items = [item for item in items if not any(_credits_the_phrase(item, made) for made in phrases)]
    found = [made for made in phrases if not _is_credited(made, items)]
    said = Coverage(span for made in found for span in made.content)
    kept = [item for item in items if not _is_replaced(item, found, said)]
    return sorted([*kept, *found], key=lambda item: item.cue[0])


def _phrased(article: Article) -> Iterator[Candidate]:
    for span in _stretches(article):
        if span[1] - span[0] <= LONGEST and _CUE.search(article.text, *span):
            for pattern in _PATTERNS:
                match = pattern.fullmatch(article.text, span[0], _end(article.text, span))
                if match is not None and _credits(match):
                    yield _made(article.text, match)
                    break


def _stretches(article: Article) -> Iterator[Span]:
    """Each sentence, and each that begins with a quotation together with the one that follows it."""
    yield from article.sentences
    for (start, end), (after, last) in pairwise(article.sentences):
        if _QUOTATION.match(article.text, start, end) and not article.text[end:after].strip(" "):
            yield start, last


def _end(text: str, span: Span) -> int:
    """Where a sentence ends without its full stop; what is asked ends with its question mark, and is nobody's word."""
    return span[0] + len(text[slice(*span)].rstrip(" ."))


def _credits(match: re.Match[str]) -> bool:
    """Whether somebody says it: a name or an unnamed person and no clause ("from London" is a place); through an
    outlet, if through anybody; and nobody else within what is said."""
    who, parts = match["who"].strip(" ,"), match.groupdict()
    place = match["cue"].lower().endswith("from") and re.fullmatch(r"[A-Z]\S+", who) is not None
    person = not place and (_NAME.search(who) is not None or _UNNAMED.search(who) is not None)
    agent = (parts.get("cue2") or "").split(" ")[-1] in ("by", "from")
    person = person and not (agent and _NO_AGENT.search(who))
    heard = parts.get("by") is None or is_outlet(match["by"])
    own = match["said"][0] in '“"' or _ANOTHERS.search(match["said"]) is None
    return person and heard and own and _NOBODY.search(who) is None


def _made(text: str, match: re.Match[str]) -> Candidate:
    begins, log_share = LIKELY
    parts = match.groupdict()
    cue = tuple(match.span(name) for name in ("cue", "cue2") if parts.get(name))
    start, end = match.span("said")
    if text[start] not in '“"':
        end = start + len(text[start:end].rstrip(" ,"))
    through = (match.span("by"),) if parts.get("by") else ()
    source = match.start("who"), match.start("who") + len(match["who"].rstrip(" ,"))
    return Candidate((source,), cue, ((start, end),), "speech", begins, log_share, False, through=through)


def _credits_the_phrase(item: Candidate, made: Candidate) -> bool:
    """Whether "the account of Ann Holt" is the source, and not Ann Holt."""
    return bool(overlap(item.source, made.cue) and overlap(item.content, made.content))


def _stands_within(made: Candidate, items: Sequence[Candidate]) -> bool:
    """Whether all of a phrase stands within somebody's words."""
    return any(overlap(item.content, [made.extent]) == length([made.extent]) for item in items)


def _is_credited(made: Candidate, items: Sequence[Candidate]) -> bool:
    """Whether the same words are credited to the same source."""
    return any(overlap(item.source, made.source) and overlap(item.content, made.content) for item in items)


def _is_replaced(item: Candidate, found: Sequence[Candidate], said: Coverage) -> bool:
    """Whether an item is of a phrase that was found, by its cue ("… was quoted as saying in the Post. Rain fell"), or
    credits most of the same words to another."""
    if any(overlap(item.cue, made.cue) for made in found):
        return True
    inside = sum(said.inside(span) for span in item.content) > _COVERED * length(item.content)
    return inside and not any(overlap(item.cue, made.content) for made in found)

"""Sources that stand in somebody else's words: "The Herald quoted the mayor as saying …"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.read.candidates import Candidate
from onrecord.record import Span, merge_spans

_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing|e)$", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\b", re.I)
_QUOTED_AS_SAYING = re.compile(
    r"(?P<first>(?:has |have |had )?(?:quot|cit)(?:ed|es|e)) (?P<who>[^\n“\"]{2,120}?) "
    r"(?P<last>as (?:saying|telling|writing))"
)
_QUOTED_BY = re.compile(
    r"(?:was|were|is|are|been) (?:also |later )?(?:quoted|cited)(?: (?:by|in) (?P<by>[^\n“\",;:.]{2,60}?))?"
    r" (?P<cue>as (?:saying|telling|writing)) "
)
_ACCORDING = re.compile(
    r"(?P<cue>\bAccording to) (?P<who>[^\n“\",;:]{2,100}), (?:as )?(?:cited|quoted|reported) by "
    r"(?P<by>[^\n“\",;:]{2,60}), "
)
_CITED_FOR = re.compile(r"(?P<who>[^\n“\",;:]{2,80}), (?=that )")
_REPORTER = re.compile(
    r"(?:^|[.!?\n”] ?|\bthe )(?P<by>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,5}) (?:has |had |also )?"
    r"(?:reported|reports|said|says|wrote)\b[^.!?\n“”\"]{0,40}, $"
)
_REACH = 120
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_AS_SAYING = re.compile(r"(?P<who>[^\n“\"]{2,120}?) (?P<cue>as (?:saying|telling|writing)) ")


def unfold(text: str, item: Candidate) -> Candidate:
    """Credit whoever is quoted, and name the one who quotes as the way there, where the draft stopped at the latter."""
    relayed = _according(text, item)
    if relayed is not None:
        return relayed
    passive = _quoted_by(text, item)
    if passive is not None:
        return passive
    drawn_in = _cited_for(text, item) or _drawn_in(text, item)
    if drawn_in is not None:
        return drawn_in
    if not item.content or not item.source or not _QUOTES.search(text[slice(*item.cue[0])]):
        return item
    if len(item.source) > 1 and item.source[0][1] <= item.cue[0][0] < item.source[1][0]:
        quoted, by = item.source[1:], item.source[:1]
        if _PASSIVE.search(text, item.source[0][1], item.cue[0][1]):
            quoted, by = by, quoted
        return replace(item, source=quoted, through=by)
    if _PASSIVE.search(text[slice(*item.cue[0])]):
        return item
    start, end = item.content[0]
    match = _AS_SAYING.match(text, start, end)
    if match is None or match.end() >= end:
        return item
    return replace(
        item,
        source=(match.span("who"),),
        cue=(*item.cue, match.span("cue")),
        content=((match.end(), end), *item.content[1:]),
        through=item.source,
    )


def _cited_for(text: str, item: Candidate) -> Candidate | None:
    """ "The Herald reported on Sunday, citing two officials, that …": the officials are the source."""
    if item.source or not item.content or text[slice(*item.cue[-1])].lower() not in ("citing", "quoting"):
        return None
    start, end = item.content[0]
    match = _CITED_FOR.match(text, start, end)
    if match is None or item.cue[-1][1] + 1 != start:
        return None
    by = _REPORTER.search(text, max(0, item.cue[0][0] - _REACH), item.cue[0][0])
    content = ((match.end(), end), *item.content[1:])
    return replace(item, source=(match.span("who"),), content=content, through=() if by is None else (by.span("by"),))


def _according(text: str, item: Candidate) -> Candidate | None:
    """ "According to X, cited by Y, …": X is the source, whatever of it the draft took for what."""
    start = min(start for start, _ in (*item.cue, *item.source))
    match = _ACCORDING.search(text, max(0, start - _REACH), start + 2 * _REACH)
    if match is None or not any(match.start() <= span[0] < match.end() for span in item.cue):
        return None
    content = tuple((max(from_, match.end()), to) for from_, to in item.content if to > match.end())
    return replace(
        item,
        source=(match.span("who"),),
        cue=(match.span("cue"),),
        content=content or (_sentence_rest(text, match.end()),),
        through=(match.span("by"),),
    )


def _sentence_rest(text: str, start: int) -> Span:
    ends = _SENTENCE_END.search(text, start)
    return start, len(text) if ends is None else ends.start()


def _quoted_by(text: str, item: Candidate) -> Candidate | None:
    """ "X was quoted by Y as saying …": X is the source, whatever of it the draft took for content."""
    match = _QUOTED_BY.match(text, item.cue[0][0])
    if match is None or not item.content:
        return None
    before = tuple(span for span in (*item.source, *item.content) if span[1] == match.start() - 1)
    if text.startswith("by ", match.end()) or not before or text[before[-1][1] - 1] in '”"’»':
        return None
    after = tuple((max(start, match.end()), end) for start, end in item.content if end > match.end())
    content = after or (_rest(text, match.end()),)
    by = () if match["by"] is None else (match.span("by"),)
    cue = ((match.start(), match.start("by") - 4 if by else match.start("cue") - 1), match.span("cue"))
    return replace(item, source=before[-1:], cue=merge_spans(cue), content=content, through=by)


def _drawn_in(text: str, item: Candidate) -> Candidate | None:
    """ "Y quoted X as saying …" whose cue took X in: X is the source."""
    if len(item.cue) != 1 or not item.source or not item.content:
        return None
    match = _QUOTED_AS_SAYING.fullmatch(text, *item.cue[0])
    if match is None:
        return None
    return replace(
        item, source=(match.span("who"),), cue=(match.span("first"), match.span("last")), through=item.source
    )


def _rest(text: str, start: int) -> Span:
    """What is left of the line, without its full stop."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    while end > start and text[end - 1] in " .":
        end -= 1
    return start, end

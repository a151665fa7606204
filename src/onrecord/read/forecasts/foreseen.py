"""Is a content about what was still to come when it was credited; and what, by when, of which kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.forecasts.horizons import find_horizon
from onrecord.read.forecasts.kinds import hangs, kind_of, spoken_kind
from onrecord.read.forecasts.leads import lead_of_cue, lead_of_time, lies_ahead
from onrecord.read.forecasts.phrases import STRONG
from onrecord.read.forecasts.saying import (
    keeps_silent,
    made_when,
    permits,
    sentence_of,
    tells_of_the_past,
    word_of_cue,
    words_of_source,
)
from onrecord.read.forecasts.seen import Seen, Sign
from onrecord.read.forecasts.signs import may_point_ahead, signs_in
from onrecord.read.forecasts.words import LONGEST, words_of
from onrecord.read.passage import Passage
from onrecord.record import Article, Certainty, Evidence, Forecast, Span, Spans, Time

LEAST = 0.5
"""A score from which a content counts as a forecast: where precision and recall meet on the Wikinews training part."""

ALIKE = 0.2
"""Signs whose weights differ by no more are as good as each other: the first one is the clause's own."""

BESIDE = 200
"""Code points around a passage in which the times are that may say when it was said."""

_BOUND = ("threat", "promise", "plan")
_BY_CLAUSE = {"main": 1.0, "relative": 0.6, "time": 0.5, "condition": 0.5}
_WITH_A_TIME = frozenset(("may be", "should", "wants to"))
_COMING = re.compile(r"soon|tomorrow|tonight|next|later|day\b|between|long time|before")
_FRONT = re.compile(r"^(?:that|to|of|about)\s+", re.I)
_CHANCE = re.compile(
    r"\b(\d{1,3}(?:\.\d{1,3})?)(?: ?(?:-|–|to) ?(\d{1,3}(?:\.\d{1,3})?))? ?(?:%|per ?cent|percentage points?) "
    r"(?:chance|probability|likelihood|odds|risk)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The forecast that a content is, or None; with what it stands on."""

    forecast: Forecast | None
    evidence: tuple[Evidence, ...]


NOTHING = Foreseen(None, ())


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found to point ahead: the class of the cue's word, the best sign, and the rule that scored highest;
    `led` says that the cue alone would do."""

    seen: Seen
    cue: str
    sign: Sign | None
    score: float
    rule: str
    led: bool = False

    @property
    def at(self) -> Span | None:
        return None if self.sign is None else self.seen.words[self.sign.at].span


def find_forecast(article: Article, passage: Passage, times: Sequence[Time], certainty: Certainty | None) -> Foreseen:
    """Whether the content is about what was still to come when it was credited, and what of it."""
    times = _near(passage, times)
    found = _look(article, passage, times)
    if found is None or found.score < LEAST:
        return NOTHING
    stretch = _stretch(passage, found)
    words = article.text[slice(*stretch)]
    held = hangs(words, found.sign) or (found.cue in _BOUND and hangs(sentence_of(article, passage), None))
    made = made_when(article, passage, times)
    begin = stretch[0] if found.led or found.at is None else found.at[0]
    term = find_horizon(article, _pieces(passage, stretch), begin, times, made)
    forecast = Forecast(
        what=_what(article, passage, stretch),
        kind=spoken_kind(words, found.cue)
        or kind_of(passage.act, found.cue, found.seen, found.sign, words_of_source(article, passage), held),
        conditional=held,
        by=None if term is None else term.by,
        horizon=None if term is None else term.horizon,
        made=made,
        probability=_probability(certainty, words),
    )
    spans = (found.at,) if found.at is not None else passage.cue or (stretch,)
    evidence = [Evidence("forecast", spans, round(min(found.score, 0.95), 3), f"forecast rule: {found.rule}")]
    if term is not None:
        evidence.append(Evidence("forecast.horizon", (term.horizon.span,), 0.8, "horizon rule"))
    return Foreseen(forecast, tuple(evidence))


def _near(passage: Passage, times: Sequence[Time]) -> Sequence[Time]:
    """The times that stand in the passage or within a sentence's reach of it; times stand in the order of the text."""
    spans = (*passage.content, *passage.cue, *passage.source)
    if not spans:
        return ()
    first, last = min(start for start, _ in spans) - BESIDE, max(end for _, end in spans) + BESIDE
    begin = bisect_left(times, first, key=lambda time: time.span[0])
    return times[begin : bisect_left(times, last, key=lambda time: time.span[0])]


def _look(article: Article, passage: Passage, times: Sequence[Time]) -> _Finding | None:
    """The best reason to take the content for a forecast; None for directives and where there is nothing."""
    cue = word_of_cue(article, passage)
    if (passage.act == "intention" and cue == "direct") or keeps_silent(article, passage):
        return None
    ahead = lies_ahead(article, passage, times)
    if not (ahead or cue or passage.act == "intention" or _may_point_ahead(article, passage)):
        return None
    words = words_of(article, passage.content)
    if not words:
        return None
    seen = Seen(words, tells_of_the_past(article, passage), passage.act is not None, permits(article, passage))
    lead = lead_of_cue(article, passage, cue, seen)
    ranked = [(sign.weight * _BY_CLAUSE[words[sign.at].clause], sign) for sign in signs_in(seen)]
    reasons = [lead, lead_of_time(seen) if ahead else (0.0, "")]
    best = None
    if ranked:
        weight = max(ranked, key=lambda each: each[0])[0]
        best = next(sign for each, sign in ranked if each >= weight - ALIKE)
        reasons.append((weight, best.rule))
        if best.rule in _WITH_A_TIME and weight < LEAST:
            reasons.append(_with_a_time(article, _Finding(seen, cue, best, weight, best.rule), passage, times))
    score, rule = max(reasons)
    return _Finding(seen, cue, best, score, rule, led=lead[0] >= LEAST)


def _with_a_time(article: Article, found: _Finding, passage: Passage, times: Sequence[Time]) -> tuple[float, str]:
    """ "May be", "should be", "wants to": of the future only with words that say by when."""
    stretch = _stretch(passage, found)
    term = find_horizon(article, _pieces(passage, stretch), stretch[0], times, None)
    words = "" if term is None else article.text[slice(*term.horizon.span)].lower()
    dated = words.startswith(STRONG) or _COMING.search(words) is not None
    return (0.6, f"{found.rule}, with a time") if dated else (0.0, "")


def _may_point_ahead(article: Article, passage: Passage) -> bool:
    return any(may_point_ahead(article.text[start : min(end, start + LONGEST)]) for start, end in passage.content)


def _stretch(passage: Passage, found: _Finding) -> Span:
    """The sentence of the content that holds the sign; without one the whole content."""
    if found.sign is None:
        return passage.content[0][0], found.seen.words[-1].span[1]
    sentence = found.seen.words[found.sign.at].sentence
    inside = [word.span for word in found.seen.words if word.sentence == sentence]
    return inside[0][0], inside[-1][1]


def _pieces(passage: Passage, stretch: Span) -> Spans:
    """What of the content lies in a stretch: between the halves of a quotation somebody else speaks."""
    return tuple(
        (max(start, stretch[0]), min(end, stretch[1]))
        for start, end in passage.content
        if start < stretch[1] and end > stretch[0]
    )


def _what(article: Article, passage: Passage, stretch: Span) -> str:
    """The words that would make it true, tidied of "that" and of marks at their ends."""
    pieces = [article.text[start:end] for start, end in _pieces(passage, stretch)]
    return _FRONT.sub("", " ".join(" ".join(pieces).split()).strip(" \"“”‘’'«».,;:…"))


def _probability(certainty: Certainty | None, words: str) -> tuple[float, float] | None:
    """What the source itself put a scale's word or a percentage on."""
    if certainty is not None and certainty.low is not None and certainty.high is not None:
        return certainty.low, certainty.high
    match = _CHANCE.search(words)
    if match is None:
        return None
    low, high = float(match[1]) / 100, float(match[2] or match[1]) / 100
    return (low, high) if low <= high <= 1 else None

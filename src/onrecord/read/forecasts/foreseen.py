"""Is a content about what was still to come when it was credited; and what, by when, of which kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.forecasts.horizons import find_horizon
from onrecord.read.forecasts.kinds import hangs, kind_of
from onrecord.read.forecasts.saying import made_when, tells_of_the_past, word_of_cue
from onrecord.read.forecasts.signs import Seen, Sign, signs_in
from onrecord.read.forecasts.words import Word, classes, entries, words_of
from onrecord.read.passage import Passage
from onrecord.record import Article, Certainty, Evidence, Forecast, Span, Time, overlap

_WEIGHT = {"main": 1.0, "relative": 0.6, "time": 0.5, "condition": 0.25}
LEAST = 0.5
"""A score from which a content counts as a forecast: where precision and recall met on the Wikinews training part."""

_AHEAD = re.compile(
    r"\b(?:tomorrow|tonight|in the future|soon|shortly|(?:the|in the) (?:coming|next) (?:\w+ )?(?:days?|weeks?|months?|years?|decades?|"
    r"hours?)|(?:days|weeks|months|years) (?:to come|ahead)|(?<!the )next (?:week|month|year|spring|summer|autumn|fall|winter|season|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|later (?:this|next) (?:week|month|year|summer|spring|autumn|day))\b",
    re.I,
)
_PAST = frozenset("was were had did been".split())
_FINITE = frozenset("is are was were has have had did does do will would may might could can should".split())


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The forecast that a content is, or None; with what it stands on."""

    forecast: Forecast | None
    evidence: tuple[Evidence, ...]


NOTHING = Foreseen(None, ())


def find_forecast(article: Article, passage: Passage, times: Sequence[Time], certainty: Certainty | None) -> Foreseen:
    """Whether the content is about what was still to come when it was credited, and what of it."""
    words = words_of(article, passage.content)
    if not words:
        return NOTHING
    cue = word_of_cue(article, passage)
    seen = Seen(words, tells_of_the_past(article, passage), passage.act is not None)
    signs = signs_in(seen)
    best = max(signs, key=lambda sign: (_weight(words, sign), -sign.at), default=None)
    scored = [] if best is None else [(_weight(words, best), best.rule)]
    scored.append(_by_cue(article, passage, cue, seen))
    scored.append(_by_time(article, passage, seen, times))
    score, rule = max(scored)
    if score < LEAST or _ruled_out(passage, cue, seen, best):
        return NOTHING
    return _foreseen(article, passage, times, certainty, _Found(seen, best, cue, score, rule))


def _weight(words: Sequence[Word], sign: Sign) -> float:
    return sign.weight * _WEIGHT[words[sign.at].clause]


def _by_cue(article: Article, passage: Passage, cue: str, seen: Seen) -> tuple[float, str]:
    """How surely the cue itself says that its content is to come."""
    first = next((word.low for word in seen.words if word.low[0].isalnum()), "")
    finite = any(word.low in _FINITE for word in seen.words)
    past = any(word.low in _PAST for word in seen.words)
    if passage.act == "intention" and cue in ("plan", "promise", "threat"):
        return 0.8, f"{cue} cue"
    if passage.act == "intention" and cue != "direct" and first == "to":
        return 0.6, "intention"
    if cue in ("forecast", "promise", "threat"):
        return 0.7, f"{cue} cue"
    if cue == "hope" and not past and passage.act == "thought":
        return (0.6, "hope cue") if finite or first == "to" else (0.4, "hope cue")
    if cue == "announce" and not finite and first not in ("that", "it", "they", "he", "she"):
        over = any(word.low in entries("finished") for word in seen.words[:6])
        return (0.3 if over else 0.7), "announce cue"
    if cue == "warn" and not finite and first in ("of", "about"):
        return 0.6, "warn cue"
    return 0.0, ""


def _by_time(article: Article, passage: Passage, seen: Seen, times: Sequence[Time]) -> tuple[float, str]:
    """A present tense with a time that lies ahead: "the protest begins tomorrow"."""
    if any(word.low in _PAST or word.low.endswith("ed") for word in seen.words):
        return 0.0, ""
    today = (article.date or "")[:10]
    ahead = today and any(
        time.start is not None and time.start > today and overlap([time.span], passage.content) for time in times
    )
    if ahead or any(_AHEAD.search(article.text, *span) for span in passage.content):
        return 0.6, "a time ahead"
    return 0.0, ""


def _ruled_out(passage: Passage, cue: str, seen: Seen, best: Sign | None) -> bool:
    """Directives are no forecasts; nor is what somebody wants of another."""
    if passage.act == "intention" and cue == "direct":
        return True
    return False


@dataclass(frozen=True, slots=True)
class _Found:
    seen: Seen
    sign: Sign | None
    cue: str
    score: float
    rule: str


def _foreseen(
    article: Article, passage: Passage, times: Sequence[Time], certainty: Certainty | None, found: _Found
) -> Foreseen:
    stretch = _stretch(passage, found)
    sign = found.sign
    at = stretch[0] if sign is None else found.seen.words[sign.at].span[0]
    held = hangs(article.text[slice(*stretch)], sign, ())
    source = frozenset(
        word for start, end in passage.source for word in article.text[start : min(end, start + 200)].lower().split()
    )
    made = made_when(article, passage, times)
    term = find_horizon(article, stretch, at, times, made)
    forecast = Forecast(
        what=_what(article, passage, stretch),
        kind=kind_of(passage.act, found.cue, found.seen, sign, source, held),
        conditional=held,
        by=None if term is None else term.by,
        horizon=None if term is None else term.horizon,
        made=made if isinstance(made, str) or term is not None else made,
        probability=_probability(certainty, article.text[slice(*stretch)]),
    )
    spans = (found.seen.words[sign.at].span,) if sign is not None else passage.cue or (stretch,)
    evidence = [Evidence("forecast", spans, round(min(found.score, 0.95), 3), f"forecast rule: {found.rule}")]
    if term is not None:
        evidence.append(Evidence("forecast.horizon", (term.horizon.span,), 0.8, "horizon rule"))
    return Foreseen(forecast, tuple(evidence))


def _stretch(passage: Passage, found: _Found) -> Span:
    """The sentence of the content that holds the sign; without one the whole content's first piece."""
    if found.sign is None:
        return passage.content[0][0], passage.content[-1][1]
    sentence = found.seen.words[found.sign.at].sentence
    inside = [word.span for word in found.seen.words if word.sentence == sentence]
    return inside[0][0], inside[-1][1]


def _what(article: Article, passage: Passage, stretch: Span) -> str:
    pieces = []
    for start, end in passage.content:
        start, end = max(start, stretch[0]), min(end, stretch[1])
        if start < end:
            pieces.append(article.text[start:end])
    words = " ".join(" ".join(pieces).split()).strip(" \"“”‘’'«».,;:…")
    return re.sub(r"^(?:that|to|of|about)\s+", "", words, flags=re.I)


_PERCENT = re.compile(
    r"\b(\d{1,3}(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d{1,3}(?:\.\d+)?))? ?(?:%|per ?cent|percent) (?:chance|probability|likelihood|odds|risk)",
    re.I,
)


def _probability(certainty: Certainty | None, words: str) -> tuple[float, float] | None:
    if certainty is not None and certainty.low is not None and certainty.high is not None:
        return certainty.low, certainty.high
    match = _PERCENT.search(words)
    if match is None:
        return None
    low, high = float(match[1]) / 100, float(match[2] or match[1]) / 100
    return (low, high) if 0 <= low <= high <= 1 else None

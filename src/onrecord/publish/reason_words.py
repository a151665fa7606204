"""The reasons of findings in words: what each feature of a score saw, so that "+1.8" stands beside what it is for."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from onrecord.publish.quoting import in_marks
from onrecord.record.linking import Reason

NOTHING = 0.05
"""A weight that rounds to less says nothing either way."""

SHORT_ID = 8
"""Digits of an id that a page shows."""

_HIGH = 0.6
"""A likeness from which on two things are called alike without more."""


def pair_words(reason: Reason) -> str:
    """A reason of two tellings being about the same thing."""
    return _in_words(reason, _PAIR)


def copy_words(reason: Reason) -> str:
    """A reason of one article deriving from another."""
    return _in_words(reason, _COPY)


def source_words(reason: Reason) -> str:
    """A reason of a source of an article being one of the ledger's."""
    return _in_words(reason, _SOURCE)


def origin_words(reason: Reason) -> str:
    """A reason of one telling leading back to another."""
    return _in_words(reason, _ORIGIN)


def logit(score: float) -> float:
    """What weights must sum up to for a score; its inverse is the logistic."""
    inside = min(max(score, 1e-12), 1 - 1e-12)
    return math.log(inside / (1 - inside))


def start_of(score: float, reasons: tuple[Reason, ...]) -> float:
    """What a score begins with before any of its reasons."""
    return logit(score) - math.fsum(reason.weight for reason in reasons)


def short_id(id: str) -> str:
    """An id as pages show it: so much of it as tells it from others; an assertion's begins with its article's."""
    parts = (part.partition("-") for part in id.split("/"))
    return "/".join(f"{tag}{dash}{digits[:SHORT_ID]}" for tag, dash, digits in parts)


def _in_words(reason: Reason, table: Mapping[str, Callable[[Reason], str]]) -> str:
    say = table.get(reason.name)
    if say is not None:
        return say(reason)
    return f"{reason.name.replace('_', ' ')} {reason.value:.2f}" + (f": {reason.words}" if reason.words else "")


def _grade(value: float, some_from: float, words: tuple[str, str, str]) -> str:
    high, some, low = words
    return high if value >= _HIGH else some if value >= some_from else low


def _behind(reason: Reason) -> str:
    return f"{reason.value:.2f}" + (f": {reason.words}" if reason.words else "")


_MEAN = "mean the same", "mean something alike", "hardly mean the same"
_ALIKE = "the words are alike", "some words are alike", "hardly a word is the same"


def _meaning(reason: Reason) -> str:
    return f"they {_grade(reason.value, 0.5, _MEAN)} (cosine {reason.value:.2f})"


def _words(reason: Reason) -> str:
    said = f"{_grade(reason.value, 0.25, _ALIKE)} ({_behind(reason)})"
    if reason.weight <= -NOTHING:
        return f"{said}; taken off: whoever reports the event has them"
    return f"{said}; so nothing is taken off" if reason.weight >= NOTHING else said


def _names(reason: Reason) -> str:
    return f"both name {_list(reason.words)}" if reason.value > 0 else f"they name others: {reason.words}"


def _figures(reason: Reason) -> str:
    if reason.words:
        return f"both have the figure{'s' if ' ' in reason.words else ''} {_list(reason.words)}"
    return "their figures are others" if reason.value < 0 else "they have no figure in common"


def _list(words: str) -> str:
    return ", ".join(words.split())


_ABOUT = (
    "both articles are about the same event",
    "the articles may be about the same event",
    "the articles are hardly about the same event",
)


def _event(reason: Reason) -> str:
    return f"{_grade(reason.value, 0.3, _ABOUT)} ({reason.value:.2f})"


_AGREEMENT = {
    "equal": "the same is counted, with the same number",
    "narrower": "the same is counted, and one number lies within the other",
    "compatible": "the same is counted, and both numbers can be right",
    "differs": "the same is counted, with another number",
    "alike": "the number is the same, and one does not say of what",
    "unlike": "each counts something else",
    "other": "they count what is easily confused and is not the same",
}


def _numbers(reason: Reason) -> str:
    name, colon, figures = reason.words.partition(": ")
    return f"{_AGREEMENT.get(name, name)}: {figures}" if colon else reason.words


def _places(reason: Reason) -> str:
    said = "the places are near" if reason.value > 0 else "the places are far apart" if reason.value < 0 else "places"
    return f"{said}: {reason.words}"


def _days(reason: Reason) -> str:
    days, _, rest = reason.words.partition(" ")
    return {"0": "published on the same day", "1": "one day between the articles"}.get(days, f"{days} {rest}")


def _source(reason: Reason) -> str:
    return f"{'the same source' if reason.value > 0 else 'other sources'}: {reason.words}"


def _certainty(reason: Reason) -> str:
    said = "put as firmly" if reason.value < NOTHING else "one is put more firmly"
    return f"{said}: {reason.words}"


_PAIR: Mapping[str, Callable[[Reason], str]] = {
    "meaning": _meaning,
    "words": _words,
    "names": _names,
    "figures": _figures,
    "event": _event,
    "one article": lambda reason: reason.words,
    "nothing shared": lambda reason: reason.words,
    "says little": lambda reason: reason.words,
    "numbers": _numbers,
    "places": _places,
    "times": lambda reason: f"the {reason.words}" if reason.words else "the times",
    "days apart": _days,
    "source": _source,
    "cited": lambda reason: reason.words,
    "negation": lambda reason: reason.words,
    "denial": lambda reason: reason.words,
    "forecast": lambda reason: reason.words,
    "attitude": lambda reason: f"attitudes: {reason.words}",
    "certainty": _certainty,
}


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


_COPY: Mapping[str, Callable[[Reason], str]] = {
    "containment": lambda reason: (
        f"{_percent(reason.value)} of the runs of five words of the shorter one are the other's"
    ),
    "own_words": lambda reason: f"{_percent(reason.value)} outside quotations and what stands on every page",
    "matched": lambda reason: f"{_percent(reason.value)} of the shorter one put otherwise: {reason.words}",
    "ordered": lambda reason: f"{_percent(reason.value)} in sentences that stand in the same order in both",
    "names": lambda reason: f"{_percent(reason.value)} of the names and numbers of the one stand in the other",
    "credit": lambda reason: f"it says so itself: {in_marks(reason.words)}",
}


def _labelled(label: str) -> Callable[[Reason], str]:
    return lambda reason: f"{label}: {reason.words}" if reason.words else label


_SOURCE: Mapping[str, Callable[[Reason], str]] = {
    "name": _labelled("name"),
    "role": _labelled("role"),
    "affiliation": _labelled("belongs to"),
    "country": _labelled("country"),
    "party": _labelled("side"),
    "beside": _labelled("named beside the same others"),
    "period": _labelled("time"),
    "time": lambda reason: reason.words,
    "description": _labelled("description"),
    "article": _labelled("this article's alone"),
    "decided": lambda reason: reason.words,
    "told": _labelled("the text says whose source it is"),
}


def _strength(reason: Reason) -> str:
    return "sure" if reason.weight >= 0.9 else "likely" if reason.weight >= 0.6 else "weak"


def _leading(words: str) -> Callable[[Reason], str]:
    return lambda reason: f"{words.format(reason.words)} ({_strength(reason)})"


_ORIGIN: Mapping[str, Callable[[Reason], str]] = {
    "same article": _leading("both stand in one article, without another source"),
    "copied text": lambda reason: f"copied text, in the family of {short_id(reason.words)} ({_strength(reason)})",
    "names whom it was taken from": _leading("it says whom it has it from: {}"),
    "quoted word for word": _leading("the same words are quoted: {}"),
    "came through the same outlet": _leading("both say that they have it through {}"),
    "same source, same occasion": _leading("one source on one occasion: {}"),
    "the same source corrects its figure": _leading("the same source corrects its figure: {}"),
    "repeats what was said before": _leading("names neither a day nor whom it was told; said before, on {}"),
    "told before, no source named": _leading("names no source; told before, on {}"),
    "possibly the same unnamed source": lambda reason: (
        f"perhaps the unnamed source of {short_id(reason.words)} too, by its description: a note, which joins nothing"
    ),
}

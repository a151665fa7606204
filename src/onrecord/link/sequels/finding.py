"""Which later tellings are looked at: those that share a name with a forecast or, where it names nothing, a word.

Exact: without one of the names, or without any word where there is no name, no pair can reach the score from which on
it is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.link.claims.features import told_words
from onrecord.link.claims.preparing import Prepared
from onrecord.link.sequels.awaiting import STEM, Awaited

_NAME, _WORD = "name", "word"


def told_keys(later: Prepared) -> set[str]:
    """The keys under which a telling is found: the words around it and those its article begins with, as names; the
    beginnings of its own words."""
    telling = later.telling
    names = told_words(telling.text).keys() | told_words(telling.sentence).keys() | later.setting.lead
    return {f"{_NAME}:{word}" for word in names} | {f"{_WORD}:{word[:STEM]}" for word in told_words(telling.text)}


def awaited_keys(awaited: Awaited) -> set[str]:
    """The keys of the tellings that a forecast is held against."""
    if awaited.names:
        return {f"{_NAME}:{name}" for name in awaited.names}
    return {f"{_WORD}:{word[:STEM]}" for word in _words(awaited)}


def _words(awaited: Awaited) -> Iterator[str]:
    yield from awaited.subject
    yield from awaited.rest
    if awaited.verb is not None:
        yield awaited.verb

"""Every sign in a content that it is about what is still to come."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from onrecord.read.forecasts.modals import going, may, shall, should, will, would
from onrecord.read.forecasts.outlooks import chance, course, due, is_to, means, or_we, to_come
from onrecord.read.forecasts.seen import Seen, Sign
from onrecord.read.forecasts.words import classes

Rule = Callable[[Seen, int], "Sign | None"]

_BY_WORD: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("due likely unlikely set scheduled slated bound poised tipped destined doomed certain sure supposed inevitable",
     (due,)),
    ("expected projected forecast predicted anticipated planned hoped feared", (due, means)),
    ("will won't", (will,)),
    ("would wouldn't", (would,)),
    ("may might could couldn't", (may,)),
    ("shall", (shall,)),
    ("should", (should,)),
    ("going gonna", (going,)),
    ("is are was were am", (is_to,)),
    ("about course track way matter verge brink cusp", (course,)),
    ("chance likelihood odds probability possibility prospect prospects danger risk", (chance,)),
    ("imminent upcoming forthcoming impending looming", (to_come,)),
    ("or", (or_we,)),
)  # fmt: skip


_WORD = re.compile(r"[\w'’-]+")
_PAIR = re.compile(
    r"\b(?:is|are|am|was|were|about|way) to\b|['’]ll\b|\bor (?:else|I|we)\b|[wnd]['’]t\b|\b(?:set|due) ", re.I
)
_PAIRED = frozenset("is are am was were about way or set due".split())
"""Words that are signs only beside another, and so common that they would let every content through."""


def signs_in(seen: Seen) -> list[Sign]:
    """Every sign, in order."""
    found = []
    for place, word in enumerate(seen.words):
        for rule in _rules().get(word.low, ()):
            sign = rule(seen, place)
            if sign is not None:
                found.append(sign)
                break
        if word.low.endswith("'ll"):
            sign = will(seen, place)
            found.extend([] if sign is None else [sign])
    return found


def may_point_ahead(words: str) -> bool:
    """Whether a content can hold a sign at all: most hold none, and this is far quicker than to look for one."""
    if _PAIR.search(words) is not None:
        return True
    return not _telling().isdisjoint(_WORD.findall(words.lower()))


@cache
def _telling() -> frozenset[str]:
    return frozenset(_rules()) - _PAIRED


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    made: dict[str, tuple[Rule, ...]] = dict.fromkeys(classes(), (means,))
    for words, rules in _BY_WORD:
        made.update(dict.fromkeys(words.split(), rules))
    return made

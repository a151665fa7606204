"""Whether one article derives from another, on what evidence, and what became of the text on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.explaining.explained import reason_object
from onrecord.link.copies import CONTAINED, Copyable, Difference, Pair, compare, contained, difference, gather
from onrecord.link.copies.comparing import LINKED, OWN
from onrecord.publish.quoting import in_marks
from onrecord.publish.reason_words import copy_words, logit
from onrecord.publish.why_page import Line, weight_words
from onrecord.record import Spans
from onrecord.record.linking import Copy, Reason

MOST_PIECES = 4
"""Pieces of text that a page shows as cut, added or changed; JSON has all."""

_SHORTEST = 3
"""Characters below which a piece of text is a word or a sign and is only counted."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Two articles of which one derives from the other: which from which, how it was found, and what was changed."""

    copy: Copyable
    original: Copyable
    pair: Pair
    told: Difference
    reasons: tuple[Reason, ...]


def derive(one: Copyable, other: Copyable) -> Derived | None:
    """Say which of two articles derives from the other; None where neither does as far as can be told."""
    pair = compare(one, other)
    if pair is None:
        return None
    both = {each.printed.id: each for each in (one, other)}
    (copy,) = gather(both, [pair])[0].copies
    return derived(copy, both[copy.article], both[copy.original], pair)


def derived(copy: Copy, article: Copyable, original: Copyable, pair: Pair | None = None) -> Derived:
    """What became of the text of a copy that linking found."""
    pair = pair or compare(article, original)
    assert pair is not None
    return Derived(article, original, pair, difference(article, original), copy.reasons)


def derived_lines(found: Derived) -> list[Line]:
    """Why it is taken for a copy, and what became of the text."""
    return [*_reason_lines(found), *change_lines(found)]


def _reason_lines(found: Derived) -> list[Line]:
    if found.pair.by == "wording":
        return [Line(copy_words(reason)) for reason in found.reasons]
    parts = [(reason, reason.weight * reason.value) for reason in found.reasons]
    lines = [Line(copy_words(reason), part) for reason, part in parts if part]
    start = weight_words(logit(found.pair.score) - sum(part for _, part in parts))
    said = f"in all, {start} to begin with: a score of {found.pair.score:.2f}; a rewriting from {LINKED:.2f} on"
    lines.append(Line(said, logit(found.pair.score)))
    return [*lines, *(Line(copy_words(reason)) for reason, part in parts if not part)]


def change_lines(found: Derived) -> list[Line]:
    """What was kept, changed, added and cut, in words."""
    told, text = found.told, found.copy.printed.text
    return [
        Line(f"kept: {100 * told.share:.0f} % of its words are the other's"),
        *_pieces("changed", told.changed, text),
        *_pieces("added", told.added, text),
        *_pieces("cut", told.cut, found.original.printed.text),
    ]


def _pieces(name: str, spans: Spans, text: str) -> list[Line]:
    told = [" ".join(text[start:end].split()) for start, end in spans]
    long = [piece for piece in told if len(piece) >= _SHORTEST]
    shown = sorted(sorted(long, key=len, reverse=True)[:MOST_PIECES], key=long.index)
    more = len(told) - len(shown)
    if not told:
        return []
    words = "; ".join(in_marks(piece) for piece in shown)
    rest = f"{more} smaller piece{'' if more == 1 else 's'}"
    return [Line(f"{name}: " + (f"{words}; and {rest}" if shown and more else words or rest))]


def apart_words(one: Copyable, other: Copyable) -> list[str]:
    """Why neither of two articles is taken for a copy of the other, with the figures."""
    runs, own = contained(one.runs, other.runs), contained(one.own, other.own)
    found = [
        f"{100 * runs:.0f} % of the shorter one's runs of five words stand in the other, {100 * own:.0f} % outside "
        f"quotations; a copy has {100 * CONTAINED:.0f} % and {100 * OWN:.0f} %"
    ]
    return [*found, "nor do their sentences follow each other, put otherwise, as those of a rewriting would"]


def derived_object(found: Derived) -> dict[str, object]:
    """A copy, for JSON."""
    told, text, original = found.told, found.copy.printed.text, found.original.printed.text
    return {
        "article": found.copy.printed.id,
        "original": found.original.printed.id,
        "by": found.pair.by,
        "score": found.pair.score,
        "containment": found.pair.containment,
        "share": told.share,
        "reasons": [reason_object(reason, copy_words(reason)) for reason in found.reasons],
        "changed": _texts(told.changed, text),
        "added": _texts(told.added, text),
        "cut": _texts(told.cut, original),
    }


def _texts(spans: Spans, text: str) -> Sequence[dict[str, object]]:
    return [{"span": [start, end], "text": text[start:end]} for start, end in spans]

"""Where in an article something stands that a person's word is about, and what stands there now.

A judgement names characters of a text, not rows of one reading: when a newer reader finds the same words again, a
little longer or shorter, it still holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.record import Spans, length, overlap
from onrecord.record.ledger import ArticleRow

PlaceValue = Mapping[str, object]
"""A place as a judgement holds it: the capture, the digest of the text, the spans."""

MOSTLY = 0.5
"""Share of the longer words that two things have in common where one is taken for the other (as corrections do)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A telling, or an attribution's source, in its article: its id, and the spans of its words."""

    id: str
    article: ArticleRow
    spans: Spans


def place_value(placed: Placed) -> PlaceValue:
    """A place as a judgement holds it."""
    return {
        "capture": placed.article.capture,
        "text_sha256": placed.article.text_digest,
        "spans": [list(span) for span in placed.spans],
    }


class Places:
    """Things in their articles, to be found by the places that judgements name."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._placed: defaultdict[str, list[Placed]] = defaultdict(list)
        for each in placed:
            self._placed[each.article.capture].append(each)

    @property
    def captures(self) -> Collection[str]:
        """The captures of their articles, which every judgement about them names."""
        return self._placed.keys()

    def find(self, place: PlaceValue) -> str | None:
        """The id of what stands at a place: the thing that shares most of the words, if it is most of them."""
        named = place["spans"]
        assert isinstance(named, list)
        spans: Spans = tuple((start, end) for start, end in named)
        scored = [
            (overlap(spans, each.spans) / max(length(spans), length(each.spans), 1), each.id)
            for each in self._placed.get(str(place["capture"]), ())
            if each.article.text_digest == place["text_sha256"]
        ]
        score, id = max(scored, default=(0.0, ""))
        return id if score >= MOSTLY else None

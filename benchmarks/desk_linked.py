"""What linking would have kept of the articles of a story (`benchmarks.story_articles`), without encoder or search.

Tellings, settings, far keys and what becomes of a pair are as linking makes them of an article as it stands; vectors
and sketches are made: those of one claim are near each other, those of one story less so, those of others hardly.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.story_articles import TELLINGS, Planned
from onrecord.desk.linking.kept import Seen
from onrecord.desk.linking.tellings import printed_of, sentences_of, tellings_of
from onrecord.desk.standing import standing_reading
from onrecord.link.claims import LEAD, NEAREST, Prepared, compare_prepared, prepare, setting_of
from onrecord.link.copies import Sketch
from onrecord.link.copies.signature import MINIMA, SCHEME, VERSION, Signature
from onrecord.record.kept import ArticleRef, KeptPair, State, TellingRef
from onrecord.record.ledger import StoredArticle
from onrecord.record.linking import Link, Reason
from onrecord.store import View

WIDTH = 384
OF_STORY, OF_CLAIM = 0.35, 0.5
"""Of a vector's square what the tellings of a story have in common, and those of a claim besides."""
LAST = 24
"""Characters at a telling's end by which its claim is known: what stands before them is the frame's."""

Vector = NDArray[np.float32]


@dataclass(slots=True)
class Told:
    """An article of a story: where its tellings are kept or, of one that comes with them, its place there."""

    planned: Planned
    stored: StoredArticle
    tellings: tuple[Prepared, ...]
    place: int
    row: int = 0
    first: int = 0
    vectors: Vector = field(init=False)

    def __post_init__(self) -> None:
        self.vectors = np.stack([one.vector for one in self.tellings])

    def telling(self, number: int) -> TellingRef:
        """Where one of its tellings is."""
        return self.first + number if self.first else (self.place, number)

    @property
    def article(self) -> ArticleRef:
        """Where it is itself."""
        return self.row or (self.place,)


def see_made(view: View, stored: StoredArticle, planned: Planned, corrected: str) -> Seen:
    """See an article of a story as it stands, without reading its words by the encoder."""
    row = stored.row
    reading = standing_reading(view, stored).reading
    printed = printed_of(reading.article, id=row.id, outlet=row.outlet, published=row.published)
    lines = sentences_of(reading.article)
    numbers = np.random.default_rng((1, planned.number))
    setting = setting_of(lines, _of_story(planned.story, numbers, len(lines[:LEAD])))
    told = sorted(tellings_of(reading, printed, printed.id), key=lambda pair: pair[1].id)
    prepared = prepare(
        [telling for _, telling in told], {row.id: setting}, lambda texts: _of_claims(planned.story, texts, numbers)
    )
    spans = (content for content, _ in told)
    copyable: Any = None  # nothing is ever compared with it
    state = State(row, str(stored.reading_id), corrected)
    hours = datetime.fromisoformat(str(row.published).replace("Z", "+00:00")).timestamp() / 3600
    return Seen(state, _sketch(row.id, planned, hours), copyable, setting, tuple(zip(spans, prepared, strict=True)))


def pairs_of(new: Told, before: Sequence[Told]) -> Iterator[tuple[TellingRef, TellingRef, Link]]:
    """The pairs that an article's tellings make with those of its story that came before."""
    for other in before:
        near = new.vectors @ other.vectors.T >= NEAREST
        for here, there in np.argwhere(near):
            link = compare_prepared(new.tellings[here], other.tellings[there])
            if link.zone != "apart":
                yield new.telling(int(here)), other.telling(int(there)), link


def copies_of(new: Told, before: Sequence[Told]) -> Iterator[tuple[ArticleRef, ArticleRef, KeptPair]]:
    """The article of its story that is told in the same words, which it is kept as a copy of."""
    for other in before:
        if (new.planned.place - other.planned.place) % TELLINGS == 0:
            reasons = (Reason("containment", 0.9, 2.5, "nine tenths of its words"),)
            yield new.article, other.article, KeptPair("", "", "wording", 0.95, 0.9, reasons)


def claim_key(text: str) -> str:
    """What the tellings of one claim have in common."""
    return text.strip(" .,”“").lower()[-LAST:]


def _of_story(story: int, numbers: np.random.Generator, count: int) -> Vector:
    own = numbers.standard_normal((count, WIDTH), dtype=np.float32)
    return _unit(OF_STORY**0.5 * _common("story", story) + (1 - OF_STORY) ** 0.5 * _unit(own))


def _of_claims(story: int, texts: Sequence[str], numbers: np.random.Generator) -> Vector:
    claims = np.stack([_common("claim", f"{story}/{claim_key(text)}") for text in texts])
    own = _unit(numbers.standard_normal((len(texts), WIDTH), dtype=np.float32))
    rest = 1 - OF_STORY - OF_CLAIM
    made = _unit(OF_STORY**0.5 * _common("story", story) + OF_CLAIM**0.5 * claims + rest**0.5 * own)
    kept: Vector = made.astype(np.float16).astype(np.float32)
    return kept


@lru_cache(maxsize=20_000)
def _common(kind: str, key: object) -> Vector:
    draw = random.Random(f"{kind}/{key}").getrandbits(64)
    return _unit(np.random.default_rng(draw).standard_normal(WIDTH, dtype=np.float32))


def _unit(vectors: Vector) -> Vector:
    made: Vector = (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)
    return made


def _sketch(article: str, planned: Planned, hours: float) -> Sketch:
    numbers = np.random.default_rng((2, planned.number))
    minima = numbers.integers(0, 2**32, MINIMA, dtype=np.uint64).astype("<u4").tobytes()
    prints, rare = (
        np.sort(numbers.integers(0, 2**63, many, dtype=np.uint64)).astype("<u8").tobytes() for many in (75, 35)
    )
    return Sketch(article, Signature(SCHEME, VERSION, minima, prints), rare, hours)

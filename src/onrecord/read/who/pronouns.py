"""Whom a pronoun stands for: the mention before it that a fitted sum of signs speaks for most."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from operator import mul
from pathlib import Path

from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention

BACK = 48
"""Mentions looked back at: a pronoun that is farther from what it stands for is not read by anybody."""

FAR = 40
"""Code points between a relative pronoun and what it belongs to."""

FARTHEST = 6
"""Sentences of distance that are told apart."""

SIGNS = (
    "sentences", "same sentence", "sentence before", "other paragraph", "source", "first", "first in both",
    "first in the same", "inside", "headline", "quoted alone", "credited", "often", "followed", "named",
    "pronoun of the kind", "owner", "governed", "of the gender", "unsure", "group", "organisation", "official body",
    "document", "called otherwise", "plural", "indefinite", "bare", "nearest", "spoke last", "shown by a noun",
)  # fmt: skip
"""What may speak for or against a mention; the weights stand in `pronouns.json`, in this order."""

Before = Sequence[tuple[Mention, Entity]]
Scored = tuple[list[float], Mention, Entity]


KINDS = ("he", "it", "they")
"""Pronouns with weights of their own; "she" and the writer's "I" go with "he"."""


@dataclass(slots=True)
class Ranker:
    """The weights of the signs, one row for each kind of pronoun."""

    weights: dict[str, list[float]]

    def antecedent(self, pronoun: Mention, before: Before, outer: Entity | None, direct: bool) -> Entity | None:
        """The entity that "he", "she", "it" or "they" stands for. `outer` is who is credited with the words around it;
        in a direct quotation that is whom it cannot be, in an indirect one it often is."""
        weights = self.weights[kind_of(pronoun)]
        best: tuple[float, Entity] | None = None
        for signs, _, entity in candidates(pronoun, before, outer, direct):
            score = sum(map(mul, weights, signs))
            if best is None or score > best[0]:
                best = score, entity
        return best[1] if best else None


@cache
def ranker() -> Ranker:
    """The shipped one."""
    card = json.loads(Path(__file__).with_name("pronouns.json").read_text(encoding="utf-8"))
    return Ranker({kind: [row[sign] for sign in SIGNS] for kind, row in card["weights"].items()})


def kind_of(pronoun: Mention) -> str:
    """Whose weights a pronoun is looked for with."""
    return pronoun.pronoun if pronoun.pronoun in KINDS else "he"


def candidates(pronoun: Mention, before: Before, outer: Entity | None, direct: bool) -> Iterator[Scored]:
    """The mentions that a pronoun may take up, the nearest first, each with its signs."""
    nearest = True
    last = next((entity for mention, entity in reversed(before[-BACK:]) if mention.source), None)
    for mention, entity in reversed(before[-BACK:]):
        if mention.span[1] > pronoun.span[0] or (direct and entity is outer) or not fits(pronoun.pronoun, entity):
            continue
        yield _signs(pronoun, mention, entity, nearest, entity is outer, entity is last), mention, entity
        nearest = False


def fits(pronoun: str | None, entity: Entity) -> bool:
    """Whether a pronoun's number and gender fit."""
    if pronoun in ("he", "she", "i"):
        wrong = "f" if pronoun == "he" else "m" if pronoun == "she" else ""
        unsure = entity.kind == "organisation" and not entity.sure and entity.credited and bool(entity.names)
        person = entity.kind == "person" or unsure
        return person and not entity.plural and entity.gender != wrong
    if pronoun == "it":
        return entity.kind in ("organisation", "official_body", "document") and not entity.plural
    return entity.plural or entity.kind in ("group", "organisation", "official_body")


def _signs(
    pronoun: Mention, mention: Mention, entity: Entity, nearest: bool, credited: bool, spoke_last: bool
) -> list[float]:
    away = pronoun.sentence - mention.sentence
    first = mention.first
    return [
        min(FARTHEST, away),
        away == 0,
        away == 1,
        pronoun.paragraph != mention.paragraph,
        mention.source,
        first,
        first and pronoun.first,
        first and away == 0,
        mention.inside,
        mention.headline,
        mention.quoted and not pronoun.quoted,
        credited,
        log(1 + min(8, len(entity.mentions))),
        log(1 + min(8, entity.pronouns)),
        bool(entity.names) and entity.sure,
        mention.pronoun is not None and mention.pronoun == pronoun.pronoun,
        mention.owns,
        mention.governed,
        entity.gender is not None,
        not entity.sure,
        entity.kind == "group",
        entity.kind == "organisation",
        entity.kind == "official_body",
        entity.kind == "document",
        entity.called is not None and entity.called != pronoun.pronoun,
        entity.plural,
        mention.phrase.determiner in ("a", "new"),
        mention.phrase.determiner == "" and not mention.phrase.name,
        nearest,
        spoke_last,
        bool(mention.phrase.nouns),
    ]


def relative(pronoun: Mention, before: Before) -> Entity | None:
    """The entity of the phrase that ends right before "who"; of one that lies inside another, the outer one."""
    near = list(_ending_near(pronoun, before))
    return near[0] if near else None


def _ending_near(pronoun: Mention, before: Before) -> Iterator[Entity]:
    for mention, entity in reversed(before[-12:]):
        if mention.sentence == pronoun.sentence and 0 <= pronoun.span[0] - mention.span[1] <= FAR:
            yield entity

"""Whom a pronoun stands for: the nearest fitting mention, sources and subjects before others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.who.entities import Entity
from onrecord.read.who.mentions import Mention

BACK = 60
"""Mentions looked back at: a pronoun that is farther from what it stands for is not read by anybody."""

FAR = 40
"""Code points between a relative pronoun and what it belongs to."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a candidate, in sentences of distance."""

    distance: float = 1.0
    source: float = 1.0
    subject: float = 0.8
    often: float = 0.25
    named: float = 0.6
    inside: float = 0.6
    quoted: float = 1.5
    headline: float = 1.0
    speaker: float = 1.5
    document: float = 1.0
    uncredited: float = 0.5
    plural: float = 0.7


WEIGHTS = Weights()


def antecedent(
    pronoun: Mention, before: Sequence[tuple[Mention, Entity]], outer: Entity | None, direct: bool
) -> Entity | None:
    """The entity that "he", "she", "it" or "they" stands for. `outer` is who is credited with the words around it;
    in a direct quotation that is whom it cannot be, in an indirect one it often is."""
    best: tuple[float, Entity] | None = None
    for mention, entity in before[-BACK:]:
        if not fits(pronoun.pronoun, entity) or (direct and entity is outer):
            continue
        score = _score(pronoun, mention, entity) + (WEIGHTS.speaker if entity is outer else 0.0)
        if best is None or score >= best[0]:
            best = score, entity
    return best[1] if best else None


def fits(pronoun: str | None, entity: Entity) -> bool:
    """Whether a pronoun's number and gender fit."""
    if pronoun in ("he", "she"):
        wrong = "f" if pronoun == "he" else "m"
        return entity.kind == "person" and not entity.plural and entity.gender != wrong
    if pronoun == "it":
        return entity.kind in ("organisation", "official_body", "document") and not entity.plural
    if pronoun == "they":
        return entity.plural or entity.kind in ("group", "organisation", "official_body")
    return entity.kind == "person" and not entity.plural


def _score(pronoun: Mention, mention: Mention, entity: Entity) -> float:
    away = min(8, pronoun.sentence - mention.sentence)
    score = -WEIGHTS.distance * away
    score += WEIGHTS.source * mention.source + WEIGHTS.subject * mention.first
    score += WEIGHTS.often * min(4, len(entity.mentions)) + WEIGHTS.named * (bool(entity.names) and entity.sure)
    score -= WEIGHTS.inside * mention.inside + WEIGHTS.headline * mention.headline
    if mention.quoted and not pronoun.quoted:
        score -= WEIGHTS.quoted
    if pronoun.pronoun in ("it", "they"):
        score -= WEIGHTS.document * (entity.kind == "document") + WEIGHTS.uncredited * (not mention.source)
    if pronoun.pronoun == "they":
        score += WEIGHTS.plural * entity.plural
    return score


def relative(pronoun: Mention, before: Sequence[tuple[Mention, Entity]]) -> Entity | None:
    """The entity of the phrase that ends right before "who"; of one that lies inside another, the outer one."""
    near = list(_ending_near(pronoun, before))
    return near[0] if near else None


def _ending_near(pronoun: Mention, before: Sequence[tuple[Mention, Entity]]) -> Iterator[Entity]:
    for mention, entity in reversed(before[-12:]):
        if mention.sentence == pronoun.sentence and 0 <= pronoun.span[0] - mention.span[1] <= FAR:
            yield entity

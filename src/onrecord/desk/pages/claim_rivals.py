"""What stands against a claim or beside it: denials, contradictions, what leaves it open, other
numbers, updates; and what may be it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.desk.claims import all_claims
from onrecord.desk.explaining.explained import voice
from onrecord.desk.explaining.weighing import Weighed, relation_words
from onrecord.desk.explaining.why_claims import Held
from onrecord.desk.wording import stance_of, worded
from onrecord.record.linking import Claim, Relation
from onrecord.record.telling import Telling

MOST_NEAR = 8
"""Other claims that a page offers to be joined with this one."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim that stands against this one or beside it, by the surest pair of their tellings: this one's and the
    other's, whose it is, what made it so, how many more tellings the other claim has, the words by which each side
    denies or leaves open, and which of these it does."""

    claim: str
    own: Telling
    other: Telling
    voices: tuple[str, str]
    made: tuple[str, ...]
    more: int
    cues: tuple[str | None, str | None] = (None, None)
    stands: tuple[str, str] = ("asserts", "asserts")


@dataclass(frozen=True, slots=True)
class Rivals:
    """Those that stand to it in one way, under a heading."""

    relation: str
    heading: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Another claim that may be the same: its id, its words, and how sure that is by the surest pair."""

    claim: str
    words: str
    score: float


HEADINGS = {
    "denies": "Denied",
    "asserts": "Asserted",
    "contradicts": "Contradicted",
    "leaves_open": "Left open",
    "differs_in_number": "With another number",
    "updates": "Updated",
    "narrows": "Told in part",
}
"""How the others stand to it, in the order of a page: by the relations that the terminal's page tells of, and where one
denies or leaves open what the other says by which of the two it is."""


def rivals_of(held: Held) -> tuple[tuple[Rivals, ...], tuple[Near, ...]]:
    """What stands against a claim or beside it, and what may be the same."""
    own = set(held.claim.tellings)
    pairs = held.weighing.kept_between(own, held.linked.tellings.keys() - own)
    claim_of = {id: claim for claim in all_claims(held.linked) for id in claim.tellings}
    against: dict[tuple[str, str], Weighed] = {}
    near: dict[str, Weighed] = {}
    for pair in pairs:  # the surest first
        far = _far(pair, own)
        claim, stands = claim_of[far.id].id, _stands(pair.link.relation, far)
        if pair.link.zone == "linked" and stands in HEADINGS:
            against.setdefault((stands, claim), pair)
        elif pair.decided is None:
            near.setdefault(claim, pair)
    taken = {claim for _, claim in against}
    groups = tuple(
        Rivals(relation, heading, found)
        for relation, heading in HEADINGS.items()
        if (found := _in_time(
            _rival(pair, own, claim_of[_far(pair, own).id])
            for (kind, _), pair in against.items() if kind == relation
        ))
    )  # fmt: skip
    told = held.linked.tellings
    open_ = [
        Near(claim, worded(told[claim_of[_far(pair, own).id].wording]), pair.score)
        for claim, pair in near.items()
        if claim not in taken
    ]
    return groups, tuple(open_[:MOST_NEAR])


def _stands(relation: Relation, far: Telling) -> str:
    """How the other of a pair stands: of a denial, or of one that leaves it open, by what it says itself."""
    return stance_of(far) if relation in ("denies", "leaves_open") else relation


def _far(pair: Weighed, own: set[str]) -> Telling:
    return pair.other if pair.one.id in own else pair.one


def _rival(pair: Weighed, own: set[str], claim: Claim) -> Rival:
    ours, theirs = (pair.one, pair.other) if pair.one.id in own else (pair.other, pair.one)
    made = tuple(relation_words(pair))
    cues = pair.cues if pair.one is ours else pair.cues[::-1]
    voices, stands = (voice(ours), voice(theirs)), (stance_of(ours), stance_of(theirs))
    return Rival(claim.id, ours, theirs, voices, made, len(claim.tellings) - 1, cues, stands)


def _in_time(rivals: Iterable[Rival]) -> tuple[Rival, ...]:
    return tuple(sorted(rivals, key=lambda each: (each.other.published or "~", each.other.id)))

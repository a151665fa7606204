"""How far one statement says what a headline claims, and what stands against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.read.headlines.agreement import Agreement
from onrecord.read.headlines.order import swapped
from onrecord.read.headlines.statements import Body, Statement
from onrecord.read.headlines.tables import classes
from onrecord.read.headlines.words import Word, stem_of
from onrecord.record import Span

FULL, PARTIAL, NONE = "full", "partial", "none"
FULL_FROM, PARTIAL_FROM, OWN_FROM = 0.82, 0.42, 0.33
BY_SOURCE, BY_CONTEXT, BY_BODY = 0.95, 0.85, 0.4
"""What a word is worth that stands not in the statement but in its source, shortly before it, or elsewhere in the
body; there only a name counts."""

ONE, LEAST_WEIGHT, LIGHTER = 0.3, 0.4, 0.15
"""The weight of "one" and of a word that stands in sentence after sentence, and what each more sentence takes off."""

CLAUSE_MARKS = frozenset((",", ";", ":", "but", "—", "–", "(", ")"))


@dataclass(frozen=True, slots=True)
class Match:
    """`score` is the share of the claim that is said, `own` the share that the statement's own words say."""

    statement: Statement
    score: float
    own: float
    level: str
    against: bool = False
    hedged: bool = False
    bound: bool = False


def weights_of(claim: Sequence[Word], body: Body, agreement: Agreement) -> dict[Span, float]:
    """What each word of a claim weighs: less where the body is full of it, little for "one"."""
    often = Counter(span for sentence in body.sentences for span in agreement.said_in(sentence))
    return {
        word.span: ONE if word.value == (1, 1) else max(LEAST_WEIGHT, 1.0 - LIGHTER * max(0, often[word.span] - 1))
        for word in claim
    }


@dataclass(frozen=True, slots=True)
class Claim:
    """What a headline, or a piece of it, claims; `weights` are those of its words, `told` those that say something;
    `framed` tells that the headline says who says so, `denied` that this one denies it."""

    words: tuple[Word, ...]
    told: tuple[Word, ...]
    weights: dict[Span, float]
    agreement: Agreement
    elsewhere: frozenset[Span]
    framed: bool
    denied: bool = False


def match(claim: Claim, statement: Statement) -> Match:
    """Hold a claim against a statement."""
    hits: dict[Span, list[Word]] = {word.span: [] for word in claim.told}
    opposing: dict[Span, list[Span]] = {}
    for one in statement.content:
        for span in claim.agreement.said_by(one):
            if span in hits:
                hits[span].append(one)
        for span in claim.agreement.turned_by(one):
            opposing.setdefault(span, []).append(one.span)
    turned = {span: by for span, by in opposing.items() if span in hits and not hits[span]}
    total = sum(claim.weights[word.span] for word in claim.told) or 1.0
    own = sum(claim.weights[span] for span, found in hits.items() if found or span in turned) / total
    if own == 0.0:
        return Match(statement, 0.0, 0.0, NONE)
    beside = _beside(claim, statement)
    score = sum(
        claim.weights[span] * (1.0 if found or span in turned else beside.get(span, 0.0))
        for span, found in hits.items()
    )
    return _judged(claim, Match(statement, score / total, own, NONE), hits, turned)


def _beside(claim: Claim, statement: Statement) -> dict[Span, float]:
    """What the claim's words are worth that stand not in a statement's content but beside it."""
    credit = {word.span: BY_BODY for word in claim.told if word.span in claim.elsewhere and word.is_name}
    near = claim.agreement.said_in(statement.context)
    for word in claim.told:
        if word.span in near:
            credit[word.span] = BY_SOURCE if statement.points_back or word.is_name else BY_CONTEXT
    return credit | dict.fromkeys(claim.agreement.said_in((*statement.source, *statement.cue)), BY_SOURCE)


def _judged(claim: Claim, found: Match, hits: dict[Span, list[Word]], turned: dict[Span, list[Span]]) -> Match:
    """The match with its level, and what stands against it."""
    statement = found.statement
    clause = _clause_around(statement.content, [one for some in hits.values() for one in some])
    settled = frozenset((*turned, *(span for by in turned.values() for span in by)))
    denials = claim.denied + _denials(claim.words, settled) + _denials(clause, settled) + _cue_denials(statement.cue)
    against = found.own >= OWN_FROM and ((denials + len(turned)) % 2 == 1 or swapped(claim.words, statement.content))
    level = NONE if against else _level(found.score, found.own, statement.points_back)
    return replace(
        found,
        level=PARTIAL
        if level == FULL and _overstated(claim, clause if claim.framed else [*clause, *statement.cue], hits)
        else level,
        against=against,
        hedged=_hedged(clause) or any(word.lower in classes()["hedging-cue"] for word in statement.cue),
        bound=_bound_dropped(claim.told, hits),
    )


def _level(score: float, own: float, points_back: bool) -> str:
    """A statement that speaks of somebody by a pronoun needs fewer words of its own."""
    least, most = (OWN_FROM - 0.1, 0.5) if points_back else (OWN_FROM, 0.6)
    if score >= FULL_FROM and own >= most:
        return FULL
    return PARTIAL if score >= PARTIAL_FROM and own >= least else NONE


def _clause_around(content: Sequence[Word], hits: Sequence[Word]) -> list[Word]:
    """The part of a statement between marks and "but" in which most of what matched stands."""
    clauses: list[list[Word]] = [[]]
    for word in content:
        if word.lower in CLAUSE_MARKS:
            clauses.append([])
        else:
            clauses[-1].append(word)
    spans = {word.span for word in hits}
    counts = [sum(word.span in spans for word in clause) for clause in clauses]
    most = max(counts)
    return [
        word for clause, count in zip(clauses, counts, strict=True) if count and 2 * count >= most for word in clause
    ]


def _denials(words: Sequence[Word], settled: frozenset[Span]) -> int:
    """How many words deny; a bound ("no more than") is none, nor is a word already taken for another's opposite."""
    count = 0
    for index, word in enumerate(words):
        after = [later.lower for later in words[index + 1 : index + 3]]
        bound = word.lower == "no" and after[-1:] == ["than"]
        if word.span not in settled and not bound and not (word.lower == "not" and after[:1] == ["only"]):
            count += word.lower.endswith("n't") or word.lower in _denying() or word.stem in _denying()
    return count


@cache
def _denying() -> frozenset[str]:
    known = classes()["negation"]
    return known | {stem_of(word) for word in known if len(word) > 3}


def _cue_denials(cue: Sequence[Word]) -> int:
    return sum(denies(word) for word in cue)


def denies(word: Word) -> bool:
    """Whether a cue's word denies what it credits."""
    return word.stem in ("deny", "refut")


def _hedged(words: Sequence[Word]) -> bool:
    known = classes()["hedge"]
    return any(
        word.lower in known and not _is_month(words, index) and not _compares(words, index)
        for index, word in enumerate(words)
    )


def _compares(words: Sequence[Word], index: int) -> bool:
    """ "made more likely": how likely, and not that it is only likely."""
    return index > 0 and words[index - 1].lower in ("more", "less") and words[index].lower.endswith("likely")


def _is_month(words: Sequence[Word], index: int) -> bool:
    """ "in May", "3 May", "May 3"."""
    if words[index].lower != "may" or not words[index].is_name:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    beside = before is not None and before.lower in ("in", "on", "this", "since", "by", "until", "last", "from", "of")
    return beside or any(one is not None and one.value is not None for one in (before, after))


def hedged(words: Sequence[Word]) -> bool:
    """Whether some word leaves it open."""
    return _hedged(words) or any(word.lower in ("could", "?") for word in words)


def _bound_dropped(told: Sequence[Word], hits: dict[Span, list[Word]]) -> bool:
    """Whether a number's bound in the body is missing from the headline's."""
    exact = [word for word in told if word.value is not None and word.value[0] == word.value[1]]
    pairs = [(word, one) for word in exact for one in hits[word.span]]
    return any(one.bound is not None and word.bound is None for word, one in pairs) and not any(
        one.bound is None for _, one in pairs
    )


def _overstated(claim: Claim, clause: Sequence[Word], hits: dict[Span, list[Word]]) -> bool:
    """Whether the headline says all where the statement says some, or does where it says wants to, or why where it
    says nothing of it, or another number."""
    known = classes()
    ours, theirs = {word.lower for word in claim.words}, {word.lower for word in clause}
    if ours & known["universal"] and not theirs & known["universal"]:
        return True
    if theirs & known["unrealised"] and not ours & (known["unrealised"] | known["future"] | known["hedge"]):
        return True
    if any(word.lower in known["cause"] and not hits[word.span] for word in claim.told):
        return True
    return any(word.value is not None and word.value != (1, 1) and not hits[word.span] for word in claim.told)

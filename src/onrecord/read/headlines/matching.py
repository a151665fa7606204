"""How far one statement says what a headline claims, and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.headlines.order import swapped
from onrecord.read.headlines.statements import Body, Statement
from onrecord.read.headlines.tables import classes
from onrecord.read.headlines.words import Word, opposite, same
from onrecord.record import Span

FULL, PARTIAL, NONE = "full", "partial", "none"
FULL_FROM, PARTIAL_FROM, OWN_FROM = 0.78, 0.42, 0.34
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
    understated: bool = False


def weights_of(claim: Sequence[Word], body: Body) -> dict[Span, float]:
    """What each word of a claim weighs: less where the body is full of it, little for "one"."""
    weights = {}
    for word in claim:
        often = sum(any(same(word, one) for one in sentence) for sentence in body.sentences)
        weights[word.span] = ONE if word.value == (1, 1) else max(LEAST_WEIGHT, 1.0 - LIGHTER * max(0, often - 1))
    return weights


def match(claim: Sequence[Word], statement: Statement, elsewhere: frozenset[Span], weighed: dict[Span, float]) -> Match:
    """Hold a claim against a statement; `elsewhere` are the claim's words that the body has somewhere."""
    told = [word for word in claim if word.says_something]
    hits = {word.span: [one for one in statement.content if same(word, one)] for word in told}
    turned = _turned(told, hits, statement.content)
    weights = [weighed[word.span] for word in told]
    credits = [_credit(word, hits, turned, statement, elsewhere) for word in told]
    total = sum(weights) or 1.0
    score = sum(weight * credit for weight, credit in zip(weights, credits, strict=True)) / total
    own = (
        sum(weight for weight, word in zip(weights, told, strict=True) if hits[word.span] or word.span in turned)
        / total
    )
    clause = _clause_around(statement.content, [one for found in hits.values() for one in found])
    against = own >= OWN_FROM and (
        (_denials(claim) + _denials(clause) + _cue_denials(statement) + len(turned)) % 2 == 1
        or swapped(claim, statement.content)
    )
    found = Match(
        statement,
        score,
        own,
        _level(score, own, statement.points_back),
        against=against,
        hedged=_hedged(clause) or any(word.lower in classes()["hedging-cue"] for word in statement.cue),
        bound=_bound_dropped(told, hits),
    )
    if found.level == FULL and _overstated(claim, clause, told, hits):
        found = replace(found, level=PARTIAL, understated=True)
    return replace(found, level=NONE) if against else found


def _level(score: float, own: float, points_back: bool) -> str:
    """A statement that speaks of somebody by a pronoun needs fewer words of its own."""
    least, most = (OWN_FROM - 0.1, 0.5) if points_back else (OWN_FROM, 0.6)
    if score >= FULL_FROM and own >= most:
        return FULL
    return PARTIAL if score >= PARTIAL_FROM and own >= least else NONE


def _turned(told: Sequence[Word], hits: dict[Span, list[Word]], content: Sequence[Word]) -> frozenset[Span]:
    """Words of the claim whose opposite the statement says."""
    return frozenset(word.span for word in told if not hits[word.span] and any(opposite(word, one) for one in content))


def _credit(
    word: Word, hits: dict[Span, list[Word]], turned: frozenset[Span], statement: Statement, elsewhere: frozenset[Span]
) -> float:
    if hits[word.span] or word.span in turned:
        return 1.0
    if any(same(word, one) for one in (*statement.source, *statement.cue)):
        return BY_SOURCE
    if any(same(word, one) for one in statement.context):
        return BY_SOURCE if statement.points_back or word.is_name else BY_CONTEXT
    return BY_BODY if word.span in elsewhere and word.is_name else 0.0


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


def _denials(words: Sequence[Word]) -> int:
    """How many words deny; a bound ("no more than") is none."""
    known = classes()["negation"]
    count = 0
    for index, word in enumerate(words):
        after = [later.lower for later in words[index + 1 : index + 3]]
        if word.lower == "no" and (after[-1:] == ["than"] or after[:1] == ["longer"]) and after[-1:] == ["than"]:
            continue
        if word.lower == "not" and after[:1] == ["only"]:
            continue
        count += word.lower in known or word.lower.endswith("n't") or word.stem in known
    return count


def _cue_denials(statement: Statement) -> int:
    return sum(word.stem in ("deny", "den", "refut") for word in statement.cue)


def _hedged(words: Sequence[Word]) -> bool:
    known = classes()["hedge"]
    return any(word.lower in known and not _is_month(words, index) for index, word in enumerate(words))


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
    pairs = [(word, one) for word in told if word.value is not None for one in hits[word.span]]
    return any(one.bound is not None and word.bound is None for word, one in pairs) and not any(
        one.bound is None for _, one in pairs
    )


def _overstated(
    claim: Sequence[Word], clause: Sequence[Word], told: Sequence[Word], hits: dict[Span, list[Word]]
) -> bool:
    """Whether the headline says all where the statement says some, or does where it says wants to, or why where it
    says nothing of it, or another number."""
    known = classes()
    ours, theirs = {word.lower for word in claim}, {word.lower for word in clause}
    if ours & known["universal"] and not theirs & known["universal"]:
        return True
    if theirs & known["unrealised"] and not ours & (known["unrealised"] | known["future"] | known["hedge"]):
        return True
    if any(word.lower in known["cause"] and not hits[word.span] for word in told):
        return True
    return any(word.value is not None and word.value != (1, 1) and not hits[word.span] for word in told)

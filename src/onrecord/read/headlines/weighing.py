"""Weigh a headline against what the body states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from onrecord.read.headlines.agreement import Agreement
from onrecord.read.headlines.matching import FULL, NONE, PARTIAL, Claim, Match, denies, hedged, match, weights_of
from onrecord.read.headlines.parts import Parts, parts_of, pieces
from onrecord.read.headlines.statements import Body, Statement, body_of
from onrecord.read.headlines.tables import classes
from onrecord.read.headlines.words import Word, same
from onrecord.record import Article, Assertion, Attribution, Span, Spans
from onrecord.record.wording import Headline

CLOSE, OWN_CLOSE = 0.1, 0.25
"""How far below the best a statement may score that bears the headline out as well, in all and by its own words."""

NAMES = 4
"""Telling words of a colon's side that may name a source."""

LONGEST = 400
"""Code points of a headline that is weighed; what is longer is none."""

Support = Literal["full", "partial", "none"]


def weigh_headline(
    article: Article, attributions: Sequence[Attribution], assertions: Sequence[Assertion]
) -> Headline | None:
    """Whether the body bears the headline out; None where the article has no headline."""
    span = next((segment.span for segment in article.segments if segment.kind == "headline"), None)
    if span is None:
        return None
    if span[1] - span[0] > LONGEST:
        return Headline(span, (), "none")
    body = body_of(article, attributions, assertions)
    parts = _settled(parts_of(article.text, span), body)
    agreement = Agreement((*parts.claim, *parts.source), body.words)
    said = agreement.said_in(body.words)
    found, support = _basis(parts, body, agreement, said)
    return Headline(
        span=span,
        borne_out_by=tuple(dict.fromkeys(one.statement.id for one in found)),
        support=support,
        adds=_added(article.text, parts, said, body),
        drops=_dropped(parts, found),
    )


def _settled(parts: Parts, body: Body) -> Parts:
    """A colon names a source only where the body credits that one with something; else it parts topic and news."""
    if not parts.named_by_colon or parts.cue is not None:
        return parts
    sources = [word for statement in body.statements if statement.said for word in statement.source]
    for source, claim in ((parts.source, parts.claim), (parts.claim, parts.source)):
        told = [word for word in source if word.says_something]
        if 0 < len(told) <= NAMES and any(same(word, one) for word in told for one in sources):
            return replace(parts, source=source, claim=claim)
    claim = tuple(sorted((*parts.source, *parts.claim), key=lambda word: word.span))
    return replace(parts, source=(), claim=claim)


def _basis(parts: Parts, body: Body, agreement: Agreement, said: frozenset[Span]) -> tuple[list[Match], Support]:
    """What bears the headline out, and how far: the claim whole, or each of its pieces."""
    weights = weights_of(parts.claim, body, agreement)
    denied = parts.cue is not None and denies(parts.cue)

    def best(words: Sequence[Word]) -> tuple[list[Match], Support]:
        told = tuple(word for word in words if word.says_something)
        return _best(parts, Claim(tuple(words), told, weights, agreement, said, bool(parts.source), denied), body)

    found, support = best(parts.claim)
    split = pieces(parts.claim)
    if support != FULL and len(split) > 1:
        each = [best(piece) for piece in split]
        bearing = [one for matches, _ in each for one in matches]
        if all(level == FULL for _, level in each):
            found, support = bearing, "full"
        elif support == NONE and bearing:
            found, support = bearing, "partial"
    if parts.asks and support == FULL and not any(one.level == FULL and not one.statement.said for one in found):
        support = "partial"
    return found, support


def _best(parts: Parts, claim: Claim, body: Body) -> tuple[list[Match], Support]:
    """The statements that say most of a claim; none where the one that says most says the contrary."""
    matches = [match(claim, statement) for statement in body.statements]
    against = max((one.score for one in matches if one.against), default=0.0)
    bearing = [one for one in matches if one.level != NONE and (one.level == FULL or one.score > against)]
    if not bearing:
        return [], "none"
    named = [one for one in bearing if _by_source(parts, one.statement)] if parts.source else bearing
    level: Support = "full" if named and any(one.level == FULL for one in named) else "partial"
    return _nearest(named or bearing, level), level


def _nearest(bearing: Sequence[Match], level: Support) -> list[Match]:
    """Those of a level that say most, and those that say hardly less."""
    able = [one for one in bearing if level == PARTIAL or one.level == level]
    top = max(one.score for one in able)
    most = max(one.own for one in able if one.score == top)
    return [one for one in able if one.score >= top - CLOSE and one.own >= most - OWN_CLOSE]


def _by_source(parts: Parts, statement: Statement) -> bool:
    """Whether a statement is credited to whom the headline names; in "he said" the name stands shortly before."""
    if not statement.said:
        told = [word for word in statement.content if word.says_something]
        return any(same(word, one) for word in parts.source for one in told)
    near = statement.source
    if any(word.lower in classes()["pronoun"] for word in statement.source) or not statement.source:
        near = (*near, *statement.context)
    return any(same(word, one) for word in parts.source if word.says_something for one in near)


def _added(text: str, parts: Parts, said: frozenset[Span], body: Body) -> Spans:
    """Words of the headline that nothing in the body says; neighbours make one span."""
    universal = classes()["universal"]
    spoken = {word.lower for word in body.words}
    new = sorted(
        word.span
        for word in (*parts.claim, *parts.source)
        if (word.says_something and word.span not in said and word.lower not in universal)
        or (word.lower in universal and word.lower not in spoken)
    )
    joined: list[Span] = []
    for start, end in new:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _dropped(parts: Parts, found: Sequence[Match]) -> tuple[str, ...]:
    """What the headline leaves out of what bears it out."""
    if not found or parts.asks:
        return ()
    drops = []
    if all(one.statement.said for one in found) and not _keeps_source(parts, found):
        drops.append("source")
    if all(one.hedged for one in found) and not _keeps_hedge(parts):
        drops.append("hedge")
    if any(one.bound for one in found):
        drops.append("bound")
    return tuple(drops)


def _keeps_source(parts: Parts, found: Sequence[Match]) -> bool:
    """The headline names who says so, tells of the saying itself ("Minister condemns …"), or has the source for the
    one it is about ("Mayor will resign")."""
    if parts.source:
        return True
    told = [word for word in parts.claim if word.says_something]
    return any(
        any(same(word, one) for word in told[:3] for one in item.statement.sources_head)
        or (_share(told, item.statement.cue) and _share(told, item.statement.source))
        for item in found
    )


def _share(told: Sequence[Word], words: Sequence[Word]) -> bool:
    return any(same(word, one) for word in told for one in words)


def _keeps_hedge(parts: Parts) -> bool:
    cue = parts.cue is not None and parts.cue.lower in classes()["hedging-cue"]
    return cue or parts.asks or hedged(parts.claim)

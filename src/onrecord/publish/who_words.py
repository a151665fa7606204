"""Who a source is, in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publish.quantity_words import figure
from onrecord.publish.quoting import listed, quoted
from onrecord.record import Anonymity, Span, Spans, Who


def who_parts(who: Who, text: str, source: Spans, same_as: Sequence[str]) -> list[str]:
    """Say who a source is, a part for each thing known; `same_as` are the labels of what else it is credited with."""
    parts = _named(who) if who.name else _unnamed(who, text, source)
    parts += [] if who.kind == "unknown" else [who.kind.replace("_", " ")]
    parts += [] if who.count is None else [_count(*who.count)]
    parts += [words for words in (who.country, who.party and f"side: {who.party}") if words]
    if who.anonymous and (source or who.mention):
        parts += ["not named", *_given_away(who.anonymity, text, (*source, *_mention(who)))]
    parts += [f"same source as {listed(list(same_as))}"] if same_as else []
    return [part for part in parts if part]


def _named(who: Who) -> list[str]:
    return [", ".join(part for part in (who.name, who.role, who.affiliation) if part)]


def _unnamed(who: Who, text: str, source: Spans) -> list[str]:
    """Quote the first full mention where that is not the source's own words, and add what neither of them says."""
    shown = " ".join(text[start:end] for start, end in (*source, *_mention(who)))
    head = [] if who.mention is None or who.mention in source else [quoted(text, who.mention)]
    role = [] if who.role is None or who.role in shown else [f"role: {who.role}"]
    return head + role + ([] if who.affiliation is None or who.affiliation in shown else [f"of {who.affiliation}"])


def _mention(who: Who) -> Spans:
    return () if who.mention is None else (who.mention,)


def _count(low: int, high: int) -> str:
    return f"{figure(low)} of them" if low == high else f"{figure(low)} to {figure(high)} of them"


def _given_away(anonymity: Anonymity | None, text: str, shown: Sequence[Span]) -> list[str]:
    if anonymity is None:
        return []
    gives = f"gives away {listed(list(anonymity.gives))}" if anonymity.gives else "nothing given away"
    known_as = [] if anonymity.wording in shown else [f"known as {quoted(text, anonymity.wording)}"]
    reason = [] if anonymity.reason is None else [f"the reason given: {quoted(text, anonymity.reason)}"]
    return [gives, *known_as, *reason]

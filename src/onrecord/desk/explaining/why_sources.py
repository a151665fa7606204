"""Why the sources of several articles are taken for one, for perhaps one, or for namesakes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.crediting import Credit
from onrecord.desk.explaining.explained import MOST, Explained, by_weight, many, reason_object, where
from onrecord.desk.query import Query
from onrecord.desk.sources import Named, named_sources, pick_source
from onrecord.errors import UsageError
from onrecord.publish.reason_words import logit, short_id, source_words
from onrecord.publish.why_page import Case, Line, Section, WhyPage
from onrecord.record.linking import Reason, SourceLink
from onrecord.store import View

_ROUNDED = 0.01
"""What a score may differ from the sum of its reasons, since both are rounded."""

_ZONES = (
    ("linked", ""),
    ("suggested", "What may be the same source, for a person to say"),
    ("apart", "What is kept apart"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as one article has it."""

    article: str
    facts: tuple[str | None, ...]
    words: str
    source: str
    """The ledger source that it is linked to."""


class Mentions:
    """The mentions of the ledger's sources by article and cluster."""

    def __init__(self, known: Sequence[Named]) -> None:
        self._name = {named.source.id: named.source.name for named in known}
        self._home = {
            (link.article, link.cluster): link.source
            for named in known
            for link in named.links
            if link.zone == "linked"
        }
        self._credits: dict[tuple[str, int], Credit] = {}
        for named in known:
            for credit in named.credits:
                if credit.attribution.who is not None:
                    key = credit.row.id, credit.attribution.who.cluster
                    longest = max(self._credits.get(key, credit), credit, key=lambda one: len(one.texts["source"]))
                    self._credits[key] = longest

    def of(self, link: SourceLink) -> Mention:
        """The mention that a link is about."""
        key = link.article, link.cluster
        credit, home = self._credits.get(key), self._home.get(key, "")
        facts = () if credit is None else where(credit.row.published, credit.row.outlet)
        words = self._name.get(home, "") if credit is None else credit.texts["source"]
        return Mention(link.article, facts, words, home)

    def name(self, source: str) -> str:
        """What a ledger source is called."""
        return self._name.get(source, source)


def why_source(view: View, name: str, query: Query) -> Explained:
    """Why these mentions are one source; what may be it too, and what is kept from it."""
    known = named_sources(view, query)
    return explain_source(pick_source(known, name), known)


def explain_source(named: Named, known: Sequence[Named]) -> Explained:
    """The same of one of the sources that are known."""
    source, mentions = named.source, Mentions(known)
    sections = tuple(
        _section(
            heading or _own_heading(named),
            [link for link in named.links if link.zone == zone],
            mentions,
            own=zone == "linked",
        )
        for zone, heading in _ZONES
    )
    own = [link for link in named.links if link.zone == "linked"]
    kind = "a description, not one source" if source.description else source.kind.replace("_", " ")
    answer = f"{many(len(own), 'mention')} in {many(len({link.article for link in own}), 'article')} "
    answer += "stand under one description." if source.description else "are taken for one source."
    if len(own) == 1:
        answer = "One mention in one article: nothing else is taken for it."
    page = WhyPage(source.name, (kind, source.country, source.id), answer, sections)
    return Explained(page, {
        "id": source.id, "about": "source", "name": source.name, "answer": answer,
        "links": [_object(link, mentions) for link in named.links],
    })  # fmt: skip


def _own_heading(named: Named) -> str:
    if named.source.description:
        return "What stands under it"
    mentions = sum(link.zone == "linked" for link in named.links)
    return "Where it is credited" if mentions == 1 else "Why these are one source"


def why_two_sources(view: View, one: str, other: str, query: Query) -> Explained:
    """Why two sources are two: what was compared of them, and what came of it."""
    known = named_sources(view, query)
    ours, theirs = pick_source(known, one), pick_source(known, other)
    if ours.source.id == theirs.source.id:
        raise UsageError("that is one source, named twice", hint=f"onrecord why {short_id(ours.source.id)}")
    mentions = Mentions(known)
    links = [link for link in ours.links if link.zone != "linked" and mentions.of(link).source == theirs.source.id]
    links += [link for link in theirs.links if link.zone != "linked" and mentions.of(link).source == ours.source.id]
    links = sorted(links, key=lambda link: (-link.score, link.article, link.cluster))
    if not links:
        answer = "Two sources: their names are not alike enough to be compared, so nothing suggests that they are one."
    elif links[0].zone == "suggested":
        answer = f"Perhaps one source, with a score of {links[0].score:.2f}: a person may say so."
    else:
        answer = "Two sources, kept apart."
    section = _section("What was compared", links, mentions, own=False)
    title = f"{ours.source.name} and {theirs.source.name}"
    page = WhyPage(title, (ours.source.id, theirs.source.id), answer, (section,))
    return Explained(page, {
        "id": ours.source.id, "other": theirs.source.id, "about": "sources", "answer": answer,
        "links": [_object(link, mentions) for link in links],
    })  # fmt: skip


def _section(heading: str, links: Sequence[SourceLink], mentions: Mentions, *, own: bool) -> Section:
    """Links of one zone; those of the same reasons stand together, and of these those of the same words."""
    groups: dict[tuple[float, str, tuple[Reason, ...]], list[Mention]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.article, link.cluster)):
        groups.setdefault((link.score, link.zone, link.reasons), []).append(mentions.of(link))
    cases: list[Case] = []
    for (score, zone, reasons), those in list(groups.items())[:MOST]:
        ordered = sorted(those, key=lambda mention: (mention.words, str(mention.facts[:1]), mention.article))
        words = ""
        for mention in ordered[:MOST]:
            cases.append(_mention_case(mention, mentions, own=own, again=mention.words == words))
            words = mention.words
        rest = [Line(f"and {len(those) - MOST} more mentions: --format json")] if len(those) > MOST else []
        cases.append(Case("", (f"{score:.2f} {zone}",), lines=(*rest, *_lines(score, reasons))))
    return Section(heading, tuple(cases), more=max(0, len(groups) - MOST))


def _mention_case(mention: Mention, mentions: Mentions, *, own: bool, again: bool) -> Case:
    """A mention; its words are left out where they are those of the one before."""
    whose = None if own or not mention.source else f"{mentions.name(mention.source)} ({short_id(mention.source)})"
    return Case("", (*mention.facts, whose), mention.article, "" if again else mention.words)


def _lines(score: float, reasons: tuple[Reason, ...]) -> list[Line]:
    if not adds_up(score, reasons):
        return [Line(source_words(reason)) for reason in by_weight(reasons)]
    lines = [Line(source_words(reason), reason.weight) for reason in by_weight(reasons)]
    return [*lines, Line(f"in all: a score of {score:.2f}", math.fsum(reason.weight for reason in reasons))]


def adds_up(score: float, reasons: Sequence[Reason]) -> bool:
    """Whether a score is what its reasons' weights sum up to; of bodies and descriptions it is a likeness, and what
    excludes another or was decided is no sum either."""
    total = math.fsum(reason.weight for reason in reasons)
    return 0 < score < 1 and abs(logit(score) - total) < max(_ROUNDED, 0.01 * abs(total))


def _object(link: SourceLink, mentions: Mentions) -> dict[str, object]:
    mention = mentions.of(link)
    return {
        "article": link.article,
        "cluster": link.cluster,
        "words": mention.words,
        "of": mention.source or None,
        "with": link.source,
        "score": link.score,
        "zone": link.zone,
        "adds_up": adds_up(link.score, link.reasons),
        "reasons": [reason_object(reason, source_words(reason)) for reason in by_weight(link.reasons)],
    }

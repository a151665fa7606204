"""One claim of the ledger, as a page for people and as an object for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from rich.console import Console

from onrecord.desk.claims import Told, claim_row
from onrecord.desk.wording import stance_of, worded
from onrecord.link.disagreement import Range, Slip
from onrecord.publish.claim_page import ClaimPage, NumberLine, Said, print_claim_page
from onrecord.publish.number_plot import PlotPoint
from onrecord.record.telling import Telling


def print_claim(told: Told, console: Console) -> None:
    """Print the page of a claim."""
    known = told.known
    numbers = [_number_line(one, known) for one in told.disagreement.ranges]
    slips = [slip_words(slip) for slip in told.disagreement.miscopied]
    said = {id: Said(stance_of(telling), worded(telling)) for id, telling in known.items()}
    page = ClaimPage(told.claim, known, said, told.origins, told.links, numbers, slips, updates_of(told))
    print_claim_page(page, console)


def _number_line(one: Range, known: Mapping[str, Telling]) -> NumberLine:
    by = counted_by(one, known)
    points = tuple(PlotPoint(at.day, by or "nobody named", at.low, at.best, at.high) for at in one.points)
    return NumberLine(one.measure, by, one.low, one.best, one.high, points)


def counted_by(one: Range, known: Mapping[str, Telling]) -> str | None:
    """Who counts: a party or a name, else the unnamed sources as they are printed."""
    told = [known[id] for point in one.points for id in point.tellings if known[id].who is not None]
    spelt = {telling.source.lower().removeprefix("the "): telling.source for telling in told if telling.source}
    return one.by or "; ".join(spelt[words] for words in sorted(spelt)) or None


def updates_of(told: Told) -> frozenset[str]:
    """Echoes that are linked with their origin's telling as its update; a mis-copied number is none."""
    origin_of = {echo: origin.telling for origin in told.origins for echo in origin.echoes}
    found = {
        echo
        for link in told.links
        for first, echo in ((link.one, link.other), (link.other, link.one))
        if link.relation == "updates" and origin_of.get(echo) == first
    }
    return frozenset(found - {slip.telling for slip in told.disagreement.miscopied})


def echoes_of(told: Told, updates: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Of each origin how many tellings only repeat it, and how many are `updates` of it."""
    newer = (len(updates.intersection(origin.echoes)) for origin in told.origins)
    return tuple((len(origin.echoes) - new, new) for origin, new in zip(told.origins, newer, strict=True))


def claim_object(told: Told) -> dict[str, object]:
    """A claim with its tellings, its origins, every link and its numbers, each with its reasons, for JSON."""
    return {
        **claim_row(told),
        "timeline": [telling_object(telling) for telling in told.tellings],
        "origins": [asdict(origin) for origin in told.origins],
        "links": [asdict(link) for link in told.links],
        "numbers": [asdict(one) for one in told.disagreement.ranges],
        "miscopied": [asdict(slip) for slip in told.disagreement.miscopied],
        "families": [asdict(family) for family in told.families],
    }


def telling_object(telling: Telling) -> dict[str, object]:
    """A telling for JSON."""
    return {
        "id": telling.id,
        "article": telling.article,
        "published": telling.published,
        "outlet": telling.outlet,
        "source": None if telling.who is None else telling.who.name,
        "via": list(telling.via),
        "text": telling.text,
        "polarity": telling.wording.polarity,
    }


def slip_words(slip: Slip) -> str:
    """That a number is one article's alone."""
    figure, instead = (one.best if one.best is not None else one.low or one.high for one in (slip.number, slip.instead))
    return f"{slip.outlet or 'one article'} alone has {figure:,g}; the origin that it repeats has {instead:,g}"

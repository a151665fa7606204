"""An article for a page: which of its attributions are shown, what could be chosen, and the way each took to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.publish.html import ReadingPage, reading_page
from onrecord.publish.labels import ABSENT
from onrecord.record import ACTS, Attribution, Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """Which attributions a page is to show: of these acts, by this source, put with this word; None narrows nothing."""

    acts: frozenset[str]
    source: str | None = None
    certainty: str | None = None
    anonymous: bool = False
    forecast: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether more than the acts is chosen."""
        return bool(self.source or self.certainty or self.anonymous or self.forecast)

    def fits(self, item: Attribution, called: str) -> bool:
        """Whether an attribution is to be shown, whose source the page calls so; its act aside."""
        wording = item.wording
        term = wording and wording.certainty and wording.certainty.term
        return (
            self.source in (None, called)
            and self.certainty in (None, term)
            and not (self.anonymous and not (item.who and item.who.anonymous))
            and not (self.forecast and not (wording and wording.forecast))
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be chosen, and how many attributions of the article are so."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Offers:
    """All that may be chosen of one article."""

    sources: tuple[Offer, ...]
    certainties: tuple[Offer, ...]
    acts: tuple[Offer, ...]
    anonymous: int
    forecasts: int


@dataclass(frozen=True, slots=True)
class SetArticle:
    """An article as a page sets it. `paths` are, by attribution, those through whom it came, the article's own end
    first; `forecasts` are those shown that are on the docket; `hidden` counts those not shown, `refused` says why
    others were never let through."""

    page: ReadingPage
    choice: Choice
    offers: Offers
    paths: Mapping[str, tuple[str, ...]]
    forecasts: frozenset[str]
    hidden: int
    refused: tuple[tuple[str, int], ...]


def set_article(reading: Reading, choice: Choice) -> SetArticle:
    """Set an article with those of its attributions that are chosen."""
    called = source_names(reading)
    chosen = tuple(item for item in reading.attributions if choice.fits(item, called[item.id]))
    page = reading_page(replace(reading, attributions=chosen), acts=choice.acts, min_confidence=0.0)
    return SetArticle(
        page,
        choice,
        _offers(reading, called),
        _paths(reading, called),
        frozenset(item.id for item in chosen if _is_docketed(item)),
        len(reading.attributions) - len(page.entries),
        tuple(Counter(refusal.reason for refusal in reading.refused).most_common()),
    )


def _is_docketed(item: Attribution) -> bool:
    """Whether it foretells, and is of a source of the ledger: nobody's forecasts are on no docket."""
    is_somebodys = bool(item.source) and item.who is not None
    return is_somebodys and item.wording is not None and item.wording.forecast is not None


def source_names(reading: Reading) -> dict[str, str]:
    """What a page calls the source of each attribution: by its name, else by the article's first full mention."""
    text = reading.article.text
    names: dict[str, str] = {}
    for item in reading.attributions:
        who = item.who
        spans = item.source if who is None or who.mention is None else (who.mention,)
        words = " ".join(" ".join(text[start:end] for start, end in spans).split())
        names[item.id] = (who and who.name) or words or ABSENT["source"]
    return names


def _offers(reading: Reading, called: Mapping[str, str]) -> Offers:
    items = reading.attributions
    wordings = [item.wording for item in items if item.wording is not None]
    terms = (wording.certainty.term for wording in wordings if wording.certainty is not None)
    acts = Counter(item.act for item in items)
    return Offers(
        _counted(called.values(), key=str.casefold),
        _counted((term for term in terms if term), key=str.casefold),
        tuple(Offer(act, acts[act]) for act in ACTS if acts[act]),
        sum(item.who is not None and item.who.anonymous for item in items),
        sum(wording.forecast is not None for wording in wordings),
    )


def _counted(values: Iterable[str], key: Callable[[str], str]) -> tuple[Offer, ...]:
    counts = Counter(values)
    return tuple(Offer(value, counts[value]) for value in sorted(counts, key=key))


def _paths(reading: Reading, called: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The way of each attribution that came through somebody: the article first, the source itself last."""
    by_id = {item.id: item for item in reading.attributions}
    outlet = reading.article.outlet
    found: dict[str, tuple[str, ...]] = {}
    for item in reading.attributions:
        path: list[str] = []
        above: Attribution | None = item
        seen: set[str] = set()
        while above is not None and above.id not in seen:
            seen.add(above.id)
            own = [called[above.id]] if above.source else []
            path = [*(via.name for via in reversed(above.via)), *own, *path]
            above = by_id.get(above.within or "")
        path = [outlet or "this article", *path]
        steps = [path[0], *(step for before, step in pairwise(path) if not _is_same(step, before))]
        if len(steps) > 2:
            found[item.id] = tuple(steps)
    return found


def _is_same(step: str, before: str) -> bool:
    """Whether a step is no further one: what told the "Review" came straight to the Hollin Review."""
    return set(step.casefold().split()) <= set(before.casefold().split())

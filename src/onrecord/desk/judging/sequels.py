"""Sequels: what the ledger printed later that seems to say what became of a forecast. A suggestion resolves nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.linking.standing_tellings import Stood, standing_tellings
from onrecord.desk.query import Query
from onrecord.infer.embedding import embed
from onrecord.link.sequels import (
    SUGGESTED,
    Awaited,
    Compared,
    awaited_keys,
    compare,
    may_tell,
    saying,
    told_keys,
)
from onrecord.record.docket import Docketed, Sequel
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording
from onrecord.store import View

MOST = 3
"""Sequels of a forecast that are suggested, the surest."""

NEAREST = 0.2
"""Cosine of a forecast and a telling below which they are not compared: what came is told in other words than what was
to come ("would open by 1 July", "opened to lorries on Friday": .34). By .1 and .35 the tables of cases come to the
same."""

EVEN = 0.5
EVERYWHERE: Query = Query()


@dataclass(frozen=True, slots=True)
class _Found:
    """A later telling beside a forecast."""

    stood: Stood
    compared: Compared


def sequels_of(
    view: View, forecasts: Iterable[Docketed], within: Query = EVERYWHERE, *, waiting: bool = False
) -> dict[str, tuple[Sequel, ...]]:
    """What was printed later of forecasts that nobody has resolved, by these' ids; the surest first.

    Whatever a list of forecasts was narrowed to, all articles of the view are looked at, or those of the days of
    `within`; with `waiting`, what is not linked yet is left out. Raises LedgerError, WeightsError.
    """
    open_ = [each for each in forecasts if each.resolution is None and each.stated[0].made]
    first = min((each.stated[0].made or "" for each in open_), default=None)
    if first is None:
        return {}
    own = {stated.article for each in open_ for stated in each.stated}
    looked = view.articles(since=within.since, until=within.until)
    rows = [row for row in looked if row.id in own or (row.published or "")[:10] > first]
    told = standing_tellings(view, rows, waiting=waiting)
    awaited = {each.id: _awaited(each, told) for each in open_}
    later = _Later(told)
    found = {}
    for each in open_:
        sequels = tuple(_sequels(each, awaited[each.id], later))
        if sequels:
            found[each.id] = sequels
    return found


class _Later:
    """Tellings, to be found by their words, and their vectors in one matrix."""

    def __init__(self, told: Mapping[str, Stood]) -> None:
        self._told = [told[id] for id in sorted(told)]
        vectors = [each.prepared.vector for each in self._told]
        self._vectors: NDArray[np.float32] = np.stack(vectors) if vectors else np.zeros((0, 1), dtype=np.float32)
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self._told):
            for key in told_keys(each.prepared):
                self._at[key].append(at)

    def near(self, awaited: Awaited) -> Iterator[_Found]:
        """Those that may tell what became of a forecast, and are about the same."""
        places = sorted({at for key in awaited_keys(awaited) for at in self._at.get(key, ())})
        if not places:
            return
        likeness = self._vectors[places] @ awaited.vector
        for place, cosine in zip(places, likeness.tolist(), strict=True):
            stood = self._told[place]
            if cosine >= NEAREST and may_tell(awaited, stood.prepared.telling):
                compared = compare(awaited, stood.prepared)
                if compared.score >= SUGGESTED:
                    yield _Found(stood, compared)


def _awaited(forecast: Docketed, told: Mapping[str, Stood]) -> Awaited:
    stated = forecast.last
    stood = next((told[each.attribution] for each in reversed(forecast.stated) if each.attribution in told), None)
    telling = stood.prepared.telling if stood else _bare(forecast)
    vector = embed([forecast.statement])[0]
    unlikely = (stated.high or 1) <= EVEN and bool(stated.term) and (stated.term or "") in forecast.statement.lower()
    return Awaited(
        replace(telling, text=forecast.statement), vector, forecast.stated[0].made or "", forecast.due, unlikely
    )


def _bare(forecast: Docketed) -> Telling:
    """A forecast that is no telling, such as one in a headline."""
    stated = forecast.last
    return Telling(
        stated.attribution, stated.article, stated.words, stated.words, stated.outlet, stated.published, None, (),
        Wording(),
    )  # fmt: skip


def _sequels(forecast: Docketed, awaited: Awaited, later: _Later) -> Iterator[Sequel]:
    """The surest of each article, those with the same words once."""
    own = set(forecast.attributions)
    found = [each for each in later.near(awaited) if each.stood.prepared.telling.id not in own]
    found.sort(key=lambda each: (-each.compared.score, *_place(each.stood)))
    taken: dict[str, Sequel] = {}
    articles: set[str] = set()
    for each in found:
        telling = each.stood.prepared.telling
        said = saying(awaited, telling)
        if said is None or telling.article in articles:
            continue
        articles.add(telling.article)
        words = " ".join(telling.text.split())
        if words in taken:
            taken[words] = replace(taken[words], again=(*taken[words].again, telling.article))
        elif len(taken) < MOST:
            spans = each.stood.spans
            taken[words] = Sequel(
                telling.id, telling.article, telling.outlet, (telling.published or "")[:10], words,
                (spans[0][0], spans[-1][1]), said.says, said.outcome, said.why, each.compared.score,
                each.compared.reasons, telling.source, _is_own(forecast, telling),
            )  # fmt: skip
    yield from taken.values()


def _place(stood: Stood) -> tuple[str, str]:
    telling = stood.prepared.telling
    return telling.published or "", telling.id


def _is_own(forecast: Docketed, telling: Telling) -> bool:
    return telling.who is not None and telling.who.name is not None and telling.who.name == forecast.source_name

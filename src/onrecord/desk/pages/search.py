"""A search as a page shows it: what was found with its words marked, who and which claims have the name, and by what
it can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.claims import Told, all_claims, told_in
from onrecord.desk.linking.linkage import linkage_around
from onrecord.desk.pages.typed_query import Part, narrowed, parts_of
from onrecord.desk.query import Query, parse_query
from onrecord.desk.recent import window
from onrecord.desk.searching import search
from onrecord.desk.sources import Named, named_sources, sources_called
from onrecord.record.ledger import CANDIDATES, Candidate, Found, Hit, Portion
from onrecord.record.traits import Traits
from onrecord.store import View

__all__ = ["CANDIDATES", "Facet", "FacetValue", "SearchPage", "pieces", "search_page"]

VALUES = 8
"""Values of a facet that are offered, the most frequent."""

NAMED = 5
"""Sources and claims that are offered beside what was found."""

AROUND = 12
"""Contents whose claims are looked for."""

LOOKED_AT = 500
"""So many that have the words are looked at for an outlet, a kind of source or another trait; then a page says how far
it looked, and offers to look at all (docs/measurements.md)."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, on how many of the candidates, and the search that it narrows this one to."""

    value: str
    count: int
    typed: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What a search can be narrowed by: the name of its filter and the values that the candidates have."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page shows: facets count over `candidates`, which are all of what was found or, where `capped`, the
    first. `by_name` says that sources are found again by their names, since the ledger
    holds more than a page of one looks at.
    """

    typed: str
    parts: tuple[Part, ...]
    found: Found
    facets: tuple[Facet, ...]
    candidates: int
    capped: bool
    sources: tuple[Named, ...] = ()
    claims: tuple[Told, ...] = ()
    by_name: bool = False


LABELS: Mapping[str, str] = {
    "source": "Source",
    "kind": "Kind of source",
    "anonymous": "Unnamed",
    "certainty": "How sure",
    "polarity": "Put as",
    "forecast": "Still to come",
    "outlet": "Outlet",
    "date": "Year",
}


def search_page(view: View, typed: str, *, portion: Portion) -> SearchPage:
    """Search. Raises UsageError where nothing was typed, or a filter is none."""
    query, parts = parse_query(typed), parts_of(typed)
    found = search(view, query, portion=portion)
    count = found.content_count if found.contents else found.article_count
    return SearchPage(
        typed,
        parts,
        found,
        tuple(_facets(found.candidates, parts)),
        len(found.candidates),
        len(found.candidates) < count,
        tuple(_sources(view, query)),
        _claims(view, found),
        window(view, Query()).since is not None,
    )


def pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The excerpt of a hit in pieces: what was found, and what stands between."""
    first, at = hit.snippet[0], hit.snippet[0]
    for start, end in hit.marks:
        yield hit.excerpt[at - first : start - first], False
        yield hit.excerpt[start - first : end - first], True
        at = end
    yield hit.excerpt[at - first :], False


def _facets(every: Sequence[Candidate], parts: tuple[Part, ...]) -> Iterator[Facet]:
    for name, label in LABELS.items():
        counts = Counter(value for one in every if (value := _VALUES[name](one)))
        ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if name == "date":
            ordered = sorted(counts.items(), reverse=True)
        chosen = {part.value for part in parts if part.filter == name}
        values = tuple(
            FacetValue(value, count, narrowed(parts, name, value)) for value, count in ordered if value not in chosen
        )
        if values and not (chosen and len(values) == 1):
            yield Facet(name, label, values[:VALUES])


def _yes_or_no(candidate: Candidate) -> str | None:
    anonymous = candidate.traits.anonymous
    return None if anonymous is None else "yes" if anonymous else "no"


def _forecast(candidate: Candidate) -> str | None:
    return candidate.traits.forecast if isinstance(candidate.traits.forecast, str) else None


_VALUES: Mapping[str, Callable[[Candidate], str | None]] = {
    "source": lambda one: one.traits.source,  # as it is printed, by which it is found again
    "kind": lambda one: one.traits.kind,
    "anonymous": _yes_or_no,
    "certainty": lambda one: one.traits.certainty,
    "polarity": lambda one: one.traits.polarity,
    "forecast": _forecast,
    "outlet": lambda one: one.outlet,
    "date": lambda one: one.published and one.published[:4],
}


def _sources(view: View, query: Query) -> list[Named]:
    """Sources of the newest articles whose name has all the words."""
    words = query.words.replace('"', " ").strip()
    if not words:
        return []
    held = window(view, Query(traits=Traits(source=words)))
    return sources_called(named_sources(view, held.query), words)[:NAMED]


def _claims(view: View, found: Found) -> tuple[Told, ...]:
    """Claims that several articles tell, among what was found."""
    ids = tuple(sorted({hit.attribution.id for hit in found.contents[:AROUND] if hit.attribution}))
    return view.recall((_claims, ids), lambda: _told_around(view, ids)) if ids else ()


def _told_around(view: View, ids: tuple[str, ...]) -> tuple[Told, ...]:
    linked = linkage_around(view, *ids, waiting=True)
    if linked is None:
        return ()
    told = [one for one in told_in(linked, all_claims(linked)) if set(ids) & set(one.claim.tellings)]
    return tuple(sorted(told, key=lambda one: (-len(one.origins), one.claim.id))[:NAMED])

"""Why: the words and figures behind every finding, by the id that any verb shows for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from rich.console import Console

from onrecord.desk.claims import all_claims
from onrecord.desk.explaining.around import around
from onrecord.desk.explaining.explained import Explained
from onrecord.desk.explaining.independence import independence
from onrecord.desk.explaining.stated import find_stated
from onrecord.desk.explaining.weighing import Weighing
from onrecord.desk.explaining.why_articles import why_article, why_two_articles
from onrecord.desk.explaining.why_attributions import claim_of, why_attribution
from onrecord.desk.explaining.why_claims import Held, held_claim, hold, why_claim, why_relation
from onrecord.desk.explaining.why_grades import with_claim_grade, with_source_grade
from onrecord.desk.explaining.why_origins import back, explain_origin, numbered
from onrecord.desk.explaining.why_pairs import why_claims, why_tellings
from onrecord.desk.explaining.why_sources import why_source, why_two_sources
from onrecord.desk.linking.linkage import assertions_named, linkage
from onrecord.desk.query import Query
from onrecord.desk.sources import named_sources
from onrecord.desk.suggesting import link_id
from onrecord.errors import NotFoundError, UsageError
from onrecord.publish.why_page import print_why
from onrecord.record.linking import Relation
from onrecord.store import View

__all__ = ["RELATIONS", "Explained", "print_explained", "why"]

RELATIONS: tuple[str, ...] = get_args(Relation)

_DIGITS = re.compile(r"(?=.*\d)[0-9a-f]{4,}")
_ORIGIN = re.compile(r"origin[- ]?(\d+)?")
_NONE: Mapping[str, str] = {
    "failure": "see what did not go in, and why: onrecord failures",
    "judgement": "ask of what it is about; decisions are told there",
    "tombstone": "see it, with who and why: onrecord dump",
    "reading": "ask of the article",
}
"""What is no finding, and where it is told of."""


EVERY = Query()


def why(view: View, id: str, other: str | None = None, query: Query = EVERY) -> Explained:
    """Say why a finding is what it is; with `other`, how the two stand to each other. `query` holds sources and
    suggestions, which are found among all that they are looked for in, to some articles.

    Raises NotFoundError, UsageError, LedgerError, WeightsError.
    """
    kind = _kind(id)
    if kind == "link":
        if other is not None:
            raise UsageError("a link names both of its ends already", hint=f"onrecord why {id}")
        return _why_link(view, id, query)
    if kind == "article":
        return why_article(view, id) if other is None else why_two_articles(view, id, _same_kind(id, other, kind))
    if kind == "source":
        if other is None:
            return with_source_grade(view, why_source(view, id, query), query)
        return why_two_sources(view, id, _same_kind(id, other, kind), query)
    if other is None:
        return _why_claim(view, id) if kind == "claim" else why_attribution(view, _telling(view, id))
    return _why_told(view, id, other)


def _why_claim(view: View, id: str) -> Explained:
    held = held_claim(view, id)
    return with_claim_grade(view, why_claim(held), held)


def print_explained(explained: Explained, console: Console) -> None:
    """Print the page of an answer."""
    print_why(explained.page, console)


def _kind(id: str) -> str:
    tag, dash, digits = id.partition("-")
    if not id.strip():
        raise UsageError("why what?", hint="name an id, as onrecord claims, articles or sources show them")
    if tag in _NONE and dash:
        raise UsageError(f"{id} is no finding", hint=_NONE[tag])
    if tag == "article" and dash and "/" in digits:
        return "telling"
    if tag in ("article", "capture") and dash:
        return "article"
    if tag in ("claim", "link") and dash:
        return tag
    if tag in ("attribution", "as") and dash:
        return "telling"
    return "article" if _DIGITS.fullmatch(id) else "source"


def _same_kind(id: str, other: str, kind: str) -> str:
    found = _kind(other)
    if found != kind:
        raise UsageError(f"{id} and {other} are not of one kind", hint=f"name another {kind} beside it")
    return other


def _telling(view: View, id: str) -> str:
    """The full id of a telling: an attribution's, or an assertion's with its article's before it."""
    if not id.startswith("as-"):
        return find_stated(view, id)[2]
    found = assertions_named(view, id)
    if len(found) > 1:
        raise UsageError(f"{len(found)} assertions begin with {id!r}", hint="give more of the id")
    if not found:
        raise NotFoundError(f"no assertion {id!r}", hint="see what there is: onrecord claims --format json")
    return found[0]


def _why_told(view: View, id: str, other: str) -> Explained:
    """Of a claim or telling beside another, or one of its origins or relations."""
    one = _held(view, id)
    word = other.replace("-", "_").replace(" ", "_").lower()
    if word in RELATIONS:
        return why_relation(one, word)
    if _ORIGIN.fullmatch(other):
        place = numbered(one.origins, other)
        origin = one.origins[place]
        ways = back(one.claim, origin, one.linked)
        known = one.linked.tellings
        apart = independence(view, one.origins, place, known)
        return Explained(*explain_origin(one.claim, origin, place + 1, ways, known, apart))
    if _kind(other) not in ("claim", "telling"):
        raise UsageError(
            f"{other} is no claim, attribution, origin or relation",
            hint=f"beside {id} name one of these: claim-…, attribution-…, origin-1, {', '.join(RELATIONS)}",
        )
    return _why_two(view, [id, other])


def _held(view: View, id: str) -> Held:
    if _kind(id) == "claim":
        return held_claim(view, id)
    telling = _telling(view, id)
    held = claim_of(view, telling)
    if held is None:
        raise NotFoundError(
            f"{id} is compared with no other: it stands in a headline, or says nothing", hint=f"onrecord why {id}"
        )
    return held


def _why_two(view: View, ids: Iterable[str]) -> Explained:
    """Two tellings, or two claims; a telling beside a claim stands for its own."""
    named = [id if _kind(id) == "claim" else _telling(view, id) for id in ids]
    claims = [_held(view, id).claim.id for id in named]
    # All that either can be joined with, in one: what stands between them is seen from both sides.
    weighing = Weighing(view, around(view, claims))
    of = {one.id: one for one in all_claims(weighing.linked)}
    one, other = (hold(of[id], weighing) for id in claims)
    tellings = [id for id in named if not id.startswith("claim-")]
    if len(tellings) == 2:
        return why_tellings(weighing, one, other, (tellings[0], tellings[1]))
    if tellings and one.claim.id == other.claim.id:
        return why_attribution(view, tellings[0])
    return why_claims(weighing, one, other)


def _why_link(view: View, id: str, query: Query) -> Explained:
    """A pair of tellings or sources, by the id under which it is suggested."""
    linked = linkage(view, query)
    links = {link_id(link.one, link.other): link for link in linked.links}
    pairs = {link_id(*pair): pair for pair in _suggested_sources(view, query)}
    found = [key for key in (*links, *pairs) if key.startswith(id)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} links begin with {id!r}", hint="give more of the id")
    if not found:
        raise NotFoundError(f"no link {id!r}", hint="see which there are: onrecord suggestions")
    if found[0] in pairs:
        return why_two_sources(view, *pairs[found[0]], query)
    link, weighing = links[found[0]], Weighing(view, linked)
    of = {telling: claim for claim in all_claims(linked) for telling in claim.tellings}
    one, other = (hold(of[end], weighing) for end in (link.one, link.other))
    return why_tellings(weighing, one, other, (link.one, link.other))


def _suggested_sources(view: View, query: Query) -> set[tuple[str, str]]:
    known = named_sources(view, query)
    own = {
        (link.article, link.cluster): link.source for named in known for link in named.links if link.zone == "linked"
    }
    return {
        (min(own[key], link.source), max(own[key], link.source))
        for named in known
        for link in named.links
        if link.zone == "suggested" and (key := (link.article, link.cluster)) in own and own[key] != link.source
    }

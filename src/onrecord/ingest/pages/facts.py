"""The article's facts, each from where the page states it most plainly. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.dates import before_date, machine_date, printed_date
from onrecord.ingest.pages.elements import Element
from onrecord.ingest.pages.headings import Named, outlet_beside, parted_title
from onrecord.ingest.pages.linked_data import LinkedData
from onrecord.record import Notes

_BY = re.compile(r"(?:[a-z]{3,12}(?:,| and| &)? ){0,4}(?:by|from)\b\s*:?\s*", re.IGNORECASE)
_ROLE_BEHIND = re.compile(
    r"\s*(?:[|•·/]|\s[–—-]\s|,\s+(?=[^,]{0,40}\b(?i:correspondent|reporter|editor|writer|staff|columnist|desk|bureau)\b)"
    r"|\b(?i:published|updated|posted|last updated)\b|\s+\d{1,2}[:/.]\d\d).*",
    re.DOTALL,
)
_AUTHOR_METAS = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
)
_ACCOUNT = re.compile(r"[a-z0-9._-]+(?:admin|_)[a-z0-9._-]*|admin\w*|editor|staff|webmaster|[a-z0-9]*\d[a-z0-9]*")
"""What a content system calls whoever pressed the button."""

_ADDRESS = re.compile(r"(?:https?:)?//|@|www\.", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|last (?:changed|edited|update))\b", re.IGNORECASE)
_LONGEST_NAME = 150
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its text; None for what neither the page nor the notes say."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """What a page shows about its article beside the text: headline, lines around it, <time> elements, microdata."""

    headline: str | None
    metas: Sequence[Block]
    times: Sequence[Element]
    outlet: str | None = None


def read_facts(head: Named, data: LinkedData, lines: Lines, address: str | None) -> Facts:
    """Gather the facts that a page states."""
    site = (
        head.meta("og:site_name")
        or data.outlet
        or lines.outlet
        or head.meta("application-name", "publisher", "dc.publisher")
    )
    title, beside = _title(head, data, lines.headline, site)
    outlet = site or beside
    published, updated = _dates(head, data, lines)
    return Facts(
        title=title,
        outlet=outlet,
        byline=_byline(head, data, lines, outlet),
        published=published,
        updated=updated if updated != published else None,
        address=_address(head, address),
    )


def completed(facts: Facts, notes: Notes) -> Facts:
    """Fill in from the notes what the page does not say."""
    return replace(
        facts,
        title=facts.title or notes.title,
        outlet=facts.outlet or notes.outlet,
        published=facts.published or notes.date,
    )


def _title(head: Named, data: LinkedData, headline: str | None, site: str | None) -> tuple[str | None, str | None]:
    if headline:
        return headline, outlet_beside(head.title, headline) if head.title else None
    stated = head.meta("og:title", "twitter:title") or data.headline
    if stated:
        title, behind = parted_title(stated, site) if site else (stated, None)
        known = behind is not None and site is not None and behind.casefold() == site.casefold()
        return (title if known else stated), outlet_beside(head.title, stated) if head.title else None
    return parted_title(head.title, site) if head.title else (None, None)


def _byline(head: Named, data: LinkedData, lines: Lines, outlet: str | None) -> str | None:
    """Who wrote it: as the page has it for machines, unless that is no name, or not one that the page shows."""
    stated = [name for name in _stated_authors(head, data) if name.casefold() != (outlet or "").casefold()]
    printed = _printed_byline(lines.metas)
    if printed and (
        not stated or not any(name.casefold() in block.text.casefold() for name in stated for block in lines.metas)
    ):
        return printed
    return listed(stated) if stated else None


def _stated_authors(head: Named, data: LinkedData) -> list[str]:
    for names in (data.authors, *(head.metas.get(key, ()) for key in _AUTHOR_METAS)):
        found = [bare_name(name) for name in names if not _ADDRESS.search(name) and not _ACCOUNT.fullmatch(name)]
        if any(found):
            return list(dict.fromkeys(name for name in found if name))
    return []


def _printed_byline(metas: Sequence[Block]) -> str | None:
    for block in metas:
        named = [element for element in block.elements if _is_author(element)]
        line = block.spaced
        by = _BY.match(line)
        if by or named:
            name = bare_name(line)
            if name and not printed_date(name):
                return name
    return None


def _is_author(element: Element) -> bool:
    for above, _ in zip(element.lineage(), range(4), strict=False):
        if "author" in (above.get("rel"), above.get("itemprop")) or not above.words.isdisjoint(
            ("author", "authors", "byline", "bylines", "writer", "reporter")
        ):
            return True
    return False


def bare_name(line: str) -> str | None:
    """A byline without "By", and without what stands behind the names."""
    line = before_date(line[: 2 * _LONGEST_NAME].split("\n")[0])
    by = _BY.match(line)
    name = _ROLE_BEHIND.sub("", line[by.end() if by else 0 :]).strip(" ,;:.|\u00a0")
    return name if 0 < len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)) else None


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _dates(head: Named, data: LinkedData, lines: Lines) -> tuple[str | None, str | None]:
    published = machine_date(data.published) or _first_date(
        head,
        "article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "pubdate",
        "publish-date",
        "publication_date",
        "date",
    )
    updated = machine_date(data.modified) or _first_date(
        head, "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"
    )
    for date, is_update in (*_of_times(lines.times), *_of_lines(lines.metas)):
        if is_update:
            updated = updated or date
        else:
            published = published or date
    return published, updated


def _first_date(head: Named, *names: str) -> str | None:
    return next((date for name in names for date in map(machine_date, head.metas.get(name, ())) if date), None)


def _of_times(times: Sequence[Element]) -> list[tuple[str, bool]]:
    found = []
    for element in times:
        date = machine_date(element.get("datetime") or element.get("content"))
        if date:
            named = (
                f"{element.get('itemprop')} {element.signature} {element.parent.signature if element.parent else ''}"
            )
            found.append((date, bool(_UPDATED.search(named.replace("-", " ")) or "dateModified" in named)))
    return found


def _of_lines(metas: Sequence[Block]) -> list[tuple[str, bool]]:
    """Dates as printed: "Published 3 May 2031, updated 4 May 2031" has both."""
    found = []
    for block in metas:
        if len(block.text) > _LONGEST_LINE:
            continue
        line = block.spaced
        mark = _UPDATED.search(line)
        cut = mark.start() if mark else len(line)
        for part, is_update in ((line[:cut], False), (line[cut:], True)):
            date = printed_date(part)
            if date:
                found.append((date, is_update))
    return found


def _address(head: Named, address: str | None) -> str | None:
    """The address under which the page says it stands, if it is one of the web."""
    base = _joined(address, head.links.get("base")) or address
    for stated in (head.links.get("canonical"), head.meta("og:url")):
        found = _joined(base, stated)
        if found:
            return found
    return None


def _joined(base: str | None, reference: str | None) -> str | None:
    if not reference or len(reference) > 2_000:
        return None
    try:
        joined = urldefrag(urljoin(base or "", reference)).url
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:  # brackets that hold no address
        return None

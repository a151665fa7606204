"""Which element of a page is the headline, and what the page calls itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.elements import HEADINGS, Element
from onrecord.ingest.pages.linked_data import LinkedData
from onrecord.ingest.pages.references import unescaped
from onrecord.ingest.pages.tree import Kind, Tree

_SPACE = re.compile(r"[ \t\n\f\r]+")
_SEPARATOR = re.compile(r"\s+(?:[|–—•·»«-]|::|\|\|)\s+")
_LOOSE_SEPARATOR = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_HEAD_LINES = 5
_LONGEST_META = 2_000
_MOST_EVENTS = 1_000
_LONGEST = 400
_MOST_OUTLET_WORDS = 6
_LOGO = re.compile(
    r"(?:^|-)(?:logo|brand|branding|masthead|sitename|sitetitle|(?:site|blog|paper)-(?:name|title))(?:-|$)"
)
_ARTICLE = frozenset(("article", "main"))
_NOT_INSIDE = frozenset(("nav", "aside", "dialog"))
_LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """What the page's head says: its metas by name (small letters), its links by relation, its <title>."""

    metas: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str]
    title: str | None

    def meta(self, *names: str) -> str | None:
        """The first of these metas that says something."""
        return next((values[0] for name in names if (values := self.metas.get(name))), None)


def read_head(tree: Tree) -> Named:
    """Collect what the page says of itself in <meta>, <link> and <title>."""
    metas: dict[str, tuple[str, ...]] = {}
    links: dict[str, str] = {}
    for element in tree.elements:
        if element.name == "meta":
            content = _SPACE.sub(" ", element.get("content")[:_LONGEST_META]).strip()
            for key in (element.get("property"), element.get("name"), element.get("itemprop")):
                if key and content:
                    metas[key.strip().lower()] = (*metas.get(key.strip().lower(), ()), content)[:50]
        elif element.name in ("link", "base"):
            for relation in element.get("rel").lower().split() or [element.name]:
                links.setdefault(relation, element.get("href").strip())
    return Named(metas, links, _title(tree))


def _title(tree: Tree) -> str | None:
    for event in tree.events:
        if event.kind is Kind.RAW and event.element.name == "title":
            title = _SPACE.sub(" ", unescaped(tree.page[event.start : min(event.end, event.start + 2_000)])).strip()
            return title or None
    return None


def text_of(element: Element, tree: Tree, unseen: Set[Element]) -> str:
    """What is shown in an element, white space collapsed; no more than a long headline's worth of it."""
    pieces: list[str] = []
    size = 0
    for event in tree.events[element.begin : min(element.end, element.begin + _MOST_EVENTS)]:
        if event.kind is Kind.TEXT and event.element not in unseen:
            pieces.append(tree.page[event.start : event.end])
            size += len(pieces[-1])
        elif event.element.name == "br":
            pieces.append(" ")
        if size > 4 * _LONGEST:
            break
    return _SPACE.sub(" ", unescaped("".join(pieces))).strip()


def find_headline(tree: Tree, unseen: Set[Element], head: Named, data: LinkedData) -> Element | None:
    """Find the element that shows the headline: the heading most like what the page is called, an h1 before others."""
    called = [name for name in (head.meta("og:title", "twitter:title"), data.headline) if name]
    called += _runs_of_parts(head.title) if head.title else []
    sites = {_letters(name) for name in (head.meta("og:site_name"), data.outlet) if name}
    best: tuple[float, Element] | None = None
    for element in _candidates(tree, unseen):
        text = text_of(element, tree, unseen)
        if 0 < len(text) <= _LONGEST and _letters(text) not in sites and not _is_logo(element):
            score = _score(element, text, called)
            if score > 0 and (best is None or score > best[0]):
                best = score, element
    return best[1] if best else None


def titled_block(blocks: Sequence[Block], title: str | None) -> Block | None:
    """The block that repeats <title>, or what is left of it without the outlet: pages that have no headings.

    Both the headline and the outlet's name may stand on the page; the headline is the longer one.
    """
    wanted = {_letters(run): len(run) for run in _runs_of_parts(title)} if title else {}
    found = [block for block in blocks if len(block.text) <= _LONGEST and wanted.get(_letters(block.text))]
    return max(found, key=lambda block: len(block.text), default=None)


def parted_heads(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Part the block that has the headline for one of its lines: old pages set headline, byline and date so."""
    wanted = {_letters(run) for run in _runs_of_parts(title)} - {""} if title else set()
    found: list[Block] = []
    for block in blocks:
        lines = block.lines(_HEAD_LINES) if "\n" in block.text[:_LONGEST] else [block]
        headed = any(_letters(line.text) in wanted for line in lines)
        found.extend(lines if headed else [block])
    return found


def _candidates(tree: Tree, unseen: Set[Element]) -> Sequence[Element]:
    found = [
        element
        for element in tree.elements
        if (element.name in HEADINGS or "headline" in element.get("itemprop").split())
        and element not in unseen
        and not element.inside(_NOT_INSIDE)
    ]
    return found[:200]


def _is_logo(element: Element) -> bool:
    """Whether a heading is the site's name: called so, or all of it a link to the front page."""
    if "headline" in element.get("itemprop").split():
        return False
    return any(_LOGO.search(above.signature) for above, _ in zip(element.lineage(), range(3), strict=False))


def _score(element: Element, text: str, called: Sequence[str]) -> float:
    """How well a heading fits: likeness to what the page is called, then its rank and where it stands."""
    likeness = max((_shared(text, name) for name in called), default=0.0)
    first = element.name == "h1" or "headline" in element.get("itemprop").split()
    inside = element.inside(_ARTICLE) is not None
    if likeness < _LEAST_SHARED:
        return 0.1 + likeness / 10 if first and (inside or not called) else 0.0
    return likeness + (0.3 if first else 0.0) + (0.4 if inside else 0.0)


def _shared(text: str, name: str) -> float:
    """How much two titles have in common, 0 to 1."""
    ours, theirs = _letters(text), _letters(name)
    if not ours or not theirs:
        return 0.0
    if ours == theirs:
        return 1.0
    words, others = set(text.casefold().split()), set(name.casefold().split())
    return 0.9 * len(words & others) / len(words | others)


def _runs_of_parts(title: str) -> list[str]:
    """A <title> and what is left of it without the outlet before it or behind it."""
    gaps = list(_LOOSE_SEPARATOR.finditer(title))[:6]
    return [title, *(title[: gap.start()] for gap in gaps), *(title[gap.end() :] for gap in gaps)]


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def parted_title(title: str, outlet: str | None) -> tuple[str, str | None]:
    """Part what <title> has into the article's title and the outlet's name behind it (or before it)."""
    parts = [*_SEPARATOR.finditer(title)]
    if not parts:
        return title, None
    last, first = parts[-1], parts[0]
    tail, head = title[last.end() :].strip(), title[: first.start()].strip()
    if outlet and _letters(head) == _letters(outlet):
        return title[first.end() :].strip(), head
    known = outlet is not None and _letters(tail) == _letters(outlet)
    if not known and len(tail.split()) > _MOST_OUTLET_WORDS:
        return title, None
    return title[: last.start()].strip(), tail


def outlet_beside(title: str, headline: str) -> str | None:
    """The outlet's name in "Headline | Section | Outlet", or before it, where the headline is as the page shows it."""
    for gap in list(_LOOSE_SEPARATOR.finditer(title))[:6]:
        for rest, outer in ((title[: gap.start()], -1), (title[gap.end() :], 0)):
            if _letters(rest) == _letters(headline):
                name = _LOOSE_SEPARATOR.split(title)[outer].strip()
                return name if len(name.split()) <= _MOST_OUTLET_WORDS else None
    return None

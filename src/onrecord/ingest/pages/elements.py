"""Elements of a page, and the classes into which HTML sorts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.ingest.pages.scanning import Attributes


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
TABLE_PARTS = _names("caption colgroup tbody tfoot thead tr td th")
BLOCKS = (
    _names(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search section summary "
        "table ul option optgroup select"
    )
    | TABLE_PARTS
)
"""Elements that begin on a line of their own; in the standard's words nearly the special ones."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")
CLOSE_PARAGRAPH = BLOCKS - TABLE_PARTS - _names("body html option optgroup select")
BOUNDARIES = _names("html table td th caption object applet marquee button svg math")
"""Elements that an end tag inside them does not reach out of."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_CLASS = 1_000


@dataclass(eq=False)
class Element:
    """An element, where it stands among its parent's children of the same name, and the events it spans."""

    name: str
    attributes: Attributes
    parent: Element | None
    nth: int = 1
    begin: int = 0
    end: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """An attribute's value, or nothing."""
        return self.attributes.get(name, "")

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that its classes and its id are made of: "article__related-links" is three."""
        return frozenset(self.signature.split("-"))

    @cached_property
    def signature(self) -> str:
        """Its classes and its id, small, their words joined by hyphens."""
        named = f"{self.get('class')} {self.get('id')} {self.get('data-testid')} {self.get('data-component')}"
        return "-".join(word.lower() for word in _WORD.findall(named[:_LONGEST_CLASS]))

    @cached_property
    def path(self) -> str:
        """Its path from the root: "/html/body/article/p[2]"."""
        if self.parent is None:
            return f"/{self.name}"
        number = f"[{self.nth}]" if self.parent.counts[self.name] > 1 else ""
        return f"{self.parent.path}/{self.name}{number}"

    @cached_property
    def block(self) -> Element:
        """The block element that it is or stands in."""
        return self if self.name in BLOCKS or self.parent is None else self.parent.block

    @cached_property
    def preserved(self) -> bool:
        """Whether white space in it is shown as it stands."""
        return self.name in ("pre", "listing") or (self.parent is not None and self.parent.preserved)

    @cached_property
    def linked(self) -> bool:
        """Whether it is part of a link."""
        return (self.name == "a" and "href" in self.attributes) or (self.parent is not None and self.parent.linked)

    def lineage(self) -> Iterator[Element]:
        """Itself, its parent, and so on to the root."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    def inside(self, names: frozenset[str]) -> Element | None:
        """The nearest of itself and its ancestors that has one of these names."""
        return next((element for element in self.lineage() if element.name in names), None)

    def holds(self, other: Element) -> bool:
        """Whether another element is itself or lies in it."""
        return self.begin <= other.begin and other.end <= self.end

"""Elements of a page, and the classes into which HTML sorts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.ingest.pages.scanning import Attributes


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
TABLE_PARTS = _names("caption colgroup tbody tfoot thead tr td th")
BLOCKS = (
    _names(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search "
        "section summary table ul option optgroup select"
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
_NAMING = ("class", "id", "data-testid", "data-component")
_PRESERVED = frozenset(("pre", "listing"))


_ASKED_FOR = HEADINGS | _names("article main time nav aside dialog td center table figcaption blockquote")

_NO_WORDS: frozenset[str] = frozenset()


def summed(masses: Mapping[Element, int]) -> dict[Element, int]:
    """What elements weigh with all that lies in them, from what each weighs by itself."""
    sums: dict[Element, int] = {}
    for element in masses:
        for above in element.lineage():
            if above in sums:
                break
            sums[above] = masses.get(above, 0)
    for element in sorted(sums, key=lambda one: one.begin, reverse=True):
        if element.parent is not None:
            sums[element.parent] += sums[element]
    return sums


class Element:
    """An element, where it stands among its parent's children of the same name, and the events it spans.

    `block` is the block element that it is or stands in, `preserved` whether white space in it is shown as it stands,
    `linked` whether it is part of a link, `within` the nearest of each name in _ASKED_FOR that it is or lies in.
    """

    __slots__ = (
        "_signature",
        "_words",
        "attributes",
        "begin",
        "block",
        "counts",
        "end",
        "linked",
        "name",
        "nth",
        "parent",
        "preserved",
        "within",
    )

    def __init__(self, name: str, attributes: Attributes, parent: Element | None, begin: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.begin = self.end = begin
        self.counts: dict[str, int] | None = None
        self._signature: str | None = None
        self._words: frozenset[str] | None = None
        self.block: Element = self if parent is None or name in BLOCKS else parent.block
        self.preserved: bool = name in _PRESERVED or (parent is not None and parent.preserved)
        self.linked: bool = (name == "a" and "href" in attributes) or (parent is not None and parent.linked)
        self.within: dict[str, Element] = parent.within if parent is not None else {}
        if name in _ASKED_FOR:
            self.within = {**self.within, name: self}
        self.nth = parent.count(name) if parent is not None else 1

    def count(self, name: str) -> int:
        """Take in one more child of this name, and say which it is."""
        if self.counts is None:
            self.counts = {}
        self.counts[name] = number = self.counts.get(name, 0) + 1
        return number

    def get(self, name: str) -> str:
        """An attribute's value, or nothing."""
        return self.attributes.get(name, "")

    @property
    def words(self) -> frozenset[str]:
        """The words that its classes and its id are made of: "article__related-links" is three."""
        if not self.attributes:
            return _NO_WORDS
        if self._words is None:
            self._words = frozenset(self.signature.split("-"))
        return self._words

    @property
    def signature(self) -> str:
        """Its classes and its id, small, their words joined by hyphens."""
        if not self.attributes:
            return ""
        if self._signature is None:
            named = " ".join(self.attributes.get(key, "") for key in _NAMING)
            self._signature = "-".join(word.lower() for word in _WORD.findall(named[:_LONGEST_CLASS]))
        return self._signature

    @property
    def path(self) -> str:
        """Its path from the root: "/html/body/article/p[2]"."""
        steps = []
        for element in self.lineage():
            among = element.parent.counts if element.parent is not None and element.parent.counts else {}
            steps.append(f"{element.name}[{element.nth}]" if among.get(element.name, 1) > 1 else element.name)
        return "/" + "/".join(reversed(steps))

    def lineage(self) -> Iterator[Element]:
        """Itself, its parent, and so on to the root."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    def inside(self, names: frozenset[str]) -> Element | None:
        """The nearest of itself and its ancestors that has one of these names (of those in _ASKED_FOR)."""
        found = [self.within[name] for name in names & self.within.keys()]
        return max(found, key=lambda element: element.begin, default=None)

    def holds(self, other: Element) -> bool:
        """Whether another element is itself or lies in it."""
        return self.begin <= other.begin and other.end <= self.end

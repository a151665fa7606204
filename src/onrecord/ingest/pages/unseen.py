"""What a reader of the page does not see: it is left out, so that it is never credited to anybody.

Not found: text in the colour of its background, text behind a picture, what a linked style sheet hides, what a script
hides or shows later. What a style sheet hides only on some screens ("@media") counts as seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.ingest.pages.elements import Element
from onrecord.ingest.pages.tree import Kind, Tree

_NAMES = frozenset(
    "head script style template noscript iframe noembed noframes object applet embed audio video canvas svg map "
    "select option datalist textarea input button meter progress xmp title meta link area rp".split()
)
"""Elements whose contents are no text of the page: they are shown as something else, or not at all."""

_FOR_SCREEN_READERS = re.compile(
    r"(?:^|-)(?:sr-only|visually-hidden|visuallyhidden|screen-?reader(?:-text|-only)?|a11y-hidden|u-hidden-visually|"
    r"assistive-text|offscreen|element-invisible)(?:-|$)"
)
_HIDDEN_CLASSES = frozenset(
    "hidden is-hidden u-hidden o-hidden js-hidden d-none display-none hide is-hide uk-hidden".split()
)
_SHOWN_AGAIN = re.compile(r":(?:block|flex|grid|inline|table|contents)|d-\w\w-(?:block|flex|grid|inline|table)")
_HIDING = re.compile(
    r"(?:^|[;{\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|"
    r"content-visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?:px|em|rem|pt|%)?\s{0,9}(?:;|!|\}|$)|"
    r"text-indent\s{0,9}:\s{0,9}-\d{3}|(?:left|top|right)\s{0,9}:\s{0,9}-\d{4})",
    re.IGNORECASE,
)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]{1,100}))?", re.IGNORECASE)
_NEVER = frozenset(("html", "body", "main", "article"))
_LONGEST_SHEET = 1_000_000
_ATTRIBUTES_LOOKED_AT = 2_000


def find_unseen(tree: Tree) -> set[Element]:
    """List the elements that are not shown, those inside them included."""
    sheet = _Sheet(_sheets_of(tree))
    unseen: set[Element] = set()
    for element in tree.elements:
        if element.parent in unseen or _is_unseen(element) or sheet.hides(element):
            unseen.add(element)
    return unseen


def _is_unseen(element: Element) -> bool:
    if element.name in _NAMES:
        return True
    if not element.attributes or element.name in ("html", "body"):
        return False
    attributes = element.attributes
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden", "").strip().lower() == "true" or (
        element.name == "dialog" and "open" not in attributes
    ):
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style[:_ATTRIBUTES_LOOKED_AT]):
        return True
    return bool(attributes.get("class")) and (
        _is_hidden_by_class(attributes["class"]) or bool(_FOR_SCREEN_READERS.search(element.signature))
    )


def _is_hidden_by_class(classes: str) -> bool:
    """Whether one of the names that style sheets in wide use hide by is there, and none that shows it again."""
    names = classes.lower().split()
    return not _HIDDEN_CLASSES.isdisjoint(names) and not any(_SHOWN_AGAIN.search(name) for name in names)


def _sheets_of(tree: Tree) -> Iterable[str]:
    left = _LONGEST_SHEET
    for event in tree.events:
        if event.kind is Kind.RAW and event.element.name == "style" and left > 0:
            sheet = tree.page[event.start : min(event.end, event.start + left)]
            left -= len(sheet)
            yield sheet


class _Sheet:
    """What the page's own style sheets hide by a name, a class or an id alone ("p.x", ".x", "#x").

    The last rule for a selector counts; selectors that need more than that are not understood and hide nothing.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._hidden: dict[tuple[str, str, str], bool] = {}
        for sheet in sheets:
            self._read(_CSS_COMMENT.sub("", sheet))
        self._hidden = {selector: True for selector, hidden in self._hidden.items() if hidden}

    def hides(self, element: Element) -> bool:
        """Whether one of the rules hides an element."""
        if not self._hidden or element.name in _NEVER:
            return False
        named = [(".", word) for word in element.get("class")[:_ATTRIBUTES_LOOKED_AT].split()]
        named.append(("#", element.get("id")))
        return any(
            (name, sign, word) in self._hidden for sign, word in [*named, ("", "")] for name in ("", element.name)
        )

    def _read(self, sheet: str) -> None:
        selectors, depth, start = "", 0, 0
        for brace in _BRACE.finditer(sheet):
            before, start = sheet[start : brace.start()], brace.end()
            if brace.group() == "{":
                depth += 1
                selectors = before if depth == 1 else ""
                continue
            if depth == 1 and selectors and "@" not in selectors:
                self._take(selectors, before)
            depth, selectors = max(0, depth - 1), ""

    def _take(self, selectors: str, declarations: str) -> None:
        hides = bool(_HIDING.search(declarations))
        shows = "display" in declarations or "visibility" in declarations
        for selector in selectors.split(",") if hides or shows else ():
            found = _SELECTOR.fullmatch(selector.strip())
            if found and found.group():
                self._hidden[found[1] or "", found[2] or "", found[3] or ""] = hides

"""A web page as it came, without anything that runs, loads or leads away: what is left is words and their order.

Only listed elements and attributes stay. The bytes themselves are never changed: this is how they are looked at.
"""

from __future__ import annotations

import re

from lxml import etree, html

from onrecord.publish.harmless import harmless

_KEPT = frozenset(
    (
        "html", "body", "main", "article", "section", "header", "footer", "nav", "aside", "div", "span", "p", "br",
        "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead",
        "tbody", "tfoot", "tr", "th", "td", "blockquote", "q", "cite", "em", "strong", "b", "i", "u", "s", "small",
        "sub", "sup", "mark", "time", "figure", "figcaption", "pre", "code", "abbr", "address", "a",
    )
)  # fmt: skip
_DROPPED = frozenset(
    (
        "script", "style", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "video", "audio",
        "source", "track", "canvas", "svg", "math", "head", "noscript", "link", "meta", "base", "param", "map", "area",
        "select", "textarea", "button", "input",
    )
)  # fmt: skip
_ATTRIBUTES = frozenset(("lang", "dir", "title", "colspan", "rowspan", "datetime"))
_NO_XML = re.compile("[\x00\ufffe\uffff]")
"""Characters that libxml2 takes in no text, and that are harmless."""

_LOOK = (
    "body{max-width:46rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.6 Georgia,serif;color:#1f1d1a;"
    "background:#fff;overflow-wrap:anywhere}.picture{color:#625c53;font-style:italic}"
)


def still_page(raw: bytes, encoding: str | None) -> str:
    """Set a page's words, harmless and escaped, in the elements that they stood in."""
    text = _NO_XML.sub("\ufffd", raw.decode(encoding or "utf-8", errors="replace"))
    body = _parsed(text)
    still = etree.Element("body")
    if body is not None:
        _copy(body, still)
    made = etree.tostring(still, encoding="unicode", method="html")
    return f'<!doctype html><html lang="und"><head><meta charset="utf-8"><style>{_LOOK}</style></head>{made}</html>'


def _parsed(text: str) -> etree._Element | None:
    """The page's body; None where there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, recover=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    found = root.find("body")
    return root if found is None else found


def _copy(old: etree._Element, new: etree._Element) -> None:
    """Copy what may stay. Goes through the page with a list of what is to come, since pages nest deeper than calls."""
    _say(new, old.text)
    ahead = [(child, new) for child in reversed(old)]
    while ahead:
        child, into = ahead.pop()
        if child is None:
            continue
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "img":
            _picture(child, into)
        elif tag and tag not in _DROPPED:
            inside = _element(tag, child, into)
            _say(inside, child.text)
            # What stands behind the element comes after all that is in it.
            ahead.append((_tail(child), into))
            ahead += [(each, inside) for each in reversed(child)]
            continue
        _say(into, child.tail)


def _tail(child: etree._Element) -> etree._Element:
    """The words behind an element, as something to be copied in its turn."""
    behind = etree.Comment("")
    behind.tail = child.tail
    return behind


def _element(tag: str, child: etree._Element, into: etree._Element) -> etree._Element:
    if tag in ("html", "body") or tag not in _KEPT:
        tag = "div" if tag in ("html", "body", "form", "fieldset", "center") else "span"
    made = etree.SubElement(into, tag)
    for name, value in child.attrib.items():
        if name in _ATTRIBUTES:
            made.set(name, harmless(value))
    return made


def _picture(child: etree._Element, into: etree._Element) -> None:
    told = child.attrib.get("alt", "").strip()
    made = etree.SubElement(into, "span")
    made.set("class", "picture")
    made.text = f"[picture: {harmless(told)}]" if told else "[picture]"


def _say(into: etree._Element, words: str | None) -> None:
    if not words:
        return
    shown = harmless(words)
    if len(into):
        into[-1].tail = (into[-1].tail or "") + shown
    else:
        into.text = (into.text or "") + shown

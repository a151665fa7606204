"""The parts that elements play: furniture of the site, captions, quotations, lines about the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal

from onrecord.ingest.furniture import is_boilerplate
from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.elements import HEADINGS, Element, summed
from onrecord.ingest.pages.tree import Tree

Role = Literal["furniture", "caption", "credit", "blockquote", "pulled", "meta", "dateline"]

_ALWAYS = frozenset("nav aside menu form dialog amp-sidebar amp-consent amp-ad amp-embed amp-user-notification".split())
_OUTSIDE_ARTICLE = frozenset(("header", "footer"))
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist form "
    "doc-pagelist".split()
)
_FURNITURE = frozenset(
    "nav navbar navigation menu submenu footer sidebar rail breadcrumb breadcrumbs related recommended "
    "recommendations recirc recirculation newsletter newsletters signup subscribe subscription subscriptions promo "
    "promos promotion advert adverts ads ad sponsored sponsor outbrain taboola share sharing social cookie cookies "
    "advertisement consent gdpr cmp onetrust paywall regwall piano toolbar pagination pager trending popular "
    "mostread teaser teasers tags taglist masthead skip login signin donate donation membership copyright "
    "disclaimer legal widget topbar overlay modal popup interstitial readmore morestories upnext playlist bio".split()
)
_FURNITURE_PAIRS = re.compile(
    r"(?:^|-)(?:most-(?:read|viewed|popular|shared)|more-(?:stories|news|on|from|coverage|articles|headlines)|"
    r"read-(?:more|next|also)|also-read|see-also|up-next|you-may|about-the-author|author-(?:bio|box|info|card)|"
    r"latest-(?:news|stories|headlines)|top-stories|site-(?:header|footer|nav|info)|page-(?:header|footer)|"
    r"global-(?:header|footer|nav)|call-to-action|cta|sign-up|print-only|key-(?:events|points-nav)|toc|"
    r"table-of-contents|jump-links|related-(?:stories|articles|links|content|posts))(?:-|$)"
)
_META = frozenset(
    "byline bylines author authors timestamp pubdate published updated dateline posted kicker eyebrow category "
    "categories readtime credits date datetime time meta postmeta".split()
)
_CAPTION = re.compile(
    r"(?:^|-)(?:(?:fig|image|photo|picture|media|gallery|slide|wp|video|img|lead)?-?captions?|cutline|"
    r"(?:image|photo|picture|media|img)-(?:credit|credits|source|description)|photographer)(?:-|$)"
)
_PULLED = re.compile(r"(?:^|-)(?:pull-?quote|pullout|pulled)(?:-|$)")
_FINAL: tuple[Role, ...] = ("furniture", "credit", "pulled")
_CREDITS = frozenset("credit credits copyright source photographer agency".split())
_PICTURE_BOXES = frozenset(("td", "center", "table"))
_LONGEST_LINE = 250
_SHARE_THAT_IS_NO_FURNITURE = 0.5
_FEWEST = 60
_LEAST_LINKED = 0.5


def is_prose(block: Block) -> bool:
    """Whether a block is running text: long enough, and not made of links."""
    return len(block.text) >= _FEWEST and block.linked < _LEAST_LINKED * len(block.text)


def masses_of(blocks: Iterable[Block]) -> dict[Element, int]:
    """How many characters of running text each element holds."""
    masses: dict[Element, int] = {}
    for block in blocks:
        if is_prose(block):
            masses[block.owner] = masses.get(block.owner, 0) + len(block.text)
    return summed(masses)


def find_credits(tree: Tree) -> set[Element]:
    """The elements in captions that say whose picture it is: set apart from what the picture shows."""
    return {
        element
        for element in tree.elements
        if (element.name in ("cite", "small") or (element.attributes and not element.words.isdisjoint(_CREDITS)))
        and any(above.name == "figcaption" or _CAPTION.search(above.signature) for above in _above(element))
    }


def _above(element: Element) -> Iterable[Element]:
    return (above for above, _ in zip(element.lineage(), range(4), strict=False) if above is not element)


def mark_picture_lines(blocks: Sequence[Block], tree: Tree, roles: dict[Element, Role]) -> None:
    """Give the one short line beside a picture in a box of its own the part of a caption (pages before <figure>)."""
    alone: dict[Element, list[Block]] = {}
    for block in blocks:
        holder = block.owner.inside(_PICTURE_BOXES)
        if holder is not None:
            alone.setdefault(holder, []).append(block)
    pictured = {element.inside(_PICTURE_BOXES) for element in tree.elements if element.name in ("img", "amp-img")}
    for holder, held in alone.items():
        if holder in pictured and len(held) == 1 and _describes(held[0]) and holder not in roles:
            for element in {*held[0].elements, held[0].owner}:
                roles.setdefault(element, "caption")


def _describes(block: Block) -> bool:
    return len(block.text) <= _LONGEST_LINE and not is_boilerplate(block.text) and block.linked < len(block.text)


def find_roles(
    tree: Tree, *, unseen: Set[Element], masses: Mapping[Element, int], headline: Element | None
) -> dict[Element, Role]:
    """Give elements their roles; what lies in an element with a role has the same, unless it has a stronger one."""
    roles: dict[Element, Role] = {}
    credits = find_credits(tree)
    total = max(masses.values(), default=0)
    for element in tree.elements:
        if element in unseen or element.parent is None:
            continue
        above = roles.get(element.parent)
        kept = headline is not None and element.holds(headline)
        share = masses.get(element, 0) / total if total else 0.0
        role = above if above in _FINAL else None
        role = role or _role(element, kept=kept, share=share, credit=element in credits) or above
        if role is not None:
            roles[element] = role
    return roles


def _role(element: Element, *, kept: bool, share: float, credit: bool) -> Role | None:
    if element.name in ("html", "body", "main") or kept:
        return None
    if credit:
        return "credit"
    if element.name == "figcaption":
        return _of_figcaption(element)
    if element.attributes and _PULLED.search(element.signature):
        return "pulled"
    if element.name == "blockquote":
        return "blockquote"
    if _is_article(element):
        return None
    if _is_site(element, share):
        return "furniture"
    if element.attributes:
        return _by_class(element, share)
    return None


def _of_figcaption(element: Element) -> Role:
    """A caption; under a quotation set as a figure it names who is quoted and belongs to it."""
    figure = element.parent
    return "blockquote" if figure is not None and "blockquote" in (figure.counts or ()) else "caption"


def _is_article(element: Element) -> bool:
    return "articleBody" in element.get("itemprop") or (element.name == "article" and "teaser" not in element.words)


def _is_site(element: Element, share: float) -> bool:
    if element.name in _ALWAYS:
        return share < _SHARE_THAT_IS_NO_FURNITURE or element.name in ("nav", "dialog", "amp-consent")
    if element.name in _OUTSIDE_ARTICLE and not element.inside(frozenset(("article", "main"))):
        return True
    role = element.get("role").strip().lower()
    return role in _ROLES or element.get("aria-modal") == "true"


def _by_class(element: Element, share: float) -> Role | None:
    if _CAPTION.search(element.signature) and element.name not in HEADINGS:
        return "caption"
    if not element.words.isdisjoint(_FURNITURE) or _FURNITURE_PAIRS.search(element.signature):
        if share < _SHARE_THAT_IS_NO_FURNITURE or not element.words.isdisjoint(
            ("cookie", "consent", "gdpr", "onetrust")
        ):
            return "furniture"
    if "author" in (element.get("rel"), element.get("itemprop")):
        return "meta"
    if not element.words.isdisjoint(_META) and share == 0.0:
        return "dateline" if "dateline" in element.words else "meta"
    return None

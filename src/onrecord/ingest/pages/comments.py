"""Readers' comments: where they stand on the page, which is whose, and what in them is not the comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from onrecord.ingest.furniture import is_comments_heading
from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.elements import HEADINGS, Element
from onrecord.ingest.pages.tree import Tree

_SECTION = re.compile(
    r"(?:^|-)(?:comments|commentlist|comment-(?:list|area|section|thread|threads|stream|container|wrapper|feed)|disqus|"
    r"usercomments|reader-responses|readers?-letters|talkback|respond-list|discussion)(?:-|$)"
)
_NO_SECTION = frozenset(
    "link links count counts counter button btn toggle number icon closed open jump share nav".split()
)
_UNIT = re.compile(
    r"(?:^| )(?:[a-z]{1,12}[-_]{1,2})?(?:comments?|reply|response|post-comment)"
    r"(?:[-_]{1,2}(?:item|entry|card|box|node|single))?"
    r"(?= |$|--)",
)
_UNIT_ID = re.compile(r"(?:comment|reply|response|c)[-_]?\d+")
_UNIT_NAMES = frozenset(("li", "article"))
_AUTHOR = frozenset(
    "author fn username user commenter commentor commentator nickname nick name byline handle poster".split()
)
_AROUND = frozenset(
    "date time timestamp datetime published permalink vote votes voting like likes upvote downvote report flag share "
    "avatar badge badges action actions control controls toolbar meta metadata footer header says reply replylink "
    "karma score rating count edited ago moderation menu options tools info pinned pick form respond pagination "
    "nav sort filter policy notice guidelines login signin".split()
)
_AROUND_NAMES = frozenset("time form nav footer header figure".split())
_NO_COMMENT = re.compile(
    r"(?:reply|like|share|report|flag|permalink|edit|delete|show more|load more|view (?:all|more)|"
    r"see more|log in|sign in|recommend|upvote|downvote|quote|"
    r"\d+ (?:likes?|replies|reply|votes?|points?))(?: ?[·|(].{0,30})?"
    r"|(?:\d{1,3}|an?) (?:minutes?|hours?|days?|weeks?|months?|years?) ago|.{0,40}\b\d{1,2}[:.]\d\d\b.{0,12}"
    r"|(?:this|the|a) comment (?:was|has been|is) (?:removed|deleted|hidden|awaiting|flagged)\b.{0,100}"
    r"|.{0,60}\blog in\b.{0,60}\bcomment.{0,40}",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\W{0,3}\d{1,6}\W{0,3}")
_SAYS = re.compile(r"\s*(?:\b(?:says|wrote|writes|said|commented|replied))?\s*[:,]?\s*$", re.IGNORECASE)
_BY = re.compile(r"(?:(?:posted |comment(?:ed)? |written )?by|from)\s*:?\s+", re.IGNORECASE)
_LONGEST_NAME = 80


@dataclass
class Discussion:
    """The comments of a page: every element in one of them and its unit, the elements that name who wrote
    it (`naming`: with all in them), and what stands around the comment itself.
    """

    units: dict[Element, Element] = field(default_factory=dict)
    authors: set[Element] = field(default_factory=set)
    naming: set[Element] = field(default_factory=set)
    around: set[Element] = field(default_factory=set)


def find_discussion(tree: Tree, unseen: Set[Element], headline: Element | None) -> Discussion:
    """Find the sections of comments and the comments in them; what holds the headline is never one."""
    found = Discussion()
    for element in tree.elements:
        if element not in unseen and not (headline is not None and element.holds(headline)):
            _place(element, found)
    _keep_innermost_authors(found)
    for element in found.units:
        if element in found.authors or element.parent in found.naming:
            found.naming.add(element)
    return found


def _place(element: Element, found: Discussion) -> None:
    above = found.units.get(element.parent) if element.parent else None
    if above is None:
        if not element.attributes:
            return
        if _is_section(element) or _is_comment(element):
            found.units[element] = element
        return
    found.units[element] = element if _is_unit(element, above) else above
    if element.parent in found.around and found.units[element] is above:
        found.around.add(element)
    if found.units[element] is element:
        return
    if _names_author(element):
        found.authors.add(element)
    elif _is_around(element):
        found.around.add(element)


def _is_section(element: Element) -> bool:
    if element.name in ("html", "body", "main", "a", "button", "input"):
        return False
    return element.name == "amp-comments" or bool(
        _SECTION.search(element.signature) and _NO_SECTION.isdisjoint(element.words)
    )


def _is_comment(element: Element) -> bool:
    """Whether an element says of itself that it is one comment."""
    kind = element.get("itemtype").rstrip("/").rpartition("/")[2]
    return kind in ("Comment", "UserComments") or element.get("role").strip().lower() == "comment"


def _is_unit(element: Element, above: Element) -> bool:
    if _is_comment(element):
        return True
    named = element.name in _UNIT_NAMES or bool(
        _UNIT.search(element.get("class").lower()) or _UNIT_ID.fullmatch(element.get("id").lower())
    )
    if not named or element.name in ("a", "button", "span", "p", "time"):
        return False
    if _is_section(above) and not _is_comment(above):
        return True
    # A comment inside a comment looks like it: a reply. A part of a comment does not.
    ours, theirs = set(element.get("class").split()), set(above.get("class").split())
    return element.name == above.name and (ours == theirs or bool(ours & theirs))


def _names_author(element: Element) -> bool:
    if element.name in ("cite", "address") or "author" in (element.get("rel"), element.get("itemprop")):
        return True
    return not _AUTHOR.isdisjoint(element.words) and "avatar" not in element.words


def _is_around(element: Element) -> bool:
    if element.name in _AROUND_NAMES or not _AROUND.isdisjoint(element.words):
        return "replies" not in element.words and "children" not in element.words
    return False


def _keep_innermost_authors(found: Discussion) -> None:
    outer: set[Element] = set()
    for author in found.authors:
        for above in author.lineage():
            if above in outer:
                break
            if above is not author and above in found.authors:
                outer.add(above)
    found.around.update(outer)
    found.authors -= outer


@dataclass(eq=False)
class Comment:
    """One comment: who wrote it, where that is printed, and its paragraphs."""

    author: Block | None = None
    paragraphs: list[Block] = field(default_factory=list)


def comments_of(blocks: Iterable[Block], discussion: Discussion) -> list[Comment]:
    """Sort the blocks that stand in comments into comments, in the order of the page."""
    found: list[Comment] = []
    by_unit: dict[Element, Comment] = {}
    for block in blocks:
        inner = next((element for element in block.elements if element in discussion.units), None)
        if inner is None:
            continue
        unit = discussion.units[inner]
        comment = by_unit.get(unit)
        author = _author(block, discussion)
        if comment is None or (author is not None and comment.author is not None and _is_section(unit)):
            comment = by_unit[unit] = Comment()
            found.append(comment)
        if author is not None:
            comment.author = comment.author or author
        elif _is_said(block, inner, discussion):
            comment.paragraphs.append(block)
            if _is_section(unit) and comment.author is None and not discussion.authors:
                del by_unit[unit]  # nothing tells one comment from the next: each paragraph is one
    return [comment for comment in found if comment.paragraphs]


def _author(block: Block, discussion: Discussion) -> Block | None:
    if len(block.text) > _LONGEST_NAME or discussion.naming.isdisjoint(block.elements):
        return None
    by = _BY.match(block.text)
    says = _SAYS.search(block.text)
    return block.cut(by.end() if by else 0, says.start() if says else len(block.text))


def _is_said(block: Block, inner: Element, discussion: Discussion) -> bool:
    if inner in discussion.around or inner.inside(HEADINGS) or is_comments_heading(block.text):
        return False
    if block.owner.name != "p" and _COUNT.fullmatch(block.text):
        return False
    return not (len(block.text) < 200 and _NO_COMMENT.fullmatch(block.text))

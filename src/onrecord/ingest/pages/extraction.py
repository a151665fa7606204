"""The way from a page's bytes to its article, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from onrecord.errors import LimitError
from onrecord.ingest.language import unread_for
from onrecord.ingest.pages.blocks import Block, find_blocks
from onrecord.ingest.pages.charset import decode_page
from onrecord.ingest.pages.choosing import choose
from onrecord.ingest.pages.comments import comments_of, find_discussion
from onrecord.ingest.pages.elements import Element
from onrecord.ingest.pages.facts import Lines, completed, read_facts
from onrecord.ingest.pages.headings import Named, find_headline, parted_heads, read_head, text_of, titled_block
from onrecord.ingest.pages.laying import lay_out
from onrecord.ingest.pages.linked_data import LinkedData, read_linked_data
from onrecord.ingest.pages.parts import Part, is_about, parts_of, role_of
from onrecord.ingest.pages.roles import Role, find_credits, find_roles, is_prose, mark_picture_lines, masses_of
from onrecord.ingest.pages.scanning import tokens_of
from onrecord.ingest.pages.tree import Tree, tree_of
from onrecord.ingest.pages.unseen import find_unseen
from onrecord.record import Extraction, Notes

EXTRACTOR = f"pages-1+trafilatura-{version('trafilatura')}"
"""Name and version of the way from a page to its text; the number rises when the same page gives another article."""

MOST_BYTES = 20 * 2**20
_LINES_BEFORE = 6
_NO_NOTES = Notes()
_NOTHING = "no article text in it"


def extract_page(
    raw: bytes, *, name: str, charset: str | None = None, address: str | None = None, notes: Notes = _NO_NOTES
) -> Extraction:
    """Get the article out of a web page.

    `charset` is the encoding that the server named, `address` the one the page came from, `notes` what is known of it
    otherwise. The article's id is `name`. `Printed.at` counts code points of the decoded page, without its byte order
    mark. Raises InputError for bytes that are no text, LimitError for pages larger than any article.
    """
    if len(raw) > MOST_BYTES:
        raise LimitError(
            f"{name} has {len(raw) // 2**20} MB; a page has {MOST_BYTES // 2**20} at most",
            hint="save the article's text alone and read that",
        )
    page, encoding = decode_page(raw, charset)
    tree = tree_of(page, tokens_of(page))
    seen = _look(tree)
    facts = completed(read_facts(seen.head, read_linked_data(tree), seen.lines, address), notes)
    laid = lay_out(seen.parts, facts, id=name, language=tree.elements[0].get("lang"))
    has_text = any(part.kind != "headline" for part in seen.parts)
    return Extraction(
        laid.article,
        encoding=encoding,
        extractor=EXTRACTOR,
        printed=laid.printed,
        unread=unread_for(laid.article.language) if has_text else _NOTHING,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at the page gave: its head, the lines about the article, the article in parts."""

    head: Named
    lines: Lines
    parts: Sequence[Part]


def _look(tree: Tree) -> _Seen:
    unseen = find_unseen(tree)
    head, data = read_head(tree), read_linked_data(tree)
    headline = find_headline(tree, unseen, head, data)
    discussion = find_discussion(tree, unseen, headline)
    blocks = find_blocks(tree, unseen=unseen, apart=discussion.authors | discussion.around | find_credits(tree))
    comments = comments_of(blocks, discussion)
    ours = [block for block in blocks if not any(element in discussion.units for element in block.elements)]
    roles = find_roles(tree, unseen=unseen, masses=masses_of(ours), headline=headline)
    ours = parted_heads(ours, head.title)
    mark_picture_lines(ours, tree, roles)
    above = {block for block in ours if headline is not None and headline.holds(block.inner)}
    above = _headline_blocks(above, [block for block in ours if _may_be_text(block, roles)], head, data)
    about = {
        block: None for block in ours if block not in above and is_about(block, role_of(block, roles), data.authors)
    }
    left = [block for block in ours if _may_be_text(block, roles) and block not in above and block not in about]
    left = _below(left, above)
    chosen = choose(left, data.body)
    shown = " ".join(block.text.replace("\n", " ") for block in ours if block in above) or None
    lines = Lines(
        shown, _near(ours, list(about), chosen, above), _times(tree, roles, discussion.units), _publisher(tree)
    )
    parts = parts_of(ours, chosen, roles=roles, headline=above, comments=comments)
    return _Seen(head, lines, parts)


def _headline_blocks(above: set[Block], blocks: Sequence[Block], head: Named, data: LinkedData) -> set[Block]:
    """The headline's blocks; where the page names itself in <title> alone, a line may be it that is no heading."""
    if head.meta("og:title") or data.headline:
        return above
    titled = titled_block([*above, *blocks], head.title)
    known = titled_block(list(above), head.title)
    return {titled} if titled is not None and (not above or known is not None) else above


def _below(blocks: Sequence[Block], headline: set[Block]) -> list[Block]:
    """What stands below the headline, if that is most of the running text: the site's head stands above it."""
    if not headline:
        return list(blocks)
    top = max(block.place[1] for block in headline)
    below = [block for block in blocks if block.place[0] >= top]
    prose, prose_below = (sum(len(block.text) for block in some if is_prose(block)) for some in (blocks, below))
    return below if prose_below * 2 >= prose else list(blocks)


def _publisher(tree: Tree) -> str | None:
    """The outlet as microdata has it, shown or not."""
    for element in tree.elements:
        if "publisher" in element.get("itemprop").split():
            named = [one for one in tree.elements if element.holds(one) and one.get("itemprop") == "name"]
            text = (named[0].get("content") or text_of(named[0], tree, frozenset())) if named else ""
            return text.strip() or None
    return None


def _may_be_text(block: Block, roles: Mapping[Element, Role]) -> bool:
    return role_of(block, roles) not in ("furniture", "caption", "credit")


def _near(
    blocks: Sequence[Block], about: Sequence[Block], chosen: Sequence[Block], headline: set[Block]
) -> list[Block]:
    """The lines about the article that stand around its head: not those of teasers further down."""
    places = {block: i for i, block in enumerate(blocks)}
    starts = [places[block] for block in (*headline, *chosen[:1])]
    if not starts:
        return list(about)
    low, high = min(starts) - _LINES_BEFORE, max(starts) + _LINES_BEFORE
    ends = places[chosen[-1]] if chosen else high
    return [block for block in about if low <= places[block] <= high or ends < places[block] <= ends + 3]


def _times(tree: Tree, roles: Mapping[Element, Role], units: Mapping[Element, Element]) -> list[Element]:
    return [
        element
        for element in tree.elements
        if (element.name == "time" or element.get("itemprop") in ("datePublished", "dateModified"))
        and element not in units
        and roles.get(element) != "furniture"
    ]

"""Blocks in the parts that they play: by the page's structure where it speaks, else by the rules for plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.ingest.furniture import is_boilerplate, is_caption
from onrecord.ingest.headline import ends_as_sentence
from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.comments import Comment
from onrecord.ingest.pages.dates import printed_date
from onrecord.ingest.pages.elements import Element
from onrecord.ingest.pages.roles import Role
from onrecord.record import SegmentKind

_MOST_COMPARED = 50  # sentences set large beside the text: each is looked for in all of it
_LONGEST_META = 250
_BYLINE = re.compile(r"(?:[A-Za-z]{3,12} ){0,4}(?:[Bb]y|BY)\s*:?\s+[A-Z]")
_PUBLISHED = re.compile(r"(?:first |originally |last )?(?:published|posted|updated|modified)\b.{0,20}\d", re.IGNORECASE)
_LONGEST_BYLINE = 120
_LONGEST_OFFICE = 60  # "Port Halder correspondent" behind the name
_NUMBERS_ALONE = re.compile(
    r"(?:\d{1,3} ?(?:/|of) ?\d{1,3}|\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?|\d{1,2} ?[ap]\.?m\.?|"
    r"\d+ (?:minutes?|hours?|mins?|hrs?) ago|\d+[- ]min(?:ute)?s?(?: read)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block and what it is. Comments have a number: the blocks of one share it."""

    kind: SegmentKind
    block: Block
    comment: int | None = None


def role_of(block: Block, roles: Mapping[Element, Role]) -> Role | None:
    """The role of the innermost element that holds all of a block."""
    return roles.get(block.inner)


def is_about(block: Block, role: Role | None, authors: Collection[str] = ()) -> bool:
    """Whether a line says who wrote the article or when: a fact, and no text of it."""
    text = block.text
    if role == "meta":
        return len(text) <= _LONGEST_META
    if role == "dateline":
        return printed_date(text) is not None
    if len(text) > _LONGEST_BYLINE:
        return False
    if _NUMBERS_ALONE.fullmatch(text) or all("time" in element.within for element in block.elements):
        return True
    if ends_as_sentence(text) or block.owner.name == "li":
        return False
    if any(text.startswith(name) and len(text) <= len(name) + _LONGEST_OFFICE for name in authors):
        return True
    return bool(_PUBLISHED.match(text)) or bool(_BYLINE.match(text)) or _is_date_line(text)


def _is_date_line(text: str) -> bool:
    """A line that is hardly more than a date."""
    return len(text) <= 60 and printed_date(text) is not None


def parts_of(
    blocks: Sequence[Block],
    chosen: Collection[Block],
    *,
    roles: Mapping[Element, Role],
    headline: Set[Block],
    comments: Sequence[Comment],
) -> list[Part]:
    """Put the article's blocks in the order of the page, each with its part, and the comments behind them."""
    found = list(_of_article(blocks, chosen, roles, headline))
    for number, comment in enumerate(comments):
        for block in ([comment.author] if comment.author else []) + comment.paragraphs:
            found.append(Part("comment", block, number))
    return found


def _of_article(
    blocks: Sequence[Block], chosen: Collection[Block], roles: Mapping[Element, Role], headline: Set[Block]
) -> Iterator[Part]:
    chosen = set(chosen)
    around = chosen | set(headline)
    captions = set(_beside_pictures(blocks, around, roles, "caption"))
    credits = set(_beside_pictures(blocks, around, roles, "credit"))
    said = "".join(_letters(block.text) for block in blocks if block in chosen and role_of(block, roles) != "pulled")
    compared = 0
    for block in blocks:
        if block in headline:
            yield Part("headline", block)
        elif block in credits:
            yield Part("boilerplate", block)
        elif block in captions:
            yield Part("caption", block)
        elif block in chosen:
            role = role_of(block, roles)
            if role == "pulled" and compared < _MOST_COMPARED and _letters(block.text) in said:
                continue  # a sentence of the text, set large beside it
            compared += role == "pulled"
            yield Part(_kind(block, role), block)


def _kind(block: Block, role: Role | None) -> SegmentKind:
    if role in ("blockquote", "pulled"):
        return "blockquote"
    if role == "dateline" or is_caption(block.text):
        return "dateline" if role == "dateline" else "caption"
    return "boilerplate" if is_boilerplate(block.text) else "body"


def _beside_pictures(
    blocks: Sequence[Block], chosen: Collection[Block], roles: Mapping[Element, Role], wanted: Role
) -> Iterator[Block]:
    """The captions, or the credits in them, that stand among the article's blocks or in the same <article>."""
    places = [i for i, block in enumerate(blocks) if block in chosen]
    first, last = (places[0], places[-1]) if places else (0, len(blocks))
    home = next((blocks[i].owner.inside(frozenset(("article", "main"))) for i in places), None)
    for i, block in enumerate(blocks):
        if role_of(block, roles) == wanted and block not in chosen:
            if first <= i <= last or home is None or home.holds(block.owner):
                yield block


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())

"""Which blocks are the article. trafilatura chooses; what it leaves out between two paragraphs it chose comes back.

trafilatura is given a copy of the page made of our own blocks, without what is hidden, furniture or comment, each block
signed at both ends with three Braille characters. What it gives back names our blocks by those signs, so that nothing
is matched by its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml import etree, html

from onrecord.ingest.furniture import is_boilerplate
from onrecord.ingest.headline import ends_as_sentence
from onrecord.ingest.pages.blocks import Block
from onrecord.ingest.pages.elements import HEADINGS, Element, summed
from onrecord.ingest.pages.roles import is_prose

_FIRST_SIGN, _BASE, _DIGITS = 0x2801, 250, 3
_SIGNED = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _BASE - 1)}]{{{_DIGITS}}}")
_SIGNS = dict.fromkeys(range(0x2800, 0x2900))
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_HINT = 200_000
_TAG = re.compile(r"[a-z][a-z0-9]*")
_KEPT_ATTRIBUTES = ("class", "id", "role", "itemprop", "itemtype")
_MOST_BLOCKS = 5_000
_MOST_CHARACTERS = 1_000_000
"""Larger pages are left to our own rule: trafilatura takes seconds for them."""

_OWN_TEXT = frozenset("p li dd dt blockquote pre td th h1 h2 h3 h4 h5 h6 summary".split())
_LEAST_SHARE = 0.4
_MOST_OF_IT = 0.9
_STANDFIRST = frozenset("standfirst deck dek lede lead intro subtitle subhead subheadline summary subheading".split())
_LINKED_THROUGH = 0.9


def choose(candidates: Sequence[Block], hint: str | None) -> list[Block]:
    """Choose the article's blocks among those that are no furniture; `hint` is its text as JSON-LD has it."""
    own = _densest(candidates)
    seeds = _hinted(candidates, hint) or _by_trafilatura(candidates)
    if _mass(seeds) < _LEAST_SHARE * _mass(own):
        seeds = own
    return _filled(candidates, seeds) if seeds else []


def _mass(blocks: Collection[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _hinted(candidates: Sequence[Block], hint: str | None) -> list[Block]:
    """The blocks whose words JSON-LD repeats as the article's, if they are most of what it has."""
    if not hint or len(hint) < 400 or len(candidates) > _MOST_BLOCKS:
        return []
    wanted = _letters(hint[:_LONGEST_HINT])
    found = [block for block in candidates if len(block.text) >= 40 and _letters(block.text)[:200] in wanted]
    return found if _mass(found) >= 0.6 * len(hint) else []


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _by_trafilatura(candidates: Sequence[Block]) -> list[Block]:
    if not candidates or len(candidates) > _MOST_BLOCKS or _mass(candidates) > _MOST_CHARACTERS:
        return []
    from trafilatura import bare_extraction  # half a second, only where a page is read

    try:
        found = bare_extraction(_signed_copy(candidates), include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 (a page that it fails on is left to our own rule, as one it finds nothing in)
        return []
    text = getattr(found, "text", None)
    if not text:
        return []
    numbers = {_number(sign) for sign in _SIGNED.findall(text)}
    return [block for i, block in enumerate(candidates) if i in numbers]


def _signed_copy(blocks: Sequence[Block]) -> html.HtmlElement:
    """The page again, as far as these blocks go: block elements with their classes, text in signs."""
    root = html.Element("html")
    body = etree.SubElement(root, "body")
    made: dict[Element, etree._Element] = {}
    for number, block in enumerate(blocks):
        holder = _made(block.owner, made, body)
        if holder.text or len(holder) or block.owner.name not in _OWN_TEXT:
            holder = etree.SubElement(holder, "p")
        if block.linked > _LINKED_THROUGH * len(block.text):
            holder = etree.SubElement(holder, "a", href="#")
        sign = _sign(number)
        holder.text = f"{sign}{_UNFIT.sub('', block.text.translate(_SIGNS))}{sign}"
    return root


def _made(element: Element, made: dict[Element, etree._Element], body: etree._Element) -> etree._Element:
    """The copy of an element, made under the copies of the block elements that it stands in."""
    missing: list[Element] = []
    at: Element | None = element.block
    while at is not None and at.name not in ("html", "body") and at not in made:
        missing.append(at)
        at = at.parent.block if at.parent else None
    holder = made.get(at, body) if at is not None else body
    for one in reversed(missing):
        name = one.name if _TAG.fullmatch(one.name) else "div"
        kept = {key: _UNFIT.sub("", one.attributes[key])[:500] for key in _KEPT_ATTRIBUTES if key in one.attributes}
        holder = made[one] = etree.SubElement(holder, name, kept)
    return holder


def _sign(number: int) -> str:
    return "".join(chr(_FIRST_SIGN + number // _BASE**place % _BASE) for place in range(_DIGITS))


def _number(sign: str) -> int:
    return sum((ord(character) - _FIRST_SIGN) * _BASE**place for place, character in enumerate(sign))


def _densest(candidates: Sequence[Block]) -> list[Block]:
    """Our own rule: the running text in the element that has most of it at its own level or one below."""
    scores: dict[Element, float] = {}
    for block in candidates:
        if is_prose(block):
            weight = float(len(block.text))
            for above, _ in zip(block.owner.lineage(), range(4), strict=False):
                bonus = 1.5 if above.name == "article" or "articleBody" in above.get("itemprop") else 1.0
                scores[above] = scores.get(above, 0.0) + weight * bonus
                weight *= 0.7
    if not scores:
        return []
    best = max(scores, key=lambda element: scores[element])
    return [block for block in candidates if is_prose(block) and best.holds(block.owner)]


def _filled(candidates: Sequence[Block], seeds: Collection[Block]) -> list[Block]:
    """Add what stands among the chosen blocks, and what goes on behind them on the same level."""
    chosen = set(seeds)
    home = _home(seeds)
    levels = {block.owner.parent for block in seeds if home.holds(block.owner)}
    places = [i for i, block in enumerate(candidates) if block in chosen and home.holds(block.owner)]
    first, last = (places[0], places[-1]) if places else (0, -1)
    found = []
    for i, block in enumerate(candidates):
        if _is_link_line(block):
            continue
        within = home.holds(block.owner) and first <= i <= last
        before = (
            i < first
            and not _is_line_about(block)
            and (_is_standfirst(block) or (is_prose(block) and home.holds(block.owner)))
        )
        behind = i > last and home.holds(block.owner) and block.owner.parent in levels and _goes_on(block)
        if block in chosen or within or before or behind:
            found.append(block)
    return found


def _home(seeds: Collection[Block]) -> Element:
    """The innermost element that has nearly all of the chosen text."""
    masses: dict[Element, int] = {}
    for block in seeds:
        masses[block.owner] = masses.get(block.owner, 0) + len(block.text)
    masses = summed(masses)
    total = max(masses.values())
    return max((element for element in masses if masses[element] >= _MOST_OF_IT * total), key=lambda e: e.begin)


def _is_link_line(block: Block) -> bool:
    """A line that is all link, or mostly and no sentence, leads elsewhere; a heading may be one and still belong."""
    if block.owner.inside(HEADINGS):
        return False
    if block.linked > _LINKED_THROUGH * len(block.text):
        return True
    return block.linked * 2 > len(block.text) and not ends_as_sentence(block.text)


def _is_standfirst(block: Block) -> bool:
    return len(block.text) >= 20 and any(
        not element.words.isdisjoint(_STANDFIRST) for element, _ in zip(block.owner.lineage(), range(3), strict=False)
    )


def _is_line_about(block: Block) -> bool:
    return is_boilerplate(block.text)


def _goes_on(block: Block) -> bool:
    return block.owner.name in _OWN_TEXT and not is_boilerplate(block.text)

"""Beneath the terminal page's ledger: what the article states in its own voice, and what became of its headline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from onrecord.publish.excerpt import excerpt
from onrecord.publish.facts import wording_facts
from onrecord.publish.headline_words import headline_sentences
from onrecord.publish.index import Index
from onrecord.publish.labels import HEADLINE, OWN
from onrecord.publish.page_ledger import line_words
from onrecord.publish.quoting import quoted
from onrecord.publish.selection import OwnEntry
from onrecord.publish.signs import BOLD, DIM, Look

SHORT = 160
"""Characters of an assertion that the terminal page shows: two lines or so; the web page and JSON have more."""


def print_own(
    index: Index, entries: Iterable[OwnEntry], places: Mapping[str, list[int]], console: Console, look: Look
) -> list[Text]:
    """Set the article's own statements for one console: the words, and on a line beneath what is known of them."""
    made = [_entry(index, entry, places.get(entry.label, []), console, look) for entry in entries]
    return [*_heading(OWN, look), *(line for lines in made for line in lines), Text()] if made else []


def print_headline(index: Index, console: Console, look: Look) -> list[Text]:
    """Set what became of the headline for one console."""
    headline = index.reading.headline
    if headline is None:
        return []
    text = Text(look.line(quoted(index.text, headline.span)), BOLD)
    sentences = Text(look.line(" ".join(told.words for told in headline_sentences(headline, index))))
    wrapped = [line for part in (text, sentences) for line in part.wrap(console, look.width, overflow="fold")]
    return [*_heading(HEADLINE, look), *wrapped, Text()]


def _heading(words: str, look: Look) -> list[Text]:
    return [Text(look.line(words), BOLD), Text(look.signs.rule * min(look.width, 72), DIM)]


def _entry(index: Index, entry: OwnEntry, lines: list[int], console: Console, look: Look) -> list[Text]:
    breadth = max(4, len(entry.label) + 1)
    facts = [
        (f"{fact.name} " if fact.name in ("forecast", "threat", "promise", "plan") else "") + part
        for fact in wording_facts(entry.assertion.wording, index)
        for part in fact.parts
    ]
    known = [*([line_words(lines, look)] if lines else []), *facts]
    set_in = [_content(index, entry, look), Text(look.line(f" {look.signs.dot} ".join(known)), DIM)]
    wrapped = [line for text in set_in if text for line in text.wrap(console, look.width - breadth, overflow="fold")]
    first = Text().append(f"{entry.label:>{breadth - 1}} ", BOLD)
    return [(Text(" " * breadth) if place else first).append_text(line) for place, line in enumerate(wrapped)]


def _content(index: Index, entry: OwnEntry, look: Look) -> Text:
    text = Text()
    for parts in excerpt(index.text, entry.assertion.content, limit=SHORT):
        text.append(" " if text else "")
        for part in parts:
            shown = look.signs.gap.format(part.left_out) if part.left_out else look.line(part.text)
            text.append(shown, DIM if part.left_out else "")
    return text

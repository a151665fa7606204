"""The terminal page: the article's text with its marks, the ledger beneath it, then the article's own statements."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from onrecord.publish.index import Index, index_of
from onrecord.publish.page_article import print_article
from onrecord.publish.page_ledger import print_ledger
from onrecord.publish.page_own import print_headline, print_own
from onrecord.publish.selection import Entry, select, tally
from onrecord.publish.signs import ASCII, BOLD, DIM, STYLES, Look, look_of
from onrecord.record import Attribution, Reading


def render_page(reading: Reading, console: Console, *, acts: frozenset[str], min_confidence: float) -> None:
    """Print one reading; the console decides on width, colour and encoding."""
    look = look_of(console)
    selection = select(reading, acts=acts, min_confidence=min_confidence)
    index = index_of(reading, selection.labels)
    printed = print_article(reading.article, selection.entries, selection.own, console, look)
    counts = [Text(look.line(sentence)) for sentence in tally(selection, min_confidence)]
    _print(console, _wrap([*_header(reading, look), *_legend(look)], console, look))
    _print(console, [Text(), *printed.lines, Text(), *_heading("Ledger", look)])
    _print(console, print_ledger(index, selection.entries, printed.places, console, look))
    _print(console, print_own(index, selection.own, printed.places, console, look))
    _print(console, print_headline(index, console, look))
    _print(console, _wrap([*counts, Text(look.line(f"Read by {reading.reader}."), DIM)], console, look))


def render_entry(index: Index, attribution: Attribution, console: Console) -> None:
    """Print one attribution as the ledger has it; `index` has the labels by which others are named."""
    look = look_of(console)
    _print(console, print_ledger(index, (Entry(1, 0, attribution),), {}, console, look))


def _wrap(lines: list[Text], console: Console, look: Look) -> list[Text]:
    return [part for line in lines for part in line.wrap(console, look.width, overflow="fold")]


def _print(console: Console, lines: list[Text]) -> None:
    for line in lines:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _header(reading: Reading, look: Look) -> list[Text]:
    """Name the article; its title only where the text below does not open with it as a headline."""
    article = reading.article
    known = [part for part in (article.id, article.outlet, article.date, article.language) if part]
    facts = Text(look.line(f" {look.signs.dot} ".join(known)), DIM)
    if article.title is None or any(segment.kind == "headline" for segment in article.segments):
        return [facts]
    return [Text(look.line(article.title), BOLD), facts]


def _heading(word: str, look: Look) -> list[Text]:
    return [Text(word, BOLD), Text(look.signs.rule * min(look.width, 72), DIM)]


def _legend(look: Look) -> list[Text]:
    """Explain the signs by using them."""
    legend = Text().append("Marks: ", DIM)
    for role in ("source", "cue", "content"):
        opening, closing = look.signs.pairs[role]
        legend.append(opening + role + closing, STYLES[role]).append(" ")
    legend.append(f"followed by the number in the ledger; {look.signs.editors} = the editor's words.", DIM)
    if look.signs is not ASCII:
        return [legend]
    return [legend, Text("This console lacks some characters: accents are dropped, others shown as {U+....}.", DIM)]

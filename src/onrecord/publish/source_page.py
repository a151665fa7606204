"""The page of one source: who it is, what is credited to it, and why these are taken for one."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from onrecord.publish.lines import print_indented
from onrecord.publish.reason_words import short_id
from onrecord.publish.signs import BOLD, DIM, STYLES, Look, look_of
from onrecord.record.linking import LedgerSource, SourceLink

MOST_LINKS = 12
"""Links that are shown with their reasons; JSON has all."""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Something credited to the source: its id, where it stands (outlet, day, title), and source, cue, content."""

    id: str
    where: tuple[str | None, str | None, str | None]
    words: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page shows."""

    source: LedgerSource
    credits: tuple[CreditLine, ...]
    links: tuple[SourceLink, ...]


def print_page(page: SourcePage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    for line in _head(page.source, look):
        print_indented(line, console)
    console.print()
    print_indented(Text(f"Credited: {len(page.credits)}", BOLD), console)
    for credit in page.credits:
        print_indented(_where(credit, look), console)
        print_indented(_words(credit, look), console, 2)
        console.print()
    if page.links:
        print_indented(Text("Why these are taken for one", BOLD), console)
    for link in page.links[:MOST_LINKS]:
        print_indented(_why(link, look), console, 2)
    if len(page.links) > MOST_LINKS:
        print_indented(Text(f"and {len(page.links) - MOST_LINKS} more: --format json", DIM), console, 2)


def _head(source: LedgerSource, look: Look) -> list[Text]:
    kind = "a description, not one source" if source.description else source.kind.replace("_", " ")
    facts = [kind, source.country, source.party and f"side: {source.party}", source.id]
    lines = [Text(look.line(source.name), BOLD), Text(look.line(f" {look.signs.dot} ".join(filter(None, facts))), DIM)]
    others = [name for name in source.names if name != source.name]
    if others:
        lines.append(Text(look.line(f"also printed as {'; '.join(others)}")))
    for role, first, last in source.roles:
        span = f" ({first} to {last})" if first and last and first != last else f" ({first or last})" if first else ""
        lines.append(Text(look.line(f"{role}{span}")))
    return lines


def _where(credit: CreditLine, look: Look) -> Text:
    facts = f" {look.signs.dot} ".join(fact for fact in credit.where if fact)
    return Text(short_id(credit.id), DIM).append("  " + look.line(facts))


def _words(credit: CreditLine, look: Look) -> Text:
    text = Text()
    for role, words in zip(("source", "cue", "content"), credit.words, strict=True):
        opening, closing = look.signs.pairs[role]  # type: ignore[index]
        if words:
            text.append(opening + look.line(words) + closing + " ", STYLES[role])  # type: ignore[index]
    return text


def _why(link: SourceLink, look: Look) -> Text:
    reasons = "; ".join(f"{reason.name} {reason.value:g}: {reason.words}".rstrip(": ") for reason in link.reasons)
    return Text(look.line(f"{link.zone} {link.score:.2f} {look.signs.dot} {short_id(link.article)}: {reasons}"), DIM)

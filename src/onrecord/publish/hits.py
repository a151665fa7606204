"""What a search found, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, STYLES, Look, look_of
from onrecord.record.ledger import COUNTED, Found, Hit

_FOUND = Style(bold=True, underline=True)


def print_found(found: Found, console: Console) -> None:
    """Print what is credited first, since that is what people look for, then articles."""
    look = look_of(console)
    _print_part("Credited to somebody", found.contents, found.content_count, console, look)
    _print_part("Articles", found.articles, found.article_count, console, look)
    if not found.contents and not found.articles:
        console.print(Text("Nothing was found.", DIM))


def _print_part(heading: str, hits: Sequence[Hit], count: int, console: Console, look: Look) -> None:
    if not hits:
        return
    total = f"{count} or more" if count >= COUNTED else str(count)
    shown = "" if len(hits) == count else f" of {total}"
    console.print(Text(f"{heading}: {len(hits)}{shown}", BOLD))
    for hit in hits:
        console.print(_where(hit, look))
        console.print(Padding(_excerpt(hit, look), (0, 0, 1, 2)))


def _where(hit: Hit, look: Look) -> Text:
    article = hit.article
    facts = [article.outlet, article.published and article.published[:10], article.title or article.name]
    id = hit.attribution.id if hit.attribution else article.id
    tag, _, digits = id.partition("-")
    text = Text(f"{tag}-{digits[:8]}", DIM)
    return text.append("  " + look.line(f" {look.signs.dot} ".join(fact for fact in facts if fact)))


def _excerpt(hit: Hit, look: Look) -> Text:
    text = Text()
    credited = hit.attribution
    if credited is not None:
        for role, words in (("source", credited.source_text), ("cue", credited.cue_text)):
            opening, closing = look.signs.pairs["source" if role == "source" else "cue"]
            if words:
                text.append(opening + look.line(words) + closing + " ", STYLES["source" if role == "source" else "cue"])
    at = hit.snippet[0]
    for start, end in hit.marks:
        text.append(look.safe(hit.excerpt[at - hit.snippet[0] : start - hit.snippet[0]].replace("\n", " ")))
        text.append(look.safe(hit.excerpt[start - hit.snippet[0] : end - hit.snippet[0]]), _FOUND)
        at = end
    return text.append(look.safe(hit.excerpt[at - hit.snippet[0] :].replace("\n", " ")))

"""Versions of an article side by side: what was credited, and what was written, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.publish.reading_json import attribution_to_object
from onrecord.publish.signs import BOLD, DIM, STYLES, Look, look_of
from onrecord.record import Article, Attribution, Span, Spans
from onrecord.record.changes import Change, Edit

Facts = Sequence[tuple[str, str | None, str | None]]
_WORDS = {"appeared": "new", "vanished": "gone", "changed": "changed"}


def print_changes(
    before: Article, after: Article, changes: Sequence[Change], edits: Sequence[Edit], console: Console
) -> None:
    """Print what is not the same in two versions: attributions first, then sentences."""
    look = look_of(console)
    if not changes and not edits:
        console.print(Text("The text is the same.", DIM))
        return
    if changes:
        table = _table("Attributions", look)
        for change in changes:
            table.add_row(
                change_words(change), _credited(before, change.before, look), _credited(after, change.after, look)
            )
        console.print(table)
        console.print()
    if edits:
        table = _table("Sentences", look)
        for edit in edits:
            table.add_row(edit_words(edit), _cut(before, edit.before, look), _cut(after, edit.after, look))
        console.print(table)


def print_facts(facts: Facts, console: Console) -> None:
    """Print what a version says of itself that the one before did not."""
    look = look_of(console)
    for name, old, new in facts:
        console.print(Text(look.line(f"{name}: {old or '(none)'} -> {new or '(none)'}")))


def change_to_object(before: Article, after: Article, change: Change) -> dict[str, object]:
    """Return one change, with the words beside the spans."""
    return {
        "kind": change.kind,
        "fields": list(change.fields),
        "before": change.before and _with_words(before, change.before),
        "after": change.after and _with_words(after, change.after),
    }


def edit_to_object(before: Article, after: Article, edit: Edit) -> dict[str, object]:
    """Return one edit of sentences."""
    return {"before": _sentences(before, edit.before), "after": _sentences(after, edit.after)}


def _sentences(article: Article, span: Span | None) -> dict[str, object] | None:
    return None if span is None else {"span": list(span), "text": article.text[slice(*span)]}


def _table(heading: str, look: Look) -> Table:
    table = Table(box=None, pad_edge=False, header_style=BOLD, padding=(0, 2, 1, 0))
    table.add_column(heading, no_wrap=look.width > 60, max_width=24)
    table.add_column("before", ratio=1, overflow="fold")
    table.add_column("after", ratio=1, overflow="fold")
    return table


def _credited(article: Article, item: Attribution | None, look: Look) -> Text:
    if item is None:
        return Text(look.signs.dash, DIM)
    text = Text()
    for role in ("source", "cue", "content"):
        words = role_words(article, getattr(item, role))
        if words:
            opening, closing = look.signs.pairs[role]
            text.append(" " if text else "").append(opening + look.line(words) + closing, STYLES[role])
    return text


def role_words(article: Article, spans: Spans) -> str:
    """The words of a role, on one line."""
    return " ... ".join(article.text[start:end] for start, end in spans)


def change_words(change: Change) -> str:
    """What became of an attribution: "changed: source, content"."""
    return _WORDS[change.kind] + (": " + ", ".join(change.fields) if change.fields else "")


def edit_words(edit: Edit) -> str:
    """What became of sentences."""
    return "put in" if edit.before is None else "taken out" if edit.after is None else "edited"


def _cut(article: Article, span: Span | None, look: Look) -> Text:
    return Text(look.signs.dash, DIM) if span is None else Text(look.line(article.text[slice(*span)]))


def _with_words(article: Article, item: Attribution) -> dict[str, object]:
    words: Iterable[tuple[str, str]] = (
        (f"{role}_text", role_words(article, getattr(item, role))) for role in ("source", "cue", "content")
    )
    return {**attribution_to_object(item), **dict(words)}

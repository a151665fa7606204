"""What became of an article under its address, for a page: versions side by side, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.desk.changing import Step, changes_of
from onrecord.publish.changes import change_words, edit_words, role_words
from onrecord.record import Article, Attribution, Span
from onrecord.record.ledger import ArticleRow, StoredArticle
from onrecord.store import View

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Parts = tuple[tuple[str, bool], ...]
"""Words, cut where they begin or cease to be the other version's; each with whether they are."""


@dataclass(frozen=True, slots=True)
class Credited:
    """The words of one attribution."""

    source: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one attribution."""

    told: str
    before: Credited | None
    after: Credited | None


@dataclass(frozen=True, slots=True)
class EditRow:
    """What became of some sentences; None for none."""

    told: str
    before: Parts | None
    after: Parts | None


@dataclass(frozen=True, slots=True)
class StepPage:
    """Two versions, one after the other, and what is not the same; `when` says how each is dated."""

    before: ArticleRow
    after: ArticleRow
    when: tuple[str, str]
    facts: tuple[tuple[str, str | None, str | None], ...]
    changes: tuple[ChangeRow, ...]
    edits: tuple[EditRow, ...]


def change_pages(view: View, row: ArticleRow) -> tuple[StepPage, ...]:
    """The versions of an article, the oldest first; nothing where there is but one."""
    return tuple(map(_page, changes_of(view, row.address))) if row.address else ()


def _page(step: Step) -> StepPage:
    ours, theirs = step.before.reading.article, step.after.reading.article
    return StepPage(
        step.before.stored.row,
        step.after.stored.row,
        (_when(step.before.stored), _when(step.after.stored)),
        step.facts,
        tuple(
            ChangeRow(change_words(each), _credited(ours, each.before), _credited(theirs, each.after))
            for each in step.changes
        ),
        tuple(
            EditRow(edit_words(each), *_side_by_side(_cut(ours, each.before), _cut(theirs, each.after)))
            for each in step.edits
        ),
    )


def _when(stored: StoredArticle) -> str:
    return stored.row.updated or stored.capture.sightings[0].fetched or stored.row.learnt


def _credited(article: Article, item: Attribution | None) -> Credited | None:
    if item is None:
        return None
    return Credited(*(role_words(article, spans) for spans in (item.source, item.cue, item.content)))


def _cut(article: Article, span: Span | None) -> str | None:
    return None if span is None else article.text[slice(*span)]


def _side_by_side(before: str | None, after: str | None) -> tuple[Parts | None, Parts | None]:
    """Mark in each what is not in the other."""
    if before is None or after is None:
        return (before and ((before, False),)) or None, (after and ((after, False),)) or None
    old, new = _WORD.findall(before), _WORD.findall(after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return (
        tuple(_parts(old, [(block.a, block.size) for block in blocks])),
        tuple(_parts(new, [(block.b, block.size) for block in blocks])),
    )


def _parts(words: Sequence[str], same: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    last = 0
    for start, size in same:
        if start > last:
            yield "".join(words[last:start]), False
        if size:
            yield "".join(words[start : start + size]), True
        last = start + size

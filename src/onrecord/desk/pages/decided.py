"""What people decided last, in the words that they decided about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.deciding import ABOUT_SOURCES, ABOUT_TELLINGS, captures_in, decisions, sides_of
from onrecord.desk.placing import Placed, Places, PlaceValue
from onrecord.record.ledger import ArticleRow, Judgement
from onrecord.store import View

WORDS = {True: "the same", False: "not the same"}
"""What was decided."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a decision is about, and the article that they stand in."""

    article: ArticleRow
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer that stands: about two tellings ("claims") or two sources ("sources"), by whom, when and why. `sides`
    are None where an article is not to be seen."""

    id: str
    about: str
    same: bool
    sides: tuple[Piece, Piece] | None
    who: str
    why: str
    learnt: str

    @property
    def said(self) -> str:
        """What was decided, in words."""
        return WORDS[self.same]


def last_decisions(view: View, *, limit: int) -> list[Decision]:
    """The answers that stand, the last one first."""
    found = [
        (about, question.same, each)
        for about, question in (("claims", ABOUT_TELLINGS), ("sources", ABOUT_SOURCES))
        for each in islice(
            (one for one in decisions(view, question, newest_first=True) if one.verb != question.undecided), limit
        )
    ]
    newest = sorted(found, key=lambda one: (one[2].learnt or "", one[2].id or ""), reverse=True)[:limit]
    articles = _articles(view, (each for _, _, each in newest))
    return [_decision(view, about, each, articles, same=each.verb == same) for about, same, each in newest]


def decisions_about(view: View, placed: Iterable[Placed]) -> list[Decision]:
    """The answers that stand about the sources of some attributions, the last one first."""
    places = Places(placed)
    found = [
        each
        for each in decisions(view, ABOUT_SOURCES, places.captures)
        if each.verb != ABOUT_SOURCES.undecided and any(places.find(side) for side in sides_of(each))
    ]
    articles = _articles(view, found)
    return [
        _decision(view, "sources", each, articles, same=each.verb == ABOUT_SOURCES.same) for each in reversed(found)
    ]


def _articles(view: View, judgements: Iterable[Judgement]) -> Mapping[str, list[ArticleRow]]:
    found: dict[str, list[ArticleRow]] = {}
    for row in view.articles_of(captures_in(judgements)):
        found.setdefault(row.capture, []).append(row)
    return found


def _decision(
    view: View, about: str, each: Judgement, articles: Mapping[str, list[ArticleRow]], *, same: bool
) -> Decision:
    pieces = list(_pieces(view, sides_of(each), articles))
    sides = (pieces[0], pieces[1]) if len(pieces) == 2 else None
    return Decision(str(each.id), about, same, sides, each.who, each.why, each.learnt or "")


def _pieces(view: View, sides: Iterable[PlaceValue], articles: Mapping[str, list[ArticleRow]]) -> Iterator[Piece]:
    for side in sides:
        spans = side["spans"]
        assert isinstance(spans, list)
        for row in articles.get(str(side["capture"]), ()):
            if row.text_digest == side["text_sha256"]:
                text = view.article(row.id).extraction.article.text
                yield Piece(row, " … ".join(text[start:end] for start, end in spans))
                break

"""An answer to `why`: a page for people, and the same as an object for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.wording import worded
from onrecord.publish.reason_words import short_id
from onrecord.publish.voice_words import voice_words
from onrecord.publish.why_page import Case, Line, WhyPage
from onrecord.record.ledger import ArticleRow, Judgement
from onrecord.record.linking import Reason
from onrecord.record.telling import Telling

MOST = 12
"""Cases of a section that a page shows; JSON has all."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What is found, on what grounds."""

    page: WhyPage
    content: Mapping[str, object]


def by_weight(reasons: Iterable[Reason]) -> list[Reason]:
    """Reasons, what weighs most first."""
    return sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.name, reason.words))


def telling_case(telling: Telling, label: str = "", *lines: Line) -> Case:
    """A telling, where it stands and whose it is."""
    return Case(label, telling_facts(telling), telling.id, worded(telling), lines)


def telling_facts(telling: Telling) -> tuple[str | None, ...]:
    """Day, outlet, voice and ways of a telling."""
    return (*where(telling.published, telling.outlet), voice(telling), *(f"via {name}" for name in telling.via))


def voice(telling: Telling) -> str:
    """Who tells it."""
    return voice_words(telling)


def where(published: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """Day and outlet."""
    return published and published[:10], outlet


def named(telling: Telling) -> str:
    """A telling in the middle of a sentence: its outlet and day, else its id."""
    facts = [fact for fact in (telling.outlet, telling.published and telling.published[5:10]) if fact]
    return " ".join(facts) if telling.outlet else short_id(telling.id)


def article_facts(row: ArticleRow) -> tuple[str | None, ...]:
    """Day, outlet and title of an article."""
    return (*where(row.published, row.outlet), row.title or row.name)


def telling_object(telling: Telling) -> dict[str, object]:
    """A telling, for JSON."""
    return {
        "id": telling.id,
        "article": telling.article,
        "published": telling.published,
        "outlet": telling.outlet,
        "source": None if telling.who is None else telling.who.name or telling.source or None,
        "voice": "article" if telling.who is None else "source",
        "via": list(telling.via),
        "text": telling.text,
    }


def reason_object(reason: Reason, says: str) -> dict[str, object]:
    """A reason, for JSON, with the words that the page has for it."""
    return {
        "name": reason.name,
        "value": reason.value,
        "weight": reason.weight,
        "words": reason.words,
        "says": says,
    }


def judgement_object(judgement: Judgement, same: bool) -> dict[str, object]:
    """What a person decided of a pair, for JSON."""
    return {
        "id": judgement.id,
        "same": same,
        "who": judgement.who,
        "why": judgement.why,
        "learnt": judgement.learnt,
    }


def many(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"

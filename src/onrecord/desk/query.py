"""What was typed behind `onrecord search`: words, and the filters among them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from onrecord.errors import UsageError
from onrecord.record import KINDS
from onrecord.record.traits import Traits
from onrecord.record.wording import Polarity, Prospect

FILTERS = ("source", "outlet", "date", "kind", "anonymous", "certainty", "polarity", "forecast")
ANYTHING = Traits()

PART = re.compile(rf'(?:(?P<filter>{"|".join(FILTERS)}):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_HINT = "onrecord search 'harbour source:\"Ida Lind\" outlet:Courier date:2031-05..2031-06'"


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: words (phrases in quotation marks), and what narrows it; days are inclusive."""

    words: str = ""
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    traits: Traits = ANYTHING

    @property
    def source(self) -> str | None:
        """Words of a source."""
        return self.traits.source


def parse_query(typed: str) -> Query:
    """Take filters out of what was typed. Raises UsageError for a date that is none and for nothing at all."""
    query, words = Query(), []
    for match in PART.finditer(typed):
        value = match["plain"] if match["quoted"] is None else match["quoted"]
        if match["filter"] is None:
            words.append(value if match["quoted"] is None else f'"{value}"')
        elif match["filter"] == "date":
            since, until = _days(value)
            query = replace(query, since=since, until=until)
        elif match["filter"] == "outlet":
            query = replace(query, outlet=value.strip())
        else:
            query = replace(query, traits=_with_trait(query.traits, match["filter"], value.strip()))
    query = replace(query, words=" ".join(words).strip())
    if query == Query():
        raise UsageError("nothing to search for", hint=_HINT)
    return query


def _with_trait(traits: Traits, name: str, value: str) -> Traits:
    """Narrow what an attribution must be."""
    word = " ".join(value.lower().split())
    if name == "source":
        return replace(traits, source=value)
    if name == "certainty":
        return replace(traits, certainty=word)
    if name == "anonymous":
        return replace(traits, anonymous=_one_of(name, word, ("yes", "no")) == "yes")
    if name == "kind":
        return replace(traits, kind=_one_of(name, word.replace(" ", "_"), KINDS))
    if name == "polarity":
        return replace(traits, polarity=_one_of(name, word, get_args(Polarity)))
    kind = _one_of(name, word, ("yes", "no", *get_args(Prospect)))
    return replace(traits, forecast={"yes": True, "no": False}.get(kind, kind))


def _one_of(name: str, word: str, known: Sequence[str]) -> str:
    if word not in known:
        raise UsageError(f"{name}:{word} is none of {', '.join(known)}", hint=_HINT)
    return word


def _days(value: str) -> tuple[str | None, str | None]:
    """The first and last day of a day, month, year or a range of them ("2031-05..2031-07", "..2031")."""
    first, dots, last = value.partition("..")
    since = _day(first, last=False) if first else None
    until = _day(last if dots else first, last=True) if (last or not dots) else None
    if (since is None and until is None) or (since and until and since > until):
        raise _wrong(value)
    return since, until


def _day(word: str, *, last: bool) -> str:
    match = _DAY.fullmatch(word)
    if match is None:
        raise _wrong(word)
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        month_number = int(month) if month else (12 if last else 1)
        longest = monthrange(year, month_number)[1]
        day_number = int(day) if day else (longest if last else 1)
        if not 1 <= day_number <= longest or not year:
            raise _wrong(word)
    except (ValueError, IndexError) as error:
        raise _wrong(word) from error
    return f"{year:04}-{month_number:02}-{day_number:02}"


def _wrong(value: str) -> UsageError:
    return UsageError(f"date:{value} is no day, month, year or range of them", hint=_HINT)

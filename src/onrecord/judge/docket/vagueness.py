"""What is missing before a forecast could be resolved, and a wording that would do.

A forecast that can be resolved says what would make it true and by when (Tetlock and Gardner 2015, chapter 3, and the
"clairvoyance test" of Howard 1988, Decision Analysis: Practice and Promise, Management Science 34: somebody who knows
the future could answer it without asking back).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources

from onrecord.record.docket import Stated

YEAR = 1
"""Years after it was made that a sharper wording proposes where a forecast names no day: a proposal, for a person to
change; the average horizon of questions in forecasting tournaments is below a year."""
PROPOSED = "the day is only a proposal: the source did not say it"
"""What follows a wording with such a day, so that nobody takes it for the source's."""

_OPEN = "may leave open"
_COMPARING = ("more", "less", "fewer", "many")
_NUMBER = (
    r"(?:\W{0,2}\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half)\b)"
)
_THAN = re.compile(rf"\s+(?:than|as)\s+{_NUMBER}", re.IGNORECASE)
_COUNT = re.compile(r"\d\s*$")
_NAME = re.compile(r"\s+[A-Z]")


def vagueness(stated: Stated) -> tuple[str, ...]:
    """What is missing, in words; nothing where it can be resolved as it stands."""
    return tuple(_missing(stated))


def _missing(stated: Stated) -> list[str]:
    found = []
    if stated.by is None:
        which = f"which day “{stated.horizon}” means was not found"
        found.append(which if stated.horizon else "no day was found in it")
    for match in _vague(stated.what):
        left = _left_open(match)
        if left != "no day" or (stated.by is None and not stated.horizon):
            found.append(f"“{match.group()}” {_OPEN} {_asked(left)}")
    return list(dict.fromkeys(found))


def sharper(stated: Stated) -> str | None:
    """A wording with a day, where that is all that is missing; None where it needs a person to say more."""
    found = proposal(stated)
    return f"{found[0]} by {found[1]} ({PROPOSED})" if found else None


def proposal(stated: Stated) -> tuple[str, str] | None:
    """The same as a wording and a day apart."""
    missing = vagueness(stated)
    made = _day(stated.made or stated.published)
    if not missing or made is None or any(_OPEN in each and "by when" not in each for each in missing):
        return None
    left = _pattern().sub(lambda match: "" if _left_open(match) == "no day" else match.group(), stated.what)
    return " ".join(left.split()).rstrip(" .,"), _year_after(made).isoformat()


def _vague(what: str) -> Iterator[re.Match[str]]:
    """The vague words of a forecast; "more" of "more than 500", or a rank before a name, leaves nothing open."""
    for match in _pattern().finditer(what):
        rest, word = what[match.end() : match.end() + 40], match.group()
        rank = word == "Major" and _NAME.match(rest)
        counted = word.lower() in _COMPARING and (_THAN.match(rest) or _COUNT.search(what[: match.start()][-24:]))
        if not rank and not counted:
            yield match


def _year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + YEAR)
    except ValueError:  # 29 February
        return day.replace(year=day.year + YEAR, day=28)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _left_open(match: re.Match[str]) -> str:
    return _vague_words()[" ".join(match.group().lower().split())]


def _asked(left: str) -> str:
    return "by when" if left == "no day" else left


@cache
def _vague_words() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("vague_words.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: left for word, left in lines if left}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_vague_words(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(r"\s+".join(word.split()) for word in words) + r")\b", re.IGNORECASE)

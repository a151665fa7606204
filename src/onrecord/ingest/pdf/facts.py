"""What a PDF says of itself, as far as it is about the article and not about the program that made the file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from onrecord.ingest.pdf.rows import Line

_LONGEST_TITLE = 300
_HEADLINE = 1.25
"""Times the usual size: newspapers' headlines are twice it, reports' a third more."""
_LONGEST_HEADLINE = 250
_FILE_NAME = re.compile(
    r"\S+\.\w{2,5}|microsoft (?:word|powerpoint|excel) - .*|untitled.*|slide 1|(?:document|scan)\d*", re.I
)
_LOGIN = frozenset(
    ("administrator", "admin", "user", "unknown", "owner", "author", "anonymous", "root", "default user")
)
_DATE = re.compile(
    r"D:(?P<year>\d{4})(?:(?P<month>\d\d)(?:(?P<day>\d\d)(?:(?P<hour>\d\d)(?P<minute>\d\d)?(?P<second>\d\d)?)?)?)?"
    r"(?:(?P<sign>[-+])(?P<hours>\d\d)'?(?:(?P<minutes>\d\d)'?)?|(?P<utc>Z)(?:00'?00'?)?)?"
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """Title and author as they stand in the file; when it was made and last changed, as days or UTC times."""

    title: str | None
    author: str | None
    made: str | None
    changed: str | None


def facts_of(raw: Mapping[str, str]) -> Facts:
    """Take what is sane out of a file's own facts."""
    made, changed = date_of(raw.get("CreationDate", "")), date_of(raw.get("ModDate", ""))
    return Facts(
        title=_title(raw.get("Title", "")),
        author=_author(raw.get("Author", "")),
        made=made,
        changed=changed if changed and made and changed > made else None,
    )


def title_of(paragraphs: Sequence[Sequence[Line]], told: str | None) -> str | None:
    """The article's title: the one that the file names if it is printed too, else what is set as a headline."""
    first = [lines for lines in paragraphs if lines[0].page == 1]
    if told and any(_letters(told) == _letters(_said(lines)) for lines in first):
        return told
    return _headline(first) or told


def date_of(word: str) -> str | None:
    """A date as PDFs write it ("D:20310506070809+02'00'"): a UTC time, or a day where the zone is not told."""
    found = _DATE.fullmatch(word.strip())
    if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR or found["day"] is None:
        return None
    day = f"{found['year']}-{found['month']}-{found['day']}"
    clock = f"{found['hour'] or '00'}:{found['minute'] or '00'}:{found['second'] or '00'}"
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return None
    if found["hour"] is None or not (found["sign"] or found["utc"]):
        return moment.strftime("%Y-%m-%d")
    offset = datetime.timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    moment += -offset if found["sign"] == "+" else offset
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _headline(paragraphs: Sequence[Sequence[Line]]) -> str | None:
    """The largest words of the first page, if they are larger than the rest and not too many."""
    sizes = [line.size for lines in paragraphs for line in lines for _ in range(max(1, len(line.text) // 10))]
    if not sizes:
        return None
    largest = max(paragraphs, key=lambda lines: lines[0].size)
    said = _said(largest)
    large = largest[0].size >= _HEADLINE * median(sizes)
    return said if large and len(said) <= _LONGEST_HEADLINE and len(paragraphs) > 1 else None


def _said(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _title(words: str) -> str | None:
    words = _CONTROLS.sub(" ", words).strip()
    sane = len(words) <= _LONGEST_TITLE and " " in words and not _FILE_NAME.fullmatch(words)
    return words if sane else None


def _author(words: str) -> str | None:
    """A person's or a desk's name: a login name has no blank."""
    words = _CONTROLS.sub(" ", words).strip()
    sane = 3 < len(words) <= _LONGEST_TITLE and " " in words and words.casefold() not in _LOGIN
    return words if sane else None

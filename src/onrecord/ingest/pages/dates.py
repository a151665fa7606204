"""Dates as pages print them → a day ("2031-05-03") or a UTC time ("2031-05-03T06:15:00Z")."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|"
        "nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_PRINTED = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s{{1,3}}(?P<m1>{_MONTH}),?\s{{1,3}}(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>\d{{4}})"
    rf"|(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}}))(?!\d)",
    re.IGNORECASE,
)
_UNEVEN = re.compile(r"\.(\d{1,9})(?=[zZ+-]|$)")
_LONGEST = 80


def machine_date(value: str | None) -> str | None:
    """Read a date that was written for machines; one without a time zone is kept as its day."""
    if not value or len(value) > _LONGEST:
        return None
    value = value.strip()
    moment = _iso(value) or _of_mail(value)
    if moment is None:
        return printed_date(value)
    if moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else None
    except OverflowError:
        return None


def _iso(value: str) -> datetime | None:
    value = _UNEVEN.sub(lambda found: f".{found[1]:0<6.6}", value)
    value = re.sub(r"(\d) ?UTC$", r"\1Z", value)
    value = re.sub(r"(:\d\d(?:\.\d+)?) ([+-])", r"\1\2", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _of_mail(value: str) -> datetime | None:
    """The dates of mail and of HTTP ("Sat, 03 May 2031 06:15:00 GMT")."""
    try:
        return parsedate_to_datetime(value) if ":" in value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def before_date(line: str) -> str:
    """What stands before the first full date in a line; all of it where there is none."""
    found = _PRINTED.search(line[:200])
    return line[: found.start()] if found else line


def printed_date(line: str) -> str | None:
    """Read the first full date in a short English line; "03/05/2031" is not one: it means two days."""
    found = _PRINTED.search(line[:200])
    if found is None:
        return None
    year, month, day = (
        found[f"{part}1"] or found[f"{part}2"] or found[f"{part}3"] or found[f"{part}4"] for part in "ymd"
    )
    number = int(month) if month.isdigit() else _MONTHS[month.rstrip(".").casefold()]
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None

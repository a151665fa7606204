"""The days of a report, put right where they cannot be, and how two reports' days lie to each other."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.link.reports.report import Report

VAGUE = 5
"""From how many days on a range tells "lately", not when."""


def sound_days(report: Report) -> tuple[date, date]:
    """First and last day: the earlier first, none behind the day of publication.

    What begins after it was published has a mistyped year, and is put into the last year that it can be in.
    """
    start, end = min(report.start, report.end), max(report.start, report.end)
    if report.published is None or end <= report.published:
        return start, end
    if start <= report.published:
        return start, report.published
    if (start - report.published).days <= VAGUE:
        return start, end
    years = report.published.year - start.year
    moved = _in_year(start, start.year + years)
    if moved > report.published:
        moved = _in_year(start, start.year + years - 1)
    return moved, moved + (end - start) if moved + (end - start) <= report.published else report.published


def gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days from the end of the earlier range to the beginning of the later; below one where they overlap."""
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def shared(one: tuple[date, date], other: tuple[date, date]) -> float:
    """The share of all days that are in both ranges."""
    days = max(one[1], other[1]) - min(one[0], other[0]) + timedelta(1)
    return max(0, 1 - gap(one, other)) / days.days


def length(days: tuple[date, date]) -> int:
    """How many days a range goes on behind its first."""
    return (days[1] - days[0]).days


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=max(1, year))
    except ValueError:
        return day.replace(year=max(1, year), day=28)

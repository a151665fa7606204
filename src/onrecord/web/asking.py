"""What a page is asked for in its address: filters that several lists take, and the address kept for the next one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query, Request

from onrecord.desk.query import Query as Filters
from onrecord.errors import UsageError
from onrecord.record.traits import Traits
from onrecord.web.site import DAY

Day = Annotated[str | None, Query(pattern=rf"{DAY}|^$", description="A day, or nothing.")]
Words = Annotated[str, Query(max_length=200)]


class Asked(dict[str, str]):
    """What an address asks for, as a template reads it: nothing for what is not asked."""

    def __missing__(self, name: str) -> str:
        return ""


def asked_in(request: Request, *without: str) -> Asked:
    """What an address asks for, without some of it (its place in a list, above all)."""
    return Asked({name: value for name, value in request.query_params.items() if value and name not in without})


def check_day(day: str | None) -> None:
    """Raise UsageError for a day that no calendar has."""
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise UsageError(f"{day} is no day", hint="write it so: 2031-12-24") from error


def filters_of(
    source: Annotated[str, Query(max_length=200, description="Words of a source that is credited.")] = "",
    outlet: Annotated[str, Query(max_length=200, description="Who published it.")] = "",
    since: Day = None,
    until: Day = None,
) -> Filters:
    """The filters of a list; empty fields of a form ask for nothing. Raises UsageError for a day that is none."""
    for day in (since, until):
        check_day(day)
    return Filters("", outlet.strip() or None, since or None, until or None, Traits(source=source.strip() or None))

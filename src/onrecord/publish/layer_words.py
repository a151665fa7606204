"""An article's numbers, times and places in words for people; nothing is said of what is not known."""

from __future__ import annotations

from onrecord.publish.quantity_words import counted, days_words, figure, length_words, plural
from onrecord.publish.quoting import quoted
from onrecord.record import Number, Place, Time

_BEFORE = {"about": "about ", "at_most": "at most ", "at_least": "at least "}
_CHANGES = {"up": "a rise of ", "down": "a fall of "}
_HOURS = {
    "MO": "in the morning", "MI": "at midday", "AF": "in the afternoon", "EV": "in the evening", "NI": "at night",
    "DT": "in the daytime",
}  # fmt: skip
_LENGTH = "a length of "
_REFERENCES = {"PAST_REF": "in the past, no day named", "FUTURE_REF": "still to come, no day named"}


def number_words(number: Number) -> str:
    """Say a number: "at most 43,000 people (dead), put in by the editor"."""
    words = _BEFORE.get(number.bound, "") + _figures(number)
    unit = number.unit or number.of
    if unit and number.base not in (unit, plural(unit)):
        words = counted(words, unit, one=_ends(number) == [1])
    words = _CHANGES.get(number.change or "", "") + words
    if number.of and number.of not in (unit, number.base) and plural(number.of) != number.base:
        words += f" ({number.of})"
    if number.base:
        words += f" of {number.base}"
    if number.per:
        words += f" per {number.per}"
    if number.cumulative is not None:
        words += ", in all so far" if number.cumulative else ", in that time alone"
    return words + (", put in by the editor" if number.by == "editor" else "")


def time_words(time: Time, text: str) -> str | None:
    """Say a time: "“on Friday”: 2022-09-16"; None where there is no more to say than the words themselves."""
    told = _when(time)
    if told is None or told.removeprefix(_LENGTH) == text[slice(*time.span)].lower():
        return None
    return f"{quoted(text, time.span)}: {told}"


def place_words(place: Place, text: str) -> str:
    """Say a place: "Kharkiv 49.98° N 36.25° E", or that its name speaks."""
    words = " ".join(text[slice(*place.span)].split())
    if place.speaks:
        return f"{words} speaks: not a place here"
    named = words if place.name == words else f"{words} ({place.name})"
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    return f"{named} {abs(place.lat):.2f}° {north} {abs(place.lon):.2f}° {east}"


def _figures(number: Number) -> str:
    ends = _ends(number)
    if not ends:
        return "some"
    if number.bound == "between" or (len(ends) > 1 and number.best is None):
        return f"{figure(ends[0])} to {figure(ends[-1])}" if len(ends) > 1 else figure(ends[0])
    return figure(ends[0] if number.best is None else number.best)


def _ends(number: Number) -> list[float]:
    return list(dict.fromkeys(end for end in (number.low, number.best, number.high) if end is not None))


def _when(time: Time) -> str | None:
    if time.timex in _REFERENCES:
        return _REFERENCES[time.timex]
    days = days_words(time.start, time.end)
    if time.type == "SET":
        return "again and again"
    if time.type == "TIME" and days is not None:
        return f"{days} {_hour(time.timex)}".rstrip()
    if days is None and time.type == "DURATION":
        length = length_words(time.timex)
        return None if length is None else _LENGTH + length
    return days


def _hour(timex: str) -> str:
    hour = timex.rpartition("T")[2]
    return _HOURS.get(hour) or (f"at {hour}" if ":" in hour else f"at {hour}:00" if hour.isdigit() else "")

"""How many of a unit: "two", "5 1/2", "a couple of", "half an", "two and a half"."""

from __future__ import annotations

from onrecord.read.times.expression import Expression
from onrecord.read.times.tokens import Token

UNITS = ("unit", "units", "oneday", "oneweek", "onequarter", "oneyear", "onecentury", "oneweekend")
_YEARS_OF = {"DE": 10, "CE": 100, "ML": 1000}
_LARGEST = 10**9


def quantity(found: Expression) -> float | None:
    """The number before the unit; None where the words give none ("several")."""
    tokens = _before_unit(found)
    kinds = {token.kind for token in tokens}
    if "vague" in kinds:
        return None
    halves = "half" in kinds
    total = _sum([token for token in tokens if token.kind not in ("a", "half")], "slash" in kinds)
    if halves:
        return (total or (1.0 if _has_whole(tokens) else 0.0)) + 0.5
    return total if total else 1.0


def _has_whole(tokens: list[Token]) -> bool:
    """Whether a unit and a half is meant, not half a unit."""
    first = next((token.kind for token in tokens if token.kind in ("a", "half")), "")
    return first == "a" and any(token.kind == "and" for token in tokens)


def _before_unit(found: Expression) -> list[Token]:
    """The number's tokens; those after the unit where a half follows it ("a year and a half")."""
    words = found.words
    if words and any(token.kind == "half" for token in words):
        return [token for token in words if token.kind not in UNITS]
    place = next((i for i, token in enumerate(words) if token.kind in UNITS), len(words))
    return words[:place]


def _sum(tokens: list[Token], fraction: bool) -> float:
    numbers = [(token.kind, float(token.value)) for token in tokens if _is_number(token)]
    if fraction and len(numbers) >= 2 and numbers[-1][1]:
        whole = numbers[0][1] if len(numbers) > 2 else 0.0
        return whole + numbers[-2][1] / numbers[-1][1]
    total = 0.0
    for kind, number in numbers:
        total = max(1.0, total) * number if kind == "scale" else total + number
    return min(total, float(_LARGEST))


def _is_number(token: Token) -> bool:
    return token.kind in ("day", "number", "year", "numw", "scale") and token.value.replace(".", "", 1).isdigit()


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X where the number is not known."""
    prefix, letter = ("PT", unit[1]) if unit[0] == "T" else ("P", unit)
    if unit in ("TH", "TM", "TS") and count is not None and count % 1:
        return _with_minutes(count, unit)
    if unit == "FN":
        count, letter = (count * 2 if count is not None else None), "W"
    if unit in _YEARS_OF and count is not None:
        count, letter = count * _YEARS_OF[unit], "Y"
    return f"{prefix}{'X' if count is None else written(count)}{letter}"


def _with_minutes(count: float, unit: str) -> str:
    """Hours and minutes with a fraction, in the next smaller unit as well."""
    whole, rest = int(count), round((count % 1) * 60)
    smaller = {"TH": "M", "TM": "S"}.get(unit)
    if smaller is None:
        return f"PT{written(count)}{unit[1]}"
    return "PT" + (f"{whole}{unit[1]}" if whole else "") + f"{rest}{smaller}"


def written(count: float) -> str:
    """A number without a needless fraction."""
    return str(int(count)) if count == int(count) else f"{count:.3f}".rstrip("0")

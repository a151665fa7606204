"""What stands around a quantity in its sentence: per what, a share of what, of what stuff, and for which time."""

from __future__ import annotations

from functools import cache

from onrecord.read.numbers.measures import measure_at
from onrecord.read.numbers.nouns import singular
from onrecord.read.numbers.tabular import rows, words
from onrecord.read.numbers.tokens import Token, is_hyphen, is_stop, lower_at

_DETERMINERS = frozenset("the a an his her its their our your my these those this that all".split())
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year", "hourly": "hour",
          "apiece": "item", "nightly": "night"}  # fmt: skip
_PIECES = frozenset(
    "share head person piece household bottle unit ton tonne barrel gallon litre liter kilo pound ounce vehicle time "
    "ticket game word pop go plate user customer student pupil child night seat".split()
)
_VERBS = frozenset(
    "worth lives works uses owns voted said say says believe believes want think live work use own".split()
)
PHRASE = 7
"""Tokens of the phrase that a share is a share of."""

_CREDITING = frozenset(
    "said says say told tells reported reports report wrote writes announced announces added adds stated states "
    "claimed claims estimated estimates according citing cited quoted quoting posted published broadcast "
    "interview statement briefing briefed confirmed declared speaking".split()
)


def per_at(tokens: list[Token], place: int) -> tuple[str, int] | None:
    """What a rate is by, and where its words end: "per capita", "a day", "/month", "daily"."""
    place += is_hyphen(tokens, place) and lower_at(tokens, place + 1) in {"a", "an", "per"}
    word, following = lower_at(tokens, place), lower_at(tokens, place + 1)
    if word in _DAILY:
        return _DAILY[word], place + 1
    if word == "per":
        return _after_per(tokens, place + 1)
    if word == "/" and following.isalpha():
        return singular(following), place + 2
    if word in {"a", "an", "each", "every"}:
        at = place + 1 + is_hyphen(tokens, place + 1)
        measure = measure_at(tokens, at)
        timely = (
            measure is not None
            and measure.kind == "time"
            and lower_at(tokens, at + 1) not in {"ago", "earlier", "later", "before"}
        )
        if timely or (word in {"a", "an"} and lower_at(tokens, at) in _PIECES):
            return singular(lower_at(tokens, at)), at + 1
    return None


def _after_per(tokens: list[Token], place: int) -> tuple[str, int] | None:
    measure = measure_at(tokens, place)
    if measure is not None:
        return measure.unit, place + measure.length
    word = lower_at(tokens, place)
    return (singular(word), place + 1) if word.isalpha() else None


def share_of(tokens: list[Token], place: int) -> tuple[str, str, int] | None:
    """What a share is a share of: the phrase, its head in the singular, and where it ends."""
    at = place
    if lower_at(tokens, at) in {"of", "from"}:
        at += 1
    elif lower_at(tokens, at) not in _DETERMINERS:
        return None
    while lower_at(tokens, at) in _DETERMINERS:
        at += 1
    end = at
    while end < min(at + PHRASE, len(tokens)) and _is_phrase(tokens, end, first=end == at):
        end += 1
    if end == at:
        return None
    text = _written(tokens, at, end)
    return text, singular(tokens[end - 1].lower), end


def _is_phrase(tokens: list[Token], place: int, *, first: bool) -> bool:
    token = tokens[place]
    if token.kind == "word":
        return not is_stop(token) and token.lower not in _VERBS and not (token.lower.endswith("ing") and not first)
    return (
        token.kind == "digits"
        or is_hyphen(tokens, place)
        or (token.lower == "." and token.glued and len(tokens[place - 1].text) == 1)
    )


def _written(tokens: list[Token], first: int, last: int) -> str:
    return "".join(("" if token.glued or not at else " ") + token.text for at, token in enumerate(tokens[first:last]))


def stuff_at(tokens: list[Token], place: int) -> str | None:
    """The stuff that is measured: "70kg of gold", "categories of products"."""
    if lower_at(tokens, place) != "of":
        return None
    found = share_of(tokens, place)
    return found[1] if found is not None and tokens[place + 1].kind == "word" else None


_ONWARD = frozenset("bringing taking raising pushing lifting making putting after".split())
"""Words behind a figure that lead on to another one: "killed 30, bringing the total to 300"."""

Cue = tuple[int, int, bool]


@cache
def _periods() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for value, form in rows("periods.tsv"):
        phrase = tuple(form.split())
        index.setdefault(phrase[0], []).append((phrase, value == "true"))
    return {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in index.items()}


def period_cues(tokens: list[Token]) -> list[Cue]:
    """Where words say from a beginning on (True) or for a period alone (False)."""
    cues: list[Cue] = []
    for place, token in enumerate(tokens):
        if token.lower == "on" and _is_day(tokens, place + 1) and not _is_said_then(tokens, place):
            cues.append((place, place + 3, False))
            continue
        for phrase, value in _periods().get(token.lower, ()):
            if all(word in ("*", lower_at(tokens, place + at)) for at, word in enumerate(phrase)):
                if not _is_said_then(tokens, place):
                    cues.append((place, place + len(phrase), value))
                break
    return cues


def _is_day(tokens: list[Token], place: int) -> bool:
    """A day of a month: "March 12", "12 March"."""
    pair = (lower_at(tokens, place), lower_at(tokens, place + 1))
    return any(one in words("months.txt") and other.isdecimal() for one, other in (pair, pair[::-1]))


def _is_said_then(tokens: list[Token], place: int) -> bool:
    """Whether a time is that of the telling: "said on Monday"."""
    return any(lower_at(tokens, at) in _CREDITING for at in (place - 1, place - 2))


def runs_on(tokens: list[Token], cues: list[Cue], extent: tuple[int, int], borders: tuple[int, int]) -> bool | None:
    """Whether a count at tokens `extent` is cumulative, by the nearest cue between its neighbours at `borders`."""
    first, last = extent
    best: tuple[int, bool] | None = None
    for begin, end, value in cues:
        if begin >= last and begin <= borders[1]:
            distance, gap = begin - last, tokens[last:begin]
        elif end <= first and end >= borders[0]:
            distance, gap = first - end + 1, tokens[end:first]
        elif begin >= first and end <= last:
            distance, gap = 0, []
        else:
            continue
        if begin >= last and any(token.lower in _ONWARD for token in gap):
            continue
        if (best is not None and distance >= best[0]) or any(token.lower in _CREDITING for token in gap):
            continue
        best = distance, value
    return None if best is None else best[1]

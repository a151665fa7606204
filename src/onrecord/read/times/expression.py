"""What a rule sees of an expression, and what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.read.times.almanac import Days
from onrecord.read.times.direction import direction
from onrecord.read.times.tokens import OTHER, Token
from onrecord.record.layers import TimexType

_AROUND = 12
"""How many tokens on both sides tell a sentence from a line in capitals."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The time spoken of last, to which "that day" and "a year earlier" look back: its value, first day and unit."""

    value: str
    day: date
    unit: str


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `first` to `last` (excluded) of a sentence, the article's day, and what was mentioned before."""

    tokens: list[Token]
    first: int
    last: int
    today: date | None
    mention: Mention | None = None

    @property
    def words(self) -> list[Token]:
        """The expression's own tokens."""
        return self.tokens[self.first : self.last]

    def kinds(self) -> frozenset[str]:
        """The classes of its tokens."""
        return frozenset(token.kind for token in self.words)

    def get(self, *kinds: str) -> Token | None:
        """The first of its tokens of one of these classes."""
        return next((token for token in self.words if token.kind in kinds), None)

    def value(self, *kinds: str) -> str:
        """The value of that token, or an empty string."""
        token = self.get(*kinds)
        return token.value if token else ""

    def before(self, count: int = 1) -> str:
        """The class of the token so many places before it."""
        place = self.first - count
        return self.tokens[place].kind if place >= 0 else ""

    def after(self) -> Token | None:
        """The token right after it."""
        return self.tokens[self.last] if self.last < len(self.tokens) else None

    def is_title(self) -> bool:
        """Whether its capital is part of a name ("USA Today"): after another capital, in a sentence not all so."""
        if self.first == 0 or not self.tokens[self.first].text.istitle():
            return False
        before = self.tokens[self.first - 1]
        around = self.tokens[max(0, self.first - _AROUND) : self.last + _AROUND]
        small = (token.text.islower() and len(token.text) > 3 for token in around if token.kind == OTHER)
        return before.kind == OTHER and before.text[0].isupper() and any(small)

    def direction(self) -> int:
        """Whether it lies behind or ahead, by its sentence."""
        return direction(self.tokens, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means. `days` and `unit` are given where the value alone does not say them."""

    timex: str
    type: TimexType = "DATE"
    days: Days | None = None
    unit: str | None = None
    confidence: float = 0.9
    placed: bool = True

"""The grammar of time expressions (`grammar.tsv`) as one regular expression over the letters of classes of words.

Nothing in it repeats without a bound, so that matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.read.times import clock, days, lengths, periods, years
from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.tokens import letters, rows

Resolver = Callable[[Expression], Value | None]

_MODULES = {"clock": clock, "days": days, "lengths": lengths, "periods": periods, "years": years}


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the pattern, and what makes a value of what it finds."""

    name: str
    pattern: str
    resolve: Resolver


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order."""
    return tuple(Rule(name, pattern, _resolver(by)) for name, by, pattern in rows("grammar.tsv", 3) if by)


@cache
def naming() -> re.Pattern[str]:
    """Finds whether a sentence can hold a time at all: every expression has one of these at least."""
    return re.compile(_expression("NAMING"))


@cache
def compiled() -> re.Pattern[str]:
    """All rules as one expression, each a group of its own; most places are passed by what no rule begins with."""
    choices = "|".join(f"(?P<r{place}>{_expression(rule.pattern)})" for place, rule in enumerate(rules()))
    return re.compile(f"(?!{_expression('SILENT')})(?:{choices})")


def rule_of(found: re.Match[str]) -> Rule:
    """The rule that found it."""
    return rules()[_place(found)]


def instead(found: re.Match[str]) -> Iterator[tuple[Rule, int]]:
    """The later rules that fit the same place, with where each ends."""
    for place in range(_place(found) + 1, len(rules())):
        if other := _singly()[place].match(found.string, found.start()):
            yield rules()[place], other.end()


def _place(found: re.Match[str]) -> int:
    return int(str(found.lastgroup)[1:])


@cache
def _singly() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_expression(rule.pattern)) for rule in rules())


def _resolver(name: str) -> Resolver:
    module, function = name.split(".")
    resolver: Resolver = getattr(_MODULES[module], function)
    return resolver


@cache
def _parts() -> dict[str, str]:
    return {name: pattern for name, by, pattern in rows("grammar.tsv", 3) if not by}


def _expression(pattern: str) -> str:
    known = letters()
    spelt = re.sub(r"[a-z]+", lambda name: known[name[0]], _expanded(pattern))
    return re.sub(r"\((?!\?)", "(?:", spelt.replace(" ", ""))


def _expanded(pattern: str) -> str:
    """The pattern with its parts written out."""
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda name: _parts()[name[0]], pattern)
    return pattern

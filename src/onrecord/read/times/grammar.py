"""The grammar of time expressions: rules over the classes of words, the first that fits a place wins.

A pattern is written in names of classes (`words.tsv`, `tokens.py`), with `|`, `?`, brackets and looks around as in
regular expressions; names in capitals are the parts below. Nothing repeats without a bound, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.read.times import clock, days, lengths, periods
from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.tokens import letters

Resolver = Callable[[Expression], Value | None]

PARTS = {
    "MON": "((month | vmonth) dot?)",
    "DAY": "(day | dayord)",
    "WD": "(weekday | wabbr dot?)",
    "SHORT": "(apos (day | number))",
    "YEARS": "(year | SHORT)",
    "NUM": "(number | day | year)",
    "ONE": "(unit | oneday | oneweek | onequarter | oneyear | onecentury | oneweekend)",
    "UNIT": "(ONE | units)",
    "BACK": "(last | past | prev)",
    "AHEAD": "(next | coming | following)",
    "REL": "(this (past | coming) | that same? | the? same | the? (BACK | AHEAD | current) | this)",
    "RELYEAR": "(REL oneyear)",
    "EARLY": "((the very?)? early (in | on | dash)?)",
    "SOON": "((the very?)? (early | earlier | later) (in | on | dash)?)",
    "FRACTION": "(NUM slash NUM)",
    "FIGURE": "(FRACTION | NUM (dash? FRACTION)? | numw (dash? numw)? | a vague? | half a? | another | vague)",
    "QTY": "(FIGURE (and (a half | FRACTION))? dash? scale? of?)",
    "COUNT": "((FRACTION | NUM (dash? FRACTION)? | numw (dash? numw)? | a vague | vague | a scale) scale? of?)",
    "AT": "(clock ampm? | NUM ampm | NUM o apos? oclock | NUM in the part | noon | NUM (?=zone))",
    "CLOCK": "(AT zone? (local time)?)",
    "WITHDAY": "((comma | on | of)? ((weekday | today) part? | tonight | MON DAY (comma? year)?))",
    "MARK": "(comma | dot | mark | close | dash | apos | paren)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the pattern, and what makes a value of what it finds."""

    name: str
    pattern: str
    resolve: Resolver


RULES: tuple[Rule, ...] = (
    Rule("iso date", "iso", days.iso_date),
    Rule("date in figures", "slashed", days.slashed_date),
    Rule("month and day in figures", "monthday", days.month_and_day_figures),
    Rule("time of day", "CLOCK WITHDAY?", clock.clock_time),
    Rule("day at a time", "((weekday | today | MON DAY) comma? (at | about) CLOCK)", clock.clock_time),
    Rule("week of a day", "the? oneweek (of | ended | from | about) MON DAY (comma? year)?", periods.week_of),
    Rule("date", "(early | last)? (WD comma?)? MON DAY (?!units|percent|ampm|oclock) (comma? year | comma? SHORT)? part?",
         days.calendar_date),
    Rule("military date", "DAY MON day (?!units|percent|ampm|dash)", days.military_date),
    Rule("further day", "(?<=(day|dayord)(and|or|to|dash|through)) DAY (?!UNIT|percent|scale|month|vmonth|word|ampm)",
         days.further_day),
    Rule("date, day first", "(WD comma?)? the? DAY of? MON (comma? year | SHORT | number)? part?",
         days.calendar_date),
    Rule("every of the last", "every of the (BACK | AHEAD) COUNT? units", lengths.each_of_last),
    Rule("every", "every (other | BACK)? ((COUNT units) | ONE | weekday part? | MON | season | part)", lengths.repeated),
    Rule("on weekdays", "weekdays parts? | weekday parts", lengths.repeated),
    Rule("often", "often", lengths.repeated),
    Rule("per", "per ONE | (?<=number|scale|percent|word|units) a ONE (?=MARK|in|on|for|to|from|and|of)", lengths.repeated),
    Rule("month of a year", "EARLY? REL? MON comma? of? (YEARS | RELYEAR)", periods.month),
    Rule("day by a day", "the oneday (before | after) today", days.deictic_day),
    Rule("today", "early? (today part? | tonight)", days.deictic_day),
    Rule("part of this day", "early? (this | BACK | AHEAD | that | the? same | the (AHEAD | BACK)) part",
         days.part_of_this_day),
    Rule("overnight", "overnight", days.part_of_this_day),
    Rule("day by a weekday", "the oneday (before | after) BACK weekday", days.day_by_weekday),
    Rule("weekday", "EARLY? (this (past | coming)? | the? (BACK | AHEAD))? weekday early? part?", days.weekday),
    Rule("named day", "(BACK | AHEAD | this)? holiday oneweek? (comma? of? year)? part?", days.named_day),
    Rule("fiscal year", "(the | this | the? (BACK | AHEAD | current))? fiscal oneyear? year"
         "| (the | this | the? (BACK | AHEAD | current)) fiscal oneyear", periods.fiscal_year),
    Rule("quarter", "EARLY? the? fiscal? ((ord | dayord | last) dash? onequarter | (ord | last) half (?=of|apos|year))"
         "((of | comma | in)? (the? fiscal? oneyear? YEARS | RELYEAR) | of (the fiscal? oneyear | fiscal year))?",
         periods.quarter),
    Rule("quarter in figures", "quartered ((of | in)? (YEARS | RELYEAR))?", periods.quarter),
    Rule("season", "SOON? (REL | the)? season ((comma | of)? (year | RELYEAR)) | SOON? REL season"
         "| (?<=in|during|since|by|until|early) the? EARLY? season", periods.season),
    Rule("century", "EARLY? the? (ord | dayord) dash? onecentury", periods.century),
    Rule("decade", "EARLY? the? EARLY? (apos? decade | decadew)", periods.decade),
    Rule("ago", "about? (QTY dash? UNIT (and a half)? | units | the? oneyear dash) ago | vague time ago | long ago", lengths.ago),
    Rule("from now", "QTY UNIT (and a half)? (from now | later now) | (?<=in) QTY units apos time", lengths.from_now),
    Rule("the past so many", "(the | these | this)? (BACK | AHEAD | ord | recent) full? COUNT (full | more)? UNIT",
         lengths.recent_length),
    Rule("the past unit", "(?<=over|in|during|for|within|through) the (BACK | AHEAD) full? ONE | the past ONE",
         lengths.recent_length),
    Rule("recent units", "(the | these)? (recent | BACK | AHEAD) units", lengths.recent_length),
    Rule("so much later", "(QTY dash? UNIT | the ONE | the? oneyear dash) (earlier (?!this|that) | later) | the oneday (before | after) (?=MARK)"
         "| QTY UNIT before (?=MARK)", lengths.counted_from_mention),
    Rule("edge of a period", "(the | at)? edge of ((REL | the) ONE | YEARS | REL? MON (YEARS | RELYEAR)?)"
         "| the? oneyear dash edge", periods.edge_of_period),
    Rule("weekend", "SOON? (REL | the) full? oneweekend", periods.weekend),
    Rule("relative period", "SOON? REL ONE", periods.relative_period),
    Rule("month", "EARLY REL? MON | SOON? REL MON | month"
         "| (?<=in|since|by|until|of|during|from|through|between|to|for|before|after|about|the) vmonth dot?", periods.month),
    Rule("part of a period", "the? (early | ord | BACK) UNIT of (the | REL)? (ONE | MON (YEARS | RELYEAR)? | year)",
         periods.edge_of_period),
    Rule("stage", "in? the? (early | ord | BACK) (stages | UNIT) of (the | this | that | a) word", lengths.stage_of_event),
    Rule("length", "QTY dash? (more | full)? UNIT (and a half)? (dash? long)? (?!dash?old)", lengths.length),
    Rule("vague length", "(?<=for|in|over|about|after|within) the? units | units dash (long | old)", lengths.vague_length),
    Rule("as long as a unit", "ONE dash? long", lengths.length),
    Rule("present", "now | at (the | this)? moment | at present | the present | current | these units", lengths.present),
    Rule("past", "recently | (?<=in) the (near | recent)? past (?=MARK|word|and)", lengths.past),
    Rule("future", "(the | in)? near? future", lengths.future),
    Rule("period in hand", "(?<=for|of|in|during|over|early|edge) the ONE (?=MARK|ended|and|to)", periods.relative_period),
    Rule("year", "EARLY? year", periods.year),
    Rule("short year", "(?<=in|of|since) apos (day | number)", periods.short_year),
)  # fmt: skip


@cache
def _singly() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_expression(rule.pattern)) for rule in RULES)


def instead(found: re.Match[str]) -> Iterator[tuple[Rule, int]]:
    """The later rules that fit the same place, with where each ends."""
    text, place = found.string, found.start()
    for later in range(int(str(found.lastgroup)[1:]) + 1, len(RULES)):
        if other := _singly()[later].match(text, place):
            yield RULES[later], other.end()


@cache
def compiled() -> re.Pattern[str]:
    """All rules as one expression over letters, each a group of its own; the first that fits wins."""
    return re.compile("|".join(f"(?P<r{place}>{_expression(rule.pattern)})" for place, rule in enumerate(RULES)))


def rule_of(found: re.Match[str]) -> Rule:
    """The rule that found it."""
    return RULES[int(str(found.lastgroup)[1:])]


def _expression(pattern: str) -> str:
    known = letters()
    spelt = re.sub(r"[a-z]+", lambda name: known[name[0]], _expanded(pattern))
    return re.sub(r"\((?!\?)", "(?:", spelt.replace(" ", ""))


def _expanded(pattern: str) -> str:
    """The pattern with its parts written out."""
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda name: PARTS[name[0]], pattern)
    return pattern

"""Claims of losses, put into sentences: `python -m evals.casualties --data PATH [--json]`.

PATH is of the shape of `ukraine/casualty_claims_dev`: each claim is put into every wording of `casualty_wordings.json`
that fits its measure (and, for every claim, those of the wounded), by somebody who had not seen the rules. The whole
reader reads each text. A row, one claim in one wording, is right when every field is:

- `value`, `bound`: of the numbers credited to the source (to anybody, where none is to it) exactly one is of the
  measure asked for and as cumulative as asked for, and its low, best, high and bound are the sentence's;
- `measure`: dead, dead and wounded together (casualties), or wounded, as the number's `of` has it;
- `period`: cumulative, of a period alone, or not said;
- `side`: whose losses: the side named nearest to the number within the content;
- `source`, `via`: of the attribution, in its words or those of another one with the same source, and through whom.

`rows_right` is the percentage of rows with every field right; each field has its own beside. Figures are put where a
wording asks for one: the claim's point, else its low (its high after "up to"); ranges only where the claim has both.
A claim without a channel takes one of the others' in wordings that have one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, open_or_stop, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.read.numbers import find_numbers
from onrecord.record import Attribution, Number, Reading

WORDINGS = Path(__file__).with_name("casualty_wordings.json")
FIELDS = ("value", "bound", "measure", "period", "side", "source", "via")
OF = {"deaths": "dead", "casualties": "casualty", "wounded": "wounded"}
SIDES = {"russia": ("Russian", "Russia"), "ukraine": ("Ukrainian", "Ukraine")}
WRITTEN = {
    "NYT": "the New York Times",
    "WP": "the Washington Post",
    "WSJ": "the Wall Street Journal",
    "media24": "United24 Media",
}
"""Channels as a sentence would write them, where the claims abbreviate."""

CHANNELS = ("NYT", "WP", "The Economist", "media24")
"""For claims without a channel, in turn."""

PLATFORM = "social media"
"""The medium of what a source posted itself."""

_WITH_ARTICLE = re.compile(r"\b(?:Office|Armed Forces|minister|Ministry|Service|Sec|DoD|MoD|leak|Book|ministry)\b")
_VIA = re.compile(r"\s*\(via [^)]*\)")

Columns = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in one wording: the text, and what a reader should make of it."""

    text: str
    low: float | None
    best: float | None
    high: float | None
    bound: str
    measure: str
    cumulative: bool | None
    side: str
    source: str
    via: str | None


def rows_of(claim: Mapping[str, Any], wordings: Sequence[Mapping[str, Any]], turn: int) -> Iterator[Row]:
    """A claim in each wording that fits it; `turn` picks the channel of a claim that has none."""
    for place, wording in enumerate(wordings):
        if wording["measure"] not in (claim["measure"], "wounded"):
            continue
        if wording["bound"] == "range" and (claim["low"] is None or claim["high"] is None):
            continue
        channel = claim["via"] or CHANNELS[(turn + place) % len(CHANNELS)]
        yield _row(claim, wording, channel if wording["via"] else None, place)


def _row(claim: Mapping[str, Any], wording: Mapping[str, Any], channel: str | None, place: int) -> Row:
    source = _source(claim["source"])
    via = WRITTEN.get(channel, channel) if channel else None
    low, best, high = ends_asked(claim, wording["bound"])
    adjective, country = SIDES[claim["side"]]
    figure = best if best is not None else low if low is not None else high
    words = {
        "source": source,
        "via": via or "",
        "side": country if wording.get("side_form") == "country" else adjective,
        "number": _figure(figure, in_words=place % 2 == 1),
        "low": _figure(low, in_words=False),
        "high": _figure(high, in_words=False),
    }
    text = wording["wording"].format(**words)
    bound = {"point": "exact", "range": "between"}.get(wording["bound"], wording["bound"])
    return Row(
        text[0].upper() + text[1:], low, best, high, bound, wording["measure"], wording["cumulative"],
        claim["side"], source, via,
    )  # fmt: skip


def ends_asked(claim: Mapping[str, Any], bound: str) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of the figure that a wording of a bound puts."""
    low, point, high = claim["low"], claim["point"], claim["high"]
    if bound == "range":
        return low, None, high
    figure = next(value for value in (point, high if bound == "at_most" else low, low, high) if value is not None)
    if bound == "at_least":
        return figure, None, None
    return (None, None, figure) if bound == "at_most" else (None, figure, None)


def _source(source: str) -> str:
    """A source as a sentence would write it."""
    plain = _VIA.sub("", source).replace("; ", " and ")
    return f"the {plain}" if _WITH_ARTICLE.search(plain) and not plain.lower().startswith("the ") else plain


def _figure(value: float | None, *, in_words: bool) -> str:
    if value is None:
        return ""
    if in_words and value >= 1e6:
        return f"{value / 1e6:g} million"
    return f"{value:,.0f}"


def fields_right(row: Row, reading: Reading) -> dict[str, bool]:
    """Which fields of a row a reading has right."""
    found = credited(reading)
    own = [pair for pair in found if _plain(row.source) in names(reading, pair[0])]
    of_row = [
        (attribution, number)
        for attribution, number in own or found
        if number.of == OF[row.measure] and number.cumulative is row.cumulative
    ]
    right = dict.fromkeys(FIELDS, False)
    near = _by_value(row, own or found)
    if near is not None:
        right["measure"] = near.of == OF[row.measure]
        right["period"] = near.cumulative is row.cumulative
    if len(of_row) != 1:
        return right
    attribution, number = of_row[0]
    right["value"] = (number.low, number.best, number.high) == (row.low, row.best, row.high)
    right["bound"] = number.bound == row.bound
    right["side"] = side_of(reading.article.text, attribution, number) == row.side
    right["source"] = _plain(row.source) in names(reading, attribution)
    right["via"] = channels(attribution) == ([_plain(row.via)] if row.via else [])
    return right


def credited(reading: Reading) -> list[tuple[Attribution, Number]]:
    """The numbers that are credited to somebody, each with the innermost attribution around it."""
    found = reading.numbers or find_numbers(reading.article.text, reading.article.sentences)
    pairs = []
    for number in found:
        around = [one for one in reading.attributions if _within(number, one)]
        if around:
            pairs.append((min(around, key=lambda one: sum(end - start for start, end in one.content)), number))
    return pairs


def names(reading: Reading, attribution: Attribution) -> set[str]:
    """The words for an attribution's source, here and wherever the reader takes it for the same one ("we")."""
    who = attribution.who
    same = [one for one in reading.attributions if who and one.who and one.who.cluster == who.cluster]
    return {_plain(_words(reading, one)) for one in (attribution, *same)} - {""}


def channels(attribution: Attribution) -> list[str]:
    """Whom it came through; a platform that it was posted on is a medium and passes nothing on."""
    return [_plain(via.name) for via in attribution.via if via.medium != PLATFORM]


def _within(number: Number, attribution: Attribution) -> bool:
    """Whether the last character of a number, which is its unit's or its figure's, lies in a content."""
    return any(start < number.span[1] <= end for start, end in attribution.content)


def _by_value(row: Row, pairs: Sequence[tuple[Attribution, Number]]) -> Number | None:
    wanted = {row.low, row.best, row.high} - {None}
    return next((one for _, one in pairs if {one.low, one.best, one.high} - {None} == wanted), None)


def side_of(text: str, attribution: Attribution, number: Number) -> str | None:
    """The side named nearest to a number within the content."""
    best: tuple[int, str] | None = None
    for side, names in SIDES.items():
        for match in re.finditer(rf"\b(?:{'|'.join(names)})\b", text):
            if any(start <= match.start() < end for start, end in attribution.content):
                distance = max(number.span[0] - match.end(), match.start() - number.span[1], 0)
                best = min(best, (distance, side)) if best else (distance, side)
    return best[1] if best else None


def _words(reading: Reading, attribution: Attribution) -> str:
    return " ".join(reading.article.text[start:end] for start, end in attribution.source)


def _plain(name: str) -> str:
    """A name for comparing: no article, case or edge signs."""
    return re.sub(r"^the\s+", "", name.strip(" ,.;:“”\"'’‘").lower())


def read_columns(rows: Sequence[Row], reader: Reader) -> Columns:
    """One claim: how many rows are right, how many there are, then how many are right in each field."""
    columns = np.zeros(2 + len(FIELDS))
    for place, row in enumerate(rows):
        right = fields_right(row, read_text(row.text, id=str(place), reader=reader))
        columns += (all(right.values()), 1, *(right[field] for field in FIELDS))
    return columns


def measure(columns: Columns) -> Results:
    """The share of rows right, with its interval by claim, and of each field."""
    sums = columns.sum(0)
    edges = bootstrap(columns, lambda totals: divide(totals[..., :1], totals[..., 1:2]))
    shares = 100 * sums / max(1.0, float(sums[1]))
    return {
        "rows_right": round(float(shares[0]), 1),
        **{f"{field}_right": round(float(shares[2 + at]), 1) for at, field in enumerate(FIELDS)},
        "rows": int(sums[1]),
        "claims": len(columns),
        "intervals": {"rows_right": in_percent(edges[:, 0])},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    wordings = json.loads(WORDINGS.read_text(encoding="utf-8"))
    reader = open_or_stop(args.reader)
    claims = records_or_stop(args.data)
    columns = [read_columns(list(rows_of(claim, wordings, turn)), reader) for turn, claim in enumerate(claims)]
    show(measure(np.stack(columns)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Names of the gazetteer in a sentence, the longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from onrecord.read.places.gazetteer import Entry, Gazetteer, Spot
from onrecord.read.places.keys import key_of
from onrecord.read.places.tokens import Token, cue

LONGEST = 6
"""Words of the longest name that is looked up."""

_INSIDE = frozenset({" ", "\u00a0", "-", "–", "‑", ". ", " & "})
_AHEAD = frozenset({",", "(", "-", "–", "—"})
"""What stands before an abbreviated state."""

_BEFORE_DC = frozenset({"D.C.", "D.C", "DC"})


class Hold(IntEnum):
    """How well a mention stands as a place before its article is looked at."""

    BARRED = 0
    OPEN = 1
    LIKELY = 2
    SURE = 3


@dataclass(slots=True)
class Mention:
    """A name found. `first` and `last` number its words in `tokens`; `sort` is the kind of place that a word beside it
    says it is ("city", "division", "water", "land"); `surname` marks the last word of a longer name, `abbreviation` a
    name in capitals or points, `money` one beside a sign of money, `outer` what the place
    before it lies in."""

    start: int
    end: int
    tokens: list[Token]
    first: int
    last: int
    key: str
    entry: Entry
    hold: Hold = Hold.OPEN
    sort: str = ""
    strong: bool = False
    surname: bool = False
    abbreviation: bool = False
    money: bool = False
    outer: bool = False
    within: tuple[Spot, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What it may be; names in other languages count where there is no other."""
        return self.entry.spots or self.entry.others

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def before(self) -> Token | None:
        """The word before it, if only a space is between."""
        token = self.tokens[self.first - 1] if self.first else None
        if token is None:
            return None
        pointed = token.gap == ". " and (len(token.text) == 1 or token.text in cue("mister"))
        return token if pointed or token.joined or token.gap in {"-", "–"} else None

    @property
    def after(self) -> Token | None:
        """The word after it, if only a space is between."""
        token = self.tokens[self.last]
        following = self.tokens[self.last + 1] if self.last + 1 < len(self.tokens) else None
        return following if token.joined else None


def find_mentions(text: str, tokens: list[Token], names: Gazetteer) -> list[Mention]:
    """Every name in a sentence, none overlapping."""
    found: list[Mention] = []
    shouted = sum(token.text.isupper() for token in tokens) > 0.6 * len(tokens) > 1.8
    place = 0
    while place < len(tokens):
        mention = _longest(text, tokens, place, names, shouted) if tokens[place].capital else None
        if mention is not None:
            found.append(mention)
        place = mention.last + 1 if mention is not None else place + 1
    return found


def _longest(text: str, tokens: list[Token], first: int, names: Gazetteer, shouted: bool) -> Mention | None:
    for last in sorted(_ends(tokens, first), reverse=True):
        start, end = tokens[first].start, tokens[last].full
        entry = names.find(text[start:end]) if first < last and end > tokens[last].end else None
        end = end if entry is not None else tokens[last].end
        if entry is None and text[end : end + 1] == ".":
            entry = _abbreviated(text, start, end, names)
            end += entry is not None
        name = text[start:end]
        entry = entry if entry is not None else names.find(name)
        if entry is None or (first == last and not _written_so(tokens[first], names, shouted)):
            continue
        money = "$" in text[max(0, start - 1) : start] + text[end : end + 1]
        short = len(name) < 7 and name.replace(".", "").isupper()
        return Mention(start, end, tokens, first, last, key_of(name), entry, abbreviation=short, money=money)
    return None


def _abbreviated(text: str, start: int, end: int, names: Gazetteer) -> Entry | None:
    """ "Ala." after a town's name, a hyphen or a bracket; elsewhere such words are much else."""
    return names.look_up(f"={text[start:end]}.") if text[max(0, start - 2) : start].strip(" ")[-1:] in _AHEAD else None


def _ends(tokens: list[Token], first: int) -> Iterator[int]:
    """Where a name that begins here may end."""
    yield first
    for last in range(first + 1, min(first + LONGEST, len(tokens))):
        before, token = tokens[last - 1], tokens[last]
        washington = before.gap == ", " and token.text in _BEFORE_DC
        if not (before.gap in _INSIDE or washington):
            return
        if token.capital:
            yield last
        elif token.text not in cue("small"):
            return


def _written_so(token: Token, names: Gazetteer, shouted: bool) -> bool:
    """Capitals alone are an abbreviation, which is read only where it is known as one."""
    word = token.text
    if word.isupper() and len(word.replace(".", "")) > 1 and not shouted:
        return names.look_up("=" + word) is not None or len(word) > 6
    return True

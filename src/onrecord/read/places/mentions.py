"""Names of the gazetteer in a sentence, the longest first, each with what its neighbours say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from onrecord.read.places.gazetteer import Entry, Gazetteer, Spot
from onrecord.read.places.tokens import Token, cue, demonyms

LONGEST = 6
"""Words of the longest name that is looked up."""

_INSIDE = frozenset({" ", "\u00a0", "-", "–", "‑", ". ", " & "})
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
    says it is ("city", "division", "water", "land"); `surname` marks the last word of a longer name."""

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
    within: list[Spot] = field(default_factory=list)

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
        return token if token is not None and (token.joined or token.gap in {"-", "–"}) else None

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
        start, end = tokens[first].start, tokens[last].end
        name = text[start:end]
        entry = names.find(name)
        if entry is None and text[end : end + 1] == ".":
            entry = names.look_up(f"={name}.")
            end += entry is not None
        if entry is None or (first == last and not _written_so(tokens[first], names, shouted)):
            continue
        return Mention(start, end, tokens, first, last, name.lower(), entry)
    return None


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
        elif token.text not in cue("small") and not token.text.startswith(("d'", "d’", "l'", "l’", "al", "el")):
            return


def _written_so(token: Token, names: Gazetteer, shouted: bool) -> bool:
    """Capitals alone are an abbreviation, which is read only where it is known as one."""
    word = token.text
    if word.isupper() and len(word.replace(".", "")) > 1 and not shouted:
        return names.look_up("=" + word) is not None or len(word) > 6
    return True


def weigh(mention: Mention) -> None:
    """Settle from the words beside it how well a mention stands."""
    if _barred(mention):
        mention.hold = Hold.BARRED
        return
    _look_around(mention)
    if mention.strong and _may_be(mention):
        mention.hold = Hold.SURE
    elif _prominent(mention):
        mention.hold = Hold.LIKELY


def _barred(mention: Mention) -> bool:
    if mention.single and mention.tokens[mention.first].text in cue("never"):
        return True
    text_after = mention.tokens[mention.last].gap
    if text_after.startswith("$") or _of_body(mention):
        return True
    if _follows_name(mention):
        mention.surname = True
        return True
    return _leads_name(mention)


def _of_body(mention: Mention) -> bool:
    """"University of X"."""
    place = mention.first - 1
    tokens = mention.tokens
    while place >= 0 and tokens[place].text in {"the", "of", "for", "and"} and tokens[place].joined:
        place -= 1
    if place == mention.first - 1 or place < 0 or not tokens[place].joined:
        return False
    linked = {token.text for token in tokens[place + 1 : mention.first]}
    head = tokens[place].text
    if "of" not in linked:
        return False
    plain = head.removesuffix("s")
    return tokens[place].capital and (plain in cue("body") or head.lower() in cue("water") | cue("land"))


def _follows_name(mention: Mention) -> bool:
    """"Jordan Henderson", "Mr London": a capitalised word before it that is no place, side or first word."""
    before = mention.before
    if before is None or before.possessive or not before.capital:
        return False
    word = before.text
    if word in cue("mister"):
        return mention.single
    if word.lower() in cue("side") or word in cue("opener") or word in demonyms() or word in cue("type"):
        return False
    return not (before.gap != " " and word.isupper())


def _leads_name(mention: Mention) -> bool:
    """"Washington Post", "Paris Hilton": a capitalised word after it that does not go with a place."""
    after = mention.after
    if after is None:
        hyphened = mention.tokens[mention.last].gap in {"-", "–"} and mention.last + 1 < len(mention.tokens)
        return hyphened and _hyphened(mention.tokens[mention.last + 1])
    if not after.capital or after.text in cue("title") or after.text in cue("type") or after.text in demonyms():
        return False
    return not (after.text in cue("opener") and after.text not in cue("body"))


def _hyphened(token: Token) -> bool:
    return token.capital and token.text not in demonyms()


def _look_around(mention: Mention) -> None:
    _look_before(mention)
    _look_after(mention)


def _look_before(mention: Mention) -> None:
    place, tokens = mention.first - 1, mention.tokens
    while place >= 0 and tokens[place].joined and tokens[place].text.lower() in cue("side") | {"the"}:
        mention.strong = mention.strong or tokens[place].text.lower() in cue("side")
        place -= 1
    if place < 0 or not (tokens[place].joined or tokens[place].gap == ", "):
        return
    word = tokens[place].text.lower()
    if tokens[place].joined and word in cue("in"):
        mention.strong = True
    if word in {"of", "called", "named"} and place:
        place -= 1
        word = tokens[place].text.lower()
    _sort(mention, word)


def _look_after(mention: Mention) -> None:
    after = mention.after
    if after is not None:
        word = after.text.lower()
        if word in cue("people"):
            mention.strong = True
        _sort(mention, word)
        if after.capital and after.text in cue("type"):
            mention.last += 1
            mention.end = after.end
    last = mention.tokens[mention.last]
    following = mention.tokens[mention.last + 1] if mention.last + 1 < len(mention.tokens) else None
    if following is not None and last.gap in {"-", "–"} and following.text in {"based", "born", "area", "wide", "bound"}:
        mention.strong = True


def _sort(mention: Mention, word: str) -> None:
    for name in ("city", "division", "water", "land"):
        if word in cue(name):
            mention.sort = mention.sort or name
            mention.strong = True


def _may_be(mention: Mention) -> bool:
    """Whether strong words are enough: for a town that shares its name with an English word it must not be tiny."""
    heaviest = mention.spots[0]
    return "w" not in mention.entry.marks or heaviest.weight >= 4.3 or bool(mention.sort)


def _prominent(mention: Mention) -> bool:
    """Whether the name alone is enough."""
    heaviest = mention.spots[0]
    if not mention.entry.spots:
        return heaviest.weight >= 6
    if heaviest.kind == "country" or (not mention.entry.marks and heaviest.kind in _WIDE and heaviest.weight >= 4):
        return True
    if heaviest.kind == "region" and heaviest.weight >= 5.5:
        return "w" not in mention.entry.marks
    least = 4.0 if not mention.single else 4.9
    for mark, weight in (("s", 5.7), ("g", 6.0), ("w", 6.3)):
        if mark in mention.entry.marks:
            least = max(least, weight)
    return heaviest.weight >= least


_WIDE = frozenset({"continent", "area", "ocean", "sea", "lake", "river", "mountains", "desert", "island", "former"})

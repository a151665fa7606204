"""What looks like a quantity and is none: dates, years, clock times, results, names with numbers, codes."""

from __future__ import annotations

from onrecord.read.numbers.figures import Figure
from onrecord.read.numbers.measures import currency_before, measure_at
from onrecord.read.numbers.nouns import is_plural
from onrecord.read.numbers.tabular import spelled, words
from onrecord.read.numbers.tokens import HYPHENS, Token, bare, glued_at, is_hyphen, is_stop, lower_at

_CLOCK = frozenset({"am", "pm", "a", "p", "o'clock", "oclock", "gmt", "utc", "bst", "cet", "cest", "edt", "est", "pdt",
                    "pst", "et", "hrs"})  # fmt: skip
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_INVITED = frozenset(
    "about around nearly almost some roughly approximately over under than to least most exactly only just killed "
    "killing wounded wounding injured injuring estimated total another".split()
)
"""Words before a number like 2000 that make it a count, where a plural noun follows."""

_BEFORE_UNIT = frozenset({"sub", "over", "plus", "minus", "now", "then", "mid-", "near"})
_NOT_ONE = frozenset(
    "no the this that another each every any some which either neither new big same only last next first other old "
    "young little good bad better best such day".split()
)
_AFTER_ONE = frozenset(
    "another day's thing can could may might must should would will is was has had who that which i you he she we they "
    "does did knows says cannot".split()
)


def is_refused(tokens: list[Token], figure: Figure) -> bool:
    """Whether a figure is no quantity."""
    if figure.kind == "words":
        return _is_joined(tokens, figure) or _is_pronoun(tokens, figure) or _is_named(tokens, figure) or (
            _is_spelled_clock(tokens, figure) or _is_place_in_a_table(tokens, figure)
        )
    if figure.kind != "digits" and figure.kind != "fraction":
        return False
    if tokens[figure.first].kind != "digits":
        return False
    return _is_code(tokens, figure) or _is_when(tokens, figure) or _is_label(tokens, figure)


def is_year(tokens: list[Token], figure: Figure) -> bool:
    """Whether a plain number reads as a year."""
    token = tokens[figure.first]
    if not figure.plain or len(token.text) != 4 or not 1400 <= figure.low <= 2150:
        return False
    if currency_before(tokens, figure.first) or _has_unit(tokens, figure):
        return False
    following = lower_at(tokens, figure.last)
    if not (is_plural(following) and following.isalpha()) or not 1400 <= figure.low:
        return _has_year_look(tokens, figure)
    if lower_at(tokens, figure.first - 1) in _INVITED:
        return False
    return 1900 <= figure.low <= 2100 and figure.first > 0


def _has_year_look(tokens: list[Token], figure: Figure) -> bool:
    """A number no noun follows is a year from 1900 to 2100; earlier ones only behind a preposition of time."""
    before = lower_at(tokens, figure.first - 1)
    if before in _INVITED - {"to", "around", "about", "only", "just"}:
        return False
    if 1900 <= figure.low <= 2150:
        return before not in {"about", "around", "some"} or lower_at(tokens, figure.last) not in {"of", "more"}
    return before in _OF_TIME or before in words("months.txt")


_OF_TIME = frozenset({"in", "since", "until", "till", "before", "after", "during", "early", "late", "mid", "circa", "of"})


def _has_unit(tokens: list[Token], figure: Figure) -> bool:
    at = figure.last + is_hyphen(tokens, figure.last)
    measure = measure_at(tokens, at)
    if measure is not None and tokens[at].lower in {"′", "'", '"', "″", "s"} and len(tokens[figure.first].text) == 4:
        return False
    return measure is not None and not (measure.kind == "time" and at == figure.last and not _plural_unit(tokens, at))


def _plural_unit(tokens: list[Token], place: int) -> bool:
    return lower_at(tokens, place).endswith("s")


def _is_code(tokens: list[Token], figure: Figure) -> bool:
    """Digits that are a part of something longer: "XC40", "TA-35", "3888-2", "mk5", "3.0.1", "#1", "22nd"."""
    first, last = figure.first, figure.last
    after = tokens[last] if last < len(tokens) else None
    if tokens[first].glued and _joined_before(tokens, first):
        return True
    if after is None or not after.glued:
        return False
    if after.lower in _ORDINAL and after.kind == "word":
        return True
    if after.lower == "s":
        return _is_decade_or_name(tokens, figure)
    if after.kind == "word":
        return measure_at(tokens, last) is None and not _is_clockless_suffix(after)
    if after.lower in {"/", ":", "@", "_", "\\"} and glued_at(tokens, last + 1):
        return not _is_pair_of_money(tokens, figure, after)
    if after.lower in {".", ","} and glued_at(tokens, last + 1) and tokens[last + 1].kind == "digits":
        return True
    return is_hyphen(tokens, last) and _chained(tokens, figure)


def _is_decade_or_name(tokens: list[Token], figure: Figure) -> bool:
    """ "The 1990s", "the 80s", "2018s best", "Model 3s"; "10s" alone is ten seconds."""
    written, before = tokens[figure.first].text, tokens[figure.first - 1].text if figure.first else ""
    return len(written) == 4 or (written.endswith("0") and before in {"the", "late", "early", "mid"}) or before[:1].isupper()


def _is_clockless_suffix(after: Token) -> bool:
    return after.lower in {"x", "yo"}


def _is_pair_of_money(tokens: list[Token], figure: Figure, after: Token) -> bool:
    """ "$7/$9" and "10,000/day": the figure stands for itself."""
    at = figure.last + 1
    return after.lower == "/" and (tokens[at].lower == "$" or tokens[at].kind == "word")


def _joined_before(tokens: list[Token], first: int) -> bool:
    before = tokens[first - 1]
    if before.kind == "word":
        return currency_before(tokens, first) is None
    if before.kind == "digits" or before.lower in {"/", ":", "#", "_", "@", "№", "\\"}:
        return not (before.lower == "/" and first > 1 and tokens[first - 2].lower.isalpha())
    if before.lower == ".":
        return glued_at(tokens, first - 1)
    if before.lower in HYPHENS and glued_at(tokens, first - 1) and first > 1:
        joined = tokens[first - 2]
        return joined.kind == "word" and joined.lower not in _BEFORE_UNIT and not is_plural(joined.lower)
    return False


def _chained(tokens: list[Token], figure: Figure) -> bool:
    """Telephone numbers and ISO dates: digits, hyphen, digits, hyphen, digits; and codes: "787-B"."""
    at = figure.last + 1
    if tokens[at].kind == "digits":
        return is_hyphen(tokens, at + 1) and tokens[at + 2].kind == "digits"
    return tokens[at].text[:1].isupper() and measure_at(tokens, at) is None and len(tokens[at].text) < 3


def _is_when(tokens: list[Token], figure: Figure) -> bool:
    """Days beside their month, years, times of the clock."""
    if _is_clock(tokens, figure) or is_year(tokens, figure):
        return True
    if not figure.plain or figure.low > 31:
        return False
    return _month_before(tokens, figure.first) or _month_after(tokens, figure.last)


def _is_month(tokens: list[Token], place: int) -> bool:
    if not 0 <= place < len(tokens) or bare(tokens[place].lower) not in words("months.txt"):
        return False
    return tokens[place].lower not in {"may", "mar", "sep", "dec", "jan"} or tokens[place].text[0].isupper()


def _month_before(tokens: list[Token], first: int) -> bool:
    at = first - 1
    if lower_at(tokens, at) in {".", "the"}:
        at -= 1
    elif lower_at(tokens, at) in HYPHENS | {"and", "to", "or"} and at > 0 and tokens[at - 1].kind == "digits":
        at -= 2
        at -= lower_at(tokens, at) == "."
    return _is_month(tokens, at)


def _month_after(tokens: list[Token], last: int) -> bool:
    at = last
    if lower_at(tokens, at) in HYPHENS | {"and", "to", "or"} and at + 1 < len(tokens) and tokens[at + 1].kind == "digits":
        at += 2
    return _is_month(tokens, at) or (lower_at(tokens, at) == "of" and _is_month(tokens, at + 1))


def _is_clock(tokens: list[Token], figure: Figure) -> bool:
    after = lower_at(tokens, figure.last)
    if after in {"a", "p"}:
        return lower_at(tokens, figure.last + 1) in {".", "m"} and "m" in (
            lower_at(tokens, figure.last + 1), lower_at(tokens, figure.last + 2)
        )  # fmt: skip
    if after in _CLOCK and figure.low <= 2400:
        return after != "hrs" or len(tokens[figure.first].text) == 4
    return after in HYPHENS and is_hyphen(tokens, figure.last) and lower_at(tokens, figure.last + 2) in {"am", "pm"}


def _is_place_in_a_table(tokens: list[Token], figure: Figure) -> bool:
    """ "The bottom three", "the top four"."""
    return lower_at(tokens, figure.first - 1) in {"bottom", "top"} and not _counts_something(tokens, figure)


def _is_label(tokens: list[Token], figure: Figure) -> bool:
    """A bare number that names what stands before or behind it: "Section 427", "Stoxx 50", "787 Dreamliner"."""
    if not figure.plain or currency_before(tokens, figure.first) or _has_unit(tokens, figure):
        return False
    before = tokens[figure.first - 1] if figure.first else None
    if before is not None and before.lower == "." and figure.first > 1 and lower_at(tokens, figure.first - 2) in {"no", "nos"}:
        return True
    if before is not None and before.kind == "word" and bare(before.lower) in words("labels.txt"):
        return before.lower not in _LABEL_AND_NOT or not _counts_something(tokens, figure)
    if before is not None and before.kind == "word" and _is_name(tokens, figure.first - 1):
        return not _counts_something(tokens, figure)
    return _is_age_or_number_of_house(tokens, figure)


_LABEL_AND_NOT = frozenset({"day", "week", "order", "line", "plan", "big", "top", "no", "part", "company", "act", "area"})


def _is_name(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if not token.text[0].isupper() or is_stop(token) or token.lower in _INVITED:
        return False
    return place > 0 or len(token.text) > 1


def _counts_something(tokens: list[Token], figure: Figure) -> bool:
    """Whether a plural noun in lower case follows, or one does after adjectives of origin: "96 Liverpool fans"."""
    for place in range(figure.last, min(figure.last + 4, len(tokens))):
        token = tokens[place]
        if token.kind != "word" or is_stop(token):
            return False
        if is_plural(token.lower) and not token.lower.endswith("'s"):
            return True
    return False


def _is_age_or_number_of_house(tokens: list[Token], figure: Figure) -> bool:
    """ "Maddon, 66, said", "Lang (20)", "575 Wilbraham Road", "787 Dreamliner"."""
    first, last = figure.first, figure.last
    before, after = lower_at(tokens, first - 1), lower_at(tokens, last)
    if before in {",", "("} and first > 1 and tokens[first - 2].text[0].isupper() and figure.low <= 115:
        return after in {",", ")", ";", "."} or (after == "" and before == ",")
    if last < len(tokens) and tokens[last].kind == "word" and tokens[last].text[0].isupper() and not tokens[last].glued:
        return not _counts_something(tokens, figure) and not tokens[last].text.isupper()
    return False


def _is_joined(tokens: list[Token], figure: Figure) -> bool:
    """ "A three-year plan", "a six-speed gearbox": what a thing is like, where digits would be a count."""
    if not is_hyphen(tokens, figure.last):
        return False
    at = figure.last + 1
    measure = measure_at(tokens, at)
    if measure is not None:
        return measure.kind == "time" and "old" not in (lower_at(tokens, at + 1), lower_at(tokens, at + 2))
    return tokens[at].lower not in _JOINED_COUNTS and tokens[at].lower not in words("persons.txt")


_JOINED_COUNTS = frozenset("nation country state party cylinder seat vehicle car ship plane month-old".split())


def _is_spelled_clock(tokens: list[Token], figure: Figure) -> bool:
    return lower_at(tokens, figure.last) in {"o'clock", "am", "pm"}


def _is_named(tokens: list[Token], figure: Figure) -> bool:
    """ "Formula One", "Big Ten", "World War Two"."""
    token = tokens[figure.first]
    if not token.text[0].isupper() or figure.first == 0:
        return False
    before = tokens[figure.first - 1]
    return before.kind == "word" and before.text[0].isupper() and not _counts_something(tokens, figure)


def _is_pronoun(tokens: list[Token], figure: Figure) -> bool:
    """Whether "one" stands for somebody or something named before: "the one", "no one", "one can"."""
    token = tokens[figure.first]
    if token.lower != "one" or figure.last != figure.first + 1:
        return False
    before, after = lower_at(tokens, figure.first - 1), lower_at(tokens, figure.last)
    if after == "of":
        return before in {"no", "another"}
    if after in {"or", "and", "in", "out", "to"}:
        return not _number_follows(tokens, figure.last)
    if before in _NOT_ONE or after in _AFTER_ONE or is_hyphen(tokens, figure.first - 1):
        return True
    if figure.last >= len(tokens) or tokens[figure.last].kind != "word":
        return not (is_hyphen(tokens, figure.last) or after in {"%", "(", '"', "“"})
    return is_stop(tokens[figure.last])


def _number_follows(tokens: list[Token], place: int) -> bool:
    """ "One or two", "one in five", "one out of three"."""
    at = place + 1 + (lower_at(tokens, place + 1) in {"of", "every"})
    kind = spelled().get(lower_at(tokens, at), ("",))[0]
    return kind in {"ones", "teens", "tens"} or (at < len(tokens) and tokens[at].kind == "digits")

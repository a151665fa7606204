"""How firmly a passage is put: its own hedges, an explicit chance, or the cue that grades it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.read.certainty.lexicon import look_up
from onrecord.read.certainty.scales import band, named_scale
from onrecord.read.certainty.words import LEAD, WORD, Head
from onrecord.read.passage import Passage
from onrecord.record import Article, Certainty, Span, Spans, overlap
from onrecord.record.wording import Scale, Stance


@dataclass(frozen=True, slots=True)
class Hedge:
    """One hedge as it stands: `form` is what it is called, `rank` says which of several gives the term (lowest)."""

    form: str
    span: Span
    rank: int
    low: float | None = None
    high: float | None = None
    stance: Stance = "neutral"


_RANKS = {"estimate": 0, "modal": 2, "hedge": 3}
_CHANCE = 1
_CLAUSE = 4
_PERCENT = r"(?P<low>\d{1,3}(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}(?:\.\d+)?))?\s?(?:%|percent\b|per cent\b)"
_BOUND = (
    r"(?:\b(?P<least>at least|more than|over|above|greater than)\s|\b(?P<most>at most|less than|under|below|up to)\s)?"
)
_CHANCES = (
    re.compile(
        rf"{_BOUND}(?:an? |the )?{_PERCENT}[ -](?:chance|probability|likelihood|odds|certain|sure|confident|likely)",
        re.I,
    ),
    re.compile(
        r"\b(?:chances?|probability|likelihood|odds)\b[^.;!?\d]{0,60}?\b(?:is|are|was|were|at|of|to|be|as)\s"
        rf"(?:about |around )?{_BOUND}{_PERCENT}",
        re.I,
    ),
)
_EVEN = re.compile(r"\b(?:50[-–/]50|fifty[- ]fifty)\b", re.I)
_ONE_IN = re.compile(r"\b(?P<one>one|1)[ -]in[ -](?P<many>two|three|four|five|six|ten|\d{1,4})(?=[ -]chance)", re.I)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)(?P<not> not|n[’']t)? (?:(?:\w+ly|also|still|now) )?"
    r"(?P<verb>thought|believed|expected|feared|suspected|estimated|alleged|rumou?red|presumed|assumed|predicted|forecast|"
    r"projected|hoped|claimed|anticipated|reckoned|doubted)\b(?= (?:to|that|by|in|at|this|next|on|dead|,)|[,.])",
    re.I,
)
_ACTIVE = re.compile(
    r"[\s\"“‘'`]*(?:that )?(?:he|she|they|it|we|i)[’']?(?:ve|d|re|m|s)? "
    r"(?:(?:\w+ly|also|still|now|had|has|have|would|is|are|was|were|am|do|does|did) )*"
    r"(?P<not>not |(?:do|does|did)n[’']t )?(?:\w+ly )?(?P<verb>[a-z]+)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|never|hardly|n[’']t|n’t)\W+(?:\w+\W+)?$|n[’']t\W+(?:\w+\W+)?$", re.I)
_ASIDE = re.compile(r"\b(?:who|which|whose|if|whether|unless|so that)\b(?:\W+\w+){0,4}\W*$", re.I)
_NOUN_MIGHT = re.compile(r"\b(?:the|his|her|its|their|our|all|military|full|economic|of|naval|with)\W+$", re.I)

_ATTRIBUTIVE = re.compile(
    r"likely voters?|\ban? (?:unlikely|improbable) (?!to\b|event|scenario|outcome|that\b)\w", re.I
)
"""What is no estimate: likely voters, an unlikely hero."""


_BE = re.compile(r"(?:is|are|was|were|be|been|being)(?:n[’']t)?$")
_FIGURES = re.compile(r"%|\bper ?cent\b|\b50\b|\bfifty\b|\bin[ -]\w+[ -]chance", re.I)
"""Without one of these there is no explicit chance."""

Known = tuple[str, int, Stance]
"""What a form of the table is called, its rank and its stance."""


@cache
def _hedges() -> tuple[re.Pattern[str], dict[str, Known], frozenset[str]]:
    """All forms of the table as one pattern, longest first, what each is, and the words that they begin with."""
    known: dict[str, Known] = {}
    for line in (Path(__file__).parent / "hedges.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, kind, stance, term = line.split("\t")
            known[form] = (
                form if term == "-" else term,
                _RANKS[kind],
                "distances" if stance == "distances" else "neutral",
            )
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?:{forms})(?![\w-])", re.I), known, frozenset(form.split()[0] for form in known)


def certainty_of(
    article: Article, passage: Passage, head: Head | None, lead: Spans
) -> tuple[Certainty | None, tuple[Hedge, ...]]:
    """How firmly it is put, and the hedges found; None where nothing in the words says so."""
    cue = [(start, min(end, start + LEAD)) for start, end in passage.cue]
    found = [hedge for span in (*cue, *lead) for hedge in find_hedges(article.text, span)]
    if lead and passage.cue:
        found.extend(_clause(article.text, lead[0]))
    found = _apart(found)
    named = named_scale(article.text) if any(hedge.rank == 0 for hedge in found) else None
    own = [hedge.span for hedge in found]
    words = tuple(sorted([*own, *(span for span in _cue_words(head) if not overlap([span], own))]))
    if found:
        return _by_hedge(min(found, key=lambda hedge: (hedge.rank, hedge.span)), named, words), tuple(found)
    if head is not None and head.word.grades:
        term = f"not {head.word.lemma}" if head.negation else head.word.lemma
        return Certainty(term, "none", words), ()
    return None, ()


def _cue_words(head: Head | None) -> Spans:
    if head is None or not (head.word.grades or head.negation):
        return ()
    return (*head.negation, head.span)


def _by_hedge(hedge: Hedge, named: Scale | None, words: Spans) -> Certainty:
    published = band(hedge.form, named) if hedge.rank == 0 else None
    if published is not None:
        return Certainty(published.term, published.scale, words, published.low, published.high)
    return Certainty(hedge.form, "none", words, hedge.low, hedge.high)


def find_hedges(text: str, span: Span) -> list[Hedge]:
    """The hedges inside a span, those of clauses beside the main one left out."""
    pattern, known, first = _hedges()
    found = _chances(text, span)
    done = span[0]
    for word in WORD.finditer(text, *span):
        form = word[0].lower()
        if word.start() < done:
            continue
        if form in first:
            match = pattern.match(text, word.start(), span[1])
            hedge = _hedge(text, match, span, known) if match else None
        elif _BE.match(form):
            match = _PASSIVE.match(text, word.start(), span[1])
            hedge = _passive(match) if match else None
        else:
            continue
        if hedge is not None:
            found.append(hedge)
            done = hedge.span[1]
    return found


def _hedge(text: str, match: re.Match[str], span: Span, known: Mapping[str, Known]) -> Hedge | None:
    """A form of the table where it is meant as a hedge."""
    form = re.sub(r"\s", " ", match[0].lower())
    before = text[max(span[0], match.start() - 50) : match.start()]
    if not _meant(text, match, before, form):
        return None
    term, rank, stance = known[form]
    if rank == _RANKS["estimate"] and _NEGATED.search(before[-20:]):
        term = f"not {term}"
    return Hedge(term, match.span(), rank, stance=stance)


def _passive(match: re.Match[str]) -> Hedge:
    """ "Is expected to": held by somebody who is not named."""
    words = look_up(match["verb"])
    lemma = words[0].lemma if words else match["verb"].lower()
    stance: Stance = "distances" if lemma in ("allege", "claim") else "neutral"
    return Hedge(f"not {lemma}" if match["not"] else lemma, match.span(), _RANKS["hedge"], stance=stance)


def _meant(text: str, match: re.Match[str], before: str, form: str) -> bool:
    """Whether a form is the hedge and not its look-alike: the month, the noun, an ability that was not there."""
    after = text[match.end() : match.end() + 12].lower()
    if form == "may" and match[0] == "May" and (before.strip(" \"“‘'") or re.match(r"\s*\d", after)):
        return False
    if form == "might" and (_NOUN_MIGHT.search(before) or re.match(r"\s+of\b", after)):
        return False
    if form == "could" and re.match(r"\s+not\b(?! have)", after):
        return False
    if _ATTRIBUTIVE.search(f"{before[-4:]}{form}{after}"):
        return False
    return _ASIDE.search(before) is None


def _chances(text: str, span: Span) -> list[Hedge]:
    found: list[Hedge] = []
    if not _FIGURES.search(text, *span):
        return found
    for pattern in _CHANCES:
        for match in pattern.finditer(text, *span):
            low, high = float(match["low"]) / 100, float(match["high"] or match["low"]) / 100
            if high <= 1:
                bounds = (None if match["most"] else low, None if match["least"] else high)
                found.append(Hedge(match[0].lower(), match.span(), _CHANCE, *bounds))
    found.extend(Hedge(match[0].lower(), match.span(), _CHANCE, 0.5, 0.5) for match in _EVEN.finditer(text, *span))
    for match in _ONE_IN.finditer(text, *span):
        many = _COUNTS.get(match["many"].lower()) or int(match["many"])
        if many:
            found.append(Hedge(match[0].lower(), match.span(), _CHANCE, 1 / many, 1 / many))
    return found


def _clause(text: str, lead: Span) -> list[Hedge]:
    """The attitude a content opens with: "told the paper they expect …"."""
    match = _ACTIVE.match(text, *lead)
    words = look_up(match["verb"]) if match else ()
    if not match or not words or not words[0].grades or words[0].part == "n" or words[0].kind == "evidential":
        return []
    form = f"not {words[0].lemma}" if match["not"] else words[0].lemma
    return [Hedge(form, (match.start("not" if match["not"] else "verb"), match.end("verb")), _CLAUSE)]


def _apart(found: list[Hedge]) -> list[Hedge]:
    """Of hedges that overlap, the one that ranks first and is longest."""
    kept: list[Hedge] = []
    for hedge in sorted(found, key=lambda item: (item.rank, item.span[0] - item.span[1], item.span)):
        if all(hedge.span[1] <= other.span[0] or other.span[1] <= hedge.span[0] for other in kept):
            kept.append(hedge)
    return kept

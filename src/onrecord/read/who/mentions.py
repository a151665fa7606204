"""Mentions: every phrase of an article that may be, or is, a source, in the order in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.who.parsing import parse
from onrecord.read.who.phrases import Phrase
from onrecord.read.who.scanning import noun_phrases
from onrecord.read.who.words import Words, between
from onrecord.record import Article, Span, merge_spans

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i", "we": "we", "us": "we", "our": "we", "ours": "we",
    "ourselves": "we", "who": "who", "which": "who", "that": "who", "whom": "who", "whose": "who",
    "this": "it", "these": "they", "both": "they", "you": "you", "your": "you",
}  # fmt: skip
"""Pronouns and the way in which each is resolved."""

PASSING = frozenset({"he", "she", "they"})
"""Pronouns that are followed where they are no sources too: they say of whom the text goes on to speak."""

_OWNING = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase in its place. `source` says that somebody is credited by it, `first` that no other stands before it in
    its sentence, `quoted` that it stands in a quotation, `inside` that another phrase holds it, `governed` that a
    preposition stands before it, `owns` that something of its own follows."""

    span: Span
    phrase: Phrase
    sentence: int
    source: bool = False
    pronoun: str | None = None
    first: bool = False
    quoted: bool = False
    inside: bool = False
    headline: bool = False
    governed: bool = False
    owns: bool = False
    paragraph: int = 0


def mentions_of(article: Article, words: Words, sources: Iterable[Span]) -> list[Mention]:
    """All mentions in order. A phrase that begins where a source does gives way to it; one within it is kept where it
    is a name, or stands behind a preposition ("a spokesman for the ministry")."""
    ranges = sorted({between(words, span) for span in sources})
    starts = [first for first, _ in ranges]
    made = [(first, last, True) for first, last in ranges if first < last]
    for first, last in noun_phrases(words, _heads(words, ranges)):
        place = bisect_right(starts, last - 1) - 1
        holder = ranges[place] if place >= 0 and ranges[place][1] > first else None
        if holder is None or _may_lie_in(words, holder, first, last):
            made.append((first, last, False))
    taken = {first for first, last in ranges if last == first + 1}
    made.extend(
        (place, place + 1, False)
        for place, word in enumerate(words)
        if PRONOUNS.get(word.low) in PASSING and place not in taken
    )
    made.sort(key=lambda item: (item[0], -item[1]))
    return list(_placed(article, words, made))


def _heads(words: Words, ranges: Sequence[tuple[int, int]]) -> frozenset[str]:
    """What the sources are called: a noun that no table holds is looked for where a source is called so."""
    told = ((first, last) for first, last in ranges if last > first + (words[first].low in PRONOUNS))
    phrases = (parse(words[first:last]) for first, last in told)
    return frozenset(phrase.head for phrase in phrases if phrase is not None and phrase.head and not phrase.name)


def _may_lie_in(words: Words, holder: tuple[int, int], first: int, last: int) -> bool:
    if first == holder[0]:
        return last < holder[1] - 1 and words[last].low in ("and", "as", "or") and words[last - 1].capital
    if first < holder[0] or last > holder[1]:
        return False
    return words[last - 1].capital or words[first - 1].low in _BEHIND


_GOVERNING = frozenset(
    "of for from with at by in to on about against near into over under after before between among like than".split()
)
_BEHIND = frozenset("of for from with at in by to on and".split())


def extent(text: str, words: Words, first: int, last: int) -> Span:
    """A row of words as a span, with the bracket that its last word closes."""
    start, end = words[first].start, words[last - 1].end
    opened = text.rfind("(", start, end) > text.rfind(")", start, end)
    return start, end + (opened and text[end : end + 1] == ")")


def _placed(article: Article, words: Words, made: list[tuple[int, int, bool]]) -> Iterator[Mention]:
    starts = [start for start, _ in article.sentences]
    paragraphs = [start for start, _ in article.paragraphs]
    quoted = merge_spans(quotation.span for quotation in article.quotations)
    headlines = [segment.span for segment in article.segments if segment.kind == "headline"] or _first_line(article)
    seen = -1
    reached = 0
    for first, last, source in made:
        span = extent(article.text, words, first, last)
        phrase = parse(words[first:last])
        if phrase is None:
            continue
        sentence = bisect_right(starts, span[0]) - 1
        alone = last - first == 1 or (last - first == 2 and words[first + 1].low in ("all", "both"))
        pronoun = PRONOUNS.get(words[first].low) if alone else None
        inside = span[0] < reached
        yield Mention(
            span,
            phrase,
            sentence,
            source,
            pronoun,
            sentence != seen,
            _within(quoted, span[0]),
            inside,
            _within(headlines, span[0]),
            first > 0 and words[first].gap == "space" and words[first - 1].low in _GOVERNING,
            words[last - 1].owns or (pronoun is not None and words[first].low in _OWNING),
            bisect_right(paragraphs, span[0]),
        )
        seen, reached = sentence, max(reached, span[1])


def _first_line(article: Article) -> list[Span]:
    """A short first paragraph without a full stop is a headline that nothing marks."""
    if len(article.paragraphs) < 2:
        return []
    start, end = article.paragraphs[0]
    line = article.text[start:end].rstrip()
    return [(start, end)] if len(line) < LONGEST_HEADLINE and line[-1:] not in '.?!:”"' else []


LONGEST_HEADLINE = 150


def _within(spans: Sequence[Span], position: int) -> bool:
    place = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return place >= 0 and spans[place][0] <= position < spans[place][1]

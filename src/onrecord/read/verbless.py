"""Attributions without a verb: "And from Chairwoman X: “…”", "X, 34: “…”" and "“…” — Commissioner Y"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.read.candidates import Candidate
from onrecord.read.coverage import Coverage
from onrecord.read.tables import table
from onrecord.record import Article, Span, Spans, length

_BEFORE_COLON = re.compile(
    r"\s*(?:(?:And|But|Then|Also)\b[ ,]*(?:then |also )?)?(?P<from>(?:[Tt]his )?(?:comes? )?[Ff]rom )?"
    r"(?P<name>(?(from)|(?=(?:the |an? )?[A-Z]))[^\n:“”\"]{1,90}?)(?: on [^\n:“”\"]{2,60})?\s*(?P<colon>:)\s*$"
)
_SIGNATURE = re.compile(r"\s{0,3}(?P<dash>—|–|--|-)\s{0,3}(?P<name>[A-Z][^\n“”\"—–:;!?]{1,79}[^\s“”\"—–:;!?.])\.?$")
_THIS_FROM = re.compile(r"(?:[Aa]nd )?(?:[Tt]his )?[Ff]rom (?=\w)")
LIKELY = (2.0, -0.4)
"""Cue logit and log-share that a rule's find is given: as sure as a clear draft of the network, no surer."""

LONGEST_SIGNATURE = 100
"""Code points after a quotation that may sign it: a name with a title, and a bound that keeps long texts linear."""

_PARTICLES = frozenset(
    {"of", "the", "and", "for", "de", "da", "di", "la", "le", "van", "von", "der", "den", "bin", "al"}
)


def with_verbless(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with the sources that only a colon or a dash names, and those that no cue would have found."""
    mended = [_named_by_colon(article, item) for item in items]
    credited = Coverage(span for item in mended for span in item.content)
    found = [made for made in _uncued(article) if not _covered(made, credited)]
    return sorted([*mended, *found], key=lambda item: item.cue[0])


def _named_by_colon(article: Article, item: Candidate) -> Candidate:
    """Give a sourceless colon the name that stands before it."""
    cue = item.cue[-1]
    if len(item.source) == 1 and (match := _THIS_FROM.match(article.text, *item.source[0])):
        return replace(item, source=((match.end(), item.source[0][1]),), act="speech")
    if item.source or not article.text[slice(*cue)].endswith(":"):
        return item
    match = _BEFORE_COLON.match(article.text, _sentence_start(article, cue[0]), cue[1])
    if match is None or not _is_name(match["name"], match.group()):
        return item
    return replace(item, source=(match.span("name"),))


def _uncued(article: Article) -> Iterator[Candidate]:
    outer = [quotation.span for quotation in article.quotations if quotation.depth == 0]
    for paragraph, spans in in_paragraphs(article, outer):
        if _kind_at(article, spans[0][0]) in ("boilerplate", "caption"):
            continue
        for place, span in enumerate(spans):
            start = max(paragraph[0], _sentence_start(article, span[0]), spans[place - 1][1] if place else 0)
            match = _BEFORE_COLON.match(article.text, start, span[0])
            if match is not None and _is_name(match["name"], match.group()):
                yield _made(match.span("name"), match.span("colon"), joined_run(article, spans[place:]))
        if len(spans) == 1 and spans[0][0] == paragraph[0] and paragraph[1] - spans[0][1] <= LONGEST_SIGNATURE:
            match = _SIGNATURE.match(article.text, spans[0][1], paragraph[1])
            if match is not None:
                yield _made(match.span("name"), match.span("dash"), (spans[0],))


def _made(name: Span, cue: Span, content: Spans) -> Candidate:
    begins, log_share = LIKELY
    return Candidate((name,), (cue,), content, "speech", begins, log_share, False)


def joined_run(article: Article, spans: list[Span]) -> Spans:
    """The first quotation and those that follow it with nothing between: words between may bring another source."""
    run = spans[:1]
    for span in spans[1:]:
        if article.text[run[-1][1] : span[0]].strip():
            break
        run.append(span)
    return tuple(run)


def _kind_at(article: Article, position: int) -> str | None:
    index = bisect_right(article.segments, position, key=lambda segment: segment.span[0]) - 1
    return article.segments[index].kind if index >= 0 else None


def in_paragraphs(article: Article, spans: Iterable[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Each paragraph with its quotations, where it has any. Both are in order."""
    waiting = iter(spans)
    span = next(waiting, None)
    for paragraph in article.paragraphs:
        held = []
        while span is not None and span[0] < paragraph[1]:
            if span[0] >= paragraph[0]:
                held.append(span)
            span = next(waiting, None)
        if held:
            yield paragraph, held


def _sentence_start(article: Article, position: int) -> int:
    """Where the sentence that holds a position begins; the splitter knows "Dr." and "Gen."."""
    index = bisect_right(article.sentences, (position, len(article.text))) - 1
    return article.sentences[index][0] if index >= 0 else position


def _is_name(name: str, whole: str) -> bool:
    """Whether what stands before a colon is somebody.

    A name of capitalised words, two at least unless an age follows it; anything after "from". "Update:" and "Read
    More:" introduce a quotation and are nobody, "The sign had two words:" is a sentence.
    """
    words = re.findall(r"[\w’'-]+", name.split(",")[0])
    if not words or {words[0].lower(), words[-1].lower()} & table("labels.txt"):
        return False
    if re.search(r"\bfrom\b", whole[: whole.find(name)], re.I):
        return True
    proper = [word for word in words if word[0].isupper() and word not in ("The", "A", "An")]
    small = {word for word in words if word[0].islower()}
    return small <= _PARTICLES and len(proper) >= (1 if re.search(r", \d", name) else 2)


def _covered(made: Candidate, credited: Coverage) -> bool:
    return sum(credited.inside(span) for span in made.content) > 0.6 * length(made.content)

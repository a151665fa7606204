"""Estimates without a verb of saying: "the ministry put the number of dead at 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.read.candidates import Candidate
from onrecord.read.coverage import Coverage
from onrecord.read.impersonal import subject_before
from onrecord.read.verbless import LIKELY
from onrecord.record import Article, length

_QUANTITY = (
    r"(?:number|toll|tally|losses|casualties|fatalities|deaths|dead|wounded|injured|missing|figure|total|count|cost|"
    r"costs|damage|price|value|worth|size|strength|share|rate|turnout|unemployment|inflation|growth|chances?|odds|"
    r"probability|likelihood|support|approval|population|attendance|crowd|bill|deficit|debt)"
)
_PUT = re.compile(r"\b(?P<cue>(?:(?:has|have|had) )?puts?) (?=\w)")
_AT = re.compile(
    rf"(?P<content>(?:[\w’'-]+,? ){{0,14}}?{_QUANTITY}\b(?: [\w’'-]+){{0,8}}? at (?:[a-z]+ ){{0,4}}?"
    r"(?:[$€£]|[A-Z]{1,3}\$)?\d[\d,.]*(?:(?!, )[^\n;:“”\"])*)"
)
"""The words of each part are counted, so that the time stays linear."""

_ENDS = re.compile(r"(?<!\d)[.!?](?=\s|$)|(?<=\d)[.!?](?=\s|$)|,(?!\d)")
_COVERED = 0.6
LONGEST = 240
"""Code points from the verb to the figure; estimates are short."""


def with_estimates(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with the estimates that somebody is said to put at a figure, where no other credits the same."""
    credited = Coverage(span for item in items for span in item.content)
    cues = Coverage(span for item in items for span in item.cue)
    found = [
        made
        for made in _estimates(article)
        if not cues.inside(made.cue[0]) and credited.inside(made.content[0]) <= _COVERED * length(made.content)
    ]
    return sorted([*items, *found], key=lambda item: item.cue[0])


def _estimates(article: Article) -> Iterator[Candidate]:
    for start, end in article.sentences:
        for cue in _PUT.finditer(article.text, start, end):
            match = _AT.match(article.text, cue.end(), min(end, cue.end() + LONGEST))
            source = subject_before(article, cue.start())
            if match is None or source is None:
                continue
            begin, stop = match.span("content")
            stop = _figure_ends(article.text, begin, stop)
            begins, log_share = LIKELY
            yield Candidate((source,), (cue.span("cue"),), ((begin, stop),), "speech", begins, log_share, False)


def _figure_ends(text: str, begin: int, stop: int) -> int:
    ends = _ENDS.search(text, begin, stop)
    stop = ends.start() if ends is not None else stop
    while stop > begin and text[stop - 1] in " .,":
        stop -= 1
    return stop

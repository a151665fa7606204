"""Who "that all said" is: the people listed right before, all of them.

A relative pronoun alone says nothing of who spoke, and PolNeAR's annotators leave it at the pronoun; but "all", "both"
and "each" speak of every one in the list, and then the list is the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.read.candidates import Candidate
from onrecord.read.verbless import LIKELY
from onrecord.record import Article, Span, overlap

_CLAUSE = re.compile(
    r" ?,? (?P<pronoun>who|that|which) (?P<all>all|both|each) (?:have |had )?"
    r"(?P<cue>said|say|says|claimed|claim|predicted|predict|warned|warn|insisted|insist|believed|believe|thought|think|"
    r"argued|argue|agreed|agree|denied|deny|promised|promise|reported|report)\b"
    r"(?P<between>[^.;:“”\"\n]{0,60}?) (?P<content>that [^.;“”\"\n]+)"
)
_WORD = re.compile(r"[\w’'.&-]+")
_NOT_IN_A_LIST = frozenset(
    "of by from to with about for in on at into over under after before is are was were be been asked asking told said "
    "among between like such as than because if when while".split()
)
_LEADS_IN = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Ii]t|[Yy]ou) \w+ |\b\w+(?:ed|ing) ")
_NAMES = re.compile(r"(?<= )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
MOST_WORDS = 24
"""Words of a list: longer ones are clauses that were taken for one."""


def with_antecedents(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with those that a quantified relative clause credits to a list, in the place of the pronoun's."""
    found = list(_quantified(article))
    kept = [item for item in items if not any(_is_same(item, made) for made in found)]
    return sorted([*kept, *found], key=lambda item: item.cue[0])


def _is_same(item: Candidate, made: Candidate) -> bool:
    cue = made.cue[0]
    return bool(overlap(item.cue, [(cue[0] - len("both "), cue[1])]))


def _quantified(article: Article) -> Iterator[Candidate]:
    for start, end in article.sentences:
        for match in _CLAUSE.finditer(article.text, start, end):
            source = _list_before(article.text, start, match.start())
            if source is not None:
                begins, log_share = LIKELY
                content = (match.start("content"), match.end("content"))
                yield Candidate((source,), (match.span("cue"),), (content,), "speech", begins, log_share, False)


def _list_before(text: str, start: int, end: int) -> Span | None:
    """The noun phrases joined by commas and "and" that end here, or None for a single one."""
    first = end
    for count, match in enumerate(reversed(list(_WORD.finditer(text, start, end)))):
        if match.group().lower() in _NOT_IN_A_LIST or not _joined(text[match.end() : first]) or count >= MOST_WORDS:
            break
        first = match.start()
    first = _after_verb(text, first, end)
    listed = text[first:end]
    return (first, end) if re.search(r",| and | or ", listed) else None


def _after_verb(text: str, first: int, end: int) -> int:
    """Where the list begins when a clause leads into it: "Police questioned farmers and traders"."""
    head = re.split(r",| and | or ", text[first:end])[0]
    led = list(_LEADS_IN.finditer(head))
    if led:
        return first + led[-1].end()
    names = _NAMES.search(head)
    return first + names.start() if names else first


def _joined(between: str) -> bool:
    return set(between) <= {" ", ","}

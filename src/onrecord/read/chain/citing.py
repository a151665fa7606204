"""An outlet that reports and cites: "the Chronicle reported, citing two inspectors". Whoever is cited is the source."""

from __future__ import annotations

import re

from onrecord.read.chain.channels import is_outlet
from onrecord.read.chain.surroundings import around
from onrecord.read.chain.via import Credited
from onrecord.read.tables import table
from onrecord.record import Article, Span

_CITING = re.compile(
    r"\b(?:[Cc]iting|[Qq]uoting) (?P<who>[^,.;:“”\"\n]{2,80}?)(?= as (?:saying|telling|writing)\b|[,.;:“”\"\n]|$)"
)
_RELATIVE = re.compile(r" (?:who|whom|which|that|with knowledge|familiar with)\b")
_PRONOUN = frozenset("him her them it himself herself themselves itself this that these those what".split())
_MATTER = frozenset(
    "interview interviews report reports statement statements data figures documents document records letter letters "
    "study studies survey surveys research evidence concerns reasons fears costs lack need law laws rules safety "
    "security privacy grounds footage images video videos memo memos emails filing filings website article articles "
    "poll polls case cases example examples".split()
)


def cited_in(article: Article, item: Credited) -> tuple[Span, Span] | None:
    """Whom the outlet that an attribution names as its source cites for it, and the outlet. None where the source is
    no outlet, or where what is cited is no person or body but a document or a reason ("citing costs")."""
    if len(item.source) != 1 or not is_outlet(article.text[slice(*item.source[0])]):
        return None
    match = _CITING.search(article.text, *around(article, item.cue))
    if match is None:
        return None
    who = match.span("who")
    if any(start < match.start() and match.end() <= end for start, end in item.content):
        return None  # within what the outlet says: somebody else cites there
    return (who, item.source[0]) if _speaks(article.text[slice(*who)]) else None


def _speaks(words: str) -> bool:
    """Whether a noun phrase's head may be somebody who says something."""
    head = _RELATIVE.split(words, maxsplit=1)[0]
    head = re.split(r" (?:from|of|in|at|on|about|for|to|by) ", head, maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    return bool(last) and last not in _MATTER and last not in _PRONOUN and last not in table("documents.txt")

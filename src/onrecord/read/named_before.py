"""A quotation that stands alone behind a sentence about somebody: "Governor Saro was blunt. “We have no salt.”".

Nothing credits it but its place. It is credited where the sentence before opens with one person's name and says who
that is or how they took it (its verb is then the cue); where it might be about a place, a team or two people, nobody
is credited.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.read.candidates import Candidate
from onrecord.read.coverage import Coverage
from onrecord.read.verbless import LIKELY, in_paragraphs, joined_run
from onrecord.record import Article, Span, length

_TITLES = (
    "President|Prime Minister|Minister|Chancellor|Governor|Mayor|Senator|Representative|Congress(?:man|woman)|Judge|"
    "Justice|General|Colonel|Major|Captain|Lieutenant|Sergeant|Commander|Admiral|Sheriff|Chief|Inspector|Detective|"
    "Coach|Professor|Dr|Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Bishop|Archbishop|Father|Sister|Rabbi|Imam|King|Queen|Prince|"
    "Princess|Ambassador|Secretary|Spokes(?:man|woman|person)|Councillor|Deputy|Chair(?:man|woman)?|Director"
)
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]*\.?|de|la|van|von|der|al|bin|of|the|for)){0,4} [A-Z][\w’'-]+"
_TOOK_IT = (
    r"(?:was|is|remained|remains|sounded|seemed|appeared|looked|felt) (?:\w+ )?(?:blunt|furious|angry|adamant|clear|"
    r"defiant|cautious|optimistic|unapologetic|unrepentant|sceptical|skeptical|scathing|dismissive|critical|confident|"
    r"delighted|disappointed|shocked|stunned|proud|pleased|relieved|unmoved|unimpressed|philosophical|emphatic)|"
    r"could not hide|did not hide|apologi[sz]ed|disagree[sd]|agreed|shrugged|smiled|laughed|nodded|sighed|wept|"
    r"shook (?:his|her|their) head|rejected|dismissed|welcomed|praised|criticised|criticized|condemned|defended|"
    r"lamented|struck a|took a (?:different|harder|softer)|had (?:a|no) (?:message|words|doubt|regrets|illusions)|"
    r"has (?:a|no) (?:message|words|doubt|regrets|illusions)|put it"
)
_SUBJECTS = (
    re.compile(rf"(?P<name>(?:{_TITLES})\.? (?:[A-Z][\w’'-]+ ){{0,3}}[A-Z][\w’'-]+) (?P<cue>[a-z]+)"),
    re.compile(rf"(?P<name>(?:The|A|An) [a-z][^,.;:“”\"\n]{{2,60}}, {_NAME}),? (?P<cue>[a-z]+)"),
    re.compile(rf"For (?P<name>{_NAME}, who [^,.;:“”\"\n]{{2,60}}), (?P<cue>[a-z]+ [a-z]+)"),
    re.compile(rf"(?P<name>{_NAME}) (?P<cue>{_TOOK_IT})\b"),
)
_OTHER = re.compile(r"(?<![.“\"‘] )(?<!^)\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")

FEWEST_WORDS = 4
"""Words of a quotation that is somebody's sentence; shorter ones are titles and words held at arm's length."""

_COVERED = 0.2


def with_named_before(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with the quotations that only the sentence before gives a source."""
    credited = Coverage(span for item in items for span in item.content)
    cued = Coverage(span for item in items for span in item.cue)
    found = [
        made
        for made in _uncredited(article)
        if sum(credited.inside(span) for span in made.content) <= _COVERED * length(made.content)
        and not cued.inside((made.source[0][0], made.content[0][0]))
    ]
    return sorted([*items, *found], key=lambda item: item.cue[0])


def _uncredited(article: Article) -> Iterator[Candidate]:
    outer = [quotation.span for quotation in article.quotations if quotation.depth == 0]
    for paragraph, spans in in_paragraphs(article, outer):
        run = joined_run(article, spans)
        if len(run) != len(spans) or article.text[run[-1][1] : paragraph[1]].strip(" .\n"):
            continue
        if len(article.text[run[0][0] : run[-1][1]].split(maxsplit=FEWEST_WORDS)) <= FEWEST_WORDS - 1:
            continue
        named = _named(article, paragraph, run[0][0])
        if named is not None:
            begins, log_share = LIKELY
            yield Candidate((named.span("name"),), (named.span("cue"),), run, "speech", begins, log_share, False)


def _named(article: Article, paragraph: Span, position: int) -> re.Match[str] | None:
    """Whom the sentence right before a position is about."""
    index = bisect_right(article.sentences, (position, -1)) - 1
    if index < 0 or article.sentences[index][0] < paragraph[0]:
        return None
    start, end = article.sentences[index]
    if end > position or article.text[end:position].strip():
        return None
    for pattern in _SUBJECTS:
        match = pattern.match(article.text, start, end)
        if match is not None:
            return None if _OTHER.search(article.text, match.end("name"), end) else match
    return None

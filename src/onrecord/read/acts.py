"""The act: what the source is credited with doing, by the words of the cue, the source and the sentence around it.

The tables follow the annotation guide of the Wikinews set: reports, statements, laws, letters, posts and whatever an
outlet reports are writings; directives are intentions. Where no table knows the cue, the head decides between speech,
thought and intention: it learned from 1,700 labels and knows them by heart (99 % right on those it saw, 84 % on
Wikinews dev), so that words decide wherever there are any (88 % on both).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import get_args

from onrecord.read.chain import is_outlet
from onrecord.read.inflexions import forms
from onrecord.read.tables import cardinals, table
from onrecord.record import Act

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_REPORTED = re.compile(r"\b(?:is|are|was|were|been) (?:rumou?red|reported|said|alleged|claimed)$", re.I)
_HEAD_ENDS = re.compile(
    r"[,(]| (?:by|of|from|to|in|on|at|for|with|about|that|which|who|left|filed|published|released|issued|sent|signed|"
    r"written|obtained|seen|posted|dated|adopted|found|pinned|under|between|against|delivered|conducted|attributed)\b"
)
_IN_WRITING = re.compile(
    r"\b(?:in|via|on|through|by|(?<!according )to) (?:an? |the |his |her |its |their |this |that )?(?:[\w-]+ ){0,3}?"
    r"(?:statement|letter|note|report|release|e-?mails?|tweets?|twitter|facebook|instagram|telegram|blog|memo|op-ed|article|column|filing|"
    r"petition|website|web site|communiqu[eé]|editorial|study|paper|document|book|journal|forecast)s?\b",
    re.I,
)
_WRITTEN_CUE = re.compile(
    r"\b(?:statements?|letters?|petitions?|tweets?)\b|\b(?:issu|releas|publish|fil)\w+ (?:\w+ ){0,2}?reports?\b", re.I
)
_LETS_KNOW = re.compile(
    r"\b(?:(?:let|lets|letting|make|makes|made|making) (?:it )?(?:be )?(?:publicly )?known|"
    r"(?:give|gives|gave|giving) (?:it )?to (?:be )?underst(?:and|ood))\b",
    re.I,
)
"""Who lets it be known says it, and thinks nothing for "known"."""
_QUESTION = re.compile(r"\b(?:ask(?:s|ed|ing)?)(?: (?:by|about|if|whether|why|how|what|when|where|who)\b.*)?$", re.I)
_ASKED_ABOUT = re.compile(r"(?:about|if|whether|why|how|what|when|where|who)\b", re.I)


def is_document(source: str) -> bool:
    """Whether a source is something written ("a report by the ministry", not "the author of a report").

    A capitalised head is a name ("Bill", "Mr. Law"), unless it is a plural that begins the phrase ("Documents"): no
    singular of these nouns stands without an article.
    """
    head = re.sub(r"[’']s\b", "", _HEAD_ENDS.split(source.strip(), maxsplit=1)[0]).split()
    if not head:
        return False
    pair, last = " ".join(head[-2:]).lower(), head[-1].lower()
    if len(head) == 2 and pair in table("documents.txt"):
        return True
    if head[-1][0].isupper() and not (len(head) == 1 and last.endswith("s")):
        return False
    return last in table("documents.txt") or pair in table("documents.txt")


_TURN = re.compile(r"(?:(?:all )?(?:that|this)(?: being)? said|having said (?:all )?(?:that|this))\s*[,:–—]", re.I)
_IDIOM = re.compile(
    r"(?:needless to say|suffice it to say|that said|having said that|strange to say|sad to say|i dare say|"
    r"to say the least|so to speak|strictly speaking|generally speaking|frankly speaking)\W*",
    re.I,
)


def is_idiom(cue: str) -> bool:
    """Whether a cue is a turn of phrase by which the writer credits nobody: "needless to say"."""
    return _IDIOM.fullmatch(cue.strip()) is not None


def is_turn(text: str, start: int) -> bool:
    """Whether a sentence turns there to what limits the one before: "That said, …", "Having said that, …"."""
    return _TURN.match(text, start) is not None


_TO_BLAME = re.compile(r"(?:is|are|was|were|be|been|being) (?:\w+ ){0,2}to blame", re.I)
_EXPLAINED = re.compile(r"(?:is|are|was|were|be|been|being) (?:\w+ )?explained", re.I)
_CALLED_OFF = re.compile(r"(?:\w+ ){0,3}(?:call(?:s|ed|ing)?|put(?:s|ting)?) off", re.I)


def is_happening(source: str, cue: str, after: str) -> bool:
    """Whether a cue tells what brought something about, or that it was called off, and nobody's words: "frost is to
    blame for the leak", "the leak is explained by frost", "the feast was called off". `after` begins behind the cue:
    in "it was explained that the valve had failed" somebody spoke."""
    cue = cue.strip()
    caused = _TO_BLAME.fullmatch(cue) or (not source and after.startswith(" by ") and _EXPLAINED.fullmatch(cue))
    return bool(caused or _CALLED_OFF.fullmatch(cue))


_CLAIMING = re.compile(r"(?:[\w’']+ ){0,3}claim(?:s|ed|ing)?", re.I)
_LIVES = frozenset(("life", "lives", "victim", "victims"))
_QUANTITIES = frozenset(
    "at least more most than up to as many a an estimated about around nearly almost over some roughly well the his "
    "her its their our my another several few both no of countless first last latest next hundred hundreds thousand "
    "thousands million millions dozen dozens scores".split()
)
_BEHIND = frozenset(
    "of in on at from since across each every a per over during before after among and last this so as with by for "
    "near within when while monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What may stand behind lives that are claimed, and not behind those of whom something is ("the victims lied")."""

_LEADING = 12
"""Words within which a toll says whose lives it counts."""

_SAYS_MORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|did|does|do)\b", re.I
)


def is_toll(cue: str, content: str) -> bool:
    """Whether lives are claimed, by a storm or a bomb, and nothing is ("the riots claimed fifty-five lives")."""
    if not _CLAIMING.fullmatch(cue.strip()) or _SAYS_MORE.search(content):
        return False
    words = [word.strip(',.;:“”"').lower() for word in content.split(maxsplit=_LEADING)[:_LEADING]]
    counted = sum(1 for _ in takewhile(_is_quantity, words))
    lives = next((at for at in (counted, counted + 1) if at < len(words) and words[at] in _LIVES), None)
    return counted > 0 and lives is not None and _BEHIND.issuperset(words[lives + 1 : lives + 2])


def _is_quantity(word: str) -> bool:
    """Whether a word says how many or whose: "more", "fifty-five", "1,400", "her"."""
    parts = word.split("-")
    return all(part in _QUANTITIES or part in cardinals() or part[:1].isdigit() for part in parts)


def is_nobody(source: str) -> bool:
    """Whether a source is a figure of speech: experience shows, according to schedule. "The schedule" is a document."""
    return source.strip().lower() in table("pseudo_sources.txt")


def act_of(act: Act, source: str, cue: str, around: str = "", content: str = "") -> Act:
    """The act, given the head's own choice, the words of source, cue and content, and the sentence less its content."""
    known = act_of_cue(cue)
    if _QUESTION.search(cue) and (not source or _ASKED_ABOUT.match(content) or "?" in content):
        known = "speech"
    if is_document(source):
        return "writing"
    if _REPORTED.search(cue) or _LETS_KNOW.search(cue):
        known = "speech"
    if known not in (None, "speech"):
        return known
    if (source and is_outlet(source)) or _WRITTEN_CUE.search(cue) or _IN_WRITING.search(around):
        return "writing"
    if known is None and act in ("thought", "intention", "perception"):
        return act
    return "speech"


def act_of_cue(cue: str) -> Act | None:
    """What the last word of a cue that the table knows says, or None."""
    words = _WORD.findall(cue.lower())
    for place in range(len(words) - 1, -1, -1):
        acts = _acts().get(words[place], {})
        following = words[place + 1] if place + 1 < len(words) else ""
        found = acts.get(following) or acts.get("")
        if found:
            return found
    return None


@cache
def _acts() -> dict[str, dict[str, Act]]:
    """For each form of a word, the act by the word that follows it ("" where any may)."""
    acts: dict[str, dict[str, Act]] = {}
    for act, lemma, following in _entries():
        for form in forms(lemma):
            acts.setdefault(form, {}).setdefault(following, act)
    return acts


def _entries() -> Iterator[tuple[Act, str, str]]:
    for line in (Path(__file__).parent / "cue_acts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, entries = line.split("\t")
            act = next(act for act in get_args(Act) if act == name)
            for entry in entries.split():
                lemma, _, following = entry.partition("+")
                yield act, lemma, following

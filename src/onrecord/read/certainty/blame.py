"""How firmly a text blames somebody for an act of violence: as a fact, by its own claim, by accusation, as possible.

The labels are MUC-4's (1992). It works on text in any case, since wire reports of that time were capitals alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

Blame = Literal[
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
    "ACQUITTED",
]
BLAMES: tuple[Blame, ...] = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
    "ACQUITTED",
)

_SENTENCE = re.compile(r"(?<=[.?!])[\"')\]]*\s+|\n\s*\n|\[text\]")
_VIOLENCE = re.compile(
    r"\b(?:attack|kill|murder|assassin|bomb|explo|blast|kidnap|abduct|dynamit|shot|shoot|massacre|burn|arson|rob|blew|"
    r"blow|destroy|sabotage|ambush|fire|wound|slay|slain|execut|detonat|seiz|captur|hostage|terroris|raid|action|"
    r"crime|death|dead|mortar|grenade|stole|damage|responsib)\w*"
)
_CLAIMS = re.compile(
    r"\b(?:claim(?:ed|s|ing)?|t(?:ook|akes|aken|aking)|assum(?:ed|es|ing)|accept(?:ed|s)?|acknowledg(?:ed|es)|"
    r"admit(?:ted|s)?)\s(?:\w+\s){0,3}(?:responsibility|credit)\b|\bresponsibility\s(?:\w+\s){0,8}claimed\b|"
    r"\b(?:admitted|confess(?:ed|es)|claim(?:ed|s) to have|claim(?:ed|s) that (?:it|they))\b"
)
_ACCUSES = re.compile(
    r"\b(?:accus|blam|suspect|charg|attribut|denounc|implicat|indict|involve[ds]?\b|held responsible|hold responsible|"
    r"responsible for|behind the|point(?:ed|s|ing) (?:to|at)|guilty|sentenced|wanted|arrest)\w*"
)
_AUTHORITIES = re.compile(
    r"\b(?:army|armed forces|military|police|government|ministers?|ministry|president|authorit\w+|officials?|col|"
    r"colonel|gen|general|maj|major|commander|judges?|courts?|prosecutor|attorney|investigators?|"
    r"security forces|brigade|battalion|spokesm[ae]n|communique|coprefa|das|dijin|intelligence|troops|soldiers)\b"
)
_BY_AUTHORITIES = re.compile(rf"\bby (?:the |\w+ ){{0,3}}{_AUTHORITIES.pattern}")
_REPORTS = re.compile(
    r"\b(?:said|says|reported|reports|stated|states|announced|added|according|indicated|noted|pointed out|explained|"
    r"declared|asserted|stressed|confirmed|told|believes?)\b"
)
_POSSIBLE = re.compile(
    r"\b(?:possibl[ey]|presum\w+|apparent(?:ly)?|may|might|could|alleged(?:ly)?|probabl[ey]|believed|suppos\w+|seem\w*|"
    r"unidentified|thought|likely|reportedly|if|whether|rumors?|threat\w*|unknown)\b"
)
_DENIES = re.compile(r"\b(?:den(?:y|ied|ies)|reject\w*|not responsible|no responsibility|did not|innocent|acquit\w*)\b")


CLAUSE = 160
"""Code points within which words of one sentence are taken to belong together."""


def blame(text: str, names: Sequence[str]) -> Blame:
    """How firmly a text blames the body of that name (or names) for what it reports."""
    sentences = [" ".join(part.lower().split()) for part in _SENTENCE.split(text.lower())]
    said = [_of_sentence(sentence, name) for sentence, name in _mentions(sentences, names)]
    found = [label for label in said if label is not None]
    return _firmest(found)


def _mentions(sentences: Iterable[str], names: Sequence[str]) -> Iterable[tuple[str, int]]:
    """The sentences that name it, each with the place of its first mention."""
    wanted = [" ".join(name.lower().replace('"', "").split()) for name in names]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted if name) + r")(?!\w)")
    for sentence in sentences:
        match = pattern.search(sentence) if any(wanted) else None
        if match:
            yield sentence, match.start()


def _of_sentence(sentence: str, place: int) -> Blame | None:
    claimed = _CLAIMS.search(sentence)
    if claimed and abs(claimed.start() - place) < CLAUSE:
        return "ACQUITTED" if _DENIES.search(sentence) else "CLAIMED OR ADMITTED"
    if not _VIOLENCE.search(sentence):
        return None
    accused = _ACCUSES.search(sentence)
    if accused and abs(accused.start() - place) < CLAUSE:
        by = _AUTHORITIES.search(sentence, 0, accused.start()) or _BY_AUTHORITIES.search(sentence, accused.end())
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by else "SUSPECTED OR ACCUSED"
    if _POSSIBLE.search(sentence, max(0, place - CLAUSE // 2), place + CLAUSE // 2):
        return "POSSIBLE"
    return _told(sentence)


def _told(sentence: str) -> Blame:
    """A sentence that states it: an accusation where an authority says so, else a fact."""
    official = _AUTHORITIES.search(sentence)
    told = _REPORTS.search(sentence)
    if official and told and abs(told.start() - official.start()) < CLAUSE // 2:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "REPORTED AS FACT"


def _firmest(found: Sequence[Blame]) -> Blame:
    """Of what several sentences say: its own claim, then what the first says, for news says first what it stands by;
    where no sentence says anything it is only possible."""
    if "CLAIMED OR ADMITTED" in found:
        return "CLAIMED OR ADMITTED"
    return found[0] if found else "POSSIBLE"

"""The act, where a word decides it: the head learned from 1,700 labels and is overruled by what is written or sensed.

The tables follow the annotation guide of the Wikinews set: reports, statements, laws, letters and posts are writings.
"""

from __future__ import annotations

import re

from onrecord.read.tables import table
from onrecord.record import Act

_WRITES = re.compile(r"\b(?:wrote|writes?|written|writing|posted|posts|tweet(?:ed|s)?|penned|scrawled|reads)\b", re.I)
_SENSES = re.compile(
    r"\b(?:saw|heard|overheard|smell(?:ed|t|s)?|notic(?:ed|es)|watched|witnessed|spotted|glimpsed|sensed)\b", re.I
)
_THINKS = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|believ(?:e|es|ed|ing)|kn(?:ew|ows?|own)|think(?:s|ing)?|thought|worr(?:y|ies|ied)|"
    r"expect(?:s|ed|ing)?|suspect(?:s|ed)?|doubt(?:s|ed)?|understand(?:s)?|consider(?:s|ed)?|assum(?:e|es|ed))$",
    re.I,
)
_REPORTED = re.compile(r"\b(?:is|are|was|were|been) (?:rumou?red|reported|said|alleged|claimed)$", re.I)
_HEAD_ENDS = re.compile(
    r"[,(]| (?:by|of|from|to|in|on|at|for|with|about|that|which|who|left|filed|published|released|issued|sent|signed|"
    r"written|obtained|seen|posted|dated|adopted|found|pinned|under|between|against)\b"
)


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


_IDIOM = re.compile(
    r"(?:needless to say|suffice it to say|that said|having said that|strange to say|sad to say|i dare say|"
    r"to say the least|so to speak|strictly speaking|generally speaking|frankly speaking)\W*",
    re.I,
)


def is_idiom(cue: str) -> bool:
    """Whether a cue is a turn of phrase by which the writer credits nobody: "needless to say"."""
    return _IDIOM.fullmatch(cue.strip()) is not None


def is_nobody(source: str) -> bool:
    """Whether a source is a figure of speech: experience shows, according to schedule. "The schedule" is a document."""
    return source.strip().lower() in table("pseudo_sources.txt")


def act_of(act: Act, source: str, cue: str) -> Act:
    """The act, given the head's own choice and the words of source and cue."""
    if act == "speech" and (_WRITES.search(cue) or is_document(source)):
        return "writing"
    if act in ("speech", "intention", "writing") and _THINKS.search(cue) and not is_document(source):
        return "thought"
    if act == "thought" and _REPORTED.search(cue):
        return "speech"
    if act in ("speech", "thought") and _SENSES.search(cue):
        return "perception"
    return act

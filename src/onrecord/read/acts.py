"""The act, where a word decides it: the head learned from 1,700 labels and is overruled by what is written or sensed.

The tables follow the annotation guide of the Wikinews set: reports, statements, laws, letters and posts are writings.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

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
_HEAD_ENDS = re.compile(
    r"[,(]| (?:by|of|from|to|in|on|at|for|with|about|that|which|who|left|filed|published|released|issued|sent|signed|"
    r"written|obtained|seen|posted|dated|adopted|found|pinned|under|between|against)\b"
)


@cache
def _table(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _headed(source: str, table: str) -> bool:
    """Whether the head of a noun phrase stands in a table."""
    head = _HEAD_ENDS.split(source.strip(), maxsplit=1)[0].lower().replace("’s", "").split()
    return bool(head) and (head[-1] in _table(table) or " ".join(head[-2:]) in _table(table))


def is_document(source: str) -> bool:
    """Whether a source is something written ("a report by the ministry", not "the author of a report")."""
    return _headed(source, "documents.txt")


def is_nobody(source: str) -> bool:
    """Whether a source is a figure of speech: experience shows, according to schedule."""
    return _headed(source, "pseudo_sources.txt")


def act_of(act: Act, source: str, cue: str) -> Act:
    """The act, given the head's own choice and the words of source and cue."""
    if act == "speech" and (_WRITES.search(cue) or is_document(source)):
        return "writing"
    if act in ("speech", "intention", "writing") and _THINKS.search(cue) and not is_document(source):
        return "thought"
    if act in ("speech", "thought") and _SENSES.search(cue):
        return "perception"
    return act

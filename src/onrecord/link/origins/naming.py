"""Whether two names, or two sources, are the same one, as far as tellings say."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from onrecord.record.telling import Telling
from onrecord.record.who import Who

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_PROPER = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_QUOTED = re.compile(r"[“«„]([^”»]+)|\"([^\"]+)\"")
RUN = 8
"""Words in a row within quotation marks that are taken for one utterance, articles left out."""
_HANGING = frozenset({"to", "of", "for", "from", "under", "near", "behind"})
_WRITINGS = frozenset("statement communiqué communique bulletin declaration words".split())
"""What somebody says, behind which "from" and "of" name who."""
_ARTICLES = frozenset({"the", "a", "an"})
_PEOPLE = frozenset({"person", "group", "unknown"})


def key(name: str) -> str:
    """A name for comparing: no article, case or signs."""
    return " ".join(words(name))


def words(name: str) -> tuple[str, ...]:
    """The words of a name, articles left out."""
    return tuple(word for word in _WORD.findall(name.lower()) if word not in _ARTICLES)


def channels(telling: Telling) -> tuple[str, ...]:
    """Whom a telling names as the one it came through, nearest the source first: only those with a name of their own.

    "Told reporters" names nobody. Who reports that an outlet reported gives the outlet as its source; see `credits`.
    """
    return tuple(key(name) for name in telling.via if any(word[:1].isupper() for word in _WORD.findall(name)))


def shared_words(one: str, other: str) -> float:
    """The share of the shorter text's words that the other one has too, however often."""
    mine, theirs = set(words(one)), set(words(other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def quoted_runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every `RUN` words in a row that stand within quotation marks."""
    found: set[tuple[str, ...]] = set()
    for quoted in _QUOTED.finditer(text):
        spoken = words(quoted[1] or quoted[2])
        found.update(spoken[at : at + RUN] for at in range(len(spoken) - RUN + 1))
    return frozenset(found)


def is_of_itself(name: str, outlet: str | None) -> bool:
    """Whether a name in an outlet's own article is its own, in full or as it is called for short ("the Courier")."""
    own, called = words(outlet or ""), words(name)
    return bool(called) and own[-len(called) :] == called


def named(who: Who | None) -> bool:
    """Whether a source has a name."""
    return who is not None and bool(who.name) and not who.anonymous


def same_speaker(one: Who, other: Who) -> bool:
    """Whether two named sources are the same: by their names, or as somebody who speaks for the other."""
    mine, theirs = words(one.name or ""), words(other.name or "")
    if not mine or not theirs:
        return False
    if mine == theirs or _family_name(one, theirs) or _family_name(other, mine):
        return True
    if one.kind in _PEOPLE and other.kind in _PEOPLE:
        return _shorter(mine, theirs) or _shorter(theirs, mine)
    return _speaks_for(one, theirs) or _speaks_for(other, mine)


def _family_name(who: Who, name: tuple[str, ...]) -> bool:
    """Whether a name of one word is a person's family name; whoever has only that may be taken for a body."""
    return who.kind == "person" and len(name) == 1 and words(who.name or "")[-1:] == name


def phrases(around: str, outlets: Collection[str]) -> frozenset[str]:
    """Names of two words or more in the words around a telling; outlets' are left out, and those that hang on another
    word ("an official close to Prime Minister …", "a spokesman for …")."""
    found = {key(match[0]) for match in _PROPER.finditer(around) if not _hangs(around[: match.start()])}
    return frozenset(name for name in found if " " in name and not any(name.endswith(one) for one in outlets))


def _hangs(before: str) -> bool:
    """Whether one of the last words before a name hangs it on another; "according to", "told …" and "a statement of"
    do not."""
    last = [word.strip(',.;:“”"') for word in before[-40:].lower().split()[-4:]]
    pairs = pairwise(["", *last])
    near = [word in _HANGING and led != "according" and not _is_written(led, word) for led, word in pairs]
    return any(near[-3:])


def _is_written(noun: str, word: str) -> bool:
    return noun in _WRITINGS and word in {"from", "of"}


def _shorter(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is another one's family name, or that with its first one."""
    return len(short) < len(full) and short[-1] == full[-1] and set(short) <= set(full)


def _speaks_for(who: Who, body: tuple[str, ...]) -> bool:
    office = {*words(who.role or ""), *words(who.affiliation or ""), *words(who.name or "")}
    return len(body) > 1 and set(body) <= office


def may_be_same(one: Who | None, other: Who | None) -> bool:
    """Whether nothing speaks against two sources being the same: one of them is not said, or both are unnamed."""
    if one is None or other is None:
        return True
    if named(one) and named(other):
        return same_speaker(one, other)
    if named(one) != named(other):
        return False
    known = ((one.country, other.country), (one.affiliation, other.affiliation))
    return all(mine is None or theirs is None or mine.lower() == theirs.lower() for mine, theirs in known)

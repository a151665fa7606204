"""Who did what to whom: whether a statement has a headline's two parties the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.headlines.tables import classes, verb_forms
from onrecord.read.headlines.words import Word, same

LONGEST = 200
"""Words of a statement among which its parties are looked for."""


def swapped(claim: Sequence[Word], content: Sequence[Word]) -> bool:
    """Whether, around a verb that both have, doer and done-to have changed places."""
    content = content[:LONGEST]
    for place, verb in enumerate(claim):
        if not verb.says_something or verb.value is not None or not 0 < place < len(claim) - 1:
            continue
        for other, theirs in enumerate(content):
            if 0 < other < len(content) - 1 and _is_verb(content, other) and verb.stem == theirs.stem:
                ours = _parties(claim, place)
                yours = _parties(content, other)
                if _change(ours, yours):
                    return True
    return False


Parties = tuple[list[Word], list[Word]]


def _parties(words: Sequence[Word], place: int) -> Parties:
    """The words of who does it and of whom it is done to; "by" after the verb turns them round."""
    before = _telling(words[max(0, place - 6) : place])
    after = words[place + 1 : place + 8]
    turn = next((index for index, word in enumerate(after[:3]) if word.lower == "by"), None)
    if turn is not None:
        return _telling(after[turn + 1 :]), before
    passive = place > 0 and any(word.lower in classes()["passive"] for word in words[max(0, place - 2) : place])
    if passive:
        return [], before
    return before, _telling(after)


def _telling(words: Sequence[Word]) -> list[Word]:
    """Words that can be a party; a number is none."""
    return [word for word in words if word.says_something and word.value is None]


def _change(ours: Parties, yours: Parties) -> bool:
    (doer, done), (their_doer, their_done) = ours, yours
    crossed = _meet(doer, their_done) and _meet(done, their_doer)
    return crossed and not _meet(doer, their_doer) and not _meet(done, their_done)


def _meet(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return any(same(one, other) for one in left for other in right)


def _is_verb(content: Sequence[Word], place: int) -> bool:
    """Whether a word of the body looks like a verb."""
    word = content[place]
    bare = word.lower
    return bare in verb_forms() or bare.endswith(("ed", "ing")) or (bare.endswith("s") and not word.is_name)

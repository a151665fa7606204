"""What became of an article's attributions, and of its sentences, from one version to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.record import Article, Attribution, Reading, Span, Spans, overlap
from onrecord.record.changes import Change, Edit

ALIKE = 0.5
"""Share of words (difflib's ratio) from which two contents are one that was edited.

Of contents of one article that have nothing to do with each other few reach .4; an edit that leaves less than half of
the words is shown as one attribution gone and another come, which is what it is to a reader.
"""

CREDITED_WITH = ("source", "cue", "content", "act", "form", "editorial", "via")
"""What may change about an attribution, in the order in which it is told."""

_WORD = re.compile(r"\w+|[^\w\s]")


def compare_readings(before: Reading, after: Reading) -> tuple[Change, ...]:
    """Pair the attributions of two versions and tell those that are not the same; in the order of the later text.

    Where no sentence of one is edited (`compare_texts`), it is no change that the reader takes it otherwise, since
    something else in the article is another. Time is that of the product of what appeared and vanished; what
    stayed word for word is paired first.
    """
    old, new = list(before.attributions), list(after.attributions)
    pairs = _same_words(before, after, old, new)
    for pairing in (_alike, _said_otherwise):
        left, right = _left_over(old, {i for i, _ in pairs}), _left_over(new, {j for _, j in pairs})
        pairs += pairing(before, after, left, right)
    changes = [
        (_start(new[j]), Change("changed", old[i], new[j], fields))
        for i, j in pairs
        if (fields := _changed_fields(before, after, old[i], new[j]))
    ]
    left, right = _left_over(old, {i for i, _ in pairs}), _left_over(new, {j for _, j in pairs})
    changes += [(_start(item), Change("vanished", item, None)) for _, item in left]
    changes += [(_start(item), Change("appeared", None, item)) for _, item in right]
    edits = compare_texts(before.article, after.article)
    there, here = [one.before for one in edits if one.before], [one.after for one in edits if one.after]
    return tuple(
        change
        for _, change in sorted(changes, key=lambda entry: (entry[0], entry[1].kind))
        if _stands_in(change.before, there) or _stands_in(change.after, here)
    )


def _stands_in(item: Attribution | None, edited: Sequence[Span]) -> bool:
    return item is not None and bool(overlap(edited, (*item.source, *item.cue, *item.content)))


def compare_texts(before: Article, after: Article) -> tuple[Edit, ...]:
    """Tell which sentences were edited, put in or taken out. What only moved is both."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [words for _, words in old], [words for _, words in new], autojunk=False)
    return tuple(
        Edit(_extent(old[i1:i2]), _extent(new[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _same_words(
    before: Reading, after: Reading, old: Sequence[Attribution], new: Sequence[Attribution]
) -> list[tuple[int, int]]:
    """Pair what is credited in the same words by the same source, then what is in the same words at all."""
    pairs: list[tuple[int, int]] = []
    for fields in (("source", "cue", "content"), ("source", "content"), ("content",)):
        taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
        waiting: dict[tuple[str, ...], list[int]] = {}
        for j in _left_over_indices(new, taken_new):
            waiting.setdefault(_texts(after, new[j], fields), []).append(j)
        for i in _left_over_indices(old, taken_old):
            key = _texts(before, old[i], fields)
            if any(key) and waiting.get(key):
                pairs.append((i, waiting[key].pop(0)))
    return pairs


def _alike(
    before: Reading,
    after: Reading,
    old: Sequence[tuple[int, Attribution]],
    new: Sequence[tuple[int, Attribution]],
) -> list[tuple[int, int]]:
    """Pair what is left by likeness of content, the likeliest first; each at most once."""
    words_old = [(i, _words(_text(before.article, item.content))) for i, item in old]
    words_new = [(j, _words(_text(after.article, item.content))) for j, item in new]
    scored = sorted(
        ((ratio, i, j) for i, ours in words_old for j, theirs in words_new if (ratio := _ratio(ours, theirs)) >= ALIKE),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    pairs: list[tuple[int, int]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, i, j in scored:
        if i not in used_old and j not in used_new:
            pairs.append((i, j))
            used_old.add(i)
            used_new.add(j)
    return pairs


def _said_otherwise(
    before: Reading,
    after: Reading,
    old: Sequence[tuple[int, Attribution]],
    new: Sequence[tuple[int, Attribution]],
) -> list[tuple[int, int]]:
    """Pair what the same source is credited with by the same words, where each version has one such."""
    ours = _by_who(before, old)
    theirs = _by_who(after, new)
    return [
        (ours[key][0], theirs[key][0])
        for key in ours
        if any(key) and len(ours[key]) == 1 and len(theirs.get(key, [])) == 1
    ]


def _by_who(reading: Reading, items: Sequence[tuple[int, Attribution]]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for index, item in items:
        found.setdefault(_texts(reading, item, ("source", "cue")), []).append(index)
    return found


def _ratio(ours: Sequence[str], theirs: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _changed_fields(before: Reading, after: Reading, old: Attribution, new: Attribution) -> tuple[str, ...]:
    return tuple(
        field for field in CREDITED_WITH if _field(before.article, old, field) != _field(after.article, new, field)
    )


def _field(article: Article, item: Attribution, field: str) -> object:
    if field == "via":
        return tuple(via.name for via in item.via)
    value = getattr(item, field)
    return value if isinstance(value, str) else _words(_text(article, value))


def _texts(reading: Reading, item: Attribution, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(_words(_text(reading.article, getattr(item, field)))) for field in fields)


def _text(article: Article, spans: Spans) -> str:
    return " ".join(article.text[start:end] for start, end in spans)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _left_over_indices(items: Sequence[Attribution], taken: set[int]) -> Iterator[int]:
    return (index for index in range(len(items)) if index not in taken)


def _left_over(items: Sequence[Attribution], taken: set[int]) -> list[tuple[int, Attribution]]:
    return [(index, items[index]) for index in _left_over_indices(items, taken)]


def _sentences(article: Article) -> list[tuple[Span, str]]:
    return [((start, end), " ".join(_words(article.text[start:end]))) for start, end in article.sentences]


def _extent(sentences: Sequence[tuple[Span, str]]) -> Span | None:
    return (sentences[0][0][0], sentences[-1][0][1]) if sentences else None


def _start(item: Attribution) -> int:
    return min(start for start, _ in (*item.source, *item.cue, *item.content))

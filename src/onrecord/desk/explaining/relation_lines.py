"""What made a relation, in words: who denies, who leaves it open, who negates by which words, whose number is which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.link.relating import Made
from onrecord.publish.layer_words import number_words
from onrecord.publish.quoting import in_marks, listed
from onrecord.record.layers import Number
from onrecord.record.linking import Relation


def relation_lines(
    relation: Relation, made: Made, one: str, other: str, cues: tuple[str | None, str | None] = (None, None)
) -> list[str]:
    """Say it; `one` and `other` are what the two tellings are called, `cues` the words by which they deny or
    leave open."""
    if made.by == "denial":
        return [_denial(made, (one, other), cues)]
    if made.by == "openness":
        return [_openness(made, (one, other), cues)]
    return list(_relation_words(relation, made, one, other))


def _relation_words(relation: Relation, made: Made, one: str, other: str) -> Iterator[str]:
    if made.by == "negation":
        negating = [
            f"{name} negates: {_marked(words)}" for name, words in zip((one, other), made.words, strict=True) if words
        ]
        yield f"{_name(relation)}: " + ("; ".join(negating) or "one of them negates")
    elif made.by == "words":
        yield f"{_name(relation)}: " + _against(made, one, other)
    elif made.by == "number":
        yield from _number_lines(relation, made, one, other)
    elif made.by == "more":
        for name, words in zip((one, other), made.words, strict=True):
            if words:
                yield f"{_name(relation)}: all that the other says stands in {name}, and more: {', '.join(words)}"
    else:
        yield f"{_name(relation)}: nothing in them denies, negates or recounts the other"


def _denial(made: Made, names: tuple[str, str], cues: tuple[str | None, str | None]) -> str:
    """Who denies, by which words, and who does not; a denial of what is negated asserts it, so negations are told."""
    said = []
    for name, denied, words, by in zip(names, made.denied, made.words, cues, strict=True):
        deed = "denies it" + (f" with {by}" if by else "") if denied else "does not"
        said.append(f"{name} {deed}" + (f", negating with {_marked(words)}" if words else ""))
    return f"denies: {'; '.join(said)}"


def _openness(made: Made, names: tuple[str, str], cues: tuple[str | None, str | None]) -> str:
    """Who neither says it nor denies it, and by which words where these are its cue's."""
    said = [
        f"{name} neither says it nor denies it" + (f": {by}" if by else "")
        for name, is_open, by in zip(names, made.open, cues, strict=True)
        if is_open
    ]
    return f"leaves open: {'; '.join(said)}"


def _against(made: Made, one: str, other: str) -> str:
    sides = [f"{_marked(words)} in {name}" for name, words in zip((one, other), made.words, strict=True) if words]
    return " against ".join(sides) or "opposite words"


def _number_lines(relation: Relation, made: Made, one: str, other: str) -> Iterator[str]:
    ours, theirs = (_number(number) for number in made.numbers)
    if ours == theirs:
        yield f"{_name(relation)}: both have {ours}"
    else:
        yield f"{_name(relation)}: {one} has {ours}; {other} has {theirs}"
    if made.again == "count":
        yield "a newer one, since it counts from a beginning on"
    elif made.again == "words":
        words = [*made.words[0], *made.words[1]]
        yield "a newer one, since the later one says so" + (f": {_marked(words)}" if words else "")
    elif made.again == "voice":
        yield "a newer one, since the same voice tells both"


def _number(number: Number | None) -> str:
    return "no number" if number is None else number_words(number)


def _marked(words: Iterable[str]) -> str:
    return listed([in_marks(word) for word in words])


def _name(relation: Relation) -> str:
    return relation.replace("_", " ")

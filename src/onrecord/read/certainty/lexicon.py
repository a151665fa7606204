"""The words that credit, by form: which lemma a form belongs to, and what that lemma does to what it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from onrecord.read.inflexions import forms, with_s
from onrecord.record.wording import Polarity, Stance

LinkKind = Literal["evidential", "factive", "counter_factive", "modal", "neg_evidential", "conditional"]
"""TimeML's classes of a subordination link."""

_PARTICLE = re.compile(r"\s+(?:back\s+)?([a-z]{2,7})\b", re.I)


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the lexicon. `polarity` and `negated` are the source's, as the word stands and under a negation,
    None where the act decides; `grades` says that the word is itself a grade of certainty."""

    lemma: str
    part: Literal["v", "n", "a", "c"]
    kind: LinkKind
    polarity: Polarity | None
    negated: Polarity | None
    grades: bool
    stance: Stance
    attitude: str | None


@cache
def lexicon() -> dict[str, tuple[Word, ...]]:
    """The words that each form may be, in lower case: verbs first, then adjectives, nouns and conjunctions."""
    found: dict[str, list[Word]] = {}
    for line in (Path(__file__).parent / "lexicon.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word = _word(line.split("\t"))
            for form in forms_of(word):
                found.setdefault(form, []).append(word)
    return {form: tuple(sorted(words, key=lambda word: "vanc".index(word.part))) for form, words in found.items()}


def look_up(form: str) -> tuple[Word, ...]:
    """What a word may be; nothing where the lexicon does not know it."""
    return lexicon().get(form.lower().replace("’", "'"), ())


def look_up_at(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The same for the word at a place in a text, with its particle where both are one verb ("rule out")."""
    found = look_up(text[start:end])
    if found and found[0].part == "v":
        particle = _PARTICLE.match(text, end)
        phrase = look_up(f"{text[start:end]} {particle[1]}") if particle else ()
        return phrase or found
    return found


def forms_of(word: Word) -> frozenset[str]:
    """A word's inflexions: of a verb all, of a noun the plural; adjectives and conjunctions stand as they are."""
    if word.part == "v":
        verb, *particle = word.lemma.split(" ")
        return frozenset(" ".join((form, *particle)) for form in forms(verb))
    return frozenset((word.lemma, with_s(word.lemma)) if word.part == "n" else (word.lemma,))


def _word(cells: list[str]) -> Word:
    lemma, part, kind, polarity, negated, grades, stance, attitude = cells
    return Word(
        lemma,
        cast(Literal["v", "n", "a", "c"], part),
        cast(LinkKind, kind),
        cast("Polarity | None", _or_none(polarity)),
        cast("Polarity | None", _or_none(negated)),
        grades == "+",
        cast(Stance, _or_none(stance) or "neutral"),
        _or_none(attitude),
    )


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell

"""The words that credit, by form: which lemma a form belongs to, and what that lemma does to what it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from onrecord.record.wording import Polarity, Stance

LinkKind = Literal["evidential", "factive", "counter_factive", "modal", "neg_evidential", "conditional"]
"""TimeML's classes of a subordination link."""

_DOUBLED = frozenset(
    "admit abet aver bar beg bet bid blog brag chat commit compel confer control cram defer deter drop equip forget "
    "incur infer jog nod omit opt patrol permit plan plot prefer prod propel quip quit ram rebut recur refer "
    "regret rip rub scrap set ship shun skip slam slip snub spot spur stem step stir stop strip stun submit sum tag "
    "tap transfer transmit trap trim dub ban bar rip grab".split()
)
_DOUBLED_IN_BRITAIN = frozenset("signal travel label level model counsel cancel quarrel total fuel dial rival".split())


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
            word, irregular = _word(line.split("\t"))
            for form in forms(word.lemma, word.part, irregular):
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


def forms(lemma: str, part: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A lemma's inflexions: of a verb all, of a noun the plural; adjectives and conjunctions stand as they are."""
    if part in "ac":
        return (lemma, *irregular)
    if part == "n":
        return tuple(dict.fromkeys((lemma, _with_s(lemma), *irregular)))
    if " " in lemma:
        verb, particle = lemma.split(" ")
        return tuple(f"{form} {particle}" for form in forms(verb, part, irregular))
    made = [lemma, _with_s(lemma), *_joined(lemma, "ing"), *irregular]
    if not any(not form.endswith(("ing", "s")) for form in irregular):
        made.extend(_joined(lemma, "ed"))
    return tuple(dict.fromkeys(made))


def _word(cells: list[str]) -> tuple[Word, tuple[str, ...]]:
    lemma, part, kind, polarity, negated, grades, stance, attitude, irregular = cells
    word = Word(
        lemma,
        cast(Literal["v", "n", "a", "c"], part),
        cast(LinkKind, kind),
        cast("Polarity | None", _or_none(polarity)),
        cast("Polarity | None", _or_none(negated)),
        grades == "+",
        cast(Stance, _or_none(stance) or "neutral"),
        _or_none(attitude),
    )
    return word, tuple((_or_none(irregular) or "").split())


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go", "do")) else f"{lemma}s"


def _joined(lemma: str, ending: str) -> tuple[str, ...]:
    """A lemma with -ed or -ing; two where Britain and America differ."""
    if lemma.endswith("y") and ending == "ed" and lemma[-2:-1] not in "aeiou":
        return (f"{lemma[:-1]}ied",)
    if lemma.endswith("ie") and ending == "ing":
        return (f"{lemma[:-2]}ying",)
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "ye", "oe"))):
        return (lemma[:-1] + ending,)
    doubled = f"{lemma}{lemma[-1:]}{ending}"
    if lemma in _DOUBLED:
        return (doubled,)
    return (lemma + ending, doubled) if lemma in _DOUBLED_IN_BRITAIN else (lemma + ending,)

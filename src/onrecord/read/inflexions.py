"""The forms in which an English lemma stands in a text, and the irregular ones back to their lemma.

The one place for inflexion in `read`: the parts that ask for a tense or a plain form ask here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

VOWELS = "aeiou"

PRESENT = {"be": ("am", "are", "is"), "have": ("has",)}
"""Presents that no rule makes."""

DOUBLED = frozenset(
    "abet admit aver ban bar beg begin bet bid blog brag chat commit compel confer control cram cut defer deter "
    "drop dub eavesdrop equip forbid forget fret get grab hit incur infer jog jot let log nod omit overrun patrol "
    "pen permit plan plot prefer prod propel put quip quit ram rebut recur refer regret rid rip rub run scrap set "
    "ship shrug shun shut skip slam slip snub spot spur stem step stir stop strip stun submit sum swap tag tap "
    "transfer transmit trap trim undercut upset win".split()
)
"""Lemmas whose last consonant is doubled before -ed and -ing."""

DOUBLED_IN_BRITAIN = frozenset("cancel counsel dial fuel label level model quarrel rival signal total travel".split())
"""Lemmas whose last consonant is doubled in Britain and not in America."""


@cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The pasts and participles of each irregular verb (`irregular_verbs.tsv`)."""
    lines = (Path(__file__).parent / "irregular_verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {lemma: (tuple(pasts.split()), tuple(participles.split())) for lemma, pasts, participles in rows}


@cache
def irregular_pasts() -> frozenset[str]:
    """Irregular past tenses: "went", "told", "put"."""
    return frozenset(form for pasts, _ in irregular().values() for form in pasts)


@cache
def irregular_participles() -> frozenset[str]:
    """Irregular past participles: "gone", "told", "put"."""
    return frozenset(form for _, participles in irregular().values() for form in participles)


@cache
def plain_forms() -> dict[str, str]:
    """The lemma of each irregular past and participle that is not its own: "went" and "gone" are of "go"."""
    return {form: lemma for lemma, shapes in irregular().items() for forms in shapes for form in forms if form != lemma}


@cache
def forms(lemma: str) -> frozenset[str]:
    """A lemma and its inflexions, in lower case: third person and plural, past, participles."""
    pasts, participles = irregular().get(lemma) or (_joined(lemma, "ed"), ())
    present = PRESENT.get(lemma, (with_s(lemma),))
    return frozenset((lemma, *present, *_joined(lemma, "ing"), *pasts, *participles))


def with_s(lemma: str) -> str:
    """A noun's plural, a verb's third person."""
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go", "do")) else f"{lemma}s"


def _joined(lemma: str, ending: str) -> tuple[str, ...]:
    """A lemma with -ed or -ing; two where Britain and America differ."""
    if lemma.endswith("y") and ending == "ed" and lemma[-2:-1] not in VOWELS:
        return (f"{lemma[:-1]}ied",)
    if lemma.endswith("ie") and ending == "ing":
        return (f"{lemma[:-2]}ying",)
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "ye", "oe"))):
        return (lemma[:-1] + ending,)
    doubled = f"{lemma}{lemma[-1:]}{ending}"
    if lemma in DOUBLED:
        return (doubled,)
    return (lemma + ending, doubled) if lemma in DOUBLED_IN_BRITAIN else (lemma + ending,)

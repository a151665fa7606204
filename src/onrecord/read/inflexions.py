"""The forms in which an English lemma stands in a text."""

from __future__ import annotations

from functools import cache

VOWELS = "aeiou"

IRREGULAR = {
    "become": "became become", "begin": "began begun", "behold": "beheld", "bet": "bet", "bid": "bid bade bidden",
    "bring": "brought", "catch": "caught", "choose": "chose chosen", "do": "did done does", "dread": "dreaded",
    "feel": "felt", "find": "found", "forbid": "forbade forbad forbidden", "forecast": "forecast forecasted",
    "foresee": "foresaw foreseen", "foretell": "foretold", "forget": "forgot forgotten", "give": "gave given",
    "go": "went gone goes", "have": "had has", "hear": "heard", "hold": "held", "keep": "kept", "know": "knew known",
    "leave": "left", "make": "made", "mean": "meant", "mislead": "misled", "overhear": "overheard", "put": "put",
    "read": "read", "say": "said says", "see": "saw seen", "seek": "sought", "send": "sent", "set": "set",
    "show": "showed shown", "shun": "shunned", "speak": "spoke spoken", "swear": "swore sworn", "take": "took taken",
    "tell": "told", "think": "thought", "understand": "understood", "undertake": "undertook undertaken",
    "write": "wrote written", "strive": "strove striven strived",
}  # fmt: skip
"""Past forms and participles, and the irregular present."""

DOUBLED = frozenset("admit bar ban beg bid commit compel permit plan plot shun spot swap refer regret rebut".split())
"""Lemmas whose last consonant is doubled though more than one vowel may stand before it."""


@cache
def forms(lemma: str) -> frozenset[str]:
    """A lemma and its inflexions, in lower case: third person and plural, past, participles."""
    stem = _stem(lemma)
    made = {lemma, _with_s(lemma), f"{stem}ing", *IRREGULAR.get(lemma, "").split()}
    if lemma not in IRREGULAR:
        made.add(_past(lemma, stem))
    return frozenset(made)


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else f"{lemma}s"


def _stem(lemma: str) -> str:
    """What -ing is put to."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}y"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1]
    short = len(lemma) <= 4 and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS and lemma[-1:] not in "wxy"
    return lemma + lemma[-1] if (lemma in DOUBLED or short) and lemma[-1:] not in VOWELS else lemma


def _past(lemma: str, stem: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed" if not lemma.endswith("ie") else f"{lemma}d"

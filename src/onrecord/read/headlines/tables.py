"""The word lists beside this file, loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.read import inflexions
from onrecord.read.tables import cardinals

_FOLDER = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Closed classes of words by name (`classes.tsv`)."""
    return {name: frozenset(words.split()) for name, words in (line.split("\t") for line in _lines("classes.tsv"))}


@cache
def plain_forms() -> dict[str, str]:
    """Irregular forms and the plain form each belongs to."""
    rows = (line.split() for line in _lines("irregular.txt"))
    return inflexions.plain_forms() | {form: row[0] for row in rows for form in row[1:]}


@cache
def verb_forms() -> frozenset[str]:
    """Every irregular form and its plain form."""
    return frozenset((*plain_forms(), *plain_forms().values()))


@cache
def synonym_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Groups of words and phrases that say the same, each with its name."""
    rows = (line.split("\t") for line in _lines("synonyms.tsv"))
    return tuple((name, (name, *(phrase.strip() for phrase in phrases.split(",")))) for name, phrases in rows)


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Pairs of groups or words that say the opposite."""
    return tuple((left, right) for left, right in (line.split("\t") for line in _lines("antonyms.tsv")))


@cache
def bounds() -> dict[tuple[str, ...], str]:
    """Words before a number and the bound that they set."""
    return {
        tuple(phrase.split()): bound
        for bound, phrases in (line.split("\t") for line in _lines("bounds.tsv"))
        for phrase in phrases.split("; ")
    }


@cache
def numerals() -> dict[str, dict[str, tuple[float, float]]]:
    """Numbers in words: values, scales and ranges, each as lowest and highest."""
    kinds = {"value": {word: (float(value), float(value)) for word, value in cardinals().items()}}
    for kind, entries in (line.split("\t") for line in _lines("numbers.tsv")):
        for word, value in (entry.split("=") for entry in entries.split()):
            low, _, high = value.partition("-")
            kinds.setdefault(kind, {})[word] = (float(low), float(high or low))
    return kinds

"""Sentence forms with choices (`{this|that}`) and slots (`$name`), and the words that editors put for one another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"\$([a-z_0-9]+)")
_SPACES = re.compile(r" {2,}")


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def forms() -> Mapping[str, tuple[str, ...]]:
    """The sentence forms of every fact."""
    found: dict[str, list[str]] = {}
    for line in _lines("templates.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return {fact: tuple(lines) for fact, lines in found.items()}


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """What may stand for a word."""
    return {words[0]: tuple(words[1:]) for words in map(str.split, _lines("synonyms.txt"))}


@cache
def vocabulary() -> tuple[str, ...]:
    """Every plain word of the forms and synonyms, for words put where there is no synonym."""
    words = {word for lines in forms().values() for line in lines for word in re.findall(r"\b[a-z]{3,}\b", line)}
    return tuple(sorted(words | {word for line in _lines("synonyms.txt") for word in line.split()}))


def write(form: str, slots: Mapping[str, str], habits: str, chance: Random) -> str:
    """One wording of a form; half of its choices are the writer's habit (`habits` names the writer)."""
    habit = Random(f"{habits}/{form}")

    def choose(match: re.Match[str]) -> str:
        choices = match[1].split("|")
        usual: str = habit.choice(choices)
        return usual if chance.random() < 0.5 else chance.choice(choices)

    chosen = _CHOICE.sub(choose, form)
    filled: str = _SLOT.sub(lambda match: slots.get(match[1], str(match[0])), chosen)
    filled = str(_SPACES.sub(" ", filled)).replace(" ,", ",").replace(" .", ".").strip()
    return filled[:1].upper() + filled[1:]

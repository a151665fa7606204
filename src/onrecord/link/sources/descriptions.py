"""Unnamed sources: what their phrase says of them, put in one form, so that what such sources said comes together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.link.sources.bodies import plain_words, without_via
from onrecord.link.sources.folding import fold, stem
from onrecord.link.sources.places import Phrases, codes, demonym, phrases, replaced, without_codes
from onrecord.link.sources.tables import entries, parted, rows

_BEHIND = re.compile(r"\b(?:who|that|whose|whom|which|speaking|requesting|citing|quoted)\b|[,;(]", re.IGNORECASE)
_OF_BODY = re.compile(r"\b(?:of|at|in|from|with|inside|within|for|on)\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:familiar|close|briefed|knowledge|privy|involved|acquainted|know|knows)\b", re.IGNORECASE)
_EMPTY = frozenset(
    "official national state federal public ministry department agency service community group organisation".split()
)


@dataclass(frozen=True, slots=True)
class Description:
    """A class of unnamed sources: nationality (countries' codes and blocs), rank, body or field, and noun."""

    nationality: tuple[str, ...]
    ranks: tuple[str, ...]
    field: tuple[str, ...]
    noun: str

    @property
    def name(self) -> str:
        """How it is shown: "senior US intelligence officials"."""
        near = [rank for rank in self.ranks if rank == "familiar"]
        front = [rank for rank in self.ranks if rank != "familiar"]
        nations = " and ".join(
            demonym(part) if len(part) == 2 and part not in _blocs_shown() else part for part in self.nationality
        )
        words = [*front, *([nations] if nations else []), *self.field, _plural(self.noun)]
        return " ".join([*words, *(["familiar with the matter"] if near else [])])


@cache
def _nouns() -> tuple[Phrases, dict[str, str]]:
    """Forms of nouns to their noun; nouns to their plurals."""
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    plurals = {}
    for row in rows("unnamed.tsv"):
        noun, plural, others = (*row, "", "")[:3]
        plurals[noun] = plural
        for form in (noun, plural, *parted(others)):
            words = plain_words(form)
            pairs += [
                (words, (f"#{noun}",)),
                ((*words[:-1], f"{words[-1]}{'es' if words[-1].endswith('s') else 's'}"), (f"#{noun}",)),
            ]
    return phrases(pairs), plurals


@cache
def _ranks() -> Phrases:
    return phrases((fold(form), (f"^{rank}",)) for rank, forms in rows("ranks.tsv") for form in parted(forms))


@cache
def _blocs() -> Phrases:
    return phrases((fold(form), (f"%{bloc}",)) for bloc, forms in rows("blocs.tsv") for form in parted(forms))


@cache
def _blocs_shown() -> frozenset[str]:
    return frozenset(bloc for bloc, _ in rows("blocs.tsv"))


def _plural(noun: str) -> str:
    if known := _nouns()[1].get(noun):
        return known
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


@lru_cache(maxsize=1 << 14)
def describe(words: str, country: str | None = None, body: str | None = None) -> Description:
    """Put an unnamed source's phrase in one form; `country` and `body` are what the article says of it elsewhere."""
    phrase = without_via(words)
    cut = _BEHIND.search(phrase, 1)
    near = _NEAR.search(phrase)
    before = phrase[: cut.start()] if cut else phrase
    split = _OF_BODY.search(before, 1)
    head = before[: split.start()] if split and not near else before[: near.start()] if near else before
    tail = before[split.end() :] if split and not near else ""
    front, noun = _head(_labelled(head))
    rest = [*front, *_labelled(tail), *(_labelled(body) if body else ())]
    nations = _nationality(rest) or ((country,) if country else ())
    ranks = {word[1:] for word in (*front, *_labelled(head)) if word.startswith("^")} | (
        {"familiar"} if near else set()
    )
    field = tuple(sorted(set(_field(rest, noun))))
    return Description(nations, tuple(sorted(ranks)), field, noun)


def _labelled(text: str) -> tuple[str, ...]:
    """Words with countries (@), blocs (%), ranks (^) and nouns for unnamed sources (#) marked."""
    ranked = replaced(plain_words(text), _ranks())
    return replaced(replaced(ranked, _blocs()), _nouns()[0])


def _head(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words before the noun, and the noun: the last known one, else the last word."""
    places = [place for place, word in enumerate(words) if word.startswith("#")]
    if places:
        # "US officials and diplomats" are both; the first one stands for them.
        place = places[0] if any(word in ("or", "and") for word in words) else places[-1]
        return words[:place], words[place][1:]
    told = [place for place, word in enumerate(words) if word[0] not in "@%^"]
    if not told:
        return words, "source"
    return words[: told[-1]], stem(words[told[-1]])


def _nationality(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({*codes(words), *(word[1:] for word in words if word.startswith("%"))}))


def _field(words: Sequence[str], noun: str) -> Iterator[str]:
    """The body or field, less what says how many or nothing; a government's official is an official."""
    for word in without_codes(words):
        plain = stem(word.lstrip("#"))
        empty = plain in _EMPTY or plain in entries("counting_words.txt") or word in entries("counting_words.txt")
        if word[0] in "%^" or empty or plain.isdigit() or plain == noun:
            continue
        yield plain


@lru_cache(maxsize=1 << 14)
def is_unnamed(words: str) -> bool:
    """Whether a bare phrase is one of unnamed sources, by its noun: "US officials", "a senior diplomat"."""
    labelled = _labelled(_BEHIND.split(without_via(words), maxsplit=1)[0] or words)
    ends = [word for word in labelled if word[0] not in "@%^"]
    return bool(ends) and ends[-1].startswith("#")

"""A forecast as later tellings are held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.features import told_names, told_words
from onrecord.link.claims.words import plain, weight
from onrecord.record.telling import Telling

_DATED = frozenset(
    plain(word)
    for word in "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december spring summer autumn winter easter christmas day week month year end "
    "next early late begin middle".split()
)
"""Words of a horizon: what comes later has others, or none."""
_VERB = re.compile(
    r"\b(?:would|will|shall|[’']ll|going to)\s+(?:(?:not|be|have|been|again|soon|also|never|start|begin)\s+)*([a-z]+)",
    re.IGNORECASE,
)
STEM = 5
"""Letters that two forms of a word share at least."""
_VERBAL = 0.115
"""Weight under which a word behind "would" is no verb ("it will be a parade")."""
_LEAST = 0.12
"""Weight of a word from which on it tells anything of what is awaited ("would", "be" and "by" tell nothing)."""


@dataclass(frozen=True, slots=True, eq=False)
class Awaited:
    """A forecast: `telling` is the attribution that puts it, with what would make it true as its text; `vector` is that
    of its text. `unlikely` says that the words hold the thing for unlikely, so that they come true where it fails to
    come. Days are ISO; `due` is the last on which it may come, None where none is known."""

    telling: Telling
    vector: NDArray[np.float32]
    made: str
    due: str | None
    unlikely: bool = False

    @property
    def names(self) -> Mapping[str, float]:
        """The names in it, in plain form, with their weights."""
        found = told_names(self.telling.text, self.telling.sentence)
        return {name: weight(name) for name in found if name not in _DATED}

    @property
    def subject(self) -> Mapping[str, float]:
        """Of what it is said: the words before the verb that tell anything, with their weights, names left out."""
        match = _VERB.search(self.telling.text)
        return self._telling_words(self.telling.text[: match.start()] if match else "")

    @property
    def rest(self) -> Mapping[str, float]:
        """The same of the words behind the verb; of all words where there is no verb."""
        match = _VERB.search(self.telling.text)
        return self._telling_words(self.telling.text[match.end() :] if match else self.telling.text)

    @property
    def verb(self) -> str | None:
        """What is to be done or to happen, in plain form: the word behind "would" or "will"; None where there is none,
        as in what a person worded ("the bridge opens")."""
        match = _VERB.search(self.telling.text)
        verb = plain(match[1]) if match else None
        return verb if verb and weight(verb) >= _VERBAL else None

    def _telling_words(self, text: str) -> Mapping[str, float]:
        names = self.names
        found = {word: weight(word) for word in told_words(text) if word not in names and word not in _DATED}
        return {word: told for word, told in found.items() if told >= _LEAST}


def stands_in(word: str, words: Iterable[str]) -> bool:
    """Whether a word stands among others, or one of its stem does: "resign" in "resignation", "erupt" in "erupted"."""
    return any(other == word or _is_of_stem(word, other) for other in words)


def _is_of_stem(one: str, other: str) -> bool:
    stem = max(STEM, min(len(one), len(other)) - 1)
    return len(one) >= STEM and one[:stem] == other[:stem]

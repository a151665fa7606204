"""Which of a headline's words the body's words say, found by looking up and not by comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.read.headlines.words import LEAST_SHARED, Word, opposite, same, turns_of
from onrecord.record import Span

NOTHING: frozenset[Span] = frozenset()


class Agreement:
    """The words of one headline and what of them each word of the body says; words are known by their place."""

    def __init__(self, words: Sequence[Word], body: Sequence[Word]) -> None:
        """Only words that say something are looked for."""
        self._near: dict[str, list[Word]] = defaultdict(list)
        self._numbers = [word for word in words if word.value is not None]
        self._turned: dict[str, list[Word]] = defaultdict(list)
        self._known: dict[object, tuple[frozenset[Span], frozenset[Span]]] = {}
        for word in words:
            if word.value is None and word.says_something:
                for key in _keys(word):
                    self._near[key].append(word)
                for key in turns_of(word):
                    self._turned[key].append(word)

        looked = {word.span: self._look(word) for word in body}
        self._says = {span: said for span, (said, _) in looked.items() if said}
        self._opposes = {span: opposed for span, (_, opposed) in looked.items() if opposed}

    def said_by(self, word: Word) -> frozenset[Span]:
        """The headline's words that a word of the body says."""
        return self._says.get(word.span, NOTHING)

    def turned_by(self, word: Word) -> frozenset[Span]:
        """The headline's words that a word of the body says the opposite of."""
        return self._opposes.get(word.span, NOTHING)

    def said_in(self, words: Iterable[Word]) -> frozenset[Span]:
        """The headline's words that some of these words say."""
        return NOTHING.union(*(self._says[word.span] for word in words if word.span in self._says))

    def _look(self, word: Word) -> tuple[frozenset[Span], frozenset[Span]]:
        key = word.lower if word.value is None else (word.value, word.bound)
        if key not in self._known:
            self._known[key] = self._said(word), self._opposed(word)
        return self._known[key]

    def _said(self, word: Word) -> frozenset[Span]:
        if word.value is not None:
            return frozenset(one.span for one in self._numbers if same(one, word))
        return frozenset(one.span for key in _keys(word) for one in self._near.get(key, ()) if same(one, word))

    def _opposed(self, word: Word) -> frozenset[Span]:
        if word.value is not None:
            return NOTHING
        keys = (word.stem, *word.groups)
        return frozenset(one.span for key in keys for one in self._turned.get(key, ()) if opposite(one, word))


def _keys(word: Word) -> tuple[str, ...]:
    """What a word is looked up by: its groups, and the letters that a family of words shares."""
    return (*(f"={group}" for group in word.groups), word.stem[:LEAST_SHARED]) if word.stem else ()

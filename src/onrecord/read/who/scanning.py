"""The noun phrases of a whole article that a source may turn out to be: names with what stands around them, and nouns.

There is no parser here: a name is a run of capitals, widened to the left over nouns and adjectives up to a determiner
and to the right over an apposition; a common phrase is a noun of the table widened to the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from onrecord.read.who.lexicon import bodies, body_words, countries, first_names, noun, noun_ending
from onrecord.read.who.naming import PARTICLES
from onrecord.read.who.phrases import DETERMINERS, is_function
from onrecord.read.who.widening import apposition_end, is_adjective, is_noun_of, left_of, quantified
from onrecord.read.who.words import Word

Range = tuple[int, int]
SHORTEST_ACRONYM = 3


def noun_phrases(words: Sequence[Word], heads: AbstractSet[str] = frozenset()) -> Iterator[Range]:
    """Ranges of words, in order of their beginnings; only an apposition may hold others. `heads` are nouns that no
    table holds and that head a phrase here."""
    known = {word.text for index, word in enumerate(words) if word.capital and not _is_first(words, index)}
    place = done = 0
    apposed = -1
    while place < len(words):
        found = _phrase_at(words, place, done, known, heads)
        if found is None:
            place += 1
            continue
        first, head, last = found
        if first != apposed or words[head - 1].capital:
            yield from _joined(words, first, head)
            yield first, last
            yield from _bodies_in(words, first, head)
        apposed = head if last > head else -1
        done = place = head


def _bodies_in(words: Sequence[Word], first: int, end: int) -> Iterator[Range]:
    """The acronym of a body that a phrase begins with and is not: "a NASA T-shirt", "WHO director Ann Moe"."""
    start = first + (words[first].low in DETERMINERS)
    if start + 1 >= end or words[start].owns or words[start + 1].gap != "space":
        return
    text = words[start].text
    if len(text) > 1 and text.isupper() and text not in countries() and not words[start + 1].text.isupper():
        last = words[end - 1].text
        if last not in body_words():
            yield start, start + 1


def _joined(words: Sequence[Word], first: int, head: int) -> Iterator[Range]:
    """Two names with "and" between them are one phrase too: "Toyota and Honda"."""
    after = head + 1
    if not words[head - 1].capital or after >= len(words) or words[head].low != "and" or words[head].gap != "space":
        return
    start = after + (words[after].low == "the" and after + 1 < len(words))
    if _next_capital(words, start):
        yield first, _compound(words, _name_end(words, start))


def _phrase_at(
    words: Sequence[Word], place: int, done: int, known: set[str], heads: AbstractSet[str]
) -> tuple[int, int, int] | None:
    """Where a phrase begins, where its head ends, and where it ends with its apposition."""
    if _begins_name(words, place):
        end = _name_end(words, place)
        if end - place == 1 and _is_first(words, place) and not _known(words[place], known):
            return None
        first = left_of(words, place, done)
        whole = _compound(words, end)
        if _stands_before_noun(words, first, whole):
            first = place
        return first, whole, apposition_end(words, whole) if words[whole - 1].capital else whole
    word = words[place]
    if word.owns or is_function(word) or _goes_on(words, place):
        return None
    if noun_ending([word.low]) is None and word.low not in heads and not _is_made_plural(words, place):
        return None
    start = place
    while start > done and words[start].gap == "space" and is_noun_of(words, start - 1, place):
        start -= 1
    first = quantified(words, left_of(words, start, done), done)
    if all(is_adjective(words[index]) for index in range(first, start)) and not _stands_bare(word):
        return None
    if first > 1 and [word.low for word in words[first - 2 : first]] == ["one", "of"]:
        first -= 2
    return first, place + 1, place + 1


def _stands_before_noun(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a name behind "a" stands before a noun of no table, which is no part of it: "a CBS interview"."""
    if words[first].low not in ("a", "an") or end >= len(words) or words[end].gap != "space":
        return False
    return not (words[end].capital or is_function(words[end]) or words[end].low.endswith(("ed", "ing")))


def _is_made_plural(words: Sequence[Word], place: int) -> bool:
    """ "The campers": people, by the ending, where a determiner stands right before."""
    people = words[place].low.endswith(("ers", "ors", "ists", "ians", "ees")) and len(words[place].low) > 5
    return people and place > 0 and words[place - 1].low in DETERMINERS and words[place].gap == "space"


def _stands_bare(word: Word) -> bool:
    """Whether a noun may be a phrase without a determiner: a plural, or one that means several or a body."""
    found = noun_ending([word.low])
    if found is None:
        return (word.low.endswith("s") and not word.low.endswith("ss")) or "." in word.low[1:-1]
    return found[0].plural or "many" in found[0].traits or found[0].kind == "official_body"


_PAGES = frozenset("blog website webpage site newsletter journal bulletin magazine memo letter documentary".split())
"""Documents that a name may stand before and that are no verbs: "the Havbruk website"."""

_ALSO_VERBS = frozenset(
    "heads hosts chairs guards coaches judges guides stars states tests rules leads models monitors officers "
    "state press managers champions users".split()
)


def _compound(words: Sequence[Word], end: int) -> int:
    """Where a name's phrase ends that goes on in nouns: "the Coleman campaign", "UNHCR spokesman Andrej Mahecic"."""
    stop = end
    while stop < len(words) and words[stop].gap == "space" and not words[stop - 1].owns:
        word = words[stop]
        found = noun_ending([word.low]) if not word.capital and not is_function(word) else None
        if found is None or word.low in _ALSO_VERBS or (found[0].kind == "document" and word.low not in _PAGES):
            break
        stop += 1
    if stop > end and stop < len(words) and words[stop].gap == "space" and _begins_name(words, stop):
        return _name_end(words, stop)
    return stop


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Whether the next word belongs to the same phrase, so that this one is not its head."""
    if place + 1 >= len(words) or words[place + 1].gap != "space":
        return False
    after = words[place + 1]
    return after.capital or (not is_function(after) and noun_ending([after.low]) is not None)


def _begins_name(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return word.capital and not word.text.isdigit() and (not is_function(word) or _is_acronym(words, place))


def _is_acronym(words: Sequence[Word], place: int) -> bool:
    """Whether a word that is small elsewhere is a name by its capitals ("WHO", "FIRST"), the words beside it having
    none."""
    text = words[place].text
    if len(text) < SHORTEST_ACRONYM or not text.isupper():
        return False
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return not any(word.text.isupper() and len(word.text) > 1 for word in beside)


def _is_first(words: Sequence[Word], place: int) -> bool:
    return place == 0 or words[place].gap == "break"


def _known(word: Word, elsewhere: set[str]) -> bool:
    """Whether a capital that begins a sentence is a name's or a noun's, not only the sentence's."""
    if word.text in elsewhere or noun(word.text) is not None:
        return True
    if word.text in first_names() or word.text in countries() or word.text in bodies() or word.text in body_words():
        return True
    return len(word.text) > 1 and word.text.isupper()


def _name_end(words: Sequence[Word], place: int) -> int:
    """Where a run of capitals ends, particles and a body's "of" included."""
    end = place + 1
    while end < len(words) and words[end].gap == "space":
        if _begins_name(words, end) or (words[end].capital and words[end].low in ("may", "march", "will", "said")):
            end += 1
        elif _joins(words, place, end):
            end += 2
        elif _joins_widely(words, place, end):
            end += 3
        else:
            break
    return end


def _next_capital(words: Sequence[Word], place: int) -> bool:
    return place < len(words) and words[place].gap == "space" and _begins_name(words, place)


def _joins(words: Sequence[Word], first: int, place: int) -> bool:
    low = words[place].low
    if low in PARTICLES - {"e", "y"}:
        return _next_capital(words, place + 1)
    if low in ("of", "for", "&") or (low == "and" and words[first].text in body_words()):
        return _next_capital(words, place + 1) and _is_office_or_body(words, first, place)
    return False


def _joins_widely(words: Sequence[Word], first: int, place: int) -> bool:
    return (
        words[place].low in ("of", "for")
        and place + 1 < len(words)
        and words[place + 1].low == "the"
        and _next_capital(words, place + 2)
        and _is_office_or_body(words, first, place)
    )


def _is_office_or_body(words: Sequence[Word], first: int, place: int) -> bool:
    before = words[place - 1]
    return (
        before.text in body_words()
        or noun_ending([word.low for word in words[max(first, place - 3) : place]]) is not None
    )

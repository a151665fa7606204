"""Articles as they are written and edited: paragraphs of sentences under a headline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from evals.copying.events import Event
from evals.copying.phrases import forms, synonyms, vocabulary, write

FACTS = (
    *("wounded", "official", "official2", "critic", "critic2", "witness", "scene", "scene", "background", "background"),
    *("aid", "inquiry", "outlook", "history", "scene", "official2", "background", "history"),
    *("critic", "witness", "wounded", "aid", "inquiry", "outlook", "official", "critic2"),
)
MOST_CHANGED = 0.6
_KEPT_RATHER = 0.3
"""Names, numbers and quoted words are changed this much less often than others."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of a story. `changed` is the share of words changed since the story that its family began with."""

    family: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]
    writer: str
    published: datetime
    changed: float = 0.0

    def words(self) -> int:
        """How long it is."""
        return sum(len(sentence.split()) for paragraph in self.paragraphs for sentence in paragraph)


def report(event: Event, family: str, writer: str, published: datetime, chance: Random) -> Piece:
    """An article of its own: a writer's choice of the event's facts, in the writer's order and words."""
    told = list(FACTS)
    chance.shuffle(told)
    told = told[: chance.randrange(10, len(FACTS) + 1)]
    used: set[str] = set()
    sentences = [_sentence(f"lead-{event.kind}", event.slots, writer, used, chance)]
    sentences += [_sentence(fact, event.slots, writer, used, chance) for fact in told]
    headline = write(chance.choice(forms()["headline"]), event.slots, writer, chance)
    return Piece(family, headline, _paragraphs([s for s in sentences if s], chance), writer, published)


def _sentence(fact: str, slots: dict[str, str], writer: str, used: set[str], chance: Random) -> str:
    left = [form for form in _forms(fact, writer) if form not in used]
    if not left:
        return ""
    form = chance.choice(left)
    used.add(form)
    return write(form, slots, writer, chance)


def _forms(fact: str, writer: str) -> list[str]:
    """The forms that a writer uses: two thirds of them, no two writers the same."""
    every = forms()[fact]
    return Random(f"{writer}/{fact}").sample(every, -(-2 * len(every) // 3))


def _paragraphs(sentences: list[str], chance: Random) -> tuple[tuple[str, ...], ...]:
    made: list[tuple[str, ...]] = []
    while sentences:
        size = chance.choice((1, 1, 2, 2, 3))
        made.append(tuple(sentences[:size]))
        sentences = sentences[size:]
    return tuple(made)


def derive(piece: Piece, event: Event, outlet: str, published: datetime, chance: Random) -> Piece:
    """What another outlet makes of it: cuts, paragraphs of its own, a headline of its own, words changed."""
    copy = replace(piece, published=published)
    if chance.random() < 0.6:
        copy = cut(copy, chance.uniform(0.05, 0.6), chance)
    rate = 0.0 if chance.random() < 0.25 else chance.uniform(0.02, MOST_CHANGED)
    rate = min(rate, MOST_CHANGED - piece.changed)
    if rate > 0:
        changed = change(copy, rate, chance)
        while changed.changed > MOST_CHANGED:
            rate *= 0.8
            changed = change(copy, rate, chance)
        copy = changed
    if chance.random() < 0.5:
        copy = insert(copy, event, outlet, chance)
    if chance.random() < 0.8:
        copy = replace(copy, headline=write(chance.choice(forms()["headline"]), event.slots, outlet, chance))
    return copy


def cut(piece: Piece, share: float, chance: Random) -> Piece:
    """Without about this share of its paragraphs: from the end, as wire copy is cut, or anywhere."""
    count = min(len(piece.paragraphs) - 2, round(share * len(piece.paragraphs)))
    if count <= 0:
        return piece
    if chance.random() < 0.6:
        return replace(piece, paragraphs=piece.paragraphs[:-count])
    gone = set(chance.sample(range(1, len(piece.paragraphs)), count))
    return replace(piece, paragraphs=tuple(p for i, p in enumerate(piece.paragraphs) if i not in gone))


def insert(piece: Piece, event: Event, outlet: str, chance: Random) -> Piece:
    """With one to three paragraphs of the outlet's own: a local angle, or more of the event by its own writer."""
    paragraphs = list(piece.paragraphs)
    used: set[str] = set()
    home = Random(outlet)
    slots = event.slots | {
        "localtown": f"{outlet.split()[1]}",
        "local": f"{home.choice('Ada Ivo Mara Otto Lena'.split())} {outlet.split()[1]}",
    }
    for _ in range(chance.randrange(1, 4)):
        fact = "local" if chance.random() < 0.6 else chance.choice(FACTS)
        added = [_sentence(fact, slots, outlet, used, chance) for _ in range(chance.choice((1, 2)))]
        if any(added):
            paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), tuple(filter(None, added)))
    return replace(piece, paragraphs=tuple(paragraphs))


def change(piece: Piece, rate: float, chance: Random) -> Piece:
    """With this share of its words put otherwise, left out or added: evenly, or some sentences far more than others."""
    clumped = chance.random() < 0.4
    paragraphs, changed, total = [], 0, 0
    for paragraph in piece.paragraphs:
        made = []
        for sentence in paragraph:
            words = sentence.split(" ")
            own = min(0.95, rate * chance.choice((0.0, 0.5, 1.5, 2.0))) if clumped else rate
            count = round(own * len(words))
            made.append(_change(words, count, chance))
            changed += count
            total += len(words)
        paragraphs.append(tuple(made))
    return replace(piece, paragraphs=tuple(paragraphs), changed=piece.changed + changed / max(total, 1))


def _change(words: list[str], count: int, chance: Random) -> str:
    quoted, inside = [], False
    for word in words:
        inside ^= word.count('"') == 1
        quoted.append(inside)
    held = [quoted[i] or word[:1].isupper() or any(map(str.isdigit, word)) for i, word in enumerate(words)]
    order = sorted(range(len(words)), key=lambda i: chance.random() ** (1 / (_KEPT_RATHER if held[i] else 1.0)))
    made = list(words)
    for i in order[::-1][:count]:
        made[i] = _otherwise(words[i], chance)
    return " ".join(word for word in made if word)


def _otherwise(word: str, chance: Random) -> str:
    bare = word.strip('",.;:')
    head, tail = word[: word.find(bare)] if bare else "", word[word.find(bare) + len(bare) :] if bare else ""
    choices = synonyms().get(bare.lower())
    draw = chance.random()
    if choices and draw < 0.75:
        put = chance.choice(choices)
    elif draw < 0.85 and not head and not tail:
        return ""
    elif draw < 0.95:
        return f"{head}{chance.choice(vocabulary())} {bare}{tail}"
    else:
        put = chance.choice(vocabulary())
    return f"{head}{put.capitalize() if bare[:1].isupper() else put}{tail}"

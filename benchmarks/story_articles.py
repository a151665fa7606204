"""Short articles that tell stories: some are read by the real reader, all others are those with other words in them.

An article of a story has two or three of the story's claims, each put in some frame and by somebody, and a fact; its
story, and nothing else, chooses the words that stand in place of the sample's, the people who speak in it and where its
places lie. What takes a word's place is as long as the word, so that every span of a reading is where it is in the
article that was read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from benchmarks.corpus import FACTS, PLACES, POSTS, SOURCES, SPOKEN
from onrecord.desk.preparing import Item, Preparation
from onrecord.link.common_words import ranks
from onrecord.record import Article, Attribution, Capture, Evidence, Notes, Place, Reading, Span
from onrecord.record.ledger import Entry
from onrecord.record.wording import Forecast

PLOTS, TELLINGS = 12, 5
"""Stories of the sample, and its articles of each."""
CLAIMS, AN_ARTICLE = 5, 3
"""Claims of a story, and how many of them an article tells."""

PEOPLE, OUTLETS = 5_000, 50
"""Who speaks in the ledger; a few of them often, as presidents do (`person`)."""

FIRST_DAY = datetime(2031, 1, 1, tzinfo=UTC)
FIRST = "Marta Tolen Edric Livia Marek Sanna Ruben Ilvar".split()
LAST = "Kerrin Strand Ostrom Tarrow Hallen Voskel Brenna Dovler".split()
"""Names of the sample, all as long as each other; whoever speaks in an article has one of the same length."""

CLAIM_FRAMES = (
    "the bridge to {place} would stay shut until {month}", "at least {n} homes near the weir had been flooded",
    "nobody had paid for the pumps of the factory", "the ferry could not sail before {day}",
    "up to {n} people were waiting for power and bread", "the council had known of the crack since {month}",
    "talks about the border would begin within {few} weeks", "the harvest of the valley was the worst in {n} years",
    "the company owed the miners about {n} million crowns", "the tunnel will open by the end of {month}",
    "taxes on timber will rise in {month}", "the strike at the harbour will end within {few} days",
    "prices of bread would double before {month}", "{n} soldiers had crossed the river at {place}",
    "the hospital would close its last ward in {month}", "the minister expects the budget to pass by {month}",
)  # fmt: skip
CHANGED = tuple(
    "bridge homes weir pumps factory ferry power bread council crack border harvest valley company miners tunnel "
    "timber strike harbour soldiers river hospital ward minister budget prices taxes election trains plant towns "
    "road".split()
)
"""Words in whose place a story has words of its own; none is a name that records use for something."""

RARE_STORIES = range(9_600_000, 10_800_000)
"""Stories that share a word that no other has: `RARE_WORD`, where the sample has `RARE_FOR`."""
RARE_FOR, RARE_WORD = "timber", "vyzzle"

MONTHS = "January March April June August October November".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Planned:
    """An article that is to be made: its number, its story, the how manieth of the story it is, and its day."""

    number: int
    story: int
    place: int
    day: float


@dataclass(frozen=True, slots=True)
class Matter:
    """What is a story's own: which plot it has, what takes the place of a word, and where its places lie."""

    plot: int
    change: Callable[[str], str]
    degrees: tuple[float, float]


def sample_texts() -> list[str]:
    """The articles that are read, plot by plot."""
    return [text for plot in range(PLOTS) for text in _plot(random.Random(f"plot/{plot}"))]


def read_stories() -> list[Entry]:
    """Extract and read them, as `onrecord add` does; what they say of made-up places is given these."""
    prepare = Preparation()()
    notes = Notes(outlet="Outlet 00", date=f"{FIRST_DAY:%Y-%m-%dT%H:%M:00Z}")
    entries = [
        prepare(Item(Capture(text.encode(), "text", f"{place}.txt", notes=notes)))
        for place, text in enumerate(sample_texts())
    ]
    return [replace(entry, reading=_placed(entry.reading)) for entry in entries if entry.reading is not None]


def story_entry(sample: Sequence[Entry], planned: Planned, outlet: str, address: str) -> Entry:
    """An article of a story, as the sixtieth part of the sample tells it."""
    matter = matter_of(planned.story)
    entry = sample[matter.plot * TELLINGS + planned.place % TELLINGS]
    assert entry.capture is not None
    assert entry.extraction is not None
    assert entry.reading is not None
    printed = FIRST_DAY + timedelta(days=planned.day)
    day, change = f"{printed:%Y-%m-%dT%H:%M:00Z}", matter.change
    text = _numbered(planned.number, change(_rest(entry.extraction.article.text)))
    article = replace(
        entry.extraction.article,
        id=f"{planned.number}.txt", text=text, title=text.partition("\n")[0], date=day, outlet=outlet, address=address,
    )  # fmt: skip
    raw = _numbered(planned.number, change(_rest(entry.capture.raw.decode())))
    notes = Notes(outlet=outlet, date=day)
    capture = replace(entry.capture, raw=raw.encode(), name=article.id, notes=notes, address=address)
    reading = _changed(entry.reading, matter, int(planned.day))
    return Entry(capture, replace(entry.extraction, article=article), replace(reading, article=article))


def _numbered(number: int, text: str) -> str:
    return f"Report {number:06}: {text}"


def _rest(text: str) -> str:
    return text.partition(": ")[2]


def _plot(draw: random.Random) -> Iterator[str]:
    """The articles of one plot."""
    claims = [_lowered(_filled(draw, frame)) for frame in draw.sample(CLAIM_FRAMES, CLAIMS)]
    frames = [frame for frame in SPOKEN if "{claim}" in frame and "denied" not in frame]
    for _ in range(TELLINGS):
        told = [
            _filled(draw, draw.choice(frames).replace("{claim}", claim).replace("{claim2}", draw.choice(claims)))
            for claim in draw.sample(claims, AN_ARTICLE)
        ]
        head = _filled(draw, f"{{place}} waits as {{source}} say {draw.choice(claims)}")
        yield _numbered(0, "\n\n".join([head, *told, _filled(draw, draw.choice(FACTS))]) + "\n")


def _filled(draw: random.Random, template: str) -> str:
    for _ in range(2):
        template = template.format(
            place=draw.choice(PLACES), name=f"{draw.choice(FIRST)} {draw.choice(LAST)}", post=draw.choice(POSTS),
            source=draw.choice(SOURCES), n=draw.randint(12, 980), few=draw.choice(("two", "three", "four", "six")),
            day=draw.choice(DAYS), month=draw.choice(MONTHS),
        )  # fmt: skip
    return template[0].upper() + template[1:]


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


@lru_cache(maxsize=4096)
def matter_of(story: int) -> Matter:
    """What is a story's own."""
    draw = random.Random(f"story/{story}")
    words = {word: draw.choice(_of_length(len(word))) for word in CHANGED}
    words |= {name: person(int(PEOPLE * draw.random() ** 3)) for name in _names()}
    words |= {RARE_FOR: RARE_WORD} if story in RARE_STORIES else {}

    def change(text: str) -> str:
        return _pattern().sub(lambda found: words[found[0]], text)

    return Matter(story % PLOTS, change, (draw.uniform(-55, 65), draw.uniform(-170, 170)))


@lru_cache(maxsize=PEOPLE)
def person(number: int) -> str:
    """A name of twelve letters, another for each number."""
    draw = random.Random(f"person/{number}")
    first = draw.choice("BDKLMNRST") + "".join(draw.choice(letters) for letters in ("aeiou", "lmnrst", "aeio", "nrsl"))
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    last = syllables[number % 70] + syllables[number // 70 % 70] + draw.choice(syllables)
    return f"{first} {last.capitalize()}"


@cache
def _names() -> tuple[str, ...]:
    return tuple(f"{first} {last}" for first in FIRST for last in LAST)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join((*CHANGED, *_names()))})\b")


@cache
def _of_length(length: int) -> tuple[str, ...]:
    """Words that tell something, from the three hundredth on."""
    return tuple(word for word, rank in ranks().items() if rank > 326 and len(word) == length and word.isascii())


def _changed(thing: Any, matter: Matter, days: int) -> Any:
    """A reading, or a part of one, with a story's own words and places, and days that come so much later."""
    if isinstance(thing, str):
        return matter.change(thing)
    if isinstance(thing, tuple):
        if thing and isinstance(thing[0], int | float | Evidence):
            return thing
        return tuple(_changed(each, matter, days) for each in thing)
    if isinstance(thing, Place):
        return replace(thing, lat=matter.degrees[0] + thing.lat, lon=matter.degrees[1] + thing.lon)
    if isinstance(thing, Forecast):
        return _later(thing, matter, days)
    if not is_dataclass(thing) or isinstance(thing, type | Article):
        return thing
    kept = {each.name: getattr(thing, each.name) for each in fields(thing)}
    new = {name: changed for name, value in kept.items() if (changed := _changed(value, matter, days)) != value}
    return replace(thing, **new) if new else thing


def _later(forecast: Forecast, matter: Matter, days: int) -> Forecast:
    made = forecast.made
    return replace(
        forecast,
        what=matter.change(forecast.what),
        by=None if forecast.by is None else _days_later(forecast.by, days),
        made=_days_later(made, days) if isinstance(made, tuple) else made,
    )


def _days_later(both: tuple[str, str], days: int) -> tuple[str, str]:
    first, last = ((date.fromisoformat(day) + timedelta(days)).isoformat() for day in both)
    return first, last


def _placed(reading: Reading) -> Reading:
    """A reading in which contents speak of the made-up places that they name."""
    places: list[Place] = list(reading.places)
    found = [_with_places(item, reading.article.text, places) for item in reading.attributions]
    return replace(reading, attributions=tuple(found), places=tuple(places))


def _with_places(item: Attribution, text: str, places: list[Place]) -> Attribution:
    if item.wording is None:
        return item
    first = len(places)
    for start, end in item.content:
        for match in re.finditer("|".join(PLACES), text[start:end]):
            span: Span = start + match.start(), start + match.end()
            at = PLACES.index(match[0]) / len(PLACES)
            places.append(Place(span, match[0], None, at, -at, False, ()))
    known = (*item.wording.places, *range(first, len(places)))
    return replace(item, wording=replace(item.wording, places=known))

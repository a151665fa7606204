"""Made-up articles as linking sees them, in any number and in the order of their days, without reading or embedding.

News comes in stories: a story has claims, and articles tell some of them and things of their own, most within days of
its first, some weeks later, and few months later, as backgrounds. What is made is made of what real news was measured
to have (60 articles of Wikinews with 658 tellings, by the reader as it is):

  tellings an article        11
  bytes of a telling         2,300 (an article's setting 3,000, its sketch 1,300), far keys 5 to 7
  of two articles that have nothing to do with each other, pairs of tellings with a far key in common: 2.0 in 10,000
                             (PolNeAR, 250 articles; Wikinews, 320 articles, 1.3)
  cosines of tellings        of two articles that have nothing to do with each other .13 ± .10 in the mean, 2.7 % at
                             .35 or more, .2 % at .5, .03 % at .6 (PolNeAR, 60 articles of one campaign: the denser
                             of the two; Wikinews .10 ± .10, 1.7 %, .09 %, .01 %); within an article .30 ± .19, a
                             third at .35 or more

Vectors have a part that all share, one of their story, as large as a telling is about it (evenly between nothing and
nearly all), where stories of one topic and one field are near each other, and the rest by themselves, more in some
directions than in others, as those of an encoder. Words are of the table of common words, by chance a story's own; a
telling repeats those of its claim word for word or with a quarter of them exchanged. A topic has some people whom its
stories name again and again, each with a full name and a place.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims import LEAD, Prepared, Setting, prepare, setting_of
from onrecord.link.common_words import ranks
from onrecord.link.copies import Sketch
from onrecord.link.copies.signature import MINIMA, SCHEME, VERSION, Signature
from onrecord.record import Number, Place, Who, Wording, identity
from onrecord.record.telling import Telling

A_DAY = 200
"""Tellings of a day."""

AN_ARTICLE = 11
"""Tellings of an article."""

ARTICLES = 5
"""Articles of a story in the mean."""

CLAIMS, TOLD = 8, 6
"""Claims of a story, and how many of them an article tells; what else it tells, it tells alone."""

FIRST_DAY = datetime(2031, 1, 1, tzinfo=UTC)

WIDTH = 384
TOPICS, FIELDS = 100, 6
SHARED, OF_FIELD, OF_TOPIC, ABOUT = 0.11, 0.45, 0.3, 0.97
"""Of a vector's square what all share; of its story's what its field and its topic share; how far a telling may be
about its story."""

SPEAKERS, PLACES = 5, 4
"""People who speak in a story, and places of it."""

PEOPLE, NAMED = 3, 0.25
"""People of a topic, and how often one of them is named in a sentence."""

STEEP = 0.35
"""How much more there is in a direction than in the next."""

EXCHANGED = 0.25
WORD_FOR_WORD = 0.3
UNLIKE = (0.1, 0.5)
"""Of the square of a vector what other words for the same claim make another, from the least to the most. With them
made pairs that are linked lie as near as those of ECB+ (12,083, in brackets): a tenth of them under a cosine of .54
(.54), three tenths under .65 (.63), half under .71 (.71), nine tenths under .87 (.86). With .12 for all, half lay under
.76."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article: its number, its day, its setting and its tellings."""

    number: int
    story: int
    published: str
    setting: Setting
    tellings: tuple[Prepared, ...]

    @property
    def id(self) -> str:
        """Its id."""
        return article_id(self.number)


@lru_cache(maxsize=64)
def article_id(number: int) -> str:
    """The id of an article."""
    return identity("article", "made", number)


def telling_id(number: int, place: int) -> str:
    """The id of an article's telling."""
    return identity("attribution", "made", number, place)


def printed_at(day: float) -> str:
    """When what is printed so many days after the first is printed."""
    return (FIRST_DAY + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:00Z")


def schedule(seed: int, articles_a_day: float = A_DAY / AN_ARTICLE) -> Iterator[tuple[int, int, float]]:
    """The number of each article, its story and its day, in the order of their days, without an end."""
    draw = random.Random(seed)
    waiting: list[tuple[float, int]] = []
    story, began = 0, 0.0
    for number in count():
        while not waiting or began <= waiting[0][0]:
            for day in _days(draw, began):
                heapq.heappush(waiting, (day, story))
            story += 1
            began += draw.expovariate(articles_a_day / ARTICLES)
        day, of = heapq.heappop(waiting)
        yield number, of, day


def _days(draw: random.Random, began: float) -> Iterator[float]:
    """When a story is told: three in four within days, one in five within weeks, one in fifty months later."""
    for place in range(1 + int(draw.expovariate(1 / (ARTICLES - 0.5)))):
        chance = draw.random()
        if place == 0:
            yield began
        elif chance < 0.78:
            yield began + draw.expovariate(1 / 2)
        elif chance < 0.98:
            yield began + draw.expovariate(1 / 8)
        else:
            yield began + draw.uniform(30, 300)


def made_article(seed: int, number: int, story: int, day: float) -> MadeArticle:
    """An article about a story."""
    draw = random.Random(f"{seed}/article/{number}")
    numbers = np.random.default_rng((seed, 3, number))
    published = printed_at(day)
    matter = _matter(seed, story)
    told = [_of_claim(draw, numbers, matter, claim) for claim in draw.sample(range(CLAIMS), TOLD)]
    told += [_alone(draw, numbers, matter) for _ in range(AN_ARTICLE - TOLD)]
    where, speakers = min(matter.places), [draw.choice(matter.names) for _ in told]
    lines = [f"{matter.names[0]} of {where} and the {' '.join(draw.sample(matter.words, 4))}"]
    lines += [f"{text}, {speaker} said." for (text, _, _), speaker in zip(told, speakers, strict=True)]
    lines += [_sentence(draw, matter.words[:6], matter) for _ in range(6)]
    lead = np.stack([matter.vector, told[0][1], told[1][1]])[:LEAD]
    setting = setting_of(lines, _kept(lead))
    tellings = [
        _telling(draw, (number, published), place, matter, text, speaker)
        for place, ((text, _, _), speaker) in enumerate(zip(told, speakers, strict=True))
    ]
    vectors = [_kept(np.stack([vector for _, vector, _ in told])), _kept(np.stack([own for _, _, own in told]))]
    prepared = prepare(tellings, {article_id(number): setting}, lambda texts: vectors.pop(0))
    return MadeArticle(number, story, published, setting, tuple(sorted(prepared, key=lambda each: each.telling.id)))


def made_sketch(article: MadeArticle, hours: float) -> Sketch:
    """What its copies would be found by; it has none."""
    chance = np.random.default_rng((4, article.number))
    minima = chance.integers(0, 2**32, MINIMA, dtype=np.uint64).astype("<u4").tobytes()
    prints, rare = (
        np.sort(chance.integers(0, 2**63, many, dtype=np.uint64)).astype("<u8").tobytes() for many in (75, 35)
    )
    return Sketch(article.id, Signature(SCHEME, VERSION, minima, prints), rare, hours)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a story is about: its vector, words, names, its topic's people, and its claims with their vectors and own
    vectors."""

    vector: Vector
    words: Sequence[str]
    names: Sequence[str]
    places: Mapping[str, tuple[float, float]]
    people: Sequence[str]
    seed: int
    claims: tuple[tuple[str, Vector, Vector], ...]


@lru_cache(maxsize=512)
def _matter(seed: int, story: int) -> _Matter:
    draw = random.Random(f"{seed}/story/{story}")
    numbers = np.random.default_rng((seed, 2, story))
    topic = draw.randrange(TOPICS)
    field, own = _bases(seed)[TOPICS + topic % FIELDS], _drawn(numbers)
    vector = _unit(OF_FIELD**0.5 * field + OF_TOPIC**0.5 * _bases(seed)[topic] + (1 - OF_FIELD - OF_TOPIC) ** 0.5 * own)
    words = draw.sample(_vocabulary(), 24)
    names = [_name(draw) for _ in range(SPEAKERS)]
    places = {_name(draw): (draw.uniform(-60, 60), draw.uniform(-180, 180)) for _ in range(PLACES)}
    people = _people(seed, topic)
    bare = _Matter(vector, words, names, places, people, seed, ())
    claims = []
    for _ in range(CLAIMS):
        text = _sentence(draw, draw.sample(words, 3), bare)
        claims.append((text, *_vectors(numbers, draw, vector, seed)))
    return replace(bare, claims=tuple(claims))


@lru_cache(maxsize=TOPICS)
def _people(seed: int, topic: int) -> tuple[str, ...]:
    """The people of a topic, by full name and place."""
    draw = random.Random(f"{seed}/topic/{topic}")
    return tuple(f"{_name(draw)} {_name(draw)} of {_name(draw)}" for _ in range(PEOPLE))


@lru_cache(maxsize=512)
def _story_vector(seed: int, story: int) -> Vector:
    numbers = np.random.default_rng((seed, 2, story))
    topic, bases = int(numbers.integers(TOPICS)), _bases(seed)
    own = (1 - OF_FIELD - OF_TOPIC) ** 0.5 * _drawn(numbers)
    return _unit(OF_FIELD**0.5 * bases[TOPICS + topic % FIELDS] + OF_TOPIC**0.5 * bases[topic] + own)


def story_vectors(seed: int, story: int, number: int) -> Vector:
    """Vectors of an article's tellings, each as much about its story as it happens."""
    numbers = np.random.default_rng((seed, 6, number))
    about = numbers.uniform(0, ABOUT, (AN_ARTICLE, 1)).astype(np.float32)
    own = numbers.standard_normal((AN_ARTICLE, WIDTH), dtype=np.float32) * _SPREAD
    own /= np.linalg.norm(own, axis=1, keepdims=True)
    told = SHARED**0.5 * _bases(seed)[-1] + (1 - SHARED) ** 0.5 * (
        about * _story_vector(seed, story) + (1 - about**2) ** 0.5 * own
    )
    made: Vector = told / np.linalg.norm(told, axis=1, keepdims=True)
    return made


@cache
def _bases(seed: int) -> Vector:
    """The vectors of topics, then those of fields, then that which all share."""
    numbers = np.random.default_rng((seed, 1))
    return np.stack([_drawn(numbers) for _ in range(TOPICS + FIELDS + 1)])


_SPREAD = ((1 + np.arange(WIDTH)) ** -STEEP).astype(np.float32)


def _drawn(numbers: np.random.Generator) -> Vector:
    return _unit(numbers.standard_normal(WIDTH, dtype=np.float32) * _SPREAD)


def _unit(vector: Vector) -> Vector:
    made: Vector = (vector / np.linalg.norm(vector)).astype(np.float32)
    return made


def _kept(vectors: Vector) -> Vector:
    """In the precision in which vectors are kept."""
    made: Vector = vectors.astype(np.float16).astype(np.float32)
    return made


def _vectors(numbers: np.random.Generator, draw: random.Random, story: Vector, seed: int) -> tuple[Vector, Vector]:
    about, own = draw.uniform(0, ABOUT), _drawn(numbers)
    of_all = SHARED**0.5 * _bases(seed)[-1]
    return _unit(of_all + (1 - SHARED) ** 0.5 * (about * story + (1 - about**2) ** 0.5 * own)), _unit(of_all + own)


Told = tuple[str, Vector, Vector]


def _of_claim(draw: random.Random, numbers: np.random.Generator, matter: _Matter, claim: int) -> Told:
    text, vector, own = matter.claims[claim]
    if draw.random() < WORD_FOR_WORD:
        return text, vector, own
    words = [
        draw.choice(_vocabulary()) if _is_telling(word) and draw.random() < EXCHANGED else word for word in text.split()
    ]
    other, unlike = _drawn(numbers), draw.uniform(*UNLIKE)
    return (
        " ".join(words),
        _unit((1 - unlike) ** 0.5 * vector + unlike**0.5 * other),
        _unit((1 - unlike) ** 0.5 * own + unlike**0.5 * other),
    )


def _alone(draw: random.Random, numbers: np.random.Generator, matter: _Matter) -> Told:
    return _sentence(draw, draw.sample(matter.words, 2), matter), *_vectors(numbers, draw, matter.vector, matter.seed)


def _is_telling(word: str) -> bool:
    return word.islower() and word not in _SMALL


_SMALL = frozenset("the of in to was he for on with that had not been at by from would".split())
_FRAMES = (
    "the {0} of {1} had been {2} in the {3} of {place} and {4} {5} {6}",
    "{name} would not {0} the {1} that {2} the {3} by {4} and {5}",
    "at least {n} {0} {1} were {2} when the {3} {4} on the {5}",
    "he had {0} {1} with the {2} of {place} to {3} {4} from {5}",
    "the {0} was {1} and {2} for the {3} in {place}, with {4} {5} {6}",
)


def _sentence(draw: random.Random, given: Sequence[str], matter: _Matter) -> str:
    words = [*given, *draw.sample(_vocabulary(), 7)][:7]
    draw.shuffle(words)
    figure = draw.choice((draw.randint(2, 99), draw.randint(2, 99), draw.randint(100, 9000)))
    name, place = draw.choice(matter.names), draw.choice(list(matter.places))
    told = draw.choice(_FRAMES).format(*words, name=name, place=place, n=figure)
    return f"{told} with {draw.choice(matter.people)}" if draw.random() < NAMED else told


@cache
def _vocabulary() -> tuple[str, ...]:
    """Words that tell something, from the three hundredth on."""
    return tuple(word for word, rank in ranks().items() if rank > 326 and len(word) > 3)


def _name(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(3)).capitalize() + draw.choice(
        "nrskl"
    )


def _telling(
    draw: random.Random, article: tuple[int, str], place: int, matter: _Matter, text: str, speaker: str
) -> Telling:
    number, published = article
    figures = [word for word in text.split() if word.isdigit()]
    numbers = tuple(
        Number((0, 1), float(word), float(word), float(word), "person", None, "exact", by="source", confidence=0.9)
        for word in figures
    )
    where = tuple(Place((0, 1), name, None, *at, False, ()) for name, at in matter.places.items() if name in text)
    who = Who("person", speaker, (0, 1), 1) if draw.random() < 0.6 else None
    return Telling(
        telling_id(number, place), article_id(number), text, f"{text}, {speaker} said.", f"Outlet {number % 50}",
        published, who, (), Wording(), numbers, (), where, None, article_id(number), speaker,
    )  # fmt: skip
